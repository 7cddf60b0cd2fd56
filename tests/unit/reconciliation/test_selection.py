from datetime import date

import pytest

from tests.small_world import figure, world
from vneduunion.model import Dataset
from vneduunion.reconciliation import reconcile
from vneduunion.reconciliation.doubts import ExclusionReason


@pytest.mark.parametrize(
    ("field", "stray"),
    [("measure", "unheard"), ("unit", "nobody"), ("movement", "gone"), ("activity", "gone")],
)
def test_a_figure_that_points_nowhere_is_left_out_and_listed(field, stray):
    found = reconcile(world([figure("a", 1, **{field: stray}), figure("b", 2)]))
    (exclusion,) = found.excluded
    assert (exclusion.figure, exclusion.reason, exclusion.detail) == (
        "a",
        ExclusionReason.UNKNOWN_REFERENCE,
        stray,
    )
    assert found.accepted == ("b",)


def test_a_figure_without_a_known_source_is_left_out():
    data = world([figure("a", 1)])
    orphan = Dataset(units=data.units, measures=data.measures, figures=data.figures)
    assert reconcile(orphan).excluded[0].detail == "paper"


@pytest.mark.parametrize("measure", ["share", "age"])
def test_shares_and_means_are_not_compared(measure):
    found = reconcile(
        world([figure("a", 1, measure=measure), figure("b", 2, measure=measure, source="other")])
    )
    assert found.conflicts == ()
    assert [exclusion.reason for exclusion in found.excluded] == [ExclusionReason.NOT_COUNTED] * 2


def test_a_later_figure_of_one_source_replaces_its_earlier_one():
    early = figure("early", 10, reported=date(2024, 1, 1))
    late = figure("late", 20, reported=date(2024, 6, 1))
    found = reconcile(world([early, late]))
    assert found.conflicts == ()
    (exclusion,) = found.excluded
    assert (exclusion.figure, exclusion.reason, exclusion.detail) == (
        "early",
        ExclusionReason.SUPERSEDED,
        "late",
    )


def test_figures_of_one_source_on_one_day_contradict_each_other():
    same_day = {"reported": date(2024, 1, 1)}
    assert len(reconcile(world([figure("a", 10, **same_day), figure("b", 20, **same_day)])).conflicts) == 1
