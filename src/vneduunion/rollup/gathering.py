"""Gathering: reported figures put together in the places and periods in which they count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, final

import polars as pl
from attrs import define

from vneduunion.cells.comparable import NOT_COUNTS, counts_things
from vneduunion.codec.collector import collector_paused
from vneduunion.errors import Lang
from vneduunion.model import Figure
from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.candidates import Candidates, Gathering, Stray
from vneduunion.rollup.closing import Closing
from vneduunion.rollup.closure import UNIT
from vneduunion.rollup.covering import Cover, Covering, Why
from vneduunion.rollup.expecting import EXPECTED, HAVE
from vneduunion.rollup.facts import HIGH, LOW, THING
from vneduunion.rollup.fitting import How, widest
from vneduunion.rollup.grounding import Ground, Key
from vneduunion.rollup.locating import WHY
from vneduunion.rollup.operators import RISING, Value, over_time, over_units, with_gaps
from vneduunion.rollup.places import WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.rollup.reported import Reported
from vneduunion.rollup.straying import LANGS, NOWHERE, SOMEWHERE, Subject
from vneduunion.rollup.sums import RECORDS
from vneduunion.rollup.telling import figures_of, known_by, wholes_of
from vneduunion.tables.columns import RECORD
from vneduunion.tables.from_records import LARGEST
from vneduunion.values.ids import FigureId, UnitId

MEASURE, BY, ASSUMED = "measure", "by", "assumed"
_BOUNDS = {LOW: pl.Int64, HIGH: pl.Int64}
_CELLS = {MEASURE: pl.String, UNIT: pl.String, PERIOD: pl.Int64, **_BOUNDS}
_CELLS |= {RECORDS: pl.Int64, HAVE: pl.Int64, EXPECTED: pl.Int64}
_KEYS = {UNIT: pl.String, WHY: pl.String, PERIOD: pl.Int64}
OVERLAPS = {
    MEASURE: pl.String,
    UNIT: pl.String,
    PERIOD: pl.Int64,
    RECORD: pl.String,
    WHY: pl.String,
    BY: pl.String,
}
_USED = {RECORD: pl.String, THING: pl.String, **_BOUNDS, WEIGHT_LOW: pl.Int64, WEIGHT_HIGH: pl.Int64}
_USED |= {ASSUMED: pl.String}


class _Sorted(NamedTuple):
    figures: Mapping[FigureId, Figure]
    cells: Mapping[Key, Gathering]
    strays: Sequence[Stray]
    wholes: Mapping[FigureId, Figure]


@final
@define(kw_only=True, eq=False, slots=False)
class Gathered:
    """One measure of which reported figures are put together. They are read when they are first asked for.

    Attributes:
        asked: the figures wanted, and how they go together.
        ground: their measures, and where, when and of whom they are wanted.
    """

    asked: Reported
    ground: Ground

    @property
    def id(self) -> str:
        """The id of the measure in a grid."""
        return self.asked.id

    def cells(self, units: Sequence[str] | None) -> pl.DataFrame:
        """The cells in which figures go, or are expected.

        Args:
            units: the places wanted, told without figures too; `None` for all that have some.

        Returns:
            Rows of `measure`, `unit`, `period` (its position), `low`, `high`, `records`, `have` and `expected`.
        """
        rows = [(self.id, *key, *self._row(key)) for key in self._keys(units)]
        return pl.DataFrame(rows, schema=_CELLS, orient="row")

    @property
    def subject(self) -> Subject:
        """What findings of it are about."""
        label = self.id.removeprefix(self.asked.measure_id)
        name = self.ground.measures.measures[self.asked.measure_id].name
        called: dict[Lang, str] = {lang: f"{name.label(lang)} {label}" for lang in LANGS}
        return Subject(self.id, called, "figures", "unit")

    def is_part_of(self, other: object) -> bool:
        """Whether all that it counts is counted by another one too, by the definition of the two measures."""
        if not isinstance(other, Gathered):
            return False
        asked = (self.asked.movement, self.asked.activity)
        whole = other.asked.measure_id in self.ground.measures.measures[self.asked.measure_id].part_of
        counts = self._counts_things and other._counts_things  # noqa: SLF001 of its own kind
        return counts and whole and asked == (other.asked.movement, other.asked.activity)

    @property
    def _counts_things(self) -> bool:
        """Whether its values are of all there is, not means, least or greatest ones."""
        measure = self.ground.measures.measures[self.asked.measure_id]
        return counts_things(measure) and not {self.asked.over_units, self.asked.over_time} & NOT_COUNTS

    def strays(self, keys: Sequence[str]) -> pl.DataFrame:
        """The figures of units that are not known, or did not live then, or were cut off from what stood above.

        Args:
            keys: `PER_PERIOD`, or `PER_UNIT` for all periods together, each figure once.

        Returns:
            Rows of `measure`, the keys, `low`, `high` and `records`.
        """
        found: dict[tuple[str | int, ...], list[Value]] = defaultdict(list)
        for stray in self._sorted.strays:
            for at, hows in stray.hows(per_period=PERIOD in keys):
                sure = stray.sure and not {How.SAME, How.INSIDE}.isdisjoint(hows)
                number = stray.figure.quantity
                value = Value(number.low or 0 if sure else 0, number.high, sure)
                found[stray.figure.unit, stray.why, *at].append(value)
        rows = [
            (self.id, *key, *over_units(self._candidates.over_units, values)[:2], len(values))
            for key, values in found.items()
        ]
        schema = {MEASURE: pl.String} | {key: _KEYS[key] for key in keys} | _BOUNDS | {RECORDS: pl.Int64}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def accounted(self) -> pl.DataFrame:
        """How many figures say something of a place in the periods, and how many are of no unit that was there.

        One row of `measure`, `somewhere` and `nowhere`.
        """
        nowhere = sum(bool(stray.fits) and stray.is_nowhere for stray in self._sorted.strays)
        somewhere = {
            each
            for gathering in self._sorted.cells.values()
            for each in (
                *(left.figure for left in gathering.left),
                *(candidate.figure.id for candidate in gathering.candidates),
            )
        }
        row = {MEASURE: self.id, SOMEWHERE: len(somewhere), NOWHERE: nowhere}
        return pl.DataFrame([row], schema={MEASURE: pl.String, SOMEWHERE: pl.Int64, NOWHERE: pl.Int64})

    @cached_property
    def overlaps(self) -> pl.DataFrame:
        """The figures that are not added up in a cell of which they say something.

        Rows of `measure`, `unit`, `period`, `record` (the figure), `why`, and `by`, the figure that went in
        instead, if any.
        """
        rows = [
            (self.id, *key, *left)
            for key, gathering in self._sorted.cells.items()
            for left in (*gathering.left, *self._cover(key).left)
        ]
        return pl.DataFrame(rows, schema=OVERLAPS, orient="row").sort(UNIT, PERIOD, RECORD)

    def explain(self, unit: str, at: int) -> pl.DataFrame:
        """The figures that went into a cell.

        Args:
            unit: the place.
            at: the position of the period.

        Returns:
            Rows of `record` (the figure), `thing` (its unit), `low` and `high`, the part of it that counts
            (`weight_low`, which is 0 where it goes into the most of the cell alone, and `weight_high`), and
            `assumed`, what is taken for granted of it.
        """
        cover = self._cover((unit, at))
        used = [(each, each.share) for each in cover.chosen]
        used += [(each, each.share._replace(low=0)) for each in cover.limits]
        rows = []
        for each, share in used:
            number, assumed = each.figure.quantity, ", ".join(each.assumed)
            rows.append((each.figure.id, each.unit, number.low or 0, number.high, *share, assumed))
        return pl.DataFrame(rows, schema=_USED, orient="row").sort(RECORD)

    def beside(self, unit: str, at: int) -> tuple[Figure, ...]:
        """The figures that report a cell itself.

        Args:
            unit: the place.
            at: the position of the period.
        """
        gathering = self._sorted.cells.get((unit, at), Gathering())
        figures = self._sorted.figures
        return tuple(figures[each.figure] for each in gathering.left if each.why is Why.REPORTED)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the measure, and of those that are part of it, that had been reported by the day."""
        return known_by(figures_of(self.ground.source, tuple(self._candidates.measures)), self.ground.as_of)

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.asked, self.ground)

    @cached_property
    def _sorted(self) -> _Sorted:
        wholes = wholes_of(self.ground.source, self.figures)
        with collector_paused():
            cells, strays = self._candidates.sort(self.figures, wholes)
        return _Sorted({each.id: each for each in self.figures}, cells, strays, wholes)

    @cached_property
    def _covers(self) -> Mapping[Key, Cover]:
        parts = {each.id: each.part_of for each in self._sorted.wholes.values() if each.part_of is not None}
        covering = Covering(self._candidates.reach, self._candidates.over_time, parts)
        cells = self._sorted.cells
        with collector_paused():
            return {
                key: covering.cover(gathering.candidates, widest(self.ground.periods[key[1]]))
                for key, gathering in cells.items()
                if gathering.candidates
            }

    def _cover(self, key: Key) -> Cover:
        """What goes into a cell: nothing where no figure may, such as in cells that are reported alone."""
        return self._covers.get(key) or Cover()

    @cached_property
    def _closing(self) -> Closing:
        return Closing(self.ground, self._candidates.reach, self._candidates.over_time)

    def _keys(self, units: Sequence[str] | None) -> Iterable[Key]:
        if units is not None:
            return [(unit, at) for unit in units for at in range(len(self.ground.periods))]
        used = (key for key, cover in self._covers.items() if cover.chosen or cover.limits)
        return dict.fromkeys((*used, *(self.ground.expected or ())))

    def _row(self, key: Key) -> tuple[int, int | None, int, int, int | None]:
        cover = self._cover(key)
        value = self._value(cover)
        if not self._closing.is_closed(key, cover):
            value = with_gaps(
                value, self._candidates.over_units, self._candidates.over_time, self.ground.missing
            )
        high = None if value.high is None or value.high > LARGEST else value.high
        return (
            min(value.low, LARGEST),
            high,
            len(cover.chosen) + len(cover.limits),
            *self._closing.coverage(key, cover),
        )

    def _value(self, cover: Cover) -> Value:
        by_unit: dict[UnitId, list[Value]] = defaultdict(list)
        for each in cover.chosen:
            by_unit[each.unit].append(Value(each.low, each.high, days=each.days))
        for each in cover.limits:
            by_unit[each.unit].append(Value(0, each.high, sure=False, days=each.days))
        units, time = self._candidates.over_units, self._candidates.over_time
        if not by_unit:
            return Value(0, 0 if units in RISING else None)
        return over_units(units, [over_time(time, values) for values in by_unit.values()])
