"""What the five articles say about each other: three conflicts, no contradiction, and why."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest

from vneduunion import Assumption, Conflict, Dataset, Reconciliation, reconcile
from vneduunion.cells import AssumptionKind
from vneduunion.model import Scope, Tie
from vneduunion.reconciliation import ConflictKind
from vneduunion.reference import press
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

PRESS = press()
FOUND = reconcile(PRESS)

APPLIED, RECOGNISED = "press.000.topics-initiatives", "press.002.topics-initiatives"
OPERATING, HANOI = "press.000.groups", "press.003.groups"
PRODUCTS, OF_GROUPS = "press.001.products", "press.001.groups-products"
FIVE_YEARS = "press.001.groups"


def assumed(kind: str, *figures: str) -> Assumption:
    return Assumption(kind=AssumptionKind(kind), figures=figures)


INITIATIVES = {assumed("CONTAINMENT", APPLIED, RECOGNISED), assumed("SCOPE", APPLIED, RECOGNISED)}
THOUSANDS = {assumed("LIKELY", PRODUCTS), assumed("LIKELY", OF_GROUPS)}
GROUPS = {
    assumed("LIKELY", OPERATING),
    assumed("SCOPE", HANOI, OPERATING),
    assumed("CONTAINMENT", HANOI, OPERATING),
    assumed("PERIOD", HANOI, OPERATING),
}
EXPECTED = {
    frozenset({APPLIED, RECOGNISED}): ("CONDITIONAL", INITIATIVES),
    frozenset({PRODUCTS, OF_GROUPS}): ("TENSION", THOUSANDS),
    frozenset({OPERATING, HANOI}): ("TENSION", GROUPS),
}


def by_figures(found: Reconciliation) -> dict[frozenset[str], tuple[str, set[Assumption]]]:
    return {frozenset(each.figures): (each.kind.value, set(each.assumptions)) for each in found.conflicts}


def conflict(found: Reconciliation, *figures: str) -> Conflict:
    (one,) = [each for each in found.conflicts if set(each.figures) == set(figures)]
    return one


def what_if(changes: dict[str, dict[str, Any]], ties: Iterable[Tie] = PRESS.ties) -> Dataset:
    """The press dataset with other values in some fields of some figures."""
    figures = [attrs.evolve(figure, **changes.get(figure.id, {})) for figure in PRESS.figures]
    return attrs.evolve(PRESS, figures=figures, ties=ties)


def left_over(changes: dict[str, dict[str, Any]]) -> set[frozenset[str]]:
    return set(by_figures(reconcile(what_if(changes))))


# --- the three -------------------------------------------------------------------------------


def test_there_are_these_three_and_no_other():
    assert by_figures(FOUND) == EXPECTED
    assert len(FOUND.conflicts) == 3


def test_nothing_is_a_contradiction():
    assert ConflictKind.CONTRADICTION not in [each.kind for each in FOUND.conflicts]


def test_the_hardest_comes_first_then_the_one_with_fewer_assumptions():
    assert [frozenset(each.figures) for each in FOUND.conflicts] == list(EXPECTED)


def test_the_answer_is_whole_and_proved():
    assert FOUND.complete
    assert FOUND.unproved == ()
    assert FOUND.excluded == ()


def test_every_other_figure_is_accepted():
    assert set(FOUND.in_doubt) == {APPLIED, RECOGNISED, PRODUCTS, OF_GROUPS, OPERATING, HANOI}
    assert set(FOUND.accepted) == set(PRESS.figures.keys()) - set(FOUND.in_doubt)


@pytest.mark.parametrize(
    ("figures", "bounds"),
    [
        ((APPLIED, RECOGNISED), {(APPLIED, 93_128, None, False), (RECOGNISED, None, 1_572, False)}),
        ((PRODUCTS, OF_GROUPS), {(OF_GROUPS, 93_000, None, True), (PRODUCTS, None, 9_999, True)}),
        ((OPERATING, HANOI), {(HANOI, 2_168, None, False), (OPERATING, None, 544, True)}),
    ],
)
def test_a_proof_is_two_bounds_and_one_relation(figures, bounds):
    proof = conflict(FOUND, *figures).proof
    assert {(step.figure, step.low, step.high, step.likely) for step in proof if step.figure} == bounds
    (relation,) = conflict(FOUND, *figures).constraints
    part = next(figure for figure, low, _, _ in bounds if low is not None)
    whole = next(figure for figure, _, high, _ in bounds if high is not None)
    assert (relation.left, relation.right) == ((part,), whole)


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [
        ("vi", ["93.128", "1.572", "93.000", "9.999", "2.168", "544"]),
        ("en", ["93,128", "1,572", "93,000", "9,999", "2,168", "544"]),
    ],
)
def test_each_is_told_with_its_numbers(lang, numbers):
    told = "\n".join(each.explain(lang) for each in FOUND.conflicts)
    assert [number for number in numbers if number not in told] == []


# --- the smallest explanations ---------------------------------------------------------------


def test_each_conflict_is_explained_by_giving_up_any_one_of_its_assumptions():
    """Nothing in the figures says which one: they are listed as one class, and no figure is given up."""
    classes = []
    for explanation in FOUND.explanations:
        (choice,) = explanation.choices
        assert (explanation.weight, choice.figures) == (1, ())
        classes.append(frozenset(choice.assumptions))
    assert set(classes) == {frozenset(INITIATIVES), frozenset(THOUSANDS), frozenset(GROUPS)}
    assert len(classes) == 3


@pytest.mark.parametrize("doubtful", [OPERATING, HANOI])
def test_a_figure_trusted_no_more_than_an_assumption_may_be_given_up_too(doubtful):
    found = reconcile(PRESS, weights={doubtful: 1})
    choices = [choice for explanation in found.explanations for choice in explanation.choices]
    assert ((doubtful,), GROUPS) in [(choice.figures, set(choice.assumptions)) for choice in choices]


# --- what is no conflict ---------------------------------------------------------------------


def test_nearly_94000_products_and_93128_initiatives_are_different_things():
    assert [each for each in FOUND.conflicts if {APPLIED, OF_GROUPS} <= set(each.figures)] == []
    compared = [{*relation.left, relation.right} for each in FOUND.conflicts for relation in each.constraints]
    assert {APPLIED, OF_GROUPS} not in compared


def test_even_if_they_were_the_same_they_would_agree():
    """In the words and in how they are read: 93,128 is nearly 94,000."""
    same = PRESS.figures[OF_GROUPS].measure, PRESS.figures[OF_GROUPS].period
    equated = what_if({APPLIED: {"measure": same[0], "period": same[1]}})
    assert {APPLIED, OF_GROUPS} not in [set(each.figures) for each in reconcile(equated).conflicts]
    meet = PRESS.figures[APPLIED].quantity.intersect(PRESS.figures[OF_GROUPS].quantity)
    assert meet == Quantity.exact(93_128)


def test_groups_of_five_years_and_groups_of_two_of_them_do_not_exclude_each_other():
    """534 and more may be some of 47,892, and not the other way round: a longer period is in no shorter one."""
    assert frozenset({OPERATING, FIVE_YEARS}) not in by_figures(FOUND)
    same_years = {FIVE_YEARS: {"period": PRESS.figures[OPERATING].period}}
    assert frozenset({OPERATING, FIVE_YEARS}) in left_over(same_years)


def test_persons_and_initiatives_with_one_certificate_are_not_compared():
    more = {"press.002.creative-labour-initiatives": {"quantity": Quantity.exact(500)}}
    assert left_over(more) == set(EXPECTED)


# --- what if more were known -----------------------------------------------------------------


def test_the_days_of_the_cut_short_term_settle_the_period():
    """The congress closed on 12 October 2023, and the article is of 26 October 2025."""
    known = PRESS.figures[OPERATING].period.narrowed(date(2023, 10, 13), date(2025, 10, 26))
    found = reconcile(what_if({OPERATING: {"period": known}}))
    assert set(conflict(found, OPERATING, HANOI).assumptions) == {
        each for each in GROUPS if each.kind is not AssumptionKind.PERIOD
    }
    assert set(by_figures(found)) == set(EXPECTED)


def test_days_that_exclude_the_report_from_hanoi_remove_the_tension():
    known = PRESS.figures[OPERATING].period.narrowed(date(2023, 10, 13), date(2025, 6, 21))
    assert left_over({OPERATING: {"period": known}}) == set(EXPECTED) - {frozenset({OPERATING, HANOI})}


def test_scopes_that_are_known_to_differ_remove_the_conditional_one():
    scopes = {RECOGNISED: {"scope": Scope.DIRECT}, APPLIED: {"scope": Scope.SECTOR}}
    assert left_over(scopes) == set(EXPECTED) - {frozenset({APPLIED, RECOGNISED})}


@pytest.mark.parametrize("scope", [Scope.DIRECT, Scope.SECTOR])
def test_scopes_that_are_known_to_agree_leave_only_the_meaning_of_the_word(scope):
    found = reconcile(what_if({RECOGNISED: {"scope": scope}, APPLIED: {"scope": scope}}))
    assert set(conflict(found, APPLIED, RECOGNISED).assumptions) == {
        assumed("CONTAINMENT", APPLIED, RECOGNISED)
    }


def test_one_measure_and_one_scope_would_be_a_contradiction():
    same = {"scope": Scope.SECTOR, "measure": PRESS.figures[RECOGNISED].measure}
    found = reconcile(what_if({RECOGNISED: same, APPLIED: same}))
    assert conflict(found, APPLIED, RECOGNISED).kind is ConflictKind.CONTRADICTION


def test_a_sector_wide_534_needs_no_assumption_of_scope():
    found = reconcile(what_if({OPERATING: {"scope": Scope.SECTOR}}))
    assert set(conflict(found, OPERATING, HANOI).assumptions) == GROUPS - {assumed("SCOPE", HANOI, OPERATING)}


def test_that_hanoi_speaks_of_its_sector_does_not_say_how_wide_534_is():
    found = reconcile(what_if({HANOI: {"scope": Scope.SECTOR}}))
    assert set(conflict(found, OPERATING, HANOI).assumptions) == GROUPS


def test_a_534_of_directly_managed_units_does_not_reach_hanoi():
    scope = {OPERATING: {"scope": Scope.DIRECT}}
    assert left_over(scope) == set(EXPECTED) - {frozenset({OPERATING, HANOI})}


def test_without_the_tie_hanoi_is_no_part_of_it():
    ties = [tie for tie in PRESS.ties if (tie.child, tie.parent) != ("hanoi.education", "vetu")]
    assert set(by_figures(reconcile(what_if({}, ties)))) == set(EXPECTED) - {frozenset({OPERATING, HANOI})}


def test_digits_lost_in_print_would_explain_the_groups():
    """With "over 47,534" in the place of "over 534" the two agree."""
    more = {OPERATING: {"quantity": Quantity.parse("over 47,534")}}
    assert left_over(more) == set(EXPECTED) - {frozenset({OPERATING, HANOI})}


def test_tens_of_thousands_of_products_would_not_be_in_tension():
    more = {PRODUCTS: {"quantity": Quantity.parse("tens of thousands")}}
    assert left_over(more) == set(EXPECTED) - {frozenset({PRODUCTS, OF_GROUPS})}


def test_thousands_of_another_period_say_nothing():
    """The same words of the later article, for 2021-2025, do not cover the year 2020."""
    other = {PRODUCTS: {"period": Period.parse("period 2021-2025")}}
    assert left_over(other) == set(EXPECTED) - {frozenset({PRODUCTS, OF_GROUPS})}
