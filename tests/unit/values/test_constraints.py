import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, final

import annotated_types as at
import pytest
from attrs import evolve, field, frozen

from vneduunion.errors import BadRecord, Fault
from vneduunion.values.constraints import (
    BasisPoints,
    Checked,
    OneOf,
    Ordered,
    Rule,
    Shape,
    SumAtMost,
    Text,
    choices,
    field_faults,
    matching,
    pattern_of,
    shapes,
)
from vneduunion.values.ids import SLUG, PersonId, UnitId


class Colour(StrEnum):
    RED = "RED"
    BLUE = "BLUE"


@final
@frozen(kw_only=True)
class Part(Checked):
    share: BasisPoints | None = None


@frozen(kw_only=True)
class Parent(Checked):
    note: Text | None = None


@final
@frozen(kw_only=True)
class Sample(Parent):
    RULES: ClassVar[tuple[Rule, ...]] = (
        Ordered(("first", "middle", "last")),
        OneOf(("words", "tags")),
        SumAtMost("parts", "share", 10_000),
    )

    id: UnitId
    owner: UnitId | PersonId | None = None
    level: Annotated[int, at.Interval(ge=1, le=4)] = 1
    open_level: Annotated[int, at.Gt(0), at.Lt(10)] | None = None
    code: Annotated[str, matching("[A-Z]{2}")] | None = None
    flag: bool | None = None
    colour: Colour | None = None
    first: date | None = None
    middle: date | None = None
    last: date | None = None
    words: Text | None = None
    tags: tuple[Text, ...] = ()
    pairs: Annotated[tuple[UnitId, ...], at.MinLen(2)] = (UnitId("a"), UnitId("b"))
    parts: tuple[Part, ...] = ()
    _hidden: int = field(default=0, init=False)


GOOD = Sample(id=UnitId("vetu"), words="as printed")


@pytest.mark.parametrize(
    ("wrong", "place", "code"),
    [
        ({"id": "VETU"}, "id", "bad_slug"),
        ({"id": None}, "id", "wrong_type"),
        ({"id": 5}, "id", "wrong_type"),
        ({"owner": "Nguyễn"}, "owner", "bad_slug"),
        ({"level": 0}, "level", "too_small"),
        ({"level": 5}, "level", "too_large"),
        ({"level": True}, "level", "wrong_type"),
        ({"level": 1.0}, "level", "wrong_type"),
        ({"open_level": 0}, "open_level", "too_small"),
        ({"open_level": 10}, "open_level", "too_large"),
        ({"code": "ABC"}, "code", "bad_pattern"),
        ({"flag": 1}, "flag", "wrong_type"),
        ({"colour": "RED"}, "colour", "wrong_type"),
        ({"first": "2025-01-01"}, "first", "wrong_type"),
        ({"first": datetime(2025, 1, 1)}, "first", "wrong_type"),  # noqa: DTZ001 a datetime is no date here
        ({"words": " framed"}, "words", "blank"),
        ({"words": "a\0b"}, "words", "blank"),
        ({"note": ""}, "note", "blank"),
        ({"tags": ["a"]}, "tags", "wrong_type"),
        ({"tags": None}, "tags", "wrong_type"),
        ({"tags": ("a", "")}, "tags[1]", "blank"),
        ({"pairs": ("a",)}, "pairs", "too_short"),
        ({"pairs": ("a", "B")}, "pairs[1]", "bad_slug"),
        ({"parts": (None,)}, "parts[0]", "wrong_type"),
        ({"first": date(2025, 1, 2), "last": date(2025, 1, 1)}, "last", "not_ordered"),
        ({"first": date(2025, 1, 2), "middle": date(2025, 1, 1)}, "middle", "not_ordered"),
        ({"words": None}, "words", "none_given"),
        ({"parts": (Part(share=6_000), Part(share=4_001))}, "parts", "sum_too_large"),
    ],
)
def test_each_broken_declaration_is_reported(wrong: dict[str, Any], place: str, code: str) -> None:
    with pytest.raises(BadRecord) as caught:
        evolve(GOOD, **wrong)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [(place, code)]
    assert caught.value.kind == "Sample"


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        ("", "không được để trống", "must not be blank"),
        (" \n", "không được để trống", "must not be blank"),
        (" a", "có khoảng trắng ở đầu hoặc cuối", "white space stands before or behind the text"),
        ("a\0b", "có ký tự điều khiển", "holds a control character"),
        ("a\x85b", "có ký tự điều khiển", "holds a control character"),
    ],
)
def test_each_fault_of_a_text_has_its_own_sentence(words: str, vi: str, en: str) -> None:
    with pytest.raises(BadRecord) as caught:
        evolve(GOOD, words=words)
    assert vi in caught.value.text("vi")
    assert en in caught.value.text("en")


@pytest.mark.parametrize("sign", ["\t", "\n", "\r\n"])
def test_texts_may_have_tabs_and_several_lines(sign: str) -> None:
    assert evolve(GOOD, words=f"a{sign}b").words == f"a{sign}b"


@pytest.mark.parametrize(
    "right",
    [
        {"first": date(2025, 1, 1), "last": date(2025, 1, 1)},
        {"first": date(2025, 1, 1), "middle": None, "last": date(2025, 1, 2)},
        {"words": None, "tags": ("a",)},
        {"parts": (Part(share=6_000), Part(share=4_000), Part())},
        {"pairs": (UnitId("a"), UnitId("b"), UnitId("c"))},
        {"open_level": 9, "level": 4, "code": "AB", "flag": False, "colour": Colour.RED},
        {"owner": PersonId("nguyen-ngoc-an"), "note": "two\nlines"},
    ],
)
def test_what_is_declared_is_accepted(right: dict[str, Any]) -> None:
    assert all(getattr(evolve(GOOD, **right), name) == value for name, value in right.items())


def test_all_faults_are_reported_together_in_the_order_of_the_fields() -> None:
    with pytest.raises(BadRecord) as caught:
        Sample(id=UnitId("VETU"), level=9, tags=("", "a", " "), note="")
    assert [fault.place for fault in caught.value.faults] == ["id", "level", "tags[0]", "tags[2]", "note"]


def test_rules_between_fields_wait_until_each_field_holds() -> None:
    with pytest.raises(BadRecord) as caught:
        evolve(GOOD, first=date(2025, 1, 2), last="2025-01-01")
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_every_pair_out_of_order_is_reported() -> None:
    with pytest.raises(BadRecord) as caught:
        evolve(GOOD, first=date(2025, 1, 3), middle=date(2025, 1, 2), last=date(2025, 1, 1))
    assert [(fault.place, fault.values["first"]) for fault in caught.value.faults] == [
        ("middle", "first"),
        ("last", "middle"),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"level": 5}, "level: 5 is above the greatest value 4"),
        (
            {"id": "VETU"},
            "id: 'VETU' is not an id: lower-case ASCII letters and digits, joined by dots or hyphens",
        ),
        ({"code": "ABC"}, "code: 'ABC' does not match the pattern [A-Z]{2}"),
        ({"flag": 1}, "flag: expected bool, found int 1"),
        ({"tags": ["a"]}, "tags: expected tuple, found list ['a']"),
        ({"pairs": ("a",)}, "pairs: needs at least 2 elements, found 1"),
        ({"words": None}, "words: at least one of these is needed: words, tags"),
        (
            {"parts": (Part(share=10_000), Part(share=1))},
            "parts: the sum of parts.share is 10001, above 10000",
        ),
        (
            {"first": date(2025, 1, 2), "last": date(2025, 1, 1)},
            "last: first = 2025-01-02 must not exceed last = 2025-01-01",
        ),
    ],
)
def test_faults_speak(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadRecord) as caught:
        evolve(GOOD, **wrong)
    assert caught.value.faults[0].text("en") == sentence


def test_shapes_tell_what_fields_hold_own_fields_first() -> None:
    found = {shape.name: shape for shape in shapes(Sample)}
    assert list(found)[-1] == "note"
    assert "_hidden" not in found
    assert found["id"] == Shape(name="id", base=str, ids=(UnitId,), required=True)
    assert found["owner"] == Shape(name="owner", base=str, ids=(UnitId, PersonId), optional=True)
    assert found["level"] == Shape(name="level", base=int, constraints=(at.Ge(1), at.Le(4)))
    assert found["parts"] == Shape(name="parts", base=Part, many=True)
    assert found["pairs"] == Shape(name="pairs", base=str, ids=(UnitId,), many=True, length=2)
    assert (found["colour"].base, found["colour"].optional) == (Colour, True)


def test_a_field_can_be_asked_alone() -> None:
    shape = next(shape for shape in shapes(Sample) if shape.name == "level")
    assert [*field_faults(shape, 3)] == []
    assert [*field_faults(shape, 7)] == [Fault("level", "too_large", {"found": 7, "limit": 4})]


def test_a_pattern_can_be_read_off_its_constraint() -> None:
    assert pattern_of(matching("[a-z]")) == re.compile("[a-z]")
    assert pattern_of(matching(SLUG)) is SLUG


def test_choices_of_an_enumeration() -> None:
    assert choices(Colour) == ("RED", "BLUE")
    assert choices(str) == ()


def test_a_class_without_fields_holds() -> None:
    assert Checked() == Checked()
