"""Alterability: how readily a figure is given up."""

from fractions import Fraction

import pytest

from tests.small_world import figure, world
from vneduunion.errors import LoadError, UnknownId
from vneduunion.model import Dataset, Source
from vneduunion.reconciliation import Facts, Given, Reconciliation, reconcile
from vneduunion.reconciliation.labels import exact
from vneduunion.reconciliation.plain import Reader
from vneduunion.reconciliation.programs import cheapest

PAIR = world([figure("a", 10), figure("b", 20, source="other")])


def explained(data: Dataset, **options: object) -> list[tuple[int | Fraction, list[set[str]]]]:
    return [
        (each.weight, [{*choice.figures} for choice in each.choices])
        for each in reconcile(data, **options).explanations
    ]


def test_nought_is_the_same_as_fixed():
    assert explained(PAIR, alterability={"b": 0}) == explained(PAIR, fixed=["b"]) == [(5, [{"a"}])]
    assert explained(PAIR, alterability={"a": 0, "b": Fraction(0)}) == []


@pytest.mark.parametrize(
    ("share", "answer"),
    [
        (1, [(5, [{"a", "b"}])]),
        (2, [(Fraction(5, 2), [{"b"}])]),
        (5, [(1, [{"b"}])]),
        (Fraction(1, 2), [(5, [{"a"}])]),
        (Fraction(10, 4), [(2, [{"b"}])]),
        (Fraction(10_001, 10_000), [(Fraction(50_000, 10_001), [{"b"}])]),
        (Fraction(9_999, 10_000), [(5, [{"a"}])]),
        (Fraction(10**9 + 1, 10**9), [(Fraction(5 * 10**9, 10**9 + 1), [{"b"}])]),
    ],
)
def test_the_weight_of_a_figure_is_divided_by_it_exactly(share, answer):
    found = explained(PAIR, alterability={"b": share})
    assert found == answer
    assert isinstance(found[0][0], Fraction) == (answer[0][0] != int(answer[0][0]))


def test_a_weight_that_is_told_is_divided_too():
    assert explained(PAIR, weights={"b": 12}, alterability={"b": 4}) == [(3, [{"b"}])]


def test_fractions_that_add_up_alike_are_ties():
    """Three thirds on one side are as much as a whole on the other; in floating point they need not be."""
    sides = [figure(f"f{at}", 10, source=f"s{at}") for at in range(3)]
    one = Source(id="one", title="One", reliability=1)
    weak = [Source(id=f"s{at}", title="Weak", reliability=1) for at in range(3)]
    data = world([*sides, figure("alone", 20, source="one")], sources=[one, *weak])
    found = explained(data, alterability=dict.fromkeys(("f0", "f1", "f2"), 3))
    assert sorted(found, key=lambda each: len(each[1])) == [(1, [{"alone"}]), (1, [{"f0"}, {"f1"}, {"f2"}])]


def test_a_figure_without_a_known_source_is_left_out_as_before():
    orphan = Dataset(units=PAIR.units, measures=PAIR.measures, figures=PAIR.figures)
    assert reconcile(orphan, alterability={"a": 2}).conflicts == ()


@pytest.mark.parametrize(
    ("share", "error"), [(-1, ValueError), (Fraction(-1, 2), ValueError), (0.5, TypeError)]
)
def test_an_alterability_is_exact_and_not_below_zero(share, error):
    with pytest.raises(error, match="the alterability of a must"):
        reconcile(PAIR, alterability={"a": share})


def test_an_alterability_names_a_figure():
    with pytest.raises(UnknownId):
        reconcile(PAIR, alterability={"nobody": 2})


def test_weights_are_whole_where_they_can_be():
    assert [exact(each) for each in (3, Fraction(4, 2), Fraction(1, 3))] == [3, 2, Fraction(1, 3)]
    assert isinstance(exact(Fraction(4, 2)), int)


def test_costs_that_differ_by_a_billionth_are_told_apart():
    costs = [Fraction(10**9 + 1, 10**9), 1, Fraction(10**9 - 1, 10**9)]
    assert cheapest(costs, [[0, 1, 2]]) == {2}
    assert cheapest(costs, [[0, 1]]) == {1}


def test_it_goes_there_and_back_in_json():
    found = reconcile(PAIR, alterability={"a": Fraction(1, 2), "b": 3})
    again = Reconciliation.from_json(found.to_json(), PAIR)
    assert again == found
    assert again.explanations[0].weight == Fraction(5, 3)
    assert again.given.alterability == {"a": Fraction(1, 2), "b": 3}
    assert again.slips() == found.slips()


def test_a_file_says_it_too():
    reader = Reader(PAIR)
    facts = reader.read(Facts, {"alterability": {"a": "1/2", "b": 0}})
    reader.finished()
    assert facts.given() == Given(alterability={"a": Fraction(1, 2), "b": 0})


def test_what_is_wrong_with_it_in_a_file_is_told_with_its_place():
    reader = Reader(PAIR)
    reader.read(Facts, {"alterability": {"z": 1, "a": -1, "b": "half"}})
    with pytest.raises(LoadError) as refused:
        reader.finished()
    assert [fault.place for fault in refused.value.faults] == ["$.alterability.b"]
    reader = Reader(PAIR)
    reader.read(Facts, {"alterability": {"z": 1, "a": -1}})
    with pytest.raises(LoadError) as refused:
        reader.finished()
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ("$.alterability.z", "unknown_id"),
        ("$.alterability.a", "too_small"),
    ]
