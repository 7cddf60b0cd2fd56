"""Facts, needs and rules in words."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, final

from attrs import frozen

from vneduunion.eligibility.asking import CONSECUTIVE, MONTH_OF_SERVICE, TIMES, YEAR_OF_SERVICE, YEARS
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import NEVER, RATINGS, UNBOUNDED, Fact, FactKind, Known
from vneduunion.errors import Lang
from vneduunion.model import (
    Citation,
    Criterion,
    Dataset,
    DisciplineForm,
    Document,
    QualificationBand,
    Rating,
    Rulebook,
    ServiceKind,
)
from vneduunion.reference import catalogue
from vneduunion.values.names import Name
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.wording import enum_label, format_citation, format_criterion, number, per_cent, sentence

_COUNTS = frozenset(
    {
        FactKind.RATINGS,
        FactKind.TITLES,
        FactKind.WORKS,
        FactKind.TERMS,
        FactKind.ABSENCE,
        FactKind.MEMBERS_WITH_TITLE,
        FactKind.MEMBERS_DISCIPLINED,
    }
)
_SHARES = frozenset({FactKind.MEMBERS_SHARE_WITH_TITLE, FactKind.MEMBERS_SHARE_RATED})
_ENUMS = {FactKind.RATINGS: Rating, FactKind.MEMBERS_SHARE_RATED: Rating, FactKind.DISCIPLINE: DisciplineForm}
_ENUMS |= {
    FactKind.MEMBERS_DISCIPLINED: DisciplineForm,
    FactKind.TERMS: ServiceKind,
    FactKind.SERVICE: ServiceKind,
}
_LISTED = frozenset({FactKind.TERMS, FactKind.UNREAD, FactKind.RECALLED})
"""Facts that are about all of their parts together, and not about any one of them."""
_SETTLES = {True: "yes", False: "no"}


@final
@frozen(eq=False, repr=False)
class Phrases:
    """The names that verdicts use.

    Attributes:
        data: the records, which may bring award kinds and documents of their own.
        book: the rulebook, which may too.
        words: what rules say that is judged or was not read, by its part of a fact's key.
    """

    data: Dataset
    book: Rulebook
    words: Mapping[str, Name]

    @cached_property
    def awards(self) -> Mapping[str, Name]:
        """The names of award kinds by their ids."""
        own = () if self.book.award is None else (self.book.award,)
        return {kind.id: kind.name for kind in (*catalogue().award_kinds, *self.data.award_kinds, *own)}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by their ids."""
        known = (*catalogue().documents, *self.data.documents, *self.book.documents)
        return {document.id: document for document in known}

    def candidate(self, id: str, lang: Lang) -> str:  # noqa: A002 the field's name
        """The name of a candidate, or its id."""
        for records in (self.data.persons, self.data.units, self.data.groups):
            found: Any = records.get(id)
            name = None if found is None else found.name
            if name is not None:
                return name if isinstance(name, str) else name.label(lang)
        return id

    def award(self, id: str, lang: Lang) -> str:  # noqa: A002 the field's name
        """The name of an award."""
        return self.awards[id].label(lang)

    def criterion(self, criterion: Criterion, lang: Lang) -> str:
        """What a rule asks."""
        return format_criterion(criterion, self.awards, lang)

    def citation(self, citation: Citation, lang: Lang) -> str:
        """Where it stands."""
        return format_citation(citation, self.documents, lang)

    def fact(self, fact: Fact, year: Period, lang: Lang) -> str:
        """What a fact tells.

        Args:
            fact: what to know.
            year: the year of the filing, whose calendar counts.
            lang: `"vi"` or `"en"`.
        """
        key = "years_unread" if fact.kind is FactKind.UNREAD and fact.of[0] == YEARS else fact.kind
        phrase = sentence(f"fact.{key}", lang, of=self._of(fact, lang))
        years = _years(fact, year, lang)
        return f"{phrase}, {years}" if years else phrase

    def _of(self, fact: Fact, lang: Lang) -> str:
        """What a fact is about."""
        if fact.works is not None:
            given = (fact.works.work, fact.works.level, fact.works.influence)
            words = [enum_label(each, lang) for each in given if each is not None]
            return ", ".join([*words, *([sentence("criterion.applied", lang)] if fact.works.applied else [])])
        parts = (self._part(fact, part, lang) for part in fact.of)
        return (", " if fact.kind in _LISTED else _or(lang)).join(parts)

    def _part(self, fact: Fact, part: str, lang: Lang) -> str:
        if fact.kind is FactKind.TERMS and part == CONSECUTIVE:
            return sentence("criterion.consecutive", lang)
        if part == TIMES:
            return sentence("fact.times", lang)
        name, _, per_hundred = part.partition("*")
        if fact.kind in _ENUMS and name in _ENUMS[fact.kind].__members__:
            label = enum_label(_ENUMS[fact.kind](name), lang)
            return label if per_hundred in {"", "100"} else f"{label} ({per_hundred}%)"
        named = self.awards.get(name) or self.words.get(name)
        return f"“{named.label(lang)}”" if named else name

    def need(self, need: Need, year: Period, lang: Lang) -> str:
        """What a fact would have to be.

        Args:
            need: the fact and its limit.
            year: the year of the filing.
            lang: `"vi"` or `"en"`.
        """
        side = "most" if need.most else "least"
        kind = need.fact.kind
        if kind is FactKind.GIVEN:
            value = _given_by(need, lang)
        elif _plain(kind):
            value = sentence(f"need.{_SETTLES[not need.most]}", lang)
        elif kind is FactKind.RULE:
            rules = need.fact.of[: need.limit + 1] if need.most else need.fact.of[need.limit :]
            value = _or(lang).join(rules)
        elif kind is FactKind.QUALIFICATION:
            value = self.value(need.fact, need.limit, lang)
        else:
            value = sentence(f"need.{side}", lang, value=self.value(need.fact, need.limit, lang))
        return sentence("need.of", lang, fact=self.fact(need.fact, year, lang), value=value)

    def value(self, fact: Fact, value: int, lang: Lang) -> str:
        """A number of a fact.

        Args:
            fact: of what.
            value: the number.
            lang: `"vi"` or `"en"`.
        """
        written = _WRITTEN.get(fact.kind)
        if written is not None:
            return written(fact, value, lang)
        return number(value, lang) if fact.kind in _COUNTS else sentence(f"need.{_SETTLES[value > 0]}", lang)

    def known(self, fact: Fact, known: Known, lang: Lang) -> str:
        """What is known of a fact.

        Args:
            fact: of what.
            known: the numbers between which it is.
            lang: `"vi"` or `"en"`.
        """
        if known.settled:
            return self.value(fact, known.low, lang)
        if _plain(fact.kind) or fact.kind in {FactKind.RATING, FactKind.RULE, FactKind.QUALIFICATION}:
            return sentence("need.unknown", lang)
        if fact.kind is FactKind.GIVEN:
            return _given(known.low, lang)
        if known.high == UNBOUNDED:
            return sentence("need.from", lang, low=self.value(fact, known.low, lang))
        low, high = (self.value(fact, value, lang) for value in (known.low, known.high))
        return sentence("need.between", lang, low=low, high=high)


def _or(lang: Lang) -> str:
    return f" {sentence('criterion.or', lang)} "


def _given_by(need: Need, lang: Lang) -> str:
    """When an award would have to be given first, or that it was never."""
    if need.limit in {NEVER, NEVER + 1}:
        return sentence("need.never" if need.most else "need.ever", lang)
    key = "need.given_most" if need.most else "need.given_least"
    return sentence(key, lang, year=-need.limit - need.most)


def _given(low: int, lang: Lang) -> str:
    """Of a first year of which the latest is known, or none."""
    return sentence("need.unknown" if low == NEVER else "need.given_least", lang, year=-low)


def _rated(rating: str, lang: Lang) -> str:
    return f"“{enum_label(rating, lang)}”" if isinstance(rating, Rating) else sentence("need.unrated", lang)


def _served(_: Fact, value: int, lang: Lang) -> str:
    years, days = divmod(value // 100, YEAR_OF_SERVICE)
    return sentence("need.years", lang, years=years, months=days // MONTH_OF_SERVICE)


_WRITTEN: Mapping[FactKind, Callable[[Fact, int, Lang], str]] = {
    FactKind.RATING: lambda _, value, lang: _rated(RATINGS[value], lang),
    FactKind.QUALIFICATION: lambda _, value, lang: enum_label(tuple(QualificationBand)[value], lang),
    FactKind.BENEFIT: lambda _, value, lang: sentence("need.vnd", lang, n=number(value, lang)),
    FactKind.SERVICE: _served,
    FactKind.RULE: lambda fact, value, _: fact.of[value],
    FactKind.GIVEN: lambda _, value, lang: sentence("need.never", lang) if value == NEVER else f"{-value}",
    **dict.fromkeys(_SHARES, lambda _, value, lang: per_cent(value // 2, lang)),
}
"""How numbers of facts are written that are neither counts nor yes and no."""


def _plain(kind: FactKind) -> bool:
    """Whether a fact is yes or no."""
    return kind not in _COUNTS and kind not in _WRITTEN


def _years(fact: Fact, year: Period, lang: Lang) -> str:
    """The years that count."""
    if fact.last is None:
        return ""
    last = _year(fact.last, year, lang)
    if fact.first == fact.last:
        return last
    first = "" if fact.first is None else _year(fact.first, year, lang)
    return (
        sentence("fact.years", lang, first=first, last=last)
        if first
        else sentence("fact.until", lang, last=last)
    )


def _year(number_: int, year: Period, lang: Lang) -> str:
    school = year.kind is PeriodKind.SCHOOL_YEAR
    return (Period.school_year(number_) if school else Period.year(number_)).text(lang)
