"""Rules of measures: what belongs to what, and how values go together."""

from collections.abc import Iterator
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import Counted, Operator, Timing
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import Breach, MemoryRule, RowRule, Rule, TableRule
from vneduunion.validation.rules.circles import circle_rule

BY_DEFINITION, PRESUMED = "measures.part_of", "measures.presumed_part_of"
_COUNTED_ALONE = (Counted.VND.value, Counted.SHARE.value)
"""What is no part of a number of other things: money and shares."""
_PEOPLE = (Counted.PERSON.value, Counted.MEMBER.value)


def _by_definition(tables: Tables) -> Frame:
    return tables[BY_DEFINITION].select(RECORD, VALUE)


def _by_any_word(tables: Tables) -> Frame:
    return nw.concat([_by_definition(tables), tables[PRESUMED].select(RECORD, VALUE)], how="vertical")


_CIRCLE = circle_rule(card("E101"), "measures", "part_of", _by_definition)
_ANY_CIRCLE = circle_rule(card("E102"), "measures", "presumed_part_of", _by_any_word)


def _presumed_circles(tables: Tables) -> Iterator[Breach]:
    """The circles that run over a presumption; others are told as what they are."""
    told = {breach.key for breach in _CIRCLE.check(tables)}
    return (breach for breach in _ANY_CIRCLE.check(tables) if breach.key not in told)


def _turns_of_no_persons(row: Row) -> Any:
    of_turns, of_people = row["counts"].equals(Counted.TURN.value), row["turns_of.counts"].one_of(_PEOPLE)
    return ~row["turns_of"].missing() & (~of_turns | ~of_people)


def _said_twice(tables: Tables) -> Frame:
    presumed = tables[PRESUMED].select(RECORD, ORDINAL, VALUE, ORIGIN_ROW, ORIGIN_FILE)
    return presumed.join(_by_definition(tables).unique(), on=[RECORD, VALUE], how="inner")


def _other_things(row: Row) -> Any:
    part, whole = row["record.counts"], row["value.counts"]
    return (part.one_of(_COUNTED_ALONE) | whole.one_of(_COUNTED_ALONE)) & ~part.equals(whole)


def _turns_in_persons(row: Row) -> Any:
    return row["record.counts"].equals(Counted.TURN.value) & row["value.counts"].one_of(_PEOPLE)


def _shares_added(row: Row) -> Any:
    added = row["over_units"].equals(Operator.SUM.value) | row["over_time"].equals(Operator.SUM.value)
    return row["counts"].equals(Counted.SHARE.value) & added


def _stocks_added(row: Row) -> Any:
    stock = row["timing"].equals(Timing.STOCK.value)
    return stock & row["over_time"].equals(Operator.SUM.value) & ~row["counts"].equals(Counted.SHARE.value)


_ENDS = {"part": "record.counts", "whole": "value.counts", "found": VALUE}

CIRCLES: tuple[Rule, ...] = (
    _CIRCLE,
    MemoryRule(card=card("E102"), table="measures", field="presumed_part_of", check=_presumed_circles),
)
"""That no measure is part of itself."""

RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("E103"),
        table="measures",
        field="turns_of",
        breaks=_turns_of_no_persons,
        values={"counts": "counts", "found": "turns_of", "of": "turns_of.counts"},
    ),
    TableRule(card=card("E104"), table=PRESUMED, field=VALUE, query=_said_twice, values=(VALUE,), alike=()),
    *(
        RowRule(card=card(code), table=table, field=VALUE, breaks=breaks, values=_ENDS)
        for code, breaks in (("E105", _other_things), ("E106", _turns_in_persons))
        for table in (BY_DEFINITION, PRESUMED)
    ),
    RowRule(card=card("E107"), table="measures", field="over_units", breaks=_shares_added),
    RowRule(card=card("E108"), table="measures", field="over_time", breaks=_stocks_added),
)
"""What holds between measures, and of each."""
