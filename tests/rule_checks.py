"""What tests of rules share: examples on cards, tables on another engine, and findings by place."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from importlib.resources import files
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
from hypothesis import Phase, given, settings
from hypothesis.strategies import SearchStrategy

from vneduunion.codec import load
from vneduunion.findings import Finding, Findings, card
from vneduunion.model import Dataset
from vneduunion.tables import Tables, tables
from vneduunion.validation import RowRule, Rule, TableRule, validate

Key = tuple[str, str, str]
"""The table, the record's key, and the place of the record or of the element of its list."""
Oracle = Callable[[Dataset], set[Key]]
_PLACE = re.compile(r"\$(?:\.[a-z_]+\[[0-9]+\])+")


def codes_of(stem: str) -> tuple[str, ...]:
    """The codes whose cards stand in one file."""
    text = (files("vneduunion.findings") / "codes" / f"{stem}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text))


def dataset_of(body: Mapping[str, Any]) -> Dataset:
    """A small dataset, from plain data."""
    return load(Dataset, {"schema_version": 1, **body})


def on_duckdb(data: Dataset | Tables) -> Tables:
    """A dataset, or tables, as tables on DuckDB."""
    columns, connection = tables(data) if isinstance(data, Dataset) else data, duckdb.connect()
    frames = {
        name: nw.from_native(connection.from_arrow(frame.collect("pyarrow").to_native()))
        for name, frame in columns.frames.items()
    }
    return Tables(frames=frames, origins=columns.origins)


def found(findings: Findings, code: str) -> set[Key]:
    """Where findings of a code stand."""
    return {_key(item) for item in findings if item.code == code}


def _key(item: Finding) -> Key:
    place = _PLACE.match(str(item.place))
    assert place is not None
    return item.table, item.record, place.group()


def shows(code: str, rules: Iterable[Rule]) -> None:
    """A card's examples do what they say, on every engine, and its sentence is complete."""
    told, rules = card(code), tuple(rules)
    held, broken = dataset_of(told.passes), dataset_of(told.breaks)
    assert validate(held, rules).counts.get(code) is None
    findings = validate(broken, rules)
    assert set(findings.counts) == {code}, "a card's example breaks nothing else"
    assert validate(on_duckdb(broken), rules) == findings
    for item in findings:
        for lang in ("vi", "en"):
            named = set(re.findall(r"{([a-z_]+)", told.message.text(lang)))
            assert named <= {*item.values, "born", "ended", "since", "until"}, "what is named is told"
            assert "{" not in item.text(lang)


def agree(
    data: Dataset, expected: Mapping[str, Oracle], rules: Iterable[Rule], several: Collection[str] = ()
) -> None:
    """The rules find what was worked out without them, each place once, and so do single records.

    Args:
        data: the records.
        expected: the oracles of the codes.
        rules: the rules.
        several: codes that may point at more than one field of a place, each time in other words.
    """
    rules = tuple(rules)
    findings = validate(data, rules)
    for code, oracle in expected.items():
        assert found(findings, code) == oracle(data), code
        said = [(item.place, item.text()) for item in findings if item.code == code]
        once = set(said) if code in several else oracle(data)
        assert findings.counts.get(code, 0) == len(said) == len(once), f"{code} is found twice at a place"
    singly = {rule.card.code for rule in rules if _judges_one_record(rule)}
    alone = (
        item
        for _, records in data.tables()
        for record in records
        for item in validate(record, rules, against=data)
    )
    assert _told(alone) == _told(item for item in findings if item.code in singly)


def _judges_one_record(rule: Rule) -> bool:
    return isinstance(rule, RowRule) or (isinstance(rule, TableRule) and rule.alike is not None)


def _told(findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """Findings without their places, in an order of their own."""
    return sorted(
        (item.table, str(item.record), str(item.field), item.code, item.text()) for item in findings
    )


class AllSeen(Exception):
    """Nothing is left to look for."""


def broken_in(world: SearchStrategy[Dataset], expected: Mapping[str, Oracle]) -> set[str]:
    """The codes that some of the first datasets of a strategy break, the same ones on each run."""
    seen = set[str]()

    @given(world)
    @settings(max_examples=6_000, derandomize=True, phases=(Phase.generate,), database=None)
    def look(data: Dataset) -> None:
        seen.update(code for code, oracle in expected.items() if code not in seen and oracle(data))
        if len(seen) == len(expected):
            raise AllSeen

    with suppress(AllSeen):
        look()
    return seen


def agree_on_duckdb(data: Dataset, rules: Iterable[Rule]) -> None:
    """The rules find on DuckDB what they find on polars, in the same words and order."""
    rules = tuple(rules)
    assert validate(on_duckdb(data), rules) == validate(data, rules)
