"""What is wrong with territories, worked out record by record."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

from tests.laws.validation_oracle.units import given_days
from tests.laws.validation_oracle.walking import Key, on_circles, records, sticks_out, together
from vneduunion.model import Dataset, Territory

IN_FORCE = {
    "vn-63": SimpleNamespace(since=None, until=date(2025, 6, 30)),
    "vn-34": SimpleNamespace(since=date(2025, 7, 1), until=None),
}
MEANINGS = {
    "15": ("Yên Bái", "Lào Cai"),
    "24": ("Bắc Giang", "Bắc Ninh"),
    "44": ("Quảng Bình", "Quảng Trị"),
    "52": ("Bình Định", "Gia Lai"),
    "80": ("Long An", "Tây Ninh"),
    "82": ("Tiền Giang", "Đồng Tháp"),
    "91": ("Kiên Giang", "An Giang"),
}


def _all(holds: Callable[[Dataset, Territory], bool]) -> Callable[[Dataset], set[Key]]:
    return lambda data: {key for key, one in records(data, "territories") if holds(data, one)}


def _same_code(data: Dataset, one: Territory) -> bool:
    same = [other for other in data.territories if (other.scheme, other.code) == (one.scheme, one.code)]
    return any(other.id != one.id and together(one, other) for other in same)


def _ambiguous(_: Dataset, one: Territory) -> bool:
    provincial = one.rank is None or one.rank.value in {"PROVINCE", "CITY"}
    return provincial and one.scheme not in IN_FORCE and one.code in MEANINGS


def _of_scheme(holds: Callable) -> Callable[[Dataset], set[Key]]:
    return _all(lambda _, one: one.scheme in IN_FORCE and holds(one, IN_FORCE[one.scheme]))


def _of_parent(holds: Callable) -> Callable[[Dataset], set[Key]]:
    return _all(lambda data, one: one.parent in data.territories and holds(one, data.territories[one.parent]))


def _circular(data: Dataset, one: Territory) -> bool:
    return one.id in on_circles((each.id, each.parent) for each in data.territories if each.parent)


def _apart(one, other) -> bool:
    return not together(one, other)


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "V101": _all(_same_code),
    "V102": _all(_ambiguous),
    "V103": _of_parent(lambda one, parent: one.scheme != parent.scheme),
    "V104": _of_scheme(_apart),
    "V105": _of_scheme(lambda one, scheme: bool(given_days(one)) and sticks_out(one, scheme)),
    "V106": _all(_circular),
    "V107": _of_parent(_apart),
    "V108": _of_parent(sticks_out),
}
