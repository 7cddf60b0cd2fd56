from datetime import date

import pytest

from vneduunion.model import Dataset, Territory, TerritoryRank, Tie, TieKind, Unit, UnitKind
from vneduunion.reference import catalogue
from vneduunion.structure import territory_crosswalk, territory_placements
from vneduunion.values.names import Name


def unit(id_: str, territory: str | None = None, **more: date) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_), territory=territory, **more)


def tie(child: str, parent: str, kind: TieKind = TieKind.DIRECT, **more: date) -> Tie:
    return Tie(child=child, parent=parent, kind=kind, **more)


def data(*units: Unit, ties: tuple[Tie, ...] = (), **more: tuple) -> Dataset:
    """Units beside the territories and successions of the catalogue."""
    facts = catalogue()
    territories = (*facts.territories, *more.pop("territories", ()))
    return Dataset(units=units, ties=ties, territories=territories, successions=facts.successions)


def rows(made: Dataset, id_: str, scheme: str = "vn-34") -> list[tuple]:
    found = [row for row in territory_placements(made, scheme) if row.unit == id_]
    return [(row.since, row.until, row.place, row.low, row.high) for row in found]


def test_a_merged_province_is_the_new_one() -> None:
    made = data(unit("a", "vn63.yen-bai"))
    assert rows(made, "a") == [(None, None, "vn34.lao-cai", 10_000, 10_000)]
    assert rows(made, "a", "vn-63") == [(None, None, "vn63.yen-bai", 10_000, 10_000)]


def test_a_new_province_of_several_may_be_any_of_the_old_ones() -> None:
    found = {
        place: (low, high) for _, _, place, low, high in rows(data(unit("a", "vn34.lao-cai")), "a", "vn-63")
    }
    assert found == {"vn63.lao-cai": (0, 10_000), "vn63.yen-bai": (0, 10_000)}


def test_a_unit_without_one_lies_where_the_unit_above_it_does() -> None:
    until, since = date(2025, 6, 30), date(2025, 7, 1)
    ties = (tie("school", "old", until=until), tie("school", "new", since=since))
    made = data(unit("school"), unit("old", "vn63.ha-giang"), unit("new", "vn34.lao-cai"), ties=ties)
    assert rows(made, "school") == [
        (None, until, "vn34.tuyen-quang", 10_000, 10_000),
        (since, None, "vn34.lao-cai", 10_000, 10_000),
    ]


def test_a_unit_above_that_does_not_live_lends_no_territory() -> None:
    until = date(2025, 6, 30)
    made = data(
        unit("team"),
        unit("school", until=until),
        unit("old", "vn63.ha-giang"),
        ties=(tie("team", "school"), tie("school", "old")),
    )
    assert rows(made, "team") == [
        (None, until, "vn34.tuyen-quang", 10_000, 10_000),
        (date(2025, 7, 1), None, "team", 10_000, 10_000),
    ]
    unborn = data(
        unit("team", until=until),
        unit("school", "vn63.ha-giang", since=date(2025, 7, 1)),
        ties=(tie("team", "school", until=until),),
    )
    assert rows(unborn, "team") == [(None, until, "team", 10_000, 10_000)]


def test_only_the_days_on_which_the_unit_lives_are_asked_about() -> None:
    ties = (tie("school", "old", until=date(2025, 6, 30)),)
    made = data(unit("school", since=date(2025, 7, 1)), unit("old", "vn63.ha-giang"), ties=ties)
    assert rows(made, "school") == [(date(2025, 7, 1), None, "school", 10_000, 10_000)]


def test_of_two_superiors_in_different_places_neither_is_certain() -> None:
    ties = (tie("a", "x"), tie("a", "y", TieKind.GUIDANCE))
    made = data(unit("a"), unit("x", "vn63.ha-giang"), unit("y", "vn63.lao-cai"), ties=ties)
    assert {row[2:] for row in rows(made, "a")} == {
        ("vn34.tuyen-quang", 0, 10_000),
        ("vn34.lao-cai", 0, 10_000),
    }


def test_what_lies_nowhere_counts_in_its_unit_alone() -> None:
    beside = tie("d", "e", TieKind.COORDINATION)
    ties = (tie("a", "b"), tie("b", "a"), tie("d", "nobody"), beside)
    made = data(
        unit("a"), unit("b"), unit("c", "vn63.nowhere"), unit("d"), unit("e", "vn63.ha-giang"), ties=ties
    )
    for id_ in ("a", "b", "c", "d"):
        assert rows(made, id_) == [(None, None, id_, 10_000, 10_000)]


def test_a_place_lies_in_the_places_above_it() -> None:
    ward = Territory(
        id="ward",
        scheme="vn-34",
        code="1",
        name=Name(en="W"),
        rank=TerritoryRank.PROVINCE,
        parent="vn34.lao-cai",
    )
    found = rows(data(unit("a", "ward"), territories=(ward,)), "a")
    assert [row[2] for row in found] == ["ward", "vn34.lao-cai"]


def test_territories_become_those_of_a_scheme_on_its_day() -> None:
    walk = territory_crosswalk(catalogue(), "vn-34")
    assert walk.on == date(2025, 7, 1)
    assert {row.unit for row in walk.rows if row.place == "vn34.lao-cai"} == {
        "vn63.lao-cai",
        "vn63.yen-bai",
        "vn34.lao-cai",
    }
    back = territory_crosswalk(catalogue(), "vn-63")
    assert back.on == date(2025, 6, 30)
    assert [row[3:] for row in back.of("vn34.lao-cai")] == [
        ("vn63.lao-cai", 0, 10_000),
        ("vn63.yen-bai", 0, 10_000),
    ]


def test_a_territory_without_a_successor_stays_a_row_of_its_own() -> None:
    gone = Territory(id="gone", scheme="vn-63", code="1", name=Name(en="G"), until=date(2025, 6, 30))
    found = territory_crosswalk(data(territories=(gone,)), "vn-34").of("gone")
    assert found == (("gone", None, date(2025, 6, 30), "gone", 10_000, 10_000),)


def test_a_scheme_that_nobody_knows() -> None:
    with pytest.raises(ValueError, match="vn-63, vn-34"):
        territory_crosswalk(catalogue(), "vn-99")
    with pytest.raises(ValueError, match="vn-63, vn-34"):
        territory_placements(catalogue(), "vn-99")
    with pytest.raises(ValueError, match="there are: none"):
        territory_placements(Dataset(), "vn-34")
