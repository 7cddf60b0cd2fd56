import pickle

import pytest

from vneduunion.errors import BadRecord, DuplicateId, UnknownId
from vneduunion.model import TABLES, Dataset, Person, Records, Tie, TieKind, Unit, UnitKind
from vneduunion.values.names import Name

AN = Person(id="an", name="An")
BINH = Person(id="binh", name="Bình")


def school(id_: str = "school", name: str = "A school") -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=name))


def test_records_are_found_by_id_and_by_position():
    people = Dataset(persons=[AN, BINH]).persons
    assert people["binh"] is people[1] is BINH
    assert people[:1] == (AN,)
    assert "an" in people
    assert AN in people
    assert "chi" not in people
    assert people.keys() == ("an", "binh")


def test_an_unknown_id_raises_and_names_those_close_to_it():
    with pytest.raises(UnknownId) as caught:
        Dataset(persons=[AN, BINH]).persons["bin"]
    assert caught.value.close == ("binh",)
    assert "person" in str(caught.value)


def test_an_id_sought_where_nothing_is_raises_too():
    with pytest.raises(UnknownId, match="no record has the id 'an'"):
        Dataset().persons["an"]


def test_a_look_up_may_answer_none():
    people = Dataset(persons=[AN]).persons
    assert people.get("an") is AN
    assert people.get("chi") is None


def test_records_without_an_id_are_found_by_their_natural_key():
    tie = Tie(child="hanoi.education", parent="vetu", kind=TieKind.GUIDANCE)
    assert Dataset(ties=[tie]).ties["hanoi.education>vetu@"] is tie


def test_any_record_is_found_in_the_whole_dataset():
    data = Dataset(units=[school()], persons=[AN])
    assert data.record("an") is AN
    assert data.record("school").id == "school"
    with pytest.raises(UnknownId) as caught:
        data.record("schol")
    assert caught.value.close == ("school",)


def test_two_records_of_one_id_raise_whatever_their_classes_and_all_are_listed():
    with pytest.raises(DuplicateId) as caught:
        Dataset(persons=[AN, AN, Person(id="school", name="Chi")], units=[school()])
    assert [fault.place for fault in caught.value.faults] == ["units[0]", "persons[0]"]
    assert "persons[2]" in str(caught.value)


def test_records_in_the_wrong_field_raise():
    with pytest.raises(BadRecord) as caught:
        Dataset(units=[AN, BINH])
    assert [fault.place for fault in caught.value.faults] == ["units[0]", "units[1]"]


def test_merging_collapses_equal_records_and_keeps_the_order():
    merged = Dataset(persons=[AN]).merge(Dataset(persons=[BINH, AN], units=[school()]))
    assert merged.persons == (AN, BINH)
    assert merged.units.keys() == ("school",)


def test_merging_unequal_records_of_one_id_raises():
    with pytest.raises(DuplicateId):
        Dataset(persons=[AN]).merge(Dataset(persons=[Person(id="an", name="Ân")]))


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_a_method_that_answers_with_a_new_dataset(table):
    empty = Dataset()
    assert getattr(empty, f"with_{table}")([]) == empty


def test_adding_answers_with_a_new_dataset_and_leaves_the_old_one():
    old = Dataset(persons=[AN])
    new = old.with_persons([BINH])
    assert old.persons == (AN,)
    assert new.persons == (AN, BINH)


def test_a_dataset_prints_counts_not_pages():
    assert repr(Dataset()) == "<Dataset: empty>"
    assert repr(Dataset(persons=[AN, BINH], units=[school()])) == "<Dataset: 1 units, 2 persons>"
    assert repr(Dataset(persons=[AN]).persons) == "<1 Person records>"
    assert repr(Records()) == "<0 no records>"


def test_a_dataset_survives_pickling_with_its_look_ups():
    again = pickle.loads(pickle.dumps(Dataset(persons=[AN, BINH])))  # noqa: S301 our own bytes
    assert again == Dataset(persons=[AN, BINH])
    assert again.persons["binh"] == BINH
