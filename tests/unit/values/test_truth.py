import pickle

import pytest

from vneduunion.values.truth import Truth


@pytest.mark.parametrize("truth", Truth)
def test_truth_is_never_a_bool(truth: Truth) -> None:
    with pytest.raises(TypeError, match=r"is Truth\.TRUE"):
        bool(truth)


@pytest.mark.parametrize("truth", Truth)
def test_other_operands_are_refused(truth: Truth) -> None:
    with pytest.raises(TypeError):
        truth & True  # type: ignore[operator]  # what the test refuses
    with pytest.raises(TypeError):
        truth | None  # type: ignore[operator]  # what the test refuses


@pytest.mark.parametrize(
    ("known", "truth"), [(True, Truth.TRUE), (False, Truth.FALSE), (None, Truth.UNKNOWN)]
)
def test_plain_answers(known: bool | None, truth: Truth) -> None:  # noqa: FBT001 the answer is the argument
    assert Truth.of(known) is truth


@pytest.mark.parametrize("truth", Truth)
def test_each_survives_pickling_as_itself(truth: Truth) -> None:
    assert pickle.loads(pickle.dumps(truth)) is truth  # noqa: S301 made in this line


def test_repr_names_the_value() -> None:
    assert repr(Truth.UNKNOWN) == "<Truth.UNKNOWN>"
