"""Faults of single fields as findings: one code for each kind of fault."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from vneduunion.errors import Fault, Words
from vneduunion.findings.cards import cards
from vneduunion.findings.finding import Finding


def finding_of_fault(
    fault: Fault, table: str, record: str | None = None, place: str | None = None, row: int | None = None
) -> Finding:
    """A fault of the loader or of a constructor as a finding.

    Args:
        fault: its place is the field, unless `place` says where the field stands.
        table: the table of the record.
        record: the record's id, where it has one that can be read.
        place: where the cell stands.
        row: the row of the file or sheet that it stands in.

    Example:
        >>> finding_of_fault(Fault("kind", "missing"), "units", "vetu", "units.csv:3: kind").code
        'X101'
    """
    code = code_of_fault(fault.code)
    return Finding(
        code=code,
        severity=cards()[code].severity,
        table=table,
        record=record,
        field=fault.place or None,
        place=place,
        row=row,
        values={key: _plain(value) for key, value in fault.values.items()},
    )


def code_of_fault(fault: str) -> str:
    """The code of findings that stands for the code of a fault.

    Raises:
        KeyError: no finding says it.
    """
    return _codes()[fault]


@cache
def _codes() -> Mapping[str, str]:
    return {item.fault: item.code for item in cards().values() if item.fault is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Words):
        return value._asdict()
    return value if isinstance(value, int | str) else str(value)
