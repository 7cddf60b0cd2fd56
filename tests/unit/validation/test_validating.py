"""`validate`: on datasets, tables and single records; what is looked up where, what is listed."""

from datetime import date
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest
from attrs import evolve

from tests.small_world import figure, world
from vneduunion.errors import Words
from vneduunion.findings import Card, Finding, Findings, Severity
from vneduunion.model import (
    Authorship,
    Award,
    AwardCategory,
    AwardKind,
    Dataset,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Mention,
    Office,
    OfficeRole,
    Person,
    RecipientKind,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue, press
from vneduunion.tables import Tables, tables
from vneduunion.tables.door import tables_of
from vneduunion.validation import ALL, IMPORT, RowRule, TableRule, validate
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

UNIT = Unit(id="a", kind=UnitKind.GRASSROOTS, name=Name(vi="A"))
TIE = Tie(child="a", parent="vetu", kind=TieKind.DIRECT)


def codes(*args: Any, **options: Any) -> list[tuple[str, str | None]]:
    return [(item.code, item.place) for item in validate(*args, **options)]


def on_duckdb(data: Dataset) -> Tables:
    connection = duckdb.connect()
    columns = tables(data)
    return tables_of(
        {name: connection.from_arrow(columns.native(name).collect().to_arrow()) for name in columns}
    )


def test_the_press_dataset_has_no_error() -> None:
    assert not len(validate(press(), ALL).at_least(Severity.ERROR))


def test_what_is_no_data_is_refused() -> None:
    with pytest.raises(TypeError, match="not str"):
        validate("units.csv")  # type: ignore[arg-type]


def test_references_may_lead_elsewhere() -> None:
    data = Dataset(units=[UNIT], ties=[TIE])
    assert codes(data, IMPORT) == [("X201", "$.ties[0].parent")]
    for elsewhere in (catalogue(), tables(catalogue())):
        assert codes(data, IMPORT, against=elsewhere) == []
        assert codes(on_duckdb(data), IMPORT, against=elsewhere) == []
    assert codes(tables(data), IMPORT, against=on_duckdb(catalogue())) == []


def test_rules_about_tables_see_what_is_elsewhere_too() -> None:
    award = Award(id="w", kind="k", recipient="an", when=Period.year(2025))
    data = Dataset(awards=[award], persons=[Person(id="an", name="An")])
    kinds = Dataset(
        award_kinds=[
            AwardKind(
                id="k",
                name=Name(vi="K"),
                category=AwardCategory.TITLE,
                recipients=(RecipientKind.COLLECTIVE,),
            )
        ]
    )
    for elsewhere in (kinds, tables(kinds), on_duckdb(kinds)):
        assert ("A106", "$.awards[0].recipient") in codes(data, against=elsewhere)
    assert [code for code, _ in codes(on_duckdb(data), against=on_duckdb(kinds))] == ["A106"]


def test_one_record_is_judged_by_itself_or_against_others() -> None:
    assert codes(TIE, IMPORT) == []  # what it leads to is not known
    assert codes(TIE, IMPORT, against=Dataset(units=[UNIT])) == [("X201", "$.parent")]
    assert codes(TIE, IMPORT, against=tables(Dataset(units=[UNIT]))) == [("X201", "$.parent")]
    assert codes(TIE, IMPORT, against=on_duckdb(Dataset(units=[UNIT]))) == [("X201", "$.parent")]


def test_a_reference_to_any_record_is_looked_up_everywhere() -> None:
    mention = Mention(source="s", subject="a", printed="A")
    assert codes(mention, IMPORT, against=Dataset(units=[UNIT])) == [("X201", "$.source")]
    assert codes(mention, IMPORT, against=tables(Dataset(units=[UNIT]))) == [("X201", "$.source")]
    assert ("X201", "$.mentions[0].subject") in codes(Dataset(mentions=[mention]), IMPORT)


def test_elements_of_lists_have_their_places() -> None:
    work = Initiative(
        id="i",
        title="T",
        kind=InitiativeKind.TOPIC,
        authors=(Authorship(person="an"), Authorship(person="b")),
    )
    people = Dataset(persons=[Person(id="an", name="An")])
    assert codes(work, IMPORT, against=people) == [("X201", "$.authors[1].person")]
    assert codes(Dataset(initiatives=[work]), IMPORT, against=people) == [
        ("X201", "$.initiatives[0].authors[1].person")
    ]


def test_records_without_an_id_are_named_by_their_keys() -> None:
    office = Office(person="an", unit="b", role=OfficeRole.CHAIR)
    found = validate(Dataset(ties=[TIE], offices=[office]), IMPORT)
    assert {item.record for item in found} == {"a>vetu@", "an>b:CHAIR@"}


SHORT = Card(
    code="OWN1",
    severity=Severity.NOTE,
    title=Words("Tên ngắn", "A short name"),
    message=Words("tên “{name}” quá ngắn", "the name “{name}” is too short"),
    meaning=Words("Tên dài hơn", "Names are longer"),
    basis=Words("Quy định riêng", "Our own rule"),
)
ROW = RowRule(
    card=SHORT,
    table="persons",
    field="name",
    breaks=lambda row: row["name"].matches("."),
    values={"name": "name"},
)
TABLE = TableRule(card=SHORT, table="persons", query=lambda columns: columns["persons"], values=("name",))


@pytest.mark.parametrize("rule", [ROW, TABLE])
def test_a_caller_adds_a_rule(rule: Any) -> None:
    data = Dataset(persons=[Person(id="an", name="A")])
    found = validate(data, [*ALL, rule])
    assert found[0].text("vi") == "tên “A” quá ngắn"
    assert found[0].rule is SHORT
    assert type(found).from_json(found.to_json()) == found


TWO_STEPS = RowRule(
    card=SHORT,
    table="groups.members",
    field="person",
    breaks=lambda row: (row["since"] > row["record.unit.until"]) | (row["record.unit.kind"].equals("GUILD")),
    values={"name": "record.unit.name_vi"},
)


SHARED = RowRule(
    card=SHORT,
    table="initiatives",
    field="authors",
    breaks=lambda row: row.total("authors", "share") < 10_000,
    values={"name": "#authors.total:share"},
)


def test_a_sentence_may_name_what_was_asked_of_a_list() -> None:
    work = Initiative(
        id="i", title="T", kind=InitiativeKind.TOPIC, authors=(Authorship(person="an", share=4_000),)
    )
    for given in (work, Dataset(initiatives=[work]), on_duckdb(Dataset(initiatives=[work]))):
        assert validate(given, [SHARED])[0].text("en") == "the name “4000” is too short"


def test_references_are_followed_over_several_records() -> None:
    ended = Unit(id="a", kind=UnitKind.GRASSROOTS, name=Name(vi="A"), until=date(2020, 1, 1))
    group = Group(id="g", unit="a", members=(Membership(person="an", since=date(2021, 1, 1)),))
    data = Dataset(units=[ended], groups=[group])
    for given in (data, on_duckdb(data)):
        assert [item.text("en") for item in validate(given, [TWO_STEPS])] == ["the name “A” is too short"]
    for elsewhere in (data, tables(data), on_duckdb(data)):
        found = validate(group, [TWO_STEPS], against=elsewhere)
        assert [(item.place, item.values) for item in found] == [("$.members[0].person", {"name": "A"})]
    assert not len(validate(group, [TWO_STEPS], against=Dataset()))


def test_more_than_the_cap_are_counted() -> None:
    data = Dataset(persons=[Person(id=f"p{n}", name="A") for n in range(50)])
    for given in (data, on_duckdb(data)):
        found = validate(given, [ROW], cap=7)
        assert len(found) == 7
        assert found.counts == {"OWN1": 50}
        assert not found.complete


def test_a_column_that_is_not_there_is_one_finding() -> None:
    columns = tables_of({"units": pl.DataFrame({"id": ["a", "b"], "name_vi": ["A", "B"]})})
    assert [(item.code, item.field, item.record) for item in validate(columns, IMPORT)] == [
        ("X101", "kind", None)
    ]


def test_of_an_id_that_two_records_bear_only_that_it_is_there_is_known() -> None:
    units = pl.DataFrame({"id": ["a", "a"], "kind": ["GUILD", "GUILD"], "name_vi": ["A", "B"]})
    ties = pl.DataFrame({"child": ["a"], "parent": ["a"], "kind": ["DIRECT"]})
    found = validate(tables_of({"units": units, "ties": ties}), IMPORT)
    assert found.grouped("code")["X202"] == 2
    assert "X201" not in found.counts


def test_values_that_could_confuse_are_told_whole() -> None:
    persons = pl.DataFrame({"id": ["an"], "name": ["a\x1eb"]})
    assert validate(tables_of({"persons": persons}), [TABLE])[0].values == {"name": "a b"}


def test_how_far_it_is_can_be_followed() -> None:
    steps: list[tuple[str, int, int | None]] = []
    validate(press(), ALL, progress=lambda *step: steps.append(step))
    assert steps[0][:2] == ("rules", 0)
    assert steps[-1][1] < (steps[-1][2] or 0)


def test_an_award_to_nobody() -> None:
    award = Award(id="w", kind="k", recipient="nobody", when=Period.year(2025))
    found = [item for item in validate(award, IMPORT, against=Dataset()) if item.field == "recipient"]
    assert [item.values["tables"] for item in found] == ["persons, units, groups"]


HUGE = 10**30


def test_a_number_that_no_column_holds_is_one_finding_among_the_others() -> None:
    data = world([figure("a", 5), figure("b", HUGE, unit="nobody"), figure("c", 5, unit="nobody")])
    found = [item for item in validate(data, IMPORT) if item.table == "figures"]
    assert [(item.code, item.place, item.record) for item in found] == [
        ("X105", "$.figures[1].quantity", "b"),
        ("X201", "$.figures[1].unit", "b"),
        ("X201", "$.figures[2].unit", "c"),
    ]
    assert found[0].text("vi") == "… lớn hơn mức cao nhất 9223372036854775807"
    assert validate(data, IMPORT).counts["X105"] == 1


def test_rules_take_it_for_missing_and_find_nothing_of_it() -> None:
    work = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity.exact(HUGE))
    assert codes(Dataset(initiatives=[work])) == [("X105", "$.initiatives[0].benefit")]
    pair = world([figure("a", HUGE), figure("b", 5)])
    assert validate(pair).where(lambda item: item.table == "figures").counts == {"X105": 1}


def test_one_record_is_told_what_its_dataset_is_told() -> None:
    share = figure("a", HUGE, measure="share")
    data = world([share])
    assert codes(share, against=data) == [("X105", "$.quantity")]
    assert [item for item in codes(data) if "figures" in str(item[1])] == [("X105", "$.figures[0].quantity")]
    benefit = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity(low=HUGE))
    assert [(item.record, item.field) for item in validate(benefit)] == [("i", "benefit")]


COUNTED_SO = RowRule(
    card=SHORT,
    table="awards",
    field="recipient",
    breaks=lambda row: row["recipient@figures.quantity_low"] > 0,
    values={"name": "recipient"},
)


def test_references_may_lead_to_a_number_that_no_column_holds() -> None:
    award = Award(id="w", kind="k", recipient="f", when=Period.year(2025))
    for number, found in ((5, 1), (HUGE, 0)):
        elsewhere = world([figure("f", number)])
        for given in (award, Dataset(awards=[award]), on_duckdb(Dataset(awards=[award]))):
            assert len(validate(given, [COUNTED_SO], against=elsewhere)) == found


@pytest.mark.parametrize(
    ("data", "query"),
    [
        (tables(Dataset(units=[UNIT])), lambda columns: columns["units"].filter(nw.col("zz") > 1)),
        (on_duckdb(Dataset(units=[UNIT])), lambda columns: columns.native("units").filter("zz > 1")),
    ],
)
def test_what_a_query_of_a_caller_does_wrong_is_told_as_it_is(data: Tables, query: Any) -> None:
    with pytest.raises(Exception, match="zz"):
        validate(data, [TableRule(card=SHORT, table="units", query=query)])


def test_what_is_of_no_known_table_comes_first() -> None:
    told = [Finding(code="X131", severity=Severity.WARNING, table=table) for table in ("", "clubs")]
    lost = evolve(UNIT, territory="nowhere")
    columns = evolve(tables(Dataset(units=[lost])), findings=Findings(found=tuple(told)))
    assert [item.table for item in validate(columns, IMPORT)] == ["", "clubs", "units"]


def test_a_quantity_whose_columns_are_lacking_is_told_once() -> None:
    frame = pl.DataFrame({"id": ["f", "g"], "measure": ["m", "m"]})
    found = validate(tables_of({"figures": frame}), IMPORT)
    assert [item.row for item in found if (item.code, item.field) == ("X101", "quantity")] == [None]


def test_a_figure_may_say_that_nothing_is_known() -> None:
    data = world([figure("f", 5)])
    unknown = evolve(data.figures["f"], quantity=Quantity())
    columns = tables(Dataset(figures=[unknown]))
    fields = [rule for rule in IMPORT if rule.declared]
    assert not validate(columns, fields)
    frame = columns.native("figures").collect().with_columns(quantity_given=None)
    frames = {"figures": frame.cast({"quantity_given": pl.Boolean})}
    assert codes(tables_of(frames, columns.origins), fields) == [("X101", "$.figures[0].quantity")]
