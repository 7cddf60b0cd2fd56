import pytest

from tests.provinces import RECOGNISED, on, provinces, recognised
from vneduunion import Period, roll_up
from vneduunion.cli.rollup_left_out import left_out
from vneduunion.io.grid_files import cell_rows
from vneduunion.model import Group
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
