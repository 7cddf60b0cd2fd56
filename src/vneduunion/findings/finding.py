"""`Finding`: one thing that does not hold, at its place."""

from collections.abc import Mapping
from typing import Any, Self, final

import attrs
from attrs import frozen

from vneduunion.errors import Fault, Lang, Words
from vneduunion.findings.cards import Card, Severity, card, cards
from vneduunion.findings.field_words import in_field_words
from vneduunion.findings.phrasing import worded


def _own_card(finding: "Finding") -> Card:
    return card(finding.code)


@final
@frozen(kw_only=True)
class Finding:
    """One thing that does not hold.

    Attributes:
        code: which rule, e.g. `T101`.
        severity: ERROR, WARNING or NOTE.
        table: the table of the record, e.g. `ties`, or of the list, e.g. `initiatives.authors`.
        record: the record's id or natural key; `None` where a finding is about a whole table.
        field: the field, e.g. `since` or `when.first`; `None` where it is about the whole record.
        place: where the record came from: a file and its row and column, the cell of a sheet, or a
            JSON path; `None` where that is not known.
        row: the row of that file or sheet, or the index in the document.
        values: what the sentence names, as texts and whole numbers.
        rule: what the code stands for.
    """

    code: str
    severity: Severity
    table: str
    record: str | None = None
    field: str | None = None
    place: str | None = None
    row: int | None = None
    values: Mapping[str, Any] = attrs.field(factory=dict)
    rule: Card = attrs.field(repr=False, default=attrs.Factory(_own_card, takes_self=True))

    def __hash__(self) -> int:
        return hash((self.code, self.table, self.record, self.field, self.place))

    def text(self, lang: Lang = "en") -> str:
        """What does not hold, as a sentence without a full stop.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return self.rule.say(lang, {"record": self.record, "field": self.field, **self._said()})

    def _said(self) -> dict[str, Any]:
        """What the sentence names, as people call it."""
        return in_field_words(self.rule.fault or "", self.values, self.table, self.field)

    @property
    def where(self) -> str:
        """The place, or the table with the record and the field where it is not known."""
        named = ".".join(filter(None, (self.table, self.field)))
        return self.place or (named if self.record is None else f"{named} [{self.record}]")

    def fault(self) -> Fault:
        """The finding as a fault, for errors that list them."""
        if self.rule.fault is None:
            return Fault(self.where, "finding", {"said": Words(self.text("vi"), self.text("en"))})
        return Fault(self.where, self.rule.fault, worded(self._said()))

    def plain(self) -> dict[str, Any]:
        """The finding as plain data; the card of a code that is not the library's own goes along."""
        body: dict[str, Any] = {"code": self.code, "severity": self.severity.value, "table": self.table}
        optional = {"record": self.record, "field": self.field, "place": self.place, "row": self.row}
        body |= {key: value for key, value in optional.items() if value is not None}
        named = {"values": dict(self.values)} if self.values else {}
        own = {} if self.code in cards() else {"rule": self.rule.plain()}
        return {**body, **named, **own}

    @classmethod
    def of_plain(cls, body: Mapping[str, Any]) -> Self:
        """The finding of what `plain` gives.

        Raises:
            KeyError: its code is not known and no card goes along.
        """
        given = {key: body[key] for key in ("record", "field", "place", "row", "values") if key in body}
        rule = Card.of_plain(body["rule"]) if "rule" in body else card(body["code"])
        return cls(
            code=body["code"], severity=Severity(body["severity"]), table=body["table"], rule=rule, **given
        )
