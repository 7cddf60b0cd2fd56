"""What data to be published should say of themselves, which `STRICT` asks."""

from vneduunion.findings import Severity
from vneduunion.model import Dataset, Mark, Person
from vneduunion.reference import catalogue
from vneduunion.validation import ALL, STRICT, validate


def test_the_reference_data_say_where_everything_comes_from() -> None:
    assert not {"X301", "X302"} & {*validate(catalogue(), STRICT).counts}


def test_callers_data_need_not_unless_they_are_asked() -> None:
    data = Dataset(persons=[Person(id="an", name="An")])
    assert not len(validate(data, ALL))
    assert validate(data, STRICT).grouped("severity") == {Severity.WARNING: 1, Severity.NOTE: 1}


def test_a_source_and_a_mark_are_enough() -> None:
    person = Person(id="an", name="An", sources=("s",), mark=Mark.RECALLED)
    assert not {"X301", "X302"} & {*validate(Dataset(persons=[person]), STRICT).counts}
    assert not {"X301", "X302"} & {*validate(person, STRICT).counts}
