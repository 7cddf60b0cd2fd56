"""What comparing says, as values."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Self, final

from attrs import field, frozen

from vneduunion.comparison.documents import changes_of
from vneduunion.comparison.fields import Line, calm, lines
from vneduunion.errors import Lang
from vneduunion.model import TABLES
from vneduunion.wording import count, html_table, record_label, sentence

_COLUMNS = ("kind", "record", "field", "old", "new")
_INDENT = "  "


class ChangeKind(StrEnum):
    """What became of a record."""

    ADDED = "ADDED"
    DROPPED = "DROPPED"
    CHANGED = "CHANGED"


@final
@frozen(kw_only=True)
class FieldChange:
    """One field that differs.

    Attributes:
        field: its name.
        old: what it held, in the plain form of `dump`; `None` where nothing was given.
        new: what it holds, likewise.
    """

    field: str
    old: Any
    new: Any


@final
@frozen(kw_only=True)
class Change:
    """What became of one record.

    Attributes:
        table: the table it stands in, e.g. `figures`.
        record: its id, or its natural key.
        kind: added, dropped or changed.
        fields: the fields that differ; of a record that was added or dropped, all that were given.
    """

    table: str
    record: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...]


@final
@frozen(repr=False)
class Difference:
    """What was added, dropped and changed from one dataset to another.

    It is a collection of its changes: `len` counts them, iteration goes by table and by key.

    Attributes:
        changes: the changes, in the order of the tables of a `Dataset` and of the keys.
    """

    changes: tuple[Change, ...] = field(default=(), converter=tuple[Change, ...])

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many records were added, dropped and changed; every kind is there."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ChangeKind}

    def text(self, lang: Lang = "en") -> str:
        """The changes in words: a headline, then a line for each record and each changed field.

        Args:
            lang: `"vi"` or `"en"`.
        """
        if not self.changes:
            return self._headline(lang)
        parts = [self._headline(lang), ""]
        for change in self.changes:
            parts.append(f"{_kind(change, lang)}: {_record(change, lang)}")
            parts += [f"{_INDENT}{line.label}: {line.old} → {line.new}" for line in _lines(change, lang)]
        return "\n".join(map(calm, parts))

    def html(self, lang: Lang = "en") -> str:
        """The changes as a table in HTML, a row for each record or changed field.

        Args:
            lang: `"vi"` or `"en"`.
        """
        columns = [sentence(f"difference.column.{column}", lang) for column in _COLUMNS]
        rows = (row for change in self.changes for row in _rows(change, lang))
        return html_table(columns, rows, caption=self._headline(lang))

    def to_json(self) -> str:
        """The changes as JSON, which `from_json` reads back."""
        plain = {"changes": [_plain(change) for change in self.changes]}
        return json.dumps(plain, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The changes that `to_json` wrote.

        Args:
            text: JSON.

        Raises:
            LoadError: it is no JSON, or does not tell changes; every fault is listed with its path.
        """
        return cls(_read(plain) for plain in changes_of(text, tuple(ChangeKind)))

    def __repr__(self) -> str:
        return f"<Difference: {self._headline('en')}>"

    def __str__(self) -> str:
        """The changes in English words."""
        return self.text("en")

    def _repr_html_(self) -> str:
        """The same as a table, for notebooks."""
        return self.html("en")

    def _headline(self, lang: Lang) -> str:
        if not self.changes:
            return sentence("difference.none", lang)
        return ", ".join(count(kind.lower(), number, lang) for kind, number in self.counts.items())


def _kind(change: Change, lang: Lang) -> str:
    return sentence(f"difference.{change.kind}", lang)


def _record(change: Change, lang: Lang) -> str:
    return f"{record_label(TABLES[change.table], lang)} {change.record}"


def _lines(change: Change, lang: Lang) -> Iterator[Line]:
    """The fields of a changed record; those of one that was added or dropped are not told in words."""
    if change.kind is ChangeKind.CHANGED:
        for each in change.fields:
            yield from lines(TABLES[change.table], each.field, each.old, each.new, lang)


def _rows(change: Change, lang: Lang) -> Iterator[tuple[str, ...]]:
    what = _kind(change, lang), _record(change, lang)
    told = list(_lines(change, lang))
    yield from ((*what, *line) for line in told or [Line("", "", "")])


def _plain(change: Change) -> dict[str, Any]:
    fields = [{"field": each.field, "old": each.old, "new": each.new} for each in change.fields]
    return {"table": change.table, "record": change.record, "kind": change.kind.value, "fields": fields}


def _read(plain: Mapping[str, Any]) -> Change:
    fields = tuple(FieldChange(**each) for each in plain["fields"])
    return Change(table=plain["table"], record=plain["record"], kind=ChangeKind(plain["kind"]), fields=fields)
