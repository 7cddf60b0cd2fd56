"""Rules of ties: what may stand below what, on which days, and one direct parent at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import TieKind, UnitKind
from vneduunion.structure import SECTOR_WIDE
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row, pairs_allowed
from vneduunion.validation.rule import Breach, MemoryRule, RowRule, Rule, TableRule
from vneduunion.validation.rules.circles import circle_text, circles
from vneduunion.validation.rules.pairs import OTHER, on_one_day, paired
from vneduunion.validation.rules.units import COMMUNES_BEGIN, DISTRICTS_END, ENDED, named

End = Literal["child", "parent"]
Day = Literal["since", "until"]
_ENDS: tuple[End, ...] = ("child", "parent")
_PROVINCE = (UnitKind.PROVINCIAL_FEDERATION,)
_CENTRE = (UnitKind.CONFEDERATION,)

PARENTS: Mapping[UnitKind, Sequence[UnitKind]] = {
    UnitKind.CONFEDERATION: (),
    UnitKind.PROVINCIAL_FEDERATION: _CENTRE,
    UnitKind.CENTRAL_SECTOR_UNION: _CENTRE,
    UnitKind.CORPORATION_UNION_CENTRAL: _CENTRE,
    UnitKind.LOCAL_SECTOR_UNION: _PROVINCE,
    UnitKind.DISTRICT_FEDERATION: _PROVINCE,
    UnitKind.DISTRICT_EDUCATION_UNION: (UnitKind.DISTRICT_FEDERATION,),
    UnitKind.COMMUNE_UNION: _PROVINCE,
    UnitKind.INDUSTRIAL_PARK_UNION: _PROVINCE,
    UnitKind.UNIVERSITY_UNION_UPPER: (UnitKind.CENTRAL_SECTOR_UNION,),
    UnitKind.GRASSROOTS: (
        UnitKind.LOCAL_SECTOR_UNION,
        UnitKind.DISTRICT_FEDERATION,
        UnitKind.DISTRICT_EDUCATION_UNION,
        UnitKind.COMMUNE_UNION,
        UnitKind.INDUSTRIAL_PARK_UNION,
        UnitKind.UNIVERSITY_UNION_UPPER,
        UnitKind.PROVINCIAL_FEDERATION,
        UnitKind.CENTRAL_SECTOR_UNION,
    ),
    UnitKind.GUILD: (
        UnitKind.LOCAL_SECTOR_UNION,
        UnitKind.DISTRICT_FEDERATION,
        UnitKind.COMMUNE_UNION,
        UnitKind.INDUSTRIAL_PARK_UNION,
        UnitKind.UNIVERSITY_UNION_UPPER,
    ),
    UnitKind.GRASSROOTS_MEMBER: (UnitKind.GRASSROOTS,),
    UnitKind.SECTION: (UnitKind.GRASSROOTS, UnitKind.GRASSROOTS_MEMBER),
    UnitKind.TEAM: (UnitKind.GRASSROOTS, UnitKind.GRASSROOTS_MEMBER, UnitKind.SECTION),
    UnitKind.GUILD_SECTION: (UnitKind.GUILD,),
}
"""For each kind the kinds whose units may manage it."""

GUIDES: Mapping[UnitKind, Sequence[UnitKind]] = {
    UnitKind.LOCAL_SECTOR_UNION: (UnitKind.CENTRAL_SECTOR_UNION,),
    UnitKind.DISTRICT_EDUCATION_UNION: (UnitKind.LOCAL_SECTOR_UNION,),
}
"""For each kind that is guided in professional matters the kinds that guide it."""

TIERS: tuple[Sequence[UnitKind], ...] = (
    _CENTRE,
    (UnitKind.PROVINCIAL_FEDERATION, UnitKind.CENTRAL_SECTOR_UNION, UnitKind.CORPORATION_UNION_CENTRAL),
    (
        UnitKind.LOCAL_SECTOR_UNION,
        UnitKind.DISTRICT_FEDERATION,
        UnitKind.COMMUNE_UNION,
        UnitKind.INDUSTRIAL_PARK_UNION,
        UnitKind.UNIVERSITY_UNION_UPPER,
    ),
    (UnitKind.DISTRICT_EDUCATION_UNION,),
    (UnitKind.GRASSROOTS, UnitKind.GUILD),
    (UnitKind.GRASSROOTS_MEMBER,),
    (UnitKind.SECTION, UnitKind.GUILD_SECTION),
    (UnitKind.TEAM,),
)
"""The kinds from the top down: nobody is managed from his own tier or from a lower one."""
_TIER = {kind: tier for tier, kinds in enumerate(TIERS) for kind in kinds}

_MANAGING_UNKNOWN = UnitKind.CORPORATION_UNION_CENTRAL
"""The units below a corporation's union are of kinds that no source at hand lists."""

_IMPOSSIBLE = {
    child.value: [parent.value for parent in UnitKind if _TIER[parent] >= _TIER[child]] for child in UnitKind
}
_UNUSUAL = {
    child.value: [
        parent.value
        for parent in UnitKind
        if parent not in PARENTS[child] and _TIER[parent] < _TIER[child] and parent is not _MANAGING_UNKNOWN
    ]
    for child in UnitKind
}
_UNGUIDED = {
    child.value: [parent.value for parent in UnitKind if parent not in GUIDES.get(child, ())]
    for child in UnitKind
}
_KINDS = {"child": "child", "parent": "parent", "lower": "child.kind", "upper": "parent.kind"}


def _of_kind(code: str, kind: TieKind, wrong: Mapping[str, Sequence[str]]) -> Rule:
    """That ties of one kind do not join units of some kinds; a unit tied to itself is another matter."""

    def breaks(row: Row) -> Any:
        units = pairs_allowed(row["child.kind"], row["parent.kind"], {a: b for a, b in wrong.items() if b})
        return row["kind"].equals(kind.value) & ~row["child"].equals(row["parent"]) & units

    return RowRule(card=card(code), table="ties", field="parent", breaks=breaks, values=_KINDS)


def _after_its_kind(end: End) -> Rule:
    def breaks(row: Row) -> Any:
        late = (row["since"] > DISTRICTS_END) | (row["until"] > DISTRICTS_END)
        return row[f"{end}.kind"].one_of(named(ENDED)) & late

    return _bound("T103", end, breaks)


def _before_its_kind(end: End) -> Rule:
    def breaks(row: Row) -> Any:
        early = (row["since"] < COMMUNES_BEGIN) | (row["until"] < COMMUNES_BEGIN)
        return row[f"{end}.kind"].equals(UnitKind.COMMUNE_UNION.value) & early

    return _bound("T104", end, breaks)


def _bound(code: str, end: End, breaks: Any) -> Rule:
    values = {"unit": end, "kind": f"{end}.kind", "since": "since", "until": "until"}
    return RowRule(card=card(code), table="ties", field=end, breaks=breaks, values=values)


def _outlived(end: End, day: Day) -> Rule:
    """Of a unit tied to itself this is said once."""

    def breaks(row: Row) -> Any:
        outside = (row[day] < row[f"{end}.since"]) | (row[day] > row[f"{end}.until"])
        return outside if end == "child" else outside & ~(row["child"].equals(row["parent"]))

    return RowRule(
        card=card("T109"),
        table="ties",
        field=day,
        breaks=breaks,
        values={"day": day, "unit": end, "since": f"{end}.since", "until": f"{end}.until"},
    )


def _left_open(row: Row) -> Any:
    """That a tie gives no last day, though the lower unit lives on after the last day of the upper one.

    A unit without a last day is taken to live on. Of a tie that begins after that day T109 tells.
    """
    own, end, since = row["child.until"], row["parent.until"], row["since"]
    goes_on = (row.there("child") & own.missing()) | (own > end)
    lines = row["kind"].one_of([kind.value for kind in SECTOR_WIDE])
    return lines & row["until"].missing() & ~end.missing() & goes_on & (since.missing() | (since <= end))


def _two_parents(tables: Tables, meets: nw.Expr) -> Frame:
    """The ties by which a unit belongs to one unit while it belongs to another."""
    direct = tables["ties"].filter(nw.col("kind") == TieKind.DIRECT.value)
    meets = meets & (nw.col("parent") != nw.col(f"{OTHER}parent"))
    found = paired(direct, ("child",), (ORDINAL,), ("parent", "since", "until"), meets)
    named = direct.select(nw.col(ORDINAL).alias("known"), nw.col("parent").alias("other"))
    return found.join(named, left_on=OTHER + ORDINAL, right_on="known", how="inner")


def _surely_two(tables: Tables) -> Frame:
    return _two_parents(tables, _surely_on_one_day())


def _maybe_two(tables: Tables) -> Frame:
    return _two_parents(tables, on_one_day() & ~_surely_on_one_day())


def _surely_on_one_day() -> nw.Expr:
    """That both ties of a pair hold on one day, whatever the missing days are.

    Of a tie with one day only that day is certain; of one without any, none is.
    """
    first, last = nw.coalesce(nw.col("since"), nw.col("until")), nw.coalesce(nw.col("until"), nw.col("since"))
    since, until = nw.col(f"{OTHER}since"), nw.col(f"{OTHER}until")
    other_first, other_last = nw.coalesce(since, until), nw.coalesce(until, since)
    known = ~first.is_null() & ~other_first.is_null()
    return known & (first <= other_last) & (last >= other_first)


def _doubled(tables: Tables) -> Frame:
    return paired(tables["ties"], ("child", "parent", "kind"), (ORDINAL,), ("since", "until"), on_one_day())


class _Held(NamedTuple):
    """A direct tie with its days, missing ones at the ends of the calendar."""

    child: str
    parent: str
    first: date
    last: date
    ordinal: int


def _closed(tables: Tables) -> Iterator[Breach]:
    for tie, circle in _in_circles(_onward(tables)):
        yield Breach(key=tie.ordinal, values={"circle": circle_text(circle)})


def _onward(tables: Tables) -> list[_Held]:
    """The direct ties of units that stand above others, to units that stand below others."""
    direct = tables["ties"].filter(
        (nw.col("kind") == TieKind.DIRECT.value) & (nw.col("child") != nw.col("parent"))
    )
    lower = direct.select(nw.col("child").alias("lower"))
    upper = direct.select(nw.col("parent").alias("upper"))
    onward = direct.join(lower, left_on="parent", right_on="lower", how="semi")
    onward = onward.join(upper, left_on="child", right_on="upper", how="semi")
    rows = onward.select("child", "parent", "since", "until", ORDINAL).collect("polars").to_native()
    return [
        _Held(child, parent, since or date.min, until or date.max, ordinal)
        for child, parent, since, until, ordinal in rows.iter_rows()
    ]


def _in_circles(ties: Sequence[_Held]) -> Iterable[tuple[_Held, tuple[str, ...]]]:
    """The ties on circles that are closed on some day, each with the first of them.

    Ties that share a day share the first day of one of them. The days are halved as long as a circle
    is there on some of them only.
    """
    found: dict[_Held, tuple[str, ...]] = {}
    waiting = [(ties, sorted({tie.first for tie in ties}))] if ties else []
    while waiting:
        several, days = waiting.pop()
        held = [tie for tie in several if tie.first <= days[-1] and tie.last >= days[0]]
        on = circles((tie.child, tie.parent) for tie in held)
        kept = [tie for tie in held if tie.child in on and on[tie.child] is on.get(tie.parent)]
        if all(tie.first <= days[0] and tie.last >= days[-1] for tie in kept):
            for tie in kept:
                found.setdefault(tie, on[tie.child])
        else:
            half = len(days) // 2
            waiting += [(kept, days[half:]), (kept, days[:half])]
    return found.items()


CIRCLES: tuple[Rule, ...] = (
    RowRule(
        card=card("T110"),
        table="ties",
        field="parent",
        breaks=lambda row: row["child"].equals(row["parent"]),
        values={"unit": "child"},
    ),
    MemoryRule(card=card("T111"), table="ties", field="parent", check=_closed),
)
"""That nobody stands above himself."""

RULES: tuple[Rule, ...] = (
    _of_kind("T101", TieKind.DIRECT, _IMPOSSIBLE),
    _of_kind("T102", TieKind.DIRECT, _UNUSUAL),
    *(_after_its_kind(end) for end in _ENDS),
    *(_before_its_kind(end) for end in _ENDS),
    _of_kind("T105", TieKind.GUIDANCE, _UNGUIDED),
    TableRule(
        card=card("T106"),
        table="ties",
        field="parent",
        query=_surely_two,
        values=("child", "parent", "other"),
    ),
    TableRule(
        card=card("T107"), table="ties", field="parent", query=_maybe_two, values=("child", "parent", "other")
    ),
    TableRule(card=card("T108"), table="ties", query=_doubled, values=("child", "parent", "kind")),
    *(_outlived(end, day) for end in _ENDS for day in ("since", "until")),
    RowRule(
        card=card("T112"),
        table="ties",
        field="until",
        breaks=_left_open,
        values={"child": "child", "unit": "parent", "ended": "parent.until"},
    ),
    *CIRCLES,
)
"""The rules of ties."""
