"""What is cut off from what stands above, since ties lead to units that do not live."""

from collections.abc import Mapping
from datetime import date

import pytest
from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, Figure, Period, roll_up
from vneduunion.model import Activity, ActivityKind, Group, Scope, Tie, TieKind, Unit, UnitKind
from vneduunion.reference import catalogue
from vneduunion.rollup import Missing, Reported
from vneduunion.values.names import Name
from vneduunion.values.quantities import Quantity

HELD, OPERATING = "activities.held", "groups.operating"
EVE, MOVED = date(2025, 6, 30), date(2025, 7, 1)
YEARS = Period.year(2025), Period.year(2026)


def unit(id_: str, **more: object) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_.upper()), **more)


def tie(child: str, parent: str, kind: TieKind = TieKind.DIRECT, **more: date) -> Tie:
    return Tie(child=child, parent=parent, kind=kind, **more)


def event(id_: str, where: str, when: Period) -> Activity:
    return Activity(id=id_, kind=ActivityKind.TRAINING, name=Name(en="E"), unit=where, period=when)


def on(day: date) -> Period:
    return Period.day(day)


DATA = Dataset(
    units=[unit("team"), unit("school"), unit("district", until=EVE), unit("province"), unit("other")],
    ties=[
        tie("team", "school"),
        tie("school", "district"),
        tie("district", "province"),
        tie("other", "province"),
    ],
    activities=[
        event("before", "team", on(EVE)),
        event("after", "team", on(MOVED)),
        event("around", "school", Period.span(EVE, MOVED)),
        event("elsewhere", "other", on(MOVED)),
    ],
)


def bounds(grid: object) -> Mapping[tuple[str, int], tuple[int, int | None]]:
    """Of the cells in which there is something."""
    return {
        (cell.unit, YEARS.index(cell.period)): (cell.quantity.low, cell.quantity.high)
        for cell in grid
        if cell.records
    }


def told(data: Dataset, *measures: object, **more: object) -> list[tuple[object, ...]]:
    found = roll_up(data, measures or (HELD,), periods=YEARS, **more).findings
    return [
        (item.code, item.values["whose"], item.values["records"], item.values["amount"]["en"])
        for item in found
    ]


def test_what_happened_after_the_end_of_a_unit_counts_in_nothing_that_it_stood_below() -> None:
    grid = roll_up(DATA, [HELD], periods=YEARS, missing=Missing.ZERO)
    assert bounds(grid) == {
        ("team", 0): (2, 2),
        ("school", 0): (3, 3),
        ("district", 0): (1, 2),
        ("province", 0): (2, 3),
        ("other", 0): (1, 1),
    }


def test_it_is_told_with_its_numbers() -> None:
    grid = roll_up(DATA, [HELD], periods=YEARS)
    assert told(DATA) == [("R103", "school", 1, "at most 1"), ("R103", "team", 1, "1")]
    assert grid.strays.rows() == [
        (HELD, "school", "CUT_OFF", 0, 0, 1, 1),
        (HELD, "team", "CUT_OFF", 0, 1, 1, 1),
    ]
    assert grid.accounted.rows() == [(HELD, 4, 0, 10_000)]
    assert grid.findings[1].text() == (
        "cut off from what stands above “team” in “Activities held”: 1 (number of records: 1), since ties "
        "lead only to units that did not live then"
    )


@pytest.mark.parametrize("day", [EVE, MOVED])
def test_as_it_was_and_on_its_own_day_are_one(day: date) -> None:
    data = evolve(DATA, activities=[event("e", "team", on(day))])
    one, other = (
        bounds(roll_up(data, [HELD], periods=YEARS, structure=each, missing=Missing.ZERO))
        for each in ("as-it-was", day)
    )
    assert one == other
    assert bool(told(data)) == bool(told(data, structure=day)) == (day == MOVED)


def test_on_a_day_a_unit_that_ended_is_cut_off_where_it_was_on_its_last_day() -> None:
    ended = unit("gone", until=MOVED)
    data = evolve(
        DATA,
        units=[*DATA.units, ended, unit("unborn", since=date(2026, 1, 1))],
        ties=[*DATA.ties, tie("gone", "district"), tie("unborn", "district")],
        activities=[event("e", "gone", on(EVE)), event("f", "unborn", on(date(2026, 2, 1)))],
    )
    assert told(data, structure=MOVED) == [("R103", "gone", 1, "1"), ("R103", "unborn", 1, "1")]
    assert told(data, structure=EVE) == [("R103", "unborn", 1, "1")]


def test_a_unit_that_stands_below_another_one_too_is_not() -> None:
    data = evolve(DATA, ties=[*DATA.ties, tie("school", "other", since=MOVED)])
    assert told(data) == []
    gap = evolve(DATA, ties=[*DATA.ties, tie("school", "other", since=date(2025, 7, 2))])
    assert [whose for _, whose, *_ in told(gap)] == ["school", "team"]


def test_what_lasts_is_told_of_the_periods_in_which_it_is_cut_off() -> None:
    data = evolve(DATA, activities=[], groups=[Group(id="g", unit="team", since=date(2024, 1, 1))])
    strays = roll_up(data, [OPERATING], periods=[Period.year(2024), *YEARS]).strays
    assert strays.select("unit", "why", "period", "records").rows() == [
        ("team", "CUT_OFF", 1, 1),
        ("team", "CUT_OFF", 2, 1),
    ]


def test_in_territories_what_lies_in_none_for_that_reason_is_told() -> None:
    facts = catalogue()
    lying = [
        evolve(each, territory="vn63.ha-giang") if each.id == "district" else each for each in DATA.units
    ]
    data = evolve(DATA, units=lying, territories=facts.territories, successions=facts.successions)
    assert [whose for _, whose, *_ in told(data, line="vn-34")] == ["school", "team"]
    own = [evolve(each, territory="vn63.ha-giang") for each in lying]
    assert told(evolve(data, units=own), line="vn-34") == []


def test_its_own_alone_is_cut_off_from_nothing() -> None:
    assert told(DATA, scope=Scope.OWN) == told(DATA, scope=Scope.OWN, structure=MOVED) == []


def test_reported_figures_are_told_too() -> None:
    figures = [
        Figure(
            id=f"f{at}",
            measure=OPERATING,
            unit="school",
            period=period,
            source="s",
            scope=Scope.OWN,
            quantity=Quantity.exact(5),
        )
        for at, period in enumerate(YEARS)
    ]
    data = evolve(DATA, activities=[], figures=figures)
    grid = roll_up(data, [Reported(OPERATING)], periods=YEARS, missing=Missing.ZERO)
    assert grid.strays.select("why", "period", "low", "high").rows() == [
        ("CUT_OFF", 0, 0, 5),
        ("CUT_OFF", 1, 5, 5),
    ]
    assert grid.accounted.select("somewhere", "nowhere").rows() == [(2, 0)]
    assert ("province", 1) not in bounds(grid)


def test_duckdb_says_the_same() -> None:
    one, other = (roll_up(data, [HELD], periods=YEARS) for data in (DATA, on_duckdb(DATA)))
    assert one.strays.equals(other.strays)
    assert one.findings == other.findings
    assert len(one.strays) == 2
