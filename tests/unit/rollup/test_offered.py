from vneduunion.rollup.offered import column_names, looked_up, offered, unknown_column
from vneduunion.tables.columns import schemas


def test_columns_are_offered_as_a_definition_names_them() -> None:
    assert offered("initiatives", "amount") == ("benefit",)
    assert offered("groups", "when") == ("since", "until", "members.since", "members.until")
    assert offered("awards", "units") == (
        "recipient",
        "conferred_by",
        "recipient>groups.unit",
        "for_movement>movements.owner",
    )
    assert {"title", "authors.person", "units"} <= {*offered("initiatives", "counted")}


def test_what_is_looked_up_is_named_by_the_column_in_which_its_id_stands() -> None:
    found = {*looked_up("initiatives", lambda schema: column_names(schema, "where"))}
    assert {"group>groups.unit", "authors.unit>units.kind", "units>units.kind"} <= found
    assert not [*looked_up("persons", lambda schema: column_names(schema, "amount"))]
    assert not [name for name in looked_up("mentions", lambda _: ("x",)) if name.startswith("subject")]


def test_a_wrong_name_is_told_with_those_that_are_alike_or_none() -> None:
    assert unknown_column("p", "titel", "initiatives", ("title",)).values["close"] == "title"
    assert unknown_column("p", "xyz", "initiatives", ("title",)).code == "unknown_column"
    assert "title" in column_names(schemas()["initiatives"], "where")
