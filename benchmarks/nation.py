"""A nation's reported figures: four levels of units, three measures that add up, one figure each, some of them wrong.

The numbers behind the figures are drawn first, from a seed: what each unit has of its own, and from that the
whole of each. What is printed of them is exact or hedged, and of a share of the figures it is wrong; which ones
is told, so that what is found can be compared with what was planted.
"""

from collections.abc import Mapping
from datetime import date
from typing import final

import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import frozen

from benchmarks.generated import Columns, N, numbered, table, tables
from vneduunion.model import Counted, Dataset, Scope, TieKind, Timing, UnitKind
from vneduunion.tables import dataset
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

Numbers = npt.NDArray[np.int64]

FOUNDED = date(2025, 7, 1)
"""The day since which all units and ties last."""
PERIOD = Period.half_year(2026, 1)
TYPICAL: Mapping[str, tuple[Counted, int]] = {
    "turns.trained": (Counted.TURN, 60),
    "events.held": (Counted.EVENT, 8),
    "events.visited": (Counted.EVENT, 20),
}
"""The measures: what is counted, and how much of it a school has as a rule."""
ERRORS = ("swapped", "tenfold", "raised")
"""Two digits that change places, a nought too many, some per cent too much."""
EXACT, OVER, NEARLY, ROUNDED = range(4)
WORDS = ("", "hơn ", "gần ", "")
"""What stands before a number."""
HEDGED_FROM, ROUNDED_FROM = 20, 1_000
"""Below these, words are not used, and a bare number is read as exact."""
_POWERS = 10 ** np.arange(1, 16)


@final
@frozen(kw_only=True)
class Size:
    """How many units there are, and what is printed of them.

    Attributes:
        units: units of four levels.
        provinces: units of the second level.
        communes: units of the third level.
        planted: the share of figures with an error.
        hedged: the shares of figures that are hedged: of the units above the schools, and of schools.
        seed: what everything is drawn from.
    """

    units: int = 60_000
    provinces: int = 60
    communes: int = 700
    planted: float = 0.01
    hedged: tuple[float, float] = (0.3, 0.05)
    seed: int = 20_250_701

    @property
    def above(self) -> int:
        """The units above the schools; they stand before these."""
        return 1 + self.provinces + self.communes

    @property
    def begins(self) -> tuple[int, ...]:
        """The number of the first unit of each level, and that behind the last unit."""
        return (0, 1, 1 + self.provinces, self.above, self.units)

    def times(self, share: float, planted: float = 0.01) -> "Size":
        """The same with fewer provinces, each about as large.

        Args:
            share: how many of the units there are.
            planted: as in the attributes.
        """
        return Size(
            units=max(60, int(self.units * share)),
            provinces=max(2, int(self.provinces * share)),
            communes=max(6, int(self.communes * share)),
            planted=planted,
            hedged=self.hedged,
            seed=self.seed,
        )


FULL = Size()


@final
@frozen(kw_only=True)
class Nation:
    """What was made.

    Attributes:
        frames: the frames of all tables that are not empty, with every column of their schemas.
        truth: of each figure its `id`, `unit` and `measure`, what the unit has of its `own`, the `truth`, and the
            `error` that was planted, null where none was.
    """

    frames: Mapping[str, pl.DataFrame]
    truth: pl.DataFrame

    @property
    def planted(self) -> frozenset[str]:
        """The ids of the figures with an error."""
        return frozenset(self.truth.drop_nulls("error")["id"])

    def dataset(self) -> Dataset:
        """The same as records, which are meant to be few."""
        return dataset(tables(self.frames))


def nation(size: Size = FULL) -> Nation:
    """Units with ties, measures, sources and figures.

    Args:
        size: how many there are.
    """
    random = np.random.default_rng(size.seed)
    parents = _parents(size, random)
    own, whole = _numbers(size, parents, random)
    said = _said(size, whole, random)
    ids = _unit_ids(size)
    cells = pl.DataFrame({"measure": list(TYPICAL)}).join(
        ids.to_frame("unit"), how="cross", maintain_order="left_right"
    )
    truth = cells.select(
        pl.format("{}.{}", "unit", "measure").alias("id"), "unit", "measure", own=own, truth=whole
    ).with_columns(said["error"])
    return Nation(
        frames={
            "units": _units(size, ids),
            "ties": _ties(ids, parents),
            "measures": _measures(),
            "sources": _sources(size),
            "figures": _figures(truth, said, _reporters(size, parents)),
        },
        truth=truth,
    )


def _parents(size: Size, random: np.random.Generator) -> Numbers:
    """The number of the unit above each, without the first, which has none."""
    _, _, commune, school, end = size.begins
    return np.concatenate(
        (
            np.zeros(size.provinces, dtype=np.int64),
            1 + np.arange(size.communes) % size.provinces,
            commune + random.integers(0, size.communes, end - school),
        )
    )


def _numbers(size: Size, parents: Numbers, random: np.random.Generator) -> tuple[Numbers, Numbers]:
    """What units have of their own, and with all units below, measure after measure.

    Half of the units above the schools have nothing beside what is below them.
    """
    owns, wholes = [], []
    for _, typical in TYPICAL.values():
        own = 1 + (typical * np.exp(random.normal(0, 0.8, size.units))).astype(np.int64)
        own[: size.above] *= 5 * random.integers(0, 2, size.above)
        whole = own.copy()
        for first, last in reversed([*zip(size.begins[1:-1], size.begins[2:], strict=True)]):
            above = parents[first - 1 : last - 1]
            whole += np.bincount(above, whole[first:last], size.units).astype(np.int64)
        owns.append(own)
        wholes.append(whole)
    return np.concatenate(owns), np.concatenate(wholes)


def _said(size: Size, whole: Numbers, random: np.random.Generator) -> pl.DataFrame:
    """What is printed: `number`, `hedge` and `error`; wrong numbers are printed without a hedge."""
    count = len(whole)
    kind = random.integers(0, len(ERRORS), count)
    wrong = np.zeros(count, dtype=np.bool_)
    wrong[random.choice(count, round(size.planted * count), replace=False)] = True
    mistaken, kind = _mistaken(whole, kind, random)
    is_school = np.arange(count) % size.units >= size.above
    share = np.where(is_school, size.hedged[1], size.hedged[0])
    hedged = (random.random(count) < share) & (whole >= HEDGED_FROM)
    hedge = np.where(hedged, random.choice([OVER, OVER, NEARLY, ROUNDED], count), EXACT)
    hedge[(hedge == ROUNDED) & (whole < ROUNDED_FROM)] = OVER
    printed = pl.DataFrame(
        {
            "number": np.where(wrong, mistaken, _rounded(whole, hedge)),
            "hedge": np.where(wrong, EXACT, hedge),
            "kind": kind,
            "wrong": wrong,
        }
    )
    error = pl.when("wrong").then(pl.lit(pl.Series(ERRORS)).gather("kind"))
    return printed.select("number", "hedge", error.alias("error"))


def _mistaken(whole: Numbers, kind: Numbers, random: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Another number for each, and how it came about: digits that are equal cannot be swapped, nor 0 made tenfold."""
    digits = 1 + np.searchsorted(_POWERS, whole, side="right")
    place = 10 ** random.integers(0, np.maximum(digits - 1, 1))
    swapped = whole + 9 * place * (whole // place % 10 - whole // place // 10 % 10)
    kind = np.where((kind == 0) & ((swapped == whole) | (digits == 1)), 1, kind)
    kind = np.where(whole == 0, 2, kind)
    raised = whole + np.maximum(1, whole * random.integers(5, 51, len(whole)) // 100)
    return np.choose(kind, (swapped, 10 * whole, raised)), kind


def _rounded(whole: Numbers, hedge: Numbers) -> Numbers:
    """The numbers beside the words: two digits, from which the words or the noughts lead back to the true number."""
    step = 10 ** np.maximum(np.searchsorted(_POWERS, whole, side="right") - 1, 1)
    return np.choose(
        hedge, (whole, whole // step * step, -(-whole // step) * step, (whole + step // 2) // step * step)
    )


def _unit_ids(size: Size) -> pl.Series:
    made = [
        pl.select(pl.format(f"{name}-{{}}", pl.int_range(count))).to_series()
        for name, count in (
            ("province", size.provinces),
            ("commune", size.communes),
            ("school", size.units - size.above),
        )
    ]
    return pl.concat([pl.Series(["vgcl"]), *made]).alias("id")


def _reporters(size: Size, parents: Numbers) -> Numbers:
    """The number of the province that reports for each unit; the first unit reports for itself."""
    _, province, commune, school, _ = size.begins
    found = np.concatenate(([0], parents))
    found[province:commune] = np.arange(province, commune)
    found[school:] = found[found[school:]]
    return found


def _units(size: Size, ids: pl.Series) -> pl.DataFrame:
    names = (
        ("Tổng Liên đoàn Lao động Việt Nam", "Confederation of Labour", UnitKind.CONFEDERATION),
        (
            "Liên đoàn Lao động tỉnh số {}",
            "Federation of Labour of Province No. {}",
            UnitKind.PROVINCIAL_FEDERATION,
        ),
        ("Công đoàn xã số {}", "Union of Commune No. {}", UnitKind.COMMUNE_UNION),
        ("Công đoàn Trường Tiểu học số {}", "Union of Primary School No. {}", UnitKind.GRASSROOTS),
    )
    made = []
    for level, (vi, en, kind) in enumerate(names):
        first, last = size.begins[level : level + 2]
        columns: Columns = {
            "id": pl.lit(ids[first:last]),
            "kind": kind.value,
            "level": level + 1,
            "name_vi": pl.format(vi, N + 1) if level else vi,
            "name_en": pl.format(en, N + 1) if level else en,
            "since": FOUNDED,
        }
        made.append(table("units", last - first, columns))
    return numbered(made)


def _ties(ids: pl.Series, parents: Numbers) -> pl.DataFrame:
    columns: Columns = {
        "child": pl.lit(ids[1:]),
        "parent": pl.lit(ids.gather(parents)),
        "kind": TieKind.DIRECT.value,
        "since": FOUNDED,
    }
    return table("ties", len(parents), columns)


def _measures() -> pl.DataFrame:
    columns: Columns = {
        "id": pl.lit(pl.Series(list(TYPICAL))),
        "name_en": pl.lit(pl.Series([name.replace(".", " ") for name in TYPICAL])),
        "counts": pl.lit(pl.Series([counted.value for counted, _ in TYPICAL.values()])),
        "timing": Timing.FLOW.value,
    }
    return table("measures", len(TYPICAL), columns)


def _sources(size: Size) -> pl.DataFrame:
    """Source number 0 is the confederation, the others are the provinces."""
    columns: Columns = {
        "id": pl.format("report-{}", N),
        "title": pl.format("Báo cáo số {} về hoạt động sáu tháng đầu năm 2026", N + 1),
        "published": date(2026, 7, 15),
        "language": "vi",
        "reliability": 5,
    }
    return table("sources", 1 + size.provinces, columns)


def _figures(truth: pl.DataFrame, said: pl.DataFrame, reporters: Numbers) -> pl.DataFrame:
    read = said.join(_readings(said), on=["number", "hedge"], how="left", maintain_order="left")
    bounds = ("low", "high", "likely_low", "likely_high", "text")
    source = pl.Series(np.tile(reporters, len(TYPICAL)))
    columns: Columns = {
        **{name: pl.lit(truth[name]) for name in ("id", "unit", "measure")},
        **{f"quantity_{name}": pl.lit(read[name]) for name in bounds},
        "quantity_given": pl.lit(value=True),
        "period_kind": PERIOD.kind.value,
        **{
            f"period_{name}": pl.lit(getattr(PERIOD, name))
            for name in ("first", "last", "core_first", "core_last")
        },
        "source": pl.format("report-{}", pl.lit(source)),
        "scope": Scope.SECTOR.value,
    }
    return table("figures", len(truth), columns)


def _readings(said: pl.DataFrame) -> pl.DataFrame:
    """What each number means with its hedge, as the library reads the words."""
    rows = []
    for number, hedge in said.select("number", "hedge").unique().rows():
        text = f"{WORDS[hedge]}{number:,}".replace(",", ".")
        quantity = Quantity.exact(number) if hedge == EXACT else Quantity.parse(text, lang="vi")
        bounds = quantity.low, quantity.high, quantity.likely_low, quantity.likely_high
        rows.append((number, hedge, *bounds, quantity.text))
    names = ("number", "hedge", "low", "high", "likely_low", "likely_high", "text")
    schema = {name: pl.String if name == "text" else pl.Int64 for name in names}
    return pl.DataFrame(rows, schema=schema, orient="row")
