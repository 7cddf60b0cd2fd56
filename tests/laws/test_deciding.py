"""Laws of deciding: against a look at every completion of what is not known."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from vneduunion.eligibility.conditions import Condition, Need, Some, evaluated, needs, negated
from vneduunion.eligibility.deciding import deciding, two_sided
from vneduunion.eligibility.facts import Fact, FactKind, Known
from vneduunion.eligibility.missing import deciding_sets
from vneduunion.values.truth import Truth

HIGHEST = 2
FACTS = [Fact(FactKind.RATING, (), year, year) for year in range(4)]
"""Four facts, each a number from 0 to 2."""

wanted = st.builds(Need, st.sampled_from(FACTS), st.integers(min_value=0, max_value=HIGHEST), st.booleans())


def lists(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3)
    return several.flatmap(lambda held: st.builds(Some, st.integers(0, len(held)), st.just(tuple(held))))


conditions = st.recursive(wanted, lists, max_leaves=7)
bounds = st.tuples(st.integers(0, HIGHEST), st.integers(0, HIGHEST)).map(lambda pair: Known(*sorted(pair)))
decided_answers = st.sampled_from([Truth.TRUE, Truth.FALSE])
knowledge = st.tuples(*([bounds] * len(FACTS))).map(lambda held: dict(zip(FACTS, held, strict=True)))


def holds(condition: Condition, world: Mapping[Fact, int]) -> bool:
    if isinstance(condition, Need):
        value = world[condition.fact]
        return value <= condition.limit if condition.most else value >= condition.limit
    return sum(holds(part, world) for part in condition.parts) >= condition.least


def completions(known: Mapping[Fact, Known]) -> Iterator[dict[Fact, int]]:
    ranges = (range(each.low, each.high + 1) for each in known.values())
    return (dict(zip(known, values, strict=True)) for values in product(*ranges))


def looked_at(condition: Condition, known: Mapping[Fact, Known]) -> Truth:
    """TRUE where every completion fulfils it, FALSE where none does."""
    answers = {holds(condition, world) for world in completions(known)}
    return Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN


def decided(condition: Condition, known: Mapping[Fact, Known]) -> Truth:
    judge = deciding(two_sided(condition), known.__getitem__)
    return judge.truth(judge.answers(condition))


@given(conditions, knowledge)
def test_unknown_exactly_when_two_completions_differ(condition: Condition, known: dict[Fact, Known]) -> None:
    assert decided(condition, known) is looked_at(condition, known)


@given(conditions, knowledge)
def test_what_is_negated_has_the_other_answer(condition: Condition, known: dict[Fact, Known]) -> None:
    assert decided(negated(condition), known) is ~decided(condition, known)


@given(conditions, knowledge, st.data())
def test_learning_never_turns_true_into_false_nor_back(
    condition: Condition, known: dict[Fact, Known], data: st.DataObject
) -> None:
    before = decided(condition, known)
    fact = data.draw(st.sampled_from(FACTS))
    low = data.draw(st.integers(known[fact].low, known[fact].high))
    high = data.draw(st.integers(low, known[fact].high))
    after = decided(condition, {**known, fact: Known(low, high)})
    assert before is Truth.UNKNOWN or after is before


def learnt(known: Mapping[Fact, Known], way: tuple[Need, ...]) -> dict[Fact, Known]:
    """What is known once the needs of a set are met."""
    found = dict(known)
    for need in way:
        low, high = found[need.fact].low, found[need.fact].high
        low, high = (low, min(high, need.limit)) if need.most else (max(low, need.limit), high)
        found[need.fact] = Known(low, high)
    return found


@given(conditions, knowledge, decided_answers)
def test_missing_sets_decide_and_hold_nothing_that_is_not_needed(
    condition: Condition, known: dict[Fact, Known], wanted: Truth
) -> None:
    for way in deciding_sets(condition, known.__getitem__, holds=wanted is Truth.TRUE).ways:
        assert looked_at(condition, learnt(known, way)) is wanted
        for need in way:
            rest = tuple(other for other in way if other is not need)
            assert looked_at(condition, learnt(known, rest)) is not wanted


@given(conditions, knowledge, decided_answers)
def test_no_smaller_set_decides(condition: Condition, known: dict[Fact, Known], wanted: Truth) -> None:
    found = deciding_sets(condition, known.__getitem__, holds=wanted is Truth.TRUE)
    asked = tuple(dict.fromkeys((*needs(condition), *needs(negated(condition)))))
    sizes = (
        size
        for size in range(len(FACTS) + 1)
        for way in combinations(asked, size)
        if all(each.low <= each.high for each in learnt(known, way).values())
        and looked_at(condition, learnt(known, way)) is wanted
    )
    least = next(sizes, None)
    if least is None:
        assert not found.ways
    else:
        assert min(len(way) for way in found.ways) == least


@given(conditions, knowledge)
def test_bits_and_answers_are_one_algebra(condition: Condition, known: dict[Fact, Known]) -> None:
    world = {fact: each.low for fact, each in known.items()}
    answer = evaluated(
        condition, lambda need: need.holds(world[need.fact]), lambda least, parts: sum(parts) >= least
    )
    assert answer == holds(condition, world)
