"""Successions: how units and territories follow one another."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import BasisPoints, Checked, OneOf, Rule, SumAtMost
from vneduunion.values.ids import DocumentId, TerritoryId, UnitId


class SuccessionKind(StrEnum):
    """What happened on the day of a succession."""

    FOUNDED = "FOUNDED"
    RENAMED = "RENAMED"
    MERGED = "MERGED"
    SPLIT = "SPLIT"
    ABSORBED = "ABSORBED"
    DISSOLVED = "DISSOLVED"
    TRANSFERRED = "TRANSFERRED"


@final
@frozen(kw_only=True)
class Share(Checked):
    """What part of a divided unit or territory went to one successor.

    Attributes:
        after: the successor.
        basis_points: its part in hundredths of a per cent.
    """

    after: UnitId | TerritoryId
    basis_points: BasisPoints


@final
@frozen(kw_only=True)
class Succession(Record):
    """That some units (or territories) ended or changed and others came out of them.

    Attributes:
        kind: what happened.
        before: those that were; empty when founded.
        after: those that came; empty when dissolved without a successor.
        on: the first day of the new state.
        document: the act that ordered it.
        shares: the parts of a split, where they are known.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (
        OneOf(("before", "after")),
        SumAtMost("shares", "basis_points", 10_000),
    )

    kind: SuccessionKind
    before: tuple[UnitId | TerritoryId, ...] = ()
    after: tuple[UnitId | TerritoryId, ...] = ()
    on: date
    document: DocumentId | None = None
    shares: tuple[Share, ...] = ()

    @property
    def key(self) -> str:
        """The natural key, e.g. `vn63.lao-cai+vn63.yen-bai>vn34.lao-cai@2025-07-01`."""
        return f"{'+'.join(self.before)}>{'+'.join(self.after)}@{self.on}"
