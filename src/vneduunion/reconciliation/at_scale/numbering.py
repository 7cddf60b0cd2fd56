"""How the figures of a nation get their numbers: which can be compared, and which claims they make."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import fields

from vneduunion.cells import Scoped
from vneduunion.cells.comparable import UNSETTLED, counts_things
from vneduunion.model import Dataset, Source
from vneduunion.reconciliation.at_scale.excerpts import excerpt, read
from vneduunion.reconciliation.at_scale.numbered import OPEN, Numbered
from vneduunion.reconciliation.at_scale.sheets import Sheets
from vneduunion.reconciliation.at_scale.trees import Units, Whole
from vneduunion.reconciliation.doubts import Exclusion, ExclusionReason
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.labels import Weight, Witness, first_claims, witnesses
from vneduunion.tables import Tables
from vneduunion.values.ids import FigureId

_SHEET = [
    "measure",
    "scope",
    "movement",
    "activity",
    "period_kind",
    "period_first",
    "period_last",
    "period_core_first",
    "period_core_last",
]
_QUANTITY = ["quantity_low", "quantity_high", "quantity_likely_low", "quantity_likely_high"]
_COLUMNS = ["id", "unit", "source", "status", "reported", "part_of", *_SHEET, *_QUANTITY]


def numbered(columns: Tables, given: Given) -> Numbered:
    """The claims of all figures that can be compared.

    Args:
        columns: all records; figures whose references lead nowhere are left out and listed.
        given: what the caller knows of them.

    Raises:
        UnknownId: something names a figure that is not there.
        LoadError: rows cannot become records.
    """
    return _Numbering(columns, given).done()


def repeated(columns: Tables) -> Dataset:
    """The figures of which all coordinates but the scope are those of others, with what they refer to.

    Args:
        columns: all records.

    Raises:
        LoadError: rows cannot become records.
    """
    figures = read(columns, "figures", _COLUMNS)
    again = figures.filter(
        figures.select("unit", *(name for name in _SHEET if name != "scope")).is_duplicated()
    )
    units = again["unit"].unique().to_list()
    return excerpt(columns, {"figures": again["id"], "units": units})


class _Numbering:
    def __init__(self, columns: Tables, given: Given) -> None:
        self._columns, self._given = columns, given
        usual = fields(Source).reliability.default
        sources = read(columns, "sources", ["id", "reliability"])
        self._sources = sources.with_columns(pl.col("reliability").fill_null(usual))
        self._measures = excerpt(columns, {}).measures
        units, ties = ["id", "since", "until"], ["child", "parent", "kind", "since", "until"]
        self._units = Units.of(read(columns, "units", units), read(columns, "ties", ties))

    def done(self) -> Numbered:
        figures = self._scoped(read(self._columns, "figures", _COLUMNS)).with_row_index("n")
        self._given.demand_known(excerpt(self._columns, {"figures": {*self._given.named}}))
        used, excluded = self._selected(figures)
        used = used.with_columns(sheet=pl.struct(_SHEET).rank("dense") - 1)
        firsts = used.unique("sheet", keep="first", maintain_order=True).sort("sheet")
        by_id = self._given.scoped(excerpt(self._columns, {"figures": firsts["id"]})).figures
        used, copies = self._claims(used)
        lows, highs = _bounds(used)
        frame = used.select(
            "id",
            unit="unit_at",
            sheet=pl.col("sheet").cast(pl.Int64),
            part_of="part_of",
            unsettled=pl.col("status").is_in([*UNSETTLED]).fill_null(value=False),
        )
        data = Dataset(measures=self._measures)
        costs, held = self._costs(used, copies)
        return Numbered(
            columns=self._columns,
            given=self._given,
            frame=frame,
            units=self._units,
            sheets=Sheets(data, [by_id[id_] for id_ in firsts["id"]]),
            lows=lows,
            highs=highs,
            costs=costs,
            held=held,
            copies=copies,
            excluded=excluded,
        )

    def _scoped(self, figures: pl.DataFrame) -> pl.DataFrame:
        told = {fact.figure: fact.scope.value for fact in self._given.facts if isinstance(fact, Scoped)}
        if not told:
            return figures
        scopes = pl.DataFrame({"id": [*told], "told": [*told.values()]})
        return (
            figures.join(scopes, on="id", how="left", maintain_order="left")
            .with_columns(scope=pl.coalesce("told", "scope"))
            .drop("told")
        )

    def _selected(self, figures: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
        known = {name: read(self._columns, name, ["id"])["id"] for name in ("movements", "activities")}
        known |= {
            "sources": self._sources["id"],
            "units": self._units.numbers,
            "measures": pl.Series([*self._measures.keys()], dtype=pl.String),
        }
        refers = {
            "measure": "measures",
            "unit": "units",
            "source": "sources",
            "movement": "movements",
            "activity": "activities",
        }
        lost = pl.coalesce(
            pl.when(pl.col(name).is_not_null() & ~pl.col(name).is_in(known[table].implode())).then(
                pl.col(name)
            )
            for name, table in refers.items()
        )
        uncounted = [measure.id for measure in self._measures if not counts_things(measure)]
        latest = figures.drop_nulls("reported").sort("reported", descending=True, maintain_order=True)
        latest = latest.unique(["source", "unit", *_SHEET], keep="first", maintain_order=True)
        told = figures.join(
            latest.select("source", "unit", *_SHEET, newest="id", newest_day="reported"),
            on=["source", "unit", *_SHEET],
            how="left",
            nulls_equal=True,
            maintain_order="left",
        ).with_columns(
            lost=lost,
            uncounted=pl.col("measure").is_in(uncounted),
            replaced=(pl.col("reported") < pl.col("newest_day")).fill_null(value=False),
        )
        fit = pl.col("lost").is_null() & ~pl.col("uncounted") & ~pl.col("replaced")
        used = told.filter(fit).join(
            pl.DataFrame(
                {"unit": self._units.numbers, "unit_at": pl.int_range(len(self._units.numbers), eager=True)}
            ),
            on="unit",
            how="left",
            maintain_order="left",
        )
        return used, tuple(_exclusions(told.filter(~fit)))

    def _claims(self, used: pl.DataFrame) -> tuple[pl.DataFrame, dict[FigureId, Witness]]:
        again = used.filter(used.select("sheet", "unit", *_QUANTITY).is_duplicated())
        if again.is_empty():
            return used, {}
        few = excerpt(self._columns, {"figures": again["id"], "sources": self._sources["id"]})
        few = self._given.scoped(few)
        claims = witnesses(
            few,
            [few.figures[id_] for id_ in again["id"]],
            self._given.about(few.figures.keys()).costs(few),
            self._given.held,
        )
        copies = {claim.figures[0]: claim for claim in claims if len(claim.figures) > 1}
        gone = [copy for claim in copies.values() for copy in claim.figures[1:]]
        parts = [(each.id, each.part_of) for each in first_claims(few, copies.values())]
        told = pl.DataFrame(parts, schema={"id": pl.String, "told": pl.String}, orient="row")
        kept = used.filter(~pl.col("id").is_in(gone)).join(told, on="id", how="left", maintain_order="left")
        return kept.with_columns(part_of=pl.coalesce("told", "part_of")), copies

    def _costs(
        self, used: pl.DataFrame, copies: Mapping[FigureId, Witness]
    ) -> tuple[list[Weight], npt.NDArray[np.bool_]]:
        given = self._given
        costs: list[Weight] = used.join(
            self._sources, left_on="source", right_on="id", how="left", maintain_order="left"
        )["reliability"].to_list()
        named = {*given.weights, *given.alterability, *given.held, *copies}
        held = np.zeros(len(used), dtype=np.bool_)
        if named:
            few = excerpt(
                self._columns,
                {"figures": [*given.weights, *given.alterability], "sources": self._sources["id"]},
            )
            told = given.costs(few)
            for at, id_ in enumerate(used["id"]):
                if id_ in named:
                    claim = copies.get(id_)
                    costs[at] = claim.weight if claim else told.get(id_, costs[at])
                    held[at] = claim.fixed if claim else id_ in given.held
        return costs, held


def _bounds(used: pl.DataFrame) -> tuple[list[Whole], list[Whole]]:
    def taken(name: str, open_: int) -> Whole:
        return used[name].fill_null(open_).cast(pl.Int64).to_numpy().copy()

    nothing, anything = np.zeros(len(used), dtype=np.int64), np.full(len(used), OPEN)
    lows = [
        np.maximum(taken("quantity_likely_low", 0), taken("quantity_low", 0)),
        taken("quantity_low", 0),
        nothing,
    ]
    highs = [
        np.minimum(taken("quantity_likely_high", OPEN), taken("quantity_high", OPEN)),
        taken("quantity_high", OPEN),
        anything,
    ]
    return lows, highs


def _exclusions(unfit: pl.DataFrame) -> Iterator[Exclusion]:
    for id_, lost, uncounted, newest in unfit.select("id", "lost", "uncounted", "newest").rows():
        if lost is not None:
            yield Exclusion(figure=id_, reason=ExclusionReason.UNKNOWN_REFERENCE, detail=lost)
        elif uncounted:
            yield Exclusion(figure=id_, reason=ExclusionReason.NOT_COUNTED)
        else:
            yield Exclusion(figure=id_, reason=ExclusionReason.SUPERSEDED, detail=newest)
