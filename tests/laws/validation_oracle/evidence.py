"""What is wrong with evidence, worked out record by record."""

from collections.abc import Callable
from typing import Any

from tests.laws.validation_oracle.walking import Key, certainly_outside, records, sticks_out, together
from vneduunion.model import Dataset, QualificationBand, ServiceKind
from vneduunion.values.periods import PeriodKind

YEARS = {PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR, PeriodKind.WORK_YEAR}
HELD = ("services", "union_memberships")


def _days(period: Any) -> Any:
    return period and (period.first, period.last)


def _known(period: Any) -> bool:
    return period.first is not None and period.last is not None


ONE_FACT: dict[str, Callable[[Any, Any], bool]] = {
    "assessments": lambda one, other: (
        (one.subject, one.rating, _days(one.period)) == (other.subject, other.rating, _days(other.period))
        and _known(one.period)
    ),
    "services": lambda one, other: (
        (one.person, one.unit, one.role) == (other.person, other.unit, other.role) and together(one, other)
    ),
    "disciplines": lambda one, other: (
        (one.person, one.form) == (other.person, other.form) and together(one, other)
    ),
    "qualifications": lambda one, other: (
        (one.person, one.level, _days(one.when)) == (other.person, other.level, _days(other.when))
    ),
    "union_memberships": lambda one, other: (
        (one.person, one.unit) == (other.person, other.unit) and together(one, other)
    ),
}


def _beside(data: Dataset, table: str, wrong: Callable[[Any, Any], bool]) -> set[Key]:
    """The records that are wrong beside another one of their table."""
    found = list(records(data, table))
    return {key for key, one in found for other_key, other in found if key != other_key and wrong(one, other)}


def _alone(data: Dataset, table: str, wrong: Callable[[Any], bool]) -> set[Key]:
    return {key for key, record in records(data, table) if wrong(record)}


def _twice(data: Dataset) -> set[Key]:
    return {key for table, same in ONE_FACT.items() for key in _beside(data, table, same)}


def _rated_otherwise(data: Dataset) -> set[Key]:
    def differ(one: Any, other: Any) -> bool:
        return (
            one.subject == other.subject
            and one.rating is not other.rating
            and {one.period.kind, other.period.kind} <= YEARS
            and one.period.last == other.period.last
        )

    return _beside(data, "assessments", differ)


def _outside(data: Dataset) -> set[Key]:
    def wrong(record: Any) -> bool:
        body = data.units.get(record.subject) or data.groups.get(record.subject)
        return body is not None and certainly_outside(record.period, body)

    return _alone(data, "assessments", wrong)


def _in_units(data: Dataset, wrong: Callable[[Any, Any], bool]) -> set[Key]:
    return {
        key
        for table in HELD
        for key, record in records(data, table)
        if record.unit in data.units and wrong(record, data.units[record.unit])
    }


def _lower(data: Dataset) -> set[Key]:
    def falls(one: Any, other: Any) -> bool:
        if one.person != other.person or one.level is not QualificationBand.UP_TO_COLLEGE:
            return False
        if other.level is QualificationBand.UP_TO_COLLEGE:
            return False
        if other.when is None:
            return True
        ended, begun = other.when.last, one.when and one.when.first
        return ended is not None and begun is not None and ended <= begun

    return _beside(data, "qualifications", falls)


def _full_time(data: Dataset) -> set[Key]:
    whole = {
        ServiceKind.UNION_FULL_TIME: True,
        ServiceKind.UNION_PART_TIME: False,
        ServiceKind.UNION_PART_TIME_NON_STATE: False,
    }
    return _alone(
        data,
        "services",
        lambda item: (
            item.full_time is not None and whole.get(item.role, item.full_time) is not item.full_time
        ),
    )


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "H101": _twice,
    "H102": _rated_otherwise,
    "H103": lambda data: _alone(data, "assessments", lambda item: item.period.kind not in YEARS),
    "H104": _outside,
    "H105": lambda data: _in_units(data, lambda span, life: not together(span, life)),
    "H106": lambda data: _in_units(data, sticks_out),
    "H107": lambda data: _alone(data, "disciplines", lambda item: item.until is None),
    "H108": _lower,
    "H109": _full_time,
}
