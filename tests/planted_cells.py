"""Faults of single cells: what is missing, no choice, out of bounds, misspelt, framed, unordered, dangling."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from tests.planted_ground import Expected, Ground, Plant, Row, known_as, on, year
from vneduunion.tables import schemas

_TOO_EARLY, _TOO_LATE = date(999, 12, 31), date(9999, 1, 1)
_NUMBER = {"number_number": 5, "number_type": "KH", "number_body": "CĐN", "number_family": "STATE"}

Cells = tuple[str, str, str, Row]
"""A code, a table, a field, and the cells of a new row that is wrong there."""

MISSING: tuple[Cells, ...] = tuple(
    ("X101", table, field, {field.replace(".", "_"): None, **more})
    for table, field, more in (
        ("units", "kind", {}),
        ("ties", "kind", {}),
        ("territories", "scheme", {}),
        ("territories", "code", {}),
        ("successions", "kind", {}),
        ("persons", "name", {}),
        ("movements", "kind", {}),
        ("movements", "period.kind", {"period_first": date(2020, 1, 1)}),
        ("groups", "unit", {}),
        ("groups.members", "person", {}),
        ("initiatives", "title", {}),
        ("initiatives", "kind", {}),
        ("initiatives", "submitted.kind", {"submitted_last": date(2020, 1, 1)}),
        ("initiatives.authors", "person", {}),
        ("initiatives.recognitions", "level", {}),
        ("award_kinds", "category", {}),
        ("awards", "kind", {}),
        ("awards", "recipient", {}),
        ("awards", "when.kind", {}),
        ("activities", "unit", {}),
        ("documents", "title", {}),
        ("documents", "number.body", {**_NUMBER, "number_body": None}),
        ("sources", "title", {}),
        ("measures", "counts", {}),
        ("measures", "timing", {}),
        ("figures", "measure", {}),
        ("figures", "unit", {}),
        ("figures", "source", {}),
        ("assessments", "subject", {}),
        ("assessments", "rating", {}),
        ("assessments", "period.kind", {}),
        ("services", "role", {}),
        ("disciplines", "form", {}),
        ("disciplines", "since", {}),
        ("qualifications", "level", {}),
        ("qualifications", "when.kind", {}),
        ("union_memberships", "person", {}),
        ("units.name_aliases", "value", {}),
        ("persons.titles", "value", {}),
        ("sources.copies", "value", {}),
    )
)
NOT_GIVEN: Cells = (
    "X101",
    "figures",
    "quantity",
    {part.name: None for part in schemas()["figures"].parts("quantity")},
)
NO_CHOICE: tuple[Cells, ...] = tuple(
    ("X103", table, field, {field.replace(".", "_"): found, **more})
    for table, field, found, more in (
        ("ties", "kind", "direct", {}),
        ("territories", "rank", "STATE", {}),
        ("successions", "kind", "ENDED", {}),
        ("offices", "role", "BOSS", {}),
        ("movements", "period.kind", "DECADE", {"period_first": date(2020, 1, 1)}),
        ("initiatives", "kind", "IDEA", {}),
        ("initiatives.authors", "role", "", {}),
        ("initiatives.recognitions", "influence", "WORLD", {}),
        ("award_kinds", "level", "DISTRICT", {}),
        ("award_kinds.recipients", "value", "TEAM", {}),
        ("award_kinds.frequency", "value", "DAILY", {}),
        ("awards", "when.kind", "WEEK", {}),
        ("activities", "kind", "MEETING", {}),
        ("documents", "number.family", "CITY", {**_NUMBER, "number_family": "CITY"}),
        ("measures", "over_time", "ADD", {}),
        ("figures", "scope", "ALL", {}),
        ("persons", "mark", "SURE", {}),
        ("assessments", "period.kind", "WEEK", {}),
        ("assessments", "rating", "FINE", {}),
        ("services", "role", "BOSS", {}),
        ("disciplines", "form", "", {}),
        ("qualifications", "level", "from_university", {}),
        ("union_memberships", "mark", "SURE", {}),
    )
)
OUT_OF_BOUNDS: tuple[Cells, ...] = (
    ("X104", "sources", "reliability", {"reliability": 0}),
    ("X104", "units", "level", {"level": 0, "kind": None}),
    ("X104", "figures", "quantity.low", {"quantity_low": -1}),
    ("X104", "initiatives", "benefit.low", {"benefit_low": -5}),
    ("X104", "documents", "number.year", {**_NUMBER, "number_year": 1899, "number_family": "NORMATIVE"}),
    ("X104", "documents", "number.number", {**_NUMBER, "number_number": 0}),
    ("X104", "movements", "period.first", {"period_kind": "SPAN", "period_first": _TOO_EARLY}),
    ("X105", "sources", "reliability", {"reliability": 10}),
    ("X105", "units", "level", {"level": 5, "kind": None}),
    ("X105", "documents", "number.number", {**_NUMBER, "number_number": 1_000_000}),
    ("X105", "documents", "number.year", {**_NUMBER, "number_year": 2100, "number_family": "NORMATIVE"}),
    ("X105", "initiatives", "applied.last", {"applied_kind": "SPAN", "applied_last": _TOO_LATE}),
)
MISSPELT: tuple[Cells, ...] = (
    ("X106", "persons", "id", {"id": "Trần An"}),
    ("X106", "movements", "id", {"id": "new_movement"}),
    ("X106", "documents", "id", {"id": "new..document"}),
    ("X106", "sources", "id", {"id": "-new"}),
    ("X106", "measures", "id", {"id": "new-"}),
    ("X106", "figures", "id", {"id": "new figure"}),
    ("X106", "awards", "id", {"id": ""}),
    ("X106", "territories", "id", {"id": "new\n"}),
    ("X107", "documents", "number.suffix", {**_NUMBER, "number_suffix": "A"}),
    ("X107", "documents", "number.type", {**_NUMBER, "number_type": "kế hoạch"}),
    ("X107", "documents", "number.body", {**_NUMBER, "number_body": "cđn"}),
    ("X108", "units", "name.vi", {"name_vi": " A"}),
    ("X108", "persons", "name", {"name": ""}),
    ("X108", "sources", "title", {"title": "a\x07b"}),
    ("X108", "territories", "code", {"code": "01\t"}),
    ("X108", "offices", "note", {"note": "\u00a0x"}),
    ("X108", "groups", "name", {"name": "A\n"}),
    ("X108", "movements", "motto", {"motto": "\u3000"}),
    ("X108", "initiatives", "title", {"title": "x\u2003"}),
    ("X108", "initiatives.recognitions", "grade", {"grade": "A "}),
    ("X108", "activities", "place", {"place": " "}),
    ("X108", "documents", "title", {"title": "\nA"}),
    ("X108", "sources", "publisher", {"publisher": ""}),
    ("X108", "mentions", "called", {"called": " x"}),
    ("X108", "figures", "quantity.text", {"quantity_text": "50 "}),
    ("X108", "union_memberships", "note", {"note": " x"}),
    ("X108", "qualifications", "note", {"note": ""}),
    ("X108", "units.name_aliases", "value", {"value": " x"}),
    ("X108", "persons.titles", "value", {"value": ""}),
    ("X116", "documents", "number.family", {**_NUMBER, "number_family": "PARTY"}),
)
_TURNED = {"since": date(2020, 1, 2), "until": date(2020, 1, 1)}
UNORDERED: tuple[Cells, ...] = (
    ("X109", "units", "until", _TURNED),
    ("X109", "ties", "until", _TURNED),
    ("X109", "territories", "until", _TURNED),
    ("X109", "offices", "until", _TURNED),
    ("X109", "groups", "until", _TURNED),
    ("X109", "groups.members", "until", _TURNED),
    ("X109", "services", "until", _TURNED),
    ("X109", "disciplines", "until", _TURNED),
    ("X109", "union_memberships", "until", _TURNED),
    ("X109", "documents", "expires", {"in_force": date(2020, 1, 2), "expires": date(2020, 1, 1)}),
    ("X109", "movements", "period.last", {"period_kind": "SPAN", "period_first": date(2021, 1, 1), "period_last": date(2020, 1, 1)}),
    ("X109", "awards", "revoked.core_first", {**year("revoked", 2020), "revoked_core_first": date(2019, 12, 31)}),
    ("X109", "figures", "quantity.likely_high", {"quantity_likely_low": 60, "quantity_high": 70, "quantity_low": 50}),
    ("X109", "initiatives", "benefit.high", {"benefit_low": 9, "benefit_high": 8}),
    ("X110", "units", "name.vi", {"name_vi": None}),
    ("X110", "territories", "name.vi", {"name_vi": None}),
    ("X110", "measures", "name.vi", {"name_en": None}),
    ("X110", "movements", "period.first", {"period_kind": "YEAR"}),
    ("X110", "initiatives.recognitions", "when.first", {"when_first": None, "when_last": None, "when_core_first": None, "when_core_last": None}),
    ("X111", "figures", "period.core_first", {"period_core_first": None}),
    ("X111", "awards", "when.core_last", {"when_core_last": None}),
    ("X110", "qualifications", "when.first", {"when_first": None, "when_last": None, "when_core_first": None, "when_core_last": None}),
    ("X111", "assessments", "period.core_last", {"period_core_last": None}),
    ("X111", "awards", "for_year.core_last", {**year("for_year", 2010), "for_year_core_last": None}),
    ("X111", "initiatives", "published.core_first", {**on("published", date(2020, 1, 1)), "published_core_first": None}),
)  # fmt: skip
_NOBODY = "nobody.at-all"
DANGLING: tuple[Cells, ...] = tuple(
    ("X201", table, field, {field: _NOBODY, **more})
    for table, field, more in (
        ("units", "territory", {}),
        ("units.sources", "value", {}),
        ("ties", "parent", {}),
        ("ties", "document", {}),
        ("territories", "parent", {}),
        ("offices", "person", {}),
        ("offices", "unit", {}),
        ("movements", "owner", {}),
        ("movements", "successor", {}),
        ("movements.documents", "value", {}),
        ("groups", "movement", {}),
        ("groups.members", "person", {}),
        ("initiatives", "group", {}),
        ("initiatives.authors", "unit", {}),
        ("initiatives.units", "value", {}),
        ("initiatives.recognitions", "by", {}),
        ("initiatives.recognitions", "decision", {}),
        ("award_kinds.documents", "value", {}),
        ("awards", "kind", {}),
        ("awards", "recipient", {}),
        ("awards", "conferred_by", {}),
        ("awards.initiatives", "value", {}),
        ("activities", "unit", {}),
        ("documents.amends", "value", {}),
        ("sources.copies", "value", {}),
        ("mentions", "source", {}),
        ("mentions", "subject", {}),
        ("measures", "turns_of", {"counts": "TURN"}),
        ("measures.part_of", "value", {}),
        ("figures", "measure", {}),
        ("figures", "unit", {}),
        ("figures", "activity", {}),
        ("figures", "part_of", {}),
        ("assessments", "subject", {}),
        ("assessments", "decision", {}),
        ("services", "person", {}),
        ("services", "unit", {}),
        ("disciplines", "person", {}),
        ("qualifications", "person", {}),
        ("union_memberships", "person", {}),
        ("union_memberships", "unit", {}),
    )
)
CELLS = (*MISSING, NOT_GIVEN, *NO_CHOICE, *OUT_OF_BOUNDS, *MISSPELT, *UNORDERED, *DANGLING)


def faults() -> Iterator[Plant]:
    """One fault for each row, some that need more than one cell, and some in rows that were there."""
    yield from (partial(_wrong_cell, item) for item in CELLS)
    yield from OTHERS


def _wrong_cell(item: Cells, ground: Ground) -> Iterator[Expected]:
    code, table, field, cells = item
    root = table.partition(".")[0]
    parent = ground.add(root, **(cells if root == table else {}))
    if root == "successions":
        ground.child("successions.before", parent)
    if root != table:
        ground.child(table, parent, **cells)
    told = [code, "X101"] if cells.get("kind", "") is None and code != "X101" else [code]
    for each in told:
        yield Expected(each, table, known_as(root, parent, before="vetu"), field if each == code else "kind")


def _without_id(ground: Ground, table: str) -> Iterator[Expected]:
    """Nobody knows what is asked of a record without an id; no sources are asked of what is recalled."""
    ground.add(table, sourced=False, id=None, mark="RECALLED")
    yield Expected("X101", table, None, "id")


def _without_record(ground: Ground) -> Iterator[Expected]:
    row = ground.child("persons.titles", ground.add("persons"))
    row["record"] = None
    yield Expected("X101", "persons.titles", None, "record")


def _of_nobody(ground: Ground, table: str, record: Any) -> Iterator[Expected]:
    row = ground.child(table, ground.rows[table.partition(".")[0]][1])
    row["record"] = record
    yield Expected("X203", table, str(record), "record")


def _of_no_kind(ground: Ground) -> Iterator[Expected]:
    """Of no known kind, it is not the confederation, and stands below nobody."""
    row = ground.add("units", kind="CLUB")
    yield Expected("X103", "units", row["id"], "kind")
    yield Expected("U103", "units", row["id"], None)


def _below_nothing(ground: Ground) -> Iterator[Expected]:
    """A share below nothing makes the whole too small as well."""
    row = ground.add("initiatives")
    ground.child("initiatives.authors", row, share=-1)
    yield Expected("X104", "initiatives.authors", row["id"], "share")
    yield Expected("I106", "initiatives", row["id"], "authors")


def _misspelt_reference(ground: Ground) -> Iterator[Expected]:
    row = ground.add("groups", unit="Lê Lợi")
    yield Expected("X106", "groups", row["id"], "unit")
    yield Expected("X201", "groups", row["id"], "unit")


def _above_the_whole(ground: Ground) -> Iterator[Expected]:
    """A share above the whole makes the sum too large as well."""
    row = ground.add("initiatives")
    ground.child("initiatives.authors", row, share=10_001)
    yield Expected("X105", "initiatives.authors", row["id"], "share")
    yield Expected("X112", "initiatives", row["id"], "authors")


def _shares_above_the_whole(ground: Ground) -> Iterator[Expected]:
    row = ground.add("initiatives")
    for person, share in (("person-5", 6_000), ("person-6", 4_001)):
        ground.child("initiatives.authors", row, person=person, share=share)
    yield Expected("X112", "initiatives", row["id"], "authors")


def _neither_before_nor_after(ground: Ground) -> Iterator[Expected]:
    row = ground.add("successions")
    yield Expected("X110", "successions", known_as("successions", row), "before")


def _twice(ground: Ground, table: str, times: int) -> Iterator[Expected]:
    row = ground.add(table)
    for _ in range(1, times):
        ground.add(table, sourced=False, id=row["id"], mark="RECALLED")
    yield from [Expected("X202", table, row["id"], "id")] * times


def _in_two_tables(ground: Ground) -> Iterator[Expected]:
    row = ground.add("movements")
    ground.add("activities", id=row["id"])
    yield Expected("X202", "movements", row["id"], "id")
    yield Expected("X202", "activities", row["id"], "id")


def _without_source(ground: Ground, table: str) -> Iterator[Expected]:
    row = ground.add(table, sourced=False, mark="CONFIRMED")
    yield Expected("X301", table, known_as(table, row), "sources")


def _without_mark(ground: Ground, table: str) -> Iterator[Expected]:
    row = ground.add(table, mark=None)
    yield Expected("X302", table, known_as(table, row), "mark")


def _in_a_row_there(
    ground: Ground, code: str, table: str, at: int, field: str, cell: Any
) -> Iterator[Expected]:
    """In the first or the last row of a table, which was there before."""
    row = ground.rows[table][at]
    row[field.replace(".", "_")] = cell
    root = table.partition(".")[0]
    record = known_as(root, row) if root == table else row["record"]
    assert root == table or schemas()[root].has_id, "a child's record is told by its id"
    yield Expected(code, table, record, field)


OTHERS: tuple[Plant, ...] = (
    partial(_without_id, table="persons"),
    partial(_without_id, table="award_kinds"),
    partial(_without_id, table="territories"),
    _without_record,
    partial(_of_nobody, table="units.name_aliases", record="no-unit"),
    partial(_of_nobody, table="initiatives.authors", record="no-work"),
    partial(_of_nobody, table="groups.members", record="no-group"),
    partial(_of_nobody, table="ties.sources", record=77_777),
    partial(_of_nobody, table="successions.before", record=88_888),
    _of_no_kind,
    _below_nothing,
    _misspelt_reference,
    _above_the_whole,
    _shares_above_the_whole,
    _neither_before_nor_after,
    partial(_twice, table="persons", times=2),
    partial(_twice, table="documents", times=3),
    _in_two_tables,
    partial(_without_source, table="persons"),
    partial(_without_source, table="award_kinds"),
    partial(_without_mark, table="movements"),
    partial(_without_mark, table="documents"),
    partial(_in_a_row_there, code="X108", table="persons", at=0, field="name", cell="Nguyễn Thị An "),
    partial(_in_a_row_there, code="X103", table="persons", at=-1, field="mark", cell="confirmed"),
    partial(_in_a_row_there, code="X201", table="ties", at=-1, field="document", cell=_NOBODY),
    partial(_in_a_row_there, code="X108", table="units", at=0, field="abbreviation", cell=""),
    partial(_in_a_row_there, code="X103", table="initiatives.authors", at=0, field="role", cell="WRITER"),
    partial(_in_a_row_there, code="X201", table="initiatives.authors", at=-1, field="person", cell=_NOBODY),
    partial(_in_a_row_there, code="X103", table="figures", at=0, field="status", cell="DONE"),
    partial(_in_a_row_there, code="X108", table="figures", at=-1, field="place", cell="\t"),
    partial(_in_a_row_there, code="X105", table="sources", at=0, field="reliability", cell=99),
    partial(_in_a_row_there, code="X201", table="mentions", at=-1, field="subject", cell=_NOBODY),
)
