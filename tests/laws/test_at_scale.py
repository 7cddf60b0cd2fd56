"""Laws of reconciling in columns, held against exhaustive search, and against numbers that are known to be true."""

from itertools import product
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generated import tables as columns_of
from benchmarks.nation import Size, nation
from tests.laws.test_reconciliation import reports
from tests.small_world import figure, tie, unit, world
from vneduunion.model import Source, Status
from vneduunion.reconciliation import reconcile
from vneduunion.reconciliation.at_scale.frontiers import Frontier, Together
from vneduunion.reconciliation.programs import lightest

WORDS = (0, 1, 2, 3, 5, 8, "many", "nearly 20", "over 10", "about 10", "tens")


def least(found):
    """What the smallest explanations of all components weigh together."""
    weights = {}
    for each in found.explanations:
        weights[each.component] = min(each.weight, weights.get(each.component, inf))
    return sum(weights.values())


def _all_explained(found):
    """Whether no conflict is one of fixed figures alone; what is left in its component is not comparable."""
    fixed = found.given.fixed
    return not any(fixed.issuperset(each.figures) and not each.assumptions for each in found.conflicts)


def sets(found):
    return {(frozenset(each.figures), frozenset(each.assumptions)) for each in found.conflicts}


@settings(deadline=None, max_examples=60)
@given(reports(most=6))
def test_what_is_found_in_columns_is_found_by_exhaustive_search(figures):
    data = world(figures)
    every, some = reconcile(data, exhaustive=True), reconcile(data, exhaustive=False)
    assert not some.unproved
    if every.complete:
        assert sets(some) <= sets(every)
        assert least(some) <= least(every)
        assert not (some.complete and every.conflicts)


@st.composite
def trees(draw):
    """Up to seven units below one another, with figures of what adds up or does not, of more and less reliable sources."""
    count = draw(st.integers(2, 7))
    units = [unit(f"u{at}") for at in range(count)]
    ties = [tie(f"u{at}", f"u{draw(st.integers(0, at - 1))}") for at in range(1, count)]
    sources = [Source(id=f"s{at}", title=f"S{at}", reliability=draw(st.integers(1, 9))) for at in range(3)]
    measures = draw(st.sampled_from([["turns", "turns", "groups"], ["persons"]]))
    where = draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=8))
    figures = [
        figure(
            f"f{at}",
            draw(st.sampled_from(WORDS)),
            unit=f"u{place}",
            source=f"s{draw(st.integers(0, 2))}",
            measure=draw(st.sampled_from(measures)),
        )
        for at, place in enumerate(where)
    ]
    return world(figures, units=units, ties=ties, sources=sources)


@settings(deadline=None, max_examples=60)
@given(trees(), st.integers(1, 2), st.sets(st.integers(0, 7), max_size=3))
def test_in_a_tree_the_smallest_explanations_weigh_the_same(data, likely, held):
    fixed = [each.id for at, each in enumerate(data.figures) if at in held]
    weights = {"LIKELY": likely}
    every = reconcile(data, exhaustive=True, weights=weights, fixed=fixed)
    some = reconcile(data, exhaustive=False, weights=weights, fixed=fixed)
    if every.complete:
        assert bool(some.conflicts) == bool(every.conflicts)
        if _all_explained(every) and _all_explained(some):
            assert least(some) == least(every)


@st.composite
def stars(draw):
    """A whole with up to thirty parts: dear and cheap, fixed, provisional, hedged."""
    count = draw(st.integers(1, 30))
    units = [unit("top"), *(unit(f"u{at}") for at in range(count))]
    ties = [tie(each.id, "top") for each in units[1:]]
    sources = [Source(id=f"r{at}", title=f"R{at}", reliability=at) for at in range(1, 10)]
    parts = [
        figure(
            f"f{at}",
            draw(st.sampled_from([*range(1, 20), "over 20", "about 30"])),
            unit=f"u{at}",
            source=f"r{draw(st.integers(1, 9))}",
            status=draw(st.sampled_from([None, None, None, Status.PROVISIONAL])),
        )
        for at in range(count)
    ]
    whole = figure("w", draw(st.integers(0, 150)), unit="top", source=f"r{draw(st.integers(5, 9))}")
    fixed = draw(st.sets(st.sampled_from(["w", *(each.id for each in parts)]), max_size=8))
    weights = {"LIKELY": draw(st.integers(0, 3)), "STATUS": draw(st.integers(0, 3))}
    return world([whole, *parts], units=units, ties=ties, sources=sources), sorted(fixed), weights


def cheapest_relief(data, fixed, weights):
    """What it costs at least to bring the parts within the whole, price by price; `None` where nothing does."""
    prices = {figure_.id: data.sources[figure_.source].reliability for figure_ in data.figures}
    whole = data.figures["w"]
    best = {0: sum(each.quantity.likely_low or 0 for each in data.figures if each is not whole)}
    for each in data.figures:
        if each is whole:
            continue
        low, likely = each.quantity.low or 0, each.quantity.likely_low or 0
        ways = [(0, 0), (weights["LIKELY"], likely - low)]
        ways += [(prices[each.id], likely)] * (each.id not in fixed)
        ways += [(weights["STATUS"], likely)] * (each.status is Status.PROVISIONAL)
        found = {}
        for paid, left in best.items():
            for price, relief in ways:
                found[paid + price] = min(found.get(paid + price, inf), left - relief)
        best = found
    enough = [paid for paid, left in best.items() if left <= whole.quantity.high]
    return min([*enough, *([prices["w"]] * ("w" not in fixed))], default=None)


@settings(deadline=None, max_examples=120)
@given(stars())
def test_of_many_parts_the_cheapest_are_given_up(given_):
    data, fixed, weights = given_
    found = reconcile(data, exhaustive=False, fixed=fixed, weights=weights)
    cheapest = cheapest_relief(data, fixed, weights)
    if cheapest is None:
        assert found.conflicts
        assert found.explanations == ()
    else:
        assert least(found) == cheapest


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6))
def test_true_figures_of_a_tree_are_in_no_conflict_and_bounds_contain_the_truth(seed):
    made = nation(Size(units=40, provinces=2, communes=5, planted=0, seed=seed))
    found = reconcile(columns_of(made.frames), exhaustive=False)
    assert found.conflicts == ()
    assert found.complete
    random = np.random.default_rng(seed)
    for id_, truth in made.truth.select("id", "truth").sample(4, seed=int(random.integers(1000))).rows():
        bounds = found.bounds(id_)
        assert bounds.low <= truth <= (inf if bounds.high is None else bounds.high)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_frontiers_together_hold_the_least_that_is_left_for_each_price(choices, adds):
    parts = [
        Frontier.of(np.array([cost for cost, _ in each]), np.array([left for _, left in each]))
        for each in choices
    ]
    together = Together(parts, 100, adds=adds)
    for number, (cost, left) in enumerate(
        zip(together.frontier.costs, together.frontier.values, strict=True)
    ):
        taken = [
            (int(part.costs[at]), int(part.values[at]))
            for part, at in zip(parts, together.taken(number), strict=True)
        ]
        lefts = [each for _, each in taken]
        assert (sum(price for price, _ in taken), sum(lefts) if adds else max(lefts)) == (cost, left)
    for chosen in product(*choices):
        price = sum(cost for cost, _ in chosen)
        left = sum(each for _, each in chosen) if adds else max(each for _, each in chosen)
        within = together.frontier.values[together.frontier.costs <= price]
        assert within.min() <= left


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.dictionaries(st.integers(0, 6), st.integers(1, 9), min_size=1), min_size=1, max_size=4),
    st.lists(st.integers(1, 20), min_size=4, max_size=4),
    st.lists(st.integers(1, 4), min_size=7, max_size=7),
)
def test_the_lightest_choice_takes_all_excess_away_and_none_is_lighter(reliefs, excesses, costs):
    wanted = excesses[: len(reliefs)]
    prices = dict(enumerate(costs))

    def does(chosen):
        return all(
            sum(part for item, part in relief.items() if item in chosen) >= most
            for relief, most in zip(reliefs, wanted, strict=True)
        )

    items = range(7)
    all_choices = [
        {item for item, kept in zip(items, flags, strict=True) if kept}
        for flags in product([False, True], repeat=7)
    ]
    possible = [sum(prices[item] for item in chosen) for chosen in all_choices if does(chosen)]
    found = lightest(reliefs, wanted, prices)
    if found is None:
        assert not possible
    else:
        assert does(found)
        assert sum(prices[item] for item in found) == min(possible)
