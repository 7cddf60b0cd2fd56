"""Numbers of labels and variables turned back into figures and assumptions."""

from collections.abc import Iterable, Iterator
from typing import final

from vneduunion.cells import Assumption, AssumptionKind, Linear
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation.doubts import Conflict, ConflictKind, Explanation
from vneduunion.reconciliation.explanations import Component
from vneduunion.reconciliation.labels import Label, Witness, exact
from vneduunion.reconciliation.steps import Choice, Step
from vneduunion.reconciliation.system import Core, Row, System
from vneduunion.values.ids import FigureId

_HARDEST_FIRST = list(ConflictKind)


@final
class Words:
    """Numbers of labels and variables turned back into figures and assumptions."""

    def __init__(self, data: Dataset, figures: tuple[Figure, ...], system: System) -> None:
        """Keep what numbers stand for.

        Args:
            data: where figures are looked up.
            figures: in the order of their variables.
            system: whose labels they are.
        """
        self.data = data
        self.figures = figures
        self.system = system

    def conflicts(self, cores: Iterable[Core]) -> tuple[Conflict, ...]:
        """Cores as conflicts, the hardest first."""
        return tuple(sorted(map(self._conflict, cores), key=hardest_first))

    def named(self, rows: Iterable[Row]) -> tuple[FigureId, ...]:
        """The figures whose numbers some rows of the joined system name."""
        touched = {variable for row in rows for variable, _ in row.factors}
        return tuple(figure.id for index, figure in enumerate(self.figures) if 2 * index in touched)

    def outside(self, conflicts: Iterable[Conflict]) -> tuple[FigureId, ...]:
        """The figures, and their copies, that are in none of the conflicts."""
        doubted = {figure for conflict in conflicts for figure in conflict.figures}
        claims = (label for label in self.system.labels if isinstance(label, Witness))
        return tuple(copy for claim in claims if claim.figures[0] not in doubted for copy in claim.figures)

    def explanations(self, components: Iterable[Component]) -> tuple[Explanation, ...]:
        """The optima of components as explanations."""
        return tuple(
            Explanation(
                component=number,
                weight=exact(sum(choice.weight for choice in optimum)),
                choices=tuple(self.choice(alike.labels) for alike in optimum),
            )
            for number, component in enumerate(components)
            for optimum in component.optima
        )

    def _conflict(self, core: Core) -> Conflict:
        labels = [self.system.labels[label] for label in sorted(core.labels)]
        figures = [label for label in labels if isinstance(label, Witness)]
        return Conflict(
            data=self.data,
            figures=tuple(claim.figures[0] for claim in sorted(figures, key=lambda claim: claim.weight)),
            assumptions=tuple(sorted(label for label in labels if isinstance(label, Assumption))),
            rules=tuple(label for label in labels if isinstance(label, Linear)),
            proof=tuple(sorted(self._proof(core), key=_line)),
        )

    def _proof(self, core: Core) -> Iterator[Step]:
        for row, times in zip(core.rows, core.multipliers, strict=True):
            if row.constraint is not None or len(row.factors) == 1:
                yield self.step(row, str(times))

    def step(self, row: Row, times: str) -> Step:
        """A row as a line of a proof: the relation that it states, or the bound of a figure."""
        if row.constraint is not None:
            return Step(constraint=row.constraint, times=times)
        variable, factor = row.factors[0]
        likely = any(_is_likely(self.system.labels[label]) for label in row.labels)
        low, high = (-row.bound, None) if factor < 0 else (None, row.bound)
        return Step(figure=self.figures[variable // 2].id, low=low, high=high, likely=likely, times=times)

    def variable(self, variable: int) -> str:
        """What the number behind a variable of the joined system is called: the id of its figure, if it has one."""
        at = variable // 2
        return self.figures[at].id if at < len(self.figures) else f"inside-{variable}"

    def choice(self, numbers: Iterable[int]) -> Choice:
        """Labels as what is given up."""
        labels = [self.system.labels[number] for number in numbers]
        return Choice(
            figures=tuple(label.figures[0] for label in labels if isinstance(label, Witness)),
            assumptions=tuple(label for label in labels if isinstance(label, Assumption)),
            rules=tuple(label for label in labels if isinstance(label, Linear)),
        )


def hardest_first(conflict: Conflict) -> tuple[int, int, tuple[FigureId, ...]]:
    """Where a conflict stands in a list: by its kind, then by how much it takes for granted."""
    return _HARDEST_FIRST.index(conflict.kind), len(conflict.assumptions), conflict.figures


def _is_likely(label: Label) -> bool:
    return isinstance(label, Assumption) and label.kind is AssumptionKind.LIKELY


def _line(step: Step) -> int:
    """Where a step stands in a proof: what is at least so much, what it is part of, what is at most so much."""
    if step.constraint is not None:
        return 1
    return 0 if step.low is not None else 2
