from datetime import date, datetime

import narwhals.stable.v2 as nw
import pytest
from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, Grid, LoadError, Period, Quantity, UnknownId, roll_up
from vneduunion.model import (
    Authorship,
    Award,
    Group,
    Initiative,
    InitiativeKind,
    MeasureDefinition,
    Membership,
    Person,
    Recognition,
    RecognitionLevel,
    Share,
    Succession,
    SuccessionKind,
    Tie,
    TieKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue, measure_definitions
from vneduunion.rollup import Expected, Missing, Open
from vneduunion.tables import Tables
from vneduunion.values.names import Name

YEAR, NEXT = Period.year(2025), Period.year(2026)
MERGED = date(2025, 7, 1)


def unit(id_: str, **more: object) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_.upper()), **more)


def recognised(id_: str, when: Period | None, *units: str, **more: object) -> Initiative:
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=when)
    return Initiative(
        id=id_, title="T", kind=InitiativeKind.TOPIC, units=units, recognitions=(recognition,), **more
    )


def on(month: int, year: int = 2025) -> Period:
    return Period.day(date(year, month, 1))


UNITS = (unit("top"), unit("a", until=date(2025, 6, 30)), unit("b"), unit("c", since=date(2025, 3, 1)))
TIES = tuple(Tie(child=child, parent="top", kind=TieKind.DIRECT) for child in "abc")
GONE = Succession(kind=SuccessionKind.ABSORBED, before=("a",), after=("b",), on=MERGED)


def world(*initiatives: Initiative, **more: object) -> Dataset:
    return Dataset(units=UNITS, ties=TIES, successions=[GONE], initiatives=initiatives, **more)


def bounds(
    grid: Grid, measure: str = "initiatives.recognised"
) -> dict[tuple[str, str], tuple[int, int | None]]:
    return {
        (cell.unit, cell.period.text()): (cell.quantity.low, cell.quantity.high)
        for cell in grid
        if cell.measure == measure
    }


def counted(
    data: Dataset | Tables, measure: str | MeasureDefinition = "initiatives.recognised", **asked: object
) -> dict[str, tuple[int, int | None]]:
    """The bounds by unit, of one period."""
    grid = roll_up(data, [measure], **{"periods": [YEAR], "missing": Missing.ZERO} | asked)
    return {cell.unit: (cell.quantity.low, cell.quantity.high) for cell in grid}


# --- where things count --------------------------------------------------------------------------


def test_an_initiative_of_two_units_counts_once_above_them() -> None:
    data = world(recognised("i", on(3), "a", "b"))
    assert counted(data) == {"a": (1, 1), "b": (1, 1), "top": (1, 1)}


def test_on_the_structure_of_a_day_it_counts_where_its_unit_went() -> None:
    data = world(recognised("i", on(3), "a"), recognised("j", on(3), "a", "b"))
    assert counted(data, structure=MERGED) == {"b": (2, 2), "top": (2, 2)}


def test_two_recognitions_in_one_period_are_one_recognised_initiative() -> None:
    twice = tuple(Recognition(level=RecognitionLevel.GRASSROOTS, when=on(month)) for month in (3, 4))
    assert counted(world(evolve(recognised("i", None, "b"), recognitions=twice)))["b"] == (1, 1)


def test_by_territories_a_merged_province_is_the_new_one() -> None:
    data = evolve(
        catalogue(),
        units=[unit("x", territory="vn63.yen-bai"), unit("y", territory="vn63.lao-cai")],
        ties=[],
        initiatives=[recognised("i", on(3), "x"), recognised("j", on(3), "x", "y")],
    )
    assert counted(data, line="vn-34") == {"vn34.lao-cai": (2, 2)}


# --- when things happen --------------------------------------------------------------------------


def test_what_may_be_in_a_period_and_need_not_counts_for_the_upper_bound_alone() -> None:
    span = Period.span(date(2024, 12, 1), date(2025, 1, 31))
    data = world(recognised("i", span, "b"), recognised("j", None, "b"), recognised("k", on(5), "b"))
    assert counted(data)["b"] == (1, 3)


def test_authorships_are_counted_each_and_their_record_once() -> None:
    authors = tuple(Authorship(person=person, unit="b") for person in "pq")
    (cell, _) = roll_up(
        world(evolve(recognised("i", on(3)), authors=authors)), ["authorships.recognised"], periods=[YEAR]
    )
    assert (cell.unit, cell.quantity.low, cell.records) == ("b", 2, 1)


def test_parts_of_a_record_that_happen_with_it_add_up() -> None:
    applied = evolve(measure_definitions()["authorships.recognised"], when="applied")
    authors = tuple(Authorship(person=person, unit="b") for person in "pq")
    data = world(evolve(recognised("i", None, applied=on(3)), authors=authors))
    (cell, _) = roll_up(data, [applied], periods=[YEAR])
    assert (cell.unit, cell.quantity.low, cell.records) == ("b", 2, 1)


def test_periods_may_stand_in_any_order() -> None:
    data = world(recognised("i", on(3), "b"), recognised("j", on(3, 2026), "b"))
    for periods in ([NEXT, YEAR], [NEXT, Period.year(2024), YEAR]):
        grid = roll_up(data, ["initiatives.recognised"], periods=periods, missing=Missing.ZERO)
        assert bounds(grid)["b", "2025"] == bounds(grid)["b", "2026"] == (1, 1)


def test_one_label_has_one_reading() -> None:
    year = Period.school_year(2024)
    data = world(recognised("i", year, "a"))
    assert counted(data, periods=[year]) == {"a": (1, 1), "top": (1, 1)}
    assert counted(data, periods=[Period.school_year(2025)]) == {}


def test_periods_may_overlap() -> None:
    periods = [
        YEAR,
        Period.quarter(2025, 1),
        Period.span(None, date(2025, 6, 30)),
        Period.span(date(2025, 2, 1), None),
    ]
    found = bounds(
        roll_up(
            world(recognised("i", on(3), "b")),
            ["initiatives.recognised"],
            periods=periods,
            missing=Missing.ZERO,
        )
    )
    assert {found["b", period.text()] for period in periods} == {(1, 1)}


def test_a_period_without_a_certain_day_is_only_possible() -> None:
    vague = evolve(YEAR, core_first=None, core_last=None)
    assert counted(world(recognised("i", on(3), "b")), periods=[vague])["b"] == (0, 1)


def test_an_event_whose_unit_moves_in_its_days_is_certain_only_where_it_stays() -> None:
    ties = [
        Tie(child="s", parent="a", kind=TieKind.DIRECT, until=date(2025, 5, 31)),
        Tie(child="s", parent="b", kind=TieKind.DIRECT, since=date(2025, 6, 1)),
        *TIES,
    ]
    data = evolve(world(recognised("i", YEAR, "s")), units=(*UNITS, unit("s")), ties=ties)
    assert counted(data) == {"s": (1, 1), "a": (0, 1), "b": (0, 1), "top": (1, 1)}


def test_by_default_the_years_are_those_in_which_something_has_a_day() -> None:
    grid = roll_up(
        world(recognised("i", on(3), "b"), recognised("j", on(3, 2027), "b")), ["initiatives.recognised"]
    )
    assert [period.text() for period in grid.periods] == ["2025", "2026", "2027"]
    for data in (world(), on_duckdb(world())):
        empty = roll_up(data, ["initiatives.recognised", "groups.founded", "groups.operating"])
        assert (empty.periods, [*empty], len(empty.strays)) == ((), [], 0)


def group(id_: str, since: date | None, until: date | None = None, **more: object) -> Group:
    return Group(id=id_, unit="b", since=since, until=until, **more)


def test_what_lasts_counts_wherever_it_was_at_some_time() -> None:
    """Of a period without a certain day only what has neither a first nor a last day is certain."""
    groups = [group("g", date(2024, 1, 1), date(2025, 1, 1)), group("h", date(2026, 1, 1)), group("k", None)]
    data = world(groups=groups)
    vague = evolve(YEAR, core_first=None, core_last=None)
    assert counted(data, "groups.operating")["b"] == (2, 2)
    assert counted(data, "groups.operating", periods=[vague])["b"] == (1, 2)


def test_a_stock_is_taken_at_the_end() -> None:
    operating = measure_definitions()["groups.operating"]
    stock = evolve(operating, measure=evolve(operating.measure, timing=Timing.STOCK))
    data = world(groups=[group("g", date(2024, 1, 1), date(2025, 6, 1)), group("h", date(2025, 6, 1))])

    def at_end(period: Period) -> tuple[int, int | None]:
        return bounds(roll_up(data, [stock], periods=[period], missing=Missing.ZERO), stock.id)[
            "b", period.text()
        ]

    assert at_end(YEAR) == (1, 1)
    assert at_end(Period.span(date(2025, 1, 1), None)) == (2, 2)
    assert at_end(evolve(YEAR, core_last=date(2025, 5, 31))) == (0, 2)


# --- what is counted -----------------------------------------------------------------------------


def test_amounts_are_added_once_for_each_record() -> None:
    work = [
        recognised("i", None, "a", "b", applied=on(3), benefit=Quantity.exact(10)),
        recognised("j", None, "b", applied=on(4), benefit=Quantity(low=5)),
        recognised("k", None, "c", applied=on(4)),
    ]
    data = world(*work)
    assert counted(data, "initiatives.benefit") == {
        "a": (10, 10),
        "b": (15, None),
        "c": (0, None),
        "top": (15, None),
    }


def test_persons_are_counted_once_and_their_turns_each() -> None:
    authors = tuple(Authorship(person=person, unit="b") for person in ("p", "q"))
    data = world(recognised("i", on(3), authors=authors), recognised("j", on(4), authors=authors[:1]))
    assert counted(data, "authors.recognised")["top"] == (2, 2)
    assert counted(data, "authorships.recognised")["top"] == (3, 3)


def test_members_and_memberships() -> None:
    twice = tuple(
        Membership(person="p", since=day, until=day) for day in (date(2025, 1, 1), date(2025, 2, 1))
    )
    data = world(groups=[group("g", None, members=twice)])
    assert counted(data, "groups.memberships")["b"] == (2, 2)
    assert counted(data, "groups.members")["b"] == (1, 1)


def test_awards_go_to_collectives_and_persons() -> None:
    people = [Person(id="p", name="An")]
    given = [
        Award(id=f"w{at}", kind="k", recipient=who, conferred_by="top", when=on(3))
        for at, who in enumerate(("b", "g", "p"))
    ]
    data = world(awards=given, persons=people, groups=[group("g", None)])
    assert counted(data, "awards.received") == {"b": (2, 2), "top": (2, 2)}
    assert counted(data, "persons.awarded") == {"top": (1, 1)}
    assert counted(data, "awards.conferred") == {"top": (3, 3)}


def test_only_some_of_them() -> None:
    topics = measure_definitions()["initiatives.recognised"].only("kind", "TOPIC")
    paper = evolve(recognised("j", on(3), "b"), kind=InitiativeKind.PAPER)
    data = world(recognised("i", on(3), "b"), paper)
    assert counted(data, topics)["b"] == (1, 1)


# --- what is missing -----------------------------------------------------------------------------


def test_a_total_is_a_lower_bound_where_nobody_lists_its_parts() -> None:
    data = world(recognised("i", on(3), "b"))
    assert counted(data, missing=Missing.OPEN) == {"b": (1, None), "top": (1, None)}
    assert counted(data, missing=Missing.UNKNOWN) == {"b": (0, None), "top": (0, None)}


def test_it_is_one_where_a_part_is_missing_and_whole_where_none_is() -> None:
    data = world(recognised("i", on(3), "b"))
    found = bounds(roll_up(data, ["initiatives.recognised"], periods=[YEAR], expected=["b"]))
    assert found == {("b", "2025"): (1, 1), ("top", "2025"): (1, 1)}
    grid = roll_up(
        data, ["initiatives.recognised"], periods=[YEAR], expected=Expected(units=("b", "c"), open=Open.END)
    )
    assert bounds(grid) == {("b", "2025"): (1, 1), ("c", "2025"): (0, None), ("top", "2025"): (1, None)}
    coverage = {cell.unit: cell.coverage.text() for cell in grid}
    assert coverage == {"b": "1 / 1", "c": "0 / 1", "top": "1 / 2"}


@pytest.mark.parametrize(
    ("opens", "months"),
    [(Open.WHOLE, 4), (Open.ANY, 6), (Open.END, 5)],
)
def test_who_is_expected_in_a_period_of_which_a_unit_lives_in_parts(opens: Open, months: int) -> None:
    """A unit that opens in the middle of February and closes in the middle of July, month by month."""
    units = [unit("m", since=date(2025, 2, 15), until=date(2025, 7, 15))]
    data = Dataset(units=units, initiatives=[recognised("i", on(3), "m")])
    grid = roll_up(
        data,
        ["initiatives.recognised"],
        periods=[Period.month(2025, month) for month in range(1, 13)],
        expected=Expected(units=("m",), open=opens),
    )
    assert sum(cell.coverage.expected or 0 for cell in grid) == months
    assert sum(cell.coverage.have for cell in grid) == 1


def test_a_unit_that_opens_in_february_and_closes_in_july_is_expected_six_times() -> None:
    """12 - 1 - 5 = 6, as answered on the mailing list of DHIS2 (msg33809)."""
    units = [unit("m", since=date(2025, 2, 1), until=date(2025, 7, 31))]
    data = Dataset(units=units, initiatives=[recognised("i", on(3), "m")])
    months = [Period.month(2025, month) for month in range(1, 13)]
    for opens in Open:
        expected = Expected(units=("m",), open=opens)
        grid = roll_up(data, ["initiatives.recognised"], periods=months, expected=expected)
        assert sum(cell.coverage.expected or 0 for cell in grid) == 6


def test_closed_units_never_stand_in_the_numerator_alone() -> None:
    data = world(recognised("i", on(3), "a"), recognised("j", on(3), "b"))
    grid = roll_up(data, ["initiatives.recognised"], periods=[YEAR], expected=["a", "b"])
    coverage = {cell.unit: (cell.coverage.have, cell.coverage.expected) for cell in grid}
    assert coverage == {"a": (0, None), "b": (1, 1), "top": (1, 1)}


def test_cells_of_the_units_asked_for_are_there_without_records() -> None:
    data = world(recognised("i", on(3), "b"))
    assert counted(data, units=["c", "top"]) == {"c": (0, 0), "top": (1, 1)}
    with pytest.raises(UnknownId, match="bb"):
        roll_up(data, ["initiatives.recognised"], units=["bb"])


def test_what_counts_nowhere_is_told() -> None:
    data = world(
        recognised("i", on(9), "a"),
        recognised("j", on(3), "nobody"),
        recognised("k", on(3)),
        recognised("l", None),
    )
    grid = roll_up(data, ["initiatives.recognised", "initiatives.benefit"], periods=[YEAR])
    found = {
        (row["unit"], row["why"]): (row["low"], row["high"]) for row in grid.strays.iter_rows(named=True)
    }
    assert found == {
        ("a", "OUTSIDE_LIFE"): (1, 1),
        ("nobody", "UNKNOWN_UNIT"): (1, 1),
        (None, "NO_UNIT"): (1, 2),
    }
    assert not len(grid)


def test_measures_that_nobody_defined_are_told_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        roll_up(world(), ["initiatives.loved", "initiatives.recognised", "groups.loved"])
    assert [fault.place for fault in caught.value.faults] == ["initiatives.loved", "groups.loved"]


def test_some_measure_must_be_named() -> None:
    with pytest.raises(LoadError, match=r"groups\.founded"):
        roll_up(world(), [])


def test_a_unit_has_data_only_where_something_certainly_is() -> None:
    """Else an event that may belong to another period would close a total that lacks a part."""
    data = world(recognised("i", None, "b"))
    grid = roll_up(data, ["initiatives.recognised"], periods=[YEAR], expected=["b"])
    cell = grid.cell("initiatives.recognised", "b", YEAR)
    assert (cell.coverage.text(), cell.quantity.high) == ("0 / 1", None)


def test_units_that_cannot_be_read_are_not_passed_over() -> None:
    columns = on_duckdb(world())
    broken = columns["units"].with_columns(nw.lit("no kind").alias("kind"))
    with pytest.raises(LoadError):
        roll_up(evolve(columns, frames={**columns.frames, "units": broken}), ["initiatives.recognised"])


def test_duckdb_gives_the_same() -> None:
    data = world(
        recognised("i", on(3), "a", "b"),
        recognised("j", None, "b", applied=on(3), benefit=Quantity(low=5)),
        recognised("k", on(9), "a"),
        groups=[group("g", None)],
    )
    measures = ["initiatives.recognised", "initiatives.benefit", "groups.operating", "groups.founded"]
    asked = {"periods": [YEAR, NEXT], "structure": MERGED}
    one, other = (roll_up(each, measures, **asked) for each in (data, on_duckdb(data)))
    assert one.table.equals(other.table)
    assert one.strays.equals(other.strays)
    cell = ("initiatives.recognised", "top", YEAR)
    assert one.explain(*cell).equals(other.explain(*cell))


# --- what is asked for wrongly -------------------------------------------------------------------


def test_one_measure_may_be_asked_for_by_itself() -> None:
    data = world(recognised("i", on(4), "b"))
    asked = {"periods": [YEAR]}
    assert bounds(roll_up(data, "initiatives.recognised", **asked)) == bounds(
        roll_up(data, ["initiatives.recognised"], **asked)
    )


def test_a_unit_that_nobody_bears_is_expected_of_nobody() -> None:
    with pytest.raises(UnknownId, match="'typo'"):
        roll_up(world(), ["initiatives.recognised"], expected=["b", "typo"])
    with pytest.raises(LoadError) as refused:
        roll_up(world(), ["initiatives.recognised"], expected=Expected.of(["x", "y"]))
    assert [fault.place for fault in refused.value.faults] == ["expected", "expected"]


@pytest.mark.parametrize(
    ("line", "asked", "wrong"),
    [
        (TieKind.DIRECT, ["b", "vn34.lao-cai"], ["'vn34.lao-cai'"]),
        ("vn-34", ["vn63.yen-bai", "b", "vn34.lao-cai"], ["'vn63.yen-bai'", "'b'"]),
    ],
)
def test_places_of_another_line_are_refused(line, asked, wrong) -> None:
    units = [*UNITS[:2], unit("b", territory="vn63.lao-cai"), UNITS[3]]
    facts = catalogue()
    data = Dataset(
        units=units, ties=TIES, territories=facts.territories, successions=[*facts.successions, GONE]
    )
    with pytest.raises(LoadError) as refused:
        roll_up(data, ["initiatives.recognised"], units=asked, line=line)
    assert [fault.values["id"] for fault in refused.value.faults] == wrong
    assert str(refused.value).startswith(f"units: {wrong[0]} is no place along {line}")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"periods": ["2024"]}, "Period.parse"),
        ({"structure": "2025-07-01"}, "a date or"),
        ({"structure": None}, "a date or"),
        ({"as_of": "2025"}, r"as_of is a date such as date\(2025, 7, 1\), not '2025'"),
        ({"as_of": datetime(2025, 1, 1)}, "as_of is a date"),  # noqa: DTZ001 no time is meant
    ],
)
def test_what_is_of_another_kind_is_refused(asked, words) -> None:
    with pytest.raises(TypeError, match=words):
        roll_up(world(), ["initiatives.recognised"], **asked)


def test_a_folder_is_read_first() -> None:
    with pytest.raises(TypeError, match=r"not str: `read` gives the one, `scan` the other"):
        roll_up("folder", ["initiatives.recognised"])


def test_a_line_may_be_named_by_its_word() -> None:
    data = world(recognised("i", on(4), "b"))
    named, told = (
        roll_up(data, ["initiatives.recognised"], periods=[YEAR], line=line)
        for line in ("DIRECT", TieKind.DIRECT)
    )
    assert bounds(named) == bounds(told)


def test_what_cannot_be_divided_is_explained_as_it_counts() -> None:
    shares = (Share(after="b", basis_points=3000), Share(after="c", basis_points=7000))
    parted = Succession(kind=SuccessionKind.SPLIT, before=("a",), after=("b", "c"), on=MERGED, shares=shares)
    data = Dataset(units=UNITS, ties=TIES, successions=[parted], initiatives=[recognised("i", on(4), "a")])
    grid = roll_up(data, ["initiatives.recognised"], periods=[YEAR], structure=MERGED, missing="ZERO")
    for place in "bc":
        assert grid.cell("initiatives.recognised", place, YEAR).quantity == Quantity(low=0, high=1)
        told = grid.explain("initiatives.recognised", place, YEAR)
        assert told.select("weight_low", "weight_high").rows() == [(0, 10_000)]
    assert grid.explain("initiatives.recognised", "top", YEAR)["weight_low"].to_list() == [10_000]
