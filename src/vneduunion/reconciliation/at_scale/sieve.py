"""The sieve: where figures cannot all be true, found in arrays; only what is broken becomes an object."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import final

import numpy as np

from vneduunion.cells import AssumptionKind
from vneduunion.reconciliation.at_scale.covers import Breach, Key, Relation, breach
from vneduunion.reconciliation.at_scale.loose import Loose
from vneduunion.reconciliation.at_scale.numbered import ASSERTED, KEPT, Numbered
from vneduunion.reconciliation.at_scale.said import Said
from vneduunion.reconciliation.at_scale.sheets import Related
from vneduunion.reconciliation.at_scale.targets import Target
from vneduunion.reconciliation.at_scale.trees import Whole


@final
class Sieve:
    """Looks for broken relations among all figures."""

    def __init__(
        self,
        figures: Numbered,
        told: Sequence[Relation] = (),
        assume: Collection[AssumptionKind] = tuple(AssumptionKind),
    ) -> None:
        """Prepare.

        Args:
            figures: the claims.
            told: relations that do not follow from where units stand: "of which", persons and turns, rules.
            assume: the kinds of assumptions on which relations may rest.
        """
        self._assume = frozenset(assume)
        self._figures, self.told = figures, [each for each in told if each.kinds <= self._assume]
        self.loose = Loose(figures, self._assume)
        self._related: dict[int, list[Related]] = defaultdict(list)
        for each in (each.under(self._assume) for each in figures.sheets.related()):
            if each is not None:
                self._related[each.whole].append(each)

    @cached_property
    def told_of(self) -> Mapping[int, list[Relation]]:
        """What is told, by each claim that it is about."""
        found: dict[int, list[Relation]] = defaultdict(list)
        for relation in self.told:
            for claim in relation.claims:
                found[claim].append(relation)
        return found

    @cached_property
    def alone(self) -> frozenset[int]:
        """The sheets whose figures are related to one another alone, without an assumption or anything that is told."""
        told = {int(self._figures.sheet[claim]) for claim in self.told_of}
        parts = Counter(each.part for related in self._related.values() for each in related)
        return frozenset(
            sheet
            for sheet, related in self._related.items()
            if len(related) == parts[sheet] == 1
            and related[0].part == sheet
            and _is_certain(related[0])
            and sheet not in told
            and self._figures.tree(sheet).is_plain
        )

    @property
    def sees_all(self) -> bool:
        """Whether no relation escapes it: all sheets stand alone, and all units stand below one other all the time."""
        return len(self.alone) == len(self._figures.sheets.specimens)

    def of(self, figures: Numbered) -> "Sieve":
        """A sieve for the same claims among other sheets.

        Args:
            figures: the claims.
        """
        return Sieve(figures, self.told, self._assume)

    def related_to(self, sheet: int) -> list[Related]:
        """What figures of a sheet are part of.

        Args:
            sheet: its number.
        """
        return [each for related in self._related.values() for each in related if each.part == sheet]

    def parts_of(self, sheet: int) -> list[Related]:
        """What is part of figures of a sheet.

        Args:
            sheet: its number.
        """
        return self._related[sheet]

    def broken(self, state: Whole, given_up: frozenset[Key]) -> list[Breach]:
        """Broken relations, of each whole the one that rests on least.

        Args:
            state: how claims are taken.
            given_up: assumptions and rules that are not made.
        """
        found: dict[int, Breach] = {}
        for assumed in (False, True):
            for least in (ASSERTED, KEPT):
                taken = np.maximum(state, least)
                for whole, relation in self._suspects(taken, found, assumed=assumed):
                    breached = breach(relation, self._figures, taken, given_up)
                    if breached is not None:
                        found.setdefault(whole, breached)
        told = (breach(relation, self._figures, state, given_up) for relation in self.told)
        return [*found.values(), *filter(None, told)]

    def _suspects(
        self, state: Whole, found: Container[int], *, assumed: bool
    ) -> Iterator[tuple[int, Relation]]:
        """Wholes that are less than their parts, with these, but for those that are found already."""
        said = Said(self._figures, state)
        for sheet in range(len(self._figures.sheets.specimens)):
            related = [each for each in self._related[sheet] if assumed or _is_certain(each)]
            if assumed and all(map(_is_certain, related)):
                continue  # there is nothing new
            target = Target(said, sheet, related)
            yield from ((whole, target.relation(whole)) for whole in target.suspects() if whole not in found)
            yield from self.loose.suspects(said, related, self._figures.tree(sheet))


def _is_certain(related: Related) -> bool:
    return not related.same and not related.lower
