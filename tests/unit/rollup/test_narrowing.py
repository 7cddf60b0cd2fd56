import pytest
from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, LoadError, Period, Quantity, roll_up, scan
from vneduunion.model import (
    Award,
    AwardCategory,
    AwardKind,
    AwardLevel,
    Condition,
    Initiative,
    InitiativeKind,
    Person,
    RecipientKind,
    Unit,
    UnitKind,
)
from vneduunion.reference import measure_definitions
from vneduunion.rollup.narrowing import choices, for_each, named
from vneduunion.tables import tables
from vneduunion.values.names import Name

KNOWN = measure_definitions()
RECOGNISED, CONFERRED = KNOWN["initiatives.recognised"], KNOWN["awards.conferred"]
YEAR = Period.year(2025)


def test_each_value_of_a_list_is_a_measure_of_its_own() -> None:
    *parts, rest = for_each(RECOGNISED, "kind")
    assert parts == [RECOGNISED.only("kind", kind.value) for kind in InitiativeKind]
    none = Condition(column="kind", one_of=tuple(kind.value for kind in InitiativeKind), otherwise=True)
    assert (rest.label, rest.where) == ("kind=?", (none,))


def test_the_values_of_what_has_no_list_are_named() -> None:
    grades = for_each(RECOGNISED, "recognitions.grade", ["A", "B"])
    assert [each.label for each in grades] == ["recognitions.grade=A", "recognitions.grade=B"]


def test_what_may_be_a_record_of_several_tables_is_told_by_table() -> None:
    found = for_each(CONFERRED, "recipient")
    labels = ["recipient@persons", "recipient@units", "recipient@groups", "recipient=?"]
    assert [each.label for each in found] == labels
    assert found[0].where == (Condition(column="recipient", table="persons"),)


def test_conditions_stand_in_brackets_behind_an_id() -> None:
    assert [*named("awards.conferred", KNOWN)] == [CONFERRED]
    assert [*named("initiatives.recognised[kind=TOPIC|PRODUCT, recognitions.level=STATE]", KNOWN)] == [
        RECOGNISED.only("kind", "TOPIC", "PRODUCT").only("recognitions.level", "STATE")
    ]
    for definition in named("awards.conferred[kind>award_kinds.level,recipient@persons]", KNOWN):
        assert [*named(definition.id, KNOWN)] == [definition]


@pytest.mark.parametrize("text", ["colours", "colours[kind]", "initiatives.recognised[", "[kind]"])
def test_an_id_that_nobody_knows(text: str) -> None:
    with pytest.raises(KeyError):
        list(named(text, KNOWN))


def test_what_has_no_list_of_values_is_told_with_what_has_one() -> None:
    with pytest.raises(LoadError) as caught:
        for_each(CONFERRED, "kind")
    assert str(caught.value) == (
        "awards.conferred: 'kind' is not one of: kind>award_kinds.category, kind>award_kinds.level, recipient, "
        "conferred_by>units.kind, for_movement>movements.kind, initiatives.value>initiatives.kind"
    )


@pytest.mark.parametrize(
    ("definition", "column", "close"),
    [
        (RECOGNISED, "level", "recognitions.level"),
        (RECOGNISED, "grade", "recognitions.grade"),
        (CONFERRED, "category", "kind>award_kinds.category"),
    ],
)
def test_a_column_of_a_part_or_of_what_is_looked_up_is_told_where_it_is_meant(
    definition, column, close
) -> None:
    for asked in (f"{definition.id}[{column}]", f"{definition.id}[{column}=A]"):
        with pytest.raises(LoadError) as caught:
            roll_up(Dataset(), [asked])
        assert f"'{column}' is no column of {definition.table}" in str(caught.value)
        assert f"close to it: {close}; " in str(caught.value)
        assert f"gần giống: {close}; " in caught.value.text("vi")


def test_values_may_stand_in_quotation_marks() -> None:
    (graded,) = named('initiatives.recognised[recognitions.grade="A, B"|C,kind=TOPIC]', KNOWN)
    assert graded == RECOGNISED.only("recognitions.grade", "A, B", "C").only("kind", "TOPIC")
    with pytest.raises(KeyError):
        list(named('initiatives.recognised[recognitions.grade="A]', KNOWN))


def test_columns_have_a_list_of_values_or_none() -> None:
    assert choices("awards", "kind>award_kinds.level") == tuple(level.value for level in AwardLevel)
    assert (
        choices("awards", "kind")
        == choices("awards", "colour")
        == choices("awards", "kind>colours.red")
        == ()
    )


def unit(id_: str) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_))


def award(id_: str, kind: str, recipient: str) -> Award:
    return Award(id=id_, kind=kind, recipient=recipient, conferred_by="school", when=YEAR)


OWN = AwardKind(
    id="star",
    name=Name(en="Star"),
    category=AwardCategory.FORM,
    recipients=(RecipientKind.INDIVIDUAL,),
    level=AwardLevel.GRASSROOTS,
)
DATA = Dataset(
    units=[unit("school")],
    persons=[Person(id="an", name="An")],
    award_kinds=[OWN],
    awards=[
        award("one", "star", "an"),
        award("two", "star", "school"),
        award("three", "national-emulation-fighter", "an"),
        award("four", "nobody-knows", "an"),
    ],
)


@pytest.mark.parametrize("given", [tables, on_duckdb], ids=["polars", "duckdb"])
def test_what_is_looked_up_may_stand_in_the_records_or_in_the_catalogue(given) -> None:
    asked = ["awards.conferred[kind>award_kinds.level]", "awards.conferred[recipient]"]
    grid = roll_up(given(DATA), asked, periods=[YEAR], missing="ZERO")
    found = {cell.measure.partition("[")[2]: cell.quantity for cell in grid}
    assert found == {
        "kind>award_kinds.level=GRASSROOTS]": Quantity.exact(2),
        "kind>award_kinds.level=STATE]": Quantity.exact(1),
        "kind>award_kinds.level=?]": Quantity.exact(1),
        "recipient@persons]": Quantity.exact(3),
        "recipient@units]": Quantity.exact(1),
    }


def test_what_the_records_say_of_a_kind_goes_first() -> None:
    renamed = evolve(OWN, id="national-emulation-fighter")
    data = evolve(DATA, award_kinds=[renamed])
    levels = "awards.conferred[kind>award_kinds.level=STATE|GRASSROOTS]"
    assert {cell.quantity for cell in roll_up(data, [levels], missing="ZERO")} == {Quantity.exact(1)}
    state = "awards.conferred[kind>award_kinds.level=STATE]"
    assert not list(roll_up(data, [state], periods=[YEAR]))


def test_wrong_words_are_told_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        roll_up(Dataset(), ["awards.conferred[kind]", "colours[kind]", "awards.received[kind=]"])
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("awards.conferred", "not_a_choice"),
        ("colours[kind]", "unknown_measure"),
        ("awards.received[kind=].one_of", "none_given"),
    ]


def test_a_measure_asked_for_twice_is_one() -> None:
    data = Dataset(
        units=[unit("school")],
        initiatives=[
            Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, units=("school",), submitted=YEAR)
        ],
    )
    grid = roll_up(data, ["initiatives.submitted[kind]", "initiatives.submitted[kind=TOPIC]"])
    assert [cell.measure for cell in grid] == ["initiatives.submitted[kind=TOPIC]"]


def test_two_definitions_of_one_id_are_refused() -> None:
    other = evolve(RECOGNISED, where=(Condition(column="kind", one_of=("TOPIC",)),))
    with pytest.raises(LoadError, match=r"the id 'initiatives\.recognised' is used 2"):
        roll_up(Dataset(), [RECOGNISED, other, RECOGNISED])


@pytest.mark.parametrize("given", [tables, on_duckdb], ids=["polars", "duckdb"])
@pytest.mark.parametrize("column", ["kind>award_kinds.level", "recipient", "kind>award_kinds.category"])
def test_the_parts_of_a_column_are_the_whole(given, column: str) -> None:
    """What has no level, is of a kind that nobody knows or goes to nobody who is known is a part too."""
    plain = evolve(OWN, id="plain", level=None)
    data = evolve(
        DATA,
        award_kinds=[OWN, plain],
        awards=[*DATA.awards, award("five", "plain", "an"), award("six", "star", "stranger")],
    )
    asked = ["awards.conferred", f"awards.conferred[{column}]"]
    parts = [cell.quantity for cell in roll_up(given(data), asked, periods=[YEAR], missing="ZERO")]
    whole, *others = sorted(parts, key=lambda part: -part.low)
    assert whole == Quantity.exact(6) == Quantity.exact(sum(part.low for part in others))


def test_a_kind_that_cannot_be_read_is_in_the_part_of_none(tmp_path) -> None:
    """A measure that is counted row by row, and one of things that several units share."""
    files = {
        "units": "id,kind,name_vi\nschool,GRASSROOTS,A\n",
        "initiatives": "id,title,kind,submitted\none,T,TOPIC,2025\ntwo,T,NO-KIND,2025\nthree,T,,2025\n",
        "initiatives.units": "record,ordinal,value\none,0,school\ntwo,0,school\nthree,0,school\n",
        "activities": "id,name_vi,unit,kind,period\na,T,school,TRAINING,2025\nb,T,school,NO-KIND,2025\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    asked = ["initiatives.submitted[kind]", "activities.held[kind]"]
    found = {cell.measure: cell.quantity.low for cell in roll_up(scan(tmp_path), asked, missing="ZERO")}
    assert found == {
        "initiatives.submitted[kind=TOPIC]": 1,
        "initiatives.submitted[kind=?]": 2,
        "activities.held[kind=TRAINING]": 1,
        "activities.held[kind=?]": 1,
    }


def test_the_part_of_none_is_named_and_read_back() -> None:
    for text in ("initiatives.submitted[kind=?]", "awards.conferred[kind>award_kinds.level=?,recipient=?]"):
        (definition,) = named(text, KNOWN)
        assert definition.id == text
    with pytest.raises(LoadError, match="'kind' is not one of"):
        list(named("awards.conferred[kind=?]", KNOWN))
