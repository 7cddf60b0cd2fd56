"""The cells that a roll-up is asked for, counted from records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import final

from attrs import evolve, frozen

from vneduunion.cli.rollup_asked import ALL, PROVINCE, Asked, line_of, pieces, places, units_of
from vneduunion.cli.rollup_left_out import left_out
from vneduunion.errors import Lang
from vneduunion.io.grid_files import CellRow, cell_rows
from vneduunion.model import Dataset, TieKind
from vneduunion.rollup import Expected, Grid, Missing, roll_up
from vneduunion.rollup.asked import whole_periods
from vneduunion.rollup.catalogued import Catalogued, with_catalogue
from vneduunion.rollup.closure import PLACE
from vneduunion.rollup.grid import Counted
from vneduunion.rollup.places import ID, OWNER
from vneduunion.rollup.rolling import days, defined
from vneduunion.structure import Line
from vneduunion.tables import Tables
from vneduunion.values.period_split import Unit as Piece
from vneduunion.values.periods import Period
from vneduunion.wording import sentence

Told = Callable[[str, int, int | None], None]


@final
@frozen(kw_only=True)
class Found:
    """What is told of a roll-up.

    Attributes:
        rows: the cells.
        notes: sentences on what stands in none of them.
    """

    rows: tuple[CellRow, ...]
    notes: tuple[str, ...]


def counted(columns: Tables, asked: Asked, lang: Lang, progress: Told) -> Found:
    """The cells that are asked for.

    Args:
        columns: the records; units and territories of the catalogue are added.
        asked: what is asked for.
        lang: `"vi"` or `"en"`.
        progress: called with a stage, how much of it is done, and of how much.

    Raises:
        LoadError: a measure is not known, or units cannot become records.
        Exit: there is no such line, no unit of the level or kind asked for, or a period cannot be cut.
    """
    known = with_catalogue(columns)
    line = line_of(asked.line, asked.by, known.structure, asked.structure)
    wanted = places(asked.by, line, known.structure)
    grid = _grid(known, asked, line)
    progress("counting", 0, len(grid.counted))
    lone = _lone(grid, line, known.structure)
    if asked.empty:
        grid = evolve(grid, units=(*wanted, *lone))
    apart = {*lone} if asked.by.unit == PROVINCE else set[str]()
    rows, notes, done = list[CellRow](), dict[str, list[str]](), 0
    for kin in _together(grid):
        part = evolve(grid, counted=kin)
        found = [*cell_rows(part, lang)]
        rows += found
        notes |= left_out(part, [row for row in found if row.unit in apart], lang)
        done += len(kin)
        progress("counting", done, len(grid.counted))
    shown = {*wanted} if asked.by.unit != ALL else None
    measures = [each.id for each in grid.counted]
    return _arranged(measures, [row for row in rows if shown is None or row.unit in shown], notes, lang)


def _arranged(measures: list[str], rows: list[CellRow], notes: Mapping[str, list[str]], lang: Lang) -> Found:
    """Measures in the order in which they were asked for."""
    rows.sort(key=lambda row: measures.index(row.measure))
    told = [note for measure in measures for note in notes[measure]]
    if not rows:
        told.append(sentence("grid.told.empty", lang))
    return Found(rows=tuple(rows), notes=tuple(told))


def _together(grid: Grid) -> Iterable[tuple[Counted, ...]]:
    """The measures that are counted in one pass, one after the other."""
    kin: dict[int, list[Counted]] = defaultdict(list)
    for each in grid.counted:
        kin[id(each.counting.family or each)].append(each)
    return map(tuple, kin.values())


def _grid(known: Catalogued, asked: Asked, line: Line) -> Grid:
    def whole(piece: Piece) -> tuple[Period, ...]:
        found = days(known.columns, defined(asked.measures))
        return whole_periods(*found, piece) if found else ()

    # Of units that only the catalogue knows nobody has promised data.
    expected = (
        None if asked.expected is None else Expected.of(units_of(asked.expected, known.own, "--expected"))
    )
    return roll_up(
        known.columns,
        asked.measures,
        periods=pieces(asked.periods, asked.by, whole),
        structure=asked.structure,
        as_of=asked.as_of,
        line=line,
        missing=Missing[asked.missing.name],
        expected=expected,
    )


def _lone(grid: Grid, line: Line, held: Dataset) -> tuple[str, ...]:
    """The units that are places of their own beside the territories of a line, since they lie in none."""
    if isinstance(line, TieKind):
        return ()
    found = grid.counted[0].counting.locating.places
    numbers = {*found.weights[PLACE]}
    ids = {row[ID] for row in found.names.iter_rows(named=True) if row[OWNER] in numbers}
    return tuple(unit.id for unit in held.units if unit.id in ids)
