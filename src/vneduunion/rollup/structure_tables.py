"""The tables that say where units stand: small, and read into memory."""

import narwhals.stable.v2 as nw
import polars as pl
from attrs import evolve

from vneduunion.findings import Findings
from vneduunion.model import Dataset
from vneduunion.tables import Tables, dataset
from vneduunion.tables.origins import ORIGIN_UNREAD

NEEDED = {"units": ("id", "kind"), "ties": ("child", "parent", "kind")}
"""The columns without which nothing can be placed, beside the days."""
_TABLES = frozenset({"units", "ties", "territories", "successions"})


def structure_records(columns: Tables) -> Dataset:
    """The units and all that says where they stand, as records.

    Args:
        columns: the records in columns.

    Raises:
        LoadError: rows cannot become records.
    """
    return dataset(structure(columns))


def structure(columns: Tables) -> Tables:
    """The tables that say where units stand, with what was wrong with their input.

    Args:
        columns: all tables.
    """
    others = {name for name in columns if name.partition(".")[0] not in _TABLES}
    findings = columns.findings.where(lambda item: item.table.partition(".")[0] in _TABLES)
    return evolve(columns.without(others), findings=findings)


def standing(columns: Tables, name: str) -> pl.DataFrame:
    """The few columns of units or ties that say where units stand, in memory.

    Args:
        columns: the records.
        name: `units` or `ties`.
    """
    frame = columns[name]
    unread = {ORIGIN_UNREAD} & {*frame.collect_schema().names()}
    found: pl.DataFrame = frame.select(*NEEDED[name], "since", "until", *unread).collect("polars").to_native()
    return found


def named_in_successions(columns: Tables) -> list[str]:
    """The ids of all that some succession names.

    Args:
        columns: the records.
    """
    sides = [columns[f"successions.{side}"].select("value") for side in ("before", "after")]
    found: pl.DataFrame = nw.concat(sides, how="vertical").unique().collect("polars").to_native()
    return found["value"].drop_nulls().to_list()


def records_of(columns: Tables, ids: pl.Series) -> Dataset:
    """The records of a few units with their ties, and all successions.

    Args:
        columns: all records.
        ids: of the units.

    Raises:
        LoadError: rows cannot become records.
    """
    wanted = ids.to_list()
    frames = {name: columns[name] for name in columns if name.partition(".")[0] == "successions"}
    frames["units"] = columns["units"].filter(nw.col("id").is_in(wanted))
    frames["ties"] = columns["ties"].filter(nw.col("child").is_in(wanted))
    return dataset(evolve(columns, frames=frames, findings=Findings()))
