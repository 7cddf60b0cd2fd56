from itertools import pairwise

from vneduunion.cells.largest_sets import largest_sets


def overlaps(*pairs: str, among: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {thing: set() for thing in among}
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def test_what_overlaps_with_all_others_is_in_no_sum() -> None:
    assert [*largest_sets(overlaps("ab", "ac", among="abc"), 9)] == [("b", "c")]
    assert not [*largest_sets(overlaps("ab", among="ab"), 9)]
    assert not [*largest_sets({}, 9)]


def test_groups_are_joined_each_with_each_the_nearest_to_the_whole_first() -> None:
    tree = overlaps("pa", "pb", "qc", "qd", among="pqabcd")
    assert [*largest_sets(tree, 9)] == [("p", "q"), ("c", "d", "p"), ("a", "b", "q"), ("a", "b", "c", "d")]
    assert [*largest_sets(tree, 1)] == [("p", "q")]


def test_what_cannot_be_parted_into_groups_is_searched() -> None:
    chain = overlaps("ab", "bc", "cd", among="abcd")
    assert {*largest_sets(chain, 9)} == {("a", "c"), ("a", "d"), ("b", "d")}
    ring = overlaps("ab", "bc", "cd", "de", "ea", among="abcde")
    assert len([*largest_sets(ring, 9)]) == 5


def test_a_set_to_which_something_could_be_added_is_none() -> None:
    found = overlaps("ab", "ac", "ad", "be", among="abcde")
    assert [*largest_sets(found, 9)] == [("a", "e"), ("b", "c", "d"), ("c", "d", "e")]


def test_long_chains_are_not_searched_deeply() -> None:
    links: dict[str, set[str]] = {f"{at:04}": set() for at in range(3_000)}
    for one, other in pairwise(links):
        links[one].add(other)
        links[other].add(one)
    assert len({*largest_sets(links, 10)}) == 10
