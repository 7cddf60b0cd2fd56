"""What is wrong with awards under the texts of their days, worked out record by record."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from math import ceil
from typing import Any

from tests.laws.validation_oracle.commendation_world import (
    ADVANCED,
    CREATIVE,
    FIGHTER,
    MEDAL,
    NATIONAL,
    OF_UNION,
    PRIZE,
    PROVINCIAL,
    THEMATIC,
)
from tests.laws.validation_oracle.walking import Key, elements, records
from vneduunion.model import Award, AwardCategory, Dataset, InitiativeKind, UnitKind

LAW = date(2024, 1, 1), date(2026, 9, 30)
IN_LAW = {InitiativeKind.TECHNICAL, InitiativeKind.EXPERIENCE, InitiativeKind.SOLUTION}


def _during(award: Award, first: date, last: date) -> bool:
    """Every day on which it may have been conferred is one of some days."""
    when = award.when
    return when.first is not None and when.last is not None and first <= when.first and when.last <= last


def _standing(data: Dataset, *kinds: str) -> list[tuple[Key, Award]]:
    found = records(data, "awards")
    return [(key, item) for key, item in found if item.revoked is None and (not kinds or item.kind in kinds)]


def _category(data: Dataset, award: Award) -> AwardCategory | None:
    kind = data.award_kinds.get(award.kind)
    return kind.category if kind else None


def _lawful(data: Dataset, award: Award) -> bool:
    return award.revoked is None and _category(data, award) not in {None, AwardCategory.PRIZE}


def _named(data: Dataset, category: AwardCategory) -> Iterator[tuple[Key, Award, str]]:
    for key, award, work in elements(data, "awards", "initiatives"):
        if award.revoked is None and _category(data, award) is category:
            yield key, award, work


def _again(data: Dataset, category: AwardCategory, judged: Callable[[Award], bool]) -> set[Key]:
    return {
        key
        for key, award, work in _named(data, category)
        for _, other, named in _named(data, category)
        if judged(award) and other.id != award.id and (award.recipient, work) == (other.recipient, named)
    }


def _two_forms(data: Dataset) -> set[Key]:
    return _again(data, AwardCategory.FORM, lambda award: _during(award, *LAW))


def _used_again(data: Dataset) -> set[Key]:
    def judged(award: Award) -> bool:
        since = date(2024, 5, 25)
        teachers = award.kind in {"peoples-teacher", "meritorious-teacher"}
        return teachers and award.when.first is not None and award.when.first >= since

    return _again(data, AwardCategory.HONOUR, judged)


def _under_discipline(data: Dataset) -> set[Key]:
    return {
        key
        for key, award in records(data, "awards")
        for item in data.disciplines
        if _lawful(data, award)
        and item.person == award.recipient
        and item.until
        and _during(award, *LAW)
        and _during(award, item.since, item.until)
    }


def _before_its_end(data: Dataset, award: Award, last: date | None) -> bool:
    ended = [item.until for item in data.disciplines if item.person == award.recipient and item.until]
    given = award.when.first
    return (
        _lawful(data, award)
        and _during(award, *LAW)
        and last is not None
        and given is not None
        and any(last <= until < given for until in ended)
    )


def _recognised(data: Dataset, work: str) -> tuple[date, date] | None:
    """The first and the last day of a work's recognitions, where all of them have days."""
    days = [
        (act.when.first, act.when.last) if act.when else (None, None)
        for act in data.initiatives[work].recognitions
    ]
    if not days or any(day is None for pair in days for day in pair):
        return None
    return min(first for first, _ in days), max(last for _, last in days)


def _achieved_before(data: Dataset) -> set[Key]:
    found = {
        key
        for key, award in records(data, "awards")
        if award.for_year and _before_its_end(data, award, award.for_year.last)
    }
    for key, award, work in elements(data, "awards", "initiatives"):
        days = _recognised(data, work)
        if days and _before_its_end(data, award, days[1]):
            found.add(key)
    return found


def _of_year(award: Award) -> Any:
    year = award.for_year
    return (award.conferred_by, year.first, year.last) if year and award.conferred_by else None


def _too_many_fighters(data: Dataset) -> set[Key]:
    found = set()
    titles = _standing(data, FIGHTER, ADVANCED)
    for group in {_of_year(award) for _, award in titles} - {None}:
        of_year = [(key, award) for key, award in titles if _of_year(award) == group]
        fighters = [
            (key, award)
            for key, award in of_year
            if award.kind == FIGHTER and _during(award, date(2017, 10, 1), date(2023, 12, 31))
        ]
        undated = [
            award
            for _, award in titles
            if award.kind == ADVANCED and award.for_year is None and award.conferred_by == group[0]
        ]
        whole = len({award.recipient for _, award in of_year}) + len(undated)
        several = len({award.recipient for _, award in fighters})
        listed = any(award.kind == ADVANCED for _, award in of_year)
        if listed and several > ceil(15 * whole / 100):
            found.add(min(fighters, key=lambda item: item[1].id)[0])
    return found


def _no_two_titles(data: Dataset) -> set[Key]:
    def follows(one: Award, other: Award) -> bool:
        first, second = one.for_year, other.for_year
        if first is None or second is None:
            return True
        return first.first < second.first and second.first.year - first.last.year <= 1

    found = set()
    for key, award in _standing(data, NATIONAL):
        if not _during(award, date(2004, 7, 1), LAW[1]):
            continue
        titles = [
            title
            for _, title in _standing(data, PROVINCIAL, OF_UNION)
            if title.recipient == award.recipient
            and (title.when.first is None or title.when.first <= award.when.last)
        ]
        pairs = [(one, other) for one, other in product(titles, titles) if one.id != other.id]
        if titles and not any(follows(one, other) for one, other in pairs):
            found.add(key)
    return found


def _without_the_title(data: Dataset) -> set[Key]:
    advanced = [award for _, award in _standing(data, ADVANCED)]
    return {
        key
        for key, award in _standing(data, FIGHTER)
        if _during(award, date(2017, 12, 28), date(2019, 11, 11))
        and _of_year(award) in {_of_year(title) for title in advanced} - {None}
        and not any(
            title.recipient == award.recipient and title.for_year in {award.for_year, None}
            for title in advanced
        )
    }


def _twice(data: Dataset, kind: str, judged: Callable[[Award], bool]) -> set[Key]:
    awards = _standing(data, kind)
    return {
        key
        for key, award in awards
        if judged(award)
        and any(other.id != award.id and other.recipient == award.recipient for _, other in awards)
    }


def _no_member(first: date, last: date) -> Callable[[Dataset], set[Key]]:
    def oracle(data: Dataset) -> set[Key]:
        found = set()
        for key, award in _standing(data, CREATIVE):
            own = [item for item in data.union_memberships if item.person == award.recipient]
            if (
                own
                and _during(award, first, last)
                and all(
                    (item.since and item.since > award.when.last)
                    or (item.until and item.until < award.when.first)
                    for item in own
                )
            ):
                found.add(key)
        return found

    return oracle


def _recognised_later(data: Dataset) -> set[Key]:
    found = set()
    for key, award, work in elements(data, "awards", "initiatives"):
        days = _recognised(data, work)
        if (
            days
            and data.initiatives[work].kind in IN_LAW
            and _lawful(data, award)
            and _during(award, *LAW)
            and days[0] > award.when.last
        ):
            found.add(key)
    return found


def _large_edition(data: Dataset) -> set[Key]:
    judged = [
        (key, award)
        for key, award in _standing(data, PRIZE)
        if _during(award, date(2019, 11, 12), date(2024, 5, 28))
        and award.when.first.year == award.when.last.year
    ]
    found = set()
    for year in {award.when.first.year for _, award in judged}:
        given = [(award.id, key, award.recipient) for key, award in judged if award.when.first.year == year]
        if len({recipient for *_, recipient in given}) > 10:
            found.add(min(given)[1])
    return found


def _above_the_recipients(data: Dataset) -> set[Key]:
    """Of the kinds of this world the federation of a district stands right above the grassroots."""
    found = set()
    for key, award in records(data, "awards"):
        unit = data.units.get(award.recipient)
        if unit is None or award.kind != THEMATIC:
            continue
        higher = unit.kind is UnitKind.PROVINCIAL_FEDERATION
        upper = higher or unit.kind is UnitKind.DISTRICT_FEDERATION
        first = higher and _during(award, date(2017, 12, 28), date(2019, 11, 11))
        if first or (upper and _during(award, date(2019, 11, 12), date(2024, 5, 28))):
            found.add(key)
    return found


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "A201": _two_forms,
    "A202": _under_discipline,
    "A203": _achieved_before,
    "A204": _too_many_fighters,
    "A205": _no_two_titles,
    "A206": _without_the_title,
    "A207": _used_again,
    "A208": lambda data: _twice(
        data, PRIZE, lambda award: _during(award, date(2017, 12, 28), date(2019, 11, 11))
    ),
    "A209": lambda data: _twice(data, MEDAL, lambda _: True),
    "A210": _no_member(date(2014, 12, 24), date(2017, 12, 27)),
    "A211": _no_member(date(2017, 12, 28), date(2024, 5, 28)),
    "A212": _recognised_later,
    "A213": _large_edition,
    "A214": _above_the_recipients,
}
