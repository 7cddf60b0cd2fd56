"""What `vneduunion reconcile` is given beside the data: the file of facts, and numbers whose bounds are wanted."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from vneduunion.cells.linear import read_sum
from vneduunion.errors import BadSum, Fault, LoadError, UnknownId
from vneduunion.io.plain_files import read_plain
from vneduunion.model import Dataset
from vneduunion.reconciliation import Facts, Given
from vneduunion.reconciliation.plain import Reader
from vneduunion.values.ids import FigureId

Expressions = Mapping[str, Mapping[FigureId, int]]
"""Sums of figures with whole factors, by their words."""


def facts_of(path: Path | None, data: Dataset) -> Given:
    """What a file of facts says of figures; without a file, nothing.

    Args:
        path: a `.toml` or `.json` file.
        data: where the figures are looked up.

    Raises:
        UnreadableFile: the file cannot be read.
        LoadError: something in it is wrong; every fault is listed with its place.
    """
    if path is None:
        return Given()
    reader = Reader(data)
    try:
        facts: Facts = reader.read(Facts, read_plain(path))
        reader.finished()
    except LoadError as error:
        faults = (Fault(f"{path}, {fault.place}", fault.code, fault.values) for fault in error.faults)
        raise LoadError(faults) from None
    return facts.given()


def expressions(asked: Iterable[str]) -> Expressions:
    """The sums behind expressions.

    Args:
        asked: as they stand behind `--bounds`.

    Raises:
        LoadError: some are no sums.
    """
    read: dict[str, Mapping[FigureId, int]] = {}
    faults: list[Fault] = []
    for words in asked:
        try:
            read[words] = read_sum(words)
        except BadSum as error:
            faults.append(error.fault("--bounds"))
    if faults:
        raise LoadError(faults)
    return read


def demand_figures(asked: Expressions, data: Dataset) -> None:
    """Refuse figures that are not there before anything takes long.

    Args:
        asked: sums of figures.
        data: where they are looked up.

    Raises:
        LoadError: some are not there.
    """
    faults: list[Fault] = []
    for id_ in dict.fromkeys(id_ for factors in asked.values() for id_ in factors):
        try:
            _ = data.figures[id_]
        except UnknownId as error:
            faults.append(error.fault("--bounds"))
    if faults:
        raise LoadError(faults)
