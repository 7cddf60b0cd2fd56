import pytest

from tests.small_world import YEAR, figure, unit, world
from vneduunion.cells import AssumptionKind, Cell, Complete, Linear
from vneduunion.errors import NotCompared, UnknownId
from vneduunion.model import Scope, Status
from vneduunion.reconciliation import reconcile, replayed
from vneduunion.values.periods import Period


def cell(unit, scope=Scope.SECTOR, period=YEAR, measure="turns"):
    return Cell(measure=measure, unit=unit, scope=scope, period=period)


def both(data, what, facts=(), **more):
    """The bounds of the search of all with all, which those in columns equal."""
    every, some = (reconcile(data, exhaustive=way, facts=facts).bounds(what, **more) for way in (True, False))
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
    data = world([figure("w", "over 534"), figure("n", 10, unit="north")])
    assert str(both(data, cell("south"))) == "0.."
    assert str(both(data, cell("south"), assume=[*AssumptionKind])) == "0..534"


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
    elsewhere = figure("x", 7, measure="groups")
    given = {"weights": {"x": 3}, "fixed": ["x"]}
    found = reconcile(world([*figures, elsewhere]), exhaustive=False, **given)
    every = reconcile(world([*figures, elsewhere]), exhaustive=True, **given)
    (slip,), (other,) = found.slips(), every.slips()
    assert slip.candidates == other.candidates
    assert slip.candidates
    assert found.slips(seconds=0)[0].complete is False


def test_without_assumptions_less_is_known():
    revised = figure("n", "about 100", unit="north", status=Status.PROVISIONAL)
    data = world([figure("w", 5_000, scope=None), revised])
    assert str(both(data, "n", assume=())) == "0.."
    assert str(both(data, "w", assume=())) == "5,000..5,000"
    assert str(both(data, "n", assume=[AssumptionKind.STATUS])) == "0.."
    assert str(both(data, "n", assume=[AssumptionKind.STATUS, AssumptionKind.LIKELY])) == "95..105"
    assert str(both(data, "n", assume=[AssumptionKind.LIKELY])) == "0.."


def test_what_is_told_of_a_figure_bounds_it():
    figures = [
        figure("a", "many", unit="north"),
        figure("b", 8, unit="south"),
        figure("t", 30, measure="groups"),
    ]
    rules = [Linear.read("a <= 2 b"), Linear.read("a + b = t")]
    assert str(both(world(figures), "a", facts=rules[:1])) == "1..16"
    assert str(both(world([*figures[:2], figure("t", 20, measure="groups")]), "a", facts=rules)) == "12..12"
    part = figure("p", "many", measure="groups.founded", unit="university", part_of="t")
    assert str(both(world([*figures, part]), "p")) == "1..30"
    complete = Complete(whole="w", parts=("a", "b"))
    assert str(both(world([figure("w", 20), *figures[:2]]), "a", facts=[complete])) == "12..12"


def test_figures_that_are_left_out_have_no_bounds():
    data = world([figure("a", 1), figure("s", 3, measure="share")])
    for way in (True, False):
        with pytest.raises(NotCompared, match="'s' is not compared"):
            reconcile(data, exhaustive=way).bounds("s")


def test_numbers_without_a_figure_bear_no_id_of_a_record():
    data = world([figure("w", 9, unit="cell-1")], units=[unit("cell-1")], ties=[])
    assert str(both(data, cell("cell-1"))) == "9..9"
