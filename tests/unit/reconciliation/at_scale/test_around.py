import pytest

from tests.small_world import YEAR, figure, world
from vneduunion.cells import AssumptionKind, Cell
from vneduunion.errors import UnknownId
from vneduunion.model import Scope, Status
from vneduunion.reconciliation import reconcile, replayed
from vneduunion.values.periods import Period


def cell(unit, scope=Scope.SECTOR, period=YEAR, measure="turns"):
    return Cell(measure=measure, unit=unit, scope=scope, period=period)


def both(data, what, **more):
    """The bounds of the search of all with all, which those in columns equal."""
    every, some = (reconcile(data, exhaustive=way).bounds(what, **more) for way in (True, False))
    assert (some.low, some.high) == (every.low, every.high)
    return some


PARTS = (
    figure("w", 20),
    figure("n", 7, unit="north"),
    figure("school", 5, unit="north.school"),
    figure("u", 3, unit="university"),
)


@pytest.mark.parametrize(
    ("what", "bounds"),
    [
        ("w", "20..20"),
        ("n", "7..7"),
        (cell("south"), "0..10"),
        (cell("south.school"), "0..10"),
        (cell("north", Scope.OWN), "0..2"),
        (cell("north", Scope.DIRECT), "0..7"),
        (cell("south", period=Period.quarter(2024, 1)), "0..10"),
        ({cell("south"): 1, "n": 1}, "7..17"),
        ({cell("south"): 1, cell("south.school"): -1}, "0..10"),
    ],
)
def test_bounds_of_what_is_reported_and_what_is_not(what, bounds):
    found = both(world(PARTS), what)
    assert str(found) == bounds
    told = found.plain()
    assert replayed(told["why_low"]) == found.low
    assert replayed(told["why_high"]) == -found.high


def test_other_quarters_leave_the_rest_of_the_year():
    quarters = [figure(f"q{at}", 3, period=Period.quarter(2024, at)) for at in (1, 2, 3)]
    found = both(world([figure("w", 10), *quarters]), cell("nation", period=Period.quarter(2024, 4)))
    assert str(found) == "0..1"


def test_what_does_not_add_up_is_at_most_each_whole():
    figures = [figure("w", 9, measure="persons"), figure("n", 4, measure="persons", unit="north")]
    assert str(both(world(figures), cell("south", measure="persons"))) == "0..9"
    assert str(both(world(figures[1:]), cell("nation", measure="persons"))) == "4.."


def test_likely_readings_count_where_they_are_assumed():
    data = world([figure("w", "nearly 100"), figure("n", 10, unit="north")])
    assert str(both(data, cell("south"))) == "0..90"
    everything = [*AssumptionKind]
    found = both(data, cell("south"), assume=everything)
    assert found.high is not None


def test_what_explains_a_conflict_is_given_up_and_told():
    figures = [
        figure("w", 5, source="bad"),
        figure("n", 7, unit="north"),
        figure("top", 30, measure="groups"),
        figure("u", 4, unit="university", measure="groups"),
    ]
    found = reconcile(world(figures), exhaustive=False, weights={"w": 1})
    assert [each.choices[0].figures for each in found.explanations] == [("w",)]
    bounds = found.bounds("w")
    assert str(bounds) == "7.."
    assert [way.given_up.figures for way in bounds.ways] == [("w",)]
    assert not bounds.complete
    assert str(found.bounds("top")) == "30..30"


def test_an_assumption_that_is_given_up_does_not_count():
    figures = [figure("w", 5, scope=None), figure("n", 7, unit="north")]
    found = reconcile(world(figures), exhaustive=False)
    assert [each.choices[0].assumptions[0].kind for each in found.explanations] == [AssumptionKind.SCOPE]
    assert str(found.bounds("n")) == "7..7"
    assert str(found.bounds("w")) == "5..5"


def test_what_is_asked_for_must_be_there_and_factors_be_whole():
    found = reconcile(world(PARTS), exhaustive=False)
    with pytest.raises(UnknownId):
        found.bounds("nowhere")
    with pytest.raises(UnknownId):
        found.bounds(cell("nowhere"))
    with pytest.raises(UnknownId):
        found.bounds(cell("north", measure="nothing"))
    with pytest.raises(TypeError, match="whole"):
        found.bounds({"w": 0.5})


def test_typing_slips_are_looked_for_component_by_component():
    figures = [figure("w", 534), figure("n", 210, unit="north"), figure("s", 342, unit="south")]
    found = reconcile(world(figures), exhaustive=False)
    every = reconcile(world(figures), exhaustive=True)
    (slip,), (other,) = found.slips(), every.slips()
    assert slip.candidates == other.candidates
    assert found.slips(seconds=0)[0].complete is False


def test_without_assumptions_less_is_known():
    revised = figure("n", "about 100", unit="north", status=Status.PROVISIONAL)
    data = world([figure("w", 5_000, scope=None), revised])
    assert both(data, "n", assume=()).low == 0
    assert both(data, "w", assume=()).high == 5_000
    assert both(data, "n", assume=[AssumptionKind.STATUS]).low is not None
    assert both(data, "n", assume=[AssumptionKind.LIKELY]).low == 0
