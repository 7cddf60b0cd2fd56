"""Figures of one cell: XBRL's classes for words and rounded numbers."""

from datetime import date
from functools import reduce

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_world import YEAR, figure, world
from vneduunion.cells import Assumption, AssumptionKind, Containment, Scoped
from vneduunion.model import Figure, Scope, Status
from vneduunion.reconciliation import DuplicateKind, Duplicates, duplicates, reconcile
from vneduunion.reference import press
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.wording import enum_label


def rounded(id_: str, number: int, decimals: int, **more: object) -> Figure:
    """A fact of XBRL: a number with the decimals to which it is rounded, as the closed interval of Calculations 1.1."""
    half = 10**-decimals // 2
    quantity = Quantity(low=number - half, high=number + half, text=f"{number:,}")
    return attrs.evolve(figure(id_, 1, **more), quantity=quantity)


def only(*figures: Figure) -> Duplicates:
    (found,) = duplicates(world(figures))
    return found


# --- published answers ----------------------------------------------------------------------


def test_500_at_2_and_550_at_1_overlap():
    """SEC EDGAR Filer Manual, 6.5.12: the values overlap from 545 to 550, and the more precise one is kept."""
    found = only(rounded("coarse", 500, -2), rounded("fine", 550, -1))
    assert found.kind is DuplicateKind.COMPATIBLE
    assert found.kept == ("fine",)
    assert found.shared == Quantity(low=545, high=550)


def test_748000_and_749000_at_3_do_not_agree():
    """As Arelle's checker of duplicate facts has it: same decimals and another value are inconsistent.

    Their closed intervals share 748,500, which is why Arelle's path of calculations lets them pass.
    """
    one, other = rounded("one", 748_000, -3), rounded("other", 749_000, -3)
    assert one.quantity.intersect(other.quantity) == Quantity.exact(748_500)
    found = only(one, other)
    assert (found.kind, found.kept, found.shared) == (DuplicateKind.CONTRADICTORY, (), None)


def test_a_third_figure_does_not_reconcile_two_that_are_rounded_apart():
    third = figure("third", 748_500)
    found = only(rounded("one", 748_000, -3), third, rounded("other", 749_000, -3))
    assert found.kind is DuplicateKind.CONTRADICTORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("748,000", "749,000"),  # the house does not know how prose was rounded: up, down or to the nearest
        ("from 5 to 15", "from 15 to 25"),  # printed ends are no rounding
        ("from 5 to 9", "from 9 to 13"),
        ("nearly 94,000", "over 93,000"),
        ("over 534", "over 547"),
        ("many", "over 547"),
    ],
)
def test_words_that_can_all_be_true_are_compatible(one, other):
    found = only(figure("one", one), figure("other", other))
    assert found.kind is DuplicateKind.COMPATIBLE
    assert found.shared == Quantity.parse(one).intersect(Quantity.parse(other))


def test_likely_readings_that_do_not_meet_leave_all_of_it_likely():
    assert only(figure("a", "over 534"), figure("b", "over 600")).shared == Quantity(low=600)


@pytest.mark.parametrize(("one", "other"), [(534, 535), ("over 100", "nearly 90"), ("600", "nearly 94")])
def test_words_that_cannot_all_be_true_are_contradictory(one, other):
    found = only(figure("one", one), figure("other", other))
    assert (found.kind, found.kept, found.shared) == (DuplicateKind.CONTRADICTORY, (), None)


@pytest.mark.parametrize("words", [2_168, "over 534", "many", "748,000"])
def test_the_same_words_are_equal_and_a_tie_is_told(words):
    found = only(figure("b", words), figure("a", words))
    assert (found.kind, found.figures, found.kept) == (DuplicateKind.EQUAL, ("b", "a"), ("a", "b"))
    assert found.shared == only(figure("a", words), figure("b", words)).shared == figure("a", words).quantity


def test_of_intervals_without_an_end_the_one_that_begins_later_is_kept():
    assert only(figure("a", "over 534"), figure("b", "over 600")).kept == ("b",)
    assert only(figure("a", "over 534"), figure("b", "nearly 600")).kept == ("b",)


# --- which figures are of one cell ----------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        {"measure": "persons"},
        {"unit": "north"},
        {"scope": Scope.DIRECT},
        {"scope": None},
        {"period": Period.year(2023)},
    ],
)
def test_figures_of_different_cells_are_no_duplicates(other):
    assert duplicates(world([figure("a", 1), figure("b", 1, **other)])) == ()


def test_what_reconcile_leaves_out_is_left_out():
    old, new = (figure(f"{year}", year, reported=date(year, 1, 1)) for year in (2024, 2025))
    shares = [figure("s1", 1, measure="share"), figure("s2", 2, measure="share")]
    lost = figure("lost", 1, movement="gone")
    data = world([old, new, *shares, lost, attrs.evolve(lost, id="lost2")])
    assert duplicates(data) == reconcile(data).duplicates == ()


def test_scopes_that_are_not_printed_are_taken_to_be_the_same():
    found = only(*(figure(id_, "over 534", scope=None) for id_ in "abc"))
    pairs = [("a", "b"), ("b", "c"), ("c", "a")]
    assert found.assumptions == tuple(Assumption(kind=AssumptionKind.SCOPE, figures=pair) for pair in pairs)


def test_a_scope_that_the_caller_tells_makes_a_figure_one_of_its_cell():
    data = world([figure("a", 1), figure("b", 2, scope=None)])
    (found,) = reconcile(data, facts=[Scoped(figure="b", scope=Scope.SECTOR)]).duplicates
    assert (found.figures, found.assumptions) == (("a", "b"), ())


@pytest.mark.parametrize("scope", [*Scope, None])
@pytest.mark.parametrize("period", [YEAR, Period.school_year(2023), Period.stage(2020, 2025)])
@pytest.mark.parametrize("measure", ["turns", "groups", "members"])
def test_what_is_assumed_is_what_containment_of_each_in_the_other_assumes(measure, period, scope):
    more = {"measure": measure, "period": period, "scope": scope}
    one, other = figure("one", 1, **more), figure("other", 1, **more)
    contained = Containment(world([one, other]))
    assert only(one, other).assumptions == (
        *contained.assumptions(one, other),
        *contained.assumptions(other, one),
    )


def test_a_number_that_is_not_settled_is_assumed():
    (assumption,) = only(figure("a", 1), figure("b", 1, status=Status.PROVISIONAL)).assumptions
    assert assumption == Assumption(kind=AssumptionKind.STATUS, figures=("b",))


def test_the_press_dataset_has_none():
    assert duplicates(press()) == ()


# --- in words -------------------------------------------------------------------------------


def test_it_is_told_which_is_the_most_precise_and_what_is_assumed():
    figures = (rounded("coarse", 500, -2, scope=None), rounded("fine", 550, -1, scope=None))
    told = only(*figures).explain()
    assert told.splitlines()[:5] == [
        "These figures report one number, and the words of all can be true:",
        "- “500” (turns, Nation)",
        "- “550” (turns, Nation)",
        "What all of them allow: 545 – 550",
        "The most precise: “550” (turns, Nation)",
    ]
    assert "not wider than" in told
    assert "không rộng hơn" in only(*figures).explain("vi")


def test_of_figures_that_do_not_agree_none_is_called_the_most_precise():
    assert only(figure("a", 1), figure("b", 2)).explain("vi").splitlines() == [
        "Các số liệu này báo cáo cùng một con số, nhưng không khớp nhau:",
        "- “1” (turns, Nation)",
        "- “2” (turns, Nation)",
    ]


def test_the_classes_have_labels():
    assert [enum_label(kind, "en") for kind in DuplicateKind] == ["Equal", "Compatible", "Contradictory"]


# --- laws -----------------------------------------------------------------------------------

NUMBERS = st.none() | st.integers(0, 30)


@st.composite
def quantities(draw):
    low, high = draw(NUMBERS), draw(NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Quantity(low=low, high=high)


@given(st.lists(quantities(), min_size=2, max_size=4))
def test_figures_agree_when_some_number_is_in_all_intervals(several):
    """All numbers are tried; only two that are rounded to one step may share one and not agree."""
    found = only(*(attrs.evolve(figure(f"f{at}", 1), quantity=each) for at, each in enumerate(several)))
    bounds = [(each.low or 0, 1_000 if each.high is None else each.high) for each in several]
    shared = {number for number in range(32) if all(low <= number <= high for low, high in bounds)}
    tens = {(low, high) for low, high in bounds if (high - low, low % 10) == (10, 5)}
    if found.kind is DuplicateKind.CONTRADICTORY:
        assert not shared or len(tens) > 1
    else:
        assert shared
        assert len(tens) <= 1
        assert found.shared is not None
        met = reduce(lambda one, other: one and one.intersect(other), several)
        assert ((met.low or 0), met.high) == (found.shared.low, found.shared.high)
        narrowest = min(bounds, key=lambda each: each[1] - each[0])
        assert any(bounds[int(id_[1:])] == narrowest for id_ in found.kept)


@given(st.permutations([500, 550, 600, 534]), st.sampled_from([-1, -2]))
def test_the_order_of_figures_changes_nothing(numbers, decimals):
    """The kind, what is shared and what is kept are of the set of figures."""
    figures = [rounded(f"f{number}", number, decimals) for number in numbers]
    one, other = only(*figures), only(*sorted(figures, key=lambda each: each.id))
    assert (one.kind, one.kept, one.shared) == (other.kind, other.kept, other.shared)
