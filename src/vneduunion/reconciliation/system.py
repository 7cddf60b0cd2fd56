"""The linear system behind a set of figures: rows that hold while their labels are kept.

Each figure has two variables, "said" and "reached", with said <= reached: lower bounds and what is
declared of the figure rest on "said"; upper bounds and containment in other cells end at "reached".
So one containment is never followed by another: the cells of both ends were compared directly, and
what that comparison assumes is the least that must be assumed. A longer way round would rest on
more, or on assumptions that exclude one another. `System.joined` gives the system in which each
figure is one number, and ways of any length count: it decides what is consistent in the end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import final

import attrs
import networkx as nx
from attrs import frozen

from vneduunion.cells import Assumption, AssumptionKind, Constraint, ConstraintKind, Linear
from vneduunion.cells.comparable import UNSETTLED
from vneduunion.model import Figure
from vneduunion.reconciliation.labels import Label, Witness
from vneduunion.values.ids import FigureId


@final
@frozen(kw_only=True)
class Row:
    """One inequality between true numbers: the sum of factor times number is at most `bound`.

    Attributes:
        factors: pairs (number of the variable, integer factor); variables are never negative.
        bound: an integer.
        labels: numbers of the labels that must be kept for it to hold.
        constraint: the relation or rule it states; `None` for a bound read from a figure's words.
    """

    factors: tuple[tuple[int, int], ...]
    bound: int
    labels: frozenset[int]
    constraint: Constraint | Linear | None = None

    @property
    def is_order(self) -> bool:
        """Whether it says no more than that one number is at most another."""
        return not self.bound and sorted(factor for _, factor in self.factors) == [-1, 1]

    @property
    def is_rule(self) -> bool:
        """Whether it states a rule of the caller's that is more than an order."""
        return isinstance(self.constraint, Linear) and not self.is_order

    def holds(self, point: Mapping[int, int] | Sequence[int]) -> bool:
        """Whether a point satisfies the row, in exact integers."""
        return sum(factor * point[variable] for variable, factor in self.factors) <= self.bound


@final
@frozen(kw_only=True)
class Core:
    """An infeasible set of rows with its certificate.

    Attributes:
        rows: the rows.
        multipliers: a positive rational for each row; the weighted sum of the rows says that
            something never negative is below zero.
    """

    rows: tuple[Row, ...]
    multipliers: tuple[Fraction, ...]

    @cached_property
    def labels(self) -> frozenset[int]:
        """All labels that the rows rest on."""
        return frozenset(label for row in self.rows for label in row.labels)

    @property
    def proved(self) -> bool:
        """Whether the certificate holds, in exact fractions."""
        total: dict[int, Fraction] = defaultdict(Fraction)
        bound = Fraction(0)
        for row, multiplier in zip(self.rows, self.multipliers, strict=True):
            bound += multiplier * row.bound
            for variable, factor in row.factors:
                total[variable] += multiplier * factor
        return bound < 0 and all(value >= 0 for value in total.values()) and min(self.multipliers) > 0


@final
@frozen(kw_only=True)
class System:
    """Rows over variables, with labels.

    Attributes:
        labels: what can be given up, by number.
        rows: all rows.
        figures: how many figures there are; figure number i has the variables 2i and 2i + 1.
    """

    labels: tuple[Label, ...]
    rows: tuple[Row, ...]
    figures: int

    def kept(self, labels: Iterable[int]) -> tuple[Row, ...]:
        """The rows that hold while just these labels are kept."""
        chosen = frozenset(labels)
        return tuple(row for row in self.rows if row.labels <= chosen)

    def components(self) -> Iterator["System"]:
        """Smaller systems that share no variable; numbers of labels and variables stay."""
        graph: nx.Graph[int] = nx.Graph()
        for row in self.rows:
            nx.add_path(graph, [variable for variable, _ in row.factors])
        home = {node: index for index, nodes in enumerate(nx.connected_components(graph)) for node in nodes}
        rows: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows:
            rows[home[row.factors[0][0]]].append(row)
        for chosen in rows.values():
            yield attrs.evolve(self, rows=tuple(chosen))

    def joined(self) -> "System":
        """The system with one variable for each figure, in which relations may follow one another.

        It keeps the numbers of the labels; the variable of figure number i is 2i.
        """
        return attrs.evolve(self, rows=tuple(filter(None, map(self._joined_row, self.rows))))

    def _joined_row(self, row: Row) -> Row | None:
        factors: dict[int, int] = defaultdict(int)
        for variable, factor in row.factors:
            factors[variable - variable % 2 if variable < 2 * self.figures else variable] += factor
        left = tuple((variable, factor) for variable, factor in factors.items() if factor)
        return attrs.evolve(row, factors=left) if left else None

    @property
    def used(self) -> frozenset[int]:
        """The numbers of the labels that its rows name."""
        return frozenset(label for row in self.rows for label in row.labels)


def build(
    figures: Sequence[Figure],
    constraints: Iterable[Constraint],
    claims: Iterable[Witness],
    weights: Mapping[str, int] | None = None,
    rules: Iterable[Linear] = (),
) -> System:
    """The system of some figures and the constraints between them.

    Args:
        figures: each becomes a variable, in this order.
        constraints: relations between them.
        claims: the witnesses that cover the figures.
        weights: weights of kinds of assumptions that differ from 1.
        rules: those of the caller; such as name other figures are passed over.

    Returns:
        Rows for the asserted bounds, for the likely bounds where they are narrower, for the
        constraints and for the rules.
    """
    return _Builder(figures, claims, weights or {}).system(constraints, rules)


class _Builder:
    def __init__(
        self, figures: Sequence[Figure], claims: Iterable[Witness], weights: Mapping[str, int]
    ) -> None:
        self.figures = figures
        self.weights = weights
        self.number: dict[FigureId, int] = {figure.id: index for index, figure in enumerate(figures)}
        self.variables = 2 * len(figures)
        self.labels: list[Label] = list(claims)
        self.label_of = {
            id_: number
            for number, claim in enumerate(self.labels)
            if isinstance(claim, Witness)
            for id_ in claim.figures
        }
        self.number_of: dict[Assumption | Linear, int] = {}
        self.rows: list[Row] = []

    def system(self, constraints: Iterable[Constraint], rules: Iterable[Linear]) -> System:
        for figure in self.figures:
            self._row([(self._said(figure.id), 1), (self._reached(figure.id), -1)], None, ())
            self._bounds(figure)
        for constraint in constraints:
            self._relation(constraint)
        for rule in rules:
            if {*rule.figures} <= self.number.keys():
                self._rule(rule)
        return System(labels=tuple(self.labels), rows=tuple(self.rows), figures=len(self.figures))

    def _said(self, figure: FigureId) -> int:
        return 2 * self.number[figure]

    def _reached(self, figure: FigureId) -> int:
        return 2 * self.number[figure] + 1

    def _bounds(self, figure: Figure) -> None:
        status = [AssumptionKind.STATUS] if figure.status in UNSETTLED else []
        quantity = figure.quantity
        self._bound(figure, quantity.low, quantity.high, status)
        likely_low = quantity.likely_low if quantity.likely_low != quantity.low else None
        likely_high = quantity.likely_high if quantity.likely_high != quantity.high else None
        self._bound(figure, likely_low, likely_high, [*status, AssumptionKind.LIKELY])

    def _bound(self, figure: Figure, low: int | None, high: int | None, kinds: list[AssumptionKind]) -> None:
        assumed = (Assumption(kind=kind, figures=(figure.id,)) for kind in kinds)
        labels = frozenset({self.label_of[figure.id], *map(self._number, assumed)})
        if low is not None and low > 0:
            self.rows.append(Row(factors=((self._said(figure.id), -1),), bound=-low, labels=labels))
        if high is not None:
            self.rows.append(Row(factors=((self._reached(figure.id), 1),), bound=high, labels=labels))

    def _relation(self, constraint: Constraint) -> None:
        whole, assumed = constraint.right, constraint.assumptions
        match constraint.kind:
            case ConstraintKind.COMPLETE:
                parts = [(self._said(part), -1) for part in constraint.left]
                self._row([(self._reached(whole), 1), *parts], constraint, assumed)
            case ConstraintKind.PARTS:
                parts = [(self._within(part, constraint), 1) for part in constraint.left]
                self._row([*parts, (self._reached(whole), -1)], constraint, ())
            case ConstraintKind.ORDER:
                (part,) = constraint.left
                self._row([(self._said(part), 1), (self._reached(whole), -1)], constraint, assumed)
            case _:  # OF_WHICH and TURNS: known of these two figures, whatever their cells
                (part,) = constraint.left
                self._row([(self._reached(part), 1), (self._said(whole), -1)], constraint, assumed)

    def _rule(self, rule: Linear) -> None:
        """Known of these figures, whatever their cells: it holds of what they reached and of what they said."""
        labels = frozenset() if rule.weight is None else frozenset({self._labelled(rule, rule)})
        for factors, bound in rule.rows():
            named = [
                (self._reached(id_) if factor > 0 else self._said(id_), factor) for id_, factor in factors
            ]
            self.rows.append(Row(factors=tuple(named), bound=bound, labels=labels, constraint=rule))

    def _within(self, part: FigureId, constraint: Constraint) -> int:
        """The variable that stands for a part inside a sum.

        A part that belongs to the whole only under assumptions is not added itself, but through
        a number that reaches it while they are kept; so giving one up leaves the other parts.
        """
        needed = [assumption for assumption in constraint.assumptions if assumption.figures[0] == part]
        if not needed:
            return self._said(part)
        inside = self.variables
        self.variables += 1
        self._row([(self._said(part), 1), (inside, -1)], constraint, needed)
        return inside

    def _row(
        self, factors: list[tuple[int, int]], constraint: Constraint | None, needed: Iterable[Assumption]
    ) -> None:
        labels = frozenset(map(self._number, needed))
        self.rows.append(Row(factors=tuple(factors), bound=0, labels=labels, constraint=constraint))

    def _number(self, assumption: Assumption) -> int:
        weight = self.weights.get(assumption.kind, assumption.weight)
        return self._labelled(assumption, attrs.evolve(assumption, weight=weight))

    def _labelled(self, key: Assumption | Linear, label: Label) -> int:
        if key not in self.number_of:
            self.number_of[key] = len(self.labels)
            self.labels.append(label)
        return self.number_of[key]
