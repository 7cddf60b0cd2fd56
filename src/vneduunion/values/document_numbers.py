"""`DocumentNumber`: the number and symbol of a document ("số, ký hiệu"), as `57-NQ/TW`.

The forms follow Decree 30/2020/NĐ-CP, Appendix III, for State documents and Guidance 36-HD/VPTW
for those of the Communist Party. Which body a symbol names is not decided here: heads of agencies
choose their abbreviations, so bodies are data.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self, final
from unicodedata import normalize

import annotated_types as at
import attrs
from attrs import field, frozen

from vneduunion.errors import BadDocumentNumber, Fault, Words
from vneduunion.values.constraints import Checked, Rule, Text, holds_controls, matching


class DocumentFamily(StrEnum):
    """Which custom a number follows.

    STATE: `999/QĐ-TLĐ`. NORMATIVE: a legal act, told by its year, `98/2023/NĐ-CP`. LAW: of the
    National Assembly or its Standing Committee, `06/2022/QH15`. LETTER: an official letter, which
    names no type, `5007/BNV-TĐKT`. PARTY: hyphen first, slash second, `57-NQ/TW`. JOINT: a joint
    circular, `23/2015/TTLT-BGDĐT-BNV`. CONSOLIDATED: `05/VBHN-BGDĐT`. LEGACY: older customs, a year
    on an act of a union that makes no law (`777/2004/QĐ-TLĐ`), or `31-CP` and `337-QĐ/TCĐ`.
    """

    STATE = "STATE"
    NORMATIVE = "NORMATIVE"
    LAW = "LAW"
    LETTER = "LETTER"
    PARTY = "PARTY"
    JOINT = "JOINT"
    CONSOLIDATED = "CONSOLIDATED"
    LEGACY = "LEGACY"


class NumberFlag(StrEnum):
    """Where a printed number departs from the custom it was read by.

    PLAIN_D: D stands where a known abbreviation has Đ (`103/KH-CDN`); the letters stay as printed.
    PARTY_AS_STATE: a Party number printed the State way (`22/CT-TW` for `22-CT/TW`).
    DOT_FOR_HYPHEN: `195/HD.CĐCS`. SPACED: `57 - NQ/TW`. OTHER_CASE: `05/Ctr-TLĐ` for `05/CTr-TLĐ`.
    """

    PLAIN_D = "PLAIN_D"
    PARTY_AS_STATE = "PARTY_AS_STATE"
    DOT_FOR_HYPHEN = "DOT_FOR_HYPHEN"
    SPACED = "SPACED"
    OTHER_CASE = "OTHER_CASE"


# fmt: off
TYPES = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL",
    "NĐ", "TT", "TTLT", "PL", "L", "VBHN", "KL", "CV", "BS",
)
# fmt: on
"""Abbreviations of document types. `123/QĐ-X` is a decision of X, `123/X-Y` a letter of X, so the
form cannot be read without them; their names are reference data."""

_FAMILY_OF_TYPE = {"TTLT": DocumentFamily.JOINT, "VBHN": DocumentFamily.CONSOLIDATED}
_PLAIN_TYPES = frozenset(name.replace("Đ", "D") for name in TYPES) - frozenset(TYPES)
_SPELLED = {name.upper(): name for name in (*TYPES, *_PLAIN_TYPES)}

# fmt: off
_WITH_STROKE = (
    "TLĐ", "LĐLĐ", "TCĐ", "CĐ", "CĐN", "CĐGD", "CĐGDVN", "CĐCS", "CĐNH", "BGDĐT", "GDĐT", "BLĐTBXH",
    "TĐKT",
)
# fmt: on
_PLAIN_BODIES = frozenset(name.replace("Đ", "D") for name in _WITH_STROKE)
_UNION_BODY = re.compile(r"TL[ĐD]|TC[ĐD](?![A-ZĐ])|L[ĐD]L[ĐD]|C[ĐD]")
_PARTY_BODIES = frozenset({"TW", "VPTW", "UBKTTU"})

_GROUP = "[A-ZĂÂĐÊÔƠƯ][A-Za-zĂÂĐÊÔƠƯăâđêôơư0-9&]*"
_SYMBOL = f"{_GROUP}(?:-{_GROUP})*"
_KNOWN = f"(?P<type>(?i:{'|'.join(sorted(_SPELLED, key=len, reverse=True))}))"
_TYPE = f"(?P<type>{_GROUP})"
_BODY = f"(?P<body>{_SYMBOL})"
_NUMBER = "(?P<number>(?!0+(?![0-9]))[0-9]{1,6})(?P<suffix>[a-z])?"
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"

_FORMS = (
    f"{_NUMBER}/{_YEAR}/(?:{_TYPE}-)?(?P<body>(?P<law>QH|UBTVQH)[0-9]{{1,2}})",
    f"{_NUMBER}/{_YEAR}/{_TYPE}-{_BODY}",
    f"{_NUMBER}(?P<hyphen>-){_TYPE}/{_BODY}",
    f"{_NUMBER}(?P<hyphen>-)(?P<body>CP|TTg)",
    f"{_NUMBER}/{_KNOWN}-{_BODY}",
    f"{_NUMBER}/(?!{_KNOWN.replace('?P<type>', '?:')}(?:-|$)){_BODY}",
)
_BEGINNING = re.compile(rf"\A{_NUMBER}(?:/(?:{_YEAR}/?)?|-)?")

_WORDS_BEFORE = re.compile(
    r"\A(?:[^\W\d_]|[\s.:,;()\"'“”«»‘’º°\u0300-\u036f])*(?<![^\W\d_])(?<![\u0300-\u036f])"
)
_STOPS = " \t\r\n\f\v\u00a0.,;:)]\"'”’»"
_TYPOGRAPHY = str.maketrans({"\u00d0": "Đ", **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")})
_SPACES = re.compile(r"\s*([/.-])\s*")

_EXPECTED = Words(
    "một số, ký hiệu như 103/KH-CĐN, 98/2023/NĐ-CP, 57-NQ/TW hay 4173/TLĐ-ToC",
    "a number such as 103/KH-CĐN, 98/2023/NĐ-CP, 57-NQ/TW or 4173/TLĐ-ToC",
)


@frozen(kw_only=True)
class _Reading:
    """What the printed signs say, before they become a value."""

    number: int
    suffix: str | None
    year: int | None
    type: str | None
    body: str
    family: DocumentFamily
    flags: frozenset[NumberFlag]

    def parts(self) -> dict[str, Any]:
        return attrs.asdict(self, filter=lambda item, _: item.name != "flags")


@frozen
class ReadsBack:
    """The fields must be those of one custom: their canonical printing must read back as them."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """One fault when the printing says something else."""
        reading = _read(record.code)
        parts = reading.parts() if reading else {}
        if any(getattr(record, name) != parts.get(name) for name in ("family", *parts)):
            yield BadDocumentNumber(record.code, _EXPECTED).fault("family")


@final
@frozen(kw_only=True)
class DocumentNumber(Checked):
    """The number of a document, read by its parts.

    Two are equal when their parts are: leading zeros and eth (U+00D0) for Đ make no difference, D
    for Đ does, for nobody can tell `DA` (a project) from a `ĐA` (a scheme) that lost its stroke.
    Equal numbers need not be one document: State numbers restart each year, Party numbers each
    term.

    Attributes:
        number: the running number.
        suffix: the small letter behind it, e.g. `a` in `12a/KH-CĐN`.
        year: the year within the number, `None` where the form has none.
        type: abbreviation of the type, e.g. `KH`; `None` for laws, letters and the oldest forms.
        body: abbreviation of the issuing body with what follows it, e.g. `CĐN` or `TLĐ-ToC`.
        family: which custom the number follows.
        text: the number as printed; takes no part in equality.

    Raises:
        BadRecord: the parts do not make a number of their family.

    Example:
        >>> plan = DocumentNumber.parse("Kế hoạch số 103/KH-CĐN")
        >>> plan.number, plan.type, plan.body, plan.family.value
        (103, 'KH', 'CĐN', 'STATE')
        >>> DocumentNumber.parse("7/2026/TT-BGDĐT") == DocumentNumber.parse("07/2026/TT-BGDĐT")
        True
        >>> DocumentNumber.parse("7/2026/TT-BGDĐT").code
        '07/2026/TT-BGDĐT'
    """

    RULES: ClassVar[tuple[Rule, ...]] = (ReadsBack(),)

    number: Annotated[int, at.Interval(ge=1, le=999_999)]
    suffix: Annotated[str, matching("[a-z]")] | None = None
    year: Annotated[int, at.Interval(ge=1900, le=2099)] | None = None
    type: Annotated[str, matching(_GROUP)] | None = None
    body: Annotated[str, matching(_SYMBOL)]
    family: DocumentFamily
    text: Text | None = field(default=None, eq=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The number in a text that consists of it, with words before it at most.

        Args:
            text: e.g. `103/KH-CĐN`, `số 103/KH-CĐN`, `Resolution No. 57-NQ/TW`; NFC or NFD, any
                kind of dash.

        Returns:
            The number, with what was printed in `text`.

        Raises:
            BadDocumentNumber: there is no number, or something that belongs to none.
        """
        rest = _WORDS_BEFORE.sub("", text)
        printed = rest.rstrip(_STOPS)
        reading = None if holds_controls(printed) else _read(printed)
        if reading is None:
            raise BadDocumentNumber(text, _EXPECTED, _stumble(text, rest))
        return cls(text=printed, **reading.parts())

    @property
    def code(self) -> str:
        """The canonical printing, e.g. `06/KH-TLĐ`: at least two digits; it parses back.

        Source: Decree 30/2020/NĐ-CP writes numbers below 10 with a leading 0.
        """
        number = f"{self.number:02d}{self.suffix or ''}"
        if self.family is DocumentFamily.PARTY or (self.family is DocumentFamily.LEGACY and not self.year):
            return f"{number}-{self.type}/{self.body}" if self.type else f"{number}-{self.body}"
        symbol = f"{self.type}-{self.body}" if self.type else self.body
        return f"{number}/{self.year}/{symbol}" if self.year else f"{number}/{symbol}"

    @property
    def flags(self) -> tuple[NumberFlag, ...]:
        """Where the printing departs from the custom it was read by; empty where it does not."""
        readings = (_read(self.text or ""), _read(self.code))
        return tuple(flag for flag in NumberFlag if any(flag in found.flags for found in readings if found))

    def __str__(self) -> str:
        return self.text or self.code


def _read(printed: str) -> _Reading | None:
    """The reading of a number that stands alone, or `None` where no form fits."""
    signs = normalize("NFC", printed).translate(_TYPOGRAPHY)
    tight = _SPACES.sub(r"\1", signs)
    hyphened = tight.replace(".", "-")
    found = next((match for form in _forms() if (match := form.fullmatch(hyphened))), None)
    if found is None:
        return None
    departures = {NumberFlag.SPACED: tight != signs, NumberFlag.DOT_FOR_HYPHEN: hyphened != tight}
    return _reading(found.groupdict(), frozenset(flag for flag, holds in departures.items() if holds))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms in the order of trial, compiled when a number is first read."""
    return tuple(re.compile(form) for form in _FORMS)


def _reading(parts: dict[str, str | None], flags: frozenset[NumberFlag]) -> _Reading:
    printed_type, body, year = parts.get("type"), parts["body"] or "", parts.get("year")
    spelled = _SPELLED.get(printed_type.upper(), printed_type) if printed_type else None
    family = _family(parts, spelled, body)
    departures = {
        NumberFlag.PLAIN_D: spelled in _PLAIN_TYPES or not _PLAIN_BODIES.isdisjoint(body.split("-")),
        NumberFlag.PARTY_AS_STATE: family is DocumentFamily.PARTY and not parts.get("hyphen"),
        NumberFlag.OTHER_CASE: spelled != printed_type,
    }
    return _Reading(
        number=int(parts["number"] or 0),
        suffix=parts.get("suffix"),
        year=int(year) if year else None,
        type=spelled,
        body=body,
        family=family,
        flags=flags | {flag for flag, holds in departures.items() if holds},
    )


def _family(parts: dict[str, str | None], kind: str | None, body: str) -> DocumentFamily:
    if parts.get("law"):
        return DocumentFamily.LAW
    if kind is None:
        return DocumentFamily.LEGACY if parts.get("hyphen") else DocumentFamily.LETTER
    if (parts.get("year") or parts.get("hyphen")) and _UNION_BODY.match(body):
        # Unions make no law and follow no Party custom: a year or a hyphen first is an old form.
        return DocumentFamily.LEGACY
    if parts.get("year"):
        return _FAMILY_OF_TYPE.get(kind, DocumentFamily.NORMATIVE)
    if parts.get("hyphen") or body in _PARTY_BODIES:
        return DocumentFamily.PARTY
    return _FAMILY_OF_TYPE.get(kind, DocumentFamily.STATE)


def _stumble(text: str, rest: str) -> int | None:
    """The first character of the text not understood, or `None` where the text merely ends early."""
    place = len(text) - len(_BEGINNING.sub("", rest))
    return place if place < len(text) else None
