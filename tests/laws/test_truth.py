"""Laws of Kleene's three values."""

from hypothesis import given
from hypothesis import strategies as st

from vneduunion.values.truth import Truth

truths = st.sampled_from(Truth)


@given(truths, truths)
def test_and_and_or_are_commutative(a: Truth, b: Truth) -> None:
    assert a & b is b & a
    assert a | b is b | a


@given(truths, truths, truths)
def test_and_and_or_are_associative(a: Truth, b: Truth, c: Truth) -> None:
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)


@given(truths, truths, truths)
def test_each_distributes_over_the_other(a: Truth, b: Truth, c: Truth) -> None:
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (b & c) is (a | b) & (a | c)


@given(truths, truths)
def test_each_absorbs_the_other(a: Truth, b: Truth) -> None:
    assert a & (a | b) is a
    assert a | (a & b) is a


@given(truths, truths)
def test_de_morgan(a: Truth, b: Truth) -> None:
    assert ~(a & b) is ~a | ~b
    assert ~(a | b) is ~a & ~b


@given(truths)
def test_not_not_is_the_same(a: Truth) -> None:
    assert ~~a is a


@given(truths)
def test_neutral_and_absorbing_values(a: Truth) -> None:
    assert a & Truth.TRUE is a
    assert a | Truth.FALSE is a
    assert a & Truth.FALSE is Truth.FALSE
    assert a | Truth.TRUE is Truth.TRUE


@given(st.booleans(), st.booleans())
def test_known_values_follow_two_valued_logic(a: bool, b: bool) -> None:  # noqa: FBT001 the law is about booleans
    assert Truth.of(a) & Truth.of(b) is Truth.of(a and b)
    assert Truth.of(a) | Truth.of(b) is Truth.of(a or b)
    assert ~Truth.of(a) is Truth.of(not a)


@given(truths, truths, st.booleans())
def test_learning_what_was_unknown_never_turns_an_answer_round(a: Truth, b: Truth, learnt: bool) -> None:  # noqa: FBT001 drawn
    """An answer that was settled while something was unknown stays when it becomes known."""
    known = Truth.of(learnt) if a is Truth.UNKNOWN else a
    for before, after in [(a & b, known & b), (a | b, known | b), (~a, ~known)]:
        assert before in (Truth.UNKNOWN, after)
