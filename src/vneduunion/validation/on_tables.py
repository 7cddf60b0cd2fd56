"""All rules as queries on the tables of any engine; only the offending rows come back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast, final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import evolve, frozen

from vneduunion.findings import Finding
from vneduunion.model import TABLES
from vneduunion.tables import Origin, OriginKind, Tables, TableSchema, schemas
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.looking import (
    GROUPING,
    IN_MEMORY,
    ColumnRow,
    Lookup,
    Need,
    PolarsEngine,
    of_lists,
    widened,
)
from vneduunion.validation.operands import InColumns, NothingKnown
from vneduunion.validation.rule import RowRule, Rule, TableRule

_RULE, _KEY, _AT, _ROW, _FILE, _SAID, _N, _I = "rule", "key", "at", "row", "file", "said", "n", "i"
_ORDER = (_ROW, _FILE, _KEY, _AT, _SAID)
_NEXT, _PART, _MISSING = "\x1e", "\x1f", "\x1d"
"""What parts the rules that a row breaks, the values of one rule, and stands for a missing value."""
_DIGITS = 5
"""As many digits has the number of a rule before its values."""
_AT_ONCE = 16
"""As many sets of offending rows go as one query: DuckDB took sixty of them at once and refused 147."""

Located = tuple[tuple[Any, ...], Finding]
"""A finding with its place in the order of all."""


@final
@frozen(kw_only=True)
class Hit:
    """One row that breaks a rule, as the query gives it."""

    rule: Rule
    key: str | None
    at: int | None
    row: int | None
    file: str | None
    field: str | None
    values: Mapping[str, Any]
    count: int


def hits(rules: Sequence[RowRule | TableRule], tables: Tables, lookup: Lookup, cap: int) -> list[Hit]:
    """The rows that break rules: the first of each rule, with the true count.

    All rules go to the engine together. Each row that breaks a rule says in one text which ones it
    breaks, with the values that their sentences name; the texts are taken apart on the engine too, so
    that the count and the cap are by rule.

    Args:
        rules: what must hold.
        tables: the tables judged.
        lookup: where references are looked up.
        cap: how many rows of one rule come back at the most.
    """
    broken = list(_broken(rules, tables, lookup))
    if tables.engine == "polars":
        broken = _at_hand(broken)
    told = [_uniform(item) for item in broken]
    batches = [told[start : start + _AT_ONCE] for start in range(0, len(told), _AT_ONCE)]
    return [_hit(row, rules[int(row[_RULE])]) for batch in batches for row in _rows_of(batch, cap)]


def _rows_of(told: Sequence[Frame], cap: int) -> Iterable[Mapping[str, Any]]:
    """The first rows of each rule; no rule is in two batches."""
    each = nw.concat(told, how="vertical").with_columns(nw.col(_SAID).str.split(_NEXT)).explode(_SAID)
    named = each.filter(nw.col(_SAID) != "").with_columns(nw.col(_SAID).str.slice(0, _DIGITS).alias(_RULE))
    numbered = named.with_columns(
        nw.len().over(_RULE).alias(_N),
        nw.col(_RULE).cum_count().over(_RULE, order_by=_ORDER).alias(_I),
    )
    rows = numbered.filter(nw.col(_I) <= cap).collect("polars").to_native()
    found: Iterable[Mapping[str, Any]] = rows.iter_rows(named=True)
    return found


def _hit(row: Mapping[str, Any], rule: RowRule | TableRule) -> Hit:
    _, *cells = row[_SAID].split(_PART)
    said = {name: cell for name, cell in zip(rule.values, cells, strict=True) if cell != _MISSING}
    return Hit(
        rule=rule,
        key=row[_KEY],
        at=row[_AT],
        row=row[_ROW],
        file=row[_FILE],
        field=rule.field,
        values=said,
        count=row[_N],
    )


@final
@frozen(eq=False)
class _Judged:
    """A rule about rows as columns: when it is broken, what it says then, and which cells it looks at."""

    breaks: InColumns
    said: nw.Expr
    cells: Collection[str]
    needs: Collection[Need]
    breaks_alone: bool
    """Whether a row breaks it of which nothing is known."""

    @property
    def paths(self) -> frozenset[tuple[str, ...]]:
        """The places that it looks at beside the row."""
        return frozenset(need.path for need in self.needs)

    @property
    def asks_one_list(self) -> bool:
        """Whether it looks at nothing but one list, and is not broken where there is none."""
        lists = [path for path in self.paths if path[0].startswith("#")]
        return len(self.paths) == len(lists) == 1 and not self.cells and not self.breaks_alone


@final
@frozen(eq=False)
class _Broken:
    """Rows of one table that break some rules, with the cells that are named; each says what it breaks."""

    schema: TableSchema
    rows: Frame
    said: nw.Expr
    engine: PolarsEngine


def _broken(rules: Sequence[RowRule | TableRule], tables: Tables, lookup: Lookup) -> Iterator[_Broken]:
    by_table: dict[str, list[_Judged]] = defaultdict(list)
    for number, rule in enumerate(rules):
        if rule.table in tables:
            schema = schemas()[rule.table]
            if isinstance(rule, RowRule):
                by_table[rule.table].append(_judged(number, rule, schema, tables.unread.get(rule.table, ())))
            else:
                said = _said(number, [nw.col(name) for name in rule.values])
                yield _Broken(
                    schema, _narrowed(rule.query(lookup.beside), schema, rule.values), said, GROUPING
                )
    for table, judged in by_table.items():
        for together in _grouped(judged):
            yield _of_rows(schemas()[table], together, tables, lookup)


def _judged(number: int, rule: RowRule, schema: TableSchema, unread: Collection[str]) -> _Judged:
    row = ColumnRow(schema, unread)
    breaks = rule.breaks(row)
    said = _said(number, [row[key].expr for key in rule.values.values()])
    return _Judged(breaks, said, row.cells, row.needs, rule.breaks(NothingKnown()).value is True)


def _grouped(judged: Iterable[_Judged]) -> Iterator[Sequence[_Judged]]:
    """The rules of one table by the places that they look at; a few places go with more of them.

    A join copies the columns that are carried through it. So rules that need no other place are judged
    without any, and others carry no columns but their own.
    """
    groups: dict[frozenset[tuple[str, ...]], list[_Judged]] = defaultdict(list)
    for item in sorted(judged, key=lambda item: -len(item.paths)):
        wider = (paths for paths in groups if item.paths and item.paths <= paths)
        groups[next(wider, item.paths)].append(item)
    yield from groups.values()


def _of_rows(schema: TableSchema, judged: Sequence[_Judged], tables: Tables, lookup: Lookup) -> _Broken:
    """The rows of one table that break any of some rules; what these look up is joined once for all of them."""
    needs = dict.fromkeys(need for item in judged for need in item.needs)
    cells = [cell for item in judged for cell in item.cells]
    broken = _either([item.breaks.expr for item in judged])
    frame = tables[schema.name]
    if all(item.asks_one_list for item in judged):
        rows = of_lists(frame, schema, needs, lookup, broken)
    else:
        own = [item.breaks.own for item in judged if item.breaks.own is not None]
        if needs and len(own) == len(judged):
            frame = frame.filter(_either(own))
        rows = widened(frame, schema, needs, lookup).filter(broken)
    texts = [nw.when(item.breaks.expr).then(item.said).otherwise(nw.lit("")) for item in judged]
    said = nw.concat_str(texts, separator=_NEXT) if len(texts) > 1 else texts[0]
    return _Broken(schema, _narrowed(rows, schema, [*cells, *(need.name for need in needs)]), said, IN_MEMORY)


def _either(conditions: Sequence[nw.Expr]) -> nw.Expr:
    """That one of some conditions holds; halved, since DuckDB follows expressions to a limited depth."""
    if len(conditions) == 1:
        return conditions[0]
    middle = len(conditions) // 2
    return _either(conditions[:middle]) | _either(conditions[middle:])


def _narrowed(rows: Frame, schema: TableSchema, cells: Iterable[str]) -> Frame:
    """The columns that tell a row, and some cells."""
    at = () if schema.parent is None else (ORDINAL,)
    return rows.select(*dict.fromkeys((_key(schema), *at, ORIGIN_ROW, ORIGIN_FILE, *cells)))


def _at_hand(broken: Sequence[_Broken]) -> list[_Broken]:
    """What polars finds, all tables at once, so that texts are made only where rows break rules."""
    kept = []
    for engine in (IN_MEMORY, GROUPING):
        items = [item for item in broken if item.engine == engine]
        found = pl.collect_all([item.rows.to_native() for item in items], engine=engine)
        rows = zip(items, found, strict=True)
        kept += [evolve(item, rows=nw.from_native(frame.lazy())) for item, frame in rows if frame.height]
    return kept


def _said(number: int, cells: Sequence[nw.Expr]) -> nw.Expr:
    """The number of a rule and the values that its sentence names, as one text."""
    head = nw.lit(f"{number:0{_DIGITS}d}")
    texts = [cell.cast(nw.String) for cell in cells]
    for parting in (_NEXT, _PART):
        texts = [text.str.replace_all(parting, " ", literal=True) for text in texts]
    return (
        nw.concat_str([head, *(text.fill_null(_MISSING) for text in texts)], separator=_PART)
        if texts
        else head
    )


def _uniform(broken: _Broken) -> Frame:
    """Offending rows with the columns that all rules share, so that they go as one query."""
    at = nw.lit(None) if broken.schema.parent is None else nw.col(ORDINAL)
    return broken.rows.select(
        nw.col(_key(broken.schema)).cast(nw.String).alias(_KEY),
        at.cast(nw.Int64).alias(_AT),
        nw.col(ORIGIN_ROW).alias(_ROW),
        nw.col(ORIGIN_FILE).alias(_FILE),
        broken.said.alias(_SAID),
    )


def _key(schema: TableSchema) -> str:
    """The column by which a finding tells the record of a row."""
    if schema.parent is not None:
        return RECORD
    return "id" if schema.has_id else ORDINAL


def findings_of(found: Sequence[Hit], tables: Tables) -> Iterator[Located]:
    """The findings of offending rows.

    Args:
        found: the rows.
        tables: where natural keys and places are looked up.
    """
    keys = _natural_keys(found, tables)
    for hit in found:
        rule, schema = hit.rule, schemas()[hit.rule.table]
        root = schema.parent or schema.name
        origin = tables.origins.get(rule.table, _NOWHERE)
        finding = Finding(
            code=rule.card.code,
            severity=rule.card.severity,
            table=rule.table,
            record=keys.get((root, hit.key), hit.key) if hit.key is not None else None,
            field=hit.field,
            place=origin.place(schema, hit.row, hit.field or "", hit.at, hit.file),
            row=hit.row,
            values={**rule.constants, **hit.values},
            rule=rule.card,
        )
        yield order_of(finding, hit.file, hit.at), finding


_NOWHERE = Origin(kind=OriginKind.LINES)


def order_of(finding: Finding, file: str | None = None, at: int | None = None) -> tuple[Any, ...]:
    """Where a finding stands among all: by table, row, field and code; what is of no known table comes first."""
    root, _, child = finding.table.partition(".")
    return (
        list(TABLES).index(root) if root in TABLES else -1,
        file or "",
        -1 if finding.row is None else finding.row,
        finding.record or "",
        child,
        -1 if at is None else at,
        finding.field or "",
        finding.code,
        sorted((key, str(value)) for key, value in finding.values.items()),
    )


def _natural_keys(found: Iterable[Hit], tables: Tables) -> Mapping[tuple[str, str | None], str]:
    """The natural keys of offending records that bear no id, by table and position."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for hit in found:
        root = hit.rule.table.partition(".")[0]
        if not schemas()[root].has_id and hit.key is not None:
            wanted[root].add(hit.key)
    return {
        (root, str(ordinal)): key
        for root, ordinals in wanted.items()
        for ordinal, key in _keys_of(root, sorted(map(int, ordinals)), tables).items()
    }


def _keys_of(root: str, ordinals: list[int], tables: Tables) -> dict[int, str]:
    rows = tables[root].filter(nw.col(ORDINAL).is_in(ordinals)).collect("polars").to_native()
    lists: dict[tuple[int, str], list[str]] = defaultdict(list)
    for child in map(schemas().__getitem__, schemas()[root].children):
        if child.record is None:
            kept = tables[child.name].filter(nw.col(RECORD).is_in(ordinals)).collect("polars").to_native()
            for row in kept.sort(RECORD, ORDINAL).iter_rows(named=True):
                lists[row[RECORD], child.field or ""].append(str(row[VALUE]))
    fields = [child.field or "" for child in map(schemas().__getitem__, schemas()[root].children)]
    reads = cast(property, TABLES[root].key).fget
    assert reads is not None  # noqa: S101 every class of records reads its key
    return {
        row[ORDINAL]: reads(
            SimpleNamespace(
                **row,
                **_values(schemas()[root], row),
                **{field: tuple(lists[row[ORDINAL], field]) for field in fields},
            )
        )
        for row in rows.iter_rows(named=True)
    }


def _values(schema: TableSchema, row: Mapping[str, Any]) -> dict[str, SimpleNamespace | None]:
    """The values of a row with their parts as they stand in its columns, though they may be none that can be."""
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    for column in schema.columns:
        if column.value is not None:
            field, part = column.path
            parts[field][part] = row[column.name]
    return {
        field: SimpleNamespace(**said) if any(cell is not None for cell in said.values()) else None
        for field, said in parts.items()
    }
