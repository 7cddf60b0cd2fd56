"""Units of the union system and the ties between them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, final

from annotated_types import Interval
from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Ordered, Rule, Text
from vneduunion.values.ids import DocumentId, TerritoryId, UnitId
from vneduunion.values.names import Name


class UnitKind(StrEnum):
    """Kinds of organisation, from the confederation down to the union team.

    Source: Trade Union Law 2024 (four levels) and the guidance of 2025 on commune unions.
    """

    CONFEDERATION = "CONFEDERATION"
    PROVINCIAL_FEDERATION = "PROVINCIAL_FEDERATION"
    CENTRAL_SECTOR_UNION = "CENTRAL_SECTOR_UNION"
    CORPORATION_UNION_CENTRAL = "CORPORATION_UNION_CENTRAL"
    LOCAL_SECTOR_UNION = "LOCAL_SECTOR_UNION"
    DISTRICT_FEDERATION = "DISTRICT_FEDERATION"
    DISTRICT_EDUCATION_UNION = "DISTRICT_EDUCATION_UNION"
    COMMUNE_UNION = "COMMUNE_UNION"
    INDUSTRIAL_PARK_UNION = "INDUSTRIAL_PARK_UNION"
    UNIVERSITY_UNION_UPPER = "UNIVERSITY_UNION_UPPER"
    GRASSROOTS = "GRASSROOTS"
    GUILD = "GUILD"
    GRASSROOTS_MEMBER = "GRASSROOTS_MEMBER"
    SECTION = "SECTION"
    TEAM = "TEAM"
    GUILD_SECTION = "GUILD_SECTION"


class TieKind(StrEnum):
    """How one unit stands below another.

    DIRECT: belongs to it and is managed by it; at most one at any instant. GUIDANCE: is guided by
    it in professional matters. COORDINATION: works with it; no containment follows.
    """

    DIRECT = "DIRECT"
    GUIDANCE = "GUIDANCE"
    COORDINATION = "COORDINATION"


@final
@frozen(kw_only=True)
class Unit(Record):
    """An organisation of the union system. Its territory is another thing.

    Attributes:
        id: e.g. `vetu`, `hanoi.education`.
        kind: what kind of organisation it is.
        level: 1 (central) to 4 (grassroots) as the law counts; `None` below the grassroots or on
            an intermediate tier. A provincial education union is level 3 although it bears the
            name of a province.
        name: names in both languages with all spellings met.
        abbreviation: as its own texts print it, e.g. `CĐGDVN`.
        territory: where it works, a `Territory`.
        since: the first day of its life.
        until: the last day of its life.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    id: UnitId
    kind: UnitKind
    level: Annotated[int, Interval(ge=1, le=4)] | None = None
    name: Name
    abbreviation: Text | None = None
    territory: TerritoryId | None = None
    since: date | None = None
    until: date | None = None


@final
@frozen(kw_only=True)
class Tie(Record):
    """That one unit stands below another, for a time.

    Attributes:
        child: the lower unit.
        parent: the upper unit.
        kind: the line the tie belongs to.
        since: the first day on which it holds.
        until: the last day on which it holds.
        document: the act that made it.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    child: UnitId
    parent: UnitId
    kind: TieKind
    since: date | None = None
    until: date | None = None
    document: DocumentId | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hanoi.education>vetu@2020-01-01`."""
        return f"{self.child}>{self.parent}@{self.since or ''}"
