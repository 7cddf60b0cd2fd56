"""A small union for tests of figures: one sector union, two provinces, a school in each.

`nation` is above the provinces `north` and `south` by GUIDANCE and above `university` by DIRECT;
each province is above its school by DIRECT.
"""

from collections.abc import Iterable
from datetime import date

from vneduunion.model import (
    Counted,
    Dataset,
    Figure,
    Measure,
    Operator,
    Scope,
    Source,
    Tie,
    TieKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

YEAR = Period.year(2024)


def unit(
    id_: str,
    kind: UnitKind = UnitKind.GRASSROOTS,
    until: date | None = None,
    since: date | None = None,
) -> Unit:
    return Unit(id=id_, kind=kind, name=Name(en=id_.title()), since=since, until=until)


def tie(
    child: str,
    parent: str,
    kind: TieKind = TieKind.DIRECT,
    since: date | None = None,
    until: date | None = None,
) -> Tie:
    return Tie(child=child, parent=parent, kind=kind, since=since, until=until)


UNITS = (
    unit("nation", UnitKind.CENTRAL_SECTOR_UNION),
    unit("north", UnitKind.LOCAL_SECTOR_UNION),
    unit("south", UnitKind.LOCAL_SECTOR_UNION),
    unit("university"),
    unit("north.school"),
    unit("south.school"),
)
TIES = (
    tie("north", "nation", TieKind.GUIDANCE),
    tie("south", "nation", TieKind.GUIDANCE),
    tie("university", "nation", TieKind.DIRECT),
    tie("north.school", "north", TieKind.DIRECT),
    tie("south.school", "south", TieKind.DIRECT),
)


def measure(
    id_: str, counts: Counted = Counted.TURN, timing: Timing = Timing.FLOW, **more: object
) -> Measure:
    return Measure(id=id_, name=Name(en=id_), counts=counts, timing=timing, **more)


MEASURES = (
    measure("turns", turns_of="persons"),
    measure("persons", Counted.PERSON),
    measure("groups", Counted.GROUP, Timing.EXISTED),
    measure("groups.founded", Counted.GROUP, Timing.FLOW, part_of=("groups",)),
    measure("groups.listed", Counted.GROUP, Timing.STOCK, presumed_part_of=("groups",)),
    measure("members", Counted.MEMBER, Timing.STOCK),
    measure("share", Counted.SHARE, Timing.STOCK),
    measure("age", Counted.PERSON, Timing.STOCK, over_units=Operator.MEAN),
)


def figure(id_: str, words: str | int, **more: object) -> Figure:
    """A figure of `nation`, sector-wide, of turns in 2024, unless said otherwise."""
    quantity = Quantity.exact(words) if isinstance(words, int) else Quantity.parse(words)
    said = {"measure": "turns", "unit": "nation", "period": YEAR, "source": "paper", "scope": Scope.SECTOR}
    return Figure(id=id_, quantity=quantity, **{**said, **more})


def world(
    figures: Iterable[Figure],
    *,
    sources: Iterable[Source] = (),
    units: Iterable[Unit] = UNITS,
    ties: Iterable[Tie] = TIES,
) -> Dataset:
    """A dataset of these figures; sources they name are made with the default reliability."""
    figures = tuple(figures)
    given = {source.id: source for source in sources}
    for each in figures:
        given.setdefault(each.source, Source(id=each.source, title=each.source))
    return Dataset(units=units, ties=ties, measures=MEASURES, sources=given.values(), figures=figures)
