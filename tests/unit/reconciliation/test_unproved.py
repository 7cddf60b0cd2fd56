from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.explanations import explain
from vneduunion.reconciliation.labels import Witness
from vneduunion.reconciliation.system import Row, System


def test_what_holds_in_halves_only_is_no_conflict_and_is_named():
    """The pairs of three numbers are each exactly 1: only one half each would do."""
    pairs = [(0, 2), (0, 4), (2, 4)]
    at_most = [Row(factors=((a, 1), (b, 1)), bound=1, labels=frozenset({0})) for a, b in pairs]
    at_least = [Row(factors=((a, -1), (b, -1)), bound=-1, labels=frozenset({0})) for a, b in pairs]
    system = System(labels=(Witness(figures=("a",), weight=5),), rows=(*at_most, *at_least), figures=3)
    explained = explain(system, [], Budget(10, None))
    assert explained.cores == ()
    assert set(explained.unproved) == set(system.rows)
