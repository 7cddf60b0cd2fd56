"""What is wrong with figures, worked out pair by pair from what the words mean.

For the world of `figures_world`: ties without days, periods with certain days on both sides.
"""

import math
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from statistics import median
from typing import Any

from tests.laws.validation_oracle.walking import Key, certainly_after, certainly_before, records
from vneduunion.model import Counted, Dataset, Figure, Mark, Operator, Scope, State, Status, TieKind, Timing
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

ROUGHLY = {Mark.SECONDARY, Mark.INFERRED, Mark.RECALLED, Mark.UNKNOWN}
OPEN = {Status.PROVISIONAL, Status.ESTIMATED}


# --- one figure ---------------------------------------------------------------------------------


def _units(data: Dataset) -> Iterator[tuple[Key, Figure, Any]]:
    for key, figure in records(data, "figures"):
        if figure.unit in data.units:
            yield key, figure, data.units[figure.unit]


def _after_end(data: Dataset) -> set[Key]:
    return {
        key
        for key, figure, unit in _units(data)
        if certainly_after(figure.period, unit) and unit.mark not in ROUGHLY
    }


def _outside(data: Dataset) -> set[Key]:
    return {
        key
        for key, figure, unit in _units(data)
        if certainly_before(figure.period, unit)
        or (certainly_after(figure.period, unit) and unit.mark in ROUGHLY)
    }


def _partly(data: Dataset) -> set[Key]:
    found = set()
    for key, figure, unit in _units(data):
        period, measure = figure.period, data.measures.get(figure.measure)
        if certainly_before(period, unit) or certainly_after(period, unit):
            continue
        lasting = measure is not None and measure.timing is not Timing.STOCK
        early = unit.since is not None and period.core_first < unit.since and lasting
        if early or (unit.until is not None and period.core_last > unit.until):
            found.add(key)
    return found


def _above_100(data: Dataset) -> set[Key]:
    return {
        key
        for key, figure in records(data, "figures")
        if (measure := data.measures.get(figure.measure))
        and measure.counts is Counted.SHARE
        and (figure.quantity.low or 0) > 10_000
    }


def _too_early(data: Dataset) -> set[Key]:
    return {
        key
        for key, figure in records(data, "figures")
        if figure.reported and figure.reported < figure.period.first and figure.status is not Status.ESTIMATED
    }


def _in_circle(data: Dataset) -> set[Key]:
    def comes_back(start: Figure) -> bool:
        seen, at = set(), start.part_of
        while at in data.figures and at not in seen:
            if at == start.id:
                return True
            seen.add(at)
            at = data.figures[at].part_of
        return False

    return {key for key, figure in records(data, "figures") if comes_back(figure)}


# --- figures that count --------------------------------------------------------------------------


def cell(figure: Figure) -> tuple[Any, ...]:
    return figure.measure, figure.scope, *setting(figure)


def setting(figure: Figure) -> tuple[Any, ...]:
    return figure.unit, figure.period, figure.movement, figure.activity


def current(data: Dataset) -> list[tuple[Key, Figure]]:
    """The figures that no later one of the same source and cell replaces."""

    def old(figure: Figure) -> bool:
        return figure.reported is not None and any(
            other.reported is not None
            and other.reported > figure.reported
            and (other.source, cell(other)) == (figure.source, cell(figure))
            for other in data.figures
        )

    return [(key, figure) for key, figure in records(data, "figures") if not old(figure)]


def counting(data: Dataset) -> list[tuple[Key, Figure]]:
    never = {Operator.MEAN, Operator.MIN, Operator.MAX}

    def counts(figure: Figure) -> bool:
        measure = data.measures.get(figure.measure)
        return (
            measure is not None
            and measure.counts is not Counted.SHARE
            and not {measure.over_units, measure.over_time} & never
        )

    return [(key, figure) for key, figure in current(data) if counts(figure)]


def _above(one: Figure, other: Figure) -> bool:
    """That one is certainly more than another, by what their words assert."""
    return (one.quantity.low or 0) > (math.inf if other.quantity.high is None else other.quantity.high)


def _settled(*figures: Figure) -> bool:
    return all(figure.status not in OPEN for figure in figures)


def _pairs(data: Dataset, judged: Callable[[Figure, Figure], bool], among: Any = counting) -> set[Key]:
    found = among(data)
    return {key for key, one in found for _, other in found if one.id != other.id and judged(one, other)}


def _wider(data: Dataset, measure: str, *, presumed: bool) -> set[str]:
    record = data.measures[measure]
    direct = {*record.part_of, *(record.presumed_part_of if presumed else ())}
    return direct.union(*(_wider(data, wide, presumed=presumed) for wide in direct))


def _unlike_whole(data: Dataset) -> set[Key]:
    def unlike(part: Figure, whole: Figure) -> bool:
        if part.part_of != whole.id or part.measure == whole.measure:
            return False
        known = part.measure in data.measures and whole.measure in data.measures
        return (
            known
            and whole.measure not in _wider(data, part.measure, presumed=True)
            and data.measures[whole.measure].turns_of != part.measure
        )

    return _pairs(data, unlike, current)


def _apart(data: Dataset) -> set[Key]:
    found = set()
    for key, figure in records(data, "figures"):
        whole = data.figures.get(figure.part_of or "")
        if whole and (figure.period.last < whole.period.first or figure.period.first > whole.period.last):
            found.add(key)
    return found


def _of_which(*, certain: bool) -> Callable[[Dataset], set[Key]]:
    def judged(part: Figure, whole: Figure) -> bool:
        return part.part_of == whole.id and _above(part, whole) and _settled(part, whole) is certain

    def broken(data: Dataset) -> set[Key]:
        itself = {
            key
            for key, figure in counting(data)
            if figure.part_of == figure.id and _above(figure, figure) and _settled(figure) is certain
        }
        return _pairs(data, judged) | itself

    return broken


def _certain_scope(one: Figure, other: Figure) -> bool | None:
    """Whether two scopes are the same: for certain, if one is assumed, or not at all."""
    if one.scope is None or other.scope is None:
        return False
    return True if one.scope is other.scope else None


def _turns(*, certain: bool) -> Callable[[Dataset], set[Key]]:
    def broken(data: Dataset) -> set[Key]:
        def judged(persons: Figure, turns: Figure) -> bool:
            ends = data.measures[persons.measure], data.measures[turns.measure]
            if (ends[0].counts, ends[1].counts) != (Counted.PERSON, Counted.TURN):
                return False
            related = persons.activity is not None or ends[1].turns_of == persons.measure
            alike = _certain_scope(persons, turns)
            if not related or setting(persons) != setting(turns) or alike is None:
                return False
            return _above(persons, turns) and (alike and _settled(persons, turns)) is certain

        return _pairs(data, judged)

    return broken


def _sources(*, certain: bool) -> Callable[[Dataset], set[Key]]:
    def judged(one: Figure, other: Figure) -> bool:
        if one.source == other.source or cell(one) != cell(other):
            return False
        return _above(one, other) and (one.scope is not None and _settled(one, other)) is certain

    return lambda data: _pairs(data, judged)


def _one_source(one: Figure, other: Figure) -> bool:
    return (one.source, cell(one)) == (other.source, cell(other))


def _two_numbers(data: Dataset) -> set[Key]:
    def judged(one: Figure, other: Figure) -> bool:
        return _one_source(one, other) and one.status is other.status and _above(one, other)

    return _pairs(data, judged, current)


def _twice(data: Dataset) -> set[Key]:
    found = set()
    for key, figure in current(data):
        group = [
            other
            for _, other in current(data)
            if _one_source(figure, other) and other.status is figure.status
        ]
        at_odds = any(_above(one, other) for one in group for other in group)
        if not at_odds and figure.id != min(other.id for other in group):
            found.add(key)
    return found


def _other_status(data: Dataset) -> set[Key]:
    def judged(one: Figure, other: Figure) -> bool:
        return _one_source(one, other) and one.status is not other.status and _above(one, other)

    return _pairs(data, judged, current)


def _more(state: State, than: State, *, certain: bool | None = None) -> Callable[[Dataset], set[Key]]:
    def broken(data: Dataset) -> set[Key]:
        def judged(one: Figure, other: Figure) -> bool:
            here, there = data.measures[one.measure], data.measures[other.measure]
            if (here.state, there.state) != (state, than) or setting(one) != setting(other):
                return False
            like = here.counts is there.counts and here.timing is there.timing
            linked = there.id in _wider(data, here.id, presumed=True)
            linked |= here.id in _wider(data, there.id, presumed=True)
            alike = _certain_scope(one, other)
            if not like or linked or alike is None or not _above(one, other):
                return False
            return certain is None or (alike and _settled(one, other)) is certain

        return _pairs(data, judged)

    return broken


# --- outliers ------------------------------------------------------------------------------------


def _size(figure: Figure) -> float | None:
    low, high = figure.quantity.likely_low, figure.quantity.likely_high
    return None if low is None or high is None or high == 0 else math.log((low + high) / 2)


def _outliers(data: Dataset) -> set[Key]:
    found = set()
    sized = [(key, figure, size) for key, figure in counting(data) if (size := _size(figure)) is not None]

    def series(figure: Figure) -> tuple[Any, ...]:
        return figure.measure, figure.unit, figure.scope, figure.period.kind, figure.movement, figure.activity

    for key, figure, size in sized:
        by_period: dict[Any, list[float]] = {}
        for _, other, its in sized:
            if series(other) == series(figure):
                by_period.setdefault((other.period.first, other.period.last), []).append(its)
        values = [median(sizes) for sizes in by_period.values()]
        usual = median(values)
        spread = median(abs(value - usual) for value in values)
        if len(values) >= 6 and spread > 0 and 0.6745 * abs(size - usual) / spread > 3.5:
            found.add(key)
    return found


# --- figures of different cells ------------------------------------------------------------------


def _up(data: Dataset, unit: str, lines: set[TieKind]) -> set[str]:
    parents = {tie.parent for tie in data.ties if tie.child == unit and tie.kind in lines}
    return {unit}.union(*(_up(data, parent, lines) for parent in parents))


def _all_below(data: Dataset, figure: Figure) -> set[str]:
    if figure.scope is Scope.OWN:
        return {figure.unit}
    lines = {TieKind.DIRECT} if figure.scope is Scope.DIRECT else {TieKind.DIRECT, TieKind.GUIDANCE}
    units = {figure.unit, *(unit.id for unit in data.units)}
    return {unit for unit in units if figure.unit in _up(data, unit, lines)}


def _scope_within(part: Figure, whole: Figure) -> Truth:
    order = [Scope.OWN, Scope.DIRECT, Scope.SECTOR]
    if whole.scope is Scope.SECTOR or (part.unit == whole.unit and part.scope is Scope.OWN):
        return Truth.TRUE
    if part.unit == whole.unit:
        if part.scope is None or whole.scope is None:
            return Truth.UNKNOWN
        return Truth.of(order.index(part.scope) <= order.index(whole.scope))
    if whole.scope is None:
        return Truth.UNKNOWN
    if whole.scope is Scope.OWN or part.scope is Scope.SECTOR:
        return Truth.FALSE
    return Truth.UNKNOWN if part.scope is None else Truth.TRUE


def _below(data: Dataset, part: Figure, whole: Figure) -> Truth:
    if part.unit == whole.unit:
        return Truth.TRUE
    lines = {TieKind.DIRECT} if whole.scope is Scope.DIRECT else {TieKind.DIRECT, TieKind.GUIDANCE}
    if whole.unit not in _up(data, part.unit, lines):
        return Truth.FALSE
    unit = data.units.get(part.unit)
    lived = unit is None or not (certainly_before(part.period, unit) or certainly_after(part.period, unit))
    return Truth.TRUE if lived else Truth.UNKNOWN


def _last_day(period: Period) -> Period:
    """The day on which a stock of a period is taken."""
    if period.core_last == period.last:
        return Period.as_of(period.last)
    return Period(kind=Period.span(2000, 2001).kind, first=period.core_last, last=period.last)


def _period_within(data: Dataset, part: Figure, whole: Figure) -> Truth:
    stocks = [data.measures[figure.measure].timing is Timing.STOCK for figure in (part, whole)]
    if stocks == [False, False]:
        return part.period.within(whole.period)
    if stocks == [False, True] or data.measures[whole.measure].timing is Timing.FLOW:
        return Truth.FALSE
    if part.period == whole.period:
        return Truth.TRUE
    day = _last_day(part.period)
    if stocks == [True, False]:
        return day.within(whole.period)
    other = _last_day(whole.period)
    if day.first == day.last and other.first == other.last:
        return Truth.of(day.first == other.first)
    return Truth.FALSE if day.overlaps(other) is Truth.FALSE else Truth.UNKNOWN


def _contained(data: Dataset, part: Figure, whole: Figure) -> Truth:
    """Whether all that one figure counts is counted by another."""
    by_definition = part.measure == whole.measure or whole.measure in _wider(
        data, part.measure, presumed=False
    )
    presumed = Truth.of(None if whole.measure in _wider(data, part.measure, presumed=True) else False)
    purpose = whole.movement in (None, part.movement) and whole.activity in (None, part.activity)
    return (
        (Truth.TRUE if by_definition else presumed)
        & Truth.of(purpose)
        & _scope_within(part, whole)
        & _below(data, part, whole)
        & _period_within(data, part, whole)
    )


def _disjoint(data: Dataset, one: Figure, other: Figure, whole: Figure) -> bool:
    measure = data.measures[whole.measure]
    over_units = measure.counts in {Counted.GROUP, Counted.TURN}
    if over_units and not _all_below(data, one) & _all_below(data, other):
        return True
    flow = measure.timing is Timing.FLOW
    return flow and over_units and one.period.overlaps(other.period) is Truth.FALSE


def _sum_breaks(data: Dataset, parts: list[Figure], whole: Figure) -> bool:
    if whole.quantity.high is None:
        return False
    small = [part for part in parts if not _above(part, whole)]
    sets = chain.from_iterable(combinations(small, size) for size in range(2, len(small) + 1))
    return any(
        sum(part.quantity.low or 0 for part in chosen) > whole.quantity.high
        and all(_disjoint(data, one, other, whole) for one, other in combinations(chosen, 2))
        for chosen in sets
    )


def _parts(data: Dataset, whole: Figure) -> Iterator[tuple[Figure, bool]]:
    """What belongs to a whole by its cell, or by the figures' own word, and whether for certain."""
    for _, part in counting(data):
        contained = Truth.TRUE if part.part_of == whole.id else _contained(data, part, whole)
        if cell(part) != cell(whole) and contained is not Truth.FALSE:
            yield part, contained is Truth.TRUE and _settled(part, whole)


def _certainly(data: Dataset) -> set[Key]:
    found = set()
    for key, whole in counting(data):
        parts = [part for part, certain in _parts(data, whole) if certain]
        alone = any(_above(part, whole) and part.part_of != whole.id for part in parts)
        if alone or _sum_breaks(data, parts, whole):
            found.add(key)
    return found


def _if_assumed(data: Dataset) -> set[Key]:
    found = set()
    for key, whole in counting(data):
        parts = list(_parts(data, whole))
        alone = any(_above(part, whole) and part.part_of != whole.id and not sure for part, sure in parts)
        if alone or _sums_if_assumed(data, parts, whole):
            found.add(key)
    return found


def _sums_if_assumed(data: Dataset, parts: list[tuple[Figure, bool]], whole: Figure) -> bool:
    """Whether a largest set of parts breaks the whole, but not its certain ones by themselves."""
    figures = [part for part, _ in parts]
    sure = {part.id for part, certain in parts if certain}

    def apart(chosen: tuple[Figure, ...]) -> bool:
        return all(_disjoint(data, one, other, whole) for one, other in combinations(chosen, 2))

    sets = [
        set_ for size in range(2, len(figures) + 1) for set_ in combinations(figures, size) if apart(set_)
    ]
    largest = [one for one in sets if not any(set(one) < set(other) for other in sets)]
    return any(
        _sum_breaks(data, list(one), whole) and not _sum_breaks(data, [p for p in one if p.id in sure], whole)
        for one in largest
    )


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "F101": _after_end,
    "F102": _outside,
    "F103": _partly,
    "F104": _above_100,
    "F105": _too_early,
    "F106": _in_circle,
    "F107": _unlike_whole,
    "F108": _apart,
    "F109": _of_which(certain=True),
    "F110": _of_which(certain=False),
    "F111": _turns(certain=True),
    "F112": _turns(certain=False),
    "F113": _sources(certain=True),
    "F114": _sources(certain=False),
    "F115": _two_numbers,
    "F116": _twice,
    "F117": _other_status,
    "F118": _more(State.RECOGNISED, State.REGISTERED, certain=True),
    "F119": _more(State.APPLIED, State.RECOGNISED),
    "F120": _outliers,
    "F121": _certainly,
    "F122": _if_assumed,
    "F124": _more(State.RECOGNISED, State.REGISTERED, certain=False),
}
