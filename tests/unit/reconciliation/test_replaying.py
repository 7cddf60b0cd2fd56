import pytest

from vneduunion.reconciliation import replayed


def line(limit: int, times: str = "1", **factors: int) -> dict[str, object]:
    return {"times": times, "factors": factors, "at_most": limit, "figure": "f"}


def added(factors: dict[str, int], *lines: dict[str, object]) -> dict[str, object]:
    return {"operation": "SUM", "factors": factors, "lines": list(lines)}


def test_lines_add_up() -> None:
    assert replayed(added({"b": 1}, line(-3, a=-1), line(0, a=1, b=-1))) == 3
    assert replayed(added({"a": 1}, line(-5, times="1/2", a=-2))) == 3
    assert replayed(added({"a": 1})) == 0


def test_lines_that_cannot_hold_prove_anything() -> None:
    assert replayed(added({"b": 1}, line(-3, a=-1), line(2, a=1))) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (added({"a": -1}), "too little of a"),
        (added({"a": 1}, line(-3, a=-2)), "too little of a"),
        (added({"a": 1}, line(-3, times="0", a=-1)), "nothing grants"),
        (added({"a": 1}, line(-3, times="-1", a=-1)), "nothing grants"),
        (added({"a": 1}, {"times": "1", "factors": {"a": -1}, "at_most": -3}), "nothing grants"),
    ],
)
def test_what_proves_nothing_is_refused(reason: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replayed(reason)


def half(limit: int, **factors: int) -> dict[str, object]:
    return {"times": "1", "factors": factors, "at_most": limit}


def cases(limit: int, below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    split = {"number": "b", "at_most": limit}
    return {"operation": "CASES", "factors": {"a": 1}, "split": split, "inputs": [below, above]}


def test_of_two_cases_the_lesser_value_holds() -> None:
    below = added({"a": 1}, line(-9, a=-1, b=-1), half(2, b=1))
    above = added({"a": 1}, line(1, a=-1, b=1), half(-3, b=-1))
    assert replayed(cases(2, below, above)) == 2
    hull = {"operation": "HULL", "factors": {"a": 1}, "inputs": [cases(2, below, above), added({"a": 1})]}
    assert replayed(hull) == 0


def test_a_case_grants_no_more_than_it_says() -> None:
    below = added({"a": 1}, line(-9, a=-1, b=-1), half(1, b=1))
    with pytest.raises(ValueError, match="nothing grants"):
        replayed(cases(2, below, added({"a": 1})))


def test_where_no_case_can_be_nothing_is_left() -> None:
    never = added({"a": 1}, line(-3, a=-1), line(2, a=1))
    assert replayed(cases(2, never, never)) is None
