"""Rows by the places of what they are about."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vneduunion.eligibility.at_scale.places import Places, each_once

IDS = st.text(max_size=20)


def plainly(rows: list[str | None], ids: list[str]) -> list[tuple[int, int]]:
    return sorted((row, ids.index(id_)) for row, id_ in enumerate(rows) if id_ in ids)


def by_places(rows: list[str | None], ids: list[str]) -> list[tuple[int, int]]:
    frame = pl.LazyFrame({"who": pl.Series(rows, dtype=pl.String), "row": range(len(rows))})
    places = Places(pl.Series(ids, dtype=pl.String))
    return sorted(places.of(frame, "who").select("row", "at").collect().rows())


@given(st.data())
def test_each_row_has_the_place_of_what_it_is_about(data: st.DataObject) -> None:
    ids = data.draw(st.lists(IDS, unique=True, max_size=8))
    among = st.sampled_from(ids) if ids else st.nothing()
    rows = data.draw(st.lists(st.none() | IDS | among, max_size=12))
    assert by_places(rows, ids) == plainly(rows, ids)


def test_different_ids_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl.Series, "hash", lambda ids: pl.repeat(7, len(ids), dtype=pl.UInt64, eager=True))
    monkeypatch.setattr(pl.Expr, "hash", lambda _: pl.lit(7, dtype=pl.UInt64))
    rows = ["an", None, "cuc", "an", "binh"]
    assert by_places(rows, ["binh", "an"]) == plainly(rows, ["binh", "an"])


def test_the_id_gives_way_to_the_place() -> None:
    found = Places(pl.Series(["an"]), "work").of(pl.LazyFrame({"who": ["an"], "told": [3]}), "who")
    assert found.collect().to_dicts() == [{"told": 3, "work": 0}]


@pytest.mark.parametrize("ids", [[], ["an"], ["binh", "an", "cuc"], ["binh", "an", "binh", "an", "cuc"]])
def test_ids_that_came_before_are_left_out(ids: list[str]) -> None:
    assert each_once(pl.Series(ids, dtype=pl.String)).to_list() == [*dict.fromkeys(ids)]
