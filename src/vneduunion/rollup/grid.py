"""`Grid`: what a roll-up says, cell by cell."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import define, frozen

from vneduunion.codec.collector import collector_paused
from vneduunion.errors import Lang
from vneduunion.findings import Findings
from vneduunion.model import Figure, MeasureDefinition, Operator
from vneduunion.rollup.adding import demand_addable
from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.checking import demand_known, demand_rows, read_period
from vneduunion.rollup.closure import PLACE, UNIT
from vneduunion.rollup.combining import Combining
from vneduunion.rollup.counting import Counting
from vneduunion.rollup.expecting import EXPECTED, HAVE, Expected, Missing
from vneduunion.rollup.facts import HIGH, LOW, THING, UNBOUNDED, Facts
from vneduunion.rollup.gathering import OVERLAPS, Gathered
from vneduunion.rollup.grid_cells import Coverage, GridCell
from vneduunion.rollup.locating import WHY
from vneduunion.rollup.operators import kept
from vneduunion.rollup.pairs import Pair
from vneduunion.rollup.places import WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.rollup.ratios import is_part, ratios
from vneduunion.rollup.straying import (
    PER_PERIOD,
    PER_UNIT,
    Subject,
    accounted,
    doubled,
    findings_of,
    lives,
    strays,
    undated,
    with_share,
)
from vneduunion.rollup.sums import RECORDS, SUMS, undivided
from vneduunion.rollup.telling import figures_of, known_by
from vneduunion.tables import Tables
from vneduunion.tables.columns import RECORD
from vneduunion.tables.giving_back import given_back
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.wording import count, html_table, number, sentence, text_table, words_of

MEASURE = "measure"
_NAMED = (UNIT, "name", PERIOD)
_SHOWN = 20
"""As many cells are printed."""
_SPELLINGS = ("name_vi", "name_en")


@final
@frozen(kw_only=True)
class Counted:
    """One measure and how it is counted, or how its numbers are put together where they are not just added."""

    facts: Facts
    counting: Counting
    combining: Combining | None = None

    @property
    def definition(self) -> MeasureDefinition:
        """How the measure is counted."""
        return self.facts.definition

    @property
    def id(self) -> str:
        """The id of the measure in a grid."""
        return self.definition.id

    @property
    def subject(self) -> Subject:
        """What findings of it are about."""
        return Subject.of(self.definition)

    def is_part_of(self, other: "Counted | Gathered") -> bool:
        """Whether all that it counts is counted by another one too."""
        if not isinstance(other, Counted) or self.combining or other.combining:
            return False  # put together by other operators than sums a part may be more than the whole
        return is_part(self.definition, other.definition)

    @property
    def way(self) -> Counting | Combining:
        """What tells the cells."""
        return self.combining or self.counting

    def empty(self) -> Iterator[nw.Expr]:
        """What is told of a place in which nothing counts, in the columns of sums."""
        if self.combining is not None:
            return self.combining.empty(SUMS)
        return (nw.col(column).fill_null(0) for column in SUMS)

    def kept(self, missing: Missing) -> tuple[bool, bool]:
        """Whether the least and the most of what is there hold for all where parts are missing."""
        return kept(self.facts.pair or Pair(Operator.SUM, Operator.SUM), missing)


@final
@define(kw_only=True, eq=False, repr=False, slots=False)
class Grid:
    """Measures by units and periods. Cells are counted when they are first asked for.

    Attributes:
        columns: the records.
        counted: the measures that are counted from records, and how.
        gathered: those of which reported figures are put together.
        periods: the periods asked for.
        units: the places asked for, or `None` for all that have records.
        missing: what a total over missing parts is.
        expected: of whom data are expected.
        as_of: figures reported later are left out.
    """

    columns: Tables
    counted: tuple[Counted, ...] = ()
    gathered: tuple[Gathered, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[str, ...] | None = None
    missing: Missing = Missing.OPEN
    expected: Expected | None = None
    as_of: date | None = None

    @cached_property
    def frame(self) -> Frame:
        """The cells, lazily, on the engine of the records.

        Rows of `measure`, `unit`, `period` (its position in `periods`), `low`, `high` (missing where there
        is no upper bound), `records`, `have` and `expected` (missing where nobody lists whom to expect).
        """
        return nw.concat(self._frames, how="vertical")

    @property
    def _frames(self) -> list[Frame]:
        """The cells of each measure."""
        with collector_paused():
            gathered = [self._lifted(each.cells(self.units)) for each in self.gathered]
        return [*map(self._cells, self.counted), *gathered]

    def __attrs_post_init__(self) -> None:
        if self.units:
            demand_known(self.units, self._names)

    @property
    def native(self) -> Any:
        """The same as the engine knows it: a polars LazyFrame, a DuckDB relation, a Spark frame."""
        return self.frame.to_native()

    @property
    def strays(self) -> Any:
        """What counts in no place, or in nothing above its unit, with the reason, as a frame of the caller's kind.

        Rows of `measure`, `unit`, `why`, `period`, `low`, `high` and `records`. The reasons are `NO_UNIT` (none
        is given), `UNKNOWN_UNIT` (no record bears the id), `OUTSIDE_LIFE` (the unit did not live then), `NO_RECORD`
        (a row of a list whose record is not there), and `CUT_OFF`: it counts in its unit, and since ties lead only
        to units that did not live then, in nothing above.
        """
        return self._given_back(self._strays)

    @cached_property
    def _strays(self) -> pl.DataFrame:
        gathered = [each.strays(PER_PERIOD) for each in self.gathered]
        found = self._of_each(lambda each, rows: strays(each.way, rows, PER_PERIOD), gathered)
        return found.sort(MEASURE, PERIOD, WHY, UNIT)

    @cached_property
    def findings(self) -> Findings:
        """What counts in no place, as findings: one for each measure, reason and unit, with its numbers.

        Their codes are `R101` (no unit is given), `R102` (its unit did not live then), `X201` (no record bears the
        id), `R103` (it is cut off from what stands above) and `R105` (a row of a list has no record). Beside them,
        `R104` tells that there is no period, since nothing has a day, and `R106` that several records bear one id.
        """
        gathered = [each.strays(PER_UNIT) for each in self.gathered]
        found = self._of_each(lambda each, rows: strays(each.way, rows, PER_UNIT), gathered)
        rows = found.sort(WHY, UNIT)
        known = lives(self.columns, rows[UNIT].drop_nulls().unique())
        told = (
            findings_of(each.subject, rows.filter(pl.col(MEASURE) == each.id).to_dicts(), known)
            for each in self._measures.values()
        )
        undated_ones = () if self.periods else (undated(each.subject, each.facts) for each in self.counted)
        tables = dict.fromkeys(each.definition.table for each in self.counted)
        borne = (doubled(self.columns, table) for table in tables)
        return Findings(found=tuple(chain.from_iterable((*told, *undated_ones, *borne))))

    @property
    def accounted(self) -> Any:
        """How many of the records that have something in the periods count somewhere, and how many nowhere.

        Rows of `measure`, `somewhere`, `nowhere` and `share`, the part that counts somewhere, in basis points
        rounded down; it is missing where there are no records. A record that counts in one of its units and
        not in another one counts somewhere. A frame of the caller's kind.
        """
        return self._given_back(self._accounted)

    @cached_property
    def _accounted(self) -> pl.DataFrame:
        gathered = [each.accounted() for each in self.gathered]
        found = self._of_each(lambda each, rows: accounted(each.counting, rows), gathered)
        return with_share(found.sort(MEASURE))

    @property
    def overlaps(self) -> Any:
        """The reported figures that say something of a cell and are not added up in it, each with the reason.

        Rows of `measure`, `unit`, `period`, `record` (the figure), `why`, and `by`, the figure that went in
        instead, if any; none of measures that are counted from records. A frame of the caller's kind.
        """
        return self._given_back(self._overlaps)

    @cached_property
    def _overlaps(self) -> pl.DataFrame:
        found = pl.concat([pl.DataFrame(schema=OVERLAPS), *(each.overlaps for each in self.gathered)])
        return found if self.units is None else found.filter(pl.col(UNIT).is_in(self.units))

    @cached_property
    def table(self) -> pl.DataFrame:
        """The cells in memory, as in `frame`, by measure, unit and period."""
        return self._all_in_memory(self._frames).sort(MEASURE, UNIT, PERIOD)

    def to_frame(self, lang: Lang = "en") -> Any:
        """The cells as a frame of the caller's kind, periods and units by their names too.

        Args:
            lang: of names and periods.

        Returns:
            A frame of pandas or pyarrow where the records came as such, else of polars.
        """
        found = self._named(self.table, lang)
        return self._given_back(found.select(MEASURE, *_NAMED, LOW, HIGH, RECORDS, HAVE, EXPECTED))

    def ratio(self, numerator: str, denominator: str, *, per: int = 10_000, lang: Lang = "en") -> Any:
        """One measure divided by another, in each unit and period, from the bounds of their two cells.

        Args:
            numerator: the id of a measure.
            denominator: the id of another one.
            per: the ratio tells how much of the numerator there is to so many of the denominator: by default
                it is a share in basis points; 1 gives, say, VND to each initiative.
            lang: of names and periods.

        Raises:
            KeyError: the grid has no such measure.
            ValueError: `per` is below 1.

        Returns:
            A frame as `to_frame` gives it: rows of `unit`, `name`, `period`, `low` and `high`, rounded
            outwards. Both bounds are missing where the denominator is certainly 0; `high` is where it may be
            0, or where there is no upper bound. What is the denominator narrowed by `only`, or belongs to
            it by definition, is at most the whole of it. A cell that the grid does not have is taken for
            nothing where missing parts are (`Missing.ZERO`), else for not known.
        """
        one, other = self._measure(numerator), self._measure(denominator)
        rows = (self.table.filter(pl.col(MEASURE) == each.id) for each in (one, other))
        parts = (each.select(UNIT, PERIOD, LOW, HIGH) for each in rows)
        absent = 0 if self.missing is Missing.ZERO else None
        found = ratios(*parts, per=per, part=one.is_part_of(other), absent=absent)
        return self._given_back(self._named(found, lang).select(*_NAMED, LOW, HIGH))

    def names(self, lang: Lang = "en") -> Mapping[str, str]:
        """What the measures are called, by their ids.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return {id_: each.subject.called[lang] for id_, each in self._measures.items()}

    def called(self, unit: str, lang: Lang = "en") -> str:
        """The name of a unit or territory.

        Args:
            unit: its id.
            lang: the language wanted; the other where there is none.
        """
        name = self._names.get(unit)
        return name.label(lang) if name is not None else unit

    def in_words(self, cell: GridCell, lang: Lang = "en") -> str:
        """What is known of a cell; that nothing is, where parts are missing and totals are then not known.

        Args:
            cell: one of the grid.
            lang: `"vi"` or `"en"`.
        """
        is_open = not cell.quantity.low and cell.quantity.high is None
        if is_open and self.missing is Missing.UNKNOWN:
            return sentence("grid.unknown", lang)
        return cell.quantity.in_words(lang)

    @cached_property
    def _names(self) -> dict[str, Name]:
        """The names of units and territories, as far as they have some."""
        columns = ("id", *_SPELLINGS)
        rows = nw.concat(
            [self.columns[table].select(*columns) for table in ("territories", "units")], how="vertical"
        )
        found = self._in_memory(
            rows.filter(
                ~nw.all_horizontal(*(nw.col(name).is_null() for name in _SPELLINGS), ignore_nulls=False)
            )
        )
        return {unit: Name(vi=vi, en=en) for unit, vi, en in found.iter_rows()}

    def __iter__(self) -> Iterator[GridCell]:
        return (self._cell(row) for row in self.table.iter_rows(named=True))

    def __len__(self) -> int:
        return len(self.table)

    def cell(self, measure: str, unit: str, period: Period | str) -> GridCell:
        """One cell.

        Args:
            measure: the id of the measure.
            unit: the id of the unit or territory.
            period: one of `periods`, or words for it: `"2024"`.

        Raises:
            BadPeriod: the words name no period.
            KeyError: the grid has no such cell.
        """
        at = self._at(period)
        for row in self._rows(measure, unit, at).iter_rows(named=True):
            return self._cell(row)
        raise KeyError((measure, unit, self.periods[at].text()))

    def explain(
        self, measure: str, unit: str, period: Period | str, *, offset: int = 0, limit: int = 20
    ) -> Any:
        """What went into a cell, page by page.

        Args:
            measure: the id of the measure.
            unit: the id of the unit or territory.
            period: one of `periods`, or words for it.
            offset: how many rows are passed over.
            limit: how many are given at most.

        Raises:
            BadPeriod: the words name no period.
            KeyError: the grid has no such measure or period.
            ValueError: `offset` or `limit` is below 0.

        Returns:
            A frame of the caller's kind: rows of `record`, `thing`, its amount (`low`, `high`) and the part
            of it that certainly and at most counts here (`weight_low`, `weight_high`, in basis points). Of
            reported figures the `thing` is their unit, and `assumed` says what is taken for granted of them.
        """
        demand_rows(offset=offset, limit=limit)
        each, at = self._measure(measure), self._at(period)
        if isinstance(each, Gathered):
            return self._given_back(each.explain(unit, at).slice(offset, limit))
        things = each.counting.things(self._facts(each))
        place = each.counting.locating.places.number(unit)
        here = things.filter(nw.col(PLACE) == place, nw.col(PERIOD) == at)
        high = nw.when(nw.col(UNBOUNDED) == 0).then(nw.col(HIGH)).alias(HIGH)
        here = here.with_columns(high)
        keys = (RECORD, THING, LOW, HIGH)
        if not each.counting.facts_add or each.combining is not None:
            here = here.with_columns(*undivided())
        weights = (nw.col(WEIGHT_LOW).max(), nw.col(WEIGHT_HIGH).max())
        found = self._in_memory(here.group_by(*keys).agg(*weights)).sort(RECORD, THING)
        return self._given_back(found.slice(offset, limit))

    def pivot(self, measure: str | None = None, lang: Lang = "en") -> Any:
        """One measure with units as rows and periods as columns, in words, as a frame of the caller's kind.

        Args:
            measure: its id; by default the first.
            lang: of names, periods and numbers.

        Raises:
            KeyError: the grid has no such measure.
        """
        wanted = self._measure(measure).id if measure else next(iter(self._measures))
        rows: dict[str, dict[str, str]] = {}
        for cell in self:
            if cell.measure == wanted:
                row = rows.setdefault(cell.unit, {UNIT: self.called(cell.unit, lang)})
                row[cell.period.text(lang)] = self.in_words(cell, lang)
        schema = dict.fromkeys((UNIT, *(period.text(lang) for period in self.periods)), pl.String)
        return self._given_back(pl.DataFrame(list(rows.values()), schema=schema))

    def compare(self, other: "Grid") -> Any:
        """Two grids cell by cell, for example of two structures or of two days.

        Args:
            other: another grid of the same periods.

        Returns:
            A frame of the caller's kind: rows of `measure`, `unit`, `period` (its position), the bounds of
            both, and `equal`: true or false where that is certain, else missing; a cell that one of them
            lacks has no bounds there.

        Raises:
            ValueError: the other grid has other periods.
        """
        if self.periods != other.periods:
            message = "cells are compared period by period: both grids must have the same periods"
            raise ValueError(message)
        keys = [MEASURE, UNIT, PERIOD]
        bounds = [LOW, HIGH, RECORDS]
        mine, theirs = (grid.table.select(*keys, *bounds) for grid in (self, other))
        both = mine.join(theirs, on=keys, how="full", coalesce=True, suffix="_other").sort(keys)
        exact = (pl.col(LOW) == pl.col(HIGH)) & (pl.col("low_other") == pl.col("high_other"))
        apart = (pl.col(HIGH) < pl.col("low_other")) | (pl.col("high_other") < pl.col(LOW))
        same = exact & (pl.col(LOW) == pl.col("low_other"))
        equal = (
            pl.when(apart.fill_null(value=False))
            .then(pl.lit(value=False))
            .when(same)
            .then(pl.lit(value=True))
        )
        return self._given_back(both.with_columns(equal.alias("equal")))

    def __repr__(self) -> str:
        parts = count("measures", len(self._measures), "en"), count("periods", len(self.periods), "en")
        return f"<Grid: {', '.join(parts)}>"

    def __str__(self) -> str:
        """The first cells, with what is reported of them, and how many more there are."""
        rest = self._rest("en")
        return "\n".join((text_table(*self._shown("en")), *([rest] if rest else [])))

    def _repr_html_(self) -> str:
        """The same as a table, for notebooks."""
        return html_table(*self._shown("en"), caption=self._rest("en"))

    def _rest(self, lang: Lang) -> str:
        hidden = len(self) - _SHOWN
        return sentence("findings.hidden", lang, n=number(hidden, lang)) if hidden > 0 else ""

    def _shown(self, lang: Lang) -> tuple[list[str], list[tuple[str, ...]]]:
        cells = [cell for cell, _ in zip(self, range(_SHOWN), strict=False)]
        columns = [MEASURE, UNIT, PERIOD, "quantity", "coverage"]
        is_reported = any(cell.reported for cell in cells)
        head = [sentence(f"grid.{column}", lang) for column in columns]
        head += [sentence("grid.column.reported", lang)] if is_reported else []
        return head, [
            (*self._told(cell, lang), *([_beside(cell, lang)] if is_reported else [])) for cell in cells
        ]

    def _told(self, cell: GridCell, lang: Lang) -> tuple[str, ...]:
        return (
            cell.measure,
            self.called(cell.unit, lang),
            cell.period.text(lang),
            self.in_words(cell, lang),
            cell.coverage.text(lang),
        )

    @property
    def _measures(self) -> dict[str, Counted | Gathered]:
        found: dict[str, Counted | Gathered] = {each.id: each for each in self.counted}
        return found | {each.id: each for each in self.gathered}

    def _measure(self, measure: str) -> Counted | Gathered:
        return self._measures[measure]

    def _at(self, period: Period | str) -> int:
        wanted = read_period(period)
        if wanted not in self.periods:
            raise KeyError(wanted.text())
        return self.periods.index(wanted)

    def _rows(self, measure: str, unit: str, at: int) -> pl.DataFrame:
        return self.table.filter(pl.col(MEASURE) == measure, pl.col(UNIT) == unit, pl.col(PERIOD) == at)

    def _cell(self, row: dict[str, Any]) -> GridCell:
        return GridCell(
            measure=row[MEASURE],
            unit=row[UNIT],
            period=self.periods[row[PERIOD]],
            quantity=Quantity(low=row[LOW], high=row[HIGH]),
            records=row[RECORDS],
            coverage=Coverage(have=row[HAVE], expected=row[EXPECTED]),
            reported=self._figures(row[MEASURE], row[UNIT], self.periods[row[PERIOD]]),
        )

    def _figures(self, measure: str, unit: str, period: Period) -> tuple[Figure, ...]:
        """What is reported of one cell."""
        each = self._measure(measure)
        if isinstance(each, Gathered):
            return each.beside(unit, self._at(period))
        found = self._reported.get((measure, unit), ())
        return tuple(figure for figure in found if figure.period == period)

    @cached_property
    def _reported(self) -> dict[tuple[str, str], list[Figure]]:
        """The figures of the measures, as far as they are records and had been reported by the day."""
        ids = [each.id for each in self.counted]
        found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in known_by(figures_of(self.columns, ids), self.as_of):
            found[figure.measure, figure.unit].append(figure)
        return found

    def _named(self, rows: pl.DataFrame, lang: Lang) -> pl.DataFrame:
        """Rows with the names of their units, and their periods in words."""
        periods = pl.Series([period.text(lang) for period in self.periods], dtype=pl.String)
        units = rows[UNIT].unique()
        called = pl.Series([self.called(unit, lang) for unit in units], dtype=pl.String)
        names = pl.DataFrame({UNIT: units, "name": called})
        named = rows.join(names, on=UNIT, how="left", maintain_order="left")
        return named.with_columns(pl.lit(periods).gather(PERIOD).alias(PERIOD))

    def _given_back(self, frame: pl.DataFrame) -> Any:
        return given_back(frame, self.columns.caller)

    def _facts(self, each: Counted) -> Facts:
        """What is counted, where it can be added."""
        demand_addable(each.facts, per_unit=each.combining is not None)
        return each.facts

    def _in_memory(self, frame: Frame) -> pl.DataFrame:
        found: pl.DataFrame = frame.collect("polars").to_native()
        return found

    def _all_in_memory(self, frames: Sequence[Frame]) -> pl.DataFrame:
        """What is told of several measures: in one query, but on DuckDB, which refuses deep ones, in several."""
        if frames[0].implementation.is_duckdb():
            return pl.concat(map(self._in_memory, frames))
        return self._in_memory(nw.concat(frames, how="vertical"))

    def _cells(self, each: Counted) -> Frame:
        cells = each.way.cells(self._facts(each), self.expected)
        cells = self._wanted(cells, each)
        told = nw.when(nw.col(EXPECTED) > 0).then(nw.col(EXPECTED)).alias(EXPECTED)
        named = nw.lit(each.id).alias(MEASURE)
        return cells.with_columns(told).select(
            named, UNIT, PERIOD, *self._bounds(each), RECORDS, HAVE, EXPECTED
        )

    def _wanted(self, cells: Frame, each: Counted) -> Frame:
        """The cells with the ids of their units: those that have something, or all of the units asked for."""
        found = cells.join(each.counting.locating.lifted.names, on=PLACE, how="inner")
        if self.units is None:
            return found
        units = pl.DataFrame({UNIT: self.units}, schema={UNIT: pl.String})
        periods = pl.DataFrame({PERIOD: range(len(self.periods))}, schema={PERIOD: pl.Int64})
        keys = lifted(nw.from_native(units.join(periods, how="cross").lazy()), cells)
        return keys.join(found, on=[UNIT, PERIOD], how="left").with_columns(*each.empty())

    def _bounds(self, each: Counted) -> Iterator[nw.Expr]:
        """The bounds, by what is said of missing parts."""
        low, high = nw.col(LOW), nw.when(nw.col(UNBOUNDED) == 0).then(nw.col(HIGH))
        gaps = nw.col(EXPECTED).is_null() | (nw.col(HAVE) < nw.col(EXPECTED)).fill_null(value=True)
        keeps_low, keeps_high = each.kept(self.missing)
        if not keeps_high:
            high = nw.when(~gaps & (nw.col(UNBOUNDED) == 0)).then(nw.col(HIGH))
        if not keeps_low:
            low = nw.when(gaps).then(nw.lit(0)).otherwise(low).cast(nw.Int64)
        return iter((low.alias(LOW), high.alias(HIGH)))

    def _lifted(self, frame: pl.DataFrame) -> Frame:
        return lifted(nw.from_native(frame.lazy()), self.columns["units"])

    def _of_each(self, told: Callable[[Counted, Facts], Frame], gathered: list[pl.DataFrame]) -> pl.DataFrame:
        """What is told of each measure, in one query and with its id, beside what is told of figures."""
        if not self.counted:
            return pl.concat(gathered)
        frames = [(each.id, told(each, self._facts(each))) for each in self.counted]
        named = [frame.with_columns(nw.lit(measure).alias(MEASURE)) for measure, frame in frames]
        found = self._all_in_memory(named)
        return pl.concat([found.select(MEASURE, pl.exclude(MEASURE)), *gathered])


def _beside(cell: GridCell, lang: Lang) -> str:
    """What is reported of a cell."""
    return "; ".join(words_of(figure.quantity, lang) for figure in cell.reported)
