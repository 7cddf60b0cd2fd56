from datetime import date

import pytest

from tests.provinces import RECOGNISED, on, provinces, recognised, school
from vneduunion import Period, roll_up
from vneduunion.cli.rollup_left_out import left_out
from vneduunion.io.grid_files import cell_rows
from vneduunion.model import Group, Tie, TieKind
from vneduunion.rollup.catalogued import with_catalogue
from vneduunion.tables import tables

NOWHERE = "Counted nowhere (Initiatives and topics recognised): "


def told(data, measures=(RECOGNISED,), apart=("vetu",), lang="en", **more):
    grid = roll_up(with_catalogue(tables(data)).columns, measures, line="vn-34", **more)
    return left_out(grid, [row for row in cell_rows(grid, lang) if row.unit in apart], lang)


def test_what_may_lie_in_several_periods_is_told_once():
    vague = [recognised("i", Period.stage(2020, 2025)), recognised("j", Period.stage(2020, 2025), "vetu")]
    (nowhere, apart) = told(provinces(initiatives=vague))[RECOGNISED]
    assert nowhere == f"{NOWHERE}1 record without a unit"
    assert apart.endswith("1 record of 1 unit")


def test_only_the_reasons_there_are_are_told():
    data = provinces(
        initiatives=[recognised("i", on(2024, 3), "nobody"), recognised("j", on(2024, 3), "gone")]
    )
    assert told(data)[RECOGNISED] == [
        f"{NOWHERE}1 record of a unit that is not known, 1 record from outside the life of its unit"
    ]


def test_what_lies_outside_the_periods_is_not_told():
    assert told(provinces(), periods=[Period.year(2019)]) == {RECOGNISED: []}
    assert told(provinces(initiatives=())) == {RECOGNISED: []}


def test_periods_may_be_open():
    both = told(provinces(), periods=[Period.span(None, 2023), Period.span(2024, None)])
    assert both == told(provinces())


@pytest.mark.parametrize("apart", [(), ("vetu",)])
def test_measures_are_told_apart(apart):
    data = provinces(groups=[Group(id="g", unit="vetu"), Group(id="h", unit="nobody")])
    found = told(data, ["groups.operating", RECOGNISED], apart)
    assert [*found] == ["groups.operating", RECOGNISED]
    assert all(len(notes) == 1 + len(apart) for notes in found.values())
    assert found["groups.operating"][0].endswith(
        "(Teachers' groups operating): 1 record of a unit that is not known"
    )


@pytest.mark.parametrize("beside", [(), ("nobody",)])
def test_what_is_cut_off_from_above_is_told_apart(beside):
    known = provinces()
    lower, upper = school("apart", None), school("over", "vn63.ha-noi", until=date(2024, 2, 1))
    data = provinces(
        units=[*known.units, lower, upper],
        ties=[*known.ties, Tie(child="apart", parent="over", kind=TieKind.DIRECT)],
        initiatives=[recognised("i", on(2024, 3), "apart", *beside)],
    )
    found = told(data, apart=())[RECOGNISED]
    assert len(found) == 1 + len(beside)
    assert found[-1] == (
        "Counted in its unit and not above, since ties lead to a unit that did not live then "
        "(Initiatives and topics recognised): 1 record"
    )
