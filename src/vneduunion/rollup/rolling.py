"""`roll_up`: measures over units and periods."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import evolve

from vneduunion.errors import Fault, LoadError
from vneduunion.model import Dataset, MeasureDefinition, TieKind, Timing
from vneduunion.reference import measure_definitions
from vneduunion.rollup.checking import demand_sound
from vneduunion.rollup.counting import Counting
from vneduunion.rollup.days import EVENT
from vneduunion.rollup.expecting import Expected, Missing
from vneduunion.rollup.facts import facts
from vneduunion.rollup.grid import Counted, Grid
from vneduunion.rollup.paths import Paths
from vneduunion.rollup.places import Places
from vneduunion.structure import Line, Placement, Structure, placements, territory_placements
from vneduunion.tables import Tables, dataset, tables
from vneduunion.values.periods import Period

_STRUCTURE = frozenset({"units", "ties", "territories", "successions"})
"""The tables that say where units stand: small, and read into memory."""


def roll_up(
    data: Dataset | Tables,
    measures: Iterable[str | MeasureDefinition],
    *,
    units: Iterable[str] | None = None,
    periods: Iterable[Period] | None = None,
    structure: Structure = "as-it-was",
    as_of: date | None = None,
    line: Line = TieKind.DIRECT,
    missing: Missing = Missing.OPEN,
    expected: Expected | Iterable[str] | None = None,
) -> Grid:
    """Measures over units and periods, counted from records: each thing once in each place.

    Args:
        data: the records; on DuckDB or Spark they stay there.
        measures: ids of `reference.measure_definitions`, or definitions of one's own.
        units: the places wanted, told without records too; by default all that have some.
        periods: the periods wanted; by default the calendar years in which something has a day.
        structure: the parents of its own day for everything, or a day.
        as_of: figures that were reported later are not shown beside.
        line: DIRECT or GUIDANCE ties, or a scheme of territories (`vn-34`), whatever the structure.
        missing: what a total is where parts are missing, or nobody says which there should be.
        expected: the units of which data are expected.

    Returns:
        A cell for each measure, unit and period.

    Raises:
        LoadError: no measure is named, one is not known, or its definition names what is not there; all at once.
        UnknownId: one of `units` is not known.

    Example:
        >>> from vneduunion.reference import press
        >>> roll_up(press(), ["activities.held"], line=TieKind.GUIDANCE)
        <Grid: 1 measure, 6 periods>
    """
    columns = tables(data) if isinstance(data, Dataset) else data
    return _grid(
        columns,
        _definitions(measures),
        None if periods is None else tuple(periods),
        lambda held: Places.of(_placements(held, line, structure)),
        units=None if units is None else tuple(dict.fromkeys(units)),
        missing=Missing(missing),
        expected=None if expected is None else Expected.of(expected),
        as_of=as_of,
    )


def _grid(
    columns: Tables,
    definitions: tuple[MeasureDefinition, ...],
    periods: tuple[Period, ...] | None,
    places_of: Callable[[Dataset], Places],
    **asked: Any,
) -> Grid:
    held = _structure(columns)
    places = places_of(held)
    wanted = years(columns, definitions) if periods is None else periods
    counted = tuple(_counted(definition, places, wanted) for definition in definitions)
    return Grid(columns=columns, structure=held, counted=counted, periods=wanted, **asked)


def _definitions(measures: Iterable[str | MeasureDefinition]) -> tuple[MeasureDefinition, ...]:
    known = measure_definitions()
    given = tuple(measures)
    if not given:
        raise LoadError([Fault("measures", "none_given", {"fields": ", ".join(known)})])
    strangers = [each for each in given if isinstance(each, str) and each not in known]
    if strangers:
        raise LoadError([Fault(each, "unknown_measure", {"known": ", ".join(known)}) for each in strangers])
    found = tuple(known[each] if isinstance(each, str) else each for each in given)
    demand_sound(found)
    return found


def _structure(columns: Tables) -> Dataset:
    """The units and all that says where they stand, in memory."""
    others = {name for name in columns if name.partition(".")[0] not in _STRUCTURE}
    findings = columns.findings.where(lambda item: item.table.partition(".")[0] in _STRUCTURE)
    return dataset(evolve(columns.without(others), findings=findings))


def _placements(data: Dataset, line: Line, structure: Structure) -> Iterator[Placement]:
    if isinstance(line, TieKind):
        return placements(data, line, structure)
    return territory_placements(data, line)


def _counted(definition: MeasureDefinition, places: Places, periods: tuple[Period, ...]) -> Counted:
    timing = definition.measure.timing
    flows = timing is Timing.FLOW
    counting = Counting(
        places=places,
        periods=periods,
        lasting=not flows,
        at_end=timing is Timing.STOCK,
        adds_up=flows and Paths.of(definition).once,
    )
    return Counted(definition=definition, counting=counting)


def years(columns: Tables, definitions: Iterable[MeasureDefinition]) -> tuple[Period, ...]:
    """The calendar years from the first in which something has a day to the last.

    Args:
        columns: the records.
        definitions: what is counted of them.
    """
    ends: list[date] = []
    for definition in definitions:
        days = facts(columns, definition).select(nw.col(EVENT.first).min(), nw.col(EVENT.last).max())
        ends += [day for day in days.collect("polars").row(0) if day is not None]
    return tuple(Period.year(year) for year in range(min(ends).year, max(ends).year + 1)) if ends else ()
