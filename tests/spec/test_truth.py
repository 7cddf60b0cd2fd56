"""The page "Truth": Kleene's tables, complete."""

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.values.truth import Truth

PAIRS = SpecTable(
    caption="And, or",
    columns=("a", "b", "a & b", "a | b"),
    rows=[
        ("TRUE", "TRUE", "TRUE", "TRUE"),
        ("TRUE", "UNKNOWN", "UNKNOWN", "TRUE"),
        ("TRUE", "FALSE", "FALSE", "TRUE"),
        ("UNKNOWN", "TRUE", "UNKNOWN", "TRUE"),
        ("UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"),
        ("UNKNOWN", "FALSE", "FALSE", "UNKNOWN"),
        ("FALSE", "TRUE", "FALSE", "TRUE"),
        ("FALSE", "UNKNOWN", "FALSE", "UNKNOWN"),
        ("FALSE", "FALSE", "FALSE", "FALSE"),
    ],
)
NEGATIONS = SpecTable(
    caption="Not",
    columns=("a", "~a"),
    rows=[("TRUE", "FALSE"), ("UNKNOWN", "UNKNOWN"), ("FALSE", "TRUE")],
)
PAGE = SpecPage(
    slug="truth",
    title="Truth",
    intro=(
        "Questions about vague things have three answers. They combine by Kleene's strong tables: "
        "what is not known stays unknown unless the other side settles the matter."
    ),
    tables=(PAIRS, NEGATIONS),
)


@pytest.mark.parametrize(("a", "b", "both", "either"), PAIRS.rows)
def test_and_or(a: str, b: str, both: str, either: str) -> None:
    assert Truth[a] & Truth[b] is Truth[both]
    assert Truth[a] | Truth[b] is Truth[either]


@pytest.mark.parametrize(("a", "negated"), NEGATIONS.rows)
def test_not(a: str, negated: str) -> None:
    assert ~Truth[a] is Truth[negated]


def test_every_pair_is_in_the_table() -> None:
    assert {(row[0], row[1]) for row in PAIRS.rows} == {(a.name, b.name) for a in Truth for b in Truth}
