"""Verdicts: whether somebody may be proposed for an award, why, and what is missing."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from html import escape
from typing import Any, NamedTuple, final

from attrs import evolve, field, frozen

from vneduunion.codec import dump
from vneduunion.eligibility.answers import as_answer
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import UNBOUNDED, Fact, FactKind, Known
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.phrases import Phrases
from vneduunion.errors import Lang, demand_language
from vneduunion.model import Citation, Criterion, CriterionKind, Mark
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth
from vneduunion.wording import format_day, sentence


@final
class Told(NamedTuple):
    """What is known of a fact that a rule needs.

    Attributes:
        need: what the rule needs.
        known: what papers and the caller say.
    """

    need: Need
    known: Known

    @property
    def records(self) -> tuple[str, ...]:
        """The keys of the records that say so."""
        return tuple(record.key for record in self.known.records)


@final
@frozen(kw_only=True)
class Reason:
    """One part of the rules with its answer.

    Attributes:
        outcome: whether the candidate fulfils it.
        kind: what kind of criterion it is; ALL and ANY are lists of `parts`.
        criterion: what the rule asks, where it is one thing that a rule asks.
        rule: the strand and version of a whole rule, e.g. `law/2022`.
        citations: where it stands.
        mark: how far the text is known.
        told: what is known of each fact that it needs.
        parts: the reasons below it.
    """

    outcome: Truth
    kind: CriterionKind
    criterion: Criterion | None = None
    rule: str | None = None
    citations: tuple[Citation, ...] = ()
    mark: Mark | None = None
    told: tuple[Told, ...] = ()
    parts: "tuple[Reason, ...]" = ()

    @property
    def is_recalled(self) -> bool:
        """Whether nothing is decided by it since its text is only recalled."""
        return any(told.need.fact.kind is FactKind.RECALLED for told in self.told)

    @property
    def says_more(self) -> bool:
        """Whether facts say more than the answer does."""
        return len(self.told) > 1 or any(told.known.settled or told.records for told in self.told)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The keys of the records that were read for it."""
        return tuple(dict.fromkeys(key for told in self.told for key in told.records))

    def walk(self) -> "Iterator[Reason]":
        """The reason itself and all below it, in the order of the rule."""
        yield self
        for part in self.parts:
            yield from part.walk()


@final
@frozen
class Missing:
    """Facts that would decide, if they turned out so.

    Attributes:
        outcome: what the verdict would be.
        needs: what each fact would have to be.
    """

    outcome: Truth
    needs: tuple[Need, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The keys of the facts, by which `assess` is told of them."""
        return tuple(dict.fromkeys(need.fact.key for need in self.needs))


@final
@frozen(kw_only=True)
class Verdict:
    """Whether somebody may be proposed for an award under the rules of a day.

    Attributes:
        award: the award.
        candidate: who.
        filed_on: the day on which the file arrived.
        year: the year it is for.
        under: the rule that applies, where the caller said which.
        allow: versions that may decide although they are only recalled.
        parameters: the local parameters that were given.
        outcome: TRUE or FALSE if it is so however the facts turn out that nobody knows; else UNKNOWN.
        reasons: the rules as a tree, each part with its answer and the evidence for it.
        unused: the keys of what the caller knows and the rules ask for on other days, but not on this one.
        phrases: the names that texts use; takes no part in equality.
        search: looks for what is missing when it is first asked for.
    """

    award: str
    candidate: str
    filed_on: date
    year: Period
    under: str | None = None
    allow: tuple[str, ...] = ()
    parameters: Mapping[str, int] = field(factory=dict, hash=False)
    outcome: Truth
    reasons: Reason
    unused: tuple[str, ...] = ()
    phrases: Phrases = field(eq=False, repr=False)
    search: Callable[[], tuple[tuple[Missing, ...], bool]] = field(eq=False, repr=False)

    @cached_property
    def _found(self) -> tuple[tuple[Missing, ...], bool]:
        return self.search()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Of an UNKNOWN, the least sets of facts that would decide it, with what they would have to be.

        Those by which it would be true come first, then those by which it would be false, each the smallest first.
        """
        return self._found[0]

    @property
    def complete(self) -> bool:
        """Whether `missing` holds all such sets."""
        return self._found[1]

    @property
    def failed(self) -> tuple[Reason, ...]:
        """Of a FALSE, the conditions that the candidate fails; meeting all of them would be needed.

        A condition without a place of its own in the text stands where the list does that it is part of.
        """
        return tuple(_failed(self.reasons))

    @property
    def citation(self) -> tuple[Citation, ...]:
        """Where the rules stand that were applied, the first first."""
        return tuple(
            dict.fromkeys(
                place for reason in self.reasons.walk() if reason.rule for place in reason.citations
            )
        )

    @property
    def unknown(self) -> tuple[str, ...]:
        """The keys of all facts that the rules need and nobody knows."""
        told = (each for reason in self.reasons.walk() for each in reason.told)
        return tuple(dict.fromkeys(each.need.fact.key for each in told if not each.known.settled))

    def text(self, lang: Lang = "en") -> str:
        """The verdict with its reasons and what is missing, in words.

        Args:
            lang: `"vi"` or `"en"`.
        """
        demand_language(lang)
        lines = (
            *self._lines(self.reasons, lang, 0),
            *self._missing(lang),
            *unused_in_words(self.unused, lang),
        )
        return "\n".join((self.title(lang), self._filed(lang), *lines))

    def title(self, lang: Lang = "en") -> str:
        """The answer in one sentence.

        Args:
            lang: `"vi"` or `"en"`.
        """
        values = {
            "candidate": self.phrases.candidate(self.candidate, lang),
            "award": self.phrases.award(self.award, lang),
        }
        return sentence(f"verdict.{self.outcome.name}", lang, **values)

    def _filed(self, lang: Lang) -> str:
        day = format_day(self.filed_on, lang)
        return sentence("verdict.filed", lang, day=day, year=self.year.text(lang))

    def _lines(self, reason: Reason, lang: Lang, depth: int) -> Iterator[str]:
        indent, sign = "  " * depth, _SIGNS[reason.outcome]
        yield f"{indent}{sign} {self.asked(reason, lang)}"
        yield from (f"{indent}    {line}" for line in self._facts(reason, lang))
        for part in reason.parts:
            yield from self._lines(part, lang, depth + 1)

    def _facts(self, reason: Reason, lang: Lang) -> Iterator[str]:
        """What is known of each fact, where that says more than the answer."""
        for told in reason.told if reason.says_more else ():
            fact = self.phrases.fact(told.need.fact, self.year, lang)
            line = sentence(
                "need.of", lang, fact=fact, value=self.phrases.known(told.need.fact, told.known, lang)
            )
            yield f"{line} [{', '.join(told.records)}]" if told.records else line

    def asked(self, reason: Reason, lang: Lang = "en") -> str:
        """What a part of the rules asks and where it stands, in words.

        Args:
            reason: one of the verdict's reasons.
            lang: `"vi"` or `"en"`.
        """
        return asked_in_words(reason, self.phrases, lang)

    def _missing(self, lang: Lang) -> Iterator[str]:
        left = not self.complete
        for outcome in (Truth.TRUE, Truth.FALSE):
            found = [missing for missing in self.missing if missing.outcome is outcome]
            left = left or len(found) > MOST_SHOWN
            for missing in found[:MOST_SHOWN]:
                yield sentence(f"verdict.would.{outcome.name}", lang)
                yield from (
                    f"  - {self.phrases.need(need, self.year, lang)} ({need.fact.key})"
                    for need in missing.needs
                )
        if left:
            yield sentence("verdict.incomplete", lang)

    def html(self, lang: Lang = "en") -> str:
        """The verdict as a part of a page: the answer, the rules as a tree that folds, and what is missing.

        Args:
            lang: `"vi"` or `"en"`.
        """
        filed = escape(self._filed(lang))
        parts = [
            f"<p><strong>{escape(self.title(lang))}</strong><br>{filed}</p>",
            self._branch(self.reasons, lang),
        ]
        below = (*self._missing(lang), *unused_in_words(self.unused, lang))
        parts += [f"<p>{escape(line)}</p>" for line in below]
        return "\n".join(parts)

    def _branch(self, reason: Reason, lang: Lang) -> str:
        asked = escape(f"{_SIGNS[reason.outcome]} {self.asked(reason, lang)}")
        below = [escape(line.strip()) for line in self._facts(reason, lang)]
        below += [self._branch(part, lang) for part in reason.parts]
        if not below:
            return f"<div>{asked}</div>"
        opened = " open" if reason.parts else ""
        inside = "".join(part if part.startswith("<d") else f"<div>{part}</div>" for part in below)
        style = "margin-left:1.5em"
        return f'<details{opened}><summary>{asked}</summary><div style="{style}">{inside}</div></details>'

    def to_json(self) -> str:
        """The verdict with its reasons, what is missing, and their words in both languages, as JSON.

        What a fact would have to be is told in answers that `known` takes: an `answer` that would do by its `key`, and
        as its `bound` whether greater ones (`at_least`) or lesser ones (`at_most`) would do too.
        """
        body = {
            "award": self.award,
            "candidate": self.candidate,
            "filed_on": self.filed_on.isoformat(),
            "year": self.year.code,
            "under": self.under,
            "allow": [*self.allow],
            "parameters": {**self.parameters},
            "outcome": self.outcome.name,
            "text": {lang: self.title(lang) for lang in LANGS},
            "citation": [dump(place) for place in self.citation],
            "reasons": self._plain(self.reasons),
            "failed": [self._asked(reason) for reason in self.failed],
            "missing": [
                {"outcome": each.outcome.name, "needs": [self._needed(need) for need in each.needs]}
                for each in self.missing
            ],
            "missing_complete": self.complete,
            "unknown": [*self.unknown],
            "unused": [*self.unused],
        }
        return json.dumps(body, ensure_ascii=False, indent=2)

    def _asked(self, reason: Reason) -> dict[str, Any]:
        return {
            "outcome": reason.outcome.name,
            "kind": reason.kind.value,
            "rule": reason.rule,
            "text": {lang: self.asked(reason, lang) for lang in LANGS},
            "citations": [dump(place) for place in reason.citations],
            "mark": reason.mark.value if reason.mark else None,
        }

    def _plain(self, reason: Reason) -> dict[str, Any]:
        told = [
            {
                **self._needed(each.need),
                "settled": each.known.settled,
                **_bounds(each.need.fact, each.known),
                "records": [*each.records],
            }
            for each in reason.told
        ]
        return {**self._asked(reason), "facts": told, "parts": [self._plain(part) for part in reason.parts]}

    def _needed(self, need: Need) -> dict[str, Any]:
        answer, bound = self._answer(need)
        text = {lang: self.phrases.need(need, self.year, lang) for lang in LANGS}
        return {"key": need.fact.key, "answer": answer, "bound": bound, "text": text}

    def _answer(self, need: Need) -> tuple[bool | int | str | None, str]:
        """An answer by which a need holds, and whether more or less would do too."""
        if need.fact.kind is FactKind.GIVEN:
            return self._year_given(need)
        exact = isinstance(answer := as_answer(need.fact, need.limit), bool) or need.fact.kind in _EITHER
        return answer, "exact" if exact else _SIDES[need.most]

    def _year_given(self, need: Need) -> tuple[int | None, str]:
        """Nothing is given after the file arrived: what was not given by then was never given, as far as one knows."""
        latest = Filing(self.filed_on, self.year).number_on(self.filed_on)
        if not need.most:
            return min(-need.limit, latest), _SIDES[True]
        return (None, "exact") if -need.limit > latest else (-need.limit, _SIDES[False])

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()


def unused_in_words(keys: Sequence[str], lang: Lang) -> Iterator[str]:
    """Which answers of the caller were not needed, if some were not.

    Args:
        keys: of the facts that they are about.
        lang: `"vi"` or `"en"`.
    """
    if keys:
        yield sentence("verdict.unused", lang, keys=", ".join(keys))


def asked_in_words(reason: Reason, phrases: Phrases, lang: Lang) -> str:
    """What a part of the rules asks and where it stands.

    Args:
        reason: the part, whatever its answer.
        phrases: the names for texts.
        lang: `"vi"` or `"en"`.
    """
    places = "; ".join(phrases.citation(place, lang) for place in reason.citations)
    return "; ".join(_words(reason, phrases, lang)) + (f" ({places})" if places else "")


def _words(reason: Reason, phrases: Phrases, lang: Lang) -> Iterator[str]:
    if reason.criterion is not None:
        yield phrases.criterion(reason.criterion, lang)
    elif reason.parts:
        rules = ", ".join(part.rule for part in reason.parts if part.rule)
        key = "criterion.ALL" if reason.kind is CriterionKind.ALL else "verdict.rules"
        yield sentence(key, lang, rules=rules)
    elif reason.mark is Mark.UNKNOWN:
        yield sentence("verdict.not_found", lang)
    if reason.is_recalled:
        yield sentence("verdict.recalled", lang)


LANGS: tuple[Lang, ...] = ("vi", "en")
MOST_SHOWN = 4
"""So many ways to each answer are put in words; all that were found stand in `missing`."""
_SIGNS = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}


_SIDES = {True: "at_most", False: "at_least"}
_EITHER = frozenset({FactKind.RULE, FactKind.QUALIFICATION})
"""Facts of words that have no order, or of which there are two."""


def _bounds(fact: Fact, known: Known) -> dict[str, Any]:
    """Between which answers a fact is; nothing where there is no end. The first year is the least where it is early."""
    low, high = (
        None if abs(value) >= UNBOUNDED else as_answer(fact, value) for value in (known.low, known.high)
    )
    return {"low": high, "high": low} if fact.kind is FactKind.GIVEN else {"low": low, "high": high}


def _failed(reason: Reason, around: tuple[Citation, ...] = ()) -> Iterator[Reason]:
    """The least parts that fail; a list of which no part fails by itself, since together they cannot hold, is one."""
    if reason.outcome is Truth.FALSE:
        places = reason.citations or around
        parts = [failed for part in reason.parts for failed in _failed(part, places)]
        yield from parts or [evolve(reason, citations=places)]
