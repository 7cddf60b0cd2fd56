import pytest

from tests.figure_worlds import QUARTERS, YEAR, bounds, figure, left, rolled, used, world
from tests.small_world import measure
from vneduunion import LoadError, Period
from vneduunion.cells import AssumptionKind
from vneduunion.model import Counted, Operator, Scope
from vneduunion.rollup import Itself, Missing, Reported


def test_its_id_tells_what_was_asked_for() -> None:
    assert Reported("turns").id == Reported(measure("turns")).id == "turns[reported]"
    asked = Reported(
        "turns",
        movement="m",
        over_units=Operator.MAX,
        look_back=0,
        itself=Itself.OWN,
        assume=[AssumptionKind.SCOPE, AssumptionKind.LIKELY],
    )
    assert asked.id == (
        "turns[reported,movement=m,over_units=MAX,look_back=0,itself=OWN,assume=LIKELY|SCOPE]"
    )


def test_days_are_looked_back_and_never_ahead() -> None:
    with pytest.raises(ValueError, match="-1"):
        Reported("turns", look_back=-1)


def test_measures_are_those_of_the_records_of_the_library_or_ones_own() -> None:
    told = figure("f", "left", 3, measure="mine")
    assert bounds(rolled(world(told), Reported(measure("mine"), over_time=Operator.MAX))) == (3, None)
    library = figure("g", "left", 3, measure="training.turns")
    assert bounds(rolled(world(library, measures=[]), "training.turns")) == (3, None)
    with pytest.raises(LoadError) as caught:
        rolled(world(told), "mine")
    assert [fault.place for fault in caught.value.faults] == ["mine"]


def test_figures_are_for_the_movement_and_the_activity_asked_for() -> None:
    data = world(
        figure("f", "left", 1), figure("g", "left", 2, movement="m"), figure("h", "left", 4, activity="a")
    )
    asked = [Reported("turns"), Reported("turns", movement="m"), Reported("turns", activity="a")]
    assert [bounds(rolled(data, each))[0] for each in asked] == [1, 2, 4]


def test_operators_are_those_of_the_measure_or_ones_own() -> None:
    data = world(*(figure(f"f{at}", "left", at + 1, each) for at, each in enumerate(QUARTERS)))
    answers = {
        operator: bounds(
            rolled(data, Reported("turns", over_time=operator), missing=Missing.ZERO, units=["top"])
        )
        for operator in Operator
    }
    assert answers == {
        Operator.SUM: (10, 10),
        Operator.DISTINCT: (4, 10),
        Operator.LAST: (4, 4),
        Operator.FIRST: (1, 1),
        Operator.MAX: (4, 4),
        Operator.MIN: (1, 1),
        Operator.MEAN: (2, 3),
        Operator.NONE: (0, None),
    }


def test_shares_are_never_put_together() -> None:
    data = world(
        *(figure(f"of-{each}", each, 40, measure="share") for each in ("left", "right", "top")),
        figure("own", "top", 60, measure="share", scope=Scope.OWN),
    )
    grid = rolled(data, "share", units=["top"], missing=Missing.ZERO)
    assert bounds(grid) == (0, None)
    assert left(grid) == dict.fromkeys(("of-left", "of-right", "own"), ("NOT_ADDED", None)) | {
        "of-top": ("REPORTED", None)
    }


@pytest.mark.parametrize(
    ("itself", "goes_in", "why"),
    [
        (Itself.ALL, {"quarter"}, {"low": "BELOW", "own": "SAME_UNIT"}),
        (Itself.OWN, {"own", "low"}, {"quarter": "ITSELF"}),
        (Itself.NONE, {"low"}, {"quarter": "ITSELF", "own": "ITSELF"}),
    ],
)
def test_figures_of_the_place_itself(itself: Itself, goes_in: set[str], why: dict[str, str]) -> None:
    data = world(
        figure("total", "mid", 100),
        figure("quarter", "mid", 30, QUARTERS[0], scope=Scope.SECTOR),
        figure("own", "mid", 5, QUARTERS[0], scope=Scope.OWN),
        figure("low", "right", 7, QUARTERS[0]),
    )
    grid = rolled(data, Reported("turns", itself=itself), units=["mid"])
    assert used(grid, "mid").keys() == goes_in
    reasons = {record: reason for record, (reason, _) in left(grid, "mid").items()}
    assert reasons == why | {"total": "REPORTED"}


# --- what is taken for granted -------------------------------------------------------------------


def test_a_period_that_may_lie_inside_may_be_taken_to_do_so() -> None:
    data = world(figure("f", "left", 5, Period.work_year(2025)))
    assert bounds(rolled(data, missing=Missing.ZERO)) == (0, 5)
    grid = rolled(data, Reported("turns", assume=[AssumptionKind.PERIOD]), missing=Missing.ZERO)
    assert bounds(grid) == (5, 5)
    assert grid.explain(grid.gathered[0].id, "top", YEAR)["assumed"].to_list() == ["PERIOD"]


def test_a_scope_that_is_not_printed_may_be_taken_for_all() -> None:
    data = world(figure("f", "mid", 50), figure("g", "left", 5))
    assert bounds(rolled(data, missing=Missing.ZERO)) == (50, 55)
    assert left(rolled(data))["g"] == ("UNKNOWN_SCOPE", "f")
    grid = rolled(data, Reported("turns", assume=[AssumptionKind.SCOPE]), missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((50, 50), {"g": ("BELOW", "f")})
    assert grid.explain(grid.gathered[0].id, "top", YEAR)["assumed"].to_list() == ["SCOPE"]


def test_figures_may_be_taken_at_their_likely_values() -> None:
    data = world(figure("f", "left", "over 500"), figure("g", "right", 5))
    asked = Reported("turns", assume=[AssumptionKind.LIKELY])
    grid = rolled(data, asked, missing=Missing.ZERO)
    assert (bounds(rolled(data, missing=Missing.ZERO)), bounds(grid)) == ((505, None), (505, 605))
    assert grid.explain(asked.id, "top", YEAR)["assumed"].to_list() == ["LIKELY", ""]


def test_measures_that_readers_presume_to_be_part_of_it_may_be_taken_for_that() -> None:
    there = figure("f", "left", 5, Period.as_of(QUARTERS[0].last), measure="groups.there")
    young = figure("g", "right", 3, measure="groups.young")
    grid = rolled(world(there, young), "groups", missing=Missing.ZERO)
    assert (bounds(grid), used(grid)) == ((3, None), {"g": 10_000})
    asked = Reported("groups", assume=[AssumptionKind.CONTAINMENT])
    grid = rolled(world(there, young), asked, missing=Missing.ZERO)
    assert bounds(grid) == (8, None)
    assert grid.explain(asked.id, "top", YEAR)["assumed"].to_list() == ["CONTAINMENT", ""]


@pytest.mark.parametrize(
    ("whole", "operator"), [("groups", Operator.MAX), ("share", None), ("groups.there", None)]
)
def test_parts_of_other_things_than_counts_limit_nothing(whole: str, operator: Operator | None) -> None:
    parts = [
        measure("share"[:-1], Counted.SHARE, part_of=("share",)),
        measure("flow", Counted.GROUP, part_of=("groups.there",)),
    ]
    base = world()
    told = [
        figure("f", "left", 3, measure="groups.young"),
        figure("g", "left", 3, measure="shar"),
        figure("h", "left", 3, measure="flow"),
    ]
    data = world(*told, measures=[*base.measures, *parts])
    grid = rolled(data, Reported(whole, over_units=operator), units=["top"])
    assert not used(grid)


def test_kinds_and_operators_may_be_named_by_their_words() -> None:
    named = Reported("turns", over_units="MAX", over_time="LAST", itself="OWN", assume="PERIOD")
    assert named == Reported(
        "turns",
        over_units=Operator.MAX,
        over_time=Operator.LAST,
        itself=Itself.OWN,
        assume=[AssumptionKind.PERIOD],
    )


@pytest.mark.parametrize("wrong", [{"over_units": "NOPE"}, {"assume": ["NOPE"]}, {"itself": "NOPE"}])
def test_words_that_name_none_are_refused(wrong) -> None:
    with pytest.raises(ValueError, match="NOPE"):
        Reported("turns", **wrong)
