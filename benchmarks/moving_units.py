"""A sector of four levels whose units move: districts end, provinces merge, and schools stand below others after."""

from datetime import date, timedelta

import polars as pl

from benchmarks.generated import PROVINCES, N, mixed, numbered, one_day, table

DISTRICTS = 700
"""District federations, all of which end without a successor."""
MERGED = 30
"""Provincial federations that are absorbed by others."""
MOVED = date(2025, 7, 1)
FIRST_YEAR, YEARS = 2020, 6
KINDS = 5
_FOUNDED = date(2010, 9, 1)
_LAST = MOVED - timedelta(days=1)
_KEPT = PROVINCES - MERGED


def frames(events: int, units: int = 60_000) -> dict[str, pl.DataFrame]:
    """Units, ties, successions, and awards that schools confer on their teachers, on days of six years.

    Args:
        events: how many awards there are; one in ten goes to a teacher of some other school.
        units: how many units there are on all levels.
    """
    schools = units - 1 - PROVINCES - DISTRICTS
    return {**_units(schools), **_successions(), "awards": _awards(events, schools)}


def _federation(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}.federation", number)


def _district(number: pl.Expr) -> pl.Expr:
    return pl.format("district-{}", number)


def _school(number: pl.Expr) -> pl.Expr:
    return pl.format("school-{}", number)


def _unit_rows(
    count: int, unit_id: pl.Expr | str, kind: str, level: int, until: pl.Expr | date | None = None
) -> pl.DataFrame:
    columns = {"id": unit_id, "kind": kind, "level": level, "name_en": "Unit", "since": _FOUNDED}
    return table("units", count, columns if until is None else {**columns, "until": until})


def _tie_rows(
    count: int, child: pl.Expr, parent: pl.Expr | str, since: date, until: pl.Expr | date | None = None
) -> pl.DataFrame:
    columns = {"child": child, "parent": parent, "kind": "DIRECT", "since": since}
    return table("ties", count, columns if until is None else {**columns, "until": until})


def _units(schools: int) -> dict[str, pl.DataFrame]:
    ends = pl.when(N >= _KEPT).then(pl.lit(_LAST))
    province = N % DISTRICTS % PROVINCES
    now = pl.when(province >= _KEPT).then(province - _KEPT).otherwise(province)
    units = [
        _unit_rows(1, "vgcl", "CONFEDERATION", 1),
        _unit_rows(PROVINCES, _federation(N), "PROVINCIAL_FEDERATION", 2, ends),
        _unit_rows(DISTRICTS, _district(N), "DISTRICT_FEDERATION", 3, _LAST),
        _unit_rows(schools, _school(N), "GRASSROOTS", 4),
    ]
    ties = [
        _tie_rows(PROVINCES, _federation(N), "vgcl", _FOUNDED, ends),
        _tie_rows(DISTRICTS, _district(N), _federation(N % PROVINCES), _FOUNDED, _LAST),
        _tie_rows(schools, _school(N), _district(N % DISTRICTS), _FOUNDED, _LAST),
        _tie_rows(schools, _school(N), _federation(now), MOVED),
    ]
    return {"units": numbered(units), "ties": numbered(ties)}


def _successions() -> dict[str, pl.DataFrame]:
    absorbed = N < MERGED
    kind = pl.when(absorbed).then(pl.lit("ABSORBED")).otherwise(pl.lit("DISSOLVED"))
    before = pl.when(absorbed).then(_federation(_KEPT + N)).otherwise(_district(N - MERGED))
    return {
        "successions": table("successions", MERGED + DISTRICTS, {"on": MOVED, "kind": kind}),
        "successions.before": table(
            "successions.before", MERGED + DISTRICTS, {"record": N, "ordinal": 0, "value": before}
        ),
        "successions.after": table(
            "successions.after", MERGED, {"record": N, "ordinal": 0, "value": _federation(N)}
        ),
    }


def _awards(events: int, schools: int) -> pl.DataFrame:
    school = mixed(N, 7_919, schools)
    own = school * 5 + N // 11 % 5
    teacher = pl.when(N % 10 > 0).then(own).otherwise(mixed(N, 104_729, schools * 5))
    day = pl.date(FIRST_YEAR + N % YEARS, 1 + N // 6 % 12, 1 + N // 72 % 28)
    columns = {
        "id": pl.format("award-{}", N),
        "kind": pl.format("kind-{}", N % KINDS),
        "conferred_by": _school(school),
        "recipient": pl.format("teacher-{}", teacher),
        **one_day("when", day),
    }
    return table("awards", events, columns)
