"""Reported figures as records: those of some measures, those known by a day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import narwhals.stable.v2 as nw
from attrs import evolve

from vneduunion.findings import Findings
from vneduunion.model import Dataset, Figure
from vneduunion.tables import Tables
from vneduunion.tables.to_records import sound
from vneduunion.values.ids import FigureId


def figures_of(data: Dataset | Tables, measures: Collection[str]) -> tuple[Figure, ...]:
    """The figures of some measures that are records; all others stay on their engine.

    Args:
        data: the records.
        measures: the ids of the measures.
    """
    if isinstance(data, Dataset):
        return tuple(each for each in data.figures if each.measure in measures)
    return _read(data, nw.col("measure").is_in(measures))


def known_by(figures: Iterable[Figure], day: date | None) -> tuple[Figure, ...]:
    """The figures that had been reported by a day; those without a day of report had not.

    Args:
        figures: any figures.
        day: the day; all of them where there is none.
    """
    return tuple(
        each for each in figures if day is None or (each.reported is not None and each.reported <= day)
    )


def wholes_of(data: Dataset | Tables, figures: Iterable[Figure]) -> Mapping[FigureId, Figure]:
    """Figures and those of which they are parts, as far as these are records, by their ids.

    Args:
        data: the records.
        figures: those that may be parts.
    """
    found = {each.id: each for each in figures}
    wanted = {each.part_of for each in found.values() if each.part_of is not None} - found.keys()
    if not wanted:
        return found
    if isinstance(data, Dataset):
        more: Iterable[Figure] = (each for each in data.figures if each.id in wanted)
    else:
        more = _read(data, nw.col("id").is_in(sorted(wanted)))
    return found | {each.id: each for each in more}


def _read(columns: Tables, wanted: nw.Expr) -> tuple[Figure, ...]:
    rows = columns["figures"].filter(wanted)
    return sound(evolve(columns, frames={"figures": rows}, findings=Findings()))[0].figures
