"""Records put together by operators: what laws cannot tell, since they draw no such worlds."""

from datetime import date

import pytest
from attrs import evolve

from tests.operator_worlds import activity, amounts, counts, figure, initiative, things
from tests.rule_checks import on_duckdb
from tests.small_world import measure, tie, unit
from vneduunion import Dataset, Grid, LoadError, Period, Quantity, roll_up
from vneduunion.model import (
    Authorship,
    Group,
    MeasureDefinition,
    Operator,
    Succession,
    SuccessionKind,
    Timing,
)
from vneduunion.rollup import Missing
from vneduunion.tables.from_records import LARGEST

YEAR = Period.year(2025)
JUNE = Period.month(2025, 6)
UNITS = [unit("top"), unit("a"), unit("b"), unit("old", until=date(2025, 6, 30))]
TIES = [tie(child, "top") for child in ("a", "b", "old")]


def on(month: int) -> Period:
    return Period.day(date(2025, month, 1))


def rolled(definition: MeasureDefinition, asked: dict[str, object] | None = None, **records: object) -> Grid:
    data = Dataset(**{"units": UNITS, "ties": TIES} | records)
    return roll_up(data, [definition], **{"periods": [YEAR], "missing": Missing.ZERO} | (asked or {}))


def bounds(grid: Grid) -> dict[str, tuple[int | None, int | None]]:
    return {cell.unit: (cell.quantity.low, cell.quantity.high) for cell in grid}


def test_the_most_groups_of_one_unit_at_the_end_of_the_period() -> None:
    groups = [
        Group(id=f"g{at}", unit=who, since=date(2025, 1, 1), until=until)
        for at, (who, until) in enumerate([("a", None), ("a", None), ("b", None), ("b", date(2025, 5, 1))])
    ]
    operating = MeasureDefinition(
        measure=measure("most", timing=Timing.STOCK, over_units=Operator.MAX),
        table="groups",
        when="since..until",
        units=("unit",),
    )
    assert bounds(rolled(operating, groups=groups)) == {"a": (2, 2), "b": (1, 1), "top": (2, 2)}
    last = evolve(operating, measure=evolve(operating.measure, over_units=Operator.LAST))
    assert bounds(rolled(last, groups=groups))["top"] == (1, 2)


def test_on_duckdb_a_count_of_a_day_that_is_not_known_says_the_same() -> None:
    held = [
        activity("x", "a", on(3)),
        activity("y", "a", on(3)),
        activity("z", "a", JUNE),
        activity("w", "b", YEAR),
    ]
    data = Dataset(units=UNITS, ties=TIES, activities=held)
    definition = counts(Operator.MAX, Operator.MIN)
    one, other = (
        roll_up(each, [definition], periods=[YEAR], missing=Missing.ZERO) for each in (data, on_duckdb(data))
    )
    assert bounds(one) == bounds(other) == {"a": (1, 3), "b": (1, 1), "top": (1, 3)}


@pytest.mark.parametrize(
    ("definition", "known"),
    [
        (counts(Operator.MAX, Operator.SUM), (3, 3)),
        (counts(Operator.MAX, Operator.MEAN), (2, 2)),
        (things(Operator.MEAN, Operator.SUM), (1, 2)),
        (things(Operator.MAX, Operator.MAX), (2, 2)),
    ],
)
def test_counts_of_units_and_of_days(definition: MeasureDefinition, known: tuple[int, int]) -> None:
    held = [activity(f"a{at}", "a", on(3)) for at in range(2)]
    held += [activity(f"b{at}", "b", on(5 + at)) for at in range(3)]
    work = [initiative("i", on(3), "a", "b"), initiative("j", on(3), "a")]
    grid = rolled(definition, activities=held, initiatives=work)
    assert bounds(grid)["top"] == known


def test_by_none_each_unit_tells_its_own_alone() -> None:
    told = [figure("f", "a", 3, on(3)), figure("g", "top", 5, on(4))]
    grid = rolled(amounts(Operator.NONE, Operator.MAX), figures=told)
    assert bounds(grid) == {"a": (3, 3), "top": (5, 5)}
    assert [cell.records for cell in grid] == [1, 1]


def test_over_time_by_none_the_very_period_alone_is_told() -> None:
    told = [figure("f", "a", 3, YEAR), figure("g", "b", 5, JUNE)]
    assert bounds(rolled(amounts(Operator.MAX, Operator.NONE), figures=told)) == {
        "a": (3, 3),
        "b": (0, None),
        "top": (3, None),
    }
    held = [activity("x", "a", YEAR), activity("y", "a", YEAR), activity("z", "b", JUNE)]
    found = bounds(rolled(counts(Operator.MAX, Operator.NONE), activities=held))
    assert found == {"a": (2, 2), "b": (0, None), "top": (2, None)}
    stock = rolled(
        amounts(Operator.MAX, Operator.NONE, Timing.STOCK),
        figures=[figure("f", "a", 3, Period.month(2025, 12))],
    )
    assert bounds(stock)["a"] == (3, 3)


def test_a_stock_of_a_school_year_is_of_its_end() -> None:
    """Whose day nobody knows; but one label has one reading."""
    year = Period.school_year(2024)
    grid = rolled(
        amounts(Operator.SUM, Operator.LAST, Timing.STOCK),
        {"periods": [year, YEAR, Period.year(2024)]},
        figures=[figure("f", "a", 3, year)],
    )
    found = {cell.period: (cell.quantity.low, cell.quantity.high) for cell in grid if cell.unit == "a"}
    assert found == {year: (3, 3), YEAR: (3, 3)}


@pytest.mark.parametrize(
    ("operator", "known"),
    [(Operator.SUM, (0, 0)), (Operator.MAX, (0, 0)), (Operator.MIN, (0, None)), (Operator.NONE, (0, None))],
)
def test_a_place_of_which_nothing_is_told(operator: Operator, known: tuple[int, int | None]) -> None:
    grid = rolled(amounts(operator, Operator.LAST), {"units": ["b"]}, figures=[figure("f", "a", 3, on(3))])
    assert bounds(grid) == {"b": known}


@pytest.mark.parametrize(
    ("pair", "missing", "known"),
    [
        ((Operator.SUM, Operator.LAST), Missing.OPEN, (3, None)),
        ((Operator.SUM, Operator.LAST), Missing.UNKNOWN, (0, None)),
        ((Operator.MEAN, Operator.LAST), Missing.OPEN, (0, None)),
        ((Operator.MIN, Operator.MIN), Missing.OPEN, (0, 3)),
    ],
)
def test_what_is_known_where_parts_are_missing(
    pair: tuple[Operator, Operator], missing: Missing, known: tuple[int, int | None]
) -> None:
    asked = {"missing": missing, "expected": ["a", "b"]}
    grid = rolled(amounts(*pair), asked, figures=[figure("f", "a", 3, on(3))])
    assert bounds(grid)["top"] == known


def test_what_went_to_several_units_is_in_each_possibly() -> None:
    split = Succession(kind=SuccessionKind.SPLIT, before=("old",), after=("a", "b"), on=date(2025, 7, 1))
    told = [figure("f", "old", 3, on(3)), figure("g", "a", 1, on(9))]
    asked = {"structure": date(2025, 12, 31)}
    definition = amounts(Operator.MAX, Operator.SUM)
    grid = rolled(definition, asked, figures=told, successions=[split])
    assert bounds(grid)["a"] == (1, 3)
    assert bounds(grid)["b"] == (0, 3)


def test_what_counts_nowhere_is_told_by_what_lies_between_its_values() -> None:
    told = [figure("f", "nobody", 3, on(3)), figure("g", "nobody", 5, on(4))]
    for time, known in ((Operator.LAST, (3, 5)), (Operator.MAX, (5, 5)), (Operator.SUM, (8, 8))):
        grid = rolled(amounts(Operator.MAX, time), figures=told)
        assert grid.strays.select("low", "high", "records").rows() == [(*known, 2)]
    assert (
        rolled(counts(Operator.MAX, Operator.LAST), activities=[activity("x", "nobody", on(3))])
        .strays["low"]
        .item()
        == 1
    )


def test_values_of_units_that_would_wrap_are_refused() -> None:
    """A thing of two units is in the value of both."""
    benefit = evolve(things(Operator.SUM, Operator.MAX), amount="benefit", when="applied")
    made = evolve(initiative("i", on(3), "a", "b"), applied=on(3), benefit=Quantity.exact(LARGEST))
    with pytest.raises(LoadError, match=str(2 * LARGEST)):
        assert rolled(benefit, initiatives=[made]).table


def test_what_a_unit_and_its_own_author_made_counts_once_in_a_mean() -> None:
    benefit = evolve(things(Operator.MAX, Operator.MEAN), amount="benefit", when="applied")
    made = [
        evolve(initiative(id_, on(3), "a"), applied=on(3), benefit=Quantity.exact(amount), authors=authors)
        for id_, amount, authors in (("i", 10, (Authorship(person="p", unit="a"),)), ("j", 4, ()))
    ]
    assert bounds(rolled(benefit, initiatives=made))["a"] == (7, 7)


def test_a_part_may_be_more_than_the_whole() -> None:
    told = [figure("f", "a", 2, on(3)), figure("g", "a", 8, on(4))]
    whole = amounts(Operator.MAX, Operator.MEAN)
    part = whole.only("unit", "a").only("id", "g")
    grid = roll_up(
        Dataset(units=UNITS, ties=TIES, figures=told), [whole, part], periods=[YEAR], missing=Missing.ZERO
    )
    assert grid.ratio(part.id, whole.id)["low"].to_list() == [16_000, 16_000]


def test_explain_tells_all_records_that_were_looked_at() -> None:
    told = [figure("f", "a", 2, on(3)), figure("g", "a", 8, on(4))]
    grid = rolled(amounts(Operator.SUM, Operator.LAST), figures=told)
    rows = grid.explain(grid.counted[0].id, "top", YEAR).select("record", "weight_low").rows()
    assert rows == [("f", 10_000), ("g", 10_000)]
