"""Where units count: in columns as by the objects of the tree."""

from datetime import date

import narwhals.stable.v2 as nw
import pytest
from attrs import evolve

from vneduunion import Dataset, LoadError
from vneduunion.model import Tie, TieKind, Unit, UnitKind
from vneduunion.rollup.placing import places
from vneduunion.tables import Tables, tables
from vneduunion.values.names import Name


def unit(id_: str, **more: object) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_.upper()), **more)


def told(columns: Tables, structure: object = "as-it-was") -> set[tuple[str, str, date | None]]:
    """The unit, the place and the first day of each run."""
    found = places(columns, TieKind.DIRECT, structure)
    names = dict(found.names.rows())
    runs = {run: (owner, since) for owner, run, since, _ in found.runs.rows()}
    return {(names[runs[run][0]], names[place], runs[run][1]) for run, place, *_ in found.weights.rows()}


MOVED = date(2025, 7, 1)
DATA = Dataset(
    units=[unit("a"), unit("up"), unit("other")],
    ties=[
        Tie(child="a", parent="up", kind=TieKind.DIRECT, until=date(2025, 6, 30)),
        Tie(child="a", parent="other", kind=TieKind.DIRECT, since=MOVED),
        Tie(child="up", parent="nobody", kind=TieKind.DIRECT),
    ],
)


def test_a_parent_that_is_no_unit_is_a_place_all_the_same() -> None:
    assert told(tables(DATA)) == {
        ("a", "a", None),
        ("a", "up", None),
        ("a", "nobody", None),
        ("a", "a", MOVED),
        ("a", "other", MOVED),
        ("up", "up", None),
        ("up", "nobody", None),
        ("other", "other", None),
    }


def test_on_a_day_all_days_of_a_unit_are_one_run() -> None:
    assert told(tables(DATA), MOVED) == {
        ("a", "a", None),
        ("a", "other", None),
        ("up", "up", None),
        ("up", "nobody", None),
        ("other", "other", None),
    }


def test_units_with_many_runs_are_looked_up_run_by_run() -> None:
    years = range(2010, 2020)
    ties = [
        Tie(
            child="a",
            parent=f"p{year % 2}",
            kind=TieKind.DIRECT,
            since=date(year, 1, 1),
            until=date(year, 12, 31),
        )
        for year in years
    ]
    found = places(
        tables(Dataset(units=[unit("a"), unit("p0"), unit("p1")], ties=ties)), TieKind.DIRECT, "as-it-was"
    )
    by_unit = {row["unit"]: row for row in found.units.rows(named=True)}
    assert by_unit["a"]["first_run"] is None
    assert by_unit["p0"]["first_run"] is not None
    assert len(found.runs.filter(owner=by_unit["a"]["owner"])) == len(years) + 2


def test_rows_that_cannot_be_placed_are_told() -> None:
    columns = tables(DATA)
    twice = columns["units"].with_columns(nw.lit("a").alias("id"))
    with pytest.raises(LoadError):
        places(evolve(columns, frames={**columns.frames, "units": twice}), TieKind.DIRECT, "as-it-was")


def test_frames_need_not_say_what_could_not_be_read() -> None:
    columns = tables(DATA)
    bare = {name: frame.drop("origin_unread", strict=False) for name, frame in columns.frames.items()}
    assert told(evolve(columns, frames=bare)) == told(columns)
