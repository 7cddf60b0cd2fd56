"""Rules of single figures, and of what all of them together say."""

import re

import pytest

from tests.rule_checks import codes_of, dataset_of, on_duckdb, shows
from vneduunion.codec import load
from vneduunion.findings import Severity, card
from vneduunion.model import Dataset
from vneduunion.reference import press
from vneduunion.validation import IMPORT, validate
from vneduunion.validation.rules.figures import CIRCLES, RULES

ALL = (*CIRCLES, *RULES)
CODES = [code for code in codes_of("figures") if code != "F123"]


def world(*figures, units=({},), measures=({},), **more):
    """Figures of the measure `m` and the unit `u` in 2024, said by `s`, unless said otherwise."""
    unit = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}}
    measure = {"id": "m", "counts": "GROUP", "timing": "FLOW", "name": {"vi": "M"}}
    said = {"measure": "m", "unit": "u", "period": "2024", "source": "s", "quantity": 5}
    return dataset_of(
        {
            "units": [{**unit, **each} for each in units],
            "measures": [{**measure, **each} for each in measures],
            "sources": [{"id": id_, "title": id_} for id_ in ("s", "t")],
            "figures": [{**said, "id": f"f{number}", **each} for number, each in enumerate(figures)],
            **more,
        }
    )


def told(data, *codes):
    """The codes and the records of findings, the same on DuckDB."""
    findings = validate(data, ALL)
    assert validate(on_duckdb(data), ALL) == findings
    return [(item.code, item.record) for item in findings if not codes or item.code in codes]


@pytest.mark.parametrize("code", CODES)
def test_a_card_shows_its_rule(code):
    shows(code, ALL)


def test_circles_are_looked_for_when_data_are_taken_in():
    assert set(CIRCLES) <= set(IMPORT)


def test_the_press_dataset_is_consistent_for_certain():
    findings = validate(press(), ALL)
    assert [(item.code, item.record) for item in findings] == [("F122", "press.002.topics-initiatives")]
    assert findings[0].values["assumed"] == "CONTAINMENT, SCOPE"


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2024-06-30", None),
        ("2024-07-01", "F101"),
        ("2024", "F103"),
        ("năm học 2024-2025", "F101"),
        ("năm học 2023-2024", None),
        ("nhiệm kỳ 2023-2028", None),
        ("đến năm 2030", "F103"),
    ],
)
def test_a_unit_that_ended_on_30_june_2024(period, code):
    data = world({"period": period}, units=[{"until": "2024-06-30"}])
    assert told(data) == ([(code, "f0")] if code else [])


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2024-07-01", None),
        ("2024-06-30", "F102"),
        ("2024", "F103"),
        ("năm học 2023-2024", "F103"),
        ("năm học 2024-2025", None),
        ("đến năm 2023", "F102"),
        ("đến năm 2030", None),
    ],
)
def test_a_unit_that_began_on_1_july_2024(period, code):
    data = world({"period": period}, units=[{"since": "2024-07-01"}])
    assert told(data) == ([(code, "f0")] if code else [])


@pytest.mark.parametrize(("mark", "code"), [("CONFIRMED", "F101"), ("INFERRED", "F102"), ("UNKNOWN", "F102")])
def test_an_end_that_is_known_roughly_is_no_error(mark, code):
    assert told(world({"period": "2025"}, units=[{"until": "2024-06-30", "mark": mark}])) == [(code, "f0")]


def test_a_stock_is_taken_on_the_last_day():
    stock = [{"timing": "STOCK"}]
    assert told(world({}, units=[{"since": "2024-07-01"}], measures=stock)) == []
    assert told(world({}, units=[{"until": "2024-07-01"}], measures=stock)) == [("F103", "f0")]


def test_without_the_unit_or_the_measure_nothing_is_known():
    life = [{"since": "2024-07-01"}]
    assert told(world({"unit": "gone"}, units=life)) == []
    assert told(world({"measure": "gone"}, units=life)) == []


@pytest.mark.parametrize(("low", "found"), [(10_000, []), (10_001, [("F104", "f0")])])
def test_a_share_of_more_than_the_whole(low, found):
    quantity = {"low": low, "high": low}
    assert told(world({"quantity": quantity}, measures=[{"counts": "SHARE"}])) == found
    assert told(world({"quantity": quantity})) == []


def test_a_day_of_report_before_the_period():
    early = {"reported": "2023-12-31"}
    assert told(world(early)) == [("F105", "f0")]
    assert told(world({**early, "status": "PROVISIONAL"})) == [("F105", "f0")]
    assert told(world({**early, "status": "ESTIMATED"})) == []
    assert told(world({**early, "period": "đến năm 2024"})) == []
    assert told(world({"reported": "2024-01-01"})) == []


def test_a_part_that_leads_nowhere_is_not_judged():
    assert told(world({"part_of": "gone"})) == []


def test_parts_and_wholes_that_touch_in_one_day():
    data = world({"period": "2024-01-01", "part_of": "f1"}, {"period": "2023-2024", "quantity": 9})
    assert told(data, "F108") == []
    data = world({"period": "2024-01-01", "part_of": "f1"}, {"period": "2023", "quantity": 9})
    assert told(data, "F108") == [("F108", "f0")]


def test_findings_of_one_record_need_no_tables():
    data = world({"reported": "2023-12-31", "period": "2024"}, units=[{"until": "2023-06-30"}])
    findings = validate(data.figures[0], ALL, against=data)
    assert [item.code for item in findings] == ["F101", "F105"]


def test_every_card_names_its_values_in_both_languages():
    for code in codes_of("figures"):
        message = card(code).message
        assert message is not None
        assert set(re.findall(r"{(\w+)", message.vi)) == set(re.findall(r"{(\w+)", message.en))


def test_errors_are_certain_and_notes_are_not():
    certain = {code for code in codes_of("figures") if card(code).severity is Severity.ERROR}
    assert certain == {"F101", "F106", "F109", "F111", "F113", "F118", "F121"}


def test_nothing_is_found_in_nothing():
    assert told(load(Dataset, {"schema_version": 1})) == []
    assert told(world()) == []
