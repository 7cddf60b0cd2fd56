"""Laws of implied bounds: against exhaustive search on small cases, and against hidden true numbers."""

import json
from itertools import combinations, islice, product
from random import Random

import attrs
import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.laws.test_hidden_truth import PERIODS, TrueWorld, inside, printed
from tests.laws.test_reconciliation import reports
from tests.small_world import UNITS, YEAR, figure, world
from vneduunion.cells import AssumptionKind, Cell
from vneduunion.model import Counted, Measure, Scope, Timing
from vneduunion.reconciliation import Given, Linear, reconcile, replayed
from vneduunion.reconciliation.bounds import ASSERTED
from vneduunion.reconciliation.feasibility import Core, decide
from vneduunion.reconciliation.labels import Witness
from vneduunion.reconciliation.problem import Problem
from vneduunion.values.names import Name
from vneduunion.values.quantities import Quantity

LARGEST = 10
SMALL = (0, 1, 2, 3, "many")
"""Words whose sums end below `LARGEST`, or nowhere."""
CELLS = [
    Cell(measure="turns", unit=unit.id, scope=scope, period=YEAR)
    for unit in UNITS
    for scope in (Scope.OWN, Scope.SECTOR)
]
KINDS = st.frozensets(st.sampled_from(sorted(ASSERTED)))


def points(rows, variables, largest):
    """All whole numbers up to `largest` that satisfy some rows: an array for each variable."""
    numbers = dict(zip(variables, np.indices([largest + 1] * len(variables)), strict=True))
    kept = np.ones([largest + 1] * len(variables), dtype=bool)
    for row in rows:
        kept &= sum(factor * numbers[variable] for variable, factor in row.factors) <= row.bound
    return {variable: each[kept] for variable, each in numbers.items()}


def possible(data, silent, assumed):
    """The numbers of all figures, by their ids, that satisfy every row which is kept; or nothing."""
    problem = Problem(data, Given())
    _, figures, system = problem.with_cells([silent])
    kept = [at for at, label in enumerate(system.labels) if getattr(label, "kind", None) in {None, *assumed}]
    rows = system.joined().kept(kept)
    at = {each.id: 2 * number for number, each in enumerate(figures)}
    if {variable for row in rows for variable, _ in row.factors} - {*at.values()}:
        return None  # a part that belongs to a sum under an assumption is a number of its own
    found = points(rows, [*at.values()], LARGEST)
    return {id_: found[variable] for id_, variable in at.items()}


def end(values, numbers):
    """The greatest of some values; `None` where some number had no room left to grow."""
    greatest = values.max()
    free = any((each[values == greatest] == LARGEST).any() for each in numbers.values())
    return None if free else greatest


@settings(deadline=None, max_examples=60)
@given(reports(most=3, words=SMALL), st.sampled_from(CELLS), KINDS)
def test_bounds_are_those_of_exhaustive_search(figures, cell, assumed):
    data = world(figures)
    first = figures[0].id
    silent = attrs.evolve(figure("cell-1", 0, unit=cell.unit, scope=cell.scope), quantity=Quantity(low=0))
    numbers = possible(data, silent, assumed)
    assume(numbers is not None and len(numbers[first]))
    found = reconcile(data)
    for what, values in (
        (cell, numbers["cell-1"]),
        ({first: 1, cell: -1}, numbers[first] - numbers["cell-1"]),
    ):
        bounds = found.bounds(what, assumed)
        assume(len(bounds.ways) == 1)
        assert bounds.complete
        assert bounds.tight
        if bounds.low is not None:
            assert bounds.low == values.min()
        if bounds.high is not None:
            assert bounds.high == values.max()
        assert bounds.low is not None or end(-values, numbers) is None
        assert bounds.high is not None or end(values, numbers) is None


@settings(deadline=None, max_examples=40)
@given(reports(), st.sampled_from(CELLS))
def test_each_reason_can_be_replayed_from_its_json(figures, cell):
    bounds = reconcile(world(figures)).bounds({figures[0].id: 1, cell: -1}, AssumptionKind)
    told = json.loads(json.dumps(bounds.plain()))
    assert (told["low"], told["high"]) == (bounds.low, bounds.high)
    if bounds.low is not None:
        assert replayed(told["why_low"]) == bounds.low
    if bounds.high is not None:
        assert replayed(told["why_high"]) == -bounds.high


def true_reports(rng: Random, truth: TrueWorld, count: int):
    """Figures that are printed from one true world, each with its scope."""
    for index in range(count):
        unit, scope, period = rng.choice(UNITS).id, rng.choice(list(Scope)), rng.choice(PERIODS)
        measure = rng.choice(["turns", "persons", "groups", "groups.founded"])
        number = truth.count(measure, inside(unit, scope), *truth.reading(period))
        said = figure(
            f"f{index}", 0, source=f"s{index}", measure=measure, unit=unit, period=period, scope=scope
        )
        yield attrs.evolve(said, quantity=printed(number, rng))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6))
def test_the_truth_lies_within_and_a_true_figure_more_never_widens(seed):
    rng = Random(seed)
    truth = TrueWorld(rng)
    figures = tuple(true_reports(rng, truth, 12))
    unit, scope, period = rng.choice(UNITS).id, rng.choice(list(Scope)), rng.choice(PERIODS)
    cell = Cell(measure="turns", unit=unit, scope=scope, period=period)
    number = truth.count("turns", inside(unit, scope), *truth.reading(period))
    before, after = (reconcile(world(some)).bounds(cell, ()) for some in (figures[:-1], figures))
    for bounds in (before, after):
        assert bounds.complete
        assert bounds.low <= number
        assert bounds.high is None or number <= bounds.high
    assert after.low >= before.low
    assert before.high is None or after.high <= before.high


@st.composite
def ruled(draw):
    """Small numbers that rules tie to one another, and the rules."""
    names = "abcd"[: draw(st.integers(2, 4))]
    measures = [
        Measure(id=f"m.{name}", name=Name(en=name), counts=Counted.EVENT, timing=Timing.FLOW)
        for name in names
    ]
    figures = [
        figure(name, draw(st.integers(0, 4)), measure=f"m.{name}", source=f"s.{name}") for name in names
    ]
    rules = []
    for _ in range(draw(st.integers(1, 3))):
        some = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        factors = {name: draw(st.sampled_from([-2, -1, 1, 2])) for name in some}
        weight = draw(st.sampled_from([None, None, 1, 7]))
        rules.append(Linear(factors, draw(st.integers(-2, 4)), equal=draw(st.booleans()), weight=weight))
    return attrs.evolve(world(figures), measures=measures), rules


@settings(deadline=None, max_examples=60)
@given(ruled())
def test_of_rules_all_minimal_conflicts_and_all_optima_are_found(given_):
    data, rules = given_
    system = Problem(data, Given(facts=rules)).system.joined()
    assume(not isinstance(decide(system.kept(())), Core))
    labels = sorted(system.used)
    subsets = [frozenset(each) for size in range(len(labels) + 1) for each in combinations(labels, size)]
    broken = {each for each in subsets if not holds(system.kept(each))}
    assume(all(isinstance(decide(system.kept(each)), Core) for each in broken))
    found = reconcile(data, facts=rules)
    assume(not found.unproved)
    number = {
        label.figures[0] if isinstance(label, Witness) else label: at
        for at, label in enumerate(system.labels)
    }
    told = {
        frozenset(number[each] for each in (*conflict.figures, *conflict.rules))
        for conflict in found.conflicts
    }
    assert told == {each for each in broken if not any(other < each for other in broken)}
    costs = {each: sum(system.labels[label].weight for label in each) for each in subsets}
    least = min(costs[each] for each in subsets if frozenset(labels) - each not in broken)
    assert sum({each.component: each.weight for each in found.explanations}.values()) == least
    assert len({*islice(_given_up(found, number), 500)}) == sum(
        costs[each] == least and frozenset(labels) - each not in broken for each in subsets
    )


def holds(rows):
    """Whether whole numbers satisfy all rows: none need be great where factors and bounds are small."""
    variables = sorted({variable for row in rows for variable, _ in row.factors})
    return not variables or len(points(rows, variables, 24)[variables[0]]) > 0


def _given_up(found, number):
    by_component = {}
    for each in found.explanations:
        by_component.setdefault(each.component, []).append(each)
    for chosen in product(*by_component.values()):
        choices = [(*choice.figures, *choice.rules) for each in chosen for choice in each.choices]
        yield from (frozenset(number[label] for label in some) for some in product(*choices))
