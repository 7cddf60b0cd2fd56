"""The card of a code: what a finding says, what it means, and where that comes from."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Self, final

from attrs import field, frozen

from vneduunion.errors import Lang, Words, sentence
from vneduunion.findings.phrasing import phrased, worded
from vneduunion.model import Mark

_CODES = files("vneduunion.findings") / "codes"


class Severity(StrEnum):
    """How bad it is. ERROR: cannot be true. WARNING: probably wrong. NOTE: worth knowing."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTE = "NOTE"


@final
@frozen(kw_only=True)
class Card:
    """What a code stands for. Codes are stable and never used again for something else.

    Attributes:
        code: e.g. `T101`.
        severity: how bad a finding of this code is.
        title: what is wrong, in a few words.
        message: the sentence of a finding, with the values that it names in braces; a form behind a
            colon says how a value is written: `{since:day}`, `{n:number}`, `{kind:UnitKind}`.
        fault: for what is wrong with single fields, the error whose sentence a finding says instead.
        meaning: what must hold, and what to do where it does not.
        basis: the law, the regulation or the rule of statistics that it follows from, with its place.
        sources: ids of the sources and documents of the reference data where that can be read.
        mark: how far the basis is known.
        passes: a small dataset in which it holds, as plain data.
        breaks: a small dataset in which it does not.
    """

    code: str
    severity: Severity
    title: Words
    meaning: Words
    basis: Words
    message: Words | None = None
    fault: str | None = None
    sources: tuple[str, ...] = ()
    mark: Mark = Mark.CONFIRMED
    passes: Mapping[str, Any] = field(factory=dict, eq=False, repr=False)
    breaks: Mapping[str, Any] = field(factory=dict, eq=False, repr=False)

    def say(self, lang: Lang, values: Mapping[str, Any]) -> str:
        """The sentence of a finding, filled in.

        Args:
            lang: `"vi"` or `"en"`.
            values: what it names.
        """
        if self.message is None:
            return sentence(self.fault or "", lang, worded(values))
        return phrased(self.message.text(lang), lang, values)

    def plain(self) -> dict[str, Any]:
        """The card as plain data, its examples left out."""
        worded = {key: getattr(self, key) for key in ("title", "message", "meaning", "basis")}
        body: dict[str, Any] = {key: words._asdict() for key, words in worded.items() if words is not None}
        body |= {"code": self.code, "severity": self.severity.value, "mark": self.mark.value}
        return body | {"sources": list(self.sources)} | ({"fault": self.fault} if self.fault else {})

    @classmethod
    def of_plain(cls, body: Mapping[str, Any]) -> Self:
        """The card of what `plain` gives, or of an entry in a file of cards.

        Raises:
            KeyError: something that every card has is missing.
        """
        words = {key: Words(**body[key]) for key in ("title", "message", "meaning", "basis") if key in body}
        return cls(
            code=body["code"],
            severity=Severity(body["severity"]),
            fault=body.get("fault"),
            sources=tuple(body.get("sources", ())),
            mark=Mark(body["mark"]),
            passes=body.get("passes", {}),
            breaks=body.get("breaks", {}),
            **words,
        )


@cache
def cards() -> Mapping[str, Card]:
    """The cards of the library's own codes, by code.

    Example:
        >>> cards()["X101"].title.en
        'A required field is missing'
    """
    found: dict[str, Card] = {}
    for entry in sorted(_CODES.iterdir(), key=lambda item: item.name):
        document = tomllib.loads(entry.read_text(encoding="utf-8"))
        found |= {code: Card.of_plain({"code": code, **body}) for code, body in document.items()}
    return dict(sorted(found.items()))


def card(code: str) -> Card:
    """The card of one of the library's codes.

    Raises:
        KeyError: there is no such code.
    """
    return cards()[code]
