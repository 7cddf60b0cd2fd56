"""Laws of the rules: for every kind of record they find what a plain walk over the records finds."""

from collections.abc import Collection
from importlib import import_module
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from tests.laws.validation_oracle import acts_world, commendation_world, figures_world, measures_world
from tests.laws.validation_oracle.structure_world import successions, territories, ties, units, worlds
from tests.rule_checks import agree, agree_on_duckdb, broken_in, codes_of
from vneduunion.model import Dataset, TieKind
from vneduunion.validation import Rule


@frozen
class Stem:
    """The rules of one kind of record, with a small world in which they are often broken.

    Attributes:
        name: the stem of the rules, of their oracle and of their cards.
        world: datasets.
        several: codes that may be found more than once of one record.
        unjudged: codes that have tests of their own.
    """

    name: str
    world: SearchStrategy[Dataset]
    several: Collection[str] = ()
    unjudged: Collection[str] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        module: Any = import_module(f"vneduunion.validation.rules.{self.name}")
        return tuple(dict.fromkeys((*getattr(module, "CIRCLES", ()), *module.RULES)))

    @property
    def expected(self) -> Any:
        return import_module(f"tests.laws.validation_oracle.{self.name}").EXPECTED


STEMS = (
    Stem("units", worlds(units=units(), ties=ties(), territories=territories())),
    Stem("ties", worlds(units=units(), ties=ties()), several={"T103", "T104", "T109"}),
    Stem("territories", worlds(territories=territories())),
    Stem(
        "successions",
        worlds(units=units(), territories=territories(), successions=successions()),
        several={"S101", "S102"},
    ),
    Stem("people", acts_world.worlds("offices")),
    Stem("groups", acts_world.worlds("groups")),
    Stem("initiatives", acts_world.worlds("initiatives")),
    Stem("awards", acts_world.worlds("award_kinds", "awards")),
    Stem("evidence", acts_world.worlds(*acts_world.EVIDENCE)),
    Stem("commendation", commendation_world.worlds()),
    Stem("activities", acts_world.worlds("activities")),
    Stem("movements", acts_world.worlds("movements")),
    Stem("documents", acts_world.worlds("documents")),
    Stem("sources", acts_world.worlds("sources")),
    Stem("measures", measures_world.worlds()),
    Stem(
        "figures",
        figures_world.worlds(),
        several={"F111", "F112", "F113", "F114", "F117", "F118", "F119", "F121", "F122", "F124"},
        unjudged={"F123"},
    ),
)


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_every_code_has_its_oracle(stem: Stem) -> None:
    assert {*stem.expected, *stem.unjudged} == {*codes_of(stem.name)}


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_the_rules_find_what_the_oracle_finds(stem: Stem) -> None:
    @given(stem.world)
    @settings(max_examples=60)
    def judge(data: Dataset) -> None:
        agree(data, stem.expected, stem.rules, stem.several)

    judge()


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_on_duckdb_they_find_the_same(stem: Stem) -> None:
    @given(stem.world)
    @settings(max_examples=10)
    def judge(data: Dataset) -> None:
        agree_on_duckdb(data, stem.rules)

    judge()


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_the_small_world_breaks_every_rule(stem: Stem) -> None:
    assert broken_in(stem.world, stem.expected) == set(stem.expected)


@given(worlds(ties=ties(kinds=(TieKind.DIRECT,), most=12)))
def test_circles_of_ties_are_closed_on_some_day(data: Dataset) -> None:
    stem = next(stem for stem in STEMS if stem.name == "ties")
    circles = [rule for rule in stem.rules if rule.card.code == "T111"]
    agree(data, {"T111": stem.expected["T111"]}, circles)
