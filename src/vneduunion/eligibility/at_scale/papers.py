"""The papers of many candidates as columns, each row with the place of the candidate among them."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import Factory, evolve, field, frozen

from vneduunion.eligibility.at_scale.places import Places
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.tables import Tables, dataset, schemas
from vneduunion.tables.columns import TableSchema
from vneduunion.tables.from_records import POLARS
from vneduunion.tables.origins import ORIGIN_UNREAD
from vneduunion.values.constraints import Ordered

_WHO = "who"


@final
@frozen(eq=False)
class Papers:
    """The papers of many candidates.

    Attributes:
        tables: the evidence, on any engine; only rows and columns that are looked at are brought into memory.
        candidates: the ids of the candidates, each once.
        facts: what is asked of them, so that rows of other years can be left where they are.
        over: `unit` and the unit `over` it in which its people count, where the caller names these.
        places: the places of the candidates.
    """

    tables: Tables
    candidates: pl.Series
    facts: tuple[Fact, ...]
    over: pl.DataFrame | None = None
    places: Places = field(default=Factory(lambda self: Places(self.candidates), takes_self=True), init=False)
    _kept: dict[Hashable, pl.DataFrame] = field(factory=dict, init=False)

    @property
    def count(self) -> int:
        """How many candidates there are."""
        return len(self.candidates)

    def since(self, *kinds: FactKind, of: tuple[str, ...] = ()) -> date:
        """Before this day nothing matters for facts of some kinds, by any calendar.

        Args:
            kinds: what the facts tell, each of one year.
            of: what they are about.
        """
        years = (fact.last for fact in self.facts if fact.kind in kinds and fact.of == of)
        return date(min(filter(None, years)), 1, 1)

    def rows(
        self,
        table: str,
        columns: Iterable[str],
        about: str,
        *,
        only: Iterable[nw.Expr] = (),
        where: Iterable[pl.Expr] = (),
        made: Iterable[pl.Expr | str] = (),
    ) -> pl.DataFrame:
        """The rows of a table that are about candidates.

        Args:
            table: its name.
            columns: those that are looked at.
            about: the column that says whom a row is about.
            only: which rows matter, as far as that can be told before they are brought into memory.
            where: which of them are kept.
            made: what is wanted beside the place of the candidate; by default the columns as they are.

        Raises:
            LoadError: rows among them cannot be read as records; each is told with its place.
        """
        wanted = tuple(columns)
        told = tuple(made) or wanted
        rows = in_memory(self.tables, table, (*dict.fromkeys((about, *wanted)),), only)
        kept = rows.lazy().filter(*where).select(pl.col(about).alias(_WHO), *told)
        return self.places.of(kept, _WHO).collect()

    def once(self, key: Hashable, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """Rows that are made when they are first asked for.

        Args:
            key: what tells them from others.
            make: makes them.
        """
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found


def in_memory(
    tables: Tables, table: str, columns: tuple[str, ...], only: Iterable[nw.Expr] = ()
) -> pl.DataFrame:
    """Some columns of a table in memory, once it is clear that they can be read.

    Args:
        tables: on any engine.
        table: the name of one of them.
        columns: those that are wanted.
        only: which rows matter; those of which it is not known do.

    Raises:
        LoadError: rows among them cannot be read as records; each is told with its place.
    """
    if table not in tables:
        storages = schemas()[table].storages
        return pl.DataFrame(schema={name: POLARS[storages[name]] for name in columns})
    frame = tables[table]
    for matters in only:
        frame = frame.filter(matters | matters.is_null())
    found: pl.DataFrame = frame.select(*columns, ORIGIN_UNREAD).collect("polars").to_native()
    if _is_broken(table, found):
        dataset(excerpt(tables, (table.partition(".")[0],)))
    return found.drop(ORIGIN_UNREAD)


def _is_broken(table: str, found: pl.DataFrame) -> bool:
    if found[ORIGIN_UNREAD].null_count() < len(found):
        return True
    schema = schemas()[table]
    told = [cells for cells in found if cells.name != ORIGIN_UNREAD]
    if any(_is_missing(schema, cells) for cells in told):
        return True
    wrong = (*_unfit(schema, told), *(pl.col(low) > pl.col(high) for low, high in _ordered(schema, told)))
    asked = found.select(each.any().alias(str(number)) for number, each in enumerate(wrong))
    return any(asked.row(0)) if asked.width else False


def _is_missing(schema: TableSchema, cells: pl.Series) -> bool:
    """Whether some cell of a column is missing that must not be."""
    if not cells.null_count():
        return False
    if cells.name in schema.keys:
        return True
    column = schema.column(cells.name)
    return not (column.nullable or column.value_nullable)


def _unfit(schema: TableSchema, told: Iterable[pl.Series]) -> Iterator[pl.Expr]:
    """Whether a cell says what it may not."""
    for cells in told:
        choices = () if cells.name in schema.keys else schema.column(cells.name).choices
        if choices:
            yield ~pl.col(cells.name).is_in(choices)


def _ordered(schema: TableSchema, told: Iterable[pl.Series]) -> Iterator[tuple[str, str]]:
    """The pairs among some columns of which the first must not exceed the second, where both are given."""
    columns = [schema.column(cells.name) for cells in told if cells.name not in schema.keys]
    owners = {(): schema.record, **{column.path[:-1]: column.value for column in columns if column.value}}
    for above, owner in owners.items():
        fields = {column.path[-1]: column.name for column in columns if column.path[:-1] == above}
        for rule in owner.RULES if owner else ():
            if isinstance(rule, Ordered):
                yield from combinations([fields[each] for each in rule.fields if each in fields], 2)


def excerpt(tables: Tables, names: Iterable[str]) -> Tables:
    """Some tables with their child tables.

    Args:
        tables: all tables.
        names: those that are wanted.
    """
    wanted = {child for name in names for child in (name, *schemas()[name].children)}
    frames = {name: frame for name, frame in tables.frames.items() if name in wanted}
    return evolve(tables, frames=frames)
