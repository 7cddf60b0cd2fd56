"""Laws of largest sets, against all sets that there are."""

from itertools import chain, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from vneduunion.cells.largest_sets import largest_sets

Overlaps = dict[str, set[str]]


@st.composite
def overlapping(draw: st.DrawFn) -> Overlaps:
    """Up to eight things, some of which overlap."""
    things = "abcdefgh"[: draw(st.integers(0, 8))]
    pairs = draw(st.lists(st.sampled_from([*combinations(things, 2)]), unique=True)) if things[1:] else []
    found: Overlaps = {thing: set() for thing in things}
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def every_largest_set(overlaps: Overlaps) -> set[tuple[str, ...]]:
    """Each set that shares nothing and to which nothing can be added, found by looking at all."""
    sets = chain.from_iterable(combinations(sorted(overlaps), size) for size in range(2, len(overlaps) + 1))
    apart = [one for one in sets if all(b not in overlaps[a] for a, b in combinations(one, 2))]
    return {one for one in apart if not any({*one} < {*other} for other in apart)}


@given(overlapping())
def test_they_are_those_to_which_nothing_can_be_added(overlaps: Overlaps) -> None:
    found = [*largest_sets(overlaps, 1_000)]
    assert len({*found}) == len(found)
    assert {*found} == every_largest_set(overlaps)


@given(overlapping(), st.integers(1, 5))
def test_as_many_are_given_as_are_wanted(overlaps: Overlaps, most: int) -> None:
    every = every_largest_set(overlaps)
    found = [*largest_sets(overlaps, most)]
    assert len(found) == min(most, len(every))
    assert {*found} <= every


@given(st.integers(2, 60))
def test_chains_are_parted(length: int) -> None:
    links: Overlaps = {str(at): set() for at in range(length)}
    for one, other in pairwise(links):
        links[one].add(other)
        links[other].add(one)
    for chosen in largest_sets(links, 20):
        assert all(links[one].isdisjoint(chosen) for one in chosen)
        assert all(one in chosen or not links[one].isdisjoint(chosen) for one in links)
