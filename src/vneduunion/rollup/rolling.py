"""`roll_up`: measures over units and periods."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.errors import BadRecord, Fault, LoadError
from vneduunion.model import Dataset, MeasureDefinition, Operator, Scope, TieKind, Timing
from vneduunion.reference import measure_definitions
from vneduunion.rollup.asked import whole_periods
from vneduunion.rollup.checking import demand_day, demand_known, demand_places, demand_sound
from vneduunion.rollup.combining import Combining
from vneduunion.rollup.counting import Counting
from vneduunion.rollup.days import EVENT
from vneduunion.rollup.expecting import Expected, Missing
from vneduunion.rollup.facts import Facts
from vneduunion.rollup.families import Family
from vneduunion.rollup.gathering import Gathered
from vneduunion.rollup.grid import Counted, Grid
from vneduunion.rollup.grounding import Ground, demand_measures, demand_named
from vneduunion.rollup.lifted_places import LiftedPlaces
from vneduunion.rollup.locating import Locating
from vneduunion.rollup.narrowing import named
from vneduunion.rollup.places import Places
from vneduunion.rollup.placing import places
from vneduunion.rollup.reported import Reported
from vneduunion.rollup.where import Where
from vneduunion.structure import Line, Structure
from vneduunion.tables import Tables, tables
from vneduunion.tables.holder import Frame
from vneduunion.values.periods import Period


def roll_up(
    data: Dataset | Tables,
    measures: Iterable[str | MeasureDefinition | Reported],
    *,
    units: Iterable[str] | None = None,
    periods: Iterable[Period] | None = None,
    scope: Scope = Scope.SECTOR,
    structure: Structure = "as-it-was",
    as_of: date | None = None,
    line: Line = TieKind.DIRECT,
    missing: Missing = Missing.OPEN,
    expected: Expected | Iterable[str] | None = None,
) -> Grid:
    """Measures over units and periods: counted from records, each thing once in each place, or out of figures.

    Args:
        data: the records; on DuckDB or Spark they stay there.
        measures: ids of `reference.measure_definitions`, or definitions of one's own; for figures `Reported`.
        units: the places wanted, told without records too; by default all that have some.
        periods: the periods wanted; by default the calendar years in which something has a day.
        scope: SECTOR: all that stands below a place counts in it; DIRECT: what it manages; OWN: its own alone.
        structure: the parents of its own day for everything, or a day.
        as_of: figures that were reported later are left out.
        line: DIRECT or GUIDANCE ties, or a scheme of territories (`vn-34`), whatever the structure.
        missing: what a total is where parts are missing, or nobody says which there should be.
        expected: the units of which data are expected.

    Returns:
        A cell for each measure, unit and period.

    Raises:
        LoadError: measures, what their definitions name, or several of `units` or `expected` are not known, or
            some of `units` are no places of the line; all at once.
        TypeError: `data`, `periods`, `structure` or `as_of` are something else.
        UnknownId: one of `units` or `expected`, or a movement or activity of `Reported`, is not known.
        ValueError: the line or the scheme contains nothing, or a scope is asked for along a scheme.

    Example:
        >>> from vneduunion.reference import press
        >>> roll_up(press(), ["activities.held"], line=TieKind.GUIDANCE)
        <Grid: 1 measure, 6 periods>
    """
    asked = None if periods is None else tuple(periods)
    _demand_kinds(data, asked or (), as_of)
    definitions, reported = _sorted(measures)
    where = Where.of(line, structure, Scope(scope))
    listed = None if expected is None else Expected.of(expected)
    told = {"listed": listed, "missing": Missing(missing), "as_of": as_of}
    ground = _ground(data, where, (*definitions, *reported), asked, **told)
    return _grid(ground, definitions, reported, units)


def _demand_kinds(data: object, periods: Iterable[object], as_of: object) -> None:
    """Refuse what is no data, no periods and no day, and say where these come from."""
    if as_of is not None:
        demand_day("as_of", as_of)
    if not isinstance(data, Dataset | Tables):
        message = (
            f"data are a Dataset or Tables, not {type(data).__name__}: `read` gives the one, `scan` the other"
        )
        raise TypeError(message)
    for each in periods:
        if not isinstance(each, Period):
            message = (
                f"periods are Period, not {each!r}: `Period.parse` reads words, `Period.year` makes a year"
            )
            raise TypeError(message)


def _demand_there(ground: Ground, places: tuple[str, ...]) -> None:
    """Refuse units that nobody bears among those expected, and places of other lines among those wanted.

    Raises:
        LoadError: places of other lines, or several unknown units.
        UnknownId: one unknown unit.
    """
    if not places and ground.listed is None:
        return
    units = set(_ids(ground.columns["units"]))
    if ground.listed is not None:
        demand_known(ground.listed.units, units, "expected")
    line = ground.where.line
    elsewhere = set(_ids(ground.columns["territories"].filter(nw.col("scheme") != str(line))))
    if not isinstance(line, TieKind):
        elsewhere |= units - ground.places.placed
    demand_places(places, elsewhere, line)


def _ids(rows: Frame) -> Iterable[str]:
    found: Iterable[str] = rows.select("id").collect("polars").to_native()["id"]
    return found


def _ground(
    data: Dataset | Tables,
    where: Where,
    measures: Iterable[MeasureDefinition | Reported],
    periods: tuple[Period, ...] | None,
    **told: Any,
) -> Ground:
    columns, asked = tables(data) if isinstance(data, Dataset) else data, tuple(measures)
    return Ground(
        source=data,
        columns=columns,
        measures=_measures(columns, [each for each in asked if isinstance(each, Reported)]),
        where=where,
        places=places(columns, where.line, where.structure, where.scope),
        periods=years(columns, asked) if periods is None else periods,
        **told,
    )


def _measures(columns: Tables, reported: Sequence[Reported]) -> Dataset:
    demand_named(columns, reported)
    return demand_measures(columns, reported)


def _grid(
    ground: Ground,
    definitions: Iterable[MeasureDefinition],
    reported: Iterable[Reported],
    units: Iterable[str] | None,
) -> Grid:
    wanted = None if units is None else tuple(dict.fromkeys(units))
    _demand_there(ground, wanted or ())
    return Grid(
        columns=ground.columns,
        counted=tuple(_countings(ground.columns, definitions, ground.places, ground.periods)),
        gathered=tuple(Gathered(asked=each, ground=ground) for each in reported),
        periods=ground.periods,
        units=wanted,
        missing=ground.missing,
        expected=ground.listed,
        as_of=ground.as_of,
    )


def _sorted(
    measures: Iterable[str | MeasureDefinition | Reported],
) -> tuple[tuple[MeasureDefinition, ...], tuple[Reported, ...]]:
    given = (measures,) if isinstance(measures, str) else tuple(measures)
    reported = tuple(each for each in given if isinstance(each, Reported))
    others = [each for each in given if not isinstance(each, Reported)]
    return defined(others) if others or not reported else (), reported


def defined(measures: Iterable[str | MeasureDefinition]) -> tuple[MeasureDefinition, ...]:
    """The definitions of measures, each sound.

    Args:
        measures: ids of `reference.measure_definitions`, or definitions of one's own.

    Raises:
        LoadError: no measure is named, one is not known, or its definition names what is not there; all at once.
    """
    known = measure_definitions()
    given = tuple(measures)
    if not given:
        raise LoadError([Fault("measures", "none_given", {"fields": ", ".join(known)})])
    faults: list[Fault] = []
    found: list[MeasureDefinition] = []
    for each in given:
        try:
            found += _told(each, known)
        except LoadError as error:
            faults += error.faults
    if faults:
        raise LoadError(faults)
    once = tuple(dict.fromkeys(found))
    demand_sound(once)
    return once


def _told(
    asked: str | MeasureDefinition, known: Mapping[str, MeasureDefinition]
) -> Iterable[MeasureDefinition]:
    """The definitions that one of the measures stands for."""
    if isinstance(asked, MeasureDefinition):
        return (asked,)
    try:
        return tuple(named(asked, known))
    except KeyError:
        raise LoadError([Fault(asked, "unknown_measure", {"known": ", ".join(known)})]) from None
    except BadRecord as error:
        raise LoadError(fault.at(asked) for fault in error.faults) from None


def _countings(
    columns: Tables, definitions: Iterable[MeasureDefinition], found: Places, periods: tuple[Period, ...]
) -> Iterator[Counted]:
    own = cache(lambda alone: found.own() if alone else found)
    lifted = cache(lambda alone: LiftedPlaces.of(own(alone), columns["units"]))

    @cache
    def locating(*, at_end: bool, alone: bool) -> Locating:
        return Locating(places=own(alone), lifted=lifted(alone), periods=periods, at_end=at_end)

    told = [Facts(columns=columns, definition=each) for each in definitions]
    plain = [facts for facts in told if facts.pair is None and not facts.lasts]
    families = _families(plain, locating(at_end=False, alone=False))
    for facts in told:
        family = next((each for each in families if facts in each.members), None)
        stock = facts.definition.measure.timing is Timing.STOCK
        alone = facts.pair is not None and facts.pair.units is Operator.NONE
        counting = Counting(
            locating=locating(at_end=stock and facts.lasts, alone=alone),
            lasting=facts.lasts,
            ones=not facts.has_amount,
            facts_add=facts.things_add,
            records_add=facts.records_add,
            family=family,
            member=family.members.index(facts) if family else 0,
        )
        combining = None if facts.pair is None else Combining(counting=counting, pair=facts.pair)
        yield Counted(facts=facts, counting=counting, combining=combining)


def _families(told: Iterable[Facts], locating: Locating) -> list[Family]:
    """Measures that add up in every respect, those of the same events together."""
    kin: dict[Hashable, list[Facts]] = defaultdict(list)
    for facts in told:
        if facts.things_add and facts.records_add and facts.is_told_by_itself:
            kin[facts.key].append(facts)
    return [Family(locating=locating, members=tuple(members)) for members in kin.values()]


def years(columns: Tables, measures: Iterable[MeasureDefinition | Reported]) -> tuple[Period, ...]:
    """The calendar years from the first in which something has a day to the last.

    Args:
        columns: the records.
        measures: what is counted of them, or of which there are figures.
    """
    found = days(columns, measures)
    return whole_periods(*found, "year") if found else ()


def days(columns: Tables, measures: Iterable[MeasureDefinition | Reported]) -> tuple[date, date] | None:
    """The first and the last day that something has, or `None` where nothing has one.

    Args:
        columns: the records.
        measures: what is counted of them, or of which there are figures.
    """
    ends: list[date] = []
    for measure in measures:
        rows = _of_figures(columns, measure) if isinstance(measure, Reported) else _events(columns, measure)
        # What is open on one side has a day on the other, which may be the first or the last of all.
        first, last = nw.col(EVENT.first), nw.col(EVENT.last)
        found = rows.select(a=first.min(), b=last.min(), c=first.max(), d=last.max())
        ends += [day for day in found.collect("polars").row(0) if day is not None]
    return (min(ends), max(ends)) if ends else None


def _events(columns: Tables, definition: MeasureDefinition) -> Frame:
    facts = Facts(columns=columns, definition=definition)
    return facts.counted(facts.events)


def _of_figures(columns: Tables, asked: Reported) -> Frame:
    rows = columns["figures"].filter(nw.col("measure") == asked.measure_id)
    return rows.select(*(nw.col(f"period_{name}").alias(name) for name in EVENT.days))
