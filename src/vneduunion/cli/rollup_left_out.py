"""What of a roll-up stands in no row of the table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve

from vneduunion.errors import Lang
from vneduunion.io.grid_files import CellRow
from vneduunion.rollup import Grid
from vneduunion.rollup.grid import Counted
from vneduunion.rollup.locating import CUT_OFF, Locating
from vneduunion.values.periods import FIRST_YEAR, LAST_YEAR, Period
from vneduunion.wording import count, sentence

_REASONS = {
    "NO_UNIT": "no_unit",
    "UNKNOWN_UNIT": "unknown_unit",
    "OUTSIDE_LIFE": "outside_life",
    "NO_RECORD": "no_record",
}


def left_out(grid: Grid, apart: Iterable[CellRow], lang: Lang) -> dict[str, list[str]]:
    """What each measure counts nowhere, and what it counts in units that lie in no province.

    Args:
        grid: the measures.
        apart: the cells of such units.
        lang: `"vi"` or `"en"`.

    Returns:
        Sentences by the ids of the measures; one more for what is cut off from all above its unit.
    """
    notes: dict[str, list[str]] = {each.id: [] for each in grid.counted}
    if not grid.periods:
        return notes
    names = grid.names(lang)
    once = _in_one_period(grid)
    for measure, found in _strays(once).items():
        parts = ", ".join(count(key, found[why], lang) for why, key in _REASONS.items() if found[why])
        if parts:
            notes[measure].append(sentence("grid.told.strays", lang, measure=names[measure], parts=parts))
        if found[CUT_OFF]:
            cut = count("records", found[CUT_OFF], lang)
            notes[measure].append(sentence("grid.told.cut_off", lang, measure=names[measure], records=cut))
    for measure, records in _records(once, apart).items():
        told = {
            "records": count("records", sum(records.values()), lang),
            "units": count("units", len(records), lang),
        }
        notes[measure].append(sentence("grid.told.outside", lang, measure=names[measure], **told))
    return notes


def _strays(once: Grid) -> Mapping[str, Counter[str]]:
    """How many records of each measure count nowhere, by the reasons."""
    found = defaultdict[str, Counter[str]](Counter)
    for row in once.strays.iter_rows(named=True):
        found[row["measure"]][row["why"]] += row["records"]
    return found


def _records(once: Grid, apart: Iterable[CellRow]) -> Mapping[str, Mapping[str, int]]:
    """How many records of each measure count in units apart; asked only where there are some."""
    wanted = {(row.measure, row.unit) for row in apart if row.records}
    found = defaultdict[str, dict[str, int]](dict)
    if wanted:
        for cell in once:
            if (cell.measure, cell.unit) in wanted:
                found[cell.measure][cell.unit] = cell.records
    return found


def _in_one_period(grid: Grid) -> Grid:
    """The same from the first day to the last: what may lie in several periods is there once."""
    first = min(period.first or date(FIRST_YEAR, 1, 1) for period in grid.periods)
    last = max(period.last or date(LAST_YEAR, 12, 31) for period in grid.periods)
    whole = (Period.span(first, last),)
    return evolve(grid, periods=whole, counted=tuple(_within(each, whole) for each in grid.counted))


def _within(each: Counted, periods: tuple[Period, ...]) -> Counted:
    known = each.counting.locating
    locating = Locating(places=known.places, lifted=known.lifted, periods=periods)
    return evolve(each, counting=evolve(each.counting, locating=locating, family=None, member=0))
