"""Laws of numbers that no column holds: told at their place, and nothing is made up of their absence."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.validation_oracle import figures_world
from tests.laws.validation_oracle.figures import EXPECTED
from tests.rule_checks import found
from vneduunion.model import Dataset
from vneduunion.tables.from_records import LARGEST
from vneduunion.validation import validate
from vneduunion.validation.rules.figures import CIRCLES, RULES
from vneduunion.values.quantities import Quantity

HUGE = (
    Quantity.exact(LARGEST + 1),
    Quantity(low=10**30),
    Quantity(high=10**30),
    Quantity(low=4, high=10**30, likely_high=6),
    Quantity(low=3, likely_low=5, likely_high=10**400),
)
"""Quantities of which some bound is in no column."""
FIGURES = (*CIRCLES, *RULES)
SHARES = [rule for rule in RULES if rule.card.code == "F104"]
"""The one rule that compares a quantity within its row."""
STATISTICAL, REPEATED = "F120", "F116"


@st.composite
def worlds(draw: st.DrawFn) -> Dataset:
    """Small worlds of figures, some of which are huge."""
    data = draw(figures_world.worlds())
    chosen = draw(st.sets(st.sampled_from(data.figures.keys())))
    figures = (
        evolve(figure, quantity=draw(st.sampled_from(HUGE))) if figure.id in chosen else figure
        for figure in data.figures
    )
    return evolve(data, figures=figures)


def _is_huge(quantity: Quantity) -> bool:
    return quantity in HUGE


@given(worlds())
@settings(max_examples=60)
def test_each_is_one_finding_at_its_place(data: Dataset) -> None:
    told = [(item.code, item.record, item.place) for item in validate(data, ())]
    assert told == [
        ("X105", figure.id, f"$.figures[{at}].quantity")
        for at, figure in enumerate(data.figures)
        if _is_huge(figure.quantity)
    ]


@given(worlds())
@settings(max_examples=60)
def test_what_is_found_beside_is_so_by_the_numbers_themselves(data: Dataset) -> None:
    findings = validate(data, FIGURES)
    for code, oracle in EXPECTED.items():
        if code not in {STATISTICAL, REPEATED}:
            assert found(findings, code) <= oracle(data), code
    for item in findings:
        if item.code == REPEATED:
            one, other = (data.figures[key].quantity for key in (item.record, item.values["first"]))
            assert one.intersect(other) is not None


@given(worlds())
@settings(max_examples=60)
def test_one_record_is_told_as_its_dataset_is(data: Dataset) -> None:
    alone = [item for figure in data.figures for item in validate(figure, SHARES, against=data)]
    told = validate(data, SHARES)
    assert [(item.code, item.record, item.text()) for item in alone] == [
        (item.code, item.record, item.text()) for item in told
    ]
