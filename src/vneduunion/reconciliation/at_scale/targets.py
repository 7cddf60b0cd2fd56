"""Wholes and their parts: what is said below each unit, carried up to it."""

from collections.abc import Iterator, Sequence
from typing import final

import numpy as np

from vneduunion.cells import AssumptionKind, ConstraintKind
from vneduunion.model import Scope
from vneduunion.reconciliation.at_scale.covers import Key, Relation, Under
from vneduunion.reconciliation.at_scale.numbered import OPEN
from vneduunion.reconciliation.at_scale.packings import Packing
from vneduunion.reconciliation.at_scale.said import Said
from vneduunion.reconciliation.at_scale.sheets import Related
from vneduunion.reconciliation.at_scale.trees import NOBODY, Whole


@final
class Target:
    """One sheet of wholes, and all that may be part of them."""

    def __init__(self, said: Said, sheet: int, related: Sequence[Related]) -> None:
        """Prepare.

        Args:
            said: what claims say.
            sheet: that of the wholes.
            related: what may be part of them.
        """
        figures = said.figures
        self._said, self._sheet, self._figures = said, sheet, figures
        self._kinds = {each.part: each for each in related}
        self._own = {each: figures.sheets.specimens[each].scope is Scope.OWN for each in self._kinds}
        self._adds = figures.sheets.adds_over_units(sheet)
        self._over_time = over_time = figures.sheets.adds_over_time(sheet)
        lower = [each.part for each in related if each.lower is not None]
        same = [each.part for each in related if each.same is not None]
        self._wide = Packing(said, [each for each in lower if not self._own[each]], adds=over_time)
        self._alone = Packing(said, [each for each in lower if self._own[each]], adds=over_time)
        self._beside = Packing(said, [each for each in same if self._own[each]], adds=over_time)
        self._same = Packing(said, same, adds=over_time)
        self._tree = figures.tree(sheet)
        self._sums = np.zeros(len(figures.units.numbers), dtype=np.int64)
        self._least = np.zeros_like(self._sums)
        self._checked = self._sums
        if lower:
            self._carry()
            self._look_beside()

    def _carry(self) -> None:
        """From the lowest level up, what parts are together at least, cut to what their whole is at most."""
        tree, high = self._tree, self._said.highs(self._sheet)
        roots = np.flatnonzero(tree.parent == NOBODY)
        crossed = set(tree.crossed)
        for level in (*tree.levels, roots):
            for unit in crossed.intersection(level.tolist()) if crossed else ():
                apart = self._apart(unit, beside=False)
                self._sums[unit] = self._together(int(self._least[each]) for each in apart)
            own = self._joined(self._alone.best[level], self._sums[level])
            self._least[level] = np.minimum(np.maximum(self._wide.best[level], own), high[level])
            if level is not roots:
                add = np.add if self._adds else np.maximum
                add.at(self._sums, tree.parent[level], self._least[level])

    def _look_beside(self) -> None:
        """Units with others below them beside the tree have all of these as parts, as far as they are apart."""
        self._checked = self._sums.copy()
        for unit in self._tree.beside:
            self._checked[unit] = self._together(int(self._least[each]) for each in self._apart(unit))

    def _joined(self, own: Whole, below: Whole) -> Whole:
        return own + below if self._adds else np.maximum(own, below)

    def _together(self, values: Iterator[int]) -> int:
        return sum(values) if self._adds else max(values, default=0)

    def _apart(self, unit: int, *, beside: bool = True) -> list[int]:
        """The units below one, or as many as have nothing in common, those with the most first."""
        children = self._tree.children(unit)
        if beside and unit in self._tree.beside:
            children = np.concatenate((children, self._tree.beside[unit]))
        elif unit not in self._tree.crossed:
            return [int(child) for child in children]
        chosen: list[int] = []
        for child in children[np.argsort(-self._least[children], kind="stable")].tolist():
            if self._tree.shared.get(child, frozenset()).isdisjoint(chosen):
                chosen.append(child)
        return chosen

    def suspects(self) -> list[int]:
        """The wholes that are less than their parts."""
        wholes = self._said.claims(self._sheet)
        unit, high = self._figures.unit[wholes], self._said.high[wholes]
        below = self._joined(self._beside.best[unit], self._checked[unit])
        wrong = np.maximum(below, self._same.best[unit]) > high
        return [int(whole) for whole in wholes[wrong]]

    def relation(self, whole: int) -> Relation:
        """That a whole is at least what says most together of its parts.

        Args:
            whole: its number.
        """
        unit = int(self._figures.unit[whole])
        below = self._joined(self._beside.best[unit], self._checked[unit])
        if self._same.best[unit] >= below:
            parts = self._same.claims(unit)
        else:
            parts = [*self._beside.claims(unit), *self._below(unit)]
            parts = parts if self._adds else sorted(parts, key=lambda part: -self._said.low[part])[:1]
        return self._sum(parts, whole, unit)

    def _sum(
        self, parts: Sequence[int], whole: int, unit: int, asked: tuple[int, int] | None = None
    ) -> Relation:
        """That some parts are together at most a whole of a unit; of a part that is asked for unit and sheet are given."""
        sheets, units = self._figures.sheet, self._figures.unit
        needed = {}
        for at, part in enumerate(parts):
            where = asked if asked and not at else (int(units[part]), int(sheets[part]))
            keys = tuple(Key(part, kind, whole) for kind in self._needed(*where, unit))
            if keys:
                needed[part] = keys
        kind = ConstraintKind.ORDER if len(parts) == 1 else ConstraintKind.PARTS
        under = {part: Under(*found) for part in parts if not asked and (found := self._under(part, unit))}
        return Relation(kind, (*((part, 1) for part in parts), (whole, -1)), needed=needed, under=under)

    def _under(self, part: int, unit: int) -> tuple[int, tuple[int, ...]] | None:
        """What units below that of a part say together, where the part says more by itself."""
        own = int(self._figures.unit[part])
        if own == unit or self._own[int(self._figures.sheet[part])]:
            return None
        amount = min(int(self._joined(self._alone.best[own], self._sums[own])), int(self._said.low[part]))
        return (amount, tuple(self._from_below(own))) if amount else None

    def below(self, unit: int, asked: int) -> Relation | None:
        """What the number of a cell is at least.

        Args:
            unit: the unit of the cell.
            asked: stands for the cell.
        """
        beside = [claim for claim in self._same.claims(unit) if claim != asked]
        below = [*self._beside.claims(unit), *self._below(unit)]
        low = self._said.low
        parts = max(beside, below, key=lambda claims: self._together(int(low[each]) for each in claims))
        parts = parts if self._adds or parts is beside else parts[:1]
        return self._sum(parts, asked, unit) if parts else None

    def above(self, unit: int, asked: int, sheet: int) -> Iterator[Relation]:
        """What the number of a cell, with others, is at most.

        Args:
            unit: the unit of the cell.
            asked: stands for the cell.
            sheet: the sheet of the cell, whose figures are part of those of this one.
        """
        own = self._own[sheet] and self._adds
        others: list[int] = self._below(unit) if own else []
        path, upper = unit, unit
        related = self._kinds[sheet]
        while upper != NOBODY:
            if upper != unit and self._adds:
                others += [*self._alone.claims(upper), *self._beside_path(upper, path)]
            for whole in self._said.all_of(self._sheet, upper):
                open_ = self._said.high[whole] >= OPEN
                if (
                    not open_
                    and whole != asked
                    and (related.same if upper == unit else related.lower) is not None
                ):
                    beside = self._in_other_periods(unit, sheet) if upper == unit and not own else others
                    yield self._sum([asked, *beside], whole, upper, (unit, sheet))
            path, upper = upper, int(self._tree.parent[upper])

    def _beside_path(self, upper: int, path: int) -> Iterator[int]:
        apart = [path]
        for child in self._tree.children(upper).tolist():
            if child != path and self._tree.shared.get(child, frozenset()).isdisjoint(apart):
                apart.append(child)
                if self._least[child]:
                    yield from self._claims(child)

    def _in_other_periods(self, unit: int, sheet: int) -> list[int]:
        """The claims about a unit for periods that have no day in common with that of a sheet."""
        days = self._figures.sheets.days(sheet)
        apart = [
            each for each in self._same.sheets if self._over_time and days.meet(self._same.days[each]) is None
        ]
        return Packing(self._said, apart, adds=True).claims(unit) if apart else []

    def _below(self, unit: int, *, beside: bool = True) -> list[int]:
        """The claims of units below one that say together most."""
        chosen = self._apart(unit, beside=beside)
        if not self._adds:
            chosen = sorted(chosen, key=lambda child: -self._least[child])[:1]
        return [claim for child in chosen if self._least[child] for claim in self._claims(child)]

    def _claims(self, unit: int) -> list[int]:
        enough = self._wide.best[unit] >= self._least[unit]
        return self._wide.claims(unit) if enough else self._from_below(unit)

    def _from_below(self, unit: int) -> list[int]:
        """The claims that say most together of what a unit has itself and the units below it have."""
        own = int(self._joined(self._alone.best[unit], self._sums[unit]))
        if self._adds:
            return [*self._alone.claims(unit), *self._below(unit, beside=False)]
        return self._alone.claims(unit) if self._alone.best[unit] >= own else self._below(unit, beside=False)

    def _needed(self, unit: int, sheet: int, whole: int) -> list[AssumptionKind]:
        """What it takes for a figure of a unit and a sheet to be part of one of another unit in this sheet."""
        related = self._kinds[sheet]
        return sorted((related.same if unit == whole else related.lower) or ())
