from datetime import date

import pytest
import typer
from attrs import evolve

from tests.provinces import INITIATIVES, RECOGNISED, REPORTED, on, provinces, recognised
from vneduunion import LoadError, Period
from vneduunion.cli.rollup_asked import Asked, By, MissingParts
from vneduunion.cli.rollup_counted import counted
from vneduunion.model import Group
from vneduunion.tables import tables

BY_PROVINCE = Asked(measures=(RECOGNISED,), by=By(unit="province", period="year"))


def found(asked=BY_PROVINCE, lang="en", data=None):
    told = []
    result = counted(
        tables(provinces() if data is None else data), asked, lang, lambda *stage: told.append(stage)
    )
    return result, told


def bounds(result):
    return {(row.unit, row.period): (row.low, row.high) for row in result.rows}


def test_provinces_and_years_are_those_in_which_something_counts():
    result, _ = found()
    assert bounds(result) == {
        ("vn34.lao-cai", "2024"): (1, None),
        ("vn34.lao-cai", "2025"): (1, None),
        ("vn34.ha-noi", "2024"): (1, None),
    }


NOTES = {
    "en": (
        "Counted nowhere (Initiatives and topics recognised): 1 record without a unit, 1 record of a unit that "
        "is not known, 1 record from outside the life of its unit\n"
        "In no province, and so not in the table (Initiatives and topics recognised): 2 records of 1 unit"
    ),
    "vi": (
        "Không tính được vào đâu (Sáng kiến, đề tài được công nhận): 1 bản ghi không ghi đơn vị, 1 bản ghi của "
        "đơn vị không có trong dữ liệu, 1 bản ghi ngoài thời gian hoạt động của đơn vị\n"
        "Không nằm trong tỉnh, thành phố nào nên không có trong bảng (Sáng kiến, đề tài được công nhận): "
        "2 bản ghi của 1 đơn vị"
    ),
}


@pytest.mark.parametrize("lang", NOTES)
@pytest.mark.parametrize("empty", [False, True])
def test_what_stands_in_no_row_is_told(lang, empty):
    """What may lie in several periods, as the vague one does, is told once."""
    assert "\n".join(found(evolve(BY_PROVINCE, empty=empty), lang)[0].notes) == NOTES[lang]


def test_of_what_is_all_in_the_table_nothing_is_told():
    data = provinces(initiatives=[recognised("i", on(2024, 3), "a")])
    assert found(data=data)[0].notes == ()


def test_only_what_is_there_is_told_of_what_counts_nowhere():
    data = provinces(initiatives=[recognised("i", on(2024, 3), "a"), recognised("j", on(2024, 3))])
    (note,) = found(data=data)[0].notes
    assert note.endswith("recognised): 1 record without a unit")


def test_along_ties_all_places_are_told_and_none_is_in_no_province():
    result, _ = found(Asked(measures=(RECOGNISED,)))
    assert {unit for unit, _ in bounds(result)} == {"a", "b", "c", "vetu", "vgcl"}
    assert len(result.notes) == 1


def test_kinds_of_units_are_those_asked_for():
    result, _ = found(Asked(measures=(RECOGNISED,), by=By(unit="central-sector-union"), line="guidance"))
    assert bounds(result)["vetu", "2024"] == (2, None)
    assert {row.unit for row in result.rows} == {"vetu"}


def test_along_a_list_what_lies_in_no_territory_is_a_place_too():
    result, _ = found(Asked(measures=(RECOGNISED,), line="vn-63"))
    assert {unit for unit, _ in bounds(result)} == {"vn63.yen-bai", "vn63.lao-cai", "vn63.ha-noi", "vetu"}


@pytest.mark.parametrize(
    ("asked", "places"),
    [(BY_PROVINCE, 34), (Asked(measures=(RECOGNISED,), by=By(unit="grassroots")), 5)],
)
def test_empty_places_are_told_if_asked_for(asked, places):
    result, _ = found(evolve(asked, empty=True, missing=MissingParts.ZERO))
    assert len({row.unit for row in result.rows}) == places
    assert len(result.rows) == places * 2
    assert (0, 0) in bounds(result).values()


def test_expected_are_the_units_of_a_group_among_the_records():
    """The catalogue knows another school in Lào Cai."""
    result, _ = found(evolve(BY_PROVINCE, expected="grassroots"))
    rows = {(row.unit, row.period): (row.have, row.expected, row.high) for row in result.rows}
    assert rows["vn34.lao-cai", "2024"] == (2, 2, 1)
    assert rows["vn34.lao-cai", "2025"] == (1, 2, None)


def test_periods_are_those_asked_for():
    wanted = evolve(BY_PROVINCE, by=By(unit="province"), periods=(Period.school_year(2024),))
    assert bounds(found(wanted)[0]) == {
        ("vn34.ha-noi", "school year 2024-2025"): (1, None),
    }
    months = found(evolve(BY_PROVINCE, by=By(unit="province", period="month")))[0]
    assert {row.period for row in months.rows if row.low} == {"March 2024", "October 2024", "September 2025"}


def test_open_periods_have_no_day_outside():
    periods = (Period.span(None, 2023), Period.span(2024, None))
    result, _ = found(evolve(BY_PROVINCE, by=By(unit="province"), periods=periods))
    assert {row.low for row in result.rows if row.unit == "vn34.lao-cai"} == {2}
    assert len(result.notes) == 2


def test_figures_stand_beside_as_of_a_day():
    assert {row.reported for row in found()[0].rows} == {"trên 5", None}
    before = evolve(BY_PROVINCE, as_of=date(2025, 1, 9))
    assert {row.reported for row in found(before)[0].rows} == {None}
    assert REPORTED.reported == date(2025, 1, 10)


def test_measures_come_in_the_order_asked_for_and_progress_is_told():
    data = provinces(groups=[Group(id="g", unit="a", since=date(2025, 1, 1))])
    result, told = found(evolve(BY_PROVINCE, measures=("groups.founded", RECOGNISED)), data=data)
    assert [*dict.fromkeys(row.measure for row in result.rows)] == ["groups.founded", RECOGNISED]
    assert told == [("counting", 0, 2), ("counting", 1, 2), ("counting", 2, 2)]


@pytest.mark.parametrize(
    "asked", [BY_PROVINCE, evolve(BY_PROVINCE, periods=(Period.year(1999),), by=By(unit="province"))]
)
def test_an_empty_table_is_told(asked):
    data = provinces(initiatives=INITIATIVES if asked.periods else ())
    result, _ = found(asked, data=data)
    assert result.rows == ()
    assert result.notes[-1].startswith("The table is empty: ")


def test_what_is_wrong_is_raised(capsys):
    with pytest.raises(LoadError, match=r"initiatives\.recognised"):
        found(evolve(BY_PROVINCE, measures=("nonsense",)))
    with pytest.raises(typer.Exit):
        found(evolve(BY_PROVINCE, line="direct"))
    assert capsys.readouterr().err.startswith("--line: 'direct' ")
