"""The ground that faults are planted in: rows of tables that nobody checks, and a sound new row of each table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from random import Random
from typing import Any, NamedTuple

import polars as pl

from tests.planted_union import school
from vneduunion.tables import schemas
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.from_records import POLARS

Row = dict[str, Any]
Key = str | int | None


class Expected(NamedTuple):
    """Where a finding must stand: its code, table, record and field."""

    code: str
    table: str
    record: str | None
    field: str | None


Plant = Callable[["Ground"], Iterator[Expected]]
"""Plants one fault, and gives the findings that it must have."""

WITHOUT_SOURCES = {"sources", "figures", "mentions"}
"""Tables of which no sources are asked for."""


def on(field: str, day: date) -> Row:
    """The cells of a period that is one day."""
    return {f"{field}_kind": "DAY", **_days(field, day, day)}


def year(field: str, number: int, last: int | None = None) -> Row:
    """The cells of a period that is a year, or goes on to another."""
    kind = "YEAR" if last is None else "SPAN"
    return {f"{field}_kind": kind, **_days(field, date(number, 1, 1), date(last or number, 12, 31))}


def _days(field: str, first: date, last: date) -> Row:
    return {
        f"{field}_{name}": day
        for name, day in zip(("first", "last", "core_first", "core_last"), (first, last) * 2, strict=True)
    }


def quantity(low: int, high: int | None = None) -> Row:
    """The cells of an exact number, or of a range."""
    high = low if high is None else high
    return {
        "quantity_low": low,
        "quantity_high": high,
        "quantity_likely_low": low,
        "quantity_likely_high": high,
    }


def fresh(table: str, n: int) -> Row:
    """The cells of a row of a table in which nothing is wrong, whatever else there is."""
    return _FRESH[table](n) if table in _FRESH else {VALUE: _VALUES[table.partition(".")[2]]}


_FRESH: Mapping[str, Callable[[int], Row]] = {
    "units": lambda n: {"id": f"new-unit-{n}", "kind": "CONFEDERATION", "name_vi": f"Đơn vị {n}"},
    "ties": lambda n: {"child": school(n % 60), "parent": school(60 + n // 60), "kind": "COORDINATION"},
    "territories": lambda n: {"id": f"new-place-{n}", "scheme": "vn-63", "code": f"9{n:04}", "name_vi": f"Nơi {n}"},
    "successions": lambda _: {"kind": "TRANSFERRED", "on": date(2015, 1, 1)},
    "persons": lambda n: {"id": f"new-person-{n}", "name": "Nguyễn Văn Mới"},
    "offices": lambda n: {"person": f"person-{n % 240}", "unit": school(n // 240), "role": "OFFICIAL"},
    "movements": lambda n: {"id": f"new-movement-{n}", "kind": "PLAN", "name_vi": f"Kế hoạch {n}"},
    "groups": lambda n: {"id": f"new-group-{n}", "unit": school(0)},
    "groups.members": lambda _: {"person": "person-1"},
    "initiatives": lambda n: {"id": f"new-work-{n}", "title": f"Bài viết {n}", "kind": "ARTICLE"},
    "initiatives.authors": lambda _: {"person": "person-1"},
    "initiatives.recognitions": lambda _: {"level": "GRASSROOTS", **year("when", 2015)},
    "award_kinds": lambda n: {"id": f"new-kind-{n}", "name_vi": f"Khen thưởng {n}", "category": "FORM"},
    "awards": lambda n: {"id": f"new-award-{n}", "kind": "certificate", "recipient": f"person-{n % 240}", **year("when", 2011)},
    "activities": lambda n: {"id": f"new-activity-{n}", "kind": "TRAINING", "name_vi": "Tập huấn", "unit": "vetu", **year("period", 2012)},
    "documents": lambda n: {"id": f"new-document-{n}", "title": f"Công văn {n}"},
    "sources": lambda n: {"id": f"new-source-{n}", "title": f"Bài báo {n}"},
    "mentions": lambda n: {"source": "report-2018", "subject": "vgcl", "printed": f"chữ {n}"},
    "measures": lambda n: {"id": f"new-measure-{n}", "name_en": f"events {n}", "counts": "EVENT", "timing": "FLOW"},
    "figures": lambda n: {
        "id": f"new-figure-{n:05}", "measure": "share", "unit": school(n % 130), "source": f"report-{2010 + n // 130}",
        **on("period", date(2016, 12, 31)), **quantity(50),
    },
    "assessments": lambda n: {"subject": f"person-{n % 240}", "rating": "GOOD", **year("period", 1950 + n // 240)},
    "services": lambda n: {"person": f"person-{n % 240}", "unit": school(n // 240), "role": "EMPLOYED"},
    "disciplines": lambda n: {
        "person": f"person-{n % 240}", "form": "REPRIMAND",
        "since": date(1950 + n // 240, 1, 1), "until": date(1950 + n // 240, 12, 31),
    },
    "qualifications": lambda n: {"person": f"person-{n % 240}", "level": "FROM_UNIVERSITY", **year("when", 2015 + n // 240)},
    "union_memberships": lambda n: {"person": f"person-{n % 240}", "unit": school(n // 240)},
    "successions.shares": lambda _: {"after": "vetu", "basis_points": 5_000},
}  # fmt: skip
_VALUES: Mapping[str, str] = {
    "name_aliases": "Tên khác", "sources": "report-2011", "before": "vetu", "after": "vetu", "titles": "TS.",
    "themes": "giảng dạy", "documents": "document-1", "units": "vetu", "recipients": "HOUSEHOLD",
    "frequency": "ANNUAL", "initiatives": "work-1", "replaces": "document-1", "amends": "document-1",
    "copies": "report-2010", "part_of": "works.applied", "presumed_part_of": "works.applied",
}  # fmt: skip


class Ground:
    """Rows of all tables, to which faults add theirs."""

    def __init__(self, frames: Mapping[str, pl.DataFrame], random: Random) -> None:
        self.random = random
        self.rows: dict[str, list[Row]] = {
            name: frames[name].to_dicts() if name in frames else [] for name in schemas()
        }
        self.made = 0

    def frames(self) -> dict[str, pl.DataFrame]:
        """The rows as frames with the columns and types of their schemas."""
        types = {
            name: {key: POLARS[storage] for key, storage in schemas()[name].storages.items()}
            for name in self.rows
        }
        return {name: pl.DataFrame(rows, schema=types[name]) for name, rows in self.rows.items() if rows}

    def add(self, table: str, *, sourced: bool = True, **cells: Any) -> Row:
        """A sound new record with some cells otherwise, somewhere among the others.

        Args:
            table: a table of records.
            sourced: whether it names a source and says how far it is known.
            **cells: what it has otherwise.
        """
        row = self._row(table, {**({"mark": "CONFIRMED"} if sourced else {}), **cells})
        row[ORDINAL] = 1 + max((int(item[ORDINAL]) for item in self.rows[table]), default=-1)
        self._insert(table, row)
        if sourced and table not in WITHOUT_SOURCES:
            self.child(f"{table}.sources", row)
        return row

    def child(self, table: str, parent: Row, **cells: Any) -> Row:
        """A sound new row of a child table, the last one of its record, with some cells otherwise."""
        row = self._row(
            table, {RECORD: parent["id" if schemas()[table.partition(".")[0]].has_id else ORDINAL]}
        )
        row |= {ORDINAL: sum(item[RECORD] == row[RECORD] for item in self.rows[table]), **cells}
        self._insert(table, row)
        return row

    def _row(self, table: str, cells: Row) -> Row:
        self.made += 1
        row = dict.fromkeys(schemas()[table].storages) | fresh(table, self.made) | cells
        assert row.keys() == schemas()[table].storages.keys(), f"{table} has no such column"
        return row

    def _insert(self, table: str, row: Row) -> None:
        rows = self.rows[table]
        rows.insert(self.random.randrange(1, len(rows)) if len(rows) > 1 else 0, row)


def known_as(table: str, row: Row, before: str = "", after: str = "") -> str | None:
    """What a finding calls a record: its id, or what tells it apart where it has none.

    Args:
        table: the table of the record.
        row: its row.
        before: of a succession, those before.
        after: of a succession, those after.
    """
    if table == "successions":
        return f"{before}>{after}@{row['on']}"
    if table in _WITHOUT_ID:
        return _WITHOUT_ID[table](row)
    return None if row["id"] is None else str(row["id"])


def _days_of(row: Row, field: str) -> str:
    """The days of a period as keys have them."""
    first, last = (row[f"{field}_{end}"] for end in ("first", "last"))
    if first and last and first.replace(month=12, day=31) == last and first.timetuple().tm_yday == 1:
        return f"{last:%Y}"
    given = any(
        row[f"{field}_{part}"] for part in ("kind", "label", "first", "last", "core_first", "core_last")
    )
    return f"{first or ''}..{last or ''}" if given else ""


_WITHOUT_ID: Mapping[str, Callable[[Row], str]] = {
    "ties": lambda row: f"{row['child']}>{row['parent']}@{row['since'] or ''}",
    "offices": lambda row: f"{row['person']}>{row['unit']}:{row['role']}@{row['since'] or ''}",
    "mentions": lambda row: f"{row['source']}>{row['subject']}@{row['place'] or ''}{': ' if row['place'] else ''}{row['printed']}",
    "assessments": lambda row: f"{row['subject']}@{_days_of(row, 'period')}",
    "services": lambda row: f"{row['person']}>{row['unit'] or ''}:{row['role']}@{row['since'] or ''}",
    "disciplines": lambda row: f"{row['person']}:{row['form']}@{row['since']}",
    "qualifications": lambda row: f"{row['person']}:{row['level']}@{_days_of(row, 'when')}",
    "union_memberships": lambda row: f"{row['person']}>{row['unit'] or ''}@{row['since'] or ''}",
}  # fmt: skip
"""What records without an id are called; successions are called by their lists, too."""
