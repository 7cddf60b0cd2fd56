"""Rules of figures: their units, periods and days, and what they say about each other."""

from typing import Any, Final

from vneduunion.findings import card
from vneduunion.model import Counted, Mark, Status, Timing
from vneduunion.tables import Tables
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule
from vneduunion.validation.rules import figures_between, figures_cells, outliers
from vneduunion.validation.rules.circles import circle_rule
from vneduunion.validation.rules.lives import days_happened, happened_after, happened_before

WHOLE: Final = 10_000
"""A share of 100 %, in basis points."""
_ROUGH = [mark.value for mark in Mark if mark is not Mark.CONFIRMED]
"""Marks of units whose days are not certain."""
_LIFE = ("period", "unit")


def _after_its_end(row: Row) -> Any:
    mark = row["unit.mark"]
    return happened_after(row, *_LIFE) & (mark.missing() | ~mark.one_of(_ROUGH))


def _outside_life(row: Row) -> Any:
    """Before its beginning, where it may be restated; or after an end that is known roughly."""
    rough = row["unit.mark"].one_of(_ROUGH)
    return happened_before(row, *_LIFE) | (happened_after(row, *_LIFE) & rough)


def _partly_outside(row: Row) -> Any:
    """Certain days lie outside, others may lie inside; of a stock only its last day counts."""
    first, last, since, until = row["period_first"], row["period_last"], row["unit.since"], row["unit.until"]
    late = (row["period_core_last"] > until) & (first.missing() | (first <= until))
    lasting = row["measure.timing"].one_of((Timing.FLOW.value, Timing.EXISTED.value))
    early = (row["period_core_first"] < since) & (last.missing() | (last >= since)) & lasting
    return late | early


def _above_all(row: Row) -> Any:
    return row["measure.counts"].equals(Counted.SHARE.value) & (row["quantity_low"] > WHOLE)


def _too_early(row: Row) -> Any:
    guessed = row["status"].equals(Status.ESTIMATED.value)
    return (row["reported"] < row["period_first"]) & (row["status"].missing() | ~guessed)


def _apart(row: Row) -> Any:
    before = row["period_last"] < row["part_of.period_first"]
    return before | (row["period_first"] > row["part_of.period_last"])


def _wholes(tables: Tables) -> Frame:
    return tables["figures"].select("id", "part_of")


CIRCLES: tuple[Rule, ...] = (circle_rule(card("F106"), "figures", "part_of", _wholes),)
"""That no figure is part of itself."""

RULES: tuple[Rule, ...] = (
    *(
        RowRule(card=card(code), table="figures", field="period", breaks=breaks, values=days_happened(*_LIFE))
        for code, breaks in (("F101", _after_its_end), ("F102", _outside_life), ("F103", _partly_outside))
    ),
    RowRule(
        card=card("F104"),
        table="figures",
        field="quantity",
        breaks=_above_all,
        values={"low": "quantity_low"},
    ),
    RowRule(
        card=card("F105"),
        table="figures",
        field="reported",
        breaks=_too_early,
        values={"reported": "reported", "first": "period_first"},
    ),
    RowRule(card=card("F108"), table="figures", field="part_of", breaks=_apart, values={"whole": "part_of"}),
    *figures_cells.RULES,
    *outliers.RULES,
    *figures_between.RULES,
)
"""The rules of figures, of one and of several."""
