"""The rows of a form's table: what each becomes, and what becomes nothing."""

from collections.abc import Iterator
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.errors import Fault, Words
from vneduunion.io.forms.amounts import quantity_of
from vneduunion.io.forms.columns import Columns, label_of, note_of, numbers_the_columns, unit_of
from vneduunion.io.forms.places import At
from vneduunion.io.forms.table import FormRow, UnitOfMeasure, form_table, label_key
from vneduunion.io.workbooks import Cell, Place, errors_at, percents_at
from vneduunion.model import Counted, Measure
from vneduunion.values.folding import fold
from vneduunion.values.ids import MeasureId
from vneduunion.values.quantities import Quantity

_OPENS_PARTS = "trong đó"


@final
@frozen(kw_only=True)
class UnrecognisedRow:
    """A row with a value that becomes no figure, because nobody knows as what.

    Attributes:
        address: the cell of the value, e.g. `Sheet1!D17`.
        text: the label of the row as printed.
        value: what the cell holds.
        note: why, where the row is known all the same.
    """

    address: str
    text: str
    value: Cell
    note: Words | None = None


class Amount(NamedTuple):
    """A row that was read.

    Attributes:
        row: its number in the sheet.
        address: the cell of its value.
        measure: what it counts.
        part_of: the measure it is an "of which" of.
        quantity: how much.
        note: the note beside it.
    """

    row: int
    address: str
    measure: Measure
    part_of: MeasureId | None
    quantity: Quantity
    note: str | None


class _Line(NamedTuple):
    """A row of the table: its number, its label, what is known of it, and the value."""

    number: int
    label: str
    known: FormRow | None
    value: Cell


def read_rows(at: At, columns: Columns) -> tuple[list[Amount], list[UnrecognisedRow], list[Fault]]:
    """The rows of the table of a form.

    Args:
        at: the sheet.
        columns: where its table stands.

    Returns:
        The rows that were read, those that are not known, and what is wrong with the others.
    """
    lines = [line for line in _looked_at_again(at, columns) if line.value is not None]
    read = [(line, line.known.measure) for line in lines if line.known and line.known.measure]
    unread = [line for line in lines if line.known is None or line.known.measure is None]
    percents = _percents(at, columns, read)
    amounts: list[Amount] = []
    faults: list[Fault] = []
    for line, measure in read:
        found = _quantity(at, columns, line, measure, percent=line.number in percents)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            amounts.append(_amount(at, columns, line, measure, found))
    return amounts, [_unrecognised(at, columns, line) for line in unread], faults


def _amount(at: At, columns: Columns, line: _Line, measure: Measure, quantity: Quantity) -> Amount:
    return Amount(
        row=line.number,
        address=at.cell(line.number, columns.quantity),
        measure=measure,
        part_of=line.known.part_of if line.known else None,
        quantity=quantity,
        note=note_of(at.sheet, line.number, columns),
    )


def _unrecognised(at: At, columns: Columns, line: _Line) -> UnrecognisedRow:
    return UnrecognisedRow(
        address=at.cell(line.number, columns.quantity),
        text=line.label,
        value=line.value,
        note=line.known.note if line.known else None,
    )


# --- which rows there are ------------------------------------------------------------------------


def _looked_at_again(at: At, columns: Columns) -> list[_Line]:
    """All rows; those that look empty are asked whether they hold an error."""
    lines = list(_lines(at, columns))
    empty: list[Place] = [(line.number, columns.quantity) for line in lines if line.value is None]
    errors = errors_at(at.path, at.sheet.name, empty)
    return [line._replace(value=errors.get((line.number, columns.quantity), line.value)) for line in lines]


def _lines(at: At, columns: Columns) -> Iterator[_Line]:
    above: MeasureId | None = None
    for number in range(columns.head + 1, at.sheet.n_rows + 1):
        label = label_of(at.sheet, number, columns)
        value = at.sheet.value(number, columns.quantity)
        if (not label and value is None) or numbers_the_columns(at.sheet, number):
            continue
        known = form_table().row(label_key(label), above)
        yield _Line(number, label, known, value)
        above = _now_above(label, known, above)


def _now_above(label: str, known: FormRow | None, above: MeasureId | None) -> MeasureId | None:
    """The row that the labels below speak of: a row that is not known ends what was above it."""
    if (known is not None and known.under is not None) or label_key(label) == _OPENS_PARTS:
        return above
    return known.measure.id if known is not None and known.measure is not None else None


# --- how much each says --------------------------------------------------------------------------


def _percents(at: At, columns: Columns, read: list[tuple[_Line, Measure]]) -> frozenset[int]:
    """The rows of shares whose number Excel shows as a per cent."""
    shares = [
        (line.number, columns.quantity)
        for line, measure in read
        if measure.counts is Counted.SHARE and isinstance(line.value, int | float)
    ]
    return frozenset(row for row, _ in percents_at(at.path, at.sheet.name, shares))


def _quantity(at: At, columns: Columns, line: _Line, measure: Measure, *, percent: bool) -> Quantity | Fault:
    unit = _unit(at, columns, line, measure)
    if isinstance(unit, Fault):
        return unit
    found = quantity_of(line.value, measure.counts, unit, percent=percent)
    return at.fault(line.number, columns.quantity, found) if isinstance(found, Fault) else found


def _unit(at: At, columns: Columns, line: _Line, measure: Measure) -> UnitOfMeasure | Fault:
    """What the number of a row is in; a row that prints nothing counts pieces, but money has a unit."""
    printed = unit_of(at.sheet, line.number, columns)
    units = form_table().units
    fitting = {text: unit for text, unit in units.items() if measure.counts in unit.counts}
    unit = fitting.get(fold(printed))
    if not printed and measure.counts is not Counted.VND:
        unit = min(fitting.values(), key=lambda unit: unit.scale)
    if unit is not None:
        return unit
    values = {"found": repr(printed), "choices": ", ".join(fitting)}
    return at.fault(line.number, columns.unit or columns.quantity, Fault("", "not_a_choice", values))
