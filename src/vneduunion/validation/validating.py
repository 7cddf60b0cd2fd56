"""`validate`: what does not hold, in a dataset, in tables of any engine, or in one record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from vneduunion.errors import Fault
from vneduunion.findings import Finding, Findings, finding_of_fault
from vneduunion.findings.translation import code_of_fault
from vneduunion.model import Dataset, Record
from vneduunion.tables import Tables, schemas, tables
from vneduunion.validation.in_memory import memory_findings
from vneduunion.validation.looking import Lookup
from vneduunion.validation.on_record import record_findings
from vneduunion.validation.on_tables import Located, findings_of, hits, order_of
from vneduunion.validation.profiles import ALL
from vneduunion.validation.rule import MemoryRule, Rule

CAP = 1_000
"""How many findings of one rule are listed, unless the caller says otherwise."""

MISSING, NONE_GIVEN = code_of_fault("missing"), code_of_fault("none_given")
_UNREAD = {code_of_fault(f"bad_{name}") for name in ("date", "quantity", "period", "document_number")} | {
    code_of_fault("wrong_type"),
    code_of_fault("too_large"),
    "X141",  # a name that does not tell its record
}
"""Codes of cells that nothing was read from."""

Told = Callable[[str, int, int | None], None]


def validate(
    data: Dataset | Tables | Record,
    rules: Iterable[Rule] = ALL,
    *,
    against: Dataset | Tables | None = None,
    cap: int = CAP,
    progress: Told | None = None,
) -> Findings:
    """Everything that does not hold, each at its place, all at once.

    Args:
        data: a dataset; tables on polars, DuckDB or Spark, where the rules run as a few queries; or one
            record, which is judged in plain Python without any frame.
        rules: what must hold: a profile (`IMPORT`, `ALL`, `STRICT`), or any rules, a caller's too.
        against: where references may lead besides, e.g. the catalogue; of tables only what is needed
            is brought over.
        cap: how many findings of one rule are listed at the most; the counts are always true.
        progress: called with a stage, how much of it is done, and of how much.

    Returns:
        Findings in a stable order: by table, by row, by field, by code.

    Raises:
        TypeError: `data` is none of these.

    Example:
        >>> from vneduunion.model import Tie, TieKind
        >>> tie = Tie(child="a.school", parent="vetu", kind=TieKind.DIRECT)
        >>> for finding in validate(tie, against=Dataset()):
        ...     print(finding.code, finding.field)
        X201 child
        X201 parent
    """
    rules = tuple(rules)
    if isinstance(data, Record):
        return _in_order(record_findings(data, rules, against))
    if isinstance(data, Dataset):
        rules = tuple(rule for rule in rules if not rule.declared)
    judged: Any = tables(data) if isinstance(data, Dataset) else data
    if not isinstance(judged, Tables):
        msg = f"validate takes a Dataset, Tables or a record, not {type(data).__name__}"
        raise TypeError(msg)
    other = tables(against) if isinstance(against, Dataset) else against
    return _on_tables(judged, rules, other, cap, progress or _silent)


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Nobody asked how far it is."""


def _on_tables(
    data: Tables, rules: tuple[Rule, ...], against: Tables | None, cap: int, progress: Told
) -> Findings:
    judged, absent = _without_absent(rules, data)
    absent += _strangers(data)
    queried = [rule for rule in judged if not isinstance(rule, MemoryRule)]
    remembered = [rule for rule in judged if isinstance(rule, MemoryRule)]
    progress("rules", 0, len(remembered) + 1)
    lookup = Lookup(data, against)
    found = hits(queried, data, lookup, cap)
    located = [*((order_of(item), item) for item in (*data.findings, *absent)), *findings_of(found, data)]
    counts = Counter(data.findings.counts) + Counter(item.code for item in absent)
    counts.update({hit.rule.card.code: 0 for hit in found})
    for hit in {id(hit.rule): hit for hit in found}.values():
        counts[hit.rule.card.code] += hit.count
    for done, rule in enumerate(remembered, 1):
        progress("rules", done, len(remembered) + 1)
        more, n = memory_findings(rule, data, lookup.beside, cap)
        located += more
        counts[rule.card.code] += n
    return without_unreadable(_in_order(located, counts))


def _without_absent(rules: tuple[Rule, ...], data: Tables) -> tuple[list[Rule], list[Finding]]:
    """A column that a table does not have is one finding, not one for every row."""
    kept: list[Rule] = []
    absent: list[Finding] = []
    for rule in rules:
        if rule.card.code == MISSING and rule.declared and _is_absent(rule, data):
            absent.append(_absent_column(rule, data))
        else:
            kept.append(rule)
    return kept, absent


def _strangers(data: Tables) -> Iterator[Finding]:
    """A finding for each column of frames that its table does not have."""
    for table, columns in data.unknown.items():
        known = ", ".join(column.name for column in schemas()[table].columns)
        origin = data.origins.get(table)
        for column in columns:
            fault = Fault(column, "unknown_field", {"known": known})
            yield finding_of_fault(fault, table, place=origin.file or None if origin else None)


def _is_absent(rule: Rule, data: Tables) -> bool:
    """Whether a table lacks the column that a rule demands; parts of optional values may be lacking."""
    name = (rule.field or "").replace(".", "_")
    columns = {column.name: column for column in schemas()[rule.table].columns}
    optional = name in columns and columns[name].value_nullable
    return not optional and name in data.absent.get(rule.table, ())


def without_unreadable(found: Findings) -> Findings:
    """Findings less those that call a cell missing of which another says that it cannot be read.

    Args:
        found: those of reading with those of judging.
    """
    unreadable = {item.place for item in found if item.code in _UNREAD and item.place is not None}
    doubled = Counter(item.code for item in found if _doubled(item, unreadable))
    kept = tuple(item for item in found if not _doubled(item, unreadable))
    counts = {code: n - doubled[code] for code, n in found.counts.items() if n > doubled[code]}
    return Findings(found=kept, counts=counts)


def _doubled(item: Finding, unreadable: set[str]) -> bool:
    return item.code in {MISSING, NONE_GIVEN} and item.place in unreadable


def _absent_column(rule: Rule, data: Tables) -> Finding:
    origin = data.origins.get(rule.table)
    return Finding(
        code=rule.card.code,
        severity=rule.card.severity,
        table=rule.table,
        field=rule.field,
        place=origin.file or None if origin else None,
        rule=rule.card,
    )


def _in_order(located: Iterable[Located], counts: Counter[str] | None = None) -> Findings:
    found = tuple(finding for _, finding in sorted(located, key=_order))
    if counts is None:
        return Findings(found=found)
    return Findings(found=found, counts={code: n for code, n in sorted(counts.items()) if n})


def _order(located: tuple[tuple[Any, ...], Finding]) -> tuple[Any, ...]:
    return located[0]
