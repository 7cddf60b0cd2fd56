"""A dataset as the frames that files are made of."""

import polars as pl

from vneduunion.model import Dataset
from vneduunion.tables import schemas, tables
from vneduunion.tables.columns import GIVEN


def frames_to_write(data: Dataset) -> dict[str, pl.DataFrame]:
    """The tables of a dataset that are not empty; of an empty one the first table, without rows.

    A file without any table would not be known as one of this library's.

    Args:
        data: the dataset.

    Raises:
        BadRecord: a number is larger than a column holds.

    Example:
        >>> {name: frame.height for name, frame in frames_to_write(Dataset()).items()}
        {'units': 0}
    """
    columns = tables(data)
    return {
        name: columns[name].collect("polars").to_native() for name in (*columns,) or (next(iter(schemas())),)
    }


def told_by_nothing_else(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Where a column that says that a value is there is the only one to say anything of it.

    Args:
        frame: the typed columns of a table.
        column: such a column, e.g. `benefit_given`.
    """
    value = column.removesuffix(GIVEN)
    parts = [part for part in frame.columns if part.startswith(value) and part != column]
    return pl.all_horizontal(pl.col(parts).is_null()) & pl.col(column)
