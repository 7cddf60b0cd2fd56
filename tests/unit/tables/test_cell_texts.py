"""Cells of text, read as what their columns hold."""

from datetime import date
from typing import Any

import pytest

from vneduunion.errors import Fault
from vneduunion.tables import schemas
from vneduunion.tables.cell_texts import choices_told, read_part, read_value
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

UNITS, AWARDS, AUTHORS, SOURCES = (
    schemas()[name] for name in ("units", "awards", "initiatives.authors", "sources")
)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (UNITS.column("level"), "4", 4),
        (UNITS.column("level"), " 4 ", 4),
        (UNITS.column("level"), "-1", -1),  # the rules of fields say that it is too small
        (AUTHORS.column("share"), "60 %", 6_000),
        (AUTHORS.column("share"), "6.000", 6_000),
        (AUTHORS.column("share"), "6,000", 6_000),
        (AUTHORS.column("share"), "12,5%", 1_250),
        (UNITS.column("since"), "2025-06-30", date(2025, 6, 30)),
        (UNITS.column("since"), "30/6/2025", date(2025, 6, 30)),
        (UNITS.column("since"), "ngày 12 tháng 11 năm 2019", date(2019, 11, 12)),
        (UNITS.column("since"), "12 November 2019", date(2019, 11, 12)),
        (AWARDS.column("thematic"), "true", True),
        (AWARDS.column("thematic"), "Không", False),
        (AWARDS.column("thematic"), "có", True),
        (UNITS.column("kind"), "GRASSROOTS", "GRASSROOTS"),
        (UNITS.column("kind"), "grassroots", "GRASSROOTS"),
        (UNITS.column("kind"), "Công đoàn cơ sở", "GRASSROOTS"),
        (UNITS.column("kind"), "grassroots union", "GRASSROOTS"),
        (UNITS.column("kind"), "Công đoàn cơ sở (GRASSROOTS)", "GRASSROOTS"),
        (UNITS.column("kind"), "Grassroots union (GRASSROOTS)", "GRASSROOTS"),
        (UNITS.column("kind"), "Công đoàn cơ sở (GUILD)", "Công đoàn cơ sở (GUILD)"),
        (UNITS.column("kind"), "CLUB", "CLUB"),
        (UNITS.column("abbreviation"), " x ", " x "),
    ],
)
def test_what_is_read(column: Any, text: str, value: Any) -> None:
    read = read_part(column, text)
    assert (read, type(read)) == (value, type(value))


CHOOSING = [column for schema in schemas().values() for column in schema.columns if column.choices]


@pytest.mark.parametrize("column", CHOOSING, ids=lambda column: column.shape.base.__name__)
def test_choices_are_told_as_they_are_called_and_read_as_they_are_told(column: Any) -> None:
    for told in choices_told(column):
        assert tuple(read_part(column, text) for text in told.split("; ")) == column.choices


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (UNITS.column("level"), "bốn", "wrong_type"),
        (UNITS.column("level"), "hơn 4", "wrong_type"),
        (UNITS.column("level"), "4 cấp", "wrong_type"),
        (UNITS.column("level"), "năm 2025 có 4", "wrong_type"),
        (UNITS.column("level"), "4.5", "wrong_type"),
        (UNITS.column("level"), "NaN", "wrong_type"),
        (UNITS.column("level"), "inf", "wrong_type"),
        (UNITS.column("level"), "..", "wrong_type"),
        (UNITS.column("level"), "1e400", "wrong_type"),
        (UNITS.column("since"), "31/6/2025", "bad_date"),
        (UNITS.column("since"), "2025-06-31", "bad_date"),
        (UNITS.column("since"), "6/2025", "bad_date"),
        (UNITS.column("since"), "45838", "bad_date"),
        (AWARDS.column("thematic"), "maybe", "wrong_type"),
    ],
)
def test_what_cannot_be_read(column: Any, text: str, code: str) -> None:
    fault = read_part(column, text)
    assert isinstance(fault, Fault)
    assert fault.code == code
    assert fault.text("vi") != fault.text("en")


@pytest.mark.parametrize(
    ("cls", "text", "code"),
    [
        (Quantity, "94.000", "94000..94000;94000..94000"),
        (Quantity, "gần 94.000", "0..94000;93000..94000"),
        (Quantity, "534..;534..544", "534..;534..544"),
        (Period, "năm học 2024-2025", Period.school_year(2024).code),
        (DocumentNumber, "103/KH-CĐN", "103/KH-CĐN"),
    ],
)
def test_whole_values_in_words(cls: type, text: str, code: str) -> None:
    assert read_value(cls, text).code == code


@pytest.mark.parametrize(
    ("cls", "text", "code"),
    [
        (Quantity, "nhiều năm", None),
        (Quantity, "cao", "bad_quantity"),
        (Quantity, "-5", "bad_quantity"),
        (Quantity, "10 x 5", "bad_quantity"),
        (Quantity, "9" * 3_000, "bad_quantity"),
        (Period, "dạo nọ", "bad_period"),
        (Period, "x" * 3_000, "bad_period"),
        (DocumentNumber, "KH", "bad_document_number"),
        (DocumentNumber, "1" * 3_000, "bad_document_number"),
    ],
)
def test_whole_values_that_cannot_be_read(cls: type, text: str, code: str | None) -> None:
    read = read_value(cls, text)
    assert (read.code if isinstance(read, Fault) else None) == code


def test_to_date_needs_a_day() -> None:
    assert read_value(Period, "đến nay", published=date(2025, 6, 22)).last == date(2025, 6, 22)
    assert isinstance(read_value(Period, "đến nay"), Fault)
