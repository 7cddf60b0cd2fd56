import json
import pickle
from collections.abc import Iterator
from string import Formatter

import pytest

from vneduunion import errors
from vneduunion.errors import (
    BadDocumentNumber,
    BadPeriod,
    BadQuantity,
    BadRecord,
    BadRule,
    BadSum,
    DuplicateId,
    Fault,
    ImpossibleRules,
    LoadError,
    MissingExtra,
    NotCompared,
    UnknownId,
    UnreadableFile,
    UnwritableFile,
    VneduunionError,
    Words,
    bad_json,
    sentence,
)

LEVEL = Fault("level", "too_large", {"found": 7, "limit": 4})
NAME = Fault("name", "blank")
NUMBER = Words("một con số", "a number")

EXAMPLES = [
    (
        BadRecord([LEVEL, NAME], "Unit"),
        "Unit: level: 7 lớn hơn mức cao nhất 4\nname: không được để trống",
        "Unit: level: 7 is above the greatest value 4\nname: must not be blank",
    ),
    (BadRecord([NAME]), "name: không được để trống", "name: must not be blank"),
    (
        LoadError([LEVEL.at("$.units[3]"), NAME.at("$.units[4]")]),
        "$.units[3].level: 7 lớn hơn mức cao nhất 4\n$.units[4].name: không được để trống",
        "$.units[3].level: 7 is above the greatest value 4\n$.units[4].name: must not be blank",
    ),
    (
        DuplicateId(
            [
                Fault(
                    "units[0]",
                    "duplicate_id",
                    {"id": "'vetu'", "count": 2, "records": "units[0], persons[1]"},
                )
            ]
        ),
        "units[0]: mã 'vetu' được dùng 2 lần: units[0], persons[1]",
        "units[0]: the id 'vetu' is used 2 times: units[0], persons[1]",
    ),
    (
        BadQuantity("nhiều lắm", NUMBER, 6),
        "không đọc được số lượng từ 'nhiều lắm': cần một con số (ký tự 7)",
        "cannot read a quantity from 'nhiều lắm': expected a number (character 7)",
    ),
    (
        BadPeriod("năm nảo", Words("một năm", "a year")),
        "không đọc được khoảng thời gian từ 'năm nảo': cần một năm",
        "cannot read a period from 'năm nảo': expected a year",
    ),
    (
        BadDocumentNumber("103/", Words("số và ký hiệu", "a number and symbol"), 0),
        "không đọc được số văn bản từ '103/': cần số và ký hiệu (ký tự 1)",
        "cannot read a document number from '103/': expected a number and symbol (character 1)",
    ),
    (
        BadRule("a b", Words("hai vế", "two sides"), 2),
        "không đọc được quy tắc từ 'a b': cần hai vế (ký tự 3)",
        "cannot read a rule from 'a b': expected two sides (character 3)",
    ),
    (
        BadSum("a <= b", Words("một tổng", "a sum")),
        "không đọc được tổng từ 'a <= b': cần một tổng",
        "cannot read a sum from 'a <= b': expected a sum",
    ),
    (
        ImpossibleRules(),
        "các quy tắc mâu thuẫn với nhau: không có con số nào thỏa mãn tất cả",
        "the rules contradict one another: no numbers could keep all of them",
    ),
    (
        NotCompared("press.001.share"),
        "số liệu 'press.001.share' không được đối chiếu (xem `excluded`): hãy hỏi ô số liệu của nó",
        "the figure 'press.001.share' is not compared, as `excluded` tells: ask for its cell",
    ),
    (
        UnknownId("vet", "Unit", ["vetu"]),
        "không có đơn vị công đoàn nào mang mã 'vet'; gần giống: vetu",
        "no union unit has the id 'vet'; close to it: vetu",
    ),
    (UnknownId("vet", "Own"), "không có Own nào mang mã 'vet'", "no Own has the id 'vet'"),
    (UnknownId("vet"), "không có bản ghi nào mang mã 'vet'", "no record has the id 'vet'"),
    (
        UnwritableFile("nơi/tệp.json", Words("không có thư mục này", "there is no such folder")),
        "không ghi được tệp nơi/tệp.json: không có thư mục này",
        "cannot write the file nơi/tệp.json: there is no such folder",
    ),
    (
        MissingExtra("reconcile", "highspy"),
        "cần gói 'highspy'; cài bằng: pip install \"vneduunion[reconcile]\"",
        "this needs the package 'highspy'; install it with: pip install \"vneduunion[reconcile]\"",
    ),
    (
        UnreadableFile(Fault("", "unknown_suffix", {"path": "a.doc", "known": ".json, .csv"})),
        "không biết loại tệp a.doc; dùng được: .json, .csv",
        "unknown kind of file a.doc; known kinds: .json, .csv",
    ),
]


@pytest.mark.parametrize(("error", "vi", "en"), EXAMPLES)
def test_each_error_speaks_both_languages(error: VneduunionError, vi: str, en: str) -> None:
    assert error.text("vi") == vi
    assert error.text("en") == en
    assert str(error) == en


@pytest.mark.parametrize("error", [error for error, _, _ in EXAMPLES])
def test_each_error_survives_pickling(error: VneduunionError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 made in this line
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert (copy.text("vi"), copy.text("en")) == (error.text("vi"), error.text("en"))


def _concrete(cls: type[VneduunionError]) -> Iterator[type[VneduunionError]]:
    for child in cls.__subclasses__():
        if child.__module__ == errors.__name__ and not child.__name__.startswith("_"):
            yield child
        yield from _concrete(child)


def test_each_error_class_has_an_example() -> None:
    assert {type(error) for error, _, _ in EXAMPLES} == set(_concrete(VneduunionError))


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (BadRecord, ValueError),
        (LoadError, ValueError),
        (DuplicateId, ValueError),
        (BadQuantity, ValueError),
        (BadPeriod, ValueError),
        (BadDocumentNumber, ValueError),
        (BadRule, ValueError),
        (BadSum, ValueError),
        (ImpossibleRules, ValueError),
        (NotCompared, ValueError),
        (UnreadableFile, ValueError),
        (UnknownId, KeyError),
        (MissingExtra, ImportError),
    ],
)
def test_errors_are_caught_as_what_python_calls_them(
    error: type[Exception], builtin: type[Exception]
) -> None:
    assert issubclass(error, builtin)


def test_an_error_class_without_words_says_so() -> None:
    with pytest.raises(NotImplementedError):
        str(VneduunionError())


@pytest.mark.parametrize("code", errors._SENTENCES)
def test_each_sentence_can_be_said_in_both_languages(code: str) -> None:
    words = errors._SENTENCES[code]
    named = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in words]
    assert named[0] == named[1]
    values = {name: Words(f"<{name} vi>", f"<{name} en>") for name in named[0]}
    for lang in ("vi", "en"):
        said = sentence(code, lang, values)
        assert all(f"<{name} {lang}>" in said for name in values)
        assert not said.endswith(".")


def test_a_fault_without_a_place_is_a_sentence() -> None:
    assert Fault("", "blank").text("en") == "must not be blank"


@pytest.mark.parametrize(
    ("place", "prefix", "joined"),
    [
        ("level", "units[3]", "units[3].level"),
        ("[0]", "authors", "authors[0]"),
        ("", "$.units", "$.units"),
    ],
)
def test_a_fault_seen_from_further_out(place: str, prefix: str, joined: str) -> None:
    assert Fault(place, "blank").at(prefix) == Fault(joined, "blank")


def test_faults_are_values() -> None:
    assert Fault("a", "too_small", {"found": 1}) == Fault("a", "too_small", {"found": 1})
    assert hash(Fault("a", "too_small", {"found": 1})) == hash(Fault("a", "too_small", {"found": 2}))
    assert Fault("a", "too_small", {"found": 1}) != Fault("a", "too_small", {"found": 2})
    assert Fault("a", "blank") != "a: must not be blank"
    assert repr(Fault("a", "blank")) == "Fault('a', 'blank', {})"


def test_unreadable_text_becomes_a_fault_at_a_place() -> None:
    fault = BadPeriod("nảo", Words("một năm", "a year"), 0).fault("$.figures[0].period")
    assert fault.text("en") == "$.figures[0].period: cannot read a period from 'nảo': expected a year"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("", "ở đây cần một giá trị", "a value is wanted here"),
        ("[nul]", "ở đây cần một giá trị", "a value is wanted here"),
        ("{1: 2}", "ở đây cần tên trường trong ngoặc kép", "the name of a field in double quotes is wanted here"),
        ('{"a" 1}', "ở đây cần dấu hai chấm", "a colon is wanted here"),
        ("[1 2]", "ở đây cần dấu phẩy hoặc dấu đóng", "a comma or a closing bracket is wanted here"),
        ('["a', "chữ bắt đầu ở đây không có ngoặc kép đóng", "the text that begins here has no closing quote"),
        ('["a\n"]', "trong chữ có ký tự điều khiển, như xuống dòng", "a text has a control character, such as a line's end"),
        ('["\\q"]', "sau dấu \\ không phải mã hợp lệ", "what stands behind the backslash means nothing"),
        ("[] []", "còn chữ thừa sau giá trị", "something stands behind the end"),
        ('{"a": ', "tệp kết thúc giữa chừng", "it ends too early"),
    ],
)  # fmt: skip
def test_why_a_text_is_no_json_is_told_in_both_languages(text: str, vi: str, en: str) -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)
    error = raised.value
    told = bad_json("a.json", error)
    assert told.text("vi") == f"a.json: không phải JSON hợp lệ, dòng {error.lineno} cột {error.colno}: {vi}"
    assert told.text("en") == f"a.json: not valid JSON, line {error.lineno} column {error.colno}: {en}"


def test_what_readers_of_json_may_say_besides_is_no_english_in_vietnamese() -> None:
    told = bad_json("$", json.JSONDecodeError("Something new", "[1]", 1))
    assert told.text("vi") == "$: không phải JSON hợp lệ, dòng 1 cột 2: viết sai cú pháp"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="lang is 'vi' or 'en', not 'fr'"):
        NUMBER.text("fr")  # type: ignore[arg-type]  # the slip itself
