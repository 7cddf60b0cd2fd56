"""The rulebooks of awards and the principles beside them: bundled ones, and readers for those of others."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from vneduunion.codec import load
from vneduunion.errors import Fault, LoadError, UnknownId, Words
from vneduunion.model import Dataset, Rulebook, Strand
from vneduunion.reference.catalogue import catalogue, document
from vneduunion.reference.coverage import UnevenKind, gaps_and_overlaps
from vneduunion.values.constraints import Checked, shapes
from vneduunion.values.ids import REFERS_TO

_BUNDLED = files("vneduunion.reference") / "data" / "rulebooks"
_WHERE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)")


@cache
def rulebooks() -> Mapping[str, Rulebook]:
    """The bundled rulebooks, by the ids of their award kinds.

    Awards of which not even a document that would hold a rule is known have none. A version whose text was not found
    has no criteria and the mark UNKNOWN.

    Example:
        >>> from datetime import date
        >>> law = rulebooks()["grassroots-emulation-fighter"].strand("law")
        >>> [law.version_on(day).id for day in (date(2023, 12, 31), date(2024, 1, 1))]
        ['2017', '2022']
    """
    return _read(_BUNDLED, catalogue())


@cache
def principles() -> tuple[Strand, ...]:
    """What holds for every award beside the rules of its own book: bundled strands of the kind DETAIL.

    Example:
        >>> from datetime import date
        >>> hold = principles()[0]
        >>> [hold.version_on(day).id for day in (date(2025, 6, 30), date(2025, 7, 1))]
        ['98-2023', '152-2025']
    """
    return tuple(load(Strand, strand) for strand in document("principles")["strands"])


def read_rulebooks(folder: str | Path, against: Dataset | None = None) -> Mapping[str, Rulebook]:
    """The rulebooks in the files of a folder, one TOML file for each kind of award, called after it.

    Args:
        folder: all its files `*.toml` are read.
        against: where the award kinds, documents and sources are that they name, beside those that a file brings
            along; the bundled catalogue if nothing is given.

    Returns:
        The rulebooks by the ids of their award kinds.

    Raises:
        LoadError: some files cannot be read, name what is not there, have two versions of a rule for one day, or versions
            that begin before a document in which they stand is in force; every fault of every file is told with its place.
    """
    return _read(Path(folder), catalogue() if against is None else against)


def _read(folder: Traversable, against: Dataset) -> Mapping[str, Rulebook]:
    found: dict[str, Rulebook] = {}
    faults: list[Fault] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            book = _book(file, against, faults)
            if book is not None:
                found[book.award_kind] = book
    if faults:
        raise LoadError(faults)
    return MappingProxyType(found)


def _book(file: Traversable, against: Dataset, faults: list[Fault]) -> Rulebook | None:
    """One rulebook, or nothing; what is wrong with it is noted."""
    try:
        body = tomllib.loads(file.read_text(encoding="utf-8"))
        body.pop("about", None)
        book = load(Rulebook, body)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(_bad_toml(file.name, error))
        return None
    except LoadError as error:
        faults += _within(file.name, error.faults)
        return None
    known = against.with_documents(book.documents).with_award_kinds([book.award] if book.award else [])
    wrong = (
        *_misnamed(book, file.name),
        *_dangling(book, "$", known),
        *_overlaps(book),
        *_premature(book, known),
    )
    faults += _within(file.name, wrong)
    return book


def _within(name: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    return (Fault(f"{name}: {fault.place}", fault.code, fault.values) for fault in faults)


def _bad_toml(name: str, error: Exception) -> Fault:
    place = _WHERE.search(str(error))
    if place:
        where = Words(f"dòng {place[1]} cột {place[2]}", f"line {place[1]} column {place[2]}")
    else:
        where = Words("ở cuối tệp hoặc ở chữ không phải UTF-8", "at its end or where it is not UTF-8")
    return Fault(name, "bad_toml", {"where": where})


def _misnamed(book: Rulebook, name: str) -> Iterator[Fault]:
    """One file for an award, called after it: so that no file hides another."""
    wanted = f"{book.award_kind}.toml"
    if name != wanted:
        yield Fault("$.award_kind", "other_name", {"found": repr(book.award_kind), "wanted": wanted})


def _overlaps(book: Rulebook) -> Iterator[Fault]:
    for index, strand in enumerate(book.strands):
        for uneven in gaps_and_overlaps(strand):
            if uneven.kind is UnevenKind.OVERLAP:
                days = Words(uneven.days("vi"), uneven.days("en"))
                values = {"versions": ", ".join(uneven.versions), "days": days}
                yield Fault(f"$.strands[{index}].versions", "overlap", values)


def _premature(book: Rulebook, known: Dataset) -> Iterator[Fault]:
    """Versions that begin before a document in which they stand is in force."""
    documents = {each.id: each for each in known.documents}
    for number, strand in enumerate(book.strands):
        for index, version in enumerate(strand.versions):
            parts = version.criteria.walk() if version.criteria else ()
            cited = [*version.citations, *(part.citation for part in parts if part.citation)]
            for each in dict.fromkeys(citation.document for citation in cited):
                first = documents[each].in_force if each in documents else None
                if first and version.since and first > version.since:
                    place = f"$.strands[{number}].versions[{index}].since"
                    values = {
                        "first": f"{each}.in_force",
                        "low": first,
                        "second": "since",
                        "high": version.since,
                    }
                    yield Fault(place, "not_ordered", values)


def _dangling(value: Checked, place: str, against: Dataset) -> Iterator[Fault]:
    """Ids at any depth that no record bears, each with those that look alike."""
    for shape in shapes(type(value)):
        held = getattr(value, shape.name)
        where = f"{place}.{shape.name}"
        for index, item in _items(held, many=shape.many):
            at_item = where if index is None else f"{where}[{index}]"
            if shape.ids:
                yield from _unknown(item, [REFERS_TO[kind] for kind in shape.ids], at_item, against)
            elif attrs.has(shape.base):
                yield from _dangling(item, at_item, against)


def _items(held: Any, *, many: bool) -> Iterator[tuple[int | None, Any]]:
    if many:
        yield from enumerate(held)
    elif held is not None:
        yield None, held


def _unknown(id_: str, tables: Iterable[str], place: str, against: Dataset) -> Iterator[Fault]:
    known = [record.id for table in tables for record in getattr(against, table)]
    if id_ not in known:
        yield UnknownId(id_, close=get_close_matches(id_, known)).fault(place)
