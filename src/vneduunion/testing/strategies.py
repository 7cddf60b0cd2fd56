"""Strategies for values, and for records from the shapes of their fields."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache, lru_cache
from string import ascii_lowercase, digits
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import annotated_types as at
import attrs

from vneduunion.extras import require
from vneduunion.values.constraints import (
    Checked,
    OneOf,
    Ordered,
    Rule,
    Shape,
    SumAtMost,
    Text,
    pattern_of,
    shapes,
)
from vneduunion.values.document_numbers import TYPES, DocumentNumber
from vneduunion.values.ids import SLUG
from vneduunion.values.names import Name
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.values.quantities import Quantity

if TYPE_CHECKING:
    from hypothesis import assume
    from hypothesis import strategies as st
else:
    st = require("testing", "hypothesis.strategies")
    assume = require("testing", "hypothesis").assume

C = TypeVar("C", bound=Checked)

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
MOST = 10**15
"""More than any amount of VND that a union reports, and below 2**53, as reconciliation demands."""

Refer = Callable[[Shape], "st.SearchStrategy[str]"]
"""What a single reference of a field may be."""


@cache
def ids() -> "st.SearchStrategy[Any]":
    """Ids, for references to records of any class."""
    word = st.text(ascii_lowercase + digits, min_size=1, max_size=8)
    joined = st.tuples(word, st.sampled_from(".-"), word).map("".join)
    return (word | joined).filter(SLUG.fullmatch)


def days() -> "st.SearchStrategy[date]":
    """Days from 1900 to 2100."""
    return st.dates(FIRST_DAY, LAST_DAY)


@st.composite
def quantities(draw: "st.DrawFn") -> Quantity:
    """Counts and amounts: exact, with a likely part, without an upper bound, and read from words."""
    low, likely_low, likely_high, high = sorted(draw(st.tuples(*[st.integers(0, MOST)] * 4)))
    words = draw(st.sampled_from(["{}", "hơn {}", "gần {}", "khoảng {}", "at least {}", "hàng nghìn"]))
    return draw(
        st.sampled_from(
            [
                Quantity.exact(low),
                Quantity(low=low, likely_low=likely_low, likely_high=likely_high, high=high),
                Quantity(low=low, likely_low=low, likely_high=high, high=high),
                Quantity(low=low, likely_low=likely_low, likely_high=likely_high),
                Quantity(low=low, likely_low=likely_low),
                Quantity.parse(words.format(low)),
            ]
        )
    )


@st.composite
def periods(draw: "st.DrawFn") -> Period:
    """Periods of every kind, some narrowed to one reading, some with a label."""
    year, later = sorted(draw(st.tuples(*[st.integers(FIRST_DAY.year, LAST_DAY.year)] * 2)))
    first, last = sorted(draw(st.tuples(days(), days())))
    count = draw(st.integers(1, 12))
    makers: Mapping[PeriodKind, Callable[[], Period]] = {
        PeriodKind.DAY: lambda: Period.day(first),
        PeriodKind.MONTH: lambda: Period.month(year, count),
        PeriodKind.QUARTER: lambda: Period.quarter(year, 1 + count % 4),
        PeriodKind.HALF_YEAR: lambda: Period.half_year(year, 1 + count % 2),
        PeriodKind.YEAR: lambda: Period.year(year),
        PeriodKind.SEMESTER: lambda: Period.semester(year, 1 + count % 2),
        PeriodKind.SCHOOL_YEAR: lambda: Period.school_year(year),
        PeriodKind.WORK_YEAR: lambda: Period.work_year(year),
        PeriodKind.TERM: lambda: Period.term(year, later),
        PeriodKind.STAGE: lambda: Period.stage(year, later),
        PeriodKind.SPAN: lambda: Period.span(
            *draw(st.sampled_from([(first, last), (None, last), (first, None)]))
        ),
        PeriodKind.AS_OF: lambda: Period.as_of(first),
    }
    period = makers[draw(st.sampled_from(PeriodKind))]()
    period = period.narrowed() if draw(st.booleans()) else period
    return attrs.evolve(period, label=period.text("vi")) if draw(st.booleans()) else period


def names() -> "st.SearchStrategy[Name]":
    """Names in one or both languages, with aliases."""
    return records(Name)


_BODIES = ("TLĐ", "CĐN", "CĐGDVN", "LĐLĐ", "BGDĐT", "BNV", "UBND", "CP", "TTg", "CTN", "TW", "VPTW", "TLD")
_PRINTINGS = (
    "{number}/{type}-{body}",
    "{number}/{body}-ToC",
    "{number}/{year}/{type}-{body}",
    "{number}/{year}/TTLT-{body}-{body}",
    "{number}/{year}/QH15",
    "{number}/VBHN-{body}",
    "{number}-{type}/{body}",
    "{number}-CP",
)


@st.composite
def document_numbers(draw: "st.DrawFn") -> DocumentNumber:
    """Document numbers of every family, with and without their printed text."""
    number = draw(st.integers(1, 9_999))
    printed = draw(st.sampled_from(_PRINTINGS)).format(
        number=draw(st.sampled_from([f"{number}", f"{number:03d}", f"{number}a"])),
        type=draw(st.sampled_from(TYPES)),
        body=draw(st.sampled_from(_BODIES)),
        year=draw(st.integers(FIRST_DAY.year, 2099)),
    )
    read = DocumentNumber.parse(printed)
    return read if draw(st.booleans()) else attrs.evolve(read, text=None)


@lru_cache(maxsize=4_096)  # making a strategy costs more than drawing from it
def fields(shape: Shape, refer: Refer | None = None) -> "st.SearchStrategy[Any]":
    """What one field may hold.

    Args:
        shape: the field's shape, from `vneduunion.values.constraints.shapes`.
        refer: what a single reference may be; any id, unless given.
    """
    item = _items(shape, refer)
    if shape.many:
        most = 0 if item.is_empty else shape.length + 2
        item = st.lists(item, min_size=shape.length, max_size=most).map(tuple)
    return st.none() | item if shape.optional else item


def _items(shape: Shape, refer: Refer | None) -> "st.SearchStrategy[Any]":
    if shape.ids:
        return refer(shape) if refer else ids()
    if shape.base is str:
        return _texts(*[pattern_of(item) for item in shape.constraints])
    if shape.base is int:
        return st.integers(*_bounds(shape, -MOST, MOST, 1))
    if shape.base is date:
        return st.dates(*_bounds(shape, FIRST_DAY, LAST_DAY, timedelta(1)))
    if issubclass(shape.base, Enum):
        return st.sampled_from(shape.base)
    return _OF_VALUES[shape.base]() if shape.base in _OF_VALUES else _records(shape.base, {}, refer)


_OF_VALUES: Mapping[type, Callable[[], "st.SearchStrategy[Any]"]] = {
    bool: st.booleans,
    Quantity: quantities,
    Period: periods,
    DocumentNumber: document_numbers,
}
"""Values whose parts depend on each other more than constraints of fields can tell."""


_TEXT = pattern_of(get_args(Text)[1])
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\r")
"""What stands in texts: tabs and ends of lines are the only control characters."""


@cache
def _texts(*patterns: re.Pattern[str]) -> "st.SearchStrategy[str]":
    # Printed words are in nearly every record, and a string costs Hypothesis one draw where a
    # pattern costs one for each character.
    if not patterns or patterns[0] == _TEXT:
        texts = st.text(_LETTERS, min_size=len(patterns), max_size=20).map(str.strip)
    else:
        texts = st.from_regex(patterns[0], fullmatch=True)
    return texts.filter(lambda text: all(pattern.fullmatch(text) for pattern in patterns))


def _bounds(shape: Shape, least: Any, most: Any, step: Any) -> tuple[Any, Any]:
    """The range of a field: its own bounds where it has them, else the given ones."""
    lows: list[Any] = [
        item.ge if isinstance(item, at.Ge) else item.gt + step for item in _of(shape, at.Ge, at.Gt)
    ]
    highs: list[Any] = [
        item.le if isinstance(item, at.Le) else item.lt - step for item in _of(shape, at.Le, at.Lt)
    ]
    return max(lows, default=least), min(highs, default=most)


def _of(shape: Shape, *kinds: type) -> list[Any]:
    return [item for item in shape.constraints if isinstance(item, kinds)]


def records(
    cls: type[C], /, *, refer: Refer | None = None, **given: "st.SearchStrategy[Any]"
) -> "st.SearchStrategy[C]":
    """Valid records of a class.

    Args:
        cls: a class of records, or of values made of fields such as `Name`.
        refer: what a single reference may be, told by the field's shape; any id, unless given.
        **given: strategies of single fields, in place of all that their declarations allow.

    Example:
        >>> from hypothesis import strategies as st
        >>> from vneduunion.model import Unit
        >>> hanoi = records(Unit, id=st.just("hanoi.education"))

    Raises:
        TypeError: it is no such class.
    """
    _demand_class(cls)
    return _records(cls, given, refer)


def _demand_class(cls: Any) -> None:
    if not (isinstance(cls, type) and issubclass(cls, Checked)):
        msg = f"records takes a class of records or of values, such as Unit, not {cls!r}"
        raise TypeError(msg)


@st.composite
def _records(
    draw: "st.DrawFn", cls: type[C], given: Mapping[str, "st.SearchStrategy[Any]"], refer: Refer | None
) -> C:
    of = {shape.name: fields(shape, refer) for shape in shapes(cls)} | dict(given)
    values = {name: draw(strategy) for name, strategy in of.items()}
    for rule in cls.RULES:
        values |= _repaired(draw, rule, values, {name: of[name] for name in of.keys() - given.keys()})
        assume(not any(True for _ in rule.faults(SimpleNamespace(**values))))
    return cls(**values)


def _repaired(draw: "st.DrawFn", rule: Rule, values: dict[str, Any], free: dict[str, Any]) -> dict[str, Any]:
    """Other values for free fields, so that a rule between fields holds without many rejections."""
    match rule:
        case Ordered(fields=names) if free.keys() >= set(names):
            present = [name for name in names if values[name] is not None]
            return dict(zip(present, sorted(values[name] for name in present), strict=True))
        case OneOf(fields=names) if all(values[name] in (None, ()) for name in names):
            chosen = [name for name in names if name in free]
            name = draw(st.sampled_from(chosen)) if chosen else None
            return {name: draw(free[name].filter(lambda value: value not in (None, ())))} if name else {}
        case SumAtMost(parts=parts) if parts in free:
            return {parts: _scaled(rule, values[parts])}
    return {}


def _scaled(rule: SumAtMost, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    total = sum(getattr(part, rule.part) or 0 for part in parts)
    if total <= rule.limit:
        return parts
    shares = [(part, getattr(part, rule.part)) for part in parts]
    return tuple(
        part if share is None else attrs.evolve(part, **{rule.part: share * rule.limit // total})
        for part, share in shares
    )
