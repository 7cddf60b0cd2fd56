"""The catalogue: bundled facts of the trade, in files of data with their origin."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, final

from attrs import frozen

from vneduunion.codec import SCHEMA_VERSION, load
from vneduunion.model import Dataset

_DATA = files("vneduunion.reference") / "data"
_CATALOGUE = (
    "units",
    "ties",
    "territories",
    "successions",
    "movements",
    "award_kinds",
    "documents",
    "sources",
)


@final
@frozen(kw_only=True)
class About:
    """Where the facts of one bundled file come from.

    Attributes:
        file: the stem of the file, e.g. `territories`, behind its folder where it has one.
        origin: the publications and documents the facts were taken from.
        taken: the day on which they were taken.
        licence: the terms under which the file may be used.
        note: what a reader should know before using them.
    """

    file: str
    origin: str
    taken: date
    licence: str
    note: str | None = None


@cache
def catalogue() -> Dataset:
    """The facts that hold whoever reports: read once, then shared, for a dataset never changes.

    It holds the units that the five articles of the press dataset name, with their superiors, ties
    and ends; the 63 and the 34 provincial territories and how the one list became the other; the
    movements, the kinds of awards and the documents of the sector; and the sources of all these.
    Every record has a mark that says how far it is known.

    Returns:
        A dataset without figures, measures or persons.

    Example:
        >>> facts = catalogue()
        >>> facts.territories["vn34.lao-cai"].code, facts.territories["vn63.yen-bai"].code
        ('15', '15')
        >>> facts.movements["happy-schools"].name.matches("Happy School")
        True
        >>> facts.units["hanoi.education"].until
        datetime.date(2025, 6, 30)
    """
    return bundled(*_CATALOGUE)


@cache
def about() -> tuple[About, ...]:
    """Where the facts come from, for every bundled file of data, in the order of their names.

    Example:
        >>> next(item for item in about() if item.file == "territories").taken
        datetime.date(2026, 11, 23)
    """
    return tuple(_about(stem) for stem in sorted(_stems()))


def bundled(*stems: str) -> Dataset:
    """The records of some bundled files as one dataset.

    Args:
        stems: names of files without their suffix, e.g. `"territories"`. Files may hold tables of
            one name: their rows are taken one after the other.

    Returns:
        A dataset; its references may lead to records of files that were not asked for.

    Raises:
        LoadError: a file holds what is no record.
    """
    body: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    for stem in stems:
        for table, rows in document(stem).items():
            if table != "about":
                body.setdefault(table, []).extend(rows)
    return load(Dataset, body)


def document(stem: str) -> dict[str, Any]:
    """A bundled file as plain data.

    Args:
        stem: its name without the suffix.
    """
    return tomllib.loads((_DATA / f"{stem}.toml").read_text(encoding="utf-8"))


def _stems() -> Iterator[str]:
    for entry in _DATA.iterdir():
        if entry.is_dir():
            yield from (f"{entry.name}/{_stem(within.name)}" for within in entry.iterdir())
        else:
            yield _stem(entry.name)


def _stem(name: str) -> str:
    return name.removesuffix(".toml")


def _about(stem: str) -> About:
    given = document(stem)["about"]
    return About(
        file=stem,
        origin=given["origin"].strip(),
        taken=date.fromisoformat(given["taken"]),
        licence=given["licence"],
        note=given.get("note"),
    )
