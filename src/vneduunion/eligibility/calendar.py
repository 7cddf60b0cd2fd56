"""For which year a yearly title was given."""

from collections.abc import Collection

from vneduunion.eligibility.filings import Filing
from vneduunion.model import Award


def certain_year(award: Award, filing: Filing) -> int | None:
    """The year that a title certainly is for.

    Args:
        award: a yearly title.
        filing: by whose calendar.

    Returns:
        The number of the year; `None` where the record does not name a whole year of that calendar.
    """
    return filing.number_of(award.for_year or award.when)


def possible_years(award: Award, filing: Filing) -> Collection[int]:
    """The years that a title may be for: one that is certain, or several.

    A decision follows the year in the same or in the next one; a year of the other calendar lies in two.

    Args:
        award: a yearly title.
        filing: by whose calendar.
    """
    certain = certain_year(award, filing)
    if certain is not None:
        return (certain,)
    named = award.for_year or award.when
    if named.first is None or named.last is None:
        return ()
    before = award.for_year is None
    return range(filing.number_on(named.first) - before, filing.number_on(named.last) + 1)
