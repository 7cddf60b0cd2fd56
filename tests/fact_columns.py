"""Facts of all candidates as columns, beside the same facts read candidate by candidate."""

from collections.abc import Collection, Iterable
from datetime import date

import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.ranges import Numbers
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.dossiers import EVIDENCE, dossiers
from vneduunion.eligibility.facts import Fact
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.reading import Reading
from vneduunion.model import Dataset
from vneduunion.tables import tables
from vneduunion.values.periods import Period

FILED = date(2024, 12, 20)
COMPLETENESS: tuple[Collection[str], ...] = ((), EVIDENCE)
CALENDARS = (Period.year(2024), Period.school_year(2024))
Ends = list[tuple[int, int]]


def demand_alike(
    data: Dataset, facts: Iterable[Fact], candidates: Iterable[str], parameters: dict[str, int] | None = None
) -> list[Ends]:
    """Every fact is between the same numbers in columns and alone, by either calendar, with all papers and with some.

    Returns:
        For each calendar and each completeness the ends of each fact of each candidate.
    """
    asked, whom, told = tuple(facts), [*candidates], []
    for year in CALENDARS:
        for complete in COMPLETENESS:
            filing = Filing(FILED, year, frozenset(complete), parameters or {})
            columns = ReadingAll(Papers(tables(data), pl.Series(whom), asked), filing)
            alone = [Reading(each, filing, dossiers(data)) for each in whom]
            for fact in asked:
                low, high = (_each(numbers, len(whom)) for numbers in columns.known(fact))
                wanted = [reading.known(fact) for reading in alone]
                assert [*zip(low, high, strict=True)] == [(known.low, known.high) for known in wanted], (
                    fact.key
                )
                told.append([*zip(low, high, strict=True)])
    return told


def _each(numbers: Numbers, count: int) -> list[int]:
    return [numbers] * count if isinstance(numbers, int) else numbers.to_list()
