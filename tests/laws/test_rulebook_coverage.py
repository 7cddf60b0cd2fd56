"""Laws of gaps and overlaps between versions, against a look at each day."""

from datetime import date, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from vneduunion.model import Citation, Mark, RuleVersion, Strand
from vneduunion.reference import UnevenKind, gaps_and_overlaps
from vneduunion.values.names import Name

FIRST = date(2024, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(14)]
INNER = DAYS[2:-2]
"""Versions begin and end within these days; before and after them only open ones hold."""


@st.composite
def strands(draw: st.DrawFn) -> Strand:
    """Up to four versions, some of them open on a side."""
    sides = st.tuples(st.none() | st.sampled_from(INNER), st.none() | st.sampled_from(INNER))
    in_order = sides.filter(lambda pair: pair[0] is None or pair[1] is None or pair[0] <= pair[1])
    lives = draw(st.lists(in_order, min_size=1, max_size=4))
    cited = (Citation(document="law"),)
    versions = tuple(
        RuleVersion(id=f"v{number}", citations=cited, since=since, until=until, mark=Mark.UNKNOWN)
        for number, (since, until) in enumerate(lives)
    )
    return Strand(id="law", name=Name(en="Law"), versions=versions)


def covering(strand: Strand, day: date) -> tuple[str, ...]:
    return tuple(sorted(version.id for version in strand.versions if version.covers(day)))


def stretches(strand: Strand) -> list[tuple[tuple[str, ...], date, date]]:
    """Days one after another on which the same versions hold."""
    found = []
    for ids, group in groupby(DAYS, key=lambda day: covering(strand, day)):
        days = [*group]
        found.append((ids, days[0], days[-1]))
    return found


@given(strands())
def test_overlaps_are_the_days_that_several_versions_cover(strand: Strand) -> None:
    expected = [
        (ids, None if first == DAYS[0] else first, None if last == DAYS[-1] else last)
        for ids, first, last in stretches(strand)
        if len(ids) > 1
    ]
    found = [item for item in gaps_and_overlaps(strand) if item.kind is UnevenKind.OVERLAP]
    assert [(item.versions, item.first, item.last) for item in found] == expected


@given(strands())
def test_gaps_are_the_days_between_that_none_covers(strand: Strand) -> None:
    bare = [(first, last) for ids, first, last in stretches(strand) if not ids]
    expected = [(first, last) for first, last in bare if first != DAYS[0] and last != DAYS[-1]]
    found = [item for item in gaps_and_overlaps(strand) if item.kind is UnevenKind.GAP]
    assert [(item.first, item.last) for item in found] == expected


@given(strands(), st.sampled_from(DAYS))
def test_the_version_on_a_day_covers_it(strand: Strand, day: date) -> None:
    version = strand.version_on(day)
    assert (version.id if version else None) in (covering(strand, day) or (None,))
