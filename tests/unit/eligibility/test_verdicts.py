import json
from datetime import date
from html.parser import HTMLParser

import pytest
from attrs import evolve

from tests.eligibility_worlds import AWARD, FILED, OTHER, TITLE
from tests.eligibility_worlds import book as book_of
from vneduunion.eligibility import Missing, Reason, Verdict, assess
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import Conditions, Fact, FactKind
from vneduunion.eligibility.verdicts import MOST_SHOWN
from vneduunion.errors import Lang
from vneduunion.model import (
    Assessment,
    Award,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Mark,
    Person,
    QualificationBand,
    Rating,
    Service,
    ServiceKind,
    Window,
    Work,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

YES, NO, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
WORKER, FIGHTER = "advanced-worker", "grassroots-emulation-fighter"
DATA = Dataset(
    persons=[Person(id="hoa", name="Hoa <b>")],
    assessments=[Assessment(subject="hoa", period=Period.year(2024), rating=Rating.GOOD)],
    awards=[Award(id="hoa.title", kind=TITLE, recipient="hoa", when=Period.year(2024))],
    services=[Service(person="hoa", role=ServiceKind.TEACHING, since=date(2020, 1, 1))],
)


def criterion(kind: str, *of: Criterion, **fields: object) -> Criterion:
    return Criterion(kind=CriterionKind(kind), of=of, **fields)


def rated(rating: Rating, year: Window = Window.PROPOSAL_YEAR) -> Criterion:
    return criterion("RATING_YEARS", rating=rating, at_least=1, window=year)


HAS_TITLE = criterion("TITLE_YEARS", awards=(TITLE,), at_least=1, window=Window.PROPOSAL_YEAR)
LEADS, LEADS_NOT = criterion("POSITION", leader=True), criterion("POSITION", leader=False)
STANDS_OUT = criterion("JUDGED", what=Name(vi="Tiêu biểu <i>", en="Outstanding <i>"))


def asked(*criteria: Criterion, **more: object) -> Verdict:
    whole = criteria[0] if len(criteria) == 1 else criterion("ALL", *criteria)
    books = {AWARD: book_of(whole)}
    return assess(DATA, AWARD, "hoa", FILED, books=books, principles=(), **more)


def bundled(award: str, filed_on: date, **more: object) -> Verdict:
    return assess(DATA, award, "hoa", filed_on, principles=(), **more)


# --- what a verdict says of itself -------------------------------------------------------------


def test_of_a_false_the_conditions_are_told_that_fail() -> None:
    ways = criterion("ANY", rated(Rating.EXCELLENT), criterion("ALL", HAS_TITLE, rated(Rating.EXCELLENT)))
    verdict = asked(HAS_TITLE, ways, LEADS)
    assert verdict.outcome is NO
    assert [reason.criterion for reason in verdict.failed] == [rated(Rating.EXCELLENT)] * 2
    assert verdict.failed[0].evidence == ("hoa@2024",)
    assert (verdict.missing, verdict.complete) == ((), True)


def test_where_only_conditions_together_fail_the_list_of_them_does() -> None:
    verdict = asked(LEADS, LEADS_NOT)
    assert verdict.outcome is NO
    assert [part.outcome for part in verdict.reasons.parts] == [UNKNOWN, UNKNOWN]
    assert verdict.failed == (verdict.reasons,)


def test_of_a_true_nothing_fails_and_nothing_is_missing() -> None:
    verdict = asked(HAS_TITLE)
    assert (verdict.outcome, verdict.failed, verdict.missing, verdict.complete) == (YES, (), (), True)
    assert verdict.unknown == ()


def test_of_an_unknown_what_is_missing_is_told_with_the_keys_to_answer_it() -> None:
    verdict = asked(HAS_TITLE, LEADS, STANDS_OUT)
    assert verdict.unknown == ("leader", "judged:outstanding-i")
    assert [(missing.outcome, missing.facts) for missing in verdict.missing] == [
        (YES, ("leader", "judged:outstanding-i")),
        (NO, ("leader",)),
        (NO, ("judged:outstanding-i",)),
    ]
    assert asked(HAS_TITLE, LEADS, STANDS_OUT, known=dict.fromkeys(verdict.unknown, True)).outcome is YES


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Đã biết, nhưng quy định áp dụng ở đây không hỏi đến: hold, rating@1999"),
        ("en", "Known, but not asked for by these rules: hold, rating@1999"),
    ],
)
def test_what_the_rules_of_the_day_do_not_ask_for_is_told(lang: Lang, said: str) -> None:
    known = {"hold": False, "rating@1999": "GOOD"}
    verdict = assess(DATA, FIGHTER, "hoa", date(2023, 12, 31), under="law", known=known)
    assert verdict.text(lang).splitlines()[-1] == said
    assert f"<p>{said}</p>" in verdict.html(lang)
    assert json.loads(verdict.to_json())["unused"] == ["hold", "rating@1999"]


def test_a_fact_that_must_lie_between_two_limits_is_one_fact() -> None:
    works = Fact(FactKind.WORKS, (), None, 2024, Conditions(Work.TOPIC))
    between = Missing(YES, (Need(works, 1), Need(works, 3, most=True)))
    assert between.facts == ("works:topic@..2024",)


def test_rules_are_cited_once_each_in_their_order() -> None:
    documents = [place.document for place in bundled(FIGHTER, date(2023, 12, 31)).citation]
    assert documents == list(dict.fromkeys(documents))
    assert documents[0] == "15-2003-qh11"


def test_reasons_are_walked_in_the_order_of_the_rule() -> None:
    verdict = asked(criterion("ANY", LEADS, HAS_TITLE), STANDS_OUT)
    kinds = [reason.kind.value for reason in verdict.reasons.walk()]
    assert kinds == ["ALL", "ANY", "POSITION", "TITLE_YEARS", "JUDGED"]


def test_equal_questions_have_equal_verdicts_which_show_themselves_in_words() -> None:
    assert asked(LEADS) == asked(LEADS)
    assert asked(LEADS) != asked(LEADS, known={"leader": True})
    assert str(asked(LEADS)) == asked(LEADS).text("en")
    assert asked(LEADS)._repr_html_() == asked(LEADS).html("en")


# --- in words ----------------------------------------------------------------------------------


FILED_VI = "Theo quy định áp dụng cho hồ sơ nhận ngày 31/12/2024, đề nghị cho năm 2024"
FILED_EN = "By the rules for files received on 2024-12-31, proposed for 2024"


@pytest.mark.parametrize(
    ("criteria", "vi", "en"),
    [
        (
            (HAS_TITLE,),
            [
                "Hoa <b> có thể được đề nghị tặng “Bằng Lao động sáng tạo”",
                FILED_VI,
                "✓ Số năm đạt “Lao động tiên tiến”: ít nhất 1, trong năm đề nghị (06/2022/QH15)",
                "    Đạt “Lao động tiên tiến”, năm 2024: có [hoa.title]",
            ],
            [
                "Hoa <b> may be proposed for “Creative Labour Certificate”",
                FILED_EN,
                "✓ Years with “Advanced Worker”: at least 1, in the year of the proposal (06/2022/QH15)",
                "    “Advanced Worker” won, 2024: yes [hoa.title]",
            ],
        ),
        (
            (rated(Rating.EXCELLENT),),
            [
                "Hoa <b> không thể được đề nghị tặng “Bằng Lao động sáng tạo”",
                FILED_VI,
                "✗ Số năm xếp loại từ “Hoàn thành xuất sắc nhiệm vụ” trở lên: ít nhất 1, trong năm đề nghị (06/2022/QH15)",
                "    Xếp loại, năm 2024: “Hoàn thành tốt nhiệm vụ” [hoa@2024]",
            ],
            [
                "Hoa <b> may not be proposed for “Creative Labour Certificate”",
                FILED_EN,
                "✗ Years rated “Excellent completion” or better: at least 1, in the year of the proposal (06/2022/QH15)",
                "    Rating, 2024: “Good completion” [hoa@2024]",
            ],
        ),
        (
            (HAS_TITLE, LEADS),
            [
                "Chưa biết Hoa <b> có thể được đề nghị tặng “Bằng Lao động sáng tạo” hay không",
                FILED_VI,
                "? Tất cả các điều sau (06/2022/QH15)",
                "  ✓ Số năm đạt “Lao động tiên tiến”: ít nhất 1, trong năm đề nghị",
                "      Đạt “Lao động tiên tiến”, năm 2024: có [hoa.title]",
                "  ? Là lãnh đạo, quản lý",
                "Được đề nghị nếu:",
                "  - Là lãnh đạo, quản lý: có (leader)",
                "Không được đề nghị nếu:",
                "  - Là lãnh đạo, quản lý: không (leader)",
            ],
            [
                "It is not known whether Hoa <b> may be proposed for “Creative Labour Certificate”",
                FILED_EN,
                "? All of these (06/2022/QH15)",
                "  ✓ Years with “Advanced Worker”: at least 1, in the year of the proposal",
                "      “Advanced Worker” won, 2024: yes [hoa.title]",
                "  ? Is a leader or manager",
                "May be proposed if:",
                "  - Leader or manager: yes (leader)",
                "May not be proposed if:",
                "  - Leader or manager: no (leader)",
            ],
        ),
    ],
    ids=["true", "false", "unknown"],
)
def test_a_verdict_is_told_with_its_reasons(
    criteria: tuple[Criterion, ...], vi: list[str], en: list[str]
) -> None:
    verdict = asked(*criteria)
    assert verdict.text("vi").splitlines() == vi
    assert verdict.text("en").splitlines() == en


@pytest.mark.parametrize(
    ("lang", "not_found", "is_recalled"),
    [
        ("vi", "Không biết quy định của ngày này", "Quy định này chỉ được nhớ lại, chưa được đọc"),
        ("en", "The rule of this day is not known", "This is only recalled and was not read"),
    ],
)
def test_rules_that_were_not_found_or_are_only_recalled_are_told_so(
    lang: Lang, not_found: str, is_recalled: str
) -> None:
    (law, detail) = bundled(WORKER, date(2026, 10, 1)).text(lang).splitlines()[3:5]
    assert law.startswith(f"  ? {not_found}")
    assert law.endswith("06/2022/QH15)")
    assert detail.startswith(f"  ? {not_found}")
    recalled = bundled("creative-labour-certificate", date(2019, 11, 11))
    assert recalled.text(lang).splitlines()[2].startswith(f"? {is_recalled}")
    assert recalled.reasons.is_recalled


def test_a_part_that_is_only_recalled_is_told_with_what_it_asks() -> None:
    verdict = asked(HAS_TITLE, criterion("POSITION", leader=True, mark=Mark.RECALLED))
    assert verdict.outcome is UNKNOWN
    assert "  ? Is a leader or manager; This is only recalled and was not read; " in verdict.text()
    assert [reason.is_recalled for reason in verdict.reasons.walk()] == [False, False, True]


@pytest.mark.parametrize(
    ("lang", "choice", "chosen"),
    [
        (
            "vi",
            "? Một trong các quy định sau áp dụng: law/2022, union/999;",
            "  - Quy định áp dụng: law (rule:law+union)",
        ),
        (
            "en",
            "? One of these rules applies: law/2022, union/999; say which",
            "  - Rule that applies: law (rule:law+union)",
        ),
    ],
)
def test_a_choice_of_rules_asks_which(lang: Lang, choice: str, chosen: str) -> None:
    lines = bundled(FIGHTER, date(2024, 12, 20)).text(lang).splitlines()
    assert lines[2].startswith(choice)
    assert chosen in lines


def test_only_a_few_ways_are_put_in_words_and_it_is_said() -> None:
    said = [criterion("JUDGED", what=Name(en=f"Point {number}")) for number in range(MOST_SHOWN + 1)]
    verdict = asked(criterion("ANY", *said))
    assert len(verdict.missing) == MOST_SHOWN + 2
    assert verdict.complete
    for lang, would, more in (
        ("vi", "Được đề nghị nếu:", "Còn những cách khác chưa liệt kê ở đây"),
        ("en", "May be proposed if:", "There are more ways than are listed here"),
    ):
        lines = verdict.text(lang).splitlines()
        assert lines.count(would) == MOST_SHOWN
        assert lines[-1] == more
    few = asked(criterion("ANY", *said[:2]))
    assert "more ways" not in few.text()


def test_so_it_is_said_where_not_all_ways_were_found() -> None:
    said = [criterion("JUDGED", what=Name(en=f"Point {number}")) for number in range(13)]
    verdict = asked(criterion("ANY", *said))
    assert not verdict.complete
    assert verdict.text().endswith("There are more ways than are listed here")


def test_facts_are_told_where_they_say_more_than_the_answer() -> None:
    served = criterion("SERVICE_YEARS", service=ServiceKind.TEACHING, at_least=20)
    lines = asked(served, LEADS).text().splitlines()
    assert (
        "      Time of service: Direct teaching: 5 years 0 months, perhaps more [hoa>:TEACHING@2020-01-01]"
        in lines
    )
    assert [line for line in lines if line.endswith(": not known")] == []


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="vi"):
        asked(HAS_TITLE).text("fr")


# --- as a page ---------------------------------------------------------------------------------


class Page(HTMLParser):
    """Which tags are open in the end, and what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(data.strip())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_html_folds_the_reasons_and_escapes_what_it_is_given(lang: Lang) -> None:
    verdict = asked(HAS_TITLE, criterion("ANY", LEADS, STANDS_OUT))
    page = Page(verdict.html(lang))
    assert page.open == []
    assert page.tags == {"p", "strong", "br", "details", "summary", "div"}
    assert page.words == [line.strip() for line in verdict.text(lang).splitlines()]


def test_lists_stand_open_and_facts_are_folded() -> None:
    assert asked(HAS_TITLE, LEADS).html().count("<details open>") == 1
    assert asked(HAS_TITLE, LEADS).html().count("<details>") == 1


# --- as JSON -----------------------------------------------------------------------------------


def held_against(told: dict[str, object], reason: Reason, verdict: Verdict) -> None:
    assert told["outcome"] == reason.outcome.name
    assert told["kind"] == reason.kind.value
    assert told["rule"] == reason.rule
    assert told["mark"] == (reason.mark and reason.mark.value)
    assert told["text"] == {lang: verdict.asked(reason, lang) for lang in ("vi", "en")}
    assert [place["document"] for place in told["citations"]] == [each.document for each in reason.citations]
    assert [fact["key"] for fact in told["facts"]] == [each.need.fact.key for each in reason.told]
    assert [tuple(fact["records"]) for fact in told["facts"]] == [each.records for each in reason.told]
    for part, below in zip(told["parts"], reason.parts, strict=True):
        held_against(part, below, verdict)


@pytest.mark.parametrize(
    "verdict",
    [
        asked(HAS_TITLE, criterion("ANY", LEADS, STANDS_OUT)),
        asked(rated(Rating.EXCELLENT), LEADS),
        bundled(FIGHTER, date(2024, 12, 20), known={"judged:resourcefulness-in-combat": True}),
        bundled("creative-labour-certificate", date(2019, 11, 11)),
    ],
    ids=["unknown", "false", "a choice of rules", "recalled"],
)
def test_json_tells_all_that_the_verdict_holds(verdict: Verdict) -> None:
    told = json.loads(verdict.to_json())
    assert (told["award"], told["candidate"]) == (verdict.award, "hoa")
    assert date.fromisoformat(told["filed_on"]) == verdict.filed_on
    assert Period.parse(told["year"]) == verdict.year
    assert told["outcome"] == verdict.outcome.name
    assert told["text"]["vi"] == verdict.title("vi")
    held_against(told["reasons"], verdict.reasons, verdict)
    assert [each["text"]["en"] for each in told["failed"]] == [verdict.asked(each) for each in verdict.failed]
    assert [[need["key"] for need in each["needs"]] for each in told["missing"]] == [
        [need.fact.key for need in each.needs] for each in verdict.missing
    ]
    assert told["missing_complete"] is verdict.complete
    assert told["unknown"] == [*verdict.unknown]
    assert [place["document"] for place in told["citation"]] == [each.document for each in verdict.citation]


def test_json_tells_what_was_asked() -> None:
    more = {"under": "law", "allow": ("law/v",), "parameters": {"co-authors": 2}}
    told = json.loads(asked(HAS_TITLE, **more).to_json())
    assert (told["under"], told["allow"], told["parameters"]) == ("law", ["law/v"], {"co-authors": 2})
    told = json.loads(asked(HAS_TITLE).to_json())
    assert (told["under"], told["allow"], told["parameters"]) == (None, [], {})


SERVED = criterion("SERVICE_YEARS", service=ServiceKind.TEACHING, at_least=20)
OFTEN = criterion("TITLE_YEARS", awards=(TITLE,), at_least=3, window=Window.ANY_TIME)
HELD = criterion("AWARD_HELD", awards=(OTHER,), window=Window.ANY_TIME)


@pytest.mark.parametrize(
    ("asks", "more", "fact"),
    [
        (LEADS, {}, (True, "exact", False, False, True)),
        (LEADS_NOT, {"known": {"leader": False}}, (False, "exact", True, False, False)),
        (criterion("ONCE"), {}, (None, "exact", False, None, None)),
        (criterion("ONCE"), {"complete": ["awards"]}, (None, "exact", True, None, None)),
        (HELD, {}, (2024, "at_most", False, None, None)),
        (HELD, {"known": {f"given:{OTHER}": 2020}}, (2024, "at_most", True, 2020, 2020)),
        (rated(Rating.GOOD, Window.YEAR_BEFORE), {}, ("GOOD", "at_least", False, "UNRATED", "EXCELLENT")),
        (SERVED, {}, (20, "at_least", False, 5, None)),
        (SERVED, {"complete": ["services"]}, (20, "at_least", True, 5, 5)),
        (OFTEN, {}, (3, "at_least", False, 1, None)),
    ],
)
def test_facts_in_json_are_told_as_they_are_answered(
    asks: Criterion, more: dict[str, object], fact: tuple[object, ...]
) -> None:
    (told,) = json.loads(asked(asks, **more).to_json())["reasons"]["facts"]
    assert tuple(told[name] for name in ("answer", "bound", "settled", "low", "high")) == fact


@pytest.mark.parametrize(
    ("asks", "outcome", "answer", "bound"),
    [
        (criterion("ONCE"), "TRUE", None, "exact"),
        (criterion("ONCE"), "FALSE", 2024, "at_most"),
        (HELD, "TRUE", 2024, "at_most"),
        (HELD, "FALSE", None, "exact"),
        (
            criterion("AWARD_HELD", awards=(OTHER,), window=Window.UP_TO_YEAR_BEFORE),
            "FALSE",
            2024,
            "at_least",
        ),
        (rated(Rating.GOOD, Window.YEAR_BEFORE), "FALSE", "COMPLETED", "at_most"),
        (SERVED, "FALSE", "719999/36000", "at_most"),
        (
            criterion("QUALIFICATION", qualification=QualificationBand.UP_TO_COLLEGE),
            "TRUE",
            "UP_TO_COLLEGE",
            "exact",
        ),
    ],
)
def test_what_is_missing_is_told_with_an_answer_that_would_do(
    asks: Criterion, outcome: str, answer: object, bound: str
) -> None:
    told = json.loads(asked(asks).to_json())["missing"]
    ((need,),) = (each["needs"] for each in told if each["outcome"] == outcome)
    assert (need["answer"], need["bound"]) == (answer, bound)


def test_what_fails_stands_where_the_list_around_it_does() -> None:
    place = Citation(document="06-2022-qh15", article="3")
    ways = criterion(
        "ANY", rated(Rating.EXCELLENT), criterion("ALL", rated(Rating.EXCELLENT)), citation=place
    )
    own = evolve(rated(Rating.EXCELLENT), citation=Citation(document="98-2023-nd-cp"))
    verdict = asked(ways, own, rated(Rating.EXCELLENT))
    rule = verdict.reasons.citations
    assert [reason.citations for reason in verdict.failed] == [(place,), (place,), (own.citation,), rule]
    assert asked(LEADS, LEADS_NOT).failed[0].citations == rule
    told = json.loads(verdict.to_json())["failed"]
    assert [each["citations"][0]["document"] for each in told] == ["06-2022-qh15"] * 2 + [
        "98-2023-nd-cp",
        "06-2022-qh15",
    ]


def test_awards_of_the_past_are_evidence() -> None:
    held = criterion("AWARD_HELD", awards=(TITLE, OTHER), window=Window.ANY_TIME)
    (fact,) = json.loads(asked(held).to_json())["reasons"]["facts"]
    assert fact["records"] == ["hoa.title"]
