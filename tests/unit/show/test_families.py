from datetime import date

import pytest

from tests.small_lineage import DAY, LAST, TURN, lineage
from vneduunion.errors import UnknownId
from vneduunion.model import Dataset
from vneduunion.reference import catalogue
from vneduunion.show.families import Family, Old, Way, families
from vneduunion.structure import WHOLE, territory_crosswalk

FOUND = families(lineage(), DAY)


def ids(family: Family) -> tuple[str, str]:
    return "+".join(old.unit for old in family.olds), "+".join(family.news)


def pieces(of: str, to: date = DAY) -> set[tuple[str, str, Way, int]]:
    (family,) = families(lineage(), to, [of]).members
    return {(piece.row.unit, piece.row.place, piece.way, piece.amount) for piece in family.pieces()}


def test_those_that_hang_together_are_one_family_and_what_nothing_became_of_is_none() -> None:
    assert {ids(family) for family in FOUND.members} == {
        ("a+b", "ab"),
        ("c+d", "d"),
        ("e", "f+g"),
        ("h", "i+j"),
        ("k", "k+l"),
        ("m", "m"),
        ("n", "n"),
        ("p+o", "p+q"),
    }


def test_what_merged_went_there_for_certain() -> None:
    assert pieces("a") == {("a", "ab", Way.CERTAIN, WHOLE), ("b", "ab", Way.CERTAIN, WHOLE)}


def test_who_takes_others_in_was_there_before() -> None:
    assert pieces("c") == {("c", "d", Way.CERTAIN, WHOLE), ("d", "d", Way.CERTAIN, WHOLE)}


def test_known_shares_are_certain_and_unknown_ones_possible() -> None:
    assert pieces("e") == {("e", "f", Way.CERTAIN, 3_000), ("e", "g", Way.CERTAIN, 7_000)}
    assert pieces("h") == {("h", "i", Way.POSSIBLE, WHOLE), ("h", "j", Way.POSSIBLE, WHOLE)}


def test_who_lives_on_beside_what_came_out_of_it_is_one_of_its_parts() -> None:
    (family,) = families(lineage(), DAY, ["l"]).members
    assert family.olds == (Old("k", None, LAST),)
    assert pieces("k") == {("k", "k", Way.POSSIBLE, WHOLE), ("k", "l", Way.POSSIBLE, WHOLE)}


def test_what_has_no_successor_ends_and_what_is_not_there_yet_comes_later() -> None:
    assert pieces("m") == {("m", "m", Way.ENDED, WHOLE)}
    assert pieces("n") == {("n", "n", Way.LATER, WHOLE)}
    assert ("p", "p", Way.ENDED, WHOLE) in pieces("q")
    assert [ids(family) for family in FOUND.members[-2:]] == [("m", "m"), ("n", "n")]


def test_what_merged_may_have_come_from_any_of_them() -> None:
    back = families(lineage(), LAST, ["ab"])
    assert pieces("ab", LAST) == {("ab", "a", Way.POSSIBLE, WHOLE), ("ab", "b", Way.POSSIBLE, WHOLE)}
    assert (back.old, back.new) == (1, 2)


def test_they_are_counted_by_what_became_of_them() -> None:
    assert FOUND.tally() == {"MERGED": 4, "DIVIDED": 1, "POSSIBLE": 3, "ENDED": 2, "LATER": 1}
    assert (FOUND.old, FOUND.new) == (11, 9)
    assert (FOUND.on, FOUND.territories) == (DAY, False)


def test_one_that_is_asked_for_is_there_although_nothing_became_of_it() -> None:
    assert pieces("r") == {("r", "r", Way.KEPT, WHOLE)}
    assert families(lineage(), DAY, []).members == ()


def test_ids_that_nobody_bears() -> None:
    with pytest.raises(UnknownId, match="nobody"):
        families(lineage(), DAY, ["nobody"])
    with pytest.raises(ValueError, match="there are: none"):
        families(Dataset(), "vn-34")


def test_old_ones_stand_in_the_order_of_what_they_became() -> None:
    (family,) = families(lineage(), DAY, ["q"]).members
    order = [(piece.row.unit, piece.row.place) for piece in family.pieces()]
    left, right = [old.unit for old in family.olds], list(family.news)
    assert order == sorted(order, key=lambda pair: (left.index(pair[0]), right.index(pair[1])))


def test_every_row_of_the_crosswalk_of_provinces_is_there_once() -> None:
    found = families(catalogue(), "vn-34")
    rows = [row for family in found.members for row in family.rows]
    walk = [row for row in territory_crosswalk(catalogue(), "vn-34").rows if row.unit.startswith("vn63.")]
    assert sorted(rows) == sorted(walk)
    assert (found.old, found.new, found.territories) == (63, 34, True)
    assert found.tally() == {"KEPT": 11, "MERGED": 52}
    names = [family.news[0] for family in found.members]
    assert names == [place.id for place in catalogue().territories if place.scheme == "vn-34"]


def test_the_turn_itself_belongs_to_the_new_state() -> None:
    assert families(lineage(), TURN, ["ab"]).new == 1
