"""The same roll-up written by hand for one dataset, as an expert would: in polars, and in SQL for DuckDB.

Ties count on their own days, all units above are reached, and each cell tells how many units have something.
Unlike the library they know only exact days, whole units and additive events of one table.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import duckdb
import polars as pl

Frames = Mapping[str, pl.DataFrame]
_DAY = timedelta(days=1)
KINDS = ("kind-1", "kind-2")
"""The kinds of awards that are counted by themselves, beside all."""


def _closure(units: pl.DataFrame, ties: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    ids = units.select("id").with_row_index("u")
    days = (pl.col("since").fill_null(date.min), pl.col("until").fill_null(date.max))
    edges = ties.join(ids, left_on="child", right_on="id").rename({"u": "child_u"})
    edges = edges.join(ids, left_on="parent", right_on="id").select(
        "child_u", pl.col("u").alias("above"), *days
    )
    found = [units.join(ids, on="id").select("u", pl.col("u").alias("a"), *days)]
    while not found[-1].is_empty():
        higher = (
            found[-1]
            .join(edges, left_on="a", right_on="child_u", suffix="_e")
            .select(
                "u",
                pl.col("above").alias("a"),
                since=pl.max_horizontal("since", "since_e"),
                until=pl.min_horizontal("until", "until_e"),
            )
        )
        found.append(higher.filter(pl.col("since") <= pl.col("until")))
    return ids, pl.concat(found)


def _runs(closure: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The runs of days of each unit between which its place changes, and the places of each."""
    ends = closure.filter(pl.col("until") < date.max).select("u", d=pl.col("until") + _DAY)
    cuts = pl.concat([closure.select("u", d="since"), ends]).unique().sort("u", "d")
    last = (pl.col("d").shift(-1).over("u") - _DAY).fill_null(date.max)
    runs = cuts.with_columns(e=last).with_row_index("run")
    inside = (pl.col("since") <= pl.col("d")) & (pl.col("e") <= pl.col("until"))
    weights = runs.join(closure, on="u").filter(inside).select("run", "a")
    return runs.join(weights, on="run", how="semi"), weights


def by_polars(made: Frames, what: str) -> pl.DataFrame:
    """Six years by all units, counted with polars.

    Args:
        made: units, ties and awards.
        what: `sums` of awards, `distinct` persons, or `all`.
    """
    ids, closure = _closure(made["units"], made["ties"])
    runs, weights = _runs(closure)
    above = weights.lazy()
    events = (
        made["awards"]
        .lazy()
        .filter(pl.col("when_first").is_between(date(2020, 1, 1), date(2025, 12, 31)))
        .select("conferred_by", "kind", "recipient", day="when_first")
        .join(ids.lazy(), left_on="conferred_by", right_on="id")
        .join(runs.lazy(), on="u")
        .filter(pl.col("day").is_between(pl.col("d"), pl.col("e")))
        .select(
            "u",
            "run",
            "recipient",
            y=pl.col("day").dt.year(),
            k1=pl.col("kind") == KINDS[0],
            k2=pl.col("kind") == KINDS[1],
        )
    )
    kinds = (events, events.filter("k1"), events.filter("k2"))
    wanted = [_have(each, runs, above, f"have{at}") for at, each in enumerate(kinds)]
    if what != "distinct":
        flags = pl.len().alias("m0"), pl.col("k1").sum().alias("m1"), pl.col("k2").sum().alias("m2")
        by_run = events.group_by("run", "y").agg(*flags)
        wanted.append(by_run.join(above, on="run").group_by("a", "y").agg(pl.col("m0", "m1", "m2").sum()))
    if what != "sums":
        wanted += [_distinct(each, above, f"m{3 + at}") for at, each in enumerate(kinds)]
    first, *others = pl.collect_all(wanted)
    for other in others:
        first = first.join(other, on=["a", "y"], how="full", coalesce=True)
    return first.join(ids, left_on="a", right_on="u")


def _have(events: pl.LazyFrame, runs: pl.DataFrame, above: pl.LazyFrame, name: str) -> pl.LazyFrame:
    """How many units have something: counted in all places that they have in the year."""
    pairs = events.select("u", "y").unique().join(runs.lazy(), on="u")
    met = (pl.col("d").dt.year() <= pl.col("y")) & (pl.col("y") <= pl.col("e").dt.year())
    placed = pairs.filter(met).join(above, on="run").select("u", "a", "y").unique()
    return placed.group_by("a", "y").agg(pl.len().alias(name))


def _distinct(events: pl.LazyFrame, above: pl.LazyFrame, name: str) -> pl.LazyFrame:
    once = events.select("run", "y", "recipient").unique().join(above, on="run")
    return once.select("a", "y", "recipient").unique().group_by("a", "y").agg(pl.len().alias(name))


_WITH = """
with recursive ids as (
  select id, row_number() over () as u, coalesce(since, date '0001-01-01') as since,
    coalesce("until", date '9999-12-31') as "until" from units),
edges as (
  select c.u as c, p.u as p, coalesce(ties.since, date '0001-01-01') as since,
    coalesce(ties."until", date '9999-12-31') as "until"
  from ties join ids c on c.id = child join ids p on p.id = parent),
closure(u, a, since, "until") as (
  select u, u, since, "until" from ids
  union all
  select closure.u, p, greatest(closure.since, edges.since), least(closure."until", edges."until")
  from closure join edges on c = a
  where greatest(closure.since, edges.since) <= least(closure."until", edges."until")),
cuts as (
  select distinct u, d from (
    select u, since as d from closure
    union all select u, "until" + 1 from closure where "until" < date '9999-12-31')),
runs as (
  select u, d, coalesce(lead(d) over (partition by u order by d) - 1, date '9999-12-31') as e,
    row_number() over () as run from cuts),
weights as (select run, a from runs join closure using (u) where since <= d and e <= "until"),
events as (
  select runs.u, run, year(when_first) as y, kind = 'kind-1' as k1, kind = 'kind-2' as k2, recipient
  from awards join ids on ids.id = conferred_by join runs on runs.u = ids.u and when_first between d and e
  where when_first between date '2020-01-01' and date '2025-12-31'),
pairs as (select u, y, bool_or(k1) as k1, bool_or(k2) as k2 from events group by u, y),
placed as (
  select distinct u, a, y, k1, k2 from pairs join runs using (u) join weights using (run)
  where year(d) <= y and y <= year(e)),
have as (
  select a, y, count(*) as have0, count(*) filter (k1) as have1, count(*) filter (k2) as have2
  from placed group by a, y),
"""
_SUMS = """
by_run as (
  select run, y, count(*) as m0, count(*) filter (k1) as m1, count(*) filter (k2) as m2 from events group by run, y),
sums as (
  select a, y, sum(m0) as m0, sum(m1) as m1, sum(m2) as m2 from by_run join weights using (run) group by a, y)
"""
_DISTINCT = """
once as (select run, y, recipient, bool_or(k1) as k1, bool_or(k2) as k2 from events group by run, y, recipient),
persons as (
  select a, y, count(distinct recipient) as m3, count(distinct recipient) filter (k1) as m4,
    count(distinct recipient) filter (k2) as m5
  from once join weights using (run) group by a, y)
"""
_QUERIES: Mapping[str, tuple[str, ...]] = {
    "sums": (
        _WITH,
        _SUMS,
        "select ids.id, * from have left join sums using (a, y) join ids on u = a",
    ),
    "distinct": (
        _WITH,
        _DISTINCT,
        "select ids.id, * from have left join persons using (a, y) join ids on u = a",
    ),
    "all": (
        _WITH,
        _SUMS,
        ",",
        _DISTINCT,
        "select ids.id, * from have left join sums using (a, y) left join persons using (a, y) join ids on u = a",
    ),
}


def by_duckdb(made: Frames, what: str) -> pl.DataFrame:
    """The same, counted with DuckDB.

    Args:
        made: units, ties and awards.
        what: `sums`, `distinct` or `all`.
    """
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        for name in ("units", "ties", "awards"):
            connection.register(name, made[name])
        found: pl.DataFrame = connection.sql("".join(_QUERIES[what])).pl()
        return found
