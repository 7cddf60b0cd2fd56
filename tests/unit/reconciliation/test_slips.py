"""Slips in words."""

from tests.small_world import figure, world
from vneduunion.reconciliation import Misprint, MisprintKind, Slip
from vneduunion.values.quantities import Quantity


def slip(*candidates: Misprint, complete: bool = True) -> Slip:
    data = world([figure("a", 12), figure("b", "over 534")])
    return Slip(component=0, candidates=candidates, complete=complete, data=data)


DO = "would make these figures consistent under all that is assumed"
TO_21 = Misprint(figure="a", kind=MisprintKind.SWAPPED, quantity=Quantity.exact(21))
TO_2 = Misprint(figure="a", kind=MisprintKind.DROPPED, quantity=Quantity.exact(2))
TO_543 = Misprint(figure="b", kind=MisprintKind.SWAPPED, quantity=Quantity.parse("over 543"))


def test_the_only_candidate_is_suggested():
    assert slip(TO_543).suggestion == TO_543
    assert slip(TO_543).explain() == (
        "If “over 534” (turns, Nation) had been printed as “over 543”, these figures would be consistent under all that "
        "is assumed (two neighbouring digits swapped); no other single change of digits does that. It is a suggestion, "
        "nothing was changed"
    )
    assert "được in là “21”" in slip(TO_21).explain("vi")


def test_of_several_none_is_suggested():
    assert slip(TO_21, TO_2, TO_543).suggestion is None
    assert slip(TO_21, TO_2, TO_543).explain().splitlines() == [
        f"Each of 3 changes of digits {DO}, so that none is suggested:",
        "- “12” (turns, Nation): 2 changes of digits",
        "- “over 534” (turns, Nation): 1 change of digits",
    ]


def test_none_is_said_as_such():
    assert slip().suggestion is None
    assert slip().explain("vi").startswith("Không có cách sửa đơn lẻ nào")


def test_what_was_not_tried_is_told_and_may_hold_another_candidate():
    assert slip(TO_21, complete=False).suggestion is None
    assert slip(TO_21, complete=False).explain().splitlines()[-1] == "Not all changes could be tried"
