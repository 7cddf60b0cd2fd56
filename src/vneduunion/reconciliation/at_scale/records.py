"""Numbers of claims turned back into what they stand for."""

from collections.abc import Mapping

from vneduunion.cells import Assumption, Constraint, Linear
from vneduunion.reconciliation.at_scale.covers import Key, Relation
from vneduunion.reconciliation.at_scale.numbered import Numbered
from vneduunion.values.ids import FigureId

Ids = Mapping[int, FigureId]


def as_assumption(key: Key, ids: Ids, figures: Numbered) -> Assumption:
    """An assumption as a record.

    Args:
        key: the assumption.
        ids: ids of claims.
        figures: tell what it costs.
    """
    assert key.kind is not None  # noqa: S101 claims and rules are no assumptions
    weight = figures.cost(key.kind)
    return Assumption(kind=key.kind, figures=tuple(ids[claim] for claim in key.claims), weight=int(weight))


def as_constraint(relation: Relation, ids: Ids, figures: Numbered) -> Constraint:
    """A relation as a record.

    Args:
        relation: any but a rule.
        ids: ids of its claims.
        figures: tell what assumptions cost.
    """
    assert not isinstance(relation.kind, Linear)  # noqa: S101 rules stand for themselves
    *left, right = relation.claims
    needed = (key for claim in left for key in relation.needed.get(claim, ()))
    return Constraint(
        kind=relation.kind,
        left=tuple(ids[claim] for claim in left),
        right=ids[right],
        assumptions=tuple(as_assumption(key, ids, figures) for key in needed),
    )
