"""`Verdicts`: which of many candidates may be proposed for an award."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, final

import polars as pl
from attrs import frozen

from vneduunion.eligibility.at_scale.memberships import UNIT
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.quotas import OUTCOME, Quotas
from vneduunion.eligibility.at_scale.shown import Shown, answers, head, quotas_told, tied_told
from vneduunion.eligibility.conditions import needs
from vneduunion.eligibility.facts import UNBOUNDED, Known
from vneduunion.eligibility.phrases import Phrases
from vneduunion.eligibility.questions import Question
from vneduunion.eligibility.verdicts import Reason, Told, Verdict, asked_in_words, unused_in_words
from vneduunion.errors import Lang, UnknownId
from vneduunion.model import RecipientKind
from vneduunion.tables.giving_back import given_back
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth
from vneduunion.wording import enum_label, format_day, number, sentence

CANDIDATE = "candidate"
_SHOWN = 20
"""As many candidates are printed."""
_NAMED = (CANDIDATE, UNIT, OUTCOME)
"""Columns that have names of their own; the others are places in rules."""
ANSWERS = pl.Series([truth.name for truth in Truth], dtype=pl.String)
"""Answers by their codes."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Verdicts:
    """Which of many candidates may be proposed for an award under the rules of a day.

    Attributes:
        award: the award.
        recipient: what the candidates are.
        filed_on: the day on which the files arrived.
        year: the year they are for.
        table: a row for each candidate in polars; `frame` is the same for callers.
        questions: the parts of the rules, by their columns.
        unused: the keys of what the caller knows and the rules ask for on other days, but not on this one.
        caller: the kind of frames that the caller has.
        reckoned: the quotas.
        one: tells the verdict of one candidate.
        say: gives the names for texts.
    """

    award: str
    recipient: RecipientKind
    filed_on: date
    year: Period
    table: pl.DataFrame
    questions: Mapping[str, Question]
    unused: tuple[str, ...]
    caller: str
    reckoned: Quotas
    one: Callable[[str], Verdict]
    say: Callable[[], Phrases]

    @property
    def frame(self) -> Any:
        """A row for each candidate, as a frame of the caller's kind.

        Columns: `candidate`; `unit`, by its membership of the union on the day, missing where none is known or several
        are; `outcome`; and for each part of the rules whether it is fulfilled, by its place: `law/2022` for a whole
        rule where there are several, `law/2022/2/1` for the first part of its second one. Answers are `TRUE`, `FALSE`
        or `UNKNOWN`; what the columns ask, `conditions` tells.
        """
        return given_back(self.table, self.caller)

    @cached_property
    def counts(self) -> Mapping[Truth, int]:
        """How many outcomes there are of each kind."""
        outcomes = self.table[OUTCOME]
        return {truth: int((outcomes == truth.name).sum()) for truth in reversed(Truth)}

    @cached_property
    def _quotas(self) -> pl.DataFrame:
        return self.reckoned.table()

    @property
    def quotas(self) -> Any:
        """How many may be proposed, as a frame of the caller's kind: a row for each quota in force and unit.

        Columns: `unit`; `award`; `rule`, e.g. `law/2017`; `quota`, its number in the rule, missing where the rule has
        none that was read; `what_vi`, `what_en`, of what or for what it is; `of`, the award of whose holders it is a
        share; `basis_low` and `basis_high`, how many people of the unit hold that for the year; `limit_low` and
        `limit_high`, how many may be proposed: both ends where the rule leaves open how fractions are rounded;
        `eligible`, how many certainly are; `unknown`, how many more may be; and `within`: TRUE if they are within the
        quota whatever turns out, FALSE if they are not, else UNKNOWN. A most that nobody knows is missing.

        A share of the holders of an award is told for each unit of candidates; their unit is that of their membership
        of the union on the day, and whoever is in several may count in each. All other quotas are told once, without a
        unit, over all candidates that were asked for: ask for those of one edition, theme or federation.
        """
        return given_back(self._quotas, self.caller)

    @property
    def tied(self) -> Any:
        """The candidates among whom somebody must choose, as a frame of the caller's kind; the library chooses nobody.

        Of each quota that more certainly pass than it lets through all who certainly or possibly are eligible.
        Columns: `unit`, `rule`, `quota`, `limit_high`, `candidate`, `outcome`.
        """
        return given_back(self._tied, self.caller)

    @cached_property
    def _tied(self) -> pl.DataFrame:
        found = self.reckoned.tied(self._quotas)
        candidates = self.table[CANDIDATE].gather(found[AT])
        outcomes = self.table[OUTCOME].gather(found[AT])
        return found.drop(AT, "code").with_columns(candidates, outcomes)

    def verdict(self, candidate: str) -> Verdict:
        """The verdict of one candidate with its reasons, as `assess` gives it.

        Args:
            candidate: one of the candidates.

        Raises:
            UnknownId: it is none of them.
        """
        if not (self.table[CANDIDATE] == candidate).any():
            raise UnknownId(candidate)
        return self.one(candidate)

    def conditions(self, lang: Lang = "en") -> Any:
        """What the columns of answers ask, as a frame of the caller's kind.

        Args:
            lang: `"vi"` or `"en"`.

        Returns:
            Columns: `condition`, the name of the column; `kind`; `text`; `mark`, how far it is known.
        """
        rows = [
            {
                "condition": name,
                "kind": asked.kind.value,
                "text": text,
                "mark": asked.mark.value if asked.mark else None,
            }
            for (name, asked), text in zip(self.questions.items(), self._texts(lang), strict=True)
        ]
        schema = pl.Schema(dict.fromkeys(("condition", "kind", "text", "mark"), pl.String()))
        return given_back(pl.DataFrame(rows, schema), self.caller)

    def _texts(self, lang: Lang) -> list[str]:
        """What each part of the rules asks."""
        phrases = self.say()
        return [asked_in_words(_reason(asked), phrases, lang) for asked in self.questions.values()]

    def to_frame(self, lang: Lang = "en") -> Any:
        """The rows for people, as a frame of the caller's kind: labels for heads, words for answers.

        Args:
            lang: `"vi"` or `"en"`.
        """
        words = pl.Series([enum_label(truth, lang) for truth in Truth], dtype=pl.String)
        answers = (OUTCOME, *self.questions)
        said = (pl.col(name).replace_strict(ANSWERS, words).alias(name) for name in answers)
        heads = {name: head(name, lang) for name in _NAMED}
        heads |= {
            name: f"{name}: {text}" for name, text in zip(self.questions, self._texts(lang), strict=True)
        }
        return given_back(self.table.with_columns(*said).rename(heads), self.caller)

    def __len__(self) -> int:
        return len(self.table)

    def __repr__(self) -> str:
        told = ", ".join(f"{truth.name}: {count}" for truth, count in self.counts.items())
        return f"<Verdicts: {self.award}, {told}>"

    def __str__(self) -> str:
        """How many there are of each kind, and the first candidates."""
        return "\n".join((self._candidates("en", _SHOWN).text("en"), *unused_in_words(self.unused, "en")))

    def _repr_html_(self) -> str:
        """The same as a table, for notebooks."""
        return self._candidates("en", _SHOWN).html("en")

    def text(self, lang: Lang = "en", most: int | None = None) -> str:
        """All of it in words: the answers, what their columns ask, quotas, and among whom somebody must choose.

        Args:
            lang: `"vi"` or `"en"`.
            most: so many candidates are shown; `None`, all.
        """
        told = (each.text(lang) for each in self._told(lang, most))
        return "\n\n".join((*told, *unused_in_words(self.unused, lang)))

    def html(self, lang: Lang = "en", most: int | None = None) -> str:
        """The same as a part of a page.

        Args:
            lang: `"vi"` or `"en"`.
            most: so many candidates are shown; `None`, all.
        """
        return "\n".join(each.html(lang) for each in self._told(lang, most))

    def to_json(self) -> str:
        """All of it as JSON: rows as those of `table`, `conditions`, `quotas` and `tied`."""
        texts = zip(self.questions, self._texts("vi"), self._texts("en"), strict=True)
        body = {
            "award": self.award,
            "recipient": self.recipient.value,
            "filed_on": self.filed_on.isoformat(),
            "year": self.year.code,
            "counts": {truth.name: count for truth, count in self.counts.items()},
            "text": {"vi": self.tally("vi"), "en": self.tally("en")},
            "candidates": self.table.to_dicts(),
            "conditions": [{"condition": name, "text": {"vi": vi, "en": en}} for name, vi, en in texts],
            "quotas": self._quotas.to_dicts(),
            "tied": self._tied.to_dicts(),
            "unused": [*self.unused],
        }
        return json.dumps(body, ensure_ascii=False, indent=2)

    def _told(self, lang: Lang, most: int | None) -> Iterator[Shown]:
        yield self._candidates(lang, most)
        asked = [*zip(self.questions, self._texts(lang), strict=True)]
        heads = [head(name, lang) for name in ("condition", "text")]
        tables = (
            Shown(sentence("verdicts.conditions", lang), heads, asked),
            quotas_told(self._quotas, lang),
            tied_told(self._tied, lang, most),
        )
        yield from (table for table in tables if table.rows)

    def tally(self, lang: Lang = "en") -> str:
        """How many may be proposed, may not, and are not known.

        Args:
            lang: `"vi"` or `"en"`.
        """
        counts = {truth.name.lower(): number(count, lang) for truth, count in self.counts.items()}
        award, day = self.say().award(self.award, lang), format_day(self.filed_on, lang)
        return sentence("verdicts.tally", lang, award=award, day=day, year=self.year.text(lang), **counts)

    def _candidates(self, lang: Lang, most: int | None) -> Shown:
        first = self.table.head(len(self) if most is None else most)
        heads = [head(name, lang) if name in _NAMED else name for name in first.columns]
        labels = answers(lang)
        rows = [
            (candidate, unit or "", *(labels[answer] for answer in given))
            for candidate, unit, *given in first.iter_rows()
        ]
        return Shown(self.tally(lang), heads, rows, len(self) - len(first))


_ANY = Known(0, UNBOUNDED)


def _reason(question: Question) -> Reason:
    """A part of the rules without an answer."""
    return Reason(
        outcome=Truth.UNKNOWN,
        kind=question.kind,
        criterion=question.criterion,
        rule=question.rule,
        citations=question.citations,
        mark=question.mark,
        told=() if question.parts else tuple(Told(need, _ANY) for need in needs(question.condition)),
        parts=tuple(map(_reason, question.parts)),
    )
