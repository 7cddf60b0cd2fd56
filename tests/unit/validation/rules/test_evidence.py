from datetime import date

import polars as pl
import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.tables import tables
from vneduunion.tables.door import tables_of
from vneduunion.validation import validate
from vneduunion.validation.rules.evidence import RULES
from vneduunion.values.periods import PeriodKind

LIFE = {"since": "2020-01-01", "until": "2024-12-31"}
UNIT = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}}
SAID = {
    "assessments": {"subject": "an", "period": "2024", "rating": "GOOD"},
    "services": {"person": "an", "role": "TEACHING"},
    "disciplines": {"person": "an", "form": "REPRIMAND", "since": "2020-01-01", "until": "2020-12-31"},
    "qualifications": {"person": "an", "level": "FROM_UNIVERSITY"},
    "union_memberships": {"person": "an"},
}


def codes(table, *records, unit=None) -> list[str]:
    body = {
        "persons": [{"id": "an", "name": "An"}],
        "units": [UNIT | (unit or {})],
        "groups": [{"id": "g", "unit": "u", **LIFE}],
        table: [SAID[table] | record for record in records],
    }
    return [item.code for item in validate(dataset_of(body), RULES)]


@pytest.mark.parametrize("code", codes_of("evidence"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("table", "changed", "twice"),
    [
        ("assessments", {}, True),
        ("assessments", {"decision": "d"}, True),
        ("assessments", {"period": "năm 2024"}, True),
        ("assessments", {"period": "2023"}, False),
        ("assessments", {"period": "năm học 2023-2024"}, False),
        ("assessments", {"subject": "u"}, False),
        ("services", {}, True),
        ("services", {"unit": "u"}, False),
        ("services", {"role": "EDUCATION"}, False),
        ("services", {"person": "binh"}, False),
        ("services", {"since": "2010-01-01", "full_time": True}, True),
        ("disciplines", {}, True),
        ("disciplines", {"since": "2020-12-31"}, True),
        ("disciplines", {"since": "2021-01-01", "until": "2021-12-31"}, False),
        ("disciplines", {"form": "WARNING"}, False),
        ("disciplines", {"person": "binh"}, False),
        ("qualifications", {}, True),
        ("qualifications", {"when": "2003"}, False),
        ("qualifications", {"person": "binh"}, False),
        ("union_memberships", {}, True),
        ("union_memberships", {"unit": "u"}, False),
        ("union_memberships", {"person": "binh"}, False),
        ("union_memberships", {"until": "1999-01-01"}, True),
    ],
)
def test_one_fact_is_given_once(table: str, changed, twice) -> None:
    assert codes(table, {}, changed) == ["H101"] * 2 * twice


@pytest.mark.parametrize(
    ("table", "first", "second", "twice"),
    [
        ("services", {"unit": "u", "until": "2010-12-31"}, {"unit": "u", "since": "2010-12-31"}, True),
        ("services", {"unit": "u", "until": "2010-12-31"}, {"unit": "u", "since": "2011-01-01"}, False),
        ("union_memberships", {"unit": "u"}, {"unit": "u", "since": "2010-12-31"}, True),
        ("union_memberships", {"unit": "u", "until": "2010-12-31"}, {"since": "2011-01-01"}, False),
        ("qualifications", {"when": "2003"}, {"when": "2003"}, True),
        ("qualifications", {"when": "2003"}, {"when": "2004"}, False),
    ],
)
def test_what_has_days_is_not_given_twice_for_one(table: str, first, second, twice) -> None:
    assert codes(table, first, second) == ["H101"] * 2 * twice


def test_how_often_else_a_fact_is_given_is_told() -> None:
    findings = validate(dataset_of({"services": [SAID["services"]] * 3}), RULES)
    assert [(item.record, item.values) for item in findings] == [
        ("an>:TEACHING@", {"whose": "an", "others": "2"})
    ] * 3


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2024", "2024", 2),
        ("2024", "2023", 0),
        ("2024", "năm công tác 2024", 2),
        ("2024", "năm học 2023-2024", 0),
        ("năm học 2023-2024", "năm học 2023-2024", 2),
        ("2024", "quý IV/2024", 0),
    ],
)
def test_a_year_has_one_rating(first: str, second: str, found: int) -> None:
    told = codes("assessments", {"period": first}, {"period": second, "rating": "COMPLETED"})
    assert [code for code in told if code != "H103"] == ["H102"] * found


def test_others_may_be_rated_otherwise() -> None:
    assert codes("assessments", {}, {"subject": "u", "rating": "COMPLETED"}) == []


@pytest.mark.parametrize("kind", PeriodKind)
def test_a_rating_is_of_a_year(kind: PeriodKind) -> None:
    years = {"YEAR", "SCHOOL_YEAR", "WORK_YEAR"}
    assert codes("assessments", {"period": f"{kind}:2024-01-01..2024-12-31"}) == ["H103"] * (
        kind not in years
    )


@pytest.mark.parametrize(
    ("period", "found"),
    [("2019", ["H104"]), ("2020", []), ("năm học 2019-2020", []), ("2024", []), ("2025", ["H104"])],
)
def test_collectives_are_rated_in_their_lives(period: str, found: list[str]) -> None:
    assert codes("assessments", {"subject": "u", "period": period}, unit=LIFE) == found
    assert codes("assessments", {"subject": "g", "period": period}) == found
    assert codes("assessments", {"subject": "an", "period": period}, unit=LIFE) == []


@pytest.mark.parametrize("table", ["services", "union_memberships"])
@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2020-01-01", "2024-12-31", []),
        ("2019-12-31", "2020-01-01", ["H106"]),
        ("2024-12-31", "2025-01-01", ["H106"]),
        ("2019-01-01", "2019-12-31", ["H105"]),
        ("2025-01-01", "2025-12-31", ["H105"]),
        ("2020-06-01", None, []),
        (None, "2025-01-01", ["H106"]),
        (None, None, []),
    ],
)
def test_persons_serve_and_are_members_in_the_lives_of_units(table: str, since, until, found) -> None:
    assert codes(table, {"unit": "u", "since": since, "until": until}, unit=LIFE) == found
    assert codes(table, {"since": since, "until": until}, unit=LIFE) == []


@pytest.mark.parametrize(("until", "found"), [(None, ["H107"]), ("2020-12-31", [])])
def test_a_discipline_has_a_last_day(until: str | None, found: list[str]) -> None:
    assert codes("disciplines", {"until": until}) == found


@pytest.mark.parametrize(
    ("lower", "higher", "found"),
    [
        (None, "2003", []),
        (None, None, ["H108"]),
        ("2010", None, ["H108"]),
        ("2010", "2003", ["H108"]),
        ("2003", "2010", []),
        ("2010", "2010", []),
        ("DAY:2010-06-01", "DAY:2010-06-01", ["H108"]),
        ("DAY:2010-06-01", "2010", []),
        ("to 2010", "2003", []),
        ("2010", "from 2003 to 2012", []),
    ],
)
def test_degrees_only_rise(lower: str | None, higher: str | None, found: list[str]) -> None:
    college = {"level": "UP_TO_COLLEGE", "when": lower}
    assert codes("qualifications", college, {"when": higher}) == found
    assert codes("qualifications", {"when": higher}, college) == found
    assert codes("qualifications", college, {"when": higher, "person": "binh"}) == []


@pytest.mark.parametrize(
    ("role", "full_time", "found"),
    [
        ("UNION_FULL_TIME", True, []),
        ("UNION_FULL_TIME", None, []),
        ("UNION_FULL_TIME", False, ["H109"]),
        ("UNION_PART_TIME", True, ["H109"]),
        ("UNION_PART_TIME_NON_STATE", True, ["H109"]),
        ("UNION_PART_TIME", False, []),
        ("UNION_PART_TIME", None, []),
        ("TEACHING", True, []),
        ("TEACHING", False, []),
    ],
)
def test_full_time_is_what_the_service_says(role: str, full_time, found: list[str]) -> None:
    assert codes("services", {"role": role, "full_time": full_time}) == found


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({}, "an@2024"),
        ({"period_kind": None}, "an@2024"),
        ({"period_last": None}, "an@2024-01-01.."),
        (
            dict.fromkeys(
                (
                    "period_kind",
                    "period_label",
                    "period_first",
                    "period_last",
                    "period_core_first",
                    "period_core_last",
                )
            ),
            "an@",
        ),
    ],
)
def test_in_columns_records_are_called_as_they_would_be_whatever_is_wrong_with_them(cells, key: str) -> None:
    data = dataset_of({"assessments": [SAID["assessments"] | {"subject": "an"}]})
    frame = tables(data).native("assessments").collect()
    typed = [pl.lit(value, dtype=frame.schema[name]).alias(name) for name, value in cells.items()]
    columns = tables_of({"assessments": frame.with_columns(*typed, pl.lit(" x").alias("note"))})
    told = [item.record for item in validate(columns) if item.code == "X108"]
    assert told == [key]


def test_a_period_of_a_degree_may_be_missing_in_columns() -> None:
    data = dataset_of({"qualifications": [SAID["qualifications"]] * 2})
    assert [item.record for item in validate(tables(data), RULES)] == ["an:FROM_UNIVERSITY@"] * 2


def test_one_record_alone_is_judged_by_what_one_row_tells() -> None:
    body = {"assessments": [SAID["assessments"] | {"subject": "u", "period": "2019"}]}
    record = dataset_of(body).assessments[0]
    findings = validate(record, RULES, against=dataset_of({"units": [UNIT | LIFE]}))
    assert [(item.code, item.record) for item in findings] == [("H104", "u@2019")]
    assert findings.found[0].values["born"] == str(date(2020, 1, 1))
