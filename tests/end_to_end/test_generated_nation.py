"""What the benchmark of reconciling measures on is what it says: true sums, honest words, and errors that are told."""

from collections import defaultdict

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from benchmarks import elastic
from benchmarks.generated import tables
from benchmarks.nation import ERRORS, FULL, TYPICAL, Nation, nation
from vneduunion.validation import ALL, validate
from vneduunion.values.quantities import Quantity

HOLDS = pl.all_horizontal(
    pl.col(f"quantity_{reading}low").fill_null(0) <= pl.col("truth") for reading in ("", "likely_")
) & pl.all_horizontal(
    pl.col(f"quantity_{reading}high").fill_null(2**62) >= pl.col("truth") for reading in ("", "likely_")
)


@pytest.fixture(scope="module")
def true() -> Nation:
    return nation(FULL.times(0.01, planted=0))


@pytest.fixture(scope="module")
def mistaken() -> Nation:
    return nation(FULL.times(0.01))


def beside_truth(made: Nation) -> pl.DataFrame:
    joined = made.frames["figures"].join(made.truth, on=["id", "unit", "measure"], how="inner")
    assert len(joined) == len(made.frames["figures"]) == len(made.truth)
    return joined


def summed(made: Nation) -> dict[tuple[str, str], int]:
    """What each unit has with all units directly below, worked out one tie at a time."""
    truth = {
        (unit, measure): whole
        for unit, measure, whole in made.truth.select("unit", "measure", "truth").rows()
    }
    found = defaultdict(int)
    for unit, measure, own in made.truth.select("unit", "measure", "own").rows():
        found[unit, measure] += own
    for child, parent in made.frames["ties"].select("child", "parent").rows():
        for measure in TYPICAL:
            found[parent, measure] += truth[child, measure]
    return dict(found)


def test_what_a_unit_has_is_its_own_and_that_of_all_below(true):
    cells = true.truth.select("unit", "measure", "truth").rows()
    assert summed(true) == {(unit, measure): whole for unit, measure, whole in cells}
    own = true.truth.filter(~pl.col("unit").str.starts_with("school"))["own"]
    assert (own == 0).any()
    assert (own > 0).any()


def test_four_levels_stand_below_one_another(true):
    parents = dict(true.frames["ties"].select("child", "parent").rows())
    levels = dict(true.frames["units"].select("id", "level").rows())
    assert parents.keys() == levels.keys() - {"vgcl"}
    assert all(levels[child] == levels[parent] + 1 for child, parent in parents.items())
    assert {*levels.values()} == {1, 2, 3, 4}


def test_without_errors_every_bound_holds_the_truth(true):
    assert not true.planted
    assert beside_truth(true).select(HOLDS.all()).item()


def test_without_errors_no_rule_is_broken():
    made = nation(FULL.times(0.001, planted=0))  # each figure of a measure is compared with each
    assert not validate(tables(made.frames), ALL).counts


def test_without_errors_the_program_costs_nothing(true):
    given = elastic.bounds(true.frames)
    assert given.sums.shape[0] > 3
    assert elastic.violated(elastic.carried(given)).shape[0] == 0
    assert [elastic.by_hand(true.frames, way).objective for way in elastic.WAYS.values()] == [0, 0]


def test_words_open_bounds_on_either_side_and_are_read_as_the_library_reads_them(true):
    quantities = [figure.quantity for figure in true.dataset().figures]
    assert len(quantities) == len(true.truth)
    hedged = [each for each in quantities if each.text is not None]
    assert hedged == [Quantity.parse(each.text, lang="vi") for each in hedged]
    kinds = {(each.low == 0, each.high is None) for each in hedged}
    assert kinds == {(False, True), (True, False), (False, False)}


def test_what_was_planted_is_told_and_is_all_that_is_wrong(mistaken):
    assert len(mistaken.planted) == round(0.01 * len(mistaken.truth))
    wrong = beside_truth(mistaken).filter(~HOLDS)
    assert {*wrong["id"]} == mistaken.planted
    assert {*wrong["error"]} == {*ERRORS}


def test_one_seed_is_one_nation(mistaken):
    again = nation(FULL.times(0.01))
    assert_frame_equal(again.truth, mistaken.truth)
    assert_frame_equal(again.frames["figures"], mistaken.frames["figures"])


def test_every_violated_sum_holds_something_planted(mistaken):
    given = elastic.bounds(mistaken.frames)
    violated = elastic.violated(given)
    ids = mistaken.frames["figures"]["id"].to_list()
    named = [{ids[at] for at in violated[[row]].indices} for row in range(violated.shape[0])]
    assert named
    assert all(some & mistaken.planted for some in named)
    assert 1 <= elastic.components(violated) <= len(named)


def test_both_ways_to_write_the_program_have_one_optimum(mistaken):
    rows, columns = (elastic.by_hand(mistaken.frames, way) for way in elastic.WAYS.values())
    assert rows.objective == pytest.approx(columns.objective)
    assert rows.objective > 0
    assert rows.broken >= elastic.violated(elastic.bounds(mistaken.frames)).shape[0] / 2
