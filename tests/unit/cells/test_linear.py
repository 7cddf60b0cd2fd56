from fractions import Fraction

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Linear
from vneduunion.cells.linear import read_sum
from vneduunion.errors import BadRule, BadSum

DATA = world([figure("p", 755), figure("c", 125), figure("t", 200)])


@pytest.mark.parametrize(
    ("text", "factors", "limit", "equal"),
    [
        ("p + c = t", {"p": 1, "c": 1, "t": -1}, 0, True),
        ("c >= 0.6 t", {"c": -1, "t": Fraction(3, 5)}, 0, False),
        ("2 y + 1 = z", {"y": 2, "z": -1}, -1, True),
        ("- x + 3 * y <= 1/3", {"x": -1, "y": 3}, Fraction(1, 3), False),
        ("x <= x + y", {"y": -1}, 0, False),
        (
            "press.001.groups - press.003.groups <= 45724",
            {"press.001.groups": 1, "press.003.groups": -1},
            45724,
            False,
        ),
        ("5 >= x", {"x": 1}, 5, False),
    ],
)
def test_rules_are_read(text, factors, limit, equal):
    assert Linear.read(text) == Linear(factors, limit, equal=equal)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "x < y",
        "x = x",
        "1 <= 2",
        "x <= y <= z",
        "a b = c",
        "x + = y",
        "X <= y",
        "x <= 2 ?",
        "1/0 x <= 1",
        "x <=",
        ">= x",
    ],
)
def test_what_is_no_rule_is_refused(text):
    with pytest.raises(BadRule) as caught:
        Linear.read(text)
    assert "c >= 0.6 t" in caught.value.text("vi")
    assert "c >= 0.6 t" in caught.value.text("en")


def test_the_place_of_what_cannot_be_read_is_told():
    with pytest.raises(BadRule) as caught:
        Linear.read("x + y z <= 3")
    assert caught.value.place == 4


@pytest.mark.parametrize("factors", [{}, {"x": 0}, [("x", 1), ("x", 2)]])
def test_a_rule_names_figures_once_each(factors):
    with pytest.raises(ValueError, match="each once"):
        Linear(factors)


def test_a_weight_is_not_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        Linear({"x": 1}, weight=-1)


def test_in_whole_numbers_a_rule_is_one_row_or_two():
    assert list(Linear.read("c >= 0.6 t").rows()) == [((("c", -5), ("t", 3)), 0)]
    assert list(Linear.read("1/2 x = y + 1/3").rows()) == [
        ((("x", 3), ("y", -6)), 2),
        ((("x", -3), ("y", 6)), -2),
    ]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (
            "c >= 0.6 t",
            "vi",
            "0,6 × “200” (turns, Nation) không thể lớn hơn “125” (turns, Nation), theo quy tắc đã cho",
        ),
        (
            "p + c = t",
            "en",
            "“755” (turns, Nation) + “125” (turns, Nation) equals “200” (turns, Nation), by the rule given",
        ),
        ("p <= 700", "en", "“755” (turns, Nation) cannot be more than 700, by the rule given"),
        ("p >= 1/3", "en", "1/3 cannot be more than “755” (turns, Nation), by the rule given"),
        ("p >= 0", "en", "0 cannot be more than “755” (turns, Nation), by the rule given"),
        (
            "p + c <= 0",
            "en",
            "“755” (turns, Nation) + “125” (turns, Nation) cannot be more than 0, by the rule given",
        ),
    ],
)
def test_rules_are_said(text, lang, said):
    assert Linear.read(text).text(lang, DATA).replace("755 ", "755") == said


def test_the_order_of_terms_means_nothing():
    assert Linear.read("a + b <= c") == Linear.read("c >= b + a")
    assert hash(Linear.read("a + b <= c")) == hash(Linear.read("c >= b + a"))


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("a", {"a": 1}),
        ("press.001.groups - press.000.groups", {"press.001.groups": 1, "press.000.groups": -1}),
        ("- 2 a + 4/2 b + a", {"a": -1, "b": 2}),
    ],
)
def test_sums_are_one_side_of_a_rule(text, factors):
    assert read_sum(text) == factors


@pytest.mark.parametrize(
    ("text", "place"),
    [("", None), ("a + 1", None), ("0.5 a", None), ("a - a", None), ("a + B", 4), ("a <= b", 0)],
)
def test_what_is_no_sum_is_refused(text, place):
    with pytest.raises(BadSum) as caught:
        read_sum(text)
    assert caught.value.place == place
    assert "2 a - b" in caught.value.text("vi")
    assert caught.value.text().startswith("cannot read a sum from")
