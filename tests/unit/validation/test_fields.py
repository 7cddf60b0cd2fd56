"""Declarations of fields, as rules over columns."""

from collections.abc import Iterator
from typing import Any, ClassVar

import polars as pl
import pytest
from attrs import frozen

from vneduunion.errors import Fault
from vneduunion.tables import TableSchema, schemas
from vneduunion.tables.door import tables_of
from vneduunion.validation import validate
from vneduunion.validation.fields import field_rules, rules_of_table
from vneduunion.values.constraints import Checked, Rule


def found(table: str, **cells: Any) -> list[tuple[str, str | None]]:
    frame = pl.DataFrame({name: [value] for name, value in cells.items()})
    judged = validate(tables_of({table: frame}), field_rules())
    return [(item.code, item.field) for item in judged if item.record is not None]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"number_number": 103, "number_type": "KH", "number_body": "CĐN", "number_family": "STATE"}, []),
        (
            {"number_number": 103, "number_type": "KH", "number_body": "CĐN", "number_family": "PARTY"},
            [("X116", "number.family")],
        ),
        ({"number_number": 103, "number_body": "CĐN"}, [("X101", "number.family")]),
        (
            {"number_number": 0, "number_body": "cđn", "number_family": "STATE"},
            [("X107", "number.body"), ("X104", "number.number")],
        ),
        ({"number_number": 103, "number_body": "CĐN", "number_family": "CLUB"}, [("X103", "number.family")]),
    ],
)
def test_numbers_of_documents(cells: dict[str, Any], expected: list[Any]) -> None:
    assert found("documents", id="d", title="T", **cells) == expected


def test_what_may_be_chosen_is_told_by_label_and_code_in_the_language_of_the_sentence() -> None:
    roles = (
        "Chủ nhiệm (DIRECTOR); Tác giả (AUTHOR); Đồng tác giả (CO_AUTHOR); Thành viên (MEMBER)",
        "Director (DIRECTOR); Author (AUTHOR); Co-author (CO_AUTHOR); Member (MEMBER)",
    )
    frame = pl.DataFrame({"record": ["i"], "ordinal": [0], "person": ["a"], "role": ["WRITER"]})
    judged = validate(tables_of({"initiatives.authors": frame}), field_rules())
    assert [(item.text("vi"), item.text("en")) for item in judged if item.code == "X103"] == [
        (f"WRITER không có trong danh sách: {roles[0]}", f"WRITER is not one of: {roles[1]}")
    ]


@frozen
class Even:
    """A rule between fields that columns do not know."""

    def faults(self, record: Any) -> Iterator[Fault]:
        yield Fault("n", "too_small", {"found": record.n, "limit": 2})


@frozen(kw_only=True)
class Pair(Checked):
    RULES: ClassVar[tuple[Rule, ...]] = (Even(),)


def test_a_declaration_without_a_form_in_columns_is_refused() -> None:
    schema = TableSchema(name="pairs", record=Pair, columns=())
    with pytest.raises(TypeError, match="Even has no form in columns yet"):
        list(rules_of_table(schema))


def test_every_table_has_its_rules() -> None:
    assert {rule.table for rule in field_rules()} == set(schemas())
    assert all(rule.declared for rule in field_rules())
