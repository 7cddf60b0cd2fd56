"""The sound records of a document, beside all that is wrong with the others."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from vneduunion.codec.collecting import collected
from vneduunion.codec.loading import load
from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.codec.versions import SCHEMA_VERSION, VERSION_FIELD, newest_tables
from vneduunion.errors import Fault, LoadError
from vneduunion.model import TABLES, Dataset

_RECORD = re.compile(r"\$\.([a-z_]+)\[([0-9]+)\]")


class Sound(NamedTuple):
    """What could be read of a document.

    Attributes:
        data: the sound records; of those that bear one id the first.
        faults: what is wrong, with JSON paths. No record is left out for a fault `unknown_field`.
        positions: for each table of which records are left out, where those of `data` stand in it.
    """

    data: Dataset
    faults: tuple[Fault, ...]
    positions: Mapping[str, tuple[int, ...]] = {}


def load_sound(body: Any) -> Sound:
    """The records of a document that can be read, and every fault of the document.

    A record with fields that its class does not have is read without them.

    Args:
        body: what `json.load` gives.

    Raises:
        LoadError: `body` is no document of a dataset, or of an unknown version.

    Example:
        >>> read = load_sound({"schema_version": 1, "persons": [{"id": "an"}, {"id": "b", "name": "B"}]})
        >>> read.data, read.faults[0].place, read.positions
        (<Dataset: 1 persons>, '$.persons[0].name', {'persons': (1,)})
    """
    try:
        return Sound(load(Dataset, body), ())
    except LoadError:
        faults = collected(Dataset, body)
    if not isinstance(body, Mapping) or any(fault.code == "unknown_version" for fault in faults):
        raise LoadError(faults)
    strangers = {fault.place for fault in faults if fault.code == "unknown_field"}
    known = _without(strangers, {VERSION_FIELD: SCHEMA_VERSION, **newest_tables(body)}, ROOT)
    # What is wrong between the fields of a record is not known before all of them can be read.
    left = collected(Dataset, known) if strangers else faults
    faulty = _faulty(left)
    rows = {
        name: rows
        for name, rows in newest_tables(known).items()
        if name in TABLES and isinstance(rows, list | tuple)
    }
    kept = {name: [at for at in range(len(items)) if at not in faulty[name]] for name, items in rows.items()}
    sound = {name: [rows[name][at] for at in places] for name, places in kept.items()}
    return Sound(
        data=load(Dataset, {VERSION_FIELD: SCHEMA_VERSION, **sound}),
        faults=faults + tuple(fault for fault in left if fault not in faults),
        positions={name: tuple(places) for name, places in kept.items() if len(places) < len(rows[name])},
    )


def _without(strangers: Collection[str], node: Any, place: str) -> Any:
    """Plain data less the fields at some places."""
    if not strangers:
        return node
    if isinstance(node, Mapping):
        places = {key: field_place(place, key) for key in node}
        return {
            key: _without(strangers, value, places[key])
            for key, value in node.items()
            if places[key] not in strangers
        }
    if isinstance(node, list | tuple):
        return [_without(strangers, item, item_place(place, at)) for at, item in enumerate(node)]
    return node


def _faulty(faults: Iterable[Fault]) -> Mapping[str, set[int]]:
    """The positions of the records to leave out, by table."""
    found: dict[str, set[int]] = defaultdict(set)
    for fault in faults:
        places = _RECORD.findall(fault.place)
        if fault.code == "duplicate_id":  # the first that bears it is taken
            places = _RECORD.findall(fault.values["records"])[1:]
        for table, at in places:
            found[table].add(int(at))
    return found
