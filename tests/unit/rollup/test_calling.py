import pytest
from attrs import evolve

from vneduunion.reference import measure_definitions
from vneduunion.rollup.calling import called
from vneduunion.rollup.narrowing import named

SUBMITTED, CONFERRED = (measure_definitions()[id_] for id_ in ("initiatives.submitted", "awards.conferred"))
NAME = {"vi": SUBMITTED.name.vi, "en": SUBMITTED.name.en}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", "Đề tài nghiên cứu khoa học, Sáng kiến kinh nghiệm"),
        ("en", "Scientific research topic, Experience initiative"),
    ],
)
def test_kinds_are_told_in_words(lang, words) -> None:
    assert called(SUBMITTED, lang) == NAME[lang]
    assert called(SUBMITTED.only("kind", "TOPIC", "EXPERIENCE"), lang) == f"{NAME[lang]} [{words}]"


def test_what_is_looked_up_and_tables_are_told_in_words_and_the_rest_as_it_stands() -> None:
    narrow = CONFERRED.only("kind>award_kinds.level", "STATE").only("recipient@persons").only("kind", "star")
    assert called(narrow, "en") == f"{CONFERRED.name.en} [State, Person, kind=star]"
    assert called(CONFERRED.only("recipient@colours"), "en") == f"{CONFERRED.name.en} [recipient@colours]"
    assert called(CONFERRED.only("colour", "RED"), "en") == f"{CONFERRED.name.en} [colour=RED]"


def test_values_in_quotation_marks_are_told_as_they_stand() -> None:
    graded = SUBMITTED.only("kind", "TOPIC").only("recognitions.grade", "A, B", "C|D")
    words = 'Scientific research topic, recognitions.grade="A, B"|"C|D"'
    assert called(graded, "en") == f"{NAME['en']} [{words}]"


def test_what_has_no_value_is_told_by_its_field() -> None:
    (rest,) = named("awards.conferred[kind>award_kinds.level=?,recipient=?]", measure_definitions())
    assert called(rest, "en") == f"{CONFERRED.name.en} [Level: not known, Recipient: not known]"
    assert called(rest, "vi").endswith(": không rõ]")
    assert called(evolve(CONFERRED, label="colour=?"), "en") == f"{CONFERRED.name.en} [colour=?]"
