"""What the caller knows of single candidates, told as a frame."""

import pandas as pd
import polars as pl
import pytest

from vneduunion.eligibility.at_scale.answering import answers_of, frame_of
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.errors import BadRecord, UnknownId

CANDIDATES = pl.Series(["an", "binh", "chi"])
LEADER, RATING, BENEFIT = Fact(FactKind.LEADER), Fact(FactKind.RATING, (), 2024, 2024), Fact(FactKind.BENEFIT)
SERVICE = Fact(FactKind.SERVICE, ("TEACHING*100",))
FACTS = (LEADER, RATING, BENEFIT, SERVICE)


def told(frame) -> dict[Fact, list[tuple[int | None, int | None]]]:
    found = answers_of(frame_of(frame), FACTS, CANDIDATES)
    return {fact: [*zip(low, high, strict=True)] for fact, (low, high) in found.items()}


ROWS = {
    "candidate": ["chi", "an"],
    "leader": [True, None],
    "rating@2024": [None, "EXCELLENT"],
    "benefit": [None, 80],
}
GAPS = (None, None)


@pytest.mark.parametrize("make", [pl.DataFrame, pl.LazyFrame, pd.DataFrame], ids=["polars", "lazy", "pandas"])
def test_answers_stand_at_the_places_of_their_candidates_whatever_the_frame(make):
    assert told(make(ROWS)) == {
        LEADER: [GAPS, GAPS, (1, 1)],
        RATING: [(4, 4), GAPS, GAPS],
        BENEFIT: [(80, 80), GAPS, GAPS],
    }


def test_a_part_of_a_year_of_service_is_a_fraction():
    assert told(pl.DataFrame({"candidate": ["an"], SERVICE.key: [2.5]}))[SERVICE][0] == (90_000, 90_000)


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ({"leader": [True]}, "candidate"),
        ({"candidate": ["an"], "leadr": [True]}, "leader"),
        ({"candidate": ["an"], "leader": ["perhaps"]}, "True, False"),
        ({"candidate": ["an", "an"], "leader": [True, True]}, r"answers\[0\], answers\[1\]"),
    ],
)
def test_a_frame_that_says_nothing_about_facts_is_refused(frame, said):
    with pytest.raises(BadRecord, match=said):
        told(pl.DataFrame(frame))


def test_all_faults_are_told_at_once():
    with pytest.raises(BadRecord) as caught:
        told(pl.DataFrame({"candidate": ["an"], "leadr": [True], "rating@2024": ["FINE"]}))
    assert [fault.place for fault in caught.value.faults] == ["leadr", "rating@2024"]


def test_a_row_about_nobody_who_is_asked_for_is_refused():
    with pytest.raises(UnknownId, match="bin"):
        told(pl.DataFrame({"candidate": ["bin"], "leader": [True]}))


def test_what_is_no_frame_is_refused():
    with pytest.raises(TypeError):
        told([{"candidate": "an"}])
