import pytest
from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, LoadError, Period, Quantity, roll_up
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
    assert for_each(RECOGNISED, "kind") == tuple(
        RECOGNISED.only("kind", kind.value) for kind in InitiativeKind
    )


def test_the_values_of_what_has_no_list_are_named() -> None:
    grades = for_each(RECOGNISED, "recognitions.grade", ["A", "B"])
    assert [each.label for each in grades] == ["recognitions.grade=A", "recognitions.grade=B"]


def test_what_may_be_a_record_of_several_tables_is_told_by_table() -> None:
    found = for_each(CONFERRED, "recipient")
    assert [each.label for each in found] == ["recipient@persons", "recipient@units", "recipient@groups"]
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
