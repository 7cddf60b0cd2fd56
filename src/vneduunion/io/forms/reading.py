"""`read_form`: a filled form 1-HĐCĐ or 2-HĐCĐ as figures, with all that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import final

from attrs import frozen

from vneduunion.errors import Fault, Words
from vneduunion.io.forms.columns import Columns, find_columns
from vneduunion.io.forms.headers import FormHeader, read_header, reporting_cell
from vneduunion.io.forms.places import At
from vneduunion.io.forms.rows import Amount, UnrecognisedRow, read_rows
from vneduunion.io.forms.table import form_table
from vneduunion.io.reasons import unreadable
from vneduunion.io.workbooks import read_sheets
from vneduunion.model import Figure, Measure
from vneduunion.values.ids import FigureId, MeasureId, SourceId, UnitId

_NO_FORM = Words(
    "không trang tính nào đang hiện có bảng với cột “Nội dung” và “Số lượng”",
    "no sheet that is shown has a table with the columns “Nội dung” and “Số lượng”",
)
_ONE_TABLE = Words("bảng của biểu mẫu ở một trang tính", "the table of the form in one sheet")
UNKNOWN_UNIT = Words("đơn vị báo cáo mà người gọi biết", "a reporting unit that the caller knows")
"""What a form lacks whose reporting unit is not known by its name."""


@final
@frozen(kw_only=True)
class FormReading:
    """What a form says.

    Attributes:
        header: what stands above its table.
        figures: one for each row that was read, in their order. There are none where the header
            does not tell the unit, the year or the cut-off.
        measures: what the figures count.
        unrecognised: rows with a value that become no figure, because nobody knows as what.
        faults: what is wrong, each with the place where it stands.
    """

    header: FormHeader
    figures: tuple[Figure, ...] = ()
    measures: tuple[Measure, ...] = ()
    unrecognised: tuple[UnrecognisedRow, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_form(
    path: Path,
    *,
    source: SourceId,
    unit: UnitId | None = None,
    resolve: Callable[[str], UnitId | None] | None = None,
) -> FormReading:
    """The figures of a workbook in the layout of the statistical forms 1-HĐCĐ and 2-HĐCĐ.

    The table is looked for in the sheets that are shown. A figure's id is the source's with the
    number of the row, e.g. `hanoi.2025.row-17`: reading a file twice gives the same figures.
    Figures of form 1-HĐCĐ have the scope OWN, for it is of one grassroots union; those of 2-HĐCĐ
    have none, for it does not say whether the units it guides are counted with those it manages.

    Args:
        path: the workbook.
        source: the source that the figures are of.
        unit: the unit they are for; by default the one that `resolve` makes of the name printed.
        resolve: the unit of a name, or `None` where the caller knows none of it.

    Returns:
        The figures, and every fault and unknown row of the file.

    Raises:
        UnreadableFile: the workbook cannot be read, or has no table of such a form.
        MissingExtra: the extra `excel` is not installed.
        BadRecord: `source` or `unit` is no id.
    """
    (at, columns), *others = _tables(path)
    header, header_faults = read_header(at, columns.head)
    amounts, unrecognised, row_faults = read_rows(at, columns)
    unit, unit_faults = _unit(at, header, unit, resolve, reporting_cell(at, columns.head))
    figures = tuple(_figures(amounts, header, source, unit))
    used = {figure.measure for figure in figures}
    return FormReading(
        header=header,
        figures=figures,
        measures=tuple({row.measure.id: row.measure for row in amounts if row.measure.id in used}.values()),
        unrecognised=tuple(unrecognised),
        faults=(*header_faults, *unit_faults, *_left_out(at, others), *row_faults),
    )


def _tables(path: Path) -> list[tuple[At, Columns]]:
    shown = [At(path, sheet) for sheet in read_sheets(path) if not sheet.hidden]
    tables = [(at, columns) for at in shown if (columns := find_columns(at.sheet)) is not None]
    if not tables:
        raise unreadable(path, _NO_FORM)
    return tables


def _left_out(at: At, others: Iterable[tuple[At, Columns]]) -> Iterator[Fault]:
    """Tables of further sheets: they may be of another year, so they are told and not read."""
    for other, _ in others:
        read = Words(f"thêm một bảng, chỉ đọc {at.sheet.name}", f"another one; only {at.sheet.name} was read")
        yield other.lacks(_ONE_TABLE, read)


def _unit(
    at: At,
    header: FormHeader,
    unit: UnitId | None,
    resolve: Callable[[str], UnitId | None] | None,
    cell: tuple[int, int] | None,
) -> tuple[UnitId | None, tuple[Fault, ...]]:
    if unit is not None:
        return unit, ()
    if header.reporting is None:
        return None, (at.lacks(UNKNOWN_UNIT, cell=cell),)
    found = None if resolve is None else resolve(header.reporting)
    printed = repr(header.reporting)
    return found, () if found is not None else (at.lacks(UNKNOWN_UNIT, Words(printed, printed), cell),)


def _figures(
    amounts: Iterable[Amount], header: FormHeader, source: SourceId, unit: UnitId | None
) -> Iterator[Figure]:
    year, cut_off = header.year, header.cut_off
    if unit is None or year is None or cut_off is None:
        return
    scope = None if header.kind is None else form_table().scopes[header.kind]
    made: dict[MeasureId, FigureId] = {}
    for amount in amounts:
        figure = Figure(
            id=FigureId(f"{source}.row-{amount.row}"),
            measure=amount.measure.id,
            unit=unit,
            period=cut_off.period(year, amount.measure.timing),
            quantity=amount.quantity,
            source=source,
            scope=scope,
            part_of=made.get(amount.part_of) if amount.part_of else None,
            place=amount.address,
            note=amount.note,
        )
        made[figure.measure] = figure.id
        yield figure
