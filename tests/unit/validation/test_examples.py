"""The examples of every card: what passes has no finding of its code, what breaks has."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import polars as pl
import pytest

from vneduunion.codec import load_sound
from vneduunion.findings import Findings, cards, finding_of_fault
from vneduunion.io.scanning import scan
from vneduunion.tables import tables
from vneduunion.tables.door import tables_of
from vneduunion.validation import ALL, STRICT, MemoryRule, RowRule, TableRule, validate

ELSEWHERE = {"F123", "X141", "X142", "X143"}
"""Codes with tests of their own: one of very many figures, the others of reading names and forms."""
OF_DATA = [
    code
    for code, item in cards().items()
    if not {"sheets", "texts", "files", "tables", "roll_up"} & {*item.breaks} and code not in ELSEWHERE
]
OF_TABLES = [
    code for code, item in cards().items() if "tables" in item.breaks and "roll_up" not in item.breaks
]
OF_FILES = [code for code, item in cards().items() if {"texts", "files"} & {*item.breaks}]


def found_in(body: Mapping[str, Any]) -> Findings:
    """What is found in a small dataset given as plain data, some of which may be no records."""
    data, faults, _ = load_sound({"schema_version": 1, **body})
    told = Findings(found=tuple(finding_of_fault(fault, "units") for fault in faults))
    return told + validate(data, STRICT)


@pytest.mark.parametrize("code", OF_DATA)
def test_what_passes_has_no_such_finding(code: str) -> None:
    assert code not in found_in(cards()[code].passes).counts


@pytest.mark.parametrize("code", OF_DATA)
def test_what_breaks_has_one_that_can_be_said(code: str) -> None:
    found = found_in(cards()[code].breaks)
    wanted = found.where(lambda item: item.code == code)
    assert len(wanted)
    assert all(item.text("vi") != item.text("en") for item in wanted)
    assert {item.severity for item in wanted} == {cards()[code].severity}


QUERIED = [rule for rule in STRICT if not isinstance(rule, MemoryRule) and rule.card.message]


@pytest.mark.parametrize("rule", QUERIED, ids=lambda rule: f"{rule.card.code} {rule.table}")
def test_a_sentence_names_only_what_its_rule_gives(rule: RowRule | TableRule) -> None:
    message = rule.card.message
    assert message is not None
    named = {name for text in message for _, name, _, _ in Formatter().parse(text) if name}
    assert named <= {*rule.values, *rule.constants, "record", "field"}


@pytest.mark.parametrize("code", OF_TABLES)
def test_examples_of_tables(code: str) -> None:
    body = cards()[code].breaks["tables"]
    broken = tables_of({name: pl.DataFrame(rows) for name, rows in body.items()})
    assert code in validate(broken, ALL).counts
    assert code not in found_in(cards()[code].passes).counts


@pytest.mark.parametrize("code", OF_FILES)
@pytest.mark.parametrize("kind", ["passes", "breaks"])
def test_examples_of_files(code: str, kind: str) -> None:
    body = getattr(cards()[code], kind)
    files = body.get("files") or {f"{name}.csv": rows for name, rows in body["texts"].items()}
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in files.items():
            text = "\n".join(",".join(row) for row in rows)
            Path(folder, name).write_text(text, encoding="utf-8")
        assert (code in validate(scan(folder)).counts) is (kind == "breaks")


def test_a_dataset_and_its_columns_are_judged_alike() -> None:
    for item in (cards()[code] for code in OF_DATA):
        data, *_ = load_sound({"schema_version": 1, **item.breaks})
        assert validate(data) == validate(tables(data))
