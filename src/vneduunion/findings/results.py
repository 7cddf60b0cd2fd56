"""`Findings`: all that was found, in a stable order, with the true counts."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from reprlib import repr as shortened
from typing import Any, Literal, Self, final, get_args, overload

from attrs import Factory, field, frozen

from vneduunion.errors import Fault, Lang, LoadError, Words, bad_json, demand_language
from vneduunion.extras import require
from vneduunion.findings.cards import Card, Severity, cards
from vneduunion.findings.finding import Finding
from vneduunion.wording import count, enum_label, html_table, number, sentence

_Kinds = Literal["severity", "code", "table"]
_STRENGTH = tuple(Severity)
_COLUMNS = ("severity", "code", "place", "message")
MOST_SHOWN = 60
"""How many findings a notebook shows; the tables says how many there are."""


def _counted(findings: "Findings") -> Mapping[str, int]:
    return dict(sorted(Counter(item.code for item in findings.found).items()))


@final
@frozen(kw_only=True, repr=False)
class Findings(Sequence[Finding]):
    """What does not hold, the same findings in the same order for the same data.

    They are a sequence: `len`, indexing and iteration work as usual. Where more rows break a rule
    than were asked for, `found` has only the first, and `counts` still tells how many there are.

    Attributes:
        found: the findings.
        counts: how often each code was found, whether listed or not.
    """

    found: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default=Factory(_counted, takes_self=True))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        """A finding by its position."""
        return self.found[index]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    @property
    def total(self) -> int:
        """How many there are, whether listed or not."""
        return sum(self.counts.values())

    @property
    def complete(self) -> bool:
        """Whether all of them are listed."""
        return self.total == len(self.found)

    @property
    def cards(self) -> Mapping[str, Card]:
        """What the codes found stand for, by code."""
        return dict(sorted({item.code: item.rule for item in self.found}.items()))

    def at_least(self, severity: Severity) -> Self:
        """The findings of a severity or a worse one.

        Args:
            severity: `Severity.ERROR` leaves only errors.
        """
        kept = _STRENGTH[: _STRENGTH.index(severity) + 1]
        return self.where(lambda item: item.severity in kept)

    def where(self, wanted: Callable[[Finding], bool]) -> Self:
        """The findings that a condition holds for, with the counts of their codes.

        Args:
            wanted: a function of a `Finding` that says whether to keep it.
        """
        found = tuple(filter(wanted, self.found))
        codes = {item.code for item in found}
        listed = Counter(item.code for item in found)
        before = Counter(item.code for item in self.found)
        counts = {
            code: n if listed[code] == before[code] else listed[code]
            for code, n in self.counts.items()
            if code in codes
        }
        return type(self)(found=found, counts=counts)

    def grouped(self, by: _Kinds) -> Mapping[str, int]:
        """How many there are of each kind; by table only the listed ones are counted.

        Args:
            by: what tells the kinds apart.

        Raises:
            ValueError: it is none of these.
        """
        if by not in get_args(_Kinds):
            msg = f"by is 'severity', 'code' or 'table', not {by!r}"
            raise ValueError(msg)
        if by == "code":
            return dict(self.counts)
        if by == "table":
            return dict(Counter(item.table for item in self.found))
        severities: Counter[str] = Counter()
        known = {**cards(), **self.cards}  # none of a code need be listed
        for code, n in self.counts.items():
            severities[known[code].severity.value] += n
        return {
            severity.value: severities[severity.value] for severity in _STRENGTH if severities[severity.value]
        }

    def __add__(self, other: "Findings") -> Self:
        """These and those of another, in this order."""
        counts = Counter(self.counts)
        counts.update(other.counts)
        return type(self)(found=(*self.found, *other.found), counts=dict(sorted(counts.items())))

    def text(self, lang: Lang = "en") -> str:
        """One line for each finding, and a tally.

        Args:
            lang: `"vi"` or `"en"`.
        """
        lines = [
            f"{_severity(item, lang)} {item.code} {item.where}: {item.text(lang)}" for item in self.found
        ]
        return "\n".join([*lines, self.tally(lang)])

    def tally(self, lang: Lang = "en") -> str:
        """How many there are of each severity, and whether all are listed, in one line."""
        if not self.total:
            return sentence("findings.none", lang)
        said = ", ".join(
            count(f"findings_{key.lower()}", n, lang) for key, n in self.grouped("severity").items()
        )
        if self.complete:
            return said
        return f"{said}; {sentence('findings.capped', lang, shown=number(len(self), lang))}"

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Findings: {self.tally()}>"

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, lang: Lang = "en") -> str:
        """The findings as a table in plain HTML, as a notebook shows them.

        Args:
            lang: `"vi"` or `"en"`.
        """
        columns = [sentence(f"findings.column.{name}", lang) for name in _COLUMNS]
        shown = self.found[:MOST_SHOWN]
        rows = [(_severity(item, lang), item.code, item.where, item.text(lang)) for item in shown]
        hidden = len(self.found) - len(shown)
        more = f"; {sentence('findings.hidden', lang, n=number(hidden, lang))}" if hidden else ""
        return html_table(columns, rows, caption=self.tally(lang) + more)

    def to_frame(self, lang: Lang = "en") -> Any:
        """The findings as a polars DataFrame, one row each, with the sentence in `lang`.

        Raises:
            MissingExtra: polars is not installed.
            ValueError: it is another language.
        """
        demand_language(lang)
        polars = require("tables", "polars")
        names = ("code", "severity", "table", "record", "field", "place", "row", "message")
        rows = [(*(_cell(item, name) for name in names[:-1]), item.text(lang)) for item in self.found]
        schema = {**dict.fromkeys(names, polars.String), "row": polars.Int64}
        return polars.DataFrame(rows, schema=schema, orient="row")

    def to_json(self) -> str:
        """The findings as JSON; `from_json` gives equal findings back."""
        body = {"counts": dict(self.counts), "findings": [item.plain() for item in self.found]}
        return json.dumps(body, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The findings of a text that `to_json` made.

        Raises:
            LoadError: it is no JSON, or does not tell findings; every fault is listed with its path.
        """
        body = _document(text)
        found, faults = list[Finding](), list[Fault]()
        for at, plain in enumerate(body["findings"]):
            try:
                found.append(Finding.of_plain(plain))
            except (AttributeError, KeyError, TypeError, ValueError):
                faults.append(_no_finding(f"$.findings[{at}]", plain))
        if faults:
            raise LoadError(faults)
        return cls(found=tuple(found), counts=body["counts"])


_FINDINGS = Words("phát hiện như `to_json` ghi", "findings as `to_json` writes them")


def _no_finding(place: str, found: Any) -> Fault:
    shown = shortened(found)
    return Fault(place, "wrong_type", {"expected": _FINDINGS, "found": shown})


def _document(text: str) -> Mapping[str, Any]:
    """What `to_json` wrote, the findings in it still plain."""
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise LoadError([bad_json("$", error)]) from None
    listed = isinstance(body, dict) and isinstance(body.get("findings"), list)
    counts = body.get("counts") if listed else None
    if not isinstance(counts, dict) or not all(type(n) is int for n in counts.values()):
        raise LoadError([_no_finding("$", body)])
    return dict(body)


def _cell(item: Finding, name: str) -> Any:
    value = getattr(item, name)
    return value.value if isinstance(value, Severity) else value


def _severity(item: Finding, lang: Lang) -> str:
    return enum_label(item.severity, lang)
