"""Columns: one table schema per class of records, on polars, DuckDB and Spark alike.

`tables` turns a `Dataset` into columns and `dataset` turns columns back; frames of any engine come
in through the door. `frame` makes dataframes for people.

The room may be called as its verb: `vneduunion.tables(data)`, see docs/decisions.
"""

import sys
from types import ModuleType

from vneduunion.extras import require

require("tables", "narwhals")
require("tables", "polars")

from vneduunion.model import Dataset  # noqa: E402 the extra is asked for first
from vneduunion.tables.columns import Column, Storage, TableSchema, schemas  # noqa: E402 likewise
from vneduunion.tables.framing import frame  # noqa: E402 likewise
from vneduunion.tables.from_records import tables  # noqa: E402 likewise
from vneduunion.tables.holder import Tables  # noqa: E402 likewise
from vneduunion.tables.origins import Origin, OriginKind  # noqa: E402 likewise
from vneduunion.tables.to_records import dataset  # noqa: E402 likewise

__all__ = [
    "Column",
    "Origin",
    "OriginKind",
    "Storage",
    "TableSchema",
    "Tables",
    "dataset",
    "frame",
    "schemas",
    "tables",
]


class _Room(ModuleType):
    """The room under whose name the front door gives the verb.

    Python binds a package's attribute to a module of that name as soon as anything imports it, so that
    a front door could give the verb only until then.
    """

    def __call__(self, data: Dataset) -> Tables:
        return tables(data)


sys.modules[__name__].__class__ = _Room
