from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, final

import pytest
from attrs import field, frozen

from vneduunion.codec import load
from vneduunion.codec.converter import hook_of
from vneduunion.codec.readers import compiled_reader, remembering
from vneduunion.codec.scalars import REMEMBERED
from vneduunion.errors import BadRecord, LoadError
from vneduunion.model import Recognition, Scope
from vneduunion.values.constraints import Checked, Text, shapes
from vneduunion.values.periods import Period, PeriodKind

DAY = {"kind": "DAY", "first": "2025-09-24", "last": "2025-09-24"}
DAY |= {"core_first": DAY["first"], "core_last": DAY["last"]}


@final
@frozen(kw_only=True)
class Part(Checked):
    share: int | None = None


@final
@frozen(kw_only=True)
class Sample(Checked):
    word: Text
    scope: Scope | None = None
    flag: bool = True
    since: date | None = None
    words: tuple[Text, ...] = ("one",)
    parts: tuple[Part, ...] | None = None
    made: tuple[Text, ...] = field(factory=tuple)


READ = compiled_reader(Sample, shapes(Sample), hook_of)


def test_fields_that_are_left_out_have_their_defaults() -> None:
    assert READ({"word": "a"}) == Sample(word="a")


def test_every_field_is_read_by_its_type() -> None:
    body = {
        "made": ["c"],
        "parts": [{"share": 5}, {"share": None}, {}],
        "words": [],
        "since": "2025-07-01",
        "flag": False,
        "scope": "OWN",
        "word": "a",
    }
    assert READ(body) == Sample(
        word="a",
        scope=Scope.OWN,
        flag=False,
        since=date(2025, 7, 1),
        words=(),
        parts=(Part(share=5), Part(), Part()),
        made=("c",),
    )


def test_an_optional_field_may_be_none() -> None:
    assert READ({"word": "a", "scope": None, "since": None, "parts": None}) == Sample(word="a")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"scope": "OWN"},
        {"word": "a", "colour": "red"},
        {"word": "a", "colour": None},
        {"word": "a", "scope": None, 7: "seven"},
    ],
)
def test_a_missing_and_an_unknown_field_are_refused(body: Mapping[Any, Any]) -> None:
    with pytest.raises(KeyError):
        READ(body)


@pytest.mark.parametrize(
    "wrong",
    [
        {"word": None},
        {"word": 5},
        {"word": Scope.OWN},
        {"flag": 1},
        {"flag": None},
        {"words": "abc"},
        {"words": ["a", 7]},
        {"parts": [{"share": True}]},
        {"since": datetime(2025, 7, 1)},  # noqa: DTZ001 a datetime is no date here
        {"scope": ["OWN"]},
    ],
)
def test_a_value_of_another_type_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(LoadError, match="expected"):
        READ({"word": "a", **wrong})


def test_the_constructor_checks_what_was_read() -> None:
    with pytest.raises(BadRecord):
        READ({"word": " framed"})


def test_equal_periods_of_a_document_are_one_value() -> None:
    assert load(Period, dict(DAY)) is load(Period, dict(DAY))
    one, other = (load(Recognition, {"level": "STATE", "when": dict(DAY)}) for _ in range(2))
    assert one.when is other.when


def test_periods_with_other_words_are_other_values() -> None:
    labels = [load(Period, DAY | {"label": label}).label for label in ("24/9/2025", "24.9.2025", "24/9/2025")]
    assert labels == ["24/9/2025", "24.9.2025", "24/9/2025"]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"kind": PeriodKind.DAY}, "$.kind"),
        ({"first": datetime(2025, 9, 24)}, "$.first"),  # noqa: DTZ001 a datetime is no date here
        ({"first": ["2025-09-24"]}, "$.first"),
        ({"first": 20250924}, "$.first"),
        ({"label": []}, "$.label"),
        ({"last": {"day": 24}}, "$.last"),
    ],
)
def test_what_looks_like_a_remembered_period_is_refused(wrong: dict[str, Any], place: str) -> None:
    load(Period, dict(DAY))
    load(Period, DAY | {"first": date(2025, 9, 24)})
    for _ in range(2):
        with pytest.raises(LoadError) as caught:
            load(Period, DAY | wrong)
        assert [fault.place for fault in caught.value.faults] == [place]


def test_a_period_may_be_any_mapping() -> None:
    assert load(Period, MappingProxyType(DAY)) == Period.day(date(2025, 9, 24))


def test_no_more_than_some_thousand_values_are_remembered() -> None:
    made: list[Mapping[str, Any]] = []

    def read(body: Mapping[str, Any]) -> Mapping[str, Any]:
        made.append(body)
        return body

    recall = remembering(read)
    for number in (*range(REMEMBERED), *range(REMEMBERED)):
        assert recall({"number": number}) == {"number": number}
    assert len(made) == REMEMBERED
    for number in (REMEMBERED, 0, 0):
        assert recall({"number": number}) == {"number": number}
    assert len(made) == REMEMBERED + 2


def test_true_is_not_remembered_as_one() -> None:
    recall = remembering(lambda body: list(body.values()))
    assert [type(recall({"number": value})[0]) for value in (1, True, 1.0)] == [int, bool, float]
