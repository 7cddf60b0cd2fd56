"""A form as a whole: figures with their cells, and what keeps a form from becoming figures."""

from datetime import date
from pathlib import Path

import pytest

from tests.blank_form import HEADER, ROWS, filled, write_form
from vneduunion.errors import BadRecord, UnreadableFile
from vneduunion.io.forms import FormReading, read_form
from vneduunion.io.forms.table import form_records
from vneduunion.model import Dataset, Scope, Source, Unit, UnitKind
from vneduunion.reconciliation import reconcile
from vneduunion.values.ids import SourceId, UnitId
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

SOURCE, UNIT = SourceId("school.2025"), UnitId("school")
VALUES = filled({1: 120, 2: 90, 3: 6, 4: 4, 6: 7_345_678, 7: 119})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mau-1.xlsx"


def test_figures(path: Path) -> None:
    found = read_form(write_form(path, VALUES), source=SOURCE, unit=UNIT)
    assert found.faults == found.unrecognised == ()
    assert [(figure.id, figure.measure, figure.part_of) for figure in found.figures] == [
        ("school.2025.row-10", "hdcd.workers", None),
        ("school.2025.row-11", "hdcd.workers.women", "school.2025.row-10"),
        ("school.2025.row-12", "hdcd.underemployed", None),
        ("school.2025.row-13", "hdcd.underemployed.women", "school.2025.row-12"),
        ("school.2025.row-15", "hdcd.pay", None),
        ("school.2025.row-16", "hdcd.pay.persons", None),
    ]
    first = found.figures[0]
    assert (first.unit, first.scope, first.source) == (UNIT, Scope.OWN, SOURCE)
    assert (first.period, first.quantity) == (Period.as_of(date(2025, 11, 30)), Quantity.exact(120))
    assert first.place == "Sheet1!D10"
    assert found.figures[4].period == Period.work_year(2025)
    assert [measure.id for measure in found.measures] == [figure.measure for figure in found.figures]


def test_reading_twice_gives_the_same(path: Path) -> None:
    write_form(path, VALUES)
    assert read_form(path, source=SOURCE, unit=UNIT) == read_form(path, source=SOURCE, unit=UNIT)


def test_the_figures_make_a_dataset_whose_parts_are_held_against_the_whole(path: Path) -> None:
    def conflicts(women: int) -> int:
        rows = filled({1: 120, 2: women})
        found = read_form(write_form(path, rows), source=SOURCE, unit=UNIT)
        data = Dataset(
            units=[Unit(id=UNIT, kind=UnitKind.GRASSROOTS, name=Name(vi="Công đoàn Trường A"))],
            figures=found.figures,
            measures=found.measures,
            sources=[*form_records().sources, Source(id=SOURCE, title="Báo cáo")],
        )
        return len(reconcile(data).conflicts)

    assert (conflicts(90), conflicts(121)) == (0, 1)


def test_the_summary_form_has_no_scope(path: Path) -> None:
    header = (("MẪU SỐ 2-HĐCĐ",), ("NĂM: 2025",), ("☒ 31/5 ☐ 30/11",))
    found = read_form(write_form(path, VALUES, header=header), source=SOURCE, unit=UNIT)
    assert {figure.scope for figure in found.figures} == {None}
    assert found.figures[4].period == Period.span(date(2024, 12, 1), date(2025, 5, 31))


def test_a_form_that_does_not_say_which_one_it_is_has_no_scope(path: Path) -> None:
    header = (("NĂM: 2025",), ("☒ 31/5 ☐ 30/11",))
    found = read_form(write_form(path, VALUES, header=header), source=SOURCE, unit=UNIT)
    assert {figure.scope for figure in found.figures} == {None}
    assert len(found.faults) == 1


@pytest.mark.parametrize("lost", ["NĂM", "(Số liệu"])
def test_without_a_year_or_a_cut_off_there_is_no_figure(path: Path, lost: str) -> None:
    header = [row for row in HEADER if not (row and str(row[0]).startswith(lost))]
    found = read_form(write_form(path, VALUES, header=header), source=SOURCE, unit=UNIT)
    assert (found.figures, found.measures) == ((), ())
    assert len(found.faults) == 1


# --- whose figures -------------------------------------------------------------------------------


def faults(found: FormReading) -> list[str]:
    return [fault.text() for fault in found.faults]


def test_the_unit_is_found_by_its_name(path: Path) -> None:
    known = {"Công đoàn Trường A": UNIT}
    found = read_form(write_form(path, VALUES), source=SOURCE, resolve=known.get)
    assert {figure.unit for figure in found.figures} == {UNIT}
    assert found.faults == ()


def test_a_unit_that_the_caller_does_not_know(path: Path) -> None:
    write_form(path, VALUES)
    expected = (
        "mau-1.xlsx, Sheet1!B2: expected a reporting unit that the caller knows, found 'Công đoàn Trường A'"
    )
    for found in (read_form(path, source=SOURCE), read_form(path, source=SOURCE, resolve=lambda _: None)):
        assert found.figures == ()
        assert faults(found) == [expected]


def test_a_form_that_does_not_say_who_reports(path: Path) -> None:
    header = (("MẪU SỐ 1-HĐCĐ",), ("NĂM: 2025",), ("☒ 31/5 ☐ 30/11",))
    found = read_form(write_form(path, VALUES, header=header), source=SOURCE)
    assert faults(found) == [
        "mau-1.xlsx, Sheet1: expected a reporting unit that the caller knows, found nothing"
    ]


def test_an_id_that_is_none(path: Path) -> None:
    with pytest.raises(BadRecord):
        read_form(write_form(path, VALUES), source=SourceId("Trường A"), unit=UNIT)


# --- which sheet ---------------------------------------------------------------------------------


def test_hidden_sheets_are_passed_over(path: Path) -> None:
    write_form(path, VALUES, sheets=(("Bìa", False), ("Cũ", True)))
    found = read_form(path, source=SOURCE, unit=UNIT)
    assert found.faults == ()
    assert found.figures[0].place == "Bìa!D10"


def test_a_further_table_is_told_and_not_read(path: Path) -> None:
    write_form(path, VALUES, sheets=(("A", False), ("B", False)))
    found = read_form(path, source=SOURCE, unit=UNIT)
    assert faults(found) == [
        "mau-1.xlsx, B: expected the table of the form in one sheet, found another one; only A was read"
    ]
    assert len(found.figures) == 6


def test_a_workbook_that_is_no_form(path: Path) -> None:
    write_form(path, ROWS, head=("Họ tên", "Lớp"))
    with pytest.raises(UnreadableFile, match="no sheet that is shown has a table") as caught:
        read_form(path, source=SOURCE, unit=UNIT)
    assert "Nội dung" in caught.value.text("vi")
