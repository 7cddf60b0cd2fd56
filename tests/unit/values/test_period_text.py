"""Phrases and prose: what is read, where, and what is left alone."""

from datetime import date
from unicodedata import normalize

import pytest

from vneduunion.errors import BadPeriod
from vneduunion.values.periods import Period, PeriodFlag

PUBLISHED = date(2025, 6, 22)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("between 2017 and 2021", "SPAN:2017-01-01..2021-12-31"),
        ("giữa năm 2017 và năm 2021", "SPAN:2017-01-01..2021-12-31"),
        ("2017 to 2021", "SPAN:2017-01-01..2021-12-31"),
        ("từ năm 2017 đến hết năm 2021", "SPAN:2017-01-01..2021-12-31"),
        ("từ 2017-2021", "SPAN:2017-01-01..2021-12-31"),
        ("5/2008-8/2011", "SPAN:2008-05-01..2011-08-31"),
        ("từ ngày 11/10/2023 đến ngày 12/10/2023", "SPAN:2023-10-11..2023-10-12"),
        ("from the 2020-2021 school year to 2/9/2020", "SPAN:2020-09-01..2020-09-02;-"),
        ("từ năm 2017 đến nay", "SPAN:2017-01-01..2025-06-22"),
        ("from 2017 to date", "SPAN:2017-01-01..2025-06-22"),
        ("kể từ năm 2017", "SPAN:2017-01-01.."),
        ("từ năm 2025 trở đi", "SPAN:2025-01-01.."),
        ("from 2025 onwards", "SPAN:2025-01-01.."),
        ("since the 2024-2025 school year", "SPAN:2024-09-01..;2024-09-05.."),
        ("cho đến hết năm 2030", "SPAN:..2030-12-31"),
        ("until the end of 2030", "SPAN:..2030-12-31"),
        ("to the 2024-2025 school year", "SPAN:..2025-08-31;..2025-05-31"),
        ("đến ngày 30/6/2025", "SPAN:..2025-06-30"),
        ("tính đến hết năm 2024", "AS_OF:2024-12-31"),
        ("tính đến tháng 6/2025", "AS_OF:2025-06-30"),
        ("as at the end of 2024", "AS_OF:2024-12-31"),
        ("tính đến nay", "AS_OF:2025-06-22"),
        ("cho đến nay", "AS_OF:2025-06-22"),
        ("up to now", "AS_OF:2025-06-22"),
        ("so far", "AS_OF:2025-06-22"),
    ],
)
def test_spans_and_states_are_made_of_other_periods(words: str, code: str) -> None:
    assert Period.parse(words, published=PUBLISHED).code == code


@pytest.mark.parametrize("words", ["to date", "đến nay", "từ năm 2017 đến nay", "from 2017 to the present"])
def test_the_day_of_publication_is_asked_for(words: str) -> None:
    with pytest.raises(BadPeriod, match="published") as caught:
        Period.parse(words)
    assert "published" in caught.value.text("vi")


def test_nothing_runs_to_a_day_before_it_begins() -> None:
    with pytest.raises(BadPeriod, match="not after the end"):
        Period.parse("từ năm 2026 đến nay", published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("giai đoạn 2020-2025 abc", 20),
        ("  giai đoạn 2020-2025 và 2026", 22),
        (normalize("NFD", "giai đoạn 2020-2025 abc"), len(normalize("NFD", "giai đoạn 2020-2025 "))),
        ("giai  đoạn\n2020–2025 \N{ZERO WIDTH SPACE}abc", 22),
        (" abc", 1),
        ("(31/6/2025)", 1),
        ("", None),
        (" (", None),
    ],
)
def test_the_place_is_where_the_text_is_not_understood(text: str, place: int | None) -> None:
    with pytest.raises(BadPeriod) as caught:
        Period.parse(text)
    assert (caught.value.found, caught.value.place) == (text, place)


@pytest.mark.parametrize(
    "text", ["(2020-2025)", "“giai đoạn 2020–2025”.", "[2020-2025];", "\tin the period 2020-2025,"]
)
def test_marks_around_a_phrase_do_not_matter(text: str) -> None:
    assert Period.parse(text) == Period.stage(2020, 2025)


@pytest.mark.parametrize(
    ("text", "label", "code"),
    [
        (
            "In the period of 2023 - 2025, over 534 groups continue to be maintained",
            "In the period of 2023 - 2025",
            Period.stage(2023, 2025).code,
        ),
        (
            "In the past 5 years (2020-2025), 47,892 groups have been operating",
            "In the past 5 years (2020-2025)",
            Period.stage(2020, 2025).code,
        ),
        ("Resolution No. 57-NQ/TW dated December 22, 2024", "December 22, 2024", "DAY:2024-12-22"),
        ("learning among workers in enterprises to 2030", "to 2030", "SPAN:..2030-12-31"),
        ("To date, 2,168 groups have been established.", "To date", "AS_OF:2025-06-22"),
        (
            "Quyết định 2045/QĐ-BGDĐT về năm học 2024 - 2025",
            "năm học 2024 - 2025",
            Period.school_year(2024).code,
        ),
        ("Nghị định 98/2023/NĐ-CP áp dụng năm 2024", "năm 2024", Period.year(2024).code),
        ("1,572 topics and 2,020.5 points (2023-2025)", "2023-2025", Period.stage(2023, 2025).code),
        ("nhóm 2020a, 12.2020 và 2021/B, năm 2022", "năm 2022", Period.year(2022).code),
    ],
)
def test_the_first_period_of_a_text_is_found(text: str, label: str, code: str) -> None:
    found = Period.find(text, published=PUBLISHED)
    assert (found.period.label, found.period.code) == (label, code)
    assert text[found.start : found.end] == label


@pytest.mark.parametrize("text", ["", "In recent years", "Luật 06/2022/QH15", "2,168 groups", "534"])
def test_a_text_may_name_no_period(text: str) -> None:
    with pytest.raises(BadPeriod) as caught:
        Period.find(text)
    assert caught.value.place is None


def test_an_impossible_day_is_not_passed_over() -> None:
    with pytest.raises(BadPeriod, match="June 2025 has 30 days") as caught:
        Period.find("Báo cáo ngày 31/6/2025 của năm 2025")
    assert caught.value.place == len("Báo cáo ")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("2020-2025", (PeriodFlag.KIND_ASSUMED,)),
        ("2025", (PeriodFlag.KIND_ASSUMED,)),
        ("năm 2025", ()),
        ("giai đoạn 2020-2025", ()),
        ("4 năm (2020-2025)", (PeriodFlag.YEARS_DISAGREE,)),
        ("5/6/2025", (PeriodFlag.DAY_FIRST,)),
        ("ngày 5/6/2025", ()),
        ("6/6/2025", ()),
        ("13/6/2025", ()),
        ("from 5/6/2025 to 7/6/2025", (PeriodFlag.DAY_FIRST,)),
        ("as of 5/6/2025", (PeriodFlag.DAY_FIRST,)),
        ("to 5/6/2025", (PeriodFlag.DAY_FIRST,)),
        ("since 5/6/2025", (PeriodFlag.DAY_FIRST,)),
        ("from 2017 to 2021", ()),
    ],
)
def test_flags_say_what_to_look_at_again(text: str, flags: tuple[PeriodFlag, ...]) -> None:
    assert Period.find(text).flags == flags
