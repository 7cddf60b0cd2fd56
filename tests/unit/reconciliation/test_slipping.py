"""Which single changes of digits make the figures of a component consistent."""

import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.model import Dataset, Source
from vneduunion.reconciliation import Complete, reconcile
from vneduunion.reference import press
from vneduunion.values.quantities import Quantity

NORTH, SOUTH = {"unit": "north"}, {"unit": "south"}


def told(data: Dataset, **options: object) -> list[set[tuple[str, str, str]]]:
    """Per component: the figures, the kinds of change, and what the figures would say."""
    return [
        {(each.figure, each.kind.value, str(each.quantity)) for each in slip.candidates}
        for slip in reconcile(data, **options).slips()
    ]


def list_of_parts(whole: int, north: int, south: int, **options: object) -> list[set[tuple[str, str, str]]]:
    figures = [figure("whole", whole), figure("n", north, **NORTH), figure("s", south, **SOUTH)]
    return told(world(figures), facts=[Complete(whole="whole", parts=("n", "s"))], **options)


@pytest.mark.parametrize(
    ("numbers", "change"),
    [
        ((825, 514, 338), ("whole", "SWAPPED", "852")),
        ((812, 514, 338), ("whole", "CHANGED", "852")),
        ((8_352, 514, 338), ("whole", "DROPPED", "852")),
        ((85, 14, 838), ("whole", "ADDED", "852")),
        ((852_000, 514, 338), ("whole", "SEPARATOR", "852")),
        ((852, 541, 338), ("n", "SWAPPED", "514")),
        ((852, 514, 3_738), ("s", "DROPPED", "338")),
        ((852_410, 514, 851_896_000), ("s", "SEPARATOR", "851,896")),
    ],
)
def test_one_slip_in_a_complete_list_is_found(numbers, change):
    (found,) = list_of_parts(*numbers)
    assert change in found


@pytest.mark.parametrize("numbers", [(825, 514, 338), (852_000, 514, 338), (8_352, 514, 338)])
def test_the_only_change_is_suggested(numbers):
    figures = [
        figure(id_, number, **where)
        for id_, number, where in zip(("whole", "n", "s"), numbers, ({}, NORTH, SOUTH), strict=True)
    ]
    facts = [Complete(whole="whole", parts=("n", "s"))]
    (slip,) = reconcile(world(figures), facts=facts).slips()
    assert slip.complete
    assert slip.suggestion is not None
    assert (slip.suggestion.figure, slip.suggestion.quantity) == ("whole", Quantity.exact(852))


def test_where_several_changes_do_none_is_suggested():
    """1,325 against 552 + 737 + 63: in each of three numbers two neighbours may be swapped."""
    parts = {"north": 552, "south": 737, "university": 63}
    figures = [figure("whole", 1_325), *(figure(f"of-{id_}", n, unit=id_) for id_, n in parts.items())]
    facts = [Complete(whole="whole", parts=tuple(f"of-{id_}" for id_ in parts))]
    (slip,) = reconcile(world(figures), facts=facts).slips()
    found = {(each.figure, each.quantity.low) for each in slip.candidates}
    assert found == {("whole", 1_352), ("of-north", 525), ("of-university", 36)}
    assert slip.suggestion is None


def test_of_over_534_no_single_change_of_digits_is_the_only_one():
    """Many of these make the tension about the groups disappear, and some changes of Hanoi's 2,168 too."""
    found = reconcile(press())
    (about,) = {each.component for each in found.explanations if "press.000.groups" in str(each.choices)}
    slip = found.slips()[about]
    assert slip.complete
    assert {each.figure for each in slip.candidates} == {"press.000.groups", "press.003.groups"}
    said = {str(each.quantity) for each in slip.candidates}
    assert {"over 5340", "over 2534", "218", "268"} <= said
    assert slip.suggestion is None
    assert reconcile(press()).data == press()


def test_every_suggested_change_leaves_no_conflict():
    found = reconcile(press())
    of_groups = next(each for each in found.slips() if "press.000.groups" in str(each.candidates))
    for each in of_groups.candidates:
        figures = [
            attrs.evolve(old, quantity=each.quantity) if old.id == each.figure else old
            for old in found.data.figures
        ]
        left = reconcile(attrs.evolve(found.data, figures=figures))
        assert "press.000.groups" not in left.in_doubt


def test_a_change_must_agree_with_everything_else():
    """21 printed as 12 would agree with the other paper, but not with the part of it that has 15."""
    figures = [figure("a", 12), figure("b", 21, source="other")]
    assert {("b", "SWAPPED", "12"), ("a", "SWAPPED", "21")} == told(world(figures))[0]
    part = figure("part", 15, **NORTH, source="third")
    assert told(world([*figures, part])) == [{("a", "SWAPPED", "21")}]


def test_where_no_change_does_nothing_is_said():
    assert told(world([figure("a", 11), figure("b", 57, source="other")])) == [set()]


def test_a_figure_that_is_not_in_every_conflict_is_no_suspect():
    data = world([figure("a", 1), figure("b", 2, source="s2"), figure("c", 3, source="s3")])
    assert told(data) == [set()]


def test_fixed_figures_are_no_suspects():
    data = world([figure("a", 12), figure("b", 21, source="other")])
    assert told(data, fixed=["b"]) == [{("a", "SWAPPED", "21")}]


def test_a_claim_and_its_copies_have_one_slip():
    copy = Source(id="copy", title="Copy", copies=("paper",))
    data = world(
        [figure("copied", 12, source="copy"), figure("a", 12), figure("b", 21, source="other")],
        sources=[copy],
    )
    assert told(data) == [{("a", "SWAPPED", "21"), ("b", "SWAPPED", "12")}]


def test_other_conflicts_are_set_aside():
    """Both are below one whole; each component is asked without the figures that the other doubts."""
    whole = figure("whole", 1_000)
    north = [figure("n1", 12, **NORTH), figure("n2", 21, **NORTH, source="other")]
    south = [figure("s1", 5, **SOUTH), figure("s2", 50, **SOUTH, source="other")]
    assert told(world([whole, *north, *south])) == [
        {("n1", "SWAPPED", "21"), ("n2", "SWAPPED", "12")},
        {("s1", "ADDED", "50"), ("s2", "DROPPED", "5")},
    ]


def test_the_likely_reading_is_kept_too():
    data = world([figure("a", "over 534"), figure("b", 1_547, **NORTH)])
    (found,) = told(data)
    assert ("a", "ADDED", "over 1534") not in found  # likely at most 1,544
    assert ("a", "ADDED", "over 5534") in found


def test_words_without_an_end_need_only_reach_far_enough():
    data = world([figure("a", "at least 900"), figure("b", 547, source="other")])
    (found,) = told(data)
    assert {("a", "CHANGED", "at least 500"), ("a", "DROPPED", "at least 90")} <= found
    assert ("a", "CHANGED", "at least 600") not in found


def test_without_conflicts_there_are_no_slips():
    assert reconcile(world([figure("a", 12)])).slips() == ()


# --- what could not be tried ----------------------------------------------------------------


def test_without_time_nothing_is_complete():
    (slip,) = reconcile(world([figure("a", 12), figure("b", 21, source="other")])).slips(seconds=0)
    assert (slip.candidates, slip.complete, slip.suggestion) == ((), False, None)


def test_digits_that_are_not_understood_leave_the_search_incomplete():
    thousands = attrs.evolve(figure("a", 1), quantity=Quantity(low=747_500, high=748_500, text="748,000"))
    (slip,) = reconcile(world([thousands, figure("b", 847_900, source="other")])).slips()
    assert {each.figure for each in slip.candidates} == {"b"}
    assert len(slip.candidates) == 1
    assert (slip.complete, slip.suggestion) == (False, None)
