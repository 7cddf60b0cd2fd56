"""Records and values are final, frozen, slotted and made by keyword."""

import inspect
from enum import Enum
from importlib import import_module

import attrs
import pytest

from tests.architecture.house import PACKAGE, dotted
from vneduunion.values.constraints import Checked

OPEN = {"Record", "Checked"}
"""The two that others are derived from."""


def classes(stem: str) -> list[type]:
    found = []
    for module in sorted((PACKAGE / stem).glob("*.py")):
        name = dotted(module)
        members = inspect.getmembers(import_module(name), inspect.isclass)
        found += [cls for _, cls in members if cls.__module__ == name and attrs.has(cls)]
    return found


RECORDS = [cls for cls in classes("model") if not issubclass(cls, Enum)]
VALUES = [cls for cls in classes("values") if issubclass(cls, Checked) and cls.__name__ not in OPEN]


def test_there_are_records_and_values() -> None:
    assert {"Unit", "Figure", "Dataset"} <= {cls.__name__ for cls in RECORDS}
    assert {"Quantity", "Period", "Name", "DocumentNumber"} <= {cls.__name__ for cls in VALUES}


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_it_is_final(cls: type) -> None:
    assert getattr(cls, "__final__", False) is (cls.__name__ not in OPEN)


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_it_is_frozen(cls: type) -> None:
    assert cls.__setattr__ is not object.__setattr__
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(object.__new__(cls), attrs.fields(cls)[0].name, None)


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_it_is_slotted(cls: type) -> None:
    assert not hasattr(object.__new__(cls), "__dict__")


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_it_is_made_by_keyword(cls: type) -> None:
    assert all(field.kw_only for field in attrs.fields(cls) if field.init)
