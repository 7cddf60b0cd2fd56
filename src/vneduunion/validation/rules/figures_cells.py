"""Rules between figures that stand in one cell, at one occasion, or as part and whole.

They are judged in columns at any size. What figures of different units, scopes or periods say about
each other is judged in `figures_between`, by the constraints that reconciling knows; so no fact is
told twice.
"""

from collections.abc import Callable, Iterator

import narwhals.stable.v2 as nw

from vneduunion.cells import Containment
from vneduunion.cells.comparable import NOT_COUNTS, UNSETTLED
from vneduunion.extras import require
from vneduunion.findings import card
from vneduunion.model import Counted, State
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.tables.to_records import sound
from vneduunion.validation.looking import Lookup
from vneduunion.validation.rule import Rule, TableRule

_PERIOD = ("period_kind", "period_first", "period_last", "period_core_first", "period_core_last")
_SETTING = ("unit", *_PERIOD, "movement", "activity")
_CELL = ("measure", "scope", *_SETTING)
_OF_MEASURE = ("counts", "timing", "state", "turns_of", "over_units", "over_time")
_LOW, _HIGH = nw.col("quantity_low"), nw.col("quantity_high")
_PARTING = "\x1f"
_MOST = "most"
"""The column of the bound that a figure is above."""

Query = Callable[[Tables], Frame]


def said(tables: Tables) -> Frame:
    """The figures that their own source has not replaced later, with keys of what they are about.

    Args:
        tables: their `figures`.

    Returns:
        The figures with the columns `cell`, `setting` (the cell without measure and scope), `standing`
        (the status, empty where there is none) and `settled`; those without what every figure has are
        left out.
    """
    given = nw.all_horizontal(
        *(~nw.col(name).is_null() for name in ("id", "measure", "unit", "source", "period_kind")),
        ignore_nulls=False,
    )
    status = nw.col("status")
    rows = (
        tables["figures"]
        .filter(given)
        .with_columns(
            _key(_CELL).alias("cell"),
            _key(_SETTING).alias("setting"),
            status.fill_null("").alias("standing"),
            (status.is_null() | ~status.is_in([each.value for each in UNSETTLED])).alias("settled"),
        )
    )
    newest = rows.with_columns(nw.col("reported").max().over("source", "cell").alias("newest"))
    old = nw.col("reported") < nw.col("newest")
    return newest.filter(~old.fill_null(value=False))


def _key(columns: tuple[str, ...]) -> nw.Expr:
    return nw.concat_str([nw.col(name).cast(nw.String).fill_null("") for name in columns], separator=_PARTING)


def known(tables: Tables) -> Frame:
    """The figures said whose measure is known, with what it counts and when.

    Args:
        tables: their `figures` and `measures`.
    """
    measures = Lookup(tables).records("measures", {name: name for name in _OF_MEASURE}, "measure")
    rows = said(tables).join(measures, left_on="measure", right_on="measure__key", how="inner")
    return rows.filter(~nw.col("counts").is_null())


def comparable(tables: Tables) -> Frame:
    """The figures known that count things, as reconciling selects them.

    Args:
        tables: their `figures` and `measures`.
    """
    operators = (nw.col("over_units"), nw.col("over_time"))
    never = [each.value for each in NOT_COUNTS]
    counted = (operator.is_null() | ~operator.is_in(never) for operator in operators)
    return known(tables).filter(nw.col("counts") != Counted.SHARE.value, *counted)


def _once(tables: Tables) -> Frame:
    """The ids of figures that one figure bears; of others it is not known which one is meant."""
    counted = tables["figures"].group_by("id").agg(nw.len().alias("n"))
    return counted.filter(nw.col("n") == 1).select("id")


def _parts(tables: Tables, rows: Frame) -> Frame:
    """Some figures, each beside the one of them that it is part of."""
    names = {"id": "whole", "measure": "whole_measure", "quantity_high": _MOST, "settled": "whole_settled"}
    wholes = rows.join(_once(tables), on="id", how="semi").select(
        *(nw.col(name).alias(new) for name, new in names.items())
    )
    return rows.join(wholes, left_on="part_of", right_on="whole", how="inner")


def _linked(tables: Tables) -> Frame:
    """The pairs of measures of which one belongs to the other, by definition, presumption or as turns."""
    data, _ = sound(tables.without({name for name in tables if name.partition(".")[0] != "measures"}))
    containment = Containment(data)
    pairs = {(each.id, wide) for each in data.measures for wide in containment.wider(each.id, presumed=True)}
    pairs |= {(each.turns_of, each.id) for each in data.measures if each.turns_of is not None}
    polars = require("tables", "polars")
    small = polars.DataFrame(
        sorted(pairs), schema={"part": polars.String, "wide": polars.String}, orient="row"
    )
    return lifted(nw.from_native(small.lazy()), tables["figures"])


def _other_thing(tables: Tables) -> Frame:
    parts = _parts(tables, known(tables)).filter(nw.col("measure") != nw.col("whole_measure"))
    return _not_linked(tables, parts, ["measure", "whole_measure"])


def _not_linked(tables: Tables, pairs: Frame, ends: list[str]) -> Frame:
    """The pairs whose first measure does not belong to the second."""
    return pairs.join(_linked(tables), left_on=ends, right_on=["part", "wide"], how="anti")


def _above_whole(tables: Tables) -> Frame:
    parts = _parts(tables, comparable(tables)).filter(nw.col(_MOST) < _LOW)
    return parts.with_columns((nw.col("settled") & nw.col("whole_settled")).alias("certain"))


def _grouped(rows: Frame, by: tuple[str, ...], on: tuple[str, ...]) -> Frame:
    """For each group of figures the least of their greatest values; but for `on`, names get `other_`."""
    groups = rows.group_by(*on, *by).agg(_HIGH.min().alias(_MOST))
    return groups.select(*on, _MOST, *(nw.col(name).alias(f"other_{name}") for name in by))


def _more_persons(tables: Tables) -> Frame:
    rows = comparable(tables)
    persons = rows.filter(nw.col("counts") == Counted.PERSON.value)
    turns = rows.filter(nw.col("counts") == Counted.TURN.value)
    groups = _grouped(turns, ("measure", "turns_of", "scope", "settled"), ("setting",))
    pairs = persons.join(groups, on="setting", how="inner")
    one_activity, named = ~nw.col("activity").is_null(), nw.col("other_turns_of") == nw.col("measure")
    return _judged(pairs.filter(one_activity | named))


def _judged(pairs: Frame) -> Frame:
    """The pairs of like scope that contradict each other, and whether nothing need be assumed."""
    scope, other = nw.col("scope"), nw.col("other_scope")
    alike = scope.is_null() | other.is_null() | (scope == other)
    certain = ~scope.is_null() & ~other.is_null() & nw.col("settled") & nw.col("other_settled")
    return pairs.filter(alike, nw.col(_MOST) < _LOW).with_columns(certain.alias("certain"))


def _sources_differ(tables: Tables) -> Frame:
    rows = comparable(tables)
    groups = _grouped(rows, ("source", "settled"), ("cell",))
    pairs = rows.join(groups, on="cell", how="inner").filter(nw.col("source") != nw.col("other_source"))
    return _judged(pairs.with_columns(nw.col("scope").alias("other_scope")))


def _one_source(tables: Tables) -> Frame:
    """Figures of one source, one cell and one status, with what these say together.

    A figure of which no bound is known, for want of words or since it could not be read, says nothing
    that another could say again.
    """
    same = ["source", "cell", "standing"]
    silent = (nw.col(f"quantity_{bound}").is_null() for bound in ("low", "high", "likely_low", "likely_high"))
    rows = said(tables).filter(~nw.all_horizontal(*silent, ignore_nulls=False))
    groups = rows.group_by(*same).agg(
        nw.col("id").min().alias("first"), _LOW.max().alias("least"), _HIGH.min().alias(_MOST)
    )
    return rows.join(groups, on=same, how="inner")


def _differ(tables: Tables) -> Frame:
    return _one_source(tables).filter(nw.col(_MOST) < _LOW)


def _repeated(tables: Tables) -> Frame:
    least, most = nw.col("least"), nw.col(_MOST)
    agree = least.is_null() | most.is_null() | (least <= most)
    return _one_source(tables).filter(nw.col("id") != nw.col("first"), agree)


def _settled_otherwise(tables: Tables) -> Frame:
    rows = said(tables)
    pairs = rows.join(_grouped(rows, ("standing",), ("source", "cell")), on=["source", "cell"], how="inner")
    standing, other = nw.col("standing"), nw.col("other_standing")
    unlike = pairs.filter(standing != other, nw.col(_MOST) < _LOW)
    return unlike.with_columns(nw.when(other != "").then(other).alias("other_standing"))


def _more_in_state(state: State, other: State) -> Query:
    """Figures in one state that are above those in another of the like things, where no measure says more."""

    def query(tables: Tables) -> Frame:
        rows, on = comparable(tables), ("setting", "counts", "timing")
        above, below = (rows.filter(nw.col("state") == each.value) for each in (state, other))
        groups = _grouped(below, ("measure", "scope", "settled"), on)
        pairs = _judged(above.join(groups, on=list(on), how="inner"))
        one_way = _not_linked(tables, pairs, ["measure", "other_measure"])
        return _not_linked(tables, one_way, ["other_measure", "measure"])

    return query


def _rule(code: str, query: Query, *values: str, field: str = "quantity") -> Rule:
    least = _least(query, values) if _MOST in values else query
    return TableRule(card=card(code), table="figures", field=field, query=least, values=values)


def _least(query: Query, values: tuple[str, ...]) -> Query:
    """Each figure once beside each other thing that it is above, with the least bound of that."""
    others = (name for name in values if name != _MOST)
    by = dict.fromkeys(("id", ORDINAL, ORIGIN_ROW, ORIGIN_FILE, *others))
    return lambda tables: query(tables).group_by(*by).agg(nw.col(_MOST).min())


def _both(certain: str, assumed: str, query: Query, *values: str) -> Iterator[Rule]:
    """A rule for what is certain, and one for what rests on an assumption."""
    yield _rule(certain, lambda tables: query(tables).filter(nw.col("certain")), *values)
    yield _rule(assumed, lambda tables: query(tables).filter(~nw.col("certain")), *values)


def _rules() -> Iterator[Rule]:
    yield _rule("F107", _other_thing, "measure", "part_of", "whole_measure", field="part_of")
    yield from _both("F109", "F110", _above_whole, "quantity_low", "part_of", "most")
    yield from _both("F111", "F112", _more_persons, "quantity_low", "other_measure", "most")
    yield from _both("F113", "F114", _sources_differ, "quantity_low", "other_source", "most")
    yield _rule("F115", _differ, "quantity_low", "source", "most")
    yield _rule("F116", _repeated, "first", "source")
    yield _rule("F117", _settled_otherwise, "quantity_low", "status", "other_standing", "most")
    recognised = _more_in_state(State.RECOGNISED, State.REGISTERED)
    yield from _both("F118", "F124", recognised, "quantity_low", "other_measure", "most")
    applied = _more_in_state(State.APPLIED, State.RECOGNISED)
    yield _rule("F119", applied, "quantity_low", "other_measure", "most")


RULES: tuple[Rule, ...] = tuple(_rules())
"""The rules between figures that are judged in columns."""
