"""What a file of JSON costs on its way to records: plain cattrs with orjson as peer.

The peer structures bare twins of the record classes: made by `attrs.make_class` of the same fields
and defaults, slotted, frozen and keyword-only like them, but without converters, constraints, rules
or a `__attrs_post_init__`. Its converter is that of `cattrs.preconf.orjson` without detailed
validation, and it looks for neither unknown fields nor repeated keys.
"""

import gc
import types
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs
import orjson
from cattrs.preconf.orjson import make_converter

from benchmarks.clock import Table, ratio, rounds, row
from vneduunion import Dataset, Period, Quantity, read, write
from vneduunion.model import (
    TABLES,
    AuthorRole,
    Authorship,
    Figure,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.values.ids import FigureId, InitiativeId, MeasureId, PersonId, SourceId, UnitId
from vneduunion.values.names import Name

Stamp = Callable[[Period], Period]
"""What is done to a period before it is put into a record."""

ROUNDS = 7
BUDGET = 1.4
INITIATIVES = 20_000
OTHERS = 5_000
FIRST_DAY = date(2020, 1, 1)
DAYS = 5 * 365


def bare(hint: Any) -> Any:
    """A type as the twins have it: classes of records and values as their twins, no constraints."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return bare(args[0])
    if origin in {Union, types.UnionType}:
        return Union[tuple(bare(arg) for arg in args)]  # noqa: UP007 the members are known at run time only
    if origin is tuple:
        return tuple[bare(args[0]), ...]  # type: ignore[misc]  # known at run time only
    return twin(hint) if attrs.has(hint) else hint


def made(name: str, fields: dict[str, Any]) -> Any:
    """A class of fields that is like the library's but for the checks."""
    return attrs.make_class(name, fields, frozen=True, slots=True, kw_only=True)


@cache
def twin(cls: Any) -> Any:
    """A class of the same fields that checks nothing."""
    hints = get_type_hints(cls, include_extras=True)
    return made(
        f"Bare{cls.__name__}",
        {
            item.name: attrs.field(default=item.default, type=bare(hints[item.name]))
            for item in attrs.fields(cls)
        },
    )


def bare_dataset() -> Any:
    """The twin of a dataset: a tuple of twins for every table."""
    kinds: dict[str, Any] = {name: bare(tuple[cls, ...]) for name, cls in TABLES.items()}  # type: ignore[valid-type]  # as above
    return made("BareDataset", {name: attrs.field(default=(), type=kind) for name, kind in kinds.items()})


def some_day(random: Random) -> date:
    """Any day of five years."""
    return FIRST_DAY + timedelta(random.randrange(DAYS))


def school_year(number: int) -> Period:
    """One of five school years, in words."""
    return Period.parse(f"năm học {2020 + number % 5}-{2021 + number % 5}")


def unit_of(number: int) -> UnitId:
    """The id of one of the units."""
    return UnitId(f"hanoi.school-{number}")


def unit(number: int) -> Unit:
    """A school's union with its names in both languages."""
    name = Name(vi=f"Công đoàn Trường Tiểu học số {number}", en=f"Union of Primary School No. {number}")
    return Unit(id=unit_of(number), kind=UnitKind.GRASSROOTS, level=4, name=name, since=FIRST_DAY)


def tie(number: int, random: Random) -> Tie:
    """What a school's union belongs to."""
    above = UnitId(f"hanoi.ward-{number % 120}")
    return Tie(child=unit_of(number), parent=above, kind=TieKind.DIRECT, since=some_day(random))


def figure(number: int, random: Random, stamp: Stamp) -> Figure:
    """How many groups a school's union reported for a school year, in words."""
    return Figure(
        id=FigureId(f"report.{number}.groups"),
        measure=MeasureId("groups"),
        unit=unit_of(number),
        period=stamp(school_year(number)),
        quantity=Quantity.parse(f"hơn {random.randrange(10, 2_000)} nhóm"),
        source=SourceId(f"report.{number}"),
        reported=some_day(random),
    )


def initiative(number: int, random: Random, stamp: Stamp) -> Initiative:
    """A piece of work of two persons, handed in, put to use and recognised at two levels."""
    place = unit_of(random.randrange(OTHERS))
    roles = (AuthorRole.DIRECTOR, AuthorRole.CO_AUTHOR)
    return Initiative(
        id=InitiativeId(f"hanoi.2024.initiative-{number}"),
        title=f"Sáng kiến số {number}: nâng cao chất lượng dạy học môn Toán lớp {number % 12 + 1}",
        kind=random.choice(list(InitiativeKind)),
        authors=tuple(
            Authorship(
                person=PersonId(f"teacher-{random.randrange(30_000)}"), unit=place, role=role, share=5_000
            )
            for role in roles
        ),
        units=(place,),
        submitted=stamp(Period.day(some_day(random))),
        applied=stamp(school_year(number)),
        recognitions=tuple(
            Recognition(level=level, by=place, when=stamp(Period.day(some_day(random))), grade="A")
            for level in (RecognitionLevel.GRASSROOTS, RecognitionLevel.PROVINCE)
        ),
        benefit=Quantity.exact(random.randrange(1_000_000, 900_000_000)),
    )


def put_records(path: Path, stamp: Stamp) -> None:
    """Write a generated dataset, the same on every run, as `write` does."""
    random = Random(2025)  # noqa: S311 data to measure by, no secret
    data = Dataset(
        units=map(unit, range(OTHERS)),
        ties=[tie(number, random) for number in range(OTHERS)],
        initiatives=[initiative(number, random, stamp) for number in range(INITIATIVES)],
        figures=[figure(number, random, stamp) for number in range(OTHERS)],
    )
    write(data, path)


def as_it_is(period: Period) -> Period:
    """The period itself: many records name the same day or school year, as they do in life."""
    return period


def with_words_of_its_own() -> Stamp:
    """Periods that never come twice, so that remembering them is of no use."""
    numbers = count(1)
    return lambda period: attrs.evolve(period, label=f"kỳ số {next(numbers)}")


def structure_bare(structure: Callable[[Any, Any], Any], cls: Any, path: Path) -> None:
    """What the peer does with a file."""
    structure(orjson.loads(path.read_bytes()), cls)


def without_collector(act: Callable[[], None]) -> None:
    """The same while no garbage is searched for, as the library does it for itself."""
    gc.disable()
    try:
        act()
    finally:
        gc.enable()


def measured(folder: Path) -> dict[str, list[float]]:
    """The seconds of every case, each for one whole file read from the disk."""
    usual, varied = folder / "usual.json", folder / "varied.json"
    put_records(usual, as_it_is)
    put_records(varied, with_words_of_its_own())
    peer = partial(structure_bare, make_converter(detailed_validation=False).structure, bare_dataset())
    cases: dict[str, Callable[[], object]] = {
        "plain": partial(peer, usual),
        "paused": partial(without_collector, partial(peer, usual)),
        "checked": partial(read, usual),
        "paused, varied": partial(without_collector, partial(peer, varied)),
        "checked, varied": partial(read, varied),
    }
    return rounds(cases, ROUNDS)


def measure() -> Table:
    """One file of many records."""
    with TemporaryDirectory() as folder:
        seconds = measured(Path(folder))
    checked, paused = seconds["checked"], seconds["paused"]
    varied = seconds["checked, varied"], seconds["paused, varied"]
    return Table(
        "JSON to records",
        f"A generated file as `write` writes it: {INITIATIVES:,} initiatives with authors, periods, recognitions "
        f"and benefit, {OTHERS:,} units, ties and figures each; {ROUNDS} interleaved rounds. The peer makes bare "
        "twins of the classes with cattrs and orjson and checks nothing. `read` pauses the garbage collector while "
        "it reads, so that the peer is measured with and without it.",
        (
            row("peer", seconds["plain"]),
            row("peer, collector paused too", paused),
            row("`read`, everything checked", checked),
            ratio("`read` to peer", checked, seconds["plain"], budget=BUDGET),
            ratio("`read` to peer, collector paused too", checked, paused, budget=BUDGET),
            ratio("the same, of periods that never come twice", *varied),
        ),
    )
