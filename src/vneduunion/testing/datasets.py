"""Strategies for datasets."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from vneduunion.extras import require
from vneduunion.model import TABLES, Dataset
from vneduunion.testing.strategies import records
from vneduunion.values.constraints import Checked, OneOf, Shape, shapes
from vneduunion.values.ids import REFERS_TO, RecordId

if TYPE_CHECKING:
    from hypothesis import strategies as st
else:
    st = require("testing", "hypothesis.strategies")


def datasets(
    *, tables: Collection[str] = tuple(TABLES), linked: bool = True, max_records: int = 2
) -> "st.SearchStrategy[Dataset]":
    """Small datasets whose ids are unique and tell the table: `units.0`, `award-kinds.1`.

    Each record is valid by itself; the whole may break the rules of validation, for that is what
    they are for.

    Args:
        tables: the tables to fill, e.g. `("units", "figures")`; some of them in each dataset.
        linked: whether every reference leads to a record of the dataset, which then also has
            records in the tables that those asked for refer to. A record refers only to earlier
            ones of its own table, so that no copies or parts run in a circle. Otherwise references
            are any ids.
        max_records: the most records of one table.
    """
    return _datasets(tuple(sorted(tables)), linked, max_records)


@st.composite
def _datasets(draw: "st.DrawFn", tables: tuple[str, ...], linked: bool, max_records: int) -> Dataset:  # noqa: FBT001 passed on
    chosen = draw(st.sets(st.sampled_from(tables), max_size=4))
    wanted = _with_needs(chosen) if linked else chosen
    sizes = tuple((name, draw(st.integers(1, max_records))) for name in TABLES if name in wanted)
    return Dataset(
        **{
            name: [draw(_record(name, index, sizes if linked else None)) for index in range(size)]
            for name, size in sizes
        }
    )


def _record(table: str, index: int, sizes: tuple[tuple[str, int], ...] | None) -> "st.SearchStrategy[Any]":
    own = {"id": st.just(_id(table, index))} if table in REFERS_TO.values() else {}
    refer = None if sizes is None else _Earlier(table, index, sizes)
    return records(TABLES[table], refer=refer, **own)


def _id(table: str, index: int) -> str:
    return f"{table.replace('_', '-')}.{index}"


@frozen
class _Earlier:
    """References to the records of a dataset, of its own table only to those before a record."""

    table: str
    index: int
    sizes: tuple[tuple[str, int], ...]

    def __call__(self, shape: Shape) -> "st.SearchStrategy[str]":
        allowed = [
            _id(name, index)
            for name, size in self.sizes
            if name in _tables_of(shape)
            for index in range(self.index if name == self.table else size)
        ]
        return st.sampled_from(allowed) if allowed else st.nothing()


def _tables_of(shape: Shape) -> tuple[str, ...]:
    kinds = REFERS_TO.keys() - {RecordId} if RecordId in shape.ids else shape.ids
    return tuple(sorted(REFERS_TO[kind] for kind in kinds))


def _with_needs(chosen: Collection[str]) -> set[str]:
    """The tables chosen, with those that their records cannot be without."""
    wanted, waiting = set(chosen), sorted(chosen)
    while waiting:
        for tables in _needs(TABLES[waiting.pop()]):
            if wanted.isdisjoint(tables):
                wanted.add(tables[0])
                waiting.append(tables[0])
    return wanted


def _needs(cls: type[Checked]) -> Iterator[tuple[str, ...]]:
    """For each reference that a record must have: the tables, one of which must have records."""
    held = {shape.name: shape for shape in shapes(cls)}
    for shape in held.values():
        if shape.ids and not shape.optional and (shape.length or not shape.many):
            yield _tables_of(shape)
        elif issubclass(shape.base, Checked):
            yield from _needs(shape.base)
    for rule in cls.RULES:
        options = [held[name] for name in rule.fields] if isinstance(rule, OneOf) else []
        if options and all(shape.ids for shape in options):
            yield tuple(name for shape in options for name in _tables_of(shape))
