"""The rows that are about candidates, and rows that are no records."""

from datetime import date

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from vneduunion.eligibility.at_scale.papers import Papers, excerpt, in_memory
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.errors import LoadError
from vneduunion.io import scan
from vneduunion.tables.door import tables_of

RATED = pl.DataFrame(
    {
        "subject": ["hoa", "an", "hoa", "binh"],
        "period_kind": ["YEAR"] * 4,
        "period_first": [date(2024, 1, 1), date(2024, 1, 1), date(2023, 1, 1), None],
        "rating": ["GOOD", "GOOD", "EXCELLENT", "GOOD"],
    }
)
EARLY, LATE = date(2024, 1, 1), date(2024, 12, 31)


def papers(rated: pl.DataFrame = RATED, *facts: Fact) -> Papers:
    return Papers(tables_of({"assessments": rated}), pl.Series(["an", "hoa"]), facts)


def test_rows_have_the_place_of_the_candidate():
    rows = papers().rows("assessments", ("rating",), about="subject")
    assert sorted(rows.select("at", "rating").rows()) == [(0, "GOOD"), (1, "EXCELLENT"), (1, "GOOD")]


def test_only_rows_that_matter_are_brought_into_memory_and_those_of_which_it_is_not_known():
    only = (nw.col("period_first") >= date(2024, 1, 1),)
    found = in_memory(papers().tables, "assessments", ("subject",), only)
    assert found["subject"].to_list() == ["hoa", "an", "binh"]


def test_a_table_that_was_not_given_is_empty():
    assert in_memory(papers().tables, "awards", ("kind", "when_first")).schema == {
        "kind": pl.String,
        "when_first": pl.Date,
    }
    assert len(papers().rows("awards", ("kind",), about="recipient")) == 0


def test_rows_are_made_once():
    made = papers()
    first = made.once("key", lambda: pl.DataFrame({"a": [1]}))
    assert made.once("key", lambda: pl.DataFrame({"a": [2]})) is first


def test_the_first_day_that_matters_is_that_of_the_first_year_asked_for():
    years = (Fact(FactKind.RATING, (), year, year) for year in (2024, 2021))
    assert papers(RATED, *years, Fact(FactKind.TITLE, ("t",), 2010, 2010)).since(FactKind.RATING) == date(
        2021, 1, 1
    )


@pytest.mark.parametrize(
    ("column", "value"), [("rating", "FINE"), ("rating", None), ("period_kind", "EON"), ("subject", None)]
)
def test_rows_that_are_no_records_are_refused_with_their_places(column, value):
    broken = RATED.with_columns(
        pl.when(pl.col("subject") == "an").then(pl.lit(value)).otherwise(column).alias(column)
    )
    with pytest.raises(LoadError, match=column.replace("_", r"\.")):
        papers(broken).rows("assessments", ("rating", "period_kind"), about="subject")


@pytest.mark.parametrize(
    ("table", "row", "about", "place"),
    [
        ("services", {"role": "TEACHING", "since": LATE, "until": EARLY}, "person", "until"),
        (
            "assessments",
            {"rating": "GOOD", "period_kind": "YEAR", "period_first": LATE, "period_last": EARLY},
            "subject",
            r"period\.last",
        ),
    ],
)
def test_days_in_the_wrong_order_are_refused_with_their_places(table, row, about, place):
    columns = tables_of({table: pl.DataFrame([{about: "an", **row}])})
    asked = Papers(columns, pl.Series(["an"]), ())
    with pytest.raises(LoadError, match=place):
        asked.rows(table, (*row,), about=about)


def test_cells_that_could_not_be_read_are_refused_with_their_places(tmp_path):
    (tmp_path / "assessments.csv").write_text("subject,period,rating\nhoa,some day,GOOD\n", encoding="utf-8")
    with pytest.raises(LoadError, match="some day"):
        in_memory(scan(tmp_path), "assessments", ("subject", "rating"))


def test_a_row_of_a_list_that_belongs_to_nothing_is_refused():
    authors = pl.DataFrame({"record": [None, "w"], "ordinal": [0, 0], "person": ["an", "hoa"]})
    works = pl.DataFrame({"id": ["w"], "title": ["W"], "kind": ["TOPIC"]})
    columns = tables_of({"initiatives": works, "initiatives.authors": authors})
    with pytest.raises(LoadError, match="record"):
        in_memory(columns, "initiatives.authors", ("record", "person"))


def test_an_excerpt_has_child_tables():
    works = pl.DataFrame({"id": ["w"], "title": ["W"], "kind": ["TOPIC"]})
    authors = pl.DataFrame({"record": ["w"], "ordinal": [0], "person": ["an"]})
    columns = tables_of({"initiatives": works, "initiatives.authors": authors, "assessments": RATED})
    assert [*excerpt(columns, ("initiatives",))] == ["initiatives", "initiatives.authors"]
