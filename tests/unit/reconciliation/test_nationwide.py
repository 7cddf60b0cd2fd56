import json

import pytest

from benchmarks.generated import tables as columns_of
from benchmarks.nation import Size, nation
from tests.small_world import figure, tie, unit, world
from vneduunion import tables
from vneduunion.errors import ImpossibleRules
from vneduunion.reconciliation import Complete, Linear, Reconciliation, nationwide, reconcile
from vneduunion.reconciliation.feasibility import Unproved
from vneduunion.tables import dataset


@pytest.fixture(scope="module")
def made():
    return nation(Size(units=90, provinces=2, communes=6, planted=0.03))


@pytest.fixture(scope="module")
def found(made):
    return reconcile(columns_of(made.frames))


def carried(data, given_up):
    """What each unit has at least of each measure while some figures are given up, one tie at a time."""
    children = {}
    for each in data.ties:
        children.setdefault(each.parent, []).append(each.child)
    said = {(each.unit, each.measure): each for each in data.figures if each.id not in given_up}

    def least(unit_, measure):
        below = sum(least(child, measure) for child in children.get(unit_, ()))
        figure_ = said.get((unit_, measure))
        if figure_ is None:
            return below
        assert figure_.quantity.high is None or below <= figure_.quantity.high
        return max(below, figure_.quantity.low or 0)

    for measure in data.measures:
        least("vgcl", measure.id)


def test_more_figures_than_can_be_related_to_one_another_are_searched_in_columns(made, found):
    assert not found.complete
    assert found.conflicts
    assert found.unproved == ()
    assert found.used == len(made.truth)
    assert {*found.accepted}.isdisjoint(found.in_doubt)


def test_without_what_is_given_up_numbers_go_together(made, found):
    given_up = {id_ for each in found.explanations for choice in each.choices for id_ in choice.figures[:1]}
    carried(made.dataset(), given_up)
    with pytest.raises(AssertionError):
        carried(made.dataset(), frozenset())


def test_the_smallest_explanations_weigh_no_more_than_the_errors_that_were_planted(made, found):
    assert sum(each.weight for each in found.explanations) <= 5 * len(made.planted)


def test_records_give_what_columns_give(made, found):
    again = reconcile(made.dataset())
    assert again == found
    assert {each.id for each in again.data.figures} < {*made.truth["id"]}


def test_the_result_comes_back_from_json(made, found):
    again = Reconciliation.from_json(found.to_json(), made.dataset())
    assert again == found
    assert json.loads(again.to_json()) == json.loads(found.to_json())
    id_ = found.accepted[0]
    assert (again.bounds(id_).low, again.bounds(id_).high) == (found.bounds(id_).low, found.bounds(id_).high)
    assert len(again.slips(seconds=0)) == len(found.slips(seconds=0))


def test_progress_is_told_and_the_clock_ends_the_search(made):
    told = []
    reconcile(columns_of(made.frames), progress=lambda *args: told.append(args))
    assert [stage for stage, _, _ in told] == ["constraints", "conflicts", "conflicts", "explanations"]
    stopped = reconcile(columns_of(made.frames), seconds=0)
    assert len(stopped.conflicts) == 1
    assert stopped.explanations == ()
    assert not stopped.complete


def test_no_more_conflicts_are_listed_than_are_asked_for(made, found):
    assert len(reconcile(columns_of(made.frames), limit=2).conflicts) == 2
    assert reconcile(columns_of(made.frames), limit=2).explanations == found.explanations


def star(*values, whole, **more):
    units = [unit("top"), *(unit(f"u{at}") for at in range(len(values)))]
    ties = [tie(each.id, "top") for each in units[1:]]
    figures = [figure(f"f{at}", value, unit=f"u{at}") for at, value in enumerate(values)]
    return world([figure("w", whole, unit="top"), *figures], units=units, ties=ties, **more)


def test_what_would_do_as_well_is_listed_with_what_is_given_up():
    (explanation,) = reconcile(star(9, 8, 2, 1, whole=15), exhaustive=False).explanations
    (choice,) = explanation.choices
    assert {*choice.figures} == {"f0", "f1"}
    fixed = reconcile(star(9, 8, 2, 1, whole=15), exhaustive=False, fixed=["f0"])
    assert fixed.explanations[0].choices[0].figures == ("f1",)


def test_where_nothing_may_be_given_up_nothing_explains():
    found = reconcile(star(9, 8, whole=15), exhaustive=False, fixed=["f0", "f1", "w"])
    assert len(found.conflicts) == 1
    assert found.explanations == ()
    related = star(9, 8, whole=15)
    rule = Linear.read("f0 <= 20", weight=2)
    again = reconcile(related, exhaustive=False, fixed=["f0", "f1", "w"], facts=[rule])
    assert len(again.conflicts) == 1
    assert again.explanations == ()


def test_rules_of_the_callers_can_be_given_up():
    rule = Linear.read("f0 >= 2 f1", weight=1)
    found = reconcile(star(9, 8, whole=20), exhaustive=False, facts=[rule])
    (conflict,) = found.conflicts
    assert conflict.rules == (rule,)
    assert found.explanations[0].choices[0].rules == (rule,)
    complete = Complete(whole="w", parts=("f0", "f1"))
    (short,) = reconcile(star(9, 8, whole=20), exhaustive=False, facts=[complete]).conflicts
    assert {*short.figures} == {"w", "f0", "f1"}


def test_rules_that_contradict_one_another_are_refused():
    rules = [Linear.read("f0 >= f1 + 1"), Linear.read("f1 >= f0 + 1")]
    with pytest.raises(ImpossibleRules):
        reconcile(star(9, 8, whole=20), exhaustive=False, facts=rules)


def test_what_cannot_be_proved_is_said(monkeypatch):
    monkeypatch.setattr(nationwide, "decide", lambda rows: Unproved(rows=tuple(rows)))
    found = reconcile(star(9, 8, whole=15), exhaustive=False)
    assert found.conflicts == ()
    assert {*found.unproved} == {"w", "f0", "f1"}


def test_a_contradiction_of_fixed_figures_leaves_other_components_theirs():
    units = [unit(each) for each in ("top", "ua", "ua1", "ub", "ub1")]
    ties = [tie("ua", "top"), tie("ub", "top"), tie("ua1", "ua"), tie("ub1", "ub")]
    figures = [
        figure("w", 100, unit="top"),
        figure("a", 4, unit="ua"),
        figure("a1", 5, unit="ua1"),
        figure("b", 4, unit="ub"),
        figure("b1", 5, unit="ub1", source="weak"),
    ]
    data = world(figures, units=units, ties=ties)
    found = reconcile(data, exhaustive=False, fixed=["a", "a1"], weights={"b1": 1})
    assert [{*each.figures} for each in found.conflicts] == [{"a", "a1"}, {"b", "b1"}]
    (explanation,) = found.explanations
    assert explanation.choices[0].figures == ("b1",)


def test_sums_beyond_what_floating_point_can_count_are_exact():
    """One more than the whole, in numbers of which the last digits would be lost."""
    half = 2**52
    (conflict,) = reconcile(star(half, half, 1, whole=2**53), exhaustive=False).conflicts
    assert {*conflict.figures} == {"w", "f0", "f1", "f2"}
    assert reconcile(star(half, half, whole=2**53), exhaustive=False).conflicts == ()
    (explanation,) = reconcile(star(half, half, 1, whole=2**53), exhaustive=False).explanations
    assert explanation.weight == 5


def test_hard_conflicts_are_listed_first_where_not_all_are():
    likely = [figure("a", "thousands", measure="groups"), figure("b", 94_000, measure="groups", source="o")]
    hard = [figure("c", 1), figure("d", 2, source="o")]
    (conflict,) = reconcile(world([*likely, *hard]), exhaustive=False, limit=1).conflicts
    assert {*conflict.figures} == {"c", "d"}


def test_tables_of_few_figures_are_related_to_one_another():
    data = star(9, 8, whole=15)
    assert reconcile(tables(data)).complete
    assert dataset(tables(data)) == data
    assert reconcile(tables(data)) == reconcile(data)
