"""Every class, field and member has one label in each language, and there are no others."""

import pkgutil
from collections.abc import Iterator
from enum import Enum, StrEnum
from importlib import import_module
from typing import Any

import pytest

import vneduunion
from vneduunion.errors import UnknownId
from vneduunion.model import Figure, Group, Scope, Unit
from vneduunion.model.record import Record
from vneduunion.tables import schemas
from vneduunion.values.constraints import Checked, shapes
from vneduunion.values.folding import fold
from vneduunion.values.truth import Truth
from vneduunion.wording import (
    enum_label,
    field_label,
    key_label,
    label_with_code,
    record_label,
    values_by_label,
)
from vneduunion.wording.catalogue import catalogue

ROOMS = ("values", "model", "findings", "cells", "reconciliation")
LANGUAGES = ("vi", "en")
LABELS = catalogue("labels")


def classes() -> Iterator[type]:
    """Every class that a module of the rooms of records, values and results defines."""
    for room in ROOMS:
        package = import_module(f"vneduunion.{room}")
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            yield from (
                thing
                for name, thing in vars(module).items()
                if isinstance(thing, type)
                and thing.__module__ == module.__name__
                and not name.startswith("_")
            )


ALL = list(classes())
LABELLED = [cls for cls in ALL if issubclass(cls, Checked) and cls not in (Checked, Record)]
ENUMERATIONS = [cls for cls in ALL if (issubclass(cls, StrEnum) or cls is Truth) and cls is not StrEnum]
FIELDS = {(cls.__name__, shape.name) for cls in LABELLED for shape in shapes(cls)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cls", LABELLED)
def test_every_class_and_every_field_has_a_label_of_its_own(cls: type, lang: Any) -> None:
    """A form that shows one label twice cannot be filled in."""
    called = [field_label(cls, shape.name, lang) for shape in shapes(cls)]
    assert sorted(called) == sorted(set(called))
    assert all(label.strip() for label in (*called, record_label(cls, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_every_member_has_a_label_of_its_own(enumeration: type[Enum], lang: Any) -> None:
    called = [enum_label(member, lang) for member in enumeration]
    assert sorted(called) == sorted(set(called))
    assert all(label.strip() for label in called)


def test_no_label_is_left_over() -> None:
    assert set(LABELS) == {"records", "fields", "keys", "enums"}
    assert set(LABELS["records"]) == {cls.__name__ for cls in LABELLED}
    assert {(name, member) for name, members in LABELS["enums"].items() for member in members} == {
        (cls.__name__, member.name) for cls in ENUMERATIONS for member in cls
    }


def test_no_label_of_a_field_is_left_over() -> None:
    own = {name: set(words) for name, words in LABELS["fields"].items() if name[0].isupper()}
    shared = {name for name in LABELS["fields"] if name[0].islower()}
    assert {(name, field) for name, fields in own.items() for field in fields} <= FIELDS
    assert shared == {field for name, field in FIELDS if field not in own.get(name, ())}


def test_labels_are_in_both_languages_and_no_other() -> None:
    fields = LABELS["fields"]
    own = [words for name, entry in fields.items() if name[0].isupper() for words in entry.values()]
    shared = [words for name, words in fields.items() if name[0].islower()]
    members = [words for entry in LABELS["enums"].values() for words in entry.values()]
    assert [
        words
        for words in (*LABELS["records"].values(), *own, *shared, *LABELS["keys"].values(), *members)
        if set(words) != {"vi", "en"}
    ] == []


def test_the_words_of_the_trade() -> None:
    assert enum_label(Scope.DIRECT, "vi") == "Khối trực thuộc"
    assert enum_label(Scope.SECTOR, "en") == "Whole sector"
    assert record_label(Unit, "vi") == "Đơn vị công đoàn"
    assert key_label("ordinal", "vi") == "Số thứ tự"


def test_a_field_may_be_called_otherwise_in_one_class() -> None:
    assert field_label(Group, "unit", "en") == "Belongs to"
    assert field_label(Figure, "unit", "en") == "Unit"


def test_what_has_no_label_raises() -> None:
    with pytest.raises(KeyError):
        record_label(vneduunion.Dataset)
    with pytest.raises(KeyError):
        field_label(Figure, "colour")
    with pytest.raises(KeyError):
        key_label("record")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_members_are_found_by_all_that_they_are_called(lang: Any) -> None:
    for member in Scope:
        for said in (member.value, enum_label(member, lang), label_with_code(member, lang)):
            assert values_by_label(Scope)[fold(said)] == member.value
    assert fold("District") not in values_by_label(Scope)


@pytest.mark.parametrize("record", [each.record for each in schemas().values() if each.parent is None])
@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "không có {} nào mang mã 'x'"), ("en", "no {} has the id 'x'")]
)
def test_errors_call_records_by_their_labels(record: type, lang: Any, said: str) -> None:
    label = record_label(record, lang)
    assert UnknownId("x", record.__name__).text(lang) == said.format(label[0].lower() + label[1:])
