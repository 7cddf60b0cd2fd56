"""The cells of a roll-up as they are told: a table of text, and what counts nowhere."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vneduunion.cli.options import put_out, visible
from vneduunion.errors import Lang
from vneduunion.io.grid_files import CellRow
from vneduunion.rollup import Coverage
from vneduunion.values.truth import Truth
from vneduunion.wording import enum_label, sentence, text_table

_BESIDE = ("reported", "agrees")


def print_cells(rows: Sequence[CellRow], lang: Lang) -> None:
    """Print cells to the standard output, each a row; what is reported beside only where something is.

    Args:
        rows: the cells.
        lang: `"vi"` or `"en"`.
    """
    beside = any(row.reported for row in rows)
    heads = [sentence(f"grid.{name}", lang) for name in ("measure", "unit", "period", "quantity", "coverage")]
    heads += [CellRow.heads(lang)[name] for name in _BESIDE if beside]
    names = Counter(row.unit_name for row in {row.unit: row for row in rows}.values())
    table = ([*_told(row, names[row.unit_name] > 1, lang)][: len(heads)] for row in rows)
    put_out("\n".join(map(visible, text_table(heads, table).splitlines())))


def _told(row: CellRow, also_id: bool, lang: Lang) -> Iterator[str]:  # noqa: FBT001 called here alone
    yield row.measure_name
    yield f"{row.unit_name} ({row.unit})" if also_id else row.unit_name
    yield row.period
    yield row.quantity
    yield Coverage(have=row.have, expected=row.expected).text(lang)
    yield row.reported or ""
    yield enum_label(Truth[row.agrees], lang) if row.agrees else ""
