"""Units and territories that the catalogue knows, beside those of the records."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from vneduunion.model import Dataset, Succession
from vneduunion.reference import catalogue
from vneduunion.rollup.structure_tables import structure_records
from vneduunion.tables import Tables, tables
from vneduunion.tables.lifting import lifted


class Catalogued(NamedTuple):
    """Records among the units and territories that the catalogue knows.

    Attributes:
        columns: the records, with the units, ties, territories and successions of both.
        own: the units, ties, territories and successions of the records.
        structure: those of both.
    """

    columns: Tables
    own: Dataset
    structure: Dataset


def with_catalogue(columns: Tables) -> Catalogued:
    """Records whose units may stand below bundled ones, and lie in bundled territories.

    What the records tell goes first: of a unit that they have no bundled tie is taken, and no bundled
    succession of what they say themselves what became of it.

    Args:
        columns: the records, on any engine.

    Raises:
        LoadError: rows of the records' own cannot become records.

    Example:
        >>> found = with_catalogue(tables(Dataset()))
        >>> len(found.own.territories), len(found.structure.territories)
        (0, 97)
    """
    own = structure_records(columns)
    both = _both(own)
    some = next(iter(columns.frames.values()), None)
    added = tables(both).frames
    frames = {name: frame if some is None else lifted(frame, some) for name, frame in added.items()}
    return Catalogued(evolve(columns, frames={**columns.frames, **frames}), own, both)


def _both(own: Dataset) -> Dataset:
    facts = catalogue()
    units = [unit for unit in facts.units if own.units.get(unit.id) is None]
    new = {unit.id for unit in units}
    return Dataset(
        units=(*own.units, *units),
        ties=(*own.ties, *(tie for tie in facts.ties if tie.child in new)),
        territories=(
            *own.territories,
            *(each for each in facts.territories if own.territories.get(each.id) is None),
        ),
        successions=(*own.successions, *_successions(own, facts)),
    )


def _successions(own: Dataset, facts: Dataset) -> Iterator[Succession]:
    """The bundled ones that tell nothing of what the records tell of."""
    told = {*own.units.keys(), *(each for succession in own.successions for each in _of(succession))}
    return (succession for succession in facts.successions if told.isdisjoint(_of(succession)))


def _of(succession: Succession) -> tuple[str, ...]:
    return succession.before or succession.after
