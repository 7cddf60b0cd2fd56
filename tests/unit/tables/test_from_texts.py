"""Tables of texts become typed columns, with a finding for every cell that cannot be read."""

from datetime import date
from typing import Any

import attrs
import polars as pl
import pytest

from vneduunion.tables import Origin, OriginKind, dataset, schemas
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import TextTable, Typed, typed


def table(name: str, heads: list[str], *rows: list[str | None], first: int = 2) -> TextTable:
    texts = pl.DataFrame(rows, schema=dict.fromkeys(heads, pl.String), orient="row").with_columns(
        pl.Series("origin_row", range(first, first + len(rows)), dtype=pl.Int64)
    )
    return TextTable(
        schema=schemas()[name], texts=texts, origin=Origin(kind=OriginKind.LINES, file=f"{name}.csv")
    )


def told(found: Typed) -> list[tuple[str, str | None]]:
    return [(item.code, item.place) for item in found.findings]


def test_cells_become_what_their_columns_hold() -> None:
    heads = ["Mã", "kind", "level", "Tên: Tiếng Việt", "Từ ngày", "sources", "Tên: Các cách gọi khác"]
    row = ["a", "Nghiệp đoàn cơ sở", "4", "A", "1/7/2025", "s; t ;", None]
    found = typed([table("units", heads, row)])
    unit = dataset(tables_of(found.frames, found.origins)).units["a"]
    assert (unit.kind, unit.level, unit.name.vi, unit.since, unit.sources) == (
        "GUILD",
        4,
        "A",
        date(2025, 7, 1),
        ("s", "t"),
    )
    assert not found.findings


def test_a_whole_value_in_one_cell() -> None:
    heads = ["id", "measure", "unit", "source", "period", "quantity", "reported"]
    rows = [
        ["f", "m", "u", "s", "đến nay", "gần 94.000", "22/6/2025"],
        ["g", "m", "u", "s", "năm học 2024-2025", "12", None],
        ["h", "m", "u", "s", "đến nay", "12", None],
    ]
    found = typed([table("figures", heads, *rows)])
    assert told(found) == [("X115", "figures.csv:4: period")]
    frame = found.frames["figures"]
    assert frame["period_last"].to_list()[0] == date(2025, 6, 22)
    assert frame["quantity_text"].to_list() == ["gần 94.000", "12", "12"]
    assert frame["quantity_high"].to_list() == [94_000, 12, 12]


def test_without_a_day_of_report_to_date_cannot_be_read() -> None:
    found = typed([table("figures", ["id", "period"], ["f", "đến nay"])])
    assert told(found) == [("X115", "figures.csv:2: period")]


def test_an_optional_value_in_words_says_that_it_is_there() -> None:
    found = typed(
        [
            table(
                "initiatives",
                ["id", "benefit", "benefit_text"],
                ["i", "80 triệu đồng", None],
                ["j", None, None],
            )
        ]
    )
    frame = found.frames["initiatives"]
    assert frame["benefit_given"].to_list() == [True, None]
    assert frame["benefit_low"].to_list() == [80_000_000, None]


def test_a_part_given_by_itself_goes_before_the_words() -> None:
    found = typed([table("movements", ["id", "period", "period_label"], ["m", "2020-2025", "giai đoạn"])])
    assert found.frames["movements"]["period_label"].to_list() == ["giai đoạn"]
    assert found.frames["movements"]["period_first"].to_list() == [date(2020, 1, 1)]


def test_a_list_of_choices_in_a_cell() -> None:
    found = typed([table("award_kinds", ["id", "recipients"], ["k", "Cá nhân; COLLECTIVE; đội"])])
    rows = found.frames["award_kinds.recipients"]
    assert rows["value"].to_list() == [
        "INDIVIDUAL",
        "COLLECTIVE",
        "đội",
    ]  # what is wrong, the rules of fields say
    assert rows["ordinal"].to_list() == [0, 1, 2]


def test_lists_of_records_without_an_id_are_linked_by_position() -> None:
    found = typed([table("successions", ["before", "after"], ["a; b", "c"], ["c", None])])
    assert found.frames["successions.before"].select("record", "value").rows() == [
        (0, "a"),
        (0, "b"),
        (1, "c"),
    ]


def test_lists_of_records_whose_id_is_not_given() -> None:
    found = typed([table("persons", ["name", "titles"], ["An", "Dr."])])
    assert found.frames["persons.titles"]["record"].to_list() == [None]


def test_rows_of_a_child_table_are_counted_by_their_record() -> None:
    found = typed([table("initiatives.authors", ["record", "person"], ["i", "an"], ["j", "an"], ["i", "b"])])
    assert found.frames["initiatives.authors"]["ordinal"].to_list() == [0, 0, 1]


def test_positions_given_are_kept() -> None:
    found = typed([table("units", ["id", "ordinal"], ["a", "1"], ["b", "0"], ["c", "x"])])
    assert found.frames["units"]["ordinal"].to_list() == [1, 0, None]
    assert told(found) == [("X102", "units.csv:4: ordinal")]


def test_positions_that_link_to_records_without_an_id() -> None:
    found = typed([table("ties.sources", ["record", "value"], ["0", "s"])])
    assert found.frames["ties.sources"].schema["record"] == pl.Int64


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        (["id", "colour"], ["a", "red"], [("X117", "units.csv:1: colour")]),
        (["id", "Mã"], ["a", "a"], [("X118", "units.csv:1")]),
        (["id", "since"], ["a", "31/6/2025"], [("X113", "units.csv:2: since")]),
        (["level"], ["bốn"], [("X102", "units.csv:2: level")]),
        (["id", "level"], ["a", "9" * 30], [("X105", "units.csv:2: level")]),
        (
            ["id", "level", "since"],
            ["a", "x", "y"],
            [("X102", "units.csv:2: level"), ("X113", "units.csv:2: since")],
        ),
        (["id", "since"], ["a", "   "], []),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    heads: list[str], row: list[str | None], expected: Any
) -> None:
    assert told(typed([table("units", heads, row)])) == expected


def test_heads_that_mean_one_field_are_named_with_their_places() -> None:
    given = table("units", ["id", "name_vi", "Mã", "name_vi (4)", "x (5)"], ["a", "A", "b", "B", "C"])
    found = typed([attrs.evolve(given, twice={"name_vi (4)": "name_vi", "x (5)": "x"})])
    assert [(item.code, item.values.get("heads")) for item in found.findings] == [
        ("X117", None),
        ("X118", "A1 (id), C1 (Mã)"),
        ("X118", "B1 (name_vi), D1 (name_vi)"),
    ]
    assert found.frames["units"]["name_vi"].to_list() == ["A"]


def test_heads_may_stand_below_titles() -> None:
    given = table("units", ["id", "colour"], ["a", "red"], first=5)
    assert told(typed([attrs.evolve(given, head_row=4)])) == [("X117", "units.csv:4: colour")]


def test_unknown_columns_are_kept_beside() -> None:
    found = typed([table("units", ["id", "colour"], ["a", "red"])])
    assert found.unknown["units"].to_dict(as_series=False) == {"origin_row": [2], "colour": ["red"]}


def test_two_tables_of_one_name_are_put_together() -> None:
    found = typed([table("persons", ["id"], ["a"]), table("persons", ["id", "name"], ["b", "B"])])
    assert found.frames["persons"].select("id", "name").rows() == [("a", None), ("b", "B")]


def test_many_faults_are_counted_though_not_all_are_listed() -> None:
    rows: list[list[str | None]] = [["a", "x"]] * 1_500
    found = typed([table("units", ["id", "since"], *rows)])
    assert len(found.findings) == 1_000
    assert found.findings.counts == {"X113": 1_500}


def test_a_table_without_rows() -> None:
    found = typed([table("figures", ["id", "period", "reported", "quantity", "sources", "level"])])
    assert len(found.frames["figures"]) == 0


def test_lists_stand_where_their_cells_do() -> None:
    found = typed([table("persons", ["id", "Học hàm, học vị, danh hiệu"], ["an", "Dr."])])
    origin = found.origins["persons.titles"]
    assert (
        origin.place(schemas()["persons.titles"], 2, "value", 0)
        == "persons.csv:2: Học hàm, học vị, danh hiệu"
    )


@pytest.mark.parametrize(
    "words", ["9999999999999999999", "trên 9999999999999999999", "từ 5 đến 9999999999999999999"]
)
def test_a_quantity_that_no_column_holds_is_told(words: str) -> None:
    found = typed([table("figures", ["id", "quantity"], ["f", words], ["g", "9223372036854775807"])])
    assert told(found) == [("X105", "figures.csv:2: quantity")]
    assert found.frames["figures"]["quantity_low"].to_list() == [None, 2**63 - 1]
