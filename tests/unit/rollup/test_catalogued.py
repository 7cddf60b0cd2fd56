from datetime import date

import polars as pl
import pytest

from tests.provinces import provinces, school
from tests.rule_checks import on_duckdb
from vneduunion import Dataset, LoadError, roll_up
from vneduunion.io import scan
from vneduunion.model import Succession, SuccessionKind, Territory, Tie, TieKind
from vneduunion.reference import catalogue
from vneduunion.rollup.catalogued import with_catalogue
from vneduunion.rollup.structure_tables import structure_records
from vneduunion.tables import tables
from vneduunion.values.names import Name

FACTS = catalogue()


def held(**own):
    return with_catalogue(tables(Dataset(**own))).structure


def test_what_records_lack_comes_from_the_catalogue():
    columns, own, structure = with_catalogue(tables(provinces()))
    assert structure == structure_records(columns)
    assert (own.units, own.territories) == (provinces().units, ())
    assert {*provinces().units} | {*FACTS.units} == {*structure.units}
    assert structure.territories == FACTS.territories
    assert {*FACTS.successions} == {*structure.successions}
    assert {tie.key for tie in structure.ties} == {*FACTS.ties.keys(), "a>vetu@"}


def test_other_records_stay_as_they_are():
    columns = with_catalogue(tables(provinces())).columns
    assert len(columns["initiatives"].collect()) == len(provinces().initiatives)


def test_of_a_unit_that_records_have_nothing_else_is_told():
    own = school("hanoi.education", None)
    tie = Tie(child="hanoi.education", parent="vetu", kind=TieKind.DIRECT)
    structure = held(units=[own], ties=[tie])
    assert structure.units["hanoi.education"] == own
    assert [each for each in structure.ties if each.child == "hanoi.education"] == [tie]
    assert not any("hanoi.education" in each.before for each in structure.successions)
    assert "hanoi.education" in FACTS.units
    assert any("hanoi.education" in each.before for each in FACTS.successions)


def test_of_a_territory_what_records_say_became_of_it_stands():
    own = Territory(id="vn34.lao-cai", scheme="vn-34", code="15", name=Name(vi="Lào Cai mới"))
    gone = Succession(
        kind=SuccessionKind.ABSORBED, before=("vn63.yen-bai",), after=("vn34.phu-tho",), on=date(2025, 7, 1)
    )
    structure = held(territories=[own], successions=[gone])
    assert structure.territories["vn34.lao-cai"] == own
    assert [each for each in structure.successions if "vn63.yen-bai" in each.before] == [gone]
    assert len(structure.territories) == len(FACTS.territories)


def test_records_on_another_engine_stay_there():
    columns = with_catalogue(on_duckdb(provinces())).columns
    assert columns.engine == "duckdb"
    grid = roll_up(columns, ["initiatives.recognised"], line="vn-34")
    assert {cell.unit for cell in grid} >= {"vn34.lao-cai", "vn34.ha-noi"}


def test_units_that_cannot_become_records_are_told():
    units = pl.DataFrame({"id": ["a"], "kind": ["CLUB"], "name_vi": ["A"]})
    with pytest.raises(LoadError, match="CLUB"):
        with_catalogue(scan({"units": units}))
