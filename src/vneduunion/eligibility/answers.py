"""What callers know of facts, told in the words of the trade."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeAlias

from vneduunion.codec import PARSERS
from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.eligibility.asking import YEAR_OF_SERVICE
from vneduunion.eligibility.facts import (
    NEVER,
    RATINGS,
    UNBOUNDED,
    UNRATED,
    Fact,
    FactKind,
    Known,
    half_points,
    without_years,
)
from vneduunion.errors import BadQuantity, BadRecord, Fault
from vneduunion.model import QualificationBand, Rating
from vneduunion.values.folding import fold
from vneduunion.values.quantities import Quantity
from vneduunion.wording import sentence, values_by_label

Answer: TypeAlias = bool | int | Fraction | str | Quantity | None
"""Yes or no, a number, years of service, a rating or a band of degrees, a reported amount, or never.

Ratings, bands and amounts may be told in words too.
"""

_WORDS: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.RATING: tuple(map(str, RATINGS)),
    FactKind.QUALIFICATION: tuple(band.value for band in QualificationBand),
}
"""Facts that are told by a word, each with its words in the order of their numbers."""
_AMOUNTS: Mapping[FactKind, int] = {
    FactKind.RATINGS: 1,
    FactKind.TITLES: 1,
    FactKind.WORKS: 1,
    FactKind.BENEFIT: 1,
    FactKind.TERMS: 1,
    FactKind.ABSENCE: 1,
    FactKind.MEMBERS_WITH_TITLE: 1,
    FactKind.MEMBERS_DISCIPLINED: 1,
    FactKind.MEMBERS_SHARE_WITH_TITLE: 2,
    FactKind.MEMBERS_SHARE_RATED: 2,
    FactKind.SERVICE: YEAR_OF_SERVICE * 100,
}
"""Facts that are told by a number, each with what one is in the numbers of facts: a basis point, a year of service."""
_SHARES = frozenset({FactKind.MEMBERS_SHARE_WITH_TITLE, FactKind.MEMBERS_SHARE_RATED})
_LABELS: Mapping[FactKind, Mapping[str, str]] = {
    FactKind.RATING: {fold(sentence("need.unrated", lang)): UNRATED for lang in ("vi", "en")}
    | {fold(UNRATED): UNRATED, **values_by_label(Rating)},
    FactKind.QUALIFICATION: values_by_label(QualificationBand),
}
"""What these words are called in both languages, folded."""
_PARTED = "[0-9]+/0*[1-9][0-9]*"
_FRACTIONS = {
    FactKind.SERVICE: re.compile(rf"({_PARTED}|[0-9]+(?:[.,][0-9]+)?)(?: ?(?:năm|years?))?"),
    **dict.fromkeys(_SHARES, re.compile(f"({_PARTED})")),
}
"""Amounts that need not be whole, as they are written; "7.000" basis points are seven thousand."""
_PER_CENT = "%|phần trăm|per ?cent"
_STRANGE = {
    **dict.fromkeys(_AMOUNTS.keys() - _SHARES, re.compile(_PER_CENT)),
    FactKind.SERVICE: re.compile(f"{_PER_CENT}|tháng|tuần|ngày|month|week|day"),
}
"""Words of an amount that is none of the fact: readers of quantities do not look at what is counted."""


def heeded(
    answers: Mapping[str, Answer], facts: Mapping[str, Fact], elsewhere: Callable[[], Collection[str]]
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """The answers without those that the rules ask for on other days only, and the keys of these.

    Args:
        answers: by the keys of facts.
        facts: those that the rules need, by their keys.
        elsewhere: gives what they need on any day, the keys of facts without their years.

    Raises:
        TypeError: they are no answers by keys.
    """
    demand_kinds(known=answers)
    unused = unasked(answers, facts, elsewhere)
    return {key: answer for key, answer in answers.items() if key not in unused}, unused


def unasked(
    keys: Iterable[str], facts: Mapping[str, Fact], elsewhere: Callable[[], Collection[str]]
) -> tuple[str, ...]:
    """The keys of facts that the rules need on other days, but not on this one.

    Args:
        keys: what the caller names; what the rules need on no day is not among those given back.
        facts: those that the rules need, by their keys.
        elsewhere: gives what they need on any day; called only where some key is none of `facts`.
    """
    others = [key for key in keys if key not in facts]
    ever = elsewhere() if others else ()
    return tuple(key for key in others if without_years(key) in ever)


def answered(answers: Mapping[str, Answer], facts: Mapping[str, Fact]) -> dict[Fact, Known]:
    """What the caller knows of facts.

    Args:
        answers: by the keys of facts, e.g. `{"rating@2024": "GOOD", "leader": False, "hold": False}`.
        facts: those that the rules need, by their keys.

    Raises:
        BadRecord: an answer is about nothing that the rules need, or is none of such a fact; all of them at once.
    """
    faults = [*strange(answers, facts)]
    read: dict[Fact, Known] = {}
    for key, answer in answers.items():
        if key in facts:
            found = read_answer(facts[key], answer)
            if found is None:
                faults.append(refused(facts[key], answer))
            else:
                read[facts[key]] = found
    if faults:
        raise BadRecord(faults, "known")
    return read


def strange(keys: Iterable[str], known: Mapping[str, Fact]) -> Iterator[Fault]:
    """A fault for each key that is none of a fact.

    Args:
        keys: what the caller names.
        known: the facts that the rules need, by their keys.
    """
    for key in keys:
        if key not in known:
            close = get_close_matches(key, known, n=3) or sorted(known)
            yield Fault(key, "not_a_choice", {"found": repr(key), "choices": ", ".join(close)})


def refused(fact: Fact, answer: Answer) -> Fault:
    """The fault of an answer that is none of a fact.

    Args:
        fact: what it was given for.
        answer: what was given.
    """
    values = {"found": repr(answer), "choices": ", ".join(_choices(fact))}
    return Fault(fact.key, "not_a_choice", values)


def _choices(fact: Fact) -> tuple[str, ...]:
    if words := _words(fact):
        return words
    if fact.kind is FactKind.GIVEN:
        return ("2024", "None")
    if fact.kind is FactKind.SERVICE:
        return ("20", "Fraction(41, 2)", "'20.5'", "'41/2'")
    return ("0", "1", "2", "...") if fact.kind in _AMOUNTS else ("True", "False")


def _words(fact: Fact) -> tuple[str, ...]:
    """The words by which a fact is told: of the rule that applies, the rules there are."""
    return fact.of if fact.kind is FactKind.RULE else _WORDS.get(fact.kind, ())


def read_answer(fact: Fact, answer: Answer) -> Known | None:
    """What an answer says of a fact; nothing where it is none.

    Args:
        fact: what it is given for.
        answer: what the caller says.
    """
    if words := _words(fact):
        word = _LABELS.get(fact.kind, {}).get(fold(answer), answer) if isinstance(answer, str) else None
        return _exactly(words.index(word)) if word in words else None
    if fact.kind is FactKind.GIVEN:
        return _year(answer)
    if fact.kind in _AMOUNTS:
        return _amount(answer, fact.kind)
    return _exactly(int(answer)) if isinstance(answer, bool) else None


def _exactly(value: int) -> Known:
    return Known(value, value)


def _amount(answer: Answer, kind: FactKind) -> Known | None:
    factor = _AMOUNTS[kind]
    if isinstance(answer, str):
        answer = _in_words(answer, kind)
    if isinstance(answer, Quantity):
        low, high = (answer.low or 0), answer.high
        return Known(factor * low, UNBOUNDED if high is None else factor * high)
    if isinstance(answer, bool) or not isinstance(answer, int | Fraction) or answer < 0:
        return None
    if kind in _SHARES:
        return _exactly(half_points(answer))
    whole = answer % 1 == 0 or kind is FactKind.SERVICE
    return _exactly(int(factor * answer)) if whole else None


def _in_words(text: str, kind: FactKind) -> Fraction | Quantity | None:
    """The amount that words tell, nothing where they tell none of the kind."""
    plain = fold(text)
    if kind in _FRACTIONS and (fraction := _FRACTIONS[kind].fullmatch(plain)):
        return Fraction(fraction[1].replace(",", "."))
    if kind in _STRANGE and _STRANGE[kind].search(plain):
        return None
    try:
        found: Quantity = PARSERS[Quantity](text, rounded=False)
    except BadQuantity:
        return None
    return found


def _year(answer: Answer) -> Known | None:
    if answer is None:
        return _exactly(NEVER)
    return _exactly(-answer) if isinstance(answer, int) and not isinstance(answer, bool) else None


def as_answer(fact: Fact, value: int) -> bool | int | str | None:
    """A number of a fact as the answer that says so, in plain data that `read_answer` takes.

    Args:
        fact: of what.
        value: the number.

    Example:
        >>> as_answer(Fact(FactKind.RATING), 3), as_answer(Fact(FactKind.SERVICE), 738_000)
        ('GOOD', '41/2')
    """
    if words := _words(fact):
        return words[value]
    if fact.kind is FactKind.GIVEN:
        return None if value == NEVER else -value
    if fact.kind not in _AMOUNTS:
        return bool(value)
    amount = Fraction(value, _AMOUNTS[fact.kind])
    return amount.numerator if amount.denominator == 1 else str(amount)
