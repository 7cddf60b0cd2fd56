"""What a rule's condition is written in: cells that may be missing, in columns or one at a time.

A condition is stated once, over a `Row`. On tables its cells are columns and the condition becomes
a query; on one record they are plain values and it is answered at once, by the same three-valued
logic that engines of SQL follow: a comparison with a missing cell is neither true nor false.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, Self, final

import narwhals.stable.v2 as nw
from attrs import frozen

from vneduunion.values.constraints import CONTROLS

Plain = str | int | bool | date

_BLANKS = "".join(filter(str.isspace, map(chr, range(0x10000))))
"""What Python takes for white space, said so that every engine reads the same."""

_CONTROL = f"[{CONTROLS}]"


class Operand(Protocol):
    """A cell, or a condition on cells: true, false, or unknown where a cell is missing."""

    def __lt__(self, other: "Self | Plain", /) -> Self: ...
    def __le__(self, other: "Self | Plain", /) -> Self: ...
    def __gt__(self, other: "Self | Plain", /) -> Self: ...
    def __ge__(self, other: "Self | Plain", /) -> Self: ...
    def equals(self, other: "Self | Plain", /) -> Self:
        """Whether two cells are the same; unknown where either is missing."""
        ...

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...
    def missing(self) -> Self:
        """Whether the cell is missing: never unknown."""
        ...

    def one_of(self, choices: Iterable[Plain], /) -> Self:
        """Whether the cell is one of some values; unknown where it is missing."""
        ...

    def matches(self, pattern: str, /) -> Self:
        """Whether a text matches a pattern from its first character to its last.

        The pattern has explicit classes only: what a backslash and a letter stand for differs between
        engines.
        """
        ...

    def framed(self) -> Self:
        """Whether a text is empty, or has white space before or behind it; unknown where it is missing."""
        ...

    def garbled(self) -> Self:
        """Whether a text holds a control character; unknown where it is missing."""
        ...

    def year(self) -> Self:
        """The year of a day; missing where the day is."""
        ...


class Row(Protocol):
    """The row that a condition is about."""

    def __getitem__(self, key: str, /) -> Any:
        """A cell: of the row itself (`since`), or of the record that a cell refers to (`unit.since`).

        Where a cell may refer to records of several tables, the table is named behind an at sign:
        `recipient@units.since`. In a child table `record` refers to the record that has the list:
        `record.since`.
        """
        ...

    def there(self, reference: str, /) -> Any:
        """Whether the record that a cell refers to is there: true or unknown."""
        ...

    def total(self, field: str, part: str, /) -> Any:
        """The sum of a part over a field that holds many, e.g. `total("authors", "share")`."""
        ...

    def given(self, field: str, part: str, /) -> Any:
        """How many elements of a field that holds many have a part; missing where there are none."""
        ...

    def size(self, field: str, /) -> Any:
        """How many elements a field holds; missing where there are none."""
        ...


@final
@frozen(eq=False)
class InColumns:
    """An operand that is an expression over the columns of a table, and over what its cells lead to.

    Attributes:
        expr: the expression.
        own: what the row's own cells must say for it to hold, `None` where that is not known; the
            expression itself where it asks for nothing else.
        unread: for a cell, whether it says something that could not be read; `None` where all could.
    """

    expr: nw.Expr
    own: nw.Expr | None = None
    unread: nw.Expr | None = None

    def __lt__(self, other: Any) -> "InColumns":
        return self._made(self.expr < _expr(other), other)

    def __le__(self, other: Any) -> "InColumns":
        return self._made(self.expr <= _expr(other), other)

    def __gt__(self, other: Any) -> "InColumns":
        return self._made(self.expr > _expr(other), other)

    def __ge__(self, other: Any) -> "InColumns":
        return self._made(self.expr >= _expr(other), other)

    def equals(self, other: Any) -> "InColumns":
        """Whether two cells are the same; unknown where either is missing."""
        return self._made(self.expr == _expr(other), other)

    def __and__(self, other: "InColumns") -> "InColumns":
        made = self._made(self.expr & other.expr, other)
        if made.own is not None or self.own is None or other.own is None:
            return InColumns(made.expr, _first(made.own, self.own, other.own))
        return InColumns(made.expr, self.own & other.own)

    def __or__(self, other: "InColumns") -> "InColumns":
        made = self._made(self.expr | other.expr, other)
        if made.own is not None or self.own is None or other.own is None:
            return made
        return InColumns(made.expr, self.own | other.own)

    def __invert__(self) -> "InColumns":
        return self._made(~self.expr)

    def missing(self) -> "InColumns":
        """Whether the cell is missing: unknown only where it could not be read."""
        absent = self.expr.is_null()
        return self._made(absent if self.unread is None else nw.when(~(absent & self.unread)).then(absent))

    def one_of(self, choices: Iterable[Plain]) -> "InColumns":
        """Whether the cell is one of some values; unknown where it is missing."""
        return self._made(self.expr.is_in(list(choices)))

    def matches(self, pattern: str) -> "InColumns":
        r"""Whether a text matches a pattern from its first character to its last."""
        return self._made(self.expr.str.contains(rf"\A(?:{pattern})\z"))

    def framed(self) -> "InColumns":
        """Whether a text is empty, or has white space before or behind it; unknown where it is missing."""
        # To strip a text takes an eighth of the time that a pattern takes.
        return self._made((self.expr.str.strip_chars(_BLANKS) != self.expr) | (self.expr == ""))

    def garbled(self) -> "InColumns":
        """Whether a text holds a control character; unknown where it is missing."""
        return self._made(self.expr.str.contains(_CONTROL))

    def year(self) -> "InColumns":
        """The year of a day; missing where the day is."""
        return self._made(self.expr.dt.year())

    def _made(self, expr: nw.Expr, other: Any = None) -> "InColumns":
        """What comes of it and of another operand or value: of the row's own cells where both are."""
        alone = all(item.own is item.expr for item in (self, other) if isinstance(item, InColumns))
        return InColumns(expr, expr if alone else None)


def _first(*found: nw.Expr | None) -> nw.Expr | None:
    return next((expr for expr in found if expr is not None), None)


def _expr(other: Any) -> Any:
    return other.expr if isinstance(other, InColumns) else other


@final
@frozen(eq=False)
class Known:
    """An operand that is a value, or `None` where it is missing or unknown."""

    value: Any

    def __lt__(self, other: Any) -> "Known":
        return self._compared(operator.lt, other)

    def __le__(self, other: Any) -> "Known":
        return self._compared(operator.le, other)

    def __gt__(self, other: Any) -> "Known":
        return self._compared(operator.gt, other)

    def __ge__(self, other: Any) -> "Known":
        return self._compared(operator.ge, other)

    def equals(self, other: Any) -> "Known":
        """Whether two cells are the same; unknown where either is missing."""
        return self._compared(operator.eq, other)

    def __and__(self, other: "Known") -> "Known":
        if self.value is False or other.value is False:
            return Known(value=False)
        return Known(None if self.value is None or other.value is None else True)

    def __or__(self, other: "Known") -> "Known":
        return ~(~self & ~other)

    def __invert__(self) -> "Known":
        return Known(None if self.value is None else not self.value)

    def missing(self) -> "Known":
        """Whether the cell is missing: never unknown."""
        return Known(self.value is None)

    def one_of(self, choices: Iterable[Plain]) -> "Known":
        """Whether the cell is one of some values; unknown where it is missing."""
        return Known(None if self.value is None else self.value in set(choices))

    def matches(self, pattern: str) -> "Known":
        """Whether a text matches a pattern from its first character to its last."""
        return Known(None if self.value is None else re.fullmatch(pattern, self.value) is not None)

    def framed(self) -> "Known":
        """Whether a text is empty, or has white space before or behind it; unknown where it is missing."""
        return Known(None if self.value is None else self.value.strip() != self.value or not self.value)

    def garbled(self) -> "Known":
        """Whether a text holds a control character; unknown where it is missing."""
        return Known(None if self.value is None else re.search(_CONTROL, self.value) is not None)

    def year(self) -> "Known":
        """The year of a day; missing where the day is."""
        return Known(None if self.value is None else self.value.year)

    def _compared(self, compare: Callable[[Any, Any], bool], other: Any) -> "Known":
        right = other.value if isinstance(other, Known) else other
        return Known(None if self.value is None or right is None else compare(self.value, right))


@final
class NothingKnown:
    """A row all of whose cells are missing, and whatever they lead to."""

    def __getitem__(self, _key: str) -> Known:
        """A cell: missing."""
        return Known(None)

    def there(self, _reference: str) -> Known:
        """Whether a record is there: unknown."""
        return Known(None)

    def total(self, _field: str, _part: str) -> Known:
        """The sum over a list: missing."""
        return Known(None)

    def given(self, _field: str, _part: str) -> Known:
        """How many elements have a part: missing."""
        return Known(None)

    def size(self, _field: str) -> Known:
        """How many elements there are: missing."""
        return Known(None)


def any_of(conditions: Sequence[Any]) -> Any:
    """That at least one of some conditions holds."""
    first, *rest = conditions
    for condition in rest:
        first = first | condition
    return first


def pairs_allowed(left: Any, right: Any, allowed: Mapping[Plain, Iterable[Plain]]) -> Any:
    """Whether two cells go together by a table: unknown where either is missing.

    Args:
        left: the cell looked up in the table.
        right: the cell that must be among what the table gives.
        allowed: for each value of `left` the values that `right` may have.
    """
    if isinstance(left, Known):
        if left.value is not None:
            return right.one_of(allowed[left.value]) if left.value in allowed else Known(value=False)
        possible = right.value is None or any(right.value in others for others in allowed.values())
        return Known(None if possible else False)
    return any_of([left.equals(one) & right.one_of(others) for one, others in allowed.items()])
