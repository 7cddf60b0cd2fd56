"""`validate`: what does not hold, in a dataset, in tables of any engine, or in one record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from vneduunion.errors import LoadError
from vneduunion.findings import Finding, Findings
from vneduunion.findings.translation import code_of_fault
from vneduunion.model import Dataset, Record
from vneduunion.tables import Tables, schemas
from vneduunion.tables.columns import RECORD
from vneduunion.tables.from_records import tables_to_judge
from vneduunion.tables.holder import is_of_engine
from vneduunion.validation.in_memory import memory_findings
from vneduunion.validation.looking import Lookup
from vneduunion.validation.on_record import record_findings
from vneduunion.validation.on_tables import Located, findings_of, hits, order_of
from vneduunion.validation.profiles import ALL
from vneduunion.validation.rule import MemoryRule, Rule

CAP = 1_000
"""How many findings of one rule are listed, unless the caller says otherwise."""

MISSING = code_of_fault("missing")

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
        Findings in a stable order: by table, by row, by field, by code. A number above 2**63 - 1, which no
        column holds, is one of them; rules take it for missing.

    Raises:
        TypeError: `data`, `rules` or `against` is none of these.
        LoadError: DuckDB cannot read a table.
        BadRecord: a text of a dataset has half of a surrogate pair, which no column holds either.

    Example:
        >>> from vneduunion.model import Tie, TieKind
        >>> tie = Tie(child="a.school", parent="vetu", kind=TieKind.DIRECT)
        >>> for finding in validate(tie, against=Dataset()):
        ...     print(finding.code, finding.field)
        X201 child
        X201 parent
    """
    rules = _demanded(rules)
    _demand_data(against)
    if isinstance(data, Record):
        return _in_order(record_findings(data, rules, against))
    if isinstance(data, Dataset):
        rules = tuple(rule for rule in rules if not rule.declared)
    judged: Any = tables_to_judge(data) if isinstance(data, Dataset) else data
    if not isinstance(judged, Tables):
        msg = f"validate takes a Dataset, Tables or a record, not {type(data).__name__}"
        raise TypeError(msg)
    other = tables_to_judge(against) if isinstance(against, Dataset) else against
    with _unreadable_told(judged, other):
        return _on_tables(judged, rules, other, cap, progress or _silent)


@contextmanager
def _unreadable_told(*given: Tables | None) -> Iterator[None]:
    """Where DuckDB fails, the tables that it cannot read are named, if there are any."""
    try:
        yield
    except Exception as error:
        if is_of_engine(error):
            faults = [fault for tables in given if tables is not None for fault in tables.unreadable()]
            if faults:
                raise LoadError(faults) from error
        raise


def _demand_data(against: Any) -> None:
    if not isinstance(against, Dataset | Tables | None):
        msg = f"against is a Dataset or Tables, not {type(against).__name__}"
        raise TypeError(msg)


def _demanded(rules: Any) -> tuple[Rule, ...]:
    """The rules as a tuple.

    Raises:
        TypeError: they are no rules.
    """
    strange: list[Any] = [rules] if isinstance(rules, str) or not isinstance(rules, Iterable) else []
    taken: tuple[Rule, ...] = () if strange else tuple(rules)
    strange += [item for item in taken if not isinstance(item, Rule)]
    if strange:
        msg = f"rules is a profile (IMPORT, ALL, STRICT) or several rules, not {strange[0]!r}"
        raise TypeError(msg)
    return taken


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Nobody asked how far it is."""


def _on_tables(
    data: Tables, rules: tuple[Rule, ...], against: Tables | None, cap: int, progress: Told
) -> Findings:
    judged, absent = _without_absent(rules, data)
    absent += data.strangers()
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
    return _in_order(located, counts)


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


def _is_absent(rule: Rule, data: Tables) -> bool:
    """Whether a table lacks the column that a rule demands; parts of optional values may be lacking."""
    schema, absent = schemas()[rule.table], set(data.absent.get(rule.table, ()))
    name = (rule.field or "").replace(".", "_")
    columns = {column.name: column for column in schema.columns}
    if name in columns:
        return name in absent and not columns[name].value_nullable
    return {part.name for part in schema.parts(name)} <= absent if name != RECORD else name in absent


def _absent_column(rule: Rule, data: Tables) -> Finding:
    origin = data.origins.get(rule.table)
    return Finding(
        code=rule.card.code,
        severity=rule.card.severity,
        table=rule.table,
        field=rule.field,
        place=origin.place(schemas()[rule.table], None, rule.field or "") if origin else None,
        rule=rule.card,
    )


def _in_order(located: Iterable[Located], counts: Counter[str] | None = None) -> Findings:
    found = tuple(finding for _, finding in sorted(located, key=_order))
    if counts is None:
        return Findings(found=found)
    return Findings(found=found, counts={code: n for code, n in sorted(counts.items()) if n})


def _order(located: tuple[tuple[Any, ...], Finding]) -> tuple[Any, ...]:
    return located[0]
