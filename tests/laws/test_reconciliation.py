"""Laws of reconciliation, held against exhaustive search on small cases."""

from itertools import chain, combinations, product

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.small_world import UNITS, figure, world
from vneduunion.cells import constraints_between
from vneduunion.model import Scope, Source
from vneduunion.reconciliation import reconcile
from vneduunion.reconciliation.feasibility import Feasible, Unproved, decide
from vneduunion.reconciliation.labels import Witness, witnesses
from vneduunion.reconciliation.system import Core, Row, build
from vneduunion.values.periods import Period

LARGEST = 3
ALL = range(4)
MOST_LABELS = 14


@st.composite
def rows(draw):
    """Bounds, orders, sums and completions over up to four small numbers."""
    factors = draw(
        st.sampled_from(
            [{0: -1}, {1: -1}, {2: -1}, {0: 1}, {1: 1}, {2: 1}, {3: 1}]
            + [{a: 1, b: -1} for a in ALL for b in ALL if a != b]
            + [{0: 1, 1: 1, 3: -1}, {1: 1, 2: 1, 3: -1}, {3: 1, 0: -1, 1: -1}, {3: 1, 1: -1, 2: -1}]
        )
    )
    bound = 0 if len(factors) > 1 else draw(st.integers(0, LARGEST)) * next(iter(factors.values()))
    return Row(factors=tuple(factors.items()), bound=bound, labels=frozenset())


@settings(deadline=None, max_examples=300)
@given(st.lists(rows(), max_size=9))
def test_a_system_is_feasible_when_some_numbers_satisfy_it(system):
    """No number need exceed the sum of two lower bounds, so the search is exhaustive."""
    points = product(range(2 * LARGEST + 1), repeat=len(ALL))
    possible = any(all(row.holds(point) for row in system) for point in points)
    answer = decide(system)
    if isinstance(answer, Feasible):
        assert possible
        assert all(row.holds(answer.point) for row in system)
    elif isinstance(answer, Core):
        assert not possible
        assert answer.proved
    else:
        assert isinstance(answer, Unproved)


WORDS = (0, 1, 2, 3, "many", "nearly 20", "over 10", "about 10", "tens")


@st.composite
def reports(draw, most=5, scopes=(*Scope, None), words=WORDS):
    """Up to five figures of one measure that can contain one another in many ways."""
    count = draw(st.integers(2, most))
    return tuple(
        figure(
            f"f{index}",
            draw(st.sampled_from(words)),
            unit=draw(st.sampled_from([each.id for each in UNITS])),
            scope=draw(st.sampled_from(scopes)),
            period=draw(
                st.sampled_from([Period.year(2024), Period.stage(2023, 2025), Period.quarter(2024, 1)])
            ),
            source=f"s{index}",
        )
        for index in range(count)
    )


def _sets(conflicts):
    return {(frozenset(each.figures), frozenset(each.assumptions)) for each in conflicts}


@settings(deadline=None, max_examples=60)
@given(reports())
def test_conflicts_are_minimal(figures):
    found = _sets(reconcile(world(figures)).conflicts)
    labels = [frozenset({*figures, *assumptions}) for figures, assumptions in found]
    assert not any(one < other for one in labels for other in labels)


@settings(deadline=None, max_examples=60)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(figures, rng):
    shuffled = list(figures)
    rng.shuffle(shuffled)
    one, other = reconcile(world(figures)), reconcile(world(shuffled))
    assert _sets(one.conflicts) == _sets(other.conflicts)
    assert sorted(each.weight for each in one.explanations) == sorted(
        each.weight for each in other.explanations
    )


def _system(data):
    claims = witnesses(data, data.figures, {}, frozenset())
    return build(data.figures, constraints_between(data, data.figures), claims).joined()


@settings(deadline=None, max_examples=60)
@given(reports(most=4))
def test_a_conflict_cannot_be_kept_whole_but_each_of_its_parts_can(figures):
    data = world(figures)
    system = _system(data)
    number = {label: index for index, label in enumerate(system.labels)}
    claim = {label.figures[0]: label for label in system.labels if isinstance(label, Witness)}
    for conflict in reconcile(data).conflicts:
        labels = {number[claim[id_]] for id_ in conflict.figures} | {
            number[each] for each in conflict.assumptions
        }
        assert isinstance(decide(system.kept(labels)), Core)
        assert all(isinstance(decide(system.kept(labels - {label})), Feasible) for label in labels)


@settings(deadline=None, max_examples=60)
@given(reports(most=4, scopes=(Scope.SECTOR, None)))
def test_no_lighter_set_explains_everything(figures):
    """Every subset of what can be given up is tried, the lightest first.

    Without figures of the unit itself no assumptions exclude one another, which only a way round
    could run into (decision 0006).
    """
    data = world(figures)
    system = _system(data)
    assume(len(system.used) <= MOST_LABELS)
    subsets = chain.from_iterable(combinations(system.used, size) for size in range(len(system.used) + 1))
    weighed = sorted((sum(system.labels[label].weight for label in subset), subset) for subset in subsets)
    least = next(
        weight
        for weight, subset in weighed
        if isinstance(decide(system.kept(system.used - set(subset))), Feasible)
    )
    assert sum({each.component: each.weight for each in reconcile(data).explanations}.values()) == least


@settings(deadline=None, max_examples=40)
@given(reports(most=4))
def test_a_copy_is_not_a_second_witness(figures):
    """Repeating a claim in a paper that copies it leaves what must be given up as it was."""
    copy = attrs.evolve(figures[0], id="copy", source="copier")
    copier = Source(id="copier", title="Copier", copies=("s0",))
    alone, repeated = reconcile(world(figures)), reconcile(world([*figures, copy], sources=[copier]))
    assert {each.figures for each in repeated.conflicts} == {each.figures for each in alone.conflicts}
    assert sum(each.weight for each in alone.explanations[:1]) == sum(
        each.weight for each in repeated.explanations[:1]
    )
