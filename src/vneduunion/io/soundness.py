"""From tables as they were read to the records that are sound, and what was wrong with the others."""

from vneduunion.errors import LoadError
from vneduunion.findings import Findings, Severity
from vneduunion.model import Dataset
from vneduunion.tables import Tables
from vneduunion.tables.to_records import sound


def collected(found: Tables) -> tuple[Dataset, Findings]:
    """The sound records of tables, and what was wrong with the others.

    Args:
        found: tables with what reading them has told.
    """
    data, told = sound(found)
    told_of = (*found.strangers(), *(item for item, _ in told))
    return data, found.findings + Findings(found=told_of)


def demand_sound(read: tuple[Dataset, Findings]) -> Dataset:
    """The dataset, if nothing was wrong with what it was read from.

    Raises:
        LoadError: something was; every error is listed with its place.
    """
    data, found = read
    wrong = found.at_least(Severity.ERROR)
    if wrong:
        raise LoadError(item.fault() for item in wrong)
    return data
