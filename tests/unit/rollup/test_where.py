import pytest
from attrs import evolve

from tests.figure_worlds import UNITS, YEAR, day, world
from vneduunion import roll_up
from vneduunion.model import Activity, ActivityKind, Scope, TieKind
from vneduunion.rollup import Missing
from vneduunion.rollup.where import Where
from vneduunion.values.names import Name


def held(unit: str) -> Activity:
    return Activity(id=f"a-{unit}", kind=ActivityKind.TRAINING, name=Name(en="A"), unit=unit, period=YEAR)


def test_scopes_of_what_is_counted_from_records() -> None:
    data = evolve(world(), activities=[held(each.id) for each in UNITS])
    answers = {
        (scope, structure): {
            cell.unit: cell.quantity.low
            for cell in roll_up(
                data,
                ["activities.held"],
                periods=[YEAR],
                line=TieKind.GUIDANCE,
                scope=scope,
                structure=structure,
                missing=Missing.ZERO,
                units=["top", "mid"],
            )
        }
        for scope in Scope
        for structure in ("as-it-was", day(7))
    }
    expected = {
        Scope.SECTOR: {"top": 5, "mid": 4},
        Scope.DIRECT: {"top": 4, "mid": 3},
        Scope.OWN: {"top": 1, "mid": 1},
    }
    assert answers == {(scope, on): expected[scope] for scope in Scope for on in ("as-it-was", day(7))}


def test_lines_along_which_nothing_contains_another_are_refused() -> None:
    with pytest.raises(ValueError, match="COORDINATION"):
        Where.of(TieKind.COORDINATION, "as-it-was", Scope.OWN)
    with pytest.raises(ValueError, match="territories"):
        Where.of("vn-34", "as-it-was", Scope.DIRECT)
