"""Laws of references and ids: what is found is what a plain walk over the records finds."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vneduunion.model import TABLES, Dataset, Mark
from vneduunion.tables import Tables, tables
from vneduunion.tables.door import tables_of
from vneduunion.testing import datasets
from vneduunion.validation import validate
from vneduunion.validation.rules import provenance, references
from vneduunion.values.constraints import Checked, shapes
from vneduunion.values.ids import REFERS_TO

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WORLDS = datasets(linked=True) | datasets(linked=False)


def references_in(thing: Checked) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every reference of a record or of a part of one: the tables it may lead to, and the id."""
    for shape in shapes(type(thing)):
        value = getattr(thing, shape.name)
        for item in value if shape.many else (value,):
            if isinstance(item, Checked):
                yield from references_in(item)
            elif item is not None and shape.ids and shape.name != "id":
                yield tuple(REFERS_TO[kind] for kind in shape.ids), item


def ids_of(data: Dataset) -> dict[str, set[str]]:
    known = {name: {record.id for record in rows} for name, rows in data.tables() if "id" in fields_of(name)}
    return {**known, "records": set().union(*known.values())}


def fields_of(name: str) -> set[str]:
    return {field.name for field in attrs.fields(TABLES[name])}


@slow
@given(WORLDS)
def test_a_reference_leads_nowhere_exactly_where_no_record_bears_its_id(data: Dataset) -> None:
    known = ids_of(data)
    dangling: Counter[tuple[str, int]] = Counter()
    for name, rows in data.tables():
        for row, record in enumerate(rows):
            for tables_, id_ in references_in(record):
                dangling[name, row] += not any(id_ in known[table] for table in tables_)
    found = validate(data, references.RULES, cap=10_000)
    assert Counter((item.table.partition(".")[0], item.row) for item in found) == +dangling


@st.composite
def repeated(draw: st.DrawFn) -> Tables:
    """Columns in which some ids stand more than once."""
    columns = tables(draw(datasets(linked=False, max_records=3)))
    frames: dict[str, pl.DataFrame] = {name: columns.native(name).collect() for name in columns}
    few = st.sampled_from(["a", "b", None])
    for name in [name for name in frames if name in TABLES and "id" in fields_of(name)]:
        ids = [draw(few | st.just(id_)) for id_ in frames[name]["id"]]
        frames[name] = frames[name].with_columns(pl.Series("id", ids, dtype=pl.String))
    return tables_of(frames, columns.origins)


@slow
@given(repeated())
def test_an_id_is_told_for_every_row_that_bears_one_of_another(columns: Tables) -> None:
    ids: list[tuple[str, int, str | None]] = [
        (name, row, id_)
        for name in columns
        if name in TABLES and "id" in fields_of(name)
        for row, id_ in enumerate(columns.native(name).collect()["id"])
    ]
    counted = Counter(id_ for _, _, id_ in ids if id_ is not None)
    expected = {(name, row) for name, row, id_ in ids if id_ is not None and counted[id_] > 1}
    found = validate(columns, references.RULES, cap=10_000).where(lambda item: item.code == "X202")
    assert {(item.table, item.row) for item in found} == expected


@slow
@given(repeated())
def test_a_part_belongs_to_a_record_that_is_there(columns: Tables) -> None:
    expected: set[tuple[str, Any, int]] = set()
    for name in columns:
        parent, _, child = name.partition(".")
        if child and "id" in fields_of(parent):
            known = set(columns.native(parent).collect()["id"])
            rows = columns.native(name).collect().select("record", "ordinal").rows()
            expected |= {(name, record, at) for record, at in rows if record not in known}
    found = validate(columns, references.RULES, cap=10_000).where(lambda item: item.code == "X203")
    assert {(item.table, item.record) for item in found} == {(name, record) for name, record, _ in expected}
    assert len(found) == len(expected)


@slow
@given(WORLDS)
def test_provenance_is_asked_of_every_record_but_sources_figures_and_mentions(data: Dataset) -> None:
    expected = set()
    for name, rows in data.tables():
        for row, record in enumerate(rows) if name not in {"sources", "figures", "mentions"} else ():
            if not record.sources and record.mark not in {Mark.RECALLED, Mark.UNKNOWN}:
                expected.add(("X301", name, row))
            if record.mark is None:
                expected.add(("X302", name, row))
    found = validate(data, provenance.RULES, cap=10_000)
    assert {(item.code, item.table, item.row) for item in found} == expected
