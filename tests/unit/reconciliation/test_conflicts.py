from itertools import chain, combinations

from tests.small_world import figure, world
from vneduunion.cells import Complete, constraints_between
from vneduunion.reconciliation.conflicts import Budget, conflicts_of, shrink
from vneduunion.reconciliation.feasibility import Feasible, decide
from vneduunion.reconciliation.labels import witnesses
from vneduunion.reconciliation.system import Core, build


def system_of(*figures, facts=()):
    data = world(figures)
    claims = witnesses(data, data.figures, {}, frozenset())
    return build(data.figures, constraints_between(data, data.figures, facts), claims)


def by_brute_force(system):
    """Minimal infeasible sets of labels, by trying every subset, the small ones first."""
    labels = sorted(system.used)
    subsets = chain.from_iterable(combinations(labels, size) for size in range(len(labels) + 1))
    minimal = []
    for subset in map(frozenset, subsets):
        if not any(known <= subset for known in minimal) and not isinstance(
            decide(system.kept(subset)), Feasible
        ):
            minimal.append(subset)
    return set(minimal)


def found_in(system, limit=1_000):
    found = [conflicts_of(component, Budget(limit, None)) for component in system.components()]
    return {core.labels for each in found for core in each.cores}, all(each.complete for each in found)


def test_sums_are_searched_beyond_chains():
    system = system_of(
        figure("n", 60, unit="north"),
        figure("s", 50, unit="south"),
        figure("w", 100),
        figure("again", "about 100", source="other"),
    )
    found, complete = found_in(system)
    assert complete
    assert found == by_brute_force(system)
    assert len(found) == 2


def test_assumed_parts_fall_out_of_a_sum_one_by_one():
    system = system_of(
        figure("n", 60, unit="north", scope=None),
        figure("s", 50, unit="south", scope=None),
        figure("w", 100, scope=None),
        figure("u", 30, unit="university", scope=None),
    )
    found, complete = found_in(system)
    assert complete
    assert found == by_brute_force(system)
    assert found


def test_a_spent_budget_is_said():
    figures = [figure(f"a{index}", 10 + index, source=f"s{index}") for index in range(6)]
    found, complete = found_in(system_of(*figures), limit=3)
    assert not complete
    assert 0 < len(found) <= 3


def test_a_spent_clock_ends_the_search():
    system = system_of(figure("n", 60, unit="north"), figure("s", 50, unit="south"), figure("w", 100))
    (component,) = system.components()
    assert not conflicts_of(component, Budget(10, seconds=0)).complete


def test_a_complete_list_is_short_in_every_way_it_can_be():
    persons = {"measure": "persons"}
    figures = (
        figure("n", "under 40", unit="north", **persons),
        figure("s", "about 50", unit="south", **persons),
        figure("again", "at most 45", unit="south", source="other", **persons),
        figure("w", "over 98", **persons),
    )
    system = system_of(*figures, facts=[Complete(whole="w", parts=("n", "s"))])
    assert found_in(system) == (by_brute_force(system), True)


def test_a_sum_that_rests_on_another_is_said_to_be_incomplete():
    """The managed units of one complete list are parts of another."""
    figures = (
        figure("school", 5, unit="north.school"),
        figure("n", "at most 4", unit="north", part_of="women"),
        figure("women", "many", unit="north", source="b"),
        figure("w", "many"),
    )
    facts = [Complete(whole="women", parts=("n", "school")), Complete(whole="w", parts=("women", "n"))]
    assert not found_in(system_of(*figures, facts=facts))[1]


def test_shrinking_leaves_only_what_is_needed():
    system = system_of(*(figure(f"f{index}", 10 * (index + 1), source=f"s{index}") for index in range(5)))
    core = decide(system.rows)
    assert isinstance(core, Core)
    whole = Core(rows=system.rows, multipliers=(1,) * len(system.rows))
    minimal = shrink(system, whole)
    assert len(minimal.labels) == 2
    assert minimal.proved


def test_a_complete_list_with_an_open_part_falls_short_of_nothing():
    persons = {"measure": "persons"}
    figures = (
        figure("n", "under 40", unit="north", **persons),
        figure("s", "many", unit="south", **persons),
        figure("w", "at least 1,000", **persons),
    )
    assert found_in(system_of(*figures, facts=[Complete(whole="w", parts=("n", "s"))])) == (set(), True)


def test_parts_that_fit_their_whole_are_no_conflict():
    assert found_in(
        system_of(figure("n", 10, unit="north"), figure("s", 20, unit="south"), figure("w", 100))
    ) == (
        set(),
        True,
    )


def test_a_part_that_can_be_left_out_is_left_out():
    system = system_of(
        figure("n", "thousands", unit="north"),
        figure("s", 1_500, unit="south"),
        figure("u", 1_200, unit="university"),
        figure("w", "at most 2,600"),
    )
    assert found_in(system) == (by_brute_force(system), True)
