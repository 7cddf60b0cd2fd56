import re

import pytest

from vneduunion.cli.cells_told import print_cells
from vneduunion.io.grid_files import CellRow

ROW = CellRow(
    measure="m",
    measure_name="Sáng kiến",
    unit="a",
    unit_name="Trường A",
    period="năm 2024",
    quantity="ít nhất 1",
    low=1,
    high=None,
    records=1,
    have=2,
    expected=None,
    reported=None,
    agrees=None,
)


def printed(capsys, *rows, lang="vi"):
    print_cells(rows, lang)
    lines = capsys.readouterr().out.splitlines()
    return [re.split("  +", line) for line in lines]


@pytest.mark.parametrize(
    ("lang", "heads", "coverage"),
    [
        (
            "vi",
            ["Chỉ tiêu", "Đơn vị", "Thời gian", "Số lượng", "Đã có số liệu"],
            "2, không rõ trên bao nhiêu",
        ),
        ("en", ["Measure", "Unit", "Period", "Quantity", "Coverage"], "2 of unknown"),
    ],
)
def test_cells_are_a_table_in_the_language(capsys, lang, heads, coverage):
    first, _, row, full = printed(capsys, ROW, ROW._replace(expected=3), lang=lang)
    assert first == heads
    assert row == ["Sáng kiến", "Trường A", "năm 2024", "ít nhất 1", coverage]
    assert full[-1] == "2 / 3"


def test_without_cells_the_heads_are_told(capsys):
    assert len(printed(capsys)) == 2


def test_what_is_reported_stands_beside(capsys):
    said = ROW._replace(reported="trên 5", agrees="FALSE")
    first, _, one, other = printed(capsys, said, ROW)
    assert first[-2:] == ["Số đã báo cáo", "Khớp với báo cáo"]
    assert one[-2:] == ["trên 5", "Sai"]
    assert other[-1] == "2, không rõ trên bao nhiêu"


def test_units_of_one_name_are_told_apart(capsys):
    rows = [
        ROW,
        ROW._replace(period="năm 2025"),
        ROW._replace(unit="b"),
        ROW._replace(unit="c", unit_name="C"),
    ]
    names = [row[1] for row in printed(capsys, *rows)[2:]]
    assert names == ["Trường A (a)", "Trường A (a)", "Trường A (b)", "C"]


def test_names_give_no_orders_to_a_terminal(capsys):
    print_cells([ROW._replace(unit_name="\x1b[31m")], "vi")
    assert "\x1b" not in capsys.readouterr().out
