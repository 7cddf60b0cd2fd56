"""Laws of typing slips, held against trying every change of every figure."""

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.small_world import UNITS, figure, world
from vneduunion.cells import Complete, constraints_between
from vneduunion.model import Scope
from vneduunion.reconciliation import reconcile
from vneduunion.reconciliation.digits import misprints
from vneduunion.reconciliation.feasibility import Feasible, decide
from vneduunion.reconciliation.labels import witnesses
from vneduunion.reconciliation.system import build


@st.composite
def reports(draw):
    """Some figures of one measure in cells that contain one another, one of them perhaps a complete list."""
    units = [each.id for each in UNITS]
    words = st.integers(0, 130) | st.sampled_from(["over 12", "nearly 94", "1,320", "about 40"])
    figures = [
        figure(
            f"f{at}",
            draw(words),
            unit=draw(st.sampled_from(units)),
            scope=draw(st.sampled_from([Scope.SECTOR, Scope.SECTOR, None])),
            source=f"s{at}",
        )
        for at in range(draw(st.integers(1, 2)))
    ]
    parts = [figure(f"part-{unit}", draw(words), unit=unit) for unit in ("north", "south")]
    whole = figure("whole", draw(words))
    facts = [Complete(whole="whole", parts=tuple(part.id for part in parts))] if draw(st.booleans()) else []
    return [whole, *parts, *figures], facts


def tried(figures, facts):
    """Every change of every figure, kept if then all can hold, at their likely readings and under all assumptions."""
    data = world(figures)
    claims = witnesses(data, figures, {}, frozenset())
    constraints = constraints_between(data, figures, facts)
    for at, each in enumerate(figures):
        for _, quantity in misprints(each.quantity):
            changed = [*figures[:at], attrs.evolve(each, quantity=quantity), *figures[at + 1 :]]
            if isinstance(decide(build(changed, constraints, claims).joined().rows), Feasible):
                yield each.id, quantity


@settings(deadline=None, max_examples=20)
@given(reports())
def test_the_candidates_are_all_changes_that_leave_everything_consistent(reported):
    figures, facts = reported
    found = reconcile(world(figures), facts=facts)
    slips = found.slips(seconds=None)
    assert len(slips) == len({each.component for each in found.explanations})
    assume(found.complete and len(slips) == 1)
    (slip,) = slips
    candidates = [(each.figure, each.quantity) for each in slip.candidates]
    assert slip.complete
    assert set(candidates) == set(tried(figures, facts))
    assert len(candidates) == len(set(candidates))
    assert (slip.suggestion is None) == (len(candidates) != 1)
