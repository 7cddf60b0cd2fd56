"""What checking costs when a record is made: the same fields in a bare attrs class as peer."""

from datetime import date

from attrs import frozen

from benchmarks.clock import Table, rounds, row
from vneduunion import Tie
from vneduunion.model import TieKind
from vneduunion.values.ids import UnitId

ROUNDS = 15
EACH = 20_000


@frozen(kw_only=True)
class BareTie:
    """The fields of a `Tie` without any check."""

    child: str
    parent: str
    kind: TieKind
    since: date | None = None
    until: date | None = None
    document: str | None = None
    sources: tuple[str, ...] = ()
    mark: None = None
    note: str | None = None


def make_bare() -> None:
    """Many unchecked records."""
    for _ in range(EACH):
        BareTie(child="hanoi.education", parent="vetu", kind=TieKind.GUIDANCE, since=date(2020, 1, 1))


def make_checked() -> None:
    """The same many records of the library."""
    child, parent = UnitId("hanoi.education"), UnitId("vetu")
    for _ in range(EACH):
        Tie(child=child, parent=parent, kind=TieKind.GUIDANCE, since=date(2020, 1, 1))


def measure() -> Table:
    """One record of each class."""
    seconds = rounds({"bare": make_bare, "checked": make_checked}, ROUNDS)
    return Table(
        "Records",
        f"Making one record of nine fields, {EACH:,} in a row, {ROUNDS} interleaved rounds.",
        (
            row("bare attrs class, nothing checked", seconds["bare"], per=EACH),
            row("`Tie`, every field and rule checked", seconds["checked"], per=EACH),
        ),
    )
