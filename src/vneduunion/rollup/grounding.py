"""The ground on which figures are put together: their measures; where, when and of whom they are wanted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import final

from attrs import define, evolve, field

from vneduunion.errors import Fault, LoadError
from vneduunion.findings import Findings
from vneduunion.model import Dataset, Measure, Scope
from vneduunion.reference import bundled, catalogue, measure_definitions
from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.checking import demand_known
from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT
from vneduunion.rollup.expecting import Expected, Missing, wanted
from vneduunion.rollup.places import ID, OWNER, Places, with_ids
from vneduunion.rollup.reach import Reach, Tree
from vneduunion.rollup.reported import Reported
from vneduunion.rollup.standing import Share, Standing
from vneduunion.rollup.where import Where
from vneduunion.structure.descent import Days
from vneduunion.tables import Tables
from vneduunion.tables.to_records import sound
from vneduunion.values.ids import UnitId
from vneduunion.values.periods import Period

Key = tuple[str, int]
"""A place, and the position of a period."""
_MEASURES = "measures"


@final
@define(kw_only=True, eq=False, slots=False)
class Ground:
    """What is known and asked for beside the figures.

    Attributes:
        source: the records.
        columns: the same in columns.
        measures: the measures of which some have figures.
        where: the places asked for.
        places: where what happened to units counts.
        periods: those asked for.
        listed: of whom figures are expected; `None` where nobody lists them.
        missing: what a total over missing parts is.
        as_of: figures reported later are left out.
        known: where figures of a unit, a scope and some days count, as far as that has been asked: it is the same for
            all measures.
    """

    source: Dataset | Tables
    columns: Tables
    measures: Dataset
    where: Where
    places: Places
    periods: tuple[Period, ...]
    listed: Expected | None
    missing: Missing
    as_of: date | None
    known: dict[tuple[UnitId, Scope | None, Days], Mapping[str, Share]] = field(factory=dict, init=False)

    @cached_property
    def tree(self) -> Tree:
        """The units and who stood below whom."""
        return Tree(self.columns)

    @cached_property
    def reach(self) -> Callable[[Scope | None], Reach]:
        """Whose things figures count, by the scope that is taken for one which is not printed."""
        return cache(lambda unprinted: Reach(self.tree, unprinted=unprinted))

    @cached_property
    def standing(self) -> Standing:
        """Where what happened to units counts, day by day."""
        return Standing.of(self.places)

    @cached_property
    def cut(self) -> Mapping[str, Sequence[Days]]:
        """The days on which units are cut off from what stood above them."""
        found: dict[str, list[Days]] = defaultdict(list)
        rows = self.places.cut.join(self.places.names, on=OWNER)
        for unit, since, until in rows.select(ID, *RUN_DAYS).iter_rows():
            found[unit].append(Days.between(since, until))
        return found

    @cached_property
    def expected(self) -> Mapping[Key, Sequence[str]] | None:
        """The units of which figures are expected in each cell; `None` where nobody lists them."""
        if self.listed is None:
            return None
        found: dict[Key, list[str]] = defaultdict(list)
        rows = with_ids(wanted(self.listed, self.places, self.periods).drop(UNIT), self.places.names)
        for unit, at, place in rows.select(UNIT, PERIOD, PLACE).iter_rows():
            found[place, at].append(unit)
        return found


def demand_measures(columns: Tables, reported: Collection[Reported]) -> Dataset:
    """The measures of the records and, where these do not have them, of the library and of what is asked for.

    Args:
        columns: the records; their measures are read where some figures are asked for.
        reported: the figures wanted.

    Returns:
        A dataset of measures alone.

    Raises:
        LoadError: a measure is not known, or its row cannot become a record.
    """
    if not reported:
        return Dataset()
    known = _of_the_library() | {
        each.id: each for each in _measures_of(columns, [each.measure_id for each in reported])
    }
    known |= {each.measure.id: each.measure for each in reported if not isinstance(each.measure, str)}
    strangers = [each.measure_id for each in reported if each.measure_id not in known]
    if strangers:
        raise LoadError([Fault(each, "unknown_measure", {"known": ", ".join(known)}) for each in strangers])
    return Dataset(measures=known.values())


def demand_named(columns: Tables, reported: Collection[Reported]) -> None:
    """Refuse movements and activities that neither records nor the catalogue have and no figure names.

    Args:
        columns: the records.
        reported: the figures wanted.

    Raises:
        LoadError: several are not known.
        UnknownId: one is not known.
    """
    movements = {each.movement for each in reported if each.movement is not None}
    activities = {each.activity for each in reported if each.activity is not None}
    if movements:
        known = {*_said(columns, "movements", "movement"), *catalogue().movements.keys()}
        demand_known(sorted(movements), known, "movement", "Movement")
    if activities:
        demand_known(sorted(activities), _said(columns, "activities", "activity"), "activity", "Activity")


def _said(columns: Tables, table: str, field: str) -> set[str]:
    """The ids of the records of a table, and those that figures name."""
    ids = columns[table].select("id").collect("polars").to_native()["id"]
    named = columns["figures"].select(field).unique().collect("polars").to_native()[field]
    return {*ids.drop_nulls(), *named.drop_nulls()}


@cache
def _of_the_library() -> dict[str, Measure]:
    found: dict[str, Measure] = {each.measure.id: each.measure for each in measure_definitions().values()}
    return found | {each.id: each for each in bundled(_MEASURES).measures}


def _measures_of(columns: Tables, asked: Collection[str]) -> Sequence[Measure]:
    """The measures that are records; what is wrong with others is for `validate`, unless they are asked for."""
    others = {name for name in columns if not _is_of_measures(name)}
    made, told = sound(evolve(columns.without(others), findings=Findings()))
    faults = [Fault(item.where, fault.code, fault.values) for item, fault in told if item.record in asked]
    if faults:
        raise LoadError(faults)
    return made.measures


def _is_of_measures(table: str) -> bool:
    return table.partition(".")[0] == _MEASURES
