"""What the forms print, and what it means: the bundled table of their rows, columns and units."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, final

from attrs import frozen

from vneduunion.codec import SCHEMA_VERSION, load
from vneduunion.errors import Words
from vneduunion.model import Counted, Dataset, Measure, Scope
from vneduunion.values.folding import fold
from vneduunion.values.ids import MeasureId

_FILE = files("vneduunion.reference") / "data" / "forms.toml"
_NUMBERING = re.compile(r"(?:(?:[ivx]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)]+|[-+*•·])\s*")
_STOPS = re.compile(r"[\s:;,.…]+")


class FormKind(StrEnum):
    """Which form it is: of one grassroots union, or the summary of a union above."""

    GRASSROOTS = "1-HĐCĐ"
    SUMMARY = "2-HĐCĐ"


class UnitOfMeasure(NamedTuple):
    """What a number of the form is one of.

    Attributes:
        counts: the things that may be counted in it.
        scale: what one of it is in the library's units: VND, hundredths of a per cent.
        words: what says the same behind a number in words.
    """

    counts: frozenset[Counted]
    scale: int = 1
    words: str = ""


class FormRow(NamedTuple):
    """A row that is known.

    Attributes:
        measure: what it becomes a figure of, where it can become one.
        under: the row it must stand under, since several have its label.
        part_of: the measure of the figure that its own is an "of which" of.
        note: why it becomes no figure.
    """

    measure: Measure | None
    under: MeasureId | None
    part_of: MeasureId | None
    note: Words | None


@final
@frozen(kw_only=True)
class FormTable:
    """All that is known of the two forms, by folded labels."""

    rows: Mapping[str, tuple[FormRow, ...]]
    units: Mapping[str, UnitOfMeasure]
    columns: Mapping[str, str]
    header: Mapping[str, str]
    titles: Mapping[str, FormKind]
    scopes: Mapping[FormKind, Scope | None]

    def row(self, label: str, above: MeasureId | None) -> FormRow | None:
        """The known row of a label, for labels of several rows the one that stands under `above`."""
        found = self.rows.get(label, ())
        return next((row for row in found if row.under in {None, above}), None)


def label_key(text: str) -> str:
    """What of a label tells rows apart: folded, without its number, dashes and stops.

    Example:
        >>> label_key("a) Tổng số  LAO ĐỘNG :"), label_key(" - Trong đó : nữ")
        ('tổng số lao động', 'trong đó nữ')
    """
    folded = fold(text)
    while numbering := _NUMBERING.match(folded):
        folded = folded[numbering.end() :]
    return _STOPS.sub(" ", folded).strip()


@cache
def form_table() -> FormTable:
    """The bundled table, read once."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    measures = {item["id"]: load(Measure, item) for item in raw["measures"]}
    return FormTable(
        rows=_rows(raw["rows"], measures),
        units={fold(printed): _unit(item) for item in raw["units_of_measure"] for printed in item["printed"]},
        columns=_by_label(raw["columns"]),
        header=_by_label(raw["header"]),
        titles={fold(item["title"]): FormKind(item["number"]) for item in raw["kinds"]},
        scopes={FormKind(item["number"]): _scope(item) for item in raw["kinds"]},
    )


def form_records() -> Dataset:
    """The measures of the forms and the sources they were read in, as a dataset."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return load(
        Dataset,
        {"schema_version": SCHEMA_VERSION, "measures": raw["measures"], "sources": raw["sources"]},
    )


def _rows(
    items: Iterable[Mapping[str, Any]], measures: Mapping[str, Measure]
) -> dict[str, tuple[FormRow, ...]]:
    rows: dict[str, tuple[FormRow, ...]] = {}
    for item in items:
        for label in item["labels"]:
            key = label_key(label)
            rows[key] = (*rows.get(key, ()), _row(item, measures))
    return rows


def _row(item: Mapping[str, Any], measures: Mapping[str, Measure]) -> FormRow:
    return FormRow(
        measure=measures[item["measure"]] if "measure" in item else None,
        under=item.get("under"),
        part_of=item.get("part_of"),
        note=Words(**item["note"]) if "note" in item else None,
    )


def _unit(item: Mapping[str, Any]) -> UnitOfMeasure:
    counts = frozenset(map(Counted, item["counts"]))
    return UnitOfMeasure(counts, item.get("scale", 1), item.get("words", ""))


def _by_label(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {label_key(label): name for name, labels in lists.items() for label in labels}


def _scope(item: Mapping[str, Any]) -> Scope | None:
    return Scope(item["scope"]) if "scope" in item else None
