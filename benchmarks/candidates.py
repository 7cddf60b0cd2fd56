"""Candidates for awards with their papers: rated years, titles, certificates, initiatives, the same on every run.

Most papers are plain: one rating for a calendar year, a title with the year it is for. Some years are not rated, some
ratings are for school years, some titles name only the day of their decision, and some certificates only their year.
"""

from datetime import date

import polars as pl

from benchmarks.generated import Columns, N, mixed, one_day, table
from vneduunion.model import InitiativeKind, Rating, RecognitionLevel

FILED_ON = date(2024, 12, 20)
FIRST, YEARS = 2018, 7
"""The years that are rated, up to that of the files."""
CERTIFICATE, FIGHTER, WORKER = (
    "ministerial.certificate-of-merit",
    "grassroots-emulation-fighter",
    "advanced-worker",
)
UNITS = 2_000
OTHERWISE, MISSING = 2, 3
"""Of a hundred ratings so many are for school years, and so many years are not rated."""
HAVE = 8
"""Of ten candidates so many have a certificate."""


def frames(count: int) -> dict[str, pl.DataFrame]:
    """The frames of all tables that are not empty.

    Args:
        count: how many candidates there are.
    """
    person: Columns = {"id": _person(N), "name": pl.format("Ứng viên số {}", N)}
    member: Columns = {
        "person": _person(N),
        "unit": pl.format("unit-{}", N % UNITS),
        "since": date(2010, 9, 1),
    }
    return {
        "persons": table("persons", count, person),
        "union_memberships": table("union_memberships", count, member),
        "assessments": _assessments(count),
        "awards": pl.concat(
            [_titles(count, FIGHTER, 2, 4), _titles(count, WORKER, 4, 5), _certificates(count)]
        ),
        **_initiatives(count // 2, count),
    }


def _person(number: pl.Expr) -> pl.Expr:
    return pl.format("person-{}", number)


def _calendar_year(prefix: str, year: pl.Expr) -> Columns:
    return _whole(prefix, "YEAR", pl.date(year, 1, 1), pl.date(year, 12, 31))


def _whole(prefix: str, kind: "pl.Expr | str", first: pl.Expr, last: pl.Expr) -> Columns:
    days = {"first": first, "last": last, "core_first": first, "core_last": last}
    kind_ = kind if isinstance(kind, pl.Expr) else pl.lit(kind)
    return {f"{prefix}_kind": kind_, **{f"{prefix}_{name}": day for name, day in days.items()}}


def _assessments(count: int) -> pl.DataFrame:
    """Of seven years each; of a hundred three are missing and two are school years."""
    who, year, chance = N % count, FIRST + N // count, mixed(N, 7_919, 100)
    ratings = (
        [Rating.EXCELLENT] * 30 + [Rating.GOOD] * 62 + [Rating.COMPLETED] * 6 + [Rating.NOT_COMPLETED] * 2
    )
    drawn = pl.lit(pl.Series([rating.value for rating in ratings])).gather(mixed(N, 104_729, 100))
    kind = pl.when(chance < OTHERWISE).then(pl.lit("SCHOOL_YEAR")).otherwise(pl.lit("YEAR"))
    first = pl.when(chance < OTHERWISE).then(pl.date(year, 9, 1)).otherwise(pl.date(year, 1, 1))
    last = pl.when(chance < OTHERWISE).then(pl.date(year + 1, 8, 31)).otherwise(pl.date(year, 12, 31))
    columns: Columns = {"subject": _person(who), **_whole("period", kind, first, last), "rating": drawn}
    rows = table("assessments", count * YEARS, columns)
    return rows.filter(mixed(pl.col("ordinal"), 15_485_863, 100) >= MISSING)


def _titles(count: int, kind: str, won: int, of: int) -> pl.DataFrame:
    """Yearly titles; of twenty one names only the day of the decision, in the March after its year."""
    who, year = N % count, FIRST + N // count
    is_vague = (mixed(N, 611_953, 20) == 0) & (year < FILED_ON.year)
    day = pl.when(is_vague).then(pl.date(year + 1, 3, 1)).otherwise(pl.date(year, 12, 1 + N % 18))
    named = {name: pl.when(~is_vague).then(value) for name, value in _calendar_year("for_year", year).items()}
    columns: Columns = {
        "id": pl.format(f"{kind}-{{}}", N),
        "kind": kind,
        "recipient": _person(who),
        **one_day("when", day),
        **named,
    }
    rows = table("awards", count * YEARS, columns)
    return rows.filter(mixed(pl.col("ordinal"), 32_452_843, of) < won)


def _certificates(count: int) -> pl.DataFrame:
    """Most are given on a day; of ten candidates one has one of a year that was not over on the day of the files."""
    chance, day = mixed(N, 86_028_121, 10), pl.date(2012 + N % 12, 6, 1)
    first = pl.when(chance == 0).then(pl.date(2024, 1, 1)).otherwise(day)
    last = pl.when(chance == 0).then(pl.date(2024, 12, 31)).otherwise(day)
    kind = pl.when(chance == 0).then(pl.lit("YEAR")).otherwise(pl.lit("DAY"))
    columns: Columns = {
        "id": pl.format("certificate-{}", N),
        "kind": CERTIFICATE,
        "recipient": _person(N),
        **_whole("when", kind, first, last),
    }
    return table("awards", count, columns).filter(mixed(pl.col("ordinal"), 86_028_121, 10) < HAVE)


def _initiatives(pieces: int, count: int) -> dict[str, pl.DataFrame]:
    """Each of one or two authors; recognised in one of five years, some on a day that nobody tells."""
    kinds = pl.lit(pl.Series([kind.value for kind in InitiativeKind]))
    levels = pl.lit(pl.Series([level.value for level in RecognitionLevel]))
    name = pl.format("initiative-{}", N % pieces)
    piece: Columns = {
        "id": name,
        "title": pl.format("Sáng kiến số {}", N),
        "kind": kinds.gather(N % len(InitiativeKind)),
    }
    author: Columns = {"record": name, "ordinal": N // pieces, "person": _person(mixed(N, 15_485_863, count))}
    dated = one_day("when", pl.date(2020 + N % 5, 6, 1))
    known = mixed(N, 179_424_673, 20) > 0
    when = {
        part: pl.when(known).then(pl.lit(value) if isinstance(value, str) else value)
        for part, value in dated.items()
    }
    recognition: Columns = {
        "record": name,
        "ordinal": 0,
        "level": levels.gather(N % len(RecognitionLevel)),
        **when,
    }
    return {
        "initiatives": table("initiatives", pieces, piece),
        "initiatives.authors": table("initiatives.authors", pieces * 3 // 2, author),
        "initiatives.recognitions": table("initiatives.recognitions", pieces * 4 // 5, recognition),
    }
