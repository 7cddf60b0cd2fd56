"""What is wrong with units, worked out record by record."""

from collections.abc import Callable
from datetime import date

from tests.laws.validation_oracle.walking import Key, records, together
from vneduunion.model import Dataset, TieKind, Unit

LEVELS = {
    "CONFEDERATION": 1,
    **dict.fromkeys(("PROVINCIAL_FEDERATION", "CENTRAL_SECTOR_UNION", "CORPORATION_UNION_CENTRAL"), 2),
    **dict.fromkeys(("LOCAL_SECTOR_UNION", "DISTRICT_FEDERATION", "COMMUNE_UNION"), 3),
    **dict.fromkeys(("INDUSTRIAL_PARK_UNION", "UNIVERSITY_UNION_UPPER"), 3),
    **dict.fromkeys(("GRASSROOTS", "GUILD"), 4),
}
GONE = {"DISTRICT_FEDERATION", "LOCAL_SECTOR_UNION", "DISTRICT_EDUCATION_UNION"}


def given_days(span) -> list[date]:
    return [day for day in (span.since, span.until) if day is not None]


def after_june(span) -> bool:
    return any(day >= date(2025, 7, 1) for day in given_days(span))


def before_guidance(span) -> bool:
    return any(day < date(2025, 6, 12) for day in given_days(span))


def _units(holds: Callable[[Dataset, Unit], bool]) -> Callable[[Dataset], set[Key]]:
    return lambda data: {key for key, unit in records(data, "units") if holds(data, unit)}


def _late_district(unit: Unit) -> bool:
    late = unit.since is not None and unit.since >= date(2025, 7, 1)
    return unit.kind.value == "DISTRICT_FEDERATION" and late


def _unmanaged(data: Dataset, unit: Unit) -> bool:
    parents = [tie for tie in data.ties if tie.child == unit.id and tie.kind is TieKind.DIRECT]
    return bool(data.ties) and not parents and unit.kind.value != "CONFEDERATION"


def _elsewhere(data: Dataset, unit: Unit) -> bool:
    return unit.territory in data.territories and not together(unit, data.territories[unit.territory])


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "U101": _units(
        lambda _, unit: unit.level is not None and LEVELS.get(unit.kind.value, unit.level) != unit.level
    ),
    "U102": _units(lambda _, unit: unit.level is not None and unit.kind.value not in LEVELS),
    "U103": _units(_unmanaged),
    "U104": _units(lambda _, unit: _late_district(unit)),
    "U105": _units(lambda _, unit: unit.kind.value in GONE and after_june(unit) and not _late_district(unit)),
    "U106": _units(lambda _, unit: unit.kind.value == "COMMUNE_UNION" and before_guidance(unit)),
    "U107": _units(_elsewhere),
}
