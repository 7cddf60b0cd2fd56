"""The rule about figures that stand out."""

import pytest

from tests.rule_checks import dataset_of, on_duckdb
from vneduunion.validation import validate
from vneduunion.validation.rules.outliers import LEAST_PERIODS, LIMIT, RULES, SCALE

USUAL = (100, 110, 95, 105, 120)


def series(*numbers, **more):
    said = {"measure": "m", "unit": "u", "source": "s", **more}
    return [
        {**said, "id": f"f{at}", "period": str(2010 + at), "quantity": number}
        for at, number in enumerate(numbers)
    ]


def told(figures, counts="GROUP"):
    data = dataset_of(
        {
            "measures": [{"id": "m", "name": {"vi": "M"}, "counts": counts, "timing": "FLOW"}],
            "figures": [{**each, "id": f"f{at}"} for at, each in enumerate(figures)],
        }
    )
    findings = validate(data, RULES)
    assert validate(on_duckdb(data), RULES) == findings
    return [item.record for item in findings]


def test_the_constants_are_those_of_the_paper():
    assert (SCALE, LIMIT, LEAST_PERIODS) == (0.6745, 3.5, 6)


@pytest.mark.parametrize(("last", "found"), [(90, []), (1_000, ["f5"]), (10, ["f5"])])
def test_a_digit_too_many_or_too_few(last, found):
    assert told(series(*USUAL, last)) == found


def test_the_limit_by_hand():
    """Powers of two: the median of the logarithms is 3.5, the median deviation 1.5, the limit about 7.8."""
    usual = [2**power for power in (1, 2, 3, 4, 5)]
    assert told(series(*usual, 2**10)) == []
    assert told(series(*usual, 2**12)) == ["f5"]


def test_numbers_whose_sum_no_column_holds():
    assert told(series(1, *(2**63 - 10**15 * at for at in range(1, 7)))) == ["f0"]


def test_fewer_periods_say_too_little():
    assert told(series(*USUAL[:4], 1_000)) == []
    assert told([*series(*USUAL[:4], 1_000), series(100)[0]]) == []


def test_the_oldest_may_stand_out_too():
    assert told(series(10_000, *USUAL)) == ["f0"]


def test_where_most_periods_have_one_number_nothing_is_said():
    assert told(series(100, 100, 100, 100, 105, 1_000)) == []


def test_zero_and_what_is_open_take_no_part():
    assert told([*series(*USUAL, 1_000), *series(0, {"low": 5})]) == ["f5"]
    assert told(series(*USUAL, 0)) == []


def test_series_are_kept_apart():
    for more in ({"unit": "v"}, {"scope": "OWN"}, {"movement": "x"}, {"activity": "x"}):
        assert told([*series(*USUAL), {**series(1_000, **more)[0], "period": "2020"}]) == []
    assert told([*series(*USUAL), {**series(1_000)[0], "period": "năm học 2020-2021"}]) == []
    assert told(series(*USUAL, 1_000), counts="SHARE") == []


def test_a_year_that_many_sources_report_counts_once():
    many = [{**each, "source": f"s{at}"} for at in range(9) for each in series(1_000)]
    assert told([*({**each, "period": "2030"} for each in many), *series(*USUAL)]) == [
        f"f{at}" for at in range(9)
    ]


def test_what_is_usual_is_told():
    data = dataset_of(
        {
            "measures": [{"id": "m", "name": {"vi": "M"}, "counts": "GROUP", "timing": "FLOW"}],
            "figures": series(100, 110, 90, 105, 100, 120, 5_000),
        }
    )
    (finding,) = validate(data, RULES)
    assert finding.values == {"low": "5000", "high": "5000", "middle": "105", "n": "7"}
