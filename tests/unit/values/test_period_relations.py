"""Relations of periods that reports name; the laws hold for all others."""

from collections.abc import Callable
from datetime import date

import pytest

from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth


@pytest.mark.parametrize(
    ("one", "relation", "other", "answer"),
    [
        ("năm 2024", "before", "năm 2025", "TRUE"),
        ("năm 2025", "before", "năm 2025", "FALSE"),
        ("năm 2025", "before", "năm 2024", "FALSE"),
        ("giai đoạn 2015-2020", "before", "giai đoạn 2020-2025", "UNKNOWN"),
        ("giai đoạn 2015-2020", "before", "giai đoạn 2021-2025", "TRUE"),
        ("nhiệm kỳ 2018-2023", "before", "nhiệm kỳ 2023-2028", "UNKNOWN"),
        ("nhiệm kỳ 2018-2023", "before", "nhiệm kỳ 2018-2023", "FALSE"),
        ("đến năm 2030", "before", "từ năm 2031", "TRUE"),
        ("từ năm 2017", "before", "năm 2050", "FALSE"),
        ("năm 2024", "meets", "năm 2025", "TRUE"),
        ("năm 2024", "meets", "năm 2026", "FALSE"),
        ("năm 2025", "meets", "năm 2024", "FALSE"),
        ("năm học 2023-2024", "meets", "năm học 2024-2025", "UNKNOWN"),
        ("năm công tác 2024", "meets", "năm công tác 2025", "UNKNOWN"),
        ("nhiệm kỳ 2018-2023", "meets", "nhiệm kỳ 2018-2023", "FALSE"),
        ("đến năm 2030", "meets", "từ năm 2031", "TRUE"),
        ("từ năm 2017", "meets", "đến năm 2030", "FALSE"),
        ("năm 2025", "overlaps", "giai đoạn 2020-2025", "TRUE"),
        ("tháng 6/2025", "overlaps", "giai đoạn 2020-2025", "UNKNOWN"),
        ("năm 2026", "overlaps", "giai đoạn 2020-2025", "FALSE"),
        ("nhiệm kỳ 2023-2028", "overlaps", "từ năm 2020 đến năm 2030", "TRUE"),
        ("từ năm 2020 đến năm 2030", "overlaps", "nhiệm kỳ 2023-2028", "TRUE"),
        ("nhiệm kỳ 2023-2028", "overlaps", "nhiệm kỳ 2023-2025", "UNKNOWN"),
        ("nhiệm kỳ 2023-2028", "overlaps", "nhiệm kỳ 2023-2028", "TRUE"),
        ("đến năm 2030", "overlaps", "từ năm 2017", "TRUE"),
        ("từ năm 2017", "within", "đến năm 2030", "FALSE"),
        ("đến năm 2025", "within", "đến năm 2030", "TRUE"),
    ],
)
def test_the_answer_is_what_all_readings_say(one: str, relation: str, other: str, answer: str) -> None:
    assert getattr(Period.parse(one), relation)(Period.parse(other)).name == answer


@pytest.mark.parametrize("relation", [Period.within, Period.overlaps, Period.before, Period.meets])
@pytest.mark.parametrize(
    ("other", "kind"), [(None, "NoneType"), ("năm 2024", "str"), (date(2024, 1, 1), "date")]
)
def test_only_periods_are_related(relation: Callable[..., Truth], other: object, kind: str) -> None:
    with pytest.raises(TypeError, match=rf"must be a Period, such as .*, not {kind}$"):
        relation(Period.year(2024), other)


def test_one_label_is_read_alike_whatever_it_means() -> None:
    term = Period.term(2023, 2028)
    assert term.within(Period.parse("2023 – 2028 term")) is Truth.TRUE
    known = term.narrowed(date(2023, 10, 13), date(2025, 12, 30))
    assert term.within(known) is Truth.UNKNOWN
    assert known.within(known) is Truth.TRUE
