from datetime import date

from tests.small_world import figure, world
from vneduunion.comparison import ChangeKind, FieldChange, diff
from vneduunion.model import Dataset, Mention, Person, Tie, TieKind

ADDED, DROPPED, CHANGED = ChangeKind


def people(*names):
    return Dataset(persons=[Person(id=name.lower(), name=name) for name in names])


def ties(*notes, kind=TieKind.DIRECT):
    return Dataset(ties=[Tie(child="a", parent="b", kind=kind, note=note) for note in notes])


def told(old, new):
    return [(change.record, change.kind) for change in diff(old, new)]


def test_records_are_told_by_their_ids():
    assert told(people("An", "Hoa"), people("An", "Binh")) == [("binh", ADDED), ("hoa", DROPPED)]


def test_a_changed_record_lists_only_the_fields_that_differ():
    (change,) = diff(
        Dataset(persons=[Person(id="an", name="An", note="x")]),
        Dataset(persons=[Person(id="an", name="An", titles=("Dr.",))]),
    )
    assert (change.table, change.kind) == ("persons", CHANGED)
    assert change.fields == (
        FieldChange(field="titles", old=[], new=["Dr."]),
        FieldChange(field="note", old="x", new=None),
    )


def test_an_added_record_lists_all_that_is_given():
    (change,) = diff(Dataset(), people("An"))
    assert change.fields == (
        FieldChange(field="id", old=None, new="an"),
        FieldChange(field="name", old=None, new="An"),
    )
    (change,) = diff(people("An"), Dataset())
    assert change.fields[0] == FieldChange(field="id", old="an", new=None)


def test_records_of_one_natural_key_are_set_off_against_each_other():
    assert told(ties("x", "y"), ties("y", "x")) == []
    assert told(ties("x", "y"), ties("y")) == [("a>b@", DROPPED)]
    assert told(ties("x"), ties("x", "y")) == [("a>b@", ADDED)]
    assert told(ties("x", "y"), ties("y", "z")) == [("a>b@", CHANGED)]
    assert told(ties("x"), ties("y", "z")) == [("a>b@", CHANGED), ("a>b@", ADDED)]


def test_equal_records_of_one_key_are_counted():
    twice = Dataset(mentions=[Mention(source="s", subject="a", printed="A")] * 2)
    once = Dataset(mentions=twice.mentions[:1])
    assert told(twice, once) == [("s>a@A", DROPPED)]
    assert told(twice, twice) == []


def test_another_natural_key_is_another_record():
    old = Dataset(ties=[Tie(child="a", parent="b", kind=TieKind.DIRECT, since=date(2020, 1, 1))])
    assert told(old, ties(None)) == [("a>b@", ADDED), ("a>b@2020-01-01", DROPPED)]


def test_an_id_that_moves_to_another_table_is_dropped_and_added():
    old, new = Dataset(persons=[Person(id="a", name="A")]), world([], sources=())
    assert (told(old, new)[-1][1], told(new, old)[-1][1]) == (ADDED, DROPPED)


def test_figures_are_compared_down_to_their_words():
    (change,) = diff(world([figure("a", "over 534")]), world([figure("a", "hơn 534")]))
    (field,) = change.fields
    assert (field.field, field.old["text"], field.new["text"]) == ("quantity", "over 534", "hơn 534")
