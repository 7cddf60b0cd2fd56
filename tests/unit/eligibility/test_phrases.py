import re
from datetime import date

import pytest

from tests.small_world import unit
from vneduunion.eligibility import assess
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import NEVER, UNBOUNDED, Conditions, Fact, FactKind, Known
from vneduunion.errors import Lang
from vneduunion.model import (
    AwardCategory,
    AwardKind,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Document,
    Group,
    Influence,
    Person,
    RecognitionLevel,
    Window,
    Work,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

TITLE, MERIT = "advanced-worker", "meritorious-teacher"
DATA = Dataset(
    persons=[Person(id="hoa", name="Hoa")],
    units=[unit("school")],
    groups=[
        Group(id="maths", unit="school", name="Nhóm Toán"),
        Group(id="physics", unit="school"),
    ],
    award_kinds=[
        AwardKind(
            id="own-award", name=Name(vi="Giải trường", en="School prize"), category=AwardCategory.PRIZE
        )
    ],
    documents=[Document(id="own-rule", title="Quy chế trường")],
)
PHRASES = assess(DATA, TITLE, "hoa", date(2024, 12, 20)).phrases
YEAR = Period.year(2024)
TOPIC = Conditions(Work.TOPIC, RecognitionLevel.PROVINCE, Influence.MINISTRY, applied=True)
STUDIES = "studies-and-keeps-up"
"""A part of a key of which no words are known is told as it is."""

FACTS = {
    FactKind.RATING: Fact(FactKind.RATING, (), 2024, 2024),
    FactKind.RATINGS: Fact(FactKind.RATINGS, ("GOOD",), None, 2024),
    FactKind.TITLE: Fact(FactKind.TITLE, (TITLE,), 2024, 2024),
    FactKind.TITLES: Fact(FactKind.TITLES, (TITLE, MERIT), None, 2024),
    FactKind.STANDARD: Fact(FactKind.STANDARD, (TITLE,), 2024, 2024),
    FactKind.AWARDED: Fact(FactKind.AWARDED, (MERIT,), 2023, 2023),
    FactKind.GIVEN: Fact(FactKind.GIVEN, (MERIT,)),
    FactKind.WORKS: Fact(FactKind.WORKS, (), 2022, 2024, TOPIC),
    FactKind.BENEFIT: Fact(FactKind.BENEFIT, (), None, 2024, TOPIC),
    FactKind.SERVICE: Fact(FactKind.SERVICE, ("TEACHING*100", "DIFFICULT_AREA*150")),
    FactKind.TERMS: Fact(FactKind.TERMS, ("UPPER_UNION_COMMITTEE", "consecutive")),
    FactKind.ABSENCE: Fact(FactKind.ABSENCE, (), 2024, 2024),
    FactKind.LEADER: Fact(FactKind.LEADER),
    FactKind.QUALIFICATION: Fact(FactKind.QUALIFICATION),
    FactKind.MEMBER: Fact(FactKind.MEMBER),
    FactKind.DISCIPLINE: Fact(FactKind.DISCIPLINE, ("WARNING",), 2023, 2024),
    FactKind.HOLD: Fact(FactKind.HOLD),
    FactKind.MEMBERS_WITH_TITLE: Fact(FactKind.MEMBERS_WITH_TITLE, (TITLE,), 2024, 2024),
    FactKind.MEMBERS_SHARE_WITH_TITLE: Fact(FactKind.MEMBERS_SHARE_WITH_TITLE, (TITLE,), 2024, 2024),
    FactKind.MEMBERS_SHARE_RATED: Fact(FactKind.MEMBERS_SHARE_RATED, ("COMPLETED",), 2024, 2024),
    FactKind.MEMBERS_DISCIPLINED: Fact(FactKind.MEMBERS_DISCIPLINED, ("WARNING",), 2024, 2024),
    FactKind.JUDGED: Fact(FactKind.JUDGED, (STUDIES,)),
    FactKind.UNREAD: Fact(FactKind.UNREAD, ("law", "2026")),
    FactKind.RECALLED: Fact(FactKind.RECALLED, ("law", "2013", "criteria.of[0]")),
    FactKind.RULE: Fact(FactKind.RULE, ("law", "union")),
}
CODE = re.compile(r"[{}]|\b[A-Z]{2,}_?[A-Z]*\b|\d{15}")
"""A placeholder, the name of a choice, or the number that stands for no end."""


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_fact_is_worded_in_both_languages(kind: FactKind) -> None:
    fact = FACTS[kind]
    needs = [Need(fact, 1), Need(fact, 0, most=True)]
    bounds = [Known(0, 0), Known(1, 1), Known(0, 1), Known(1, UNBOUNDED)]
    if kind is FactKind.GIVEN:
        needs = [Need(fact, limit, most=most) for limit in (NEVER, -2019) for most in (True, False)]
        bounds = [Known(NEVER, NEVER), Known(-2019, -2019), Known(NEVER, UNBOUNDED), Known(-2019, -2016)]
    told = {
        lang: [
            PHRASES.fact(fact, YEAR, lang),
            *(PHRASES.need(need, YEAR, lang) for need in needs),
            *(PHRASES.known(fact, known, lang) for known in bounds),
        ]
        for lang in ("vi", "en")
    }
    assert not CODE.search(" ".join((*told["vi"], *told["en"])).replace("VND", ""))
    assert told["vi"][0] != told["en"][0]
    assert len(set(told["vi"][1:3])) == len(set(told["en"][1:3])) == 2


def test_years_that_a_rule_does_not_name_are_told_as_such() -> None:
    fact = Fact(FactKind.UNREAD, ("years", "initiatives", "either"))
    assert PHRASES.fact(fact, YEAR, "en") == "Which years count was not read: all of them do"
    assert PHRASES.fact(fact, YEAR, "vi").startswith("Những năm nào được tính")


@pytest.mark.parametrize(
    ("kind", "lang", "words"),
    [
        (
            FactKind.TITLES,
            "en",
            "Years with “Advanced Worker” or “Meritorious Teacher”, up to 2024",
        ),
        (FactKind.TITLES, "vi", "Số năm đạt “Lao động tiên tiến” hoặc “Nhà giáo Ưu tú”"),
        (
            FactKind.WORKS,
            "en",
            "Scientific topics, Province, Ministry or sector, put to use, from 2022 to 2024",
        ),
        (FactKind.RATINGS, "en", "Years rated Good completion or better, up to 2024"),
        (
            FactKind.SERVICE,
            "en",
            "Time of service: Direct teaching or Work in a specially difficult area (150%)",
        ),
        (FactKind.TERMS, "vi", "liên tục"),
        (FactKind.TERMS, "en", ", one after another"),
        (FactKind.UNREAD, "en", "Part of the rule that was not read: “The law”, 2026"),
        (FactKind.RECALLED, "vi", "“Luật Thi đua, khen thưởng”, 2013, criteria.of[0]"),
        (FactKind.JUDGED, "en", "Judged by the competent body: studies-and-keeps-up"),
    ],
)
def test_what_a_fact_is_about_is_told_by_its_names(kind: FactKind, lang: Lang, words: str) -> None:
    assert words in PHRASES.fact(FACTS[kind], YEAR, lang)


def test_what_bodies_judge_is_told_in_the_words_of_the_rule() -> None:
    words = "self-reliant-in-solidarity-active-in-emulation"
    fact = Fact(FactKind.JUDGED, (words,))
    assert PHRASES.fact(fact, YEAR, "vi").endswith("tích cực tham gia phong trào thi đua”")


def test_school_years_are_told_as_such() -> None:
    assert (
        PHRASES.fact(FACTS[FactKind.RATING], Period.school_year(2024), "en")
        == "Rating, school year 2024-2025"
    )
    assert PHRASES.fact(FACTS[FactKind.RATING], YEAR, "vi") == "Xếp loại, năm 2024"


@pytest.mark.parametrize(
    ("limit", "most", "vi", "en"),
    [
        (-2019, False, "muộn nhất năm 2019", "2019 or earlier"),
        (-2020, True, "sau năm 2019, hoặc chưa bao giờ", "after 2019, or never"),
        (NEVER, True, "chưa bao giờ", "never"),
        (NEVER + 1, False, "một năm nào đó", "some year"),
    ],
)
def test_when_an_award_was_given_first(limit: int, most: bool, vi: str, en: str) -> None:  # noqa: FBT001
    need = Need(FACTS[FactKind.GIVEN], limit, most=most)
    assert PHRASES.need(need, YEAR, "vi").endswith(f": {vi}")
    assert PHRASES.need(need, YEAR, "en").endswith(f": {en}")


@pytest.mark.parametrize(
    ("limit", "most", "rules"),
    [(0, True, "law"), (1, False, "union or ministry"), (1, True, "law or union"), (2, False, "ministry")],
)
def test_a_choice_of_rules_names_all_that_would_do(limit: int, most: bool, rules: str) -> None:  # noqa: FBT001
    need = Need(Fact(FactKind.RULE, ("law", "union", "ministry")), limit, most=most)
    assert PHRASES.need(need, YEAR, "en") == f"Rule that applies: {rules}"


@pytest.mark.parametrize(
    ("kind", "known", "en", "vi"),
    [
        (FactKind.RATING, Known(3, 3), "“Good completion”", "“Hoàn thành tốt nhiệm vụ”"),
        (FactKind.RATING, Known(0, 0), "not rated", "không được xếp loại"),
        (FactKind.RATING, Known(2, 3), "not known", "chưa biết"),
        (FactKind.QUALIFICATION, Known(1, 1), "From university", "Từ đại học trở lên"),
        (FactKind.TITLES, Known(2, 2), "2", "2"),
        (FactKind.TITLES, Known(2, UNBOUNDED), "2, perhaps more", "ít nhất 2, có thể hơn"),
        (FactKind.TITLES, Known(2, 4), "2 to 4", "từ 2 đến 4"),
        (FactKind.BENEFIT, Known(80_000_000, 80_000_000), "80,000,000 VND", "80.000.000 đồng"),
        (FactKind.SERVICE, Known(20 * 36_000 + 3_500, UNBOUNDED), "20 years 1 months, perhaps more", None),
        (FactKind.MEMBERS_SHARE_RATED, Known(13_333, 20_000), "66.66 % to 100 %", "từ 66,66 % đến 100 %"),
        (FactKind.GIVEN, Known(-2019, -2019), "2019", "2019"),
        (FactKind.GIVEN, Known(NEVER, NEVER), "never", "chưa bao giờ"),
        (FactKind.GIVEN, Known(-2019, UNBOUNDED), "2019 or earlier", "muộn nhất năm 2019"),
        (FactKind.GIVEN, Known(NEVER, UNBOUNDED), "not known", "chưa biết"),
        (FactKind.MEMBER, Known(1, 1), "yes", "có"),
        (FactKind.MEMBER, Known(0, 1), "not known", "chưa biết"),
        (FactKind.RULE, Known(1, 1), "union", "union"),
        (FactKind.RULE, Known(0, 1), "not known", "chưa biết"),
    ],
)
def test_what_is_known_is_told_with_its_bounds(kind: FactKind, known: Known, en: str, vi: str | None) -> None:
    assert PHRASES.known(FACTS[kind], known, "en") == en
    if vi is not None:
        assert PHRASES.known(FACTS[kind], known, "vi") == vi


@pytest.mark.parametrize(
    ("candidate", "name"),
    [("hoa", "Hoa"), ("school", "School"), ("maths", "Nhóm Toán"), ("physics", "physics"), ("an", "an")],
)
def test_a_candidate_is_told_by_name_or_else_by_id(candidate: str, name: str) -> None:
    assert PHRASES.candidate(candidate, "en") == name


def test_awards_and_documents_of_the_dataset_are_known_beside_the_bundled_ones() -> None:
    assert PHRASES.award("own-award", "vi") == "Giải trường"
    assert PHRASES.award(TITLE, "en") == "Advanced Worker"
    held = Criterion(kind=CriterionKind.AWARD_HELD, awards=("own-award",), window=Window.ANY_TIME)
    assert PHRASES.criterion(held, "en") == "Was given “School prize”, at any time"
    assert PHRASES.citation(Citation(document="own-rule", article="3"), "vi") == "Điều 3, Quy chế trường"
    assert PHRASES.citation(Citation(document="06-2022-qh15"), "en") == "06/2022/QH15"
