"""What the data of a file are judged as: columns, whatever the kind of file; and what they may refer to."""

from collections.abc import Mapping
from pathlib import Path
from typing import final

from attrs import evolve, frozen

from vneduunion.extras import require

require("tables", "narwhals")
require("tables", "polars")

import narwhals.stable.v2 as nw  # noqa: E402 the extra is asked for first
import polars as pl  # noqa: E402 likewise

from vneduunion.findings import Finding, Findings  # noqa: E402 likewise
from vneduunion.io.answers import GivenAnswers  # noqa: E402 likewise
from vneduunion.io.files import kind_of  # noqa: E402 likewise
from vneduunion.io.forms import form_records  # noqa: E402 likewise
from vneduunion.io.json_files import read_sound  # noqa: E402 likewise
from vneduunion.io.naming import known_names  # noqa: E402 likewise
from vneduunion.io.scanning import scan  # noqa: E402 likewise
from vneduunion.model import Dataset  # noqa: E402 likewise
from vneduunion.reference.resolving import NAMED  # noqa: E402 likewise
from vneduunion.tables import Tables, schemas, tables  # noqa: E402 likewise
from vneduunion.tables.door import tables_of  # noqa: E402 likewise
from vneduunion.tables.from_records import tables_to_judge  # noqa: E402 likewise
from vneduunion.tables.origins import ORIGIN  # noqa: E402 likewise
from vneduunion.tables.to_records import sound  # noqa: E402 likewise
from vneduunion.validation import validate  # noqa: E402 likewise
from vneduunion.validation.fields import field_rules  # noqa: E402 likewise

JSON = ".json"


@final
@frozen(kw_only=True)
class Judged:
    """The data of a file as columns.

    Attributes:
        tables: the data, with what was wrong in their `findings`.
        others: the ids of records that could not be read, by table; references may lead to them.
    """

    tables: Tables
    others: Mapping[str, list[str]]


def judged(
    path: Path,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Judged:
    """The data of a file or a folder as columns; folders and Parquet do not become objects.

    Args:
        path: as for `read`.
        encoding: the encoding of CSV files.
        answers: which records names stand for.
        names_from: where names are looked up beside the data; by default the catalogue.

    Raises:
        UnreadableFile: there is no such file, it is of an unknown kind, or is not what its suffix says.
        LoadError: it is no document of a dataset, or a column is not of its type.
        BadRecord: a text in JSON has half of a surrogate pair.
        MissingExtra: what this kind of file needs is not installed.
    """
    if kind_of(path) != JSON:
        found = scan(path, encoding=encoding, answers=answers, names_from=names_from)
        return Judged(tables=found, others={})
    read = read_sound(path)
    columns = tables_to_judge(read.data, read.positions)
    return Judged(tables=evolve(columns, findings=read.findings + columns.findings), others=read.others)


def elsewhere(data: Judged, against: Judged | None = None) -> Tables:
    """Where references may lead beside the data: bundled facts, and what the caller names.

    Args:
        data: the data; records of it that could not be read are there all the same.
        against: further data.

    Returns:
        The records of all of them. Of an id that they tell different things of, only that it is
        there is known to the rules.
    """
    known = [tables(known_names().merge(form_records())), _only_ids(data.others)]
    if against is not None:
        known += [against.tables, _only_ids(against.others)]
    frames = {}
    for name, schema in schemas().items():
        columns = [*schema.storages, *ORIGIN]
        parts = [each[name].select(*columns) for each in known if name in each]
        if parts:
            frames[name] = nw.concat(parts, how="vertical")
    return Tables(frames=frames)


def names_in(against: Judged) -> Dataset:
    """Where names are looked up beside the data itself: in what the caller names, then among bundled facts.

    Args:
        against: what the caller names; of its records only those are made that bear names.
    """
    nameless = {name for name in against.tables if name.partition(".")[0] not in NAMED.values()}
    own, _ = sound(against.tables.without(nameless))
    known = known_names()
    return Dataset(
        **{
            name: (*records, *(item for item in getattr(known, name) if item.key not in records))
            for name, records in own.tables()
        }
    )


def faults_of_other(path: Path, against: Judged) -> Findings:
    """What is wrong with single fields of the data that references may lead to, with the file's name.

    Args:
        path: the file or the folder.
        against: its data.
    """
    declared = tuple(rule for rule in field_rules() if rule.declared)
    found = validate(against.tables, declared)
    return Findings(
        found=tuple(evolve(item, place=_place_in(path, item)) for item in found), counts=found.counts
    )


def _place_in(path: Path, item: Finding) -> str:
    if item.where.startswith(path.name):
        return item.where
    return f"{path.name}/{item.where}" if path.is_dir() else f"{path.name}: {item.where}"


def _only_ids(others: Mapping[str, list[str]]) -> Tables:
    return tables_of({name: pl.DataFrame({"id": ids}) for name, ids in others.items() if ids})
