"""Conflicts as values: what they are called, what they use, and how they are told."""

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Assumption, AssumptionKind, ConstraintKind, Linear
from vneduunion.reconciliation import Conflict, ConflictKind, reconcile

DATA = world([figure("a", 10), figure("b", 11, source="other")])


def conflict(*kinds: AssumptionKind) -> Conflict:
    assumed = tuple(Assumption(kind=kind, figures=("a",)) for kind in kinds)
    return Conflict(figures=("a",), assumptions=assumed, proof=(), data=DATA)


@pytest.mark.parametrize(
    ("kinds", "called"),
    [
        ([], ConflictKind.CONTRADICTION),
        ([AssumptionKind.STATUS], ConflictKind.CONDITIONAL),
        ([AssumptionKind.STATUS, AssumptionKind.LIKELY], ConflictKind.TENSION),
    ],
)
def test_the_kind_is_read_off_the_assumptions(kinds, called):
    assert conflict(*kinds).kind is called


def test_the_data_take_no_part_in_equality():
    other = Conflict(figures=("a",), assumptions=(), proof=(), data=world([]))
    assert conflict() == other


def test_what_a_proof_uses_is_listed_once():
    (found,) = reconcile(DATA).conflicts
    assert [each.kind for each in found.constraints] == [ConstraintKind.ORDER]
    rule = Linear.read("a >= 12", weight=1)
    (ruled,) = (
        each
        for each in reconcile(DATA, facts=[rule]).conflicts
        if each.rules == (rule,) and len(each.figures) == 1 and each.figures[0] == "a"
    )
    assert rule in ruled.constraints


def test_it_is_explained_line_by_line():
    (found,) = reconcile(DATA).conflicts
    lines = found.explain("vi").splitlines()
    assert lines[0].startswith("Các số liệu này không thể cùng đúng")
    assert lines[1] == "- “11” (turns, Nation) ít nhất là 11"
    assert lines[-1] == "Tất cả những điều này không thể cùng đúng."
    assert "Assuming:" in conflict(AssumptionKind.STATUS).explain()
