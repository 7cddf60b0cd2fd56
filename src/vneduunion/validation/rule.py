"""A rule: the card of its code, and the condition or the query that finds what breaks it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, final

import attrs
import narwhals.stable.v2 as nw
from attrs import frozen

from vneduunion.findings import Card
from vneduunion.tables import Tables
from vneduunion.validation.asking import demand_condition, demand_table
from vneduunion.validation.operands import Row


@final
@frozen(kw_only=True, eq=False)
class RowRule:
    """A rule about single rows, stated once for columns and for one record.

    Attributes:
        card: what a finding says, and why.
        table: the table whose rows are judged.
        breaks: a condition over a `Row` that is true of the rows that break the rule.
        field: the field a finding points at, e.g. `since` or `when.first`.
        values: for each name in the card's sentence the cell that it is taken from, keyed as in `Row`.
        constants: what the sentence names beside, the same for all rows.
        declared: whether it is a declaration of the field itself, so that it holds of every record.

    Raises:
        ValueError: no table, no column or no list is called as the rule has it.
        TypeError: `breaks` gives no condition.

    Example:
        >>> from vneduunion.findings import card
        >>> rule = RowRule(
        ...     card=card("X109"),
        ...     table="units",
        ...     field="until",
        ...     breaks=lambda row: row["until"] < row["since"],
        ... )
    """

    card: Card
    table: str
    breaks: Callable[[Row], Any]
    field: str | None = None
    values: Mapping[str, str] = attrs.field(factory=dict)
    constants: Mapping[str, Any] = attrs.field(factory=dict)
    declared: bool = False

    def __attrs_post_init__(self) -> None:
        demand_table(self.table)
        demand_condition(self.table, self.breaks, self.values.values())


@final
@frozen(kw_only=True, eq=False)
class TableRule:
    """A rule about whole tables: one query that returns the rows that break it.

    Attributes:
        card: what a finding says, and why.
        table: the table whose rows are judged.
        query: a function of `Tables` that gives the rows of `table` that break the rule, as a lazy
            frame with the table's keys (`id`, or `ordinal`, or both `record` and `ordinal` in a child
            table) and the columns named by `values`; written with what every engine can do.
        field: the field a finding points at.
        values: the columns of the query's frame that the sentence names.
        constants: what the sentence names beside.
        declared: whether it is a declaration of the field itself, so that it holds of every record.
        alike: for a rule about the elements of one record's lists, so that a record by itself is judged
            too: the columns in which two elements must be alike to break it; empty where none must.

    Raises:
        ValueError: no table is called so.
    """

    card: Card
    table: str
    query: Callable[[Tables], "nw.LazyFrame[Any]"]
    field: str | None = None
    values: tuple[str, ...] = ()
    constants: Mapping[str, Any] = attrs.field(factory=dict)
    declared: bool = False
    alike: tuple[str, ...] | None = None

    def __attrs_post_init__(self) -> None:
        demand_table(self.table)


@final
@frozen(kw_only=True)
class Breach:
    """A row that breaks a rule which is judged in memory.

    Attributes:
        key: the row's id, or its `ordinal` where its table bears no ids; `None` where the whole table
            is meant.
        values: what the sentence names, as texts and whole numbers.
        field: the field a finding points at, where it is not that of the rule.
    """

    key: str | int | None
    values: Mapping[str, Any] = attrs.field(factory=dict)
    field: str | None = None


@final
@frozen(kw_only=True, eq=False)
class MemoryRule:
    """A rule that only Python can judge, about a table that is small enough to be brought into memory.

    Attributes:
        card: what a finding says, and why.
        table: the table whose rows are judged.
        check: a function of `Tables` that gives what breaks the rule.
        field: the field a finding points at.
        constants: what the sentence names beside.
        declared: whether it is a declaration of the field itself, so that it holds of every record.

    Raises:
        ValueError: no table is called so.
    """

    card: Card
    table: str
    check: Callable[[Tables], Iterable[Breach]]
    field: str | None = None
    constants: Mapping[str, Any] = attrs.field(factory=dict)
    declared: bool = False

    def __attrs_post_init__(self) -> None:
        demand_table(self.table)


Rule = RowRule | TableRule | MemoryRule
"""What `validate` takes."""
