"""What is wrong with awards, worked out record by record."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.laws.validation_oracle.walking import (
    Key,
    certainly_after,
    certainly_before,
    certainly_earlier,
    certainly_outside,
    records,
)
from vneduunion.model import Award, AwardFrequency, AwardLevel, Dataset, RecipientKind, UnitKind

SECTORAL = {UnitKind.CENTRAL_SECTOR_UNION, UnitKind.CORPORATION_UNION_CENTRAL}


def _no_unit_then(data: Dataset) -> set[Key]:
    return {
        key
        for key, award in records(data, "awards")
        if award.conferred_by in data.units and certainly_outside(award.when, data.units[award.conferred_by])
    }


def _collective(data: Dataset, award: Award) -> Any:
    return data.units.get(award.recipient) or data.groups.get(award.recipient)


def _too_early(data: Dataset) -> set[Key]:
    return {
        key
        for key, award in records(data, "awards")
        if (body := _collective(data, award)) and certainly_before(award.when, body)
    }


def _too_late(data: Dataset) -> set[Key]:
    return {
        key
        for key, award in records(data, "awards")
        if (body := _collective(data, award)) and certainly_after(award.when, body)
    }


def _levels(data: Dataset) -> Iterator[tuple[Key, AwardLevel, UnitKind]]:
    for key, award in records(data, "awards"):
        kind = data.award_kinds.get(award.kind)
        giver = None if award.conferred_by is None else data.units.get(award.conferred_by)
        if kind and giver and kind.level:
            yield key, kind.level, giver.kind


def _not_the_confederation(data: Dataset) -> set[Key]:
    return {
        key
        for key, level, giver in _levels(data)
        if level is AwardLevel.CENTRAL_UNION and giver not in {UnitKind.CONFEDERATION, *SECTORAL}
    }


def _unusual(data: Dataset) -> set[Key]:
    def usual(level: AwardLevel, giver: UnitKind) -> bool:
        match level:
            case AwardLevel.STATE:
                return False
            case AwardLevel.MINISTRY:
                return giver is UnitKind.CONFEDERATION
            case AwardLevel.CENTRAL_UNION:
                return giver not in SECTORAL
            case AwardLevel.PROVINCE:
                return giver in {UnitKind.PROVINCIAL_FEDERATION, *SECTORAL}
            case _:
                return True

    return {key for key, level, giver in _levels(data) if not usual(level, giver)}


def _wrong_recipient(data: Dataset) -> set[Key]:
    found = set()
    for key, award in records(data, "awards"):
        kind = data.award_kinds.get(award.kind)
        is_person, is_body = award.recipient in data.persons, _collective(data, award) is not None
        received_as = RecipientKind.INDIVIDUAL if is_person else RecipientKind.COLLECTIVE
        if kind and kind.recipients and (is_person or is_body) and received_as not in kind.recipients:
            found.add(key)
    return found


def _revoked_first(data: Dataset) -> set[Key]:
    return {key for key, award in records(data, "awards") if certainly_earlier(award.revoked, award.when)}


def _pairs(data: Dataset, alike: Callable[[Award, Award], bool]) -> set[Key]:
    found = list(records(data, "awards"))
    return {key for key, one in found for _, other in found if one.id != other.id and alike(one, other)}


def _year(award: Award) -> int | None:
    when = award.when
    if when.first is None or when.last is None or when.first.year != when.last.year:
        return None
    return when.first.year


def _comprehensive_and_thematic(data: Dataset) -> set[Key]:
    def both(one: Award, other: Award) -> bool:
        return (
            {one.thematic, other.thematic} == {True, False}
            and one.revoked is other.revoked is None
            and one.recipient == other.recipient
            and one.conferred_by == other.conferred_by is not None
            and _year(one) == _year(other) is not None
        )

    return _pairs(data, both)


def _same_act(data: Dataset) -> set[Key]:
    def same(one: Award, other: Award) -> bool:
        a_day = one.when.first is not None and one.when.first == one.when.last
        days = a_day and (one.when.first, one.when.last) == (other.when.first, other.when.last)
        decision = one.decision is not None and one.decision == other.decision
        movements = {one.for_movement, other.for_movement} - {None}
        alike = (one.kind, one.recipient) == (other.kind, other.recipient)
        return alike and (days or decision) and len(movements) < 2

    return _pairs(data, same)


def _more_than_once(data: Dataset) -> set[Key]:
    def again(one: Award, other: Award) -> bool:
        kind = data.award_kinds.get(one.kind)
        standing = one.revoked is other.revoked is None
        alike = (one.kind, one.recipient) == (other.kind, other.recipient)
        return alike and standing and kind is not None and AwardFrequency.ONCE in kind.frequency

    return _pairs(data, again)


def _year_to_come(data: Dataset) -> set[Key]:
    return {key for key, award in records(data, "awards") if certainly_earlier(award.when, award.for_year)}


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "A101": _no_unit_then,
    "A102": _too_early,
    "A103": _too_late,
    "A104": _not_the_confederation,
    "A105": _unusual,
    "A106": _wrong_recipient,
    "A107": _revoked_first,
    "A108": _comprehensive_and_thematic,
    "A109": _same_act,
    "A110": _more_than_once,
    "A111": _year_to_come,
}
