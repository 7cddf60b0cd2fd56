"""The peers of the checks on columns: the same constraints in pydantic 2 and in pandera on polars.

Both are in their quickest usual form. pydantic's patterns run in its own engine; a value that is
missing is left out of a row. pandera's checks get whole frames, since it checks no data of lazy ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Annotated, Any

import annotated_types as at
import narwhals.stable.v2 as nw
import pandera.polars as pa
import polars as pl
from pydantic import BaseModel, StringConstraints, TypeAdapter

from vneduunion.model import AuthorRole, InitiativeKind, Mark, RecognitionLevel
from vneduunion.model.initiatives import Influence
from vneduunion.tables import Column, TableSchema, schemas
from vneduunion.tables.columns import GIVEN, RECORD
from vneduunion.tables.from_records import POLARS
from vneduunion.validation import RowRule
from vneduunion.validation.fields import field_rules
from vneduunion.validation.looking import ColumnRow
from vneduunion.values.constraints import pattern_of
from vneduunion.values.ids import SLUG
from vneduunion.values.periods import PeriodKind

Slug = Annotated[str, StringConstraints(pattern=f"^(?:{SLUG.pattern})$")]
Words = Annotated[str, StringConstraints(pattern=r"^(?s:\S(?:.*\S)?)$")]
Day = Annotated[date, at.Interval(ge=date(1000, 1, 1), le=date(9998, 12, 31))]
Amount = Annotated[int, at.Ge(0)]
Share = Annotated[int, at.Interval(ge=0, le=10_000)]


class Period(BaseModel):
    """The fields of a period."""

    kind: PeriodKind
    label: Words | None = None
    first: Day | None = None
    last: Day | None = None
    core_first: Day | None = None
    core_last: Day | None = None


class Quantity(BaseModel):
    """The fields of a quantity."""

    low: Amount | None = None
    high: Amount | None = None
    likely_low: Amount | None = None
    likely_high: Amount | None = None
    text: Words | None = None


class Authorship(BaseModel):
    """One person's part."""

    person: Slug
    unit: Slug | None = None
    role: AuthorRole | None = None
    share: Share | None = None


class Recognition(BaseModel):
    """That a body recognised it."""

    level: RecognitionLevel
    by: Slug | None = None
    when: Period | None = None
    decision: Slug | None = None
    grade: Words | None = None
    influence: Influence | None = None


class Initiative(BaseModel):
    """The fields of an initiative, each by itself."""

    id: Slug
    title: Words
    kind: InitiativeKind
    authors: tuple[Authorship, ...] = ()
    units: tuple[Slug, ...] = ()
    group: Slug | None = None
    movement: Slug | None = None
    submitted: Period | None = None
    published: Period | None = None
    applied: Period | None = None
    recognitions: tuple[Recognition, ...] = ()
    benefit: Quantity | None = None
    sources: tuple[Slug, ...] = ()
    mark: Mark | None = None
    note: Words | None = None


ADAPTER = TypeAdapter(list[Initiative])


def rows(made: Mapping[str, pl.DataFrame]) -> list[dict[str, Any]]:
    """Initiatives with all that is theirs as plain data; what is missing is left out.

    Args:
        made: the frames of all tables.
    """
    lists = {name: _lists(made[f"initiatives.{name}"], name) for name in ("authors", "units", "recognitions")}
    found = []
    for row in _plain(made["initiatives"], schemas()["initiatives"]):
        many = {name: items[row["id"]] for name, items in lists.items() if row["id"] in items}
        found.append(row | many)
    return found


def _lists(frame: pl.DataFrame, name: str) -> Mapping[str, list[Any]]:
    schema = schemas()[f"initiatives.{name}"]
    single = schema.record is None
    found: dict[str, list[Any]] = defaultdict(list)
    for key, row in zip(frame[RECORD], _plain(frame, schema), strict=True):
        found[key].append(row["value"] if single else row)
    return found


def _plain(frame: pl.DataFrame, schema: TableSchema) -> Iterator[dict[str, Any]]:
    """The rows of a frame, the columns of a value as one object."""
    paths = {column.name: column.path for column in schema.columns if column.path[-1] != GIVEN}
    for row in frame.select(*paths).iter_rows():
        plain: dict[str, Any] = {}
        for path, cell in zip(paths.values(), row, strict=True):
            if cell is not None and len(path) > 1:
                plain.setdefault(path[0], {})[path[1]] = cell
            elif cell is not None:
                plain[path[0]] = cell
        yield plain


@cache
def frame_schemas() -> Mapping[str, pa.DataFrameSchema]:
    """A schema of every table: the checks of its columns, and those between the columns of a row."""
    return {name: _frame_schema(schema) for name, schema in schemas().items()}


def _frame_schema(schema: TableSchema) -> pa.DataFrameSchema:
    keys = {name: pa.Column(POLARS[storage]) for name, storage in schema.keys.items()}
    columns = keys | {column.name: _checked(column) for column in schema.columns}
    return pa.DataFrameSchema(columns, list(_between(schema)))


def rules_of_one_table() -> tuple[RowRule, ...]:
    """The rules of fields but for the sum of an initiative's shares, which lie in another table."""
    return tuple(rule for rule, row, _ in _looked_at() if not row.needs)


@cache
def _looked_at() -> tuple[tuple[RowRule, ColumnRow, nw.Expr], ...]:
    """Each rule of the rows with the columns that it looks at, and its condition."""
    rules = [rule for rule in field_rules() if isinstance(rule, RowRule)]
    rows = [ColumnRow(schemas()[rule.table]) for rule in rules]
    return tuple((rule, row, rule.breaks(row).expr) for rule, row in zip(rules, rows, strict=True))


def _between(schema: TableSchema) -> Iterator[pa.Check]:
    """The library's own conditions on several columns; what asks for another table is left out."""
    for rule, row, broken in _looked_at():
        if rule.table == schema.name and len(row.cells) > 1 and not row.needs:
            yield pa.Check(partial(_keeps, broken))


def _keeps(broken: nw.Expr, data: pa.PolarsData) -> pl.LazyFrame:
    kept: pl.LazyFrame = nw.from_native(data.lazyframe).select((~broken).alias("kept")).to_native()
    return kept


def _checked(column: Column) -> pa.Column:
    may_be_missing = column.nullable or column.value_nullable
    return pa.Column(POLARS[column.storage], list(_checks(column)), nullable=may_be_missing)


def _checks(column: Column) -> Iterator[pa.Check]:
    if column.choices:
        yield pa.Check.isin(column.choices)
    if column.shape.ids:
        yield pa.Check.str_matches(f"^(?:{SLUG.pattern})$")
    for constraint in column.shape.constraints:
        match constraint:
            case at.Predicate():
                yield pa.Check.str_matches(_anchored(pattern_of(constraint)))
            case at.Ge():
                yield pa.Check.ge(constraint.ge)
            case at.Le():
                yield pa.Check.le(constraint.le)


def _anchored(pattern: re.Pattern[str]) -> str:
    return f"^(?s:{pattern.pattern})$" if pattern.flags & re.DOTALL else f"^(?:{pattern.pattern})$"


def check_frames(made: Mapping[str, pl.DataFrame]) -> None:
    """All tables, every fault of a table before the next.

    Args:
        made: the frames of all tables.
    """
    for name, frame in made.items():
        frame_schemas()[name].validate(frame, lazy=True)
