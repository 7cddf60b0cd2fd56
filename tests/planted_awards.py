"""Faults of awards under laws, decrees and regulations: what is wrong on the days of each of them."""

from collections.abc import Iterator
from datetime import date

from tests.planted_ground import Expected, Ground, Plant, Row, on, year

_OF_YEAR = {"conferred_by": "ha-giang.school-2", **year("for_year", 2018)}
_FIGHTER, _ADVANCED = "grassroots-emulation-fighter", "advanced-worker"


def faults() -> Iterator[Plant]:
    """Every fault of this module."""
    yield from (
        _in_two_forms,
        _used_again,
        _during_a_discipline,
        _year_before_its_end,
        _work_before_its_end,
        _too_many_fighters,
        _one_title_only,
        _without_the_title,
        _given_twice,
        _no_member,
        _recognised_later,
        _large_edition,
        _above_the_recipients,
    )


def _kind(ground: Ground, id_: str, category: str = "FORM") -> str:
    """A kind of award as the catalogue calls it, once."""
    if id_ not in {row["id"] for row in ground.rows["award_kinds"]}:
        ground.add("award_kinds", id=id_, category=category)
    return id_


def _award(ground: Ground, number: int, when: Row, work: str | None = None, **cells: object) -> str:
    """An award of a person, and the work that it names."""
    row = ground.add("awards", recipient=f"person-{number}", **when, **cells)
    if work is not None:
        ground.child("awards.initiatives", row, value=work)
    return str(row["id"])


def _work(ground: Ground, **cells: object) -> str:
    return str(ground.add("initiatives", **cells)["id"])


def _in_two_forms(ground: Ground) -> Iterator[Expected]:
    work, form = _work(ground), _kind(ground, "another-form")
    for kind, when in (("certificate", 2024), (form, 2025)):
        yield Expected(
            "A201", "awards.initiatives", _award(ground, 201, year("when", when), work, kind=kind), "value"
        )


def _used_again(ground: Ground) -> Iterator[Expected]:
    work = _work(ground)
    first, second = (_kind(ground, id_, "HONOUR") for id_ in ("meritorious-teacher", "peoples-teacher"))
    _award(ground, 202, year("when", 2020), work, kind=first)
    again = _award(ground, 202, year("when", 2026), work, kind=second)
    yield Expected("A207", "awards.initiatives", again, "value")


def _disciplined(ground: Ground, number: int) -> None:
    days = {"since": date(2024, 2, 1), "until": date(2024, 12, 31)}
    ground.add("disciplines", person=f"person-{number}", **days)


def _during_a_discipline(ground: Ground) -> Iterator[Expected]:
    _disciplined(ground, 203)
    yield Expected("A202", "awards", _award(ground, 203, on("when", date(2024, 6, 1))), "when")


def _year_before_its_end(ground: Ground) -> Iterator[Expected]:
    _disciplined(ground, 204)
    given = _award(ground, 204, year("when", 2025), **year("for_year", 2024))
    yield Expected("A203", "awards", given, "for_year")


def _work_before_its_end(ground: Ground) -> Iterator[Expected]:
    _disciplined(ground, 205)
    work = ground.add("initiatives")
    ground.child("initiatives.recognitions", work)
    given = _award(ground, 205, year("when", 2025), str(work["id"]))
    yield Expected("A203", "awards.initiatives", given, "value")


def _too_many_fighters(ground: Ground) -> Iterator[Expected]:
    """Two of two; it is told of the one with the lesser id."""
    same = {"conferred_by": "ha-giang.school-1", **year("for_year", 2022)}
    when = on("when", date(2023, 1, 10))
    _award(ground, 206, when, kind=_kind(ground, _ADVANCED, "TITLE"), **same)
    fighter = _kind(ground, _FIGHTER, "TITLE")
    given = [_award(ground, number, when, kind=fighter, **same) for number in (206, 207)]
    yield Expected("A204", "awards", min(given), "kind")


def _one_title_only(ground: Ground) -> Iterator[Expected]:
    title = _kind(ground, "ministerial-emulation-fighter", "TITLE")
    _award(ground, 208, year("when", 2019), kind=title)
    national = _kind(ground, "national-emulation-fighter", "TITLE")
    yield Expected("A205", "awards", _award(ground, 208, year("when", 2021), kind=national), "kind")


def _without_the_title(ground: Ground) -> Iterator[Expected]:
    when = on("when", date(2019, 1, 10))
    _award(ground, 209, when, kind=_kind(ground, _ADVANCED, "TITLE"), **_OF_YEAR)
    fighter = _award(ground, 210, when, kind=_kind(ground, _FIGHTER, "TITLE"), **_OF_YEAR)
    yield Expected("A206", "awards", fighter, "kind")


def _given_twice(ground: Ground) -> Iterator[Expected]:
    prize, medal = (
        _kind(ground, "nguyen-van-linh-award", "PRIZE"),
        _kind(ground, "medal-building-trade-union"),
    )
    for code, kind, number in (("A208", prize, 211), ("A209", medal, 212)):
        for day in (date(2018, 7, 28), date(2019, 7, 28)):
            yield Expected(code, "awards", _award(ground, number, on("when", day), kind=kind), "kind")


def _no_member(ground: Ground) -> Iterator[Expected]:
    certificate = _kind(ground, "creative-labour-certificate")
    for code, number, day in (("A210", 213, date(2016, 5, 1)), ("A211", 214, date(2020, 5, 1))):
        ground.add("union_memberships", person=f"person-{number}", until=date(2015, 12, 31))
        given = _award(ground, number, on("when", day), kind=certificate)
        yield Expected(code, "awards", given, "recipient")


def _recognised_later(ground: Ground) -> Iterator[Expected]:
    work = ground.add("initiatives", kind="SOLUTION", **year("applied", 2023))
    ground.child("initiatives.recognitions", work, **year("when", 2025))
    given = _award(ground, 215, on("when", date(2024, 11, 20)), str(work["id"]))
    yield Expected("A212", "awards.initiatives", given, "value")


def _large_edition(ground: Ground) -> Iterator[Expected]:
    prize = _kind(ground, "nguyen-van-linh-award", "PRIZE")
    given = [_award(ground, number, year("when", 2022), kind=prize) for number in range(11)]
    yield Expected("A213", "awards", min(given), "kind")


def _above_the_recipients(ground: Ground) -> Iterator[Expected]:
    certificate = _kind(ground, "vgcl.thematic-certificate")
    row = ground.add("awards", kind=certificate, recipient="vetu", **year("when", 2022))
    yield Expected("A214", "awards", row["id"], "recipient")
