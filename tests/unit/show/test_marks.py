from tests.small_world import figure, world
from vneduunion.reconciliation import ConflictKind, reconcile
from vneduunion.show.marks import Marks


def test_without_conflicts_nothing_is_marked() -> None:
    assert Marks().numbers("a") == ()
    assert Marks().kind("a") is None


def test_a_figure_bears_the_numbers_of_its_conflicts_and_the_hardest_kind() -> None:
    data = world(
        [
            figure("exact", 94_000),
            figure("equal", 94_001, source="other"),
            figure("vague", "thousands", source="third"),
            figure("apart", 3, measure="members"),
        ]
    )
    marks = Marks(reconcile(data).conflicts)
    kinds = [conflict.kind for conflict in marks.conflicts]
    assert kinds == [ConflictKind.CONTRADICTION, ConflictKind.TENSION, ConflictKind.TENSION]
    assert marks.numbers("vague") == (2, 3)
    assert marks.numbers("exact")[0] == marks.numbers("equal")[0] == 1
    assert (marks.kind("exact"), marks.kind("vague")) == (ConflictKind.CONTRADICTION, ConflictKind.TENSION)
    assert marks.kind_of(2) is ConflictKind.TENSION
    assert marks.kind("apart") is None
