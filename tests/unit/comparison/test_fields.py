import pytest

from vneduunion.comparison.fields import calm, lines, shown
from vneduunion.model import Activity, Document, Figure, Initiative

QUANTITY = {"low": 534, "likely_low": 534, "likely_high": 544, "text": "over 534"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        ([], "—"),
        ("a", "a"),
        (5, "5"),
        (False, "false"),
        (["a", "b"], "a, b"),
        ([{"person": "ân"}], '[{"person": "ân"}]'),
    ],
)
def test_values_are_shown_as_they_are(value, text):
    assert shown(value) == text


def test_a_simple_field_is_one_line():
    assert list(lines(Figure, "unit", "a", "b", "en")) == [("Unit", "a", "b")]


def test_a_value_is_told_by_the_fields_that_differ():
    changed = QUANTITY | {"low": 530}
    assert list(lines(Figure, "quantity", QUANTITY, changed, "vi")) == [
        ("Số lượng · Thấp nhất theo lời văn", "534", "530")
    ]


def test_a_value_that_is_new_is_told_by_all_its_fields():
    found = list(lines(Initiative, "benefit", None, {"low": 5, "high": 5}, "en"))
    assert found == [
        ("Benefit (VND) · Asserted low", "—", "5"),
        ("Benefit (VND) · Asserted high", "—", "5"),
    ]
    assert [line[1] for line in lines(Initiative, "benefit", {"low": 5}, None, "en")] == ["5"]


def test_a_field_given_nowhere_is_one_line():
    assert list(lines(Document, "number", None, None, "en")) == [("Number", "—", "—")]
    assert list(lines(Activity, "place", None, None, "en")) == [("Place", "—", "—")]


def test_what_is_not_given_as_its_field_should_be_is_told_whole():
    assert list(lines(Figure, "quantity", 5, {"low": 5}, "en")) == [("Quantity", "5", '{"low": 5}')]
    assert list(lines(Figure, "unit", {"a": 1}, "b", "en")) == [("Unit", '{"a": 1}', "b")]


def test_lists_of_parts_are_told_whole():
    ((_, old, new),) = lines(Initiative, "authors", [], [{"person": "an"}], "en")
    assert (old, new) == ("—", '[{"person": "an"}]')


def test_a_line_stays_a_line():
    assert calm("a\tb\r\nc\x00\x9b") == "a b  c\ufffd\ufffd"
