"""Territories: versioned by scheme, because codes are used again for other places."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Ordered, Rule, Text
from vneduunion.values.ids import TerritoryId
from vneduunion.values.names import Name


class TerritoryRank(StrEnum):
    """Rank of an administrative territory; a CITY is centrally run and stands beside provinces."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    DISTRICT = "DISTRICT"
    COMMUNE = "COMMUNE"
    WARD = "WARD"
    SPECIAL_ZONE = "SPECIAL_ZONE"


@final
@frozen(kw_only=True)
class Territory(Record):
    """An administrative territory under one scheme.

    Attributes:
        id: e.g. `vn34.lao-cai`; never the code.
        scheme: the list it belongs to: `vn-63` before 1 July 2025, `vn-34` since.
        code: the statistical office's code in that scheme; seven province codes changed their
            meaning in 2025.
        name: names in both languages.
        rank: province, city and so on.
        parent: the territory it lies in, under the same scheme.
        since: first day.
        until: last day.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    id: TerritoryId
    scheme: Text
    code: Text
    name: Name
    rank: TerritoryRank | None = None
    parent: TerritoryId | None = None
    since: date | None = None
    until: date | None = None
