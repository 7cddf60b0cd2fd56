"""The figures of a nation as numbers in arrays: what each says, where, and what it costs to give it up."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import final

import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import evolve, frozen

from vneduunion.cells import AssumptionKind, Cell
from vneduunion.model import Dataset, Scope
from vneduunion.reconciliation.at_scale.excerpts import excerpt, read
from vneduunion.reconciliation.at_scale.sheets import Sheets
from vneduunion.reconciliation.at_scale.trees import Tree, Units, Whole
from vneduunion.reconciliation.doubts import Exclusion
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.labels import Weight, Witness
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.tables import Tables
from vneduunion.values.ids import FigureId

OPEN = int(np.iinfo(np.int64).max) // 4
"""Stands for a bound that is open."""
KEPT, ASSERTED, GIVEN_UP = range(3)
"""A figure is kept with its likely reading; by what its words assert alone; or given up."""


@final
@frozen(kw_only=True, eq=False)
class Numbered:
    """The claims behind all figures that can be compared, each with a number.

    Attributes:
        columns: all records in columns.
        given: what the caller knows.
        frame: of each claim `id`, the numbers of its `unit` and its `sheet`, `part_of` and `unsettled`.
        units: who stands below whom.
        sheets: what figures have beside their units.
        lows: the least of each: by its likely reading, by what is asserted, and where it is given up.
        highs: the most of each, likewise.
        costs: what it costs to give each up.
        held: whether it must not be given up.
        copies: claims that several figures make, by the id of the first.
        excluded: the figures that are not compared.
    """

    columns: Tables
    given: Given
    frame: pl.DataFrame
    units: Units
    sheets: Sheets
    lows: Sequence[Whole]
    highs: Sequence[Whole]
    costs: Sequence[Weight]
    held: npt.NDArray[np.bool_]
    copies: Mapping[FigureId, Witness]
    excluded: tuple[Exclusion, ...]

    @cached_property
    def unit(self) -> Whole:
        """The number of the unit of each claim."""
        return self.frame["unit"].to_numpy()

    @cached_property
    def sheet(self) -> Whole:
        """The number of the sheet of each claim."""
        return self.frame["sheet"].to_numpy()

    @cached_property
    def unsettled(self) -> npt.NDArray[np.bool_]:
        """Whether what a claim says rests on its not being revised."""
        return self.frame["unsettled"].to_numpy()

    def assuming(self, kinds: frozenset[AssumptionKind]) -> "Numbered":
        """The same claims, read without what is not assumed of single ones.

        Args:
            kinds: the kinds of assumptions that are kept.
        """
        lows, highs = [*self.lows], [*self.highs]
        if AssumptionKind.LIKELY not in kinds:
            lows[KEPT], highs[KEPT] = lows[ASSERTED], highs[ASSERTED]
        if AssumptionKind.STATUS not in kinds:
            lows = [np.where(self.unsettled, lows[GIVEN_UP], low) for low in lows]
            highs = [np.where(self.unsettled, highs[GIVEN_UP], high) for high in highs]
        return evolve(self, lows=lows, highs=highs)

    def tree(self, sheet: int) -> Tree:
        """Who stands below whom for the figures of a sheet.

        Args:
            sheet: its number.
        """
        lines = MANAGED if self.sheets.specimens[sheet].scope is Scope.DIRECT else SECTOR_WIDE
        return self.units.tree(lines, self.sheets.days(sheet))

    def of_sheet(self, sheet: int) -> list[int]:
        """The claims of a sheet.

        Args:
            sheet: its number.
        """
        found: list[int] = np.flatnonzero(self.sheet == sheet).tolist()
        return found

    def numbers(self, ids: Iterable[str]) -> dict[FigureId, int]:
        """The numbers of claims by the ids of figures that make them; what is not compared is passed over.

        Args:
            ids: of figures.
        """
        first = {copy: claim.figures[0] for claim in self.copies.values() for copy in claim.figures}
        wanted = {FigureId(id_): first.get(FigureId(id_), FigureId(id_)) for id_ in ids}
        found = dict(
            self.frame.with_row_index("n")
            .filter(pl.col("id").is_in([*wanted.values()]))
            .select("id", "n")
            .rows()
        )
        return {id_: found[claim] for id_, claim in wanted.items() if claim in found}

    def above(self, claims: Iterable[int]) -> list[int]:
        """The claims about the units of others, and about all units that ever stood above these.

        Args:
            claims: their numbers.
        """
        units = self.units.above({int(self.unit[claim]) for claim in claims})
        found: list[int] = np.flatnonzero(np.isin(self.unit, [*units])).tolist()
        return found

    def excerpt(self, claims: Iterable[int], units: Iterable[str] = (), also: Iterable[str] = ()) -> Dataset:
        """The records that some claims are about.

        Args:
            claims: their numbers.
            units: other units that are wanted.
            also: the ids of figures that are not compared.
        """
        numbers = [*claims]
        figures = [*also, *(copy for id_ in self.ids(numbers) for copy in self.copies_of(id_))]
        places = {*(int(self.unit[number]) for number in numbers), *map(self.units.number, units)}
        units = self.units.ids(self.units.above(places))
        return self.given.scoped(excerpt(self.columns, {"figures": figures, "units": units, "ties": units}))

    @cached_property
    def twice(self) -> set[int]:
        """The claims about one cell, where several are made."""
        again = self.frame.select("unit", "sheet").is_duplicated()
        return {*np.flatnonzero(again.to_numpy()).tolist()}

    def stands_alone(self, claim: int) -> bool:
        """Whether nothing else is said of the cell of a claim, and no unit stands below its own.

        Args:
            claim: its number.
        """
        return claim not in self.twice and int(self.unit[claim]) not in self.units.parents

    def copies_of(self, id_: FigureId) -> tuple[FigureId, ...]:
        """The figures that make a claim, the first of them given."""
        claim = self.copies.get(id_)
        return claim.figures if claim else (id_,)

    def demand_known(self, named: Iterable[str], cells: Iterable[Cell]) -> None:
        """Check that figures, and the measures and units of cells, are there.

        Args:
            named: ids of figures.
            cells: any cells.

        Raises:
            UnknownId: one is not.
        """
        wanted = [*named]
        units = [cell.unit for cell in cells]
        found = excerpt(self.columns, {"figures": wanted, "units": units})
        for id_ in wanted:
            _ = found.figures[id_]
        for cell in cells:
            _ = found.measures[cell.measure], found.units[cell.unit]

    @cached_property
    def taken(self) -> frozenset[str]:
        """The ids of all records that may stand beside a number without a figure, which must not bear one of them."""
        names = ("figures", "sources", "units", "measures", "movements", "activities")
        return frozenset(id_ for name in names for id_ in read(self.columns, name, ["id"])["id"])

    @property
    def used(self) -> int:
        """How many figures make the claims."""
        return len(self.frame) + sum(len(claim.figures) - 1 for claim in self.copies.values())

    def witness(self, number: int) -> Witness:
        """A claim with what it costs to give it up.

        Args:
            number: that of the claim.
        """
        id_ = self._ids[number]
        claim = self.copies.get(id_)
        return claim or Witness(figures=(id_,), weight=self.costs[number], fixed=bool(self.held[number]))

    @cached_property
    def _ids(self) -> list[FigureId]:
        return [*map(FigureId, self.frame["id"])]

    def ids(self, numbers: Iterable[int]) -> list[FigureId]:
        """The ids of claims.

        Args:
            numbers: their numbers.
        """
        return [self._ids[number] for number in numbers]

    def cost(self, kind: AssumptionKind) -> Weight:
        """What it costs to give an assumption up.

        Args:
            kind: its kind.
        """
        return self.given.weights.get(kind.value, 1)
