"""The column schemas that follow from the records."""

import pytest

from vneduunion.model import TABLES, Authorship
from vneduunion.tables import Storage, schemas
from vneduunion.values.constraints import shapes
from vneduunion.values.periods import Period


def test_every_class_of_records_has_a_table() -> None:
    assert [name for name, schema in schemas().items() if schema.parent is None] == list(TABLES)


@pytest.mark.parametrize("name", list(schemas()))
def test_names_of_columns_are_unique_and_plain(name: str) -> None:
    columns = [*schemas()[name].storages]
    assert len(columns) == len(set(columns))
    assert all(column.replace("_", "a").isalnum() for column in columns)  # Spark trips over dots


@pytest.mark.parametrize("name", list(TABLES))
def test_every_field_is_a_column_some_columns_or_a_child_table(name: str) -> None:
    schema = schemas()[name]
    told = {column.path[0] for column in schema.columns}
    told |= {(schemas()[child].field or "").partition(".")[0] for child in schema.children}
    assert told == {shape.name for shape in shapes(TABLES[name])}


def test_a_value_is_a_column_for_each_of_its_fields() -> None:
    names = [column.name for column in schemas()["awards"].parts("when")]
    assert names == [f"when_{shape.name}" for shape in shapes(Period)]


def test_a_value_that_may_be_blank_says_that_it_is_there() -> None:
    given = [
        column.name
        for schema in schemas().values()
        for column in schema.columns
        if column.path[-1] == "given"
    ]
    assert given == ["benefit_given", "quantity_given"]


def test_keys_follow_from_what_the_parent_is_known_by() -> None:
    assert schemas()["units"].keys == {"ordinal": Storage.WHOLE}
    assert schemas()["initiatives.authors"].keys["record"] is Storage.TEXT
    assert schemas()["ties.sources"].keys["record"] is Storage.WHOLE
    assert schemas()["initiatives.authors"].record is Authorship


def test_references_and_choices() -> None:
    units = schemas()["units"]
    assert units.column("territory").refers_to == ("territories",)
    assert units.column("id").refers_to == ()
    assert schemas()["awards"].column("recipient").refers_to == ("persons", "units", "groups")
    assert "GRASSROOTS" in units.column("kind").choices
    assert units.column("since").choices == ()
    assert schemas()["awards"].column("when_first").field == "when.first"


def test_no_column_of_that_name() -> None:
    with pytest.raises(KeyError):
        schemas()["units"].column("colour")


def test_what_has_a_default_may_be_missing() -> None:
    assert schemas()["sources"].column("reliability").nullable
    assert not schemas()["sources"].column("title").nullable
