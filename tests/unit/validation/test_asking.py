import re
from typing import Any

import pytest

from vneduunion.findings import card
from vneduunion.model import Dataset, Person
from vneduunion.validation import ALL, MemoryRule, RowRule, TableRule, validate

CARD = card("X109")


def rule(breaks: Any, table: str = "units", **values: str) -> RowRule:
    return RowRule(card=CARD, table=table, breaks=breaks, values=values)


@pytest.mark.parametrize(
    ("table", "breaks"),
    [
        ("units", lambda row: row["since"] > row["until"]),
        ("units", lambda row: ~row["since"].missing() | row["territory.name_vi"].framed()),
        ("units", lambda row: row.there("territory").missing()),
        ("units", lambda row: row.size("name.aliases").missing()),
        ("documents", lambda row: ~row["number_year"].equals(row["issued"].year())),
        ("initiatives", lambda row: row.total("authors", "share") > row.given("authors", "share")),
        ("initiatives.authors", lambda row: row["record.title"].garbled()),
        ("awards", lambda row: row["recipient@units.since"].missing()),
        ("mentions", lambda row: row["subject.id"].missing()),
        ("figures", lambda row: row["quantity_given"]),
    ],
)
def test_what_rows_have_may_be_asked_for(table: str, breaks: Any) -> None:
    assert rule(breaks, table).breaks is breaks


@pytest.mark.parametrize(
    ("table", "breaks", "told"),
    [
        ("units", lambda row: row["sinse"].missing(), "units has no column 'sinse'; its columns are: ordinal, id,"),
        ("units", lambda row: row["unit.name"].missing(), "units has no column 'unit'"),
        ("units", lambda row: row["territory.nam"].missing(), "territories has no column 'nam'"),
        ("units", lambda row: row["kind.name"].missing(), "'kind' of units does not refer to records of one table"),
        ("units", lambda row: row["ordinal.name"].missing(), "'ordinal' of units does not refer to records of one table"),
        ("units", lambda row: row.there("until"), "'until' of units does not refer"),
        ("units", lambda row: row.size("authors").missing(), "units has no list 'authors'; it has: name_aliases, sources"),
        ("groups.members", lambda row: row.size("a").missing(), "groups.members has no list 'a'; it has: none"),
        ("initiatives", lambda row: row.total("authors", "age") > 1, "initiatives.authors has no column 'age'"),
        ("awards", lambda row: row["recipient.since"].missing(), "name the table: recipient@persons"),
        ("awards", lambda row: row["recipient@people.since"].missing(), "no table is called 'people'"),
        ("mentions", lambda row: row["subject.name"].missing(), "records has no column 'name'; its columns are: id"),
        ("mentions", lambda row: row["subject.id.name"].missing(), "'id' of records does not refer"),
    ],
)  # fmt: skip
def test_what_rows_do_not_have_is_refused_where_the_rule_is_made(table: str, breaks: Any, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        rule(breaks, table)


def test_cells_that_the_sentence_names_must_be_there_too() -> None:
    breaks = lambda row: row["title"].missing()  # noqa: E731 it is used twice
    assert rule(breaks, "initiatives", found="#authors.total:share").values
    with pytest.raises(ValueError, match="initiatives has no column 'name'"):
        rule(breaks, "initiatives", found="name")
    with pytest.raises(ValueError, match=r"initiatives\.authors has no column 'age'"):
        rule(breaks, "initiatives", found="#authors.total:age")


@pytest.mark.parametrize(
    "breaks",
    [
        lambda row: row["since"],
        lambda row: row["since"] == "2025-01-01",
        lambda _: True,
        lambda row: row["since"].missing() & True,
        lambda row: row["since"].missing() and row["until"].missing(),
        lambda row: ~row["since"] | row["until"].missing(),
    ],
)
def test_what_is_no_condition_is_refused_where_the_rule_is_made(breaks: Any) -> None:
    with pytest.raises(TypeError, match="breaks gives a condition"):
        rule(breaks)


def test_a_table_that_there_is_not_is_refused_by_rules_of_every_kind() -> None:
    for make in (
        lambda: rule(lambda row: row["id"].missing(), "unit"),
        lambda: TableRule(card=CARD, table="unit", query=lambda columns: columns["units"]),
        lambda: MemoryRule(card=CARD, table="unit", check=lambda _: ()),
    ):
        with pytest.raises(ValueError, match="no table is called 'unit'; the tables are: units,"):
            make()


@pytest.mark.parametrize("data", [Dataset(), Person(id="an", name="An")])
def test_what_are_no_rules_and_nothing_to_look_into_is_refused(data: Any) -> None:
    for rules in ("ALL", 7, [7], ["ALL"]):
        with pytest.raises(
            TypeError, match=r"rules is a profile \(IMPORT, ALL, STRICT\) or several rules, not "
        ):
            validate(data, rules)  # type: ignore[arg-type]  # the slip itself
    with pytest.raises(TypeError, match="against is a Dataset or Tables, not str"):
        validate(data, ALL[:1], against="catalogue")  # type: ignore[arg-type]  # the slip itself
