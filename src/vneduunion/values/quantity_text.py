"""Reading words of quantity: from a text to bounds.

One search finds where the first quantity begins; what follows is read piece by piece, each piece
where the last one ended.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, prod
from typing import NamedTuple, TypeVar

from vneduunion.errors import BadQuantity, Lang, Words
from vneduunion.values import quantity_patterns as patterns
from vneduunion.values import quantity_words as words
from vneduunion.values.constraints import holds_controls
from vneduunion.values.quantity_rows import MANY, Bounds, between, few, hedged, plain, plural
from vneduunion.values.quantity_words import Hedge, Phrases


class ReadingFlag(StrEnum):
    """What a reader should look at again in a quantity that was read from words.

    SEPARATOR: a point or comma may part thousands or decimals, or is not the custom of the
    language. SKIPPED: words stand before the quantity and were not read. FRACTION: the number is
    not whole, and the bounds are the whole numbers around it. REVERSED: the ends of a range stand
    in the wrong order.
    """

    SEPARATOR = "SEPARATOR"
    SKIPPED = "SKIPPED"
    FRACTION = "FRACTION"
    REVERSED = "REVERSED"


class Reading(NamedTuple):
    """What was read.

    Attributes:
        bounds: the four integers.
        said: the words of the quantity as printed, `None` when a code was read.
        counted: what is counted, in the words around the quantity.
        flags: what to look at again.
    """

    bounds: Bounds
    said: str | None
    counted: str = ""
    flags: tuple[ReadingFlag, ...] = ()


class _Term(NamedTuple):
    """A figure in digits and the product of its scale words."""

    figure: str
    scale: int


class _Amount(NamedTuple):
    """A number as printed: "1 tỷ 250 triệu" has two terms."""

    terms: tuple[_Term, ...]
    percent: bool
    langs: tuple[Lang | None, ...]
    end: int

    @property
    def is_bare(self) -> bool:
        """Whether it is digits alone, without a scale word or a sign of percent."""
        return self.terms[0].scale == 1 and not self.percent


class _Value(NamedTuple):
    """The number meant.

    Attributes:
        number: in basis points if it is a share; a `Fraction` when it was printed with decimals.
        doubtful: whether its separators leave a doubt.
        is_share: whether it was printed in per cent.
    """

    number: int | Fraction
    doubtful: bool = False
    is_share: bool = False

    @property
    def unit(self) -> int:
        """What the rows count: basis points come by the hundred where whole per cents were printed."""
        return 100 if self.is_share and isinstance(self.number, int) else 1

    @property
    def may_be_rounded(self) -> bool:
        """Whether it is whole as printed; a share with decimals was worked out to the basis point."""
        return self.number == floor(self.number) and not (self.is_share and self.unit == 1)


_Span = tuple[int, int]


class _Found(NamedTuple):
    """A quantity and where it stands.

    Attributes:
        bounds: what the words mean.
        lead: what stands before this place was not read.
        span: its words.
        counted: where the text says what is counted.
        flags: what to look at again.
    """

    bounds: Bounds
    lead: int
    span: _Span
    counted: tuple[_Span, ...]
    flags: tuple[ReadingFlag, ...] = ()


_QUANTITY = Words(
    vi="một số (93.128; 3,5 tỷ; gần 94.000; từ 5 đến 10), từ chỉ lượng (hàng trăm nghìn; vài; nhiều) "
    "hoặc mã 534..;534..544",
    en="a number (93,128; 3.5 billion; nearly 94,000; from 5 to 10), a word of quantity "
    "(hundreds of thousands; several; many) or a code 534..;534..544",
)
_NOT_NEGATIVE = Words(
    vi="số không âm, vì số đếm và số tiền không bao giờ dưới 0",
    en="a number that is not negative, since counts and amounts are never below 0",
)
_ORDERED = Words(
    vi="mã thấp..cao;thấp..cao, số thấp không vượt số cao",
    en="a code low..high;low..high, with no low above its high",
)
NOTHING_BEHIND = Words(
    vi="một số lượng duy nhất: sau nó chỉ có chữ nói đếm cái gì, không có chữ số hay dấu phép tính",
    en="one quantity alone: behind it only words that say what is counted, no digits or signs of arithmetic",
)
"""What is expected where the words behind a quantity do not leave it as it was read."""
_MOST_SCALES = 4
"""Scale words in a row: "hàng trăm nghìn tỷ" has three."""
_LOWER_CASE = str.maketrans("İ", "i")
"""The one letter that grows in lower case, and would shift all the places behind it."""

_Meaning = TypeVar("_Meaning")


def _by_phrase(tables: Mapping[_Meaning, Phrases]) -> dict[str, _Meaning]:
    return {phrase: meaning for meaning, each in tables.items() for phrase, _ in each.by_language()}


_HEDGE_OF = _by_phrase(words.HEDGES) | _by_phrase(words.ENDINGS)
_FACTOR_OF = _by_phrase(words.SCALES) | _by_phrase(words.PLURALS)
_LANGUAGE_OF: Mapping[str, Lang | None] = {
    phrase: lang
    for each in (
        *(*words.HEDGES.values(), *words.ENDINGS.values(), *words.SCALES.values(), *words.PLURALS.values()),
        *(words.OPENERS, words.JOINERS, words.AND, words.PERCENT),
    )
    for phrase, lang in each.by_language()
}


def read(text: str, *, lang: Lang | None = None, rounded: bool = True) -> Reading:
    """The first quantity of a text.

    Args:
        text: words, digits or a code, in any case and any Unicode normal form.
        lang: whose separators to believe where they are ambiguous; by default the language of the
            words of quantity, or else Vietnamese.
        rounded: whether round numbers without a hedge may have been rounded, as in prose.

    Returns:
        What was read.

    Raises:
        BadQuantity: there is no number or known word, a number is negative, or a code has a low
            bound above its high one.
        TypeError: `text` is no `str`.
        ValueError: `lang` is neither `"vi"` nor `"en"`.
    """
    _demand_text(text)
    words.demand_lang(lang)
    shown = unicodedata.normalize("NFC", text)
    folded = shown.translate(_LOWER_CASE).lower()
    code = patterns.CODE.fullmatch(folded.strip())
    if code is not None and code.group() != "..":
        return Reading(_coded(text, code), None)
    found = _first(text, folded, lang, rounded=rounded)
    skipped = (ReadingFlag.SKIPPED,) if re.search(r"\w", shown[: found.lead]) else ()
    counted = (shown[start:end].strip() for start, end in found.counted)
    said = shown[slice(*found.span)]
    if holds_controls(said):
        raise BadQuantity(text, _QUANTITY, _beginning(text))
    return Reading(found.bounds, said, " ".join(filter(None, counted)), (*skipped, *found.flags))


def goes_on(counted: str) -> bool:
    """Whether the number may go on in the words that say what it counts.

    Args:
        counted: of a reading.

    Example:
        >>> goes_on("^400"), goes_on("nhóm, 15 cụm"), goes_on("nhóm")
        (True, True, False)
    """
    return patterns.GOES_ON_BEHIND.match(counted, 0) is not None


def _demand_text(text: object) -> None:
    if not isinstance(text, str):
        message = f"text must be a str, not {type(text).__name__}"
        raise TypeError(message)


def _coded(text: str, code: re.Match[str]) -> Bounds:
    low, high, likely_low, likely_high = (int(digits) if digits else None for digits in code.groups())
    for lower, upper in ((low, high), (likely_low, likely_high)):
        if lower is not None and upper is not None and lower > upper:
            raise BadQuantity(text, _ORDERED, _beginning(text))
    return Bounds(low, high, likely_low, likely_high)


def _first(text: str, folded: str, lang: Lang | None, *, rounded: bool) -> _Found:
    at = 0
    while head := patterns.HEAD.search(folded, at):
        if head["minus"] is not None:
            raise BadQuantity(text, _NOT_NEGATIVE, _place(text, head.start()))
        if head["number"] is None:
            return _vague(folded, head)
        first = _amount(folded, head.end())
        found = _numeric(folded, head, first, lang, rounded=rounded)
        if found is not None:
            return found
        at = _behind(folded, first)
    raise BadQuantity(text, _QUANTITY, _beginning(text))


def _beginning(text: str) -> int:
    """The place of the first character that is no white space, or 0."""
    return len(text) - len(text.lstrip()) if text.strip() else 0


def _place(text: str, composed: int) -> int:
    """Where the character stands that comes after so many composed ones."""

    def composed_before(at: int) -> int:
        return len(unicodedata.normalize("NFC", text[:at]))

    return bisect_right(range(len(text)), composed, key=composed_before) - 1


def _behind(folded: str, refused: _Amount) -> int:
    """Where to look on after a number that counts nothing: "2023 - 2025" is passed over as one."""
    joiner = patterns.JOINER.match(folded, refused.end)
    return _amount(folded, joiner.end()).end if joiner else refused.end


def _vague(folded: str, head: re.Match[str]) -> _Found:
    scales, end = _scales(patterns.SCALE_OF, folded, head.end())
    scale = _product(scales)
    bounds = few(scale) if head["few"] else plural(scale) if scales else MANY
    percent = patterns.PERCENT.match(folded, end)
    if percent:
        bounds, end = bounds.times(100), percent.end()
    of = patterns.OF.match(folded, end)
    counted = (of.end() if of else end, len(folded))
    return _Found(bounds, head.start(), (head.start(), end), (counted,))


def _scales(pattern: patterns.Pattern, folded: str, at: int) -> tuple[list[str], int]:
    """The scale words from a place on, and where they end."""
    found: list[str] = []
    while len(found) < _MOST_SCALES and (match := pattern.match(folded, at)):
        found.append(match["scale"])
        at = match.end()
    return found, at


def _product(scales: Iterable[str]) -> int:
    return prod(_FACTOR_OF[scale] for scale in scales)


def _amount(folded: str, at: int) -> _Amount:
    """The number at a place where one begins."""
    terms: list[_Term] = []
    langs: list[Lang | None] = []
    end = at
    while (figure := patterns.FIGURE.match(folded, end)) and (not terms or terms[-1].scale > 1):
        scales, after = _scales(patterns.SCALE, folded, figure.end())
        scale = _product(scales)
        if terms and not 1 < scale < terms[-1].scale:
            break
        terms.append(_Term(figure["figure"], scale))
        langs.extend(_LANGUAGE_OF[scale] for scale in scales)
        end = after
    half = patterns.HALF.match(folded, end) if terms[-1].scale > 1 else None
    if half:
        terms.append(_Term("5", terms[-1].scale // 10))
        end = half.end()
    percent = patterns.PERCENT.match(folded, end)
    if percent:
        langs.append(_LANGUAGE_OF[_phrase(percent["percent"])])
        end = percent.end()
    return _Amount(tuple(terms), percent is not None, tuple(langs), end)


def _ends_well(folded: str, amount: _Amount) -> bool:
    """Whether a number is all there, with nothing glued to it that makes it something else."""
    if amount.is_bare:
        return bool(patterns.FREE.match(folded, amount.end)) and not patterns.HALF.match(folded, amount.end)
    return not patterns.GOES_ON.match(folded, amount.end)


def _numeric(
    folded: str, head: re.Match[str], first: _Amount, lang: Lang | None, *, rounded: bool
) -> _Found | None:
    joiners = patterns.BETWEEN if head["opener"] == "between" else patterns.JOINER
    joiner = joiners.match(folded, first.end)
    if joiner:
        return _range(folded, head, first, joiner, lang)
    ending = _ending(folded, head, first.end, announced=head["opener"] == "từ")
    cue = _phrase(ending["ending"] if ending else head["hedge"])
    value = _value(first, _language(lang, _LANGUAGE_OF.get(cue), *first.langs))
    if value is None or not _ends_well(folded, first):
        return None
    bounds = _bounds(_HEDGE_OF.get(cue), value, rounded=rounded)
    found = _placed(folded, head, bounds, ending.end() if ending else first.end, opened=bool(cue))
    return found._replace(counted=_counted(ending, found), flags=_flags(value))


def _ending(folded: str, head: re.Match[str], at: int, *, announced: bool) -> re.Match[str] | None:
    """The ending of a number without a hedge, behind what it counts too."""
    endings = patterns.LATE_ENDING if announced else patterns.ENDING
    return None if head["hedge"] else endings.match(folded, at)


def _counted(ending: re.Match[str] | None, found: _Found) -> tuple[_Span, ...]:
    return (ending.span("gap"), *found.counted) if ending else found.counted


def _range(
    folded: str, head: re.Match[str], first: _Amount, joiner: re.Match[str], lang: Lang | None
) -> _Found | None:
    second = _amount(folded, joiner.end())
    by_hyphen = joiner["joiner"] is None
    if not _ends_well(folded, second) or (by_hyphen and _are_years(first, second)):
        return None
    ending = _ending(folded, head, second.end, announced=False)
    cue = _phrase(ending["ending"] if ending else head["hedge"])
    spoken = (_LANGUAGE_OF.get(cue), _LANGUAGE_OF.get(_phrase(joiner["joiner"])))
    ends = _ends(first, second, _language(lang, *spoken, *first.langs, *second.langs))
    if ends is None:
        return None
    low, high = ends
    turned = (ReadingFlag.REVERSED,) if low.number > high.number else ()
    if turned and by_hyphen:
        return None
    bounds = between(_HEDGE_OF.get(cue), *_whole(*ends))
    found = _placed(folded, head, bounds, ending.end() if ending else second.end, opened=True)
    return found._replace(counted=_counted(ending, found), flags=(*turned, *_flags(low, high)))


def _ends(first: _Amount, second: _Amount, lang: Lang | None) -> tuple[_Value, _Value] | None:
    """The two ends of a range; the first has the scale of the second where that makes it the lower."""
    shared, alone, high = (_value(end, lang) for end in (_sharing(first, second), first, second))
    if shared is None or alone is None or high is None:
        return None
    return (shared if shared.number <= high.number else alone), high


def _whole(*values: _Value) -> tuple[int, int]:
    """The whole numbers around some values."""
    numbers = [value.number for value in values]
    return floor(min(numbers)), ceil(max(numbers))


def _are_years(first: _Amount, second: _Amount) -> bool:
    return all(end.is_bare and patterns.YEAR.fullmatch(end.terms[0].figure) for end in (first, second))


def _sharing(first: _Amount, second: _Amount) -> _Amount:
    """The first end of a range with the scale words of the second: "từ 3 đến 5 triệu"."""
    if not first.is_bare or len(second.terms) != 1:
        return first
    term = first.terms[0]._replace(scale=second.terms[0].scale)
    return first._replace(terms=(term,), percent=second.percent)


def _placed(folded: str, head: re.Match[str], bounds: Bounds, end: int, *, opened: bool) -> _Found:
    """A number where it stands; `opened` when the words before it belong to it."""
    start = head.start() if opened else head.end()
    money = head.span("money") if head["money"] else (start, start)
    return _Found(bounds, min(start, money[0]), (start, end), (money, (end, len(folded))))


def _bounds(hedge: Hedge | None, value: _Value, *, rounded: bool) -> Bounds:
    """What a number means; of one that is not whole, the whole number that asserts less."""
    low, high = (number // value.unit for number in _whole(value))
    if hedge is None or hedge is Hedge.EXACTLY:
        is_plain = rounded and hedge is None and value.may_be_rounded
        row = plain(low) if is_plain else Bounds(low, high, low, high)
    else:
        row = hedged(hedge, high if hedge in {Hedge.NEARLY, Hedge.AT_MOST} else low)
    return row.times(value.unit)


def _flags(*values: _Value) -> tuple[ReadingFlag, ...]:
    doubtful = (ReadingFlag.SEPARATOR,) if any(value.doubtful for value in values) else ()
    broken = (ReadingFlag.FRACTION,) if any(value.number != floor(value.number) for value in values) else ()
    return (*doubtful, *broken)


def _language(*languages: Lang | None) -> Lang | None:
    return next((lang for lang in languages if lang is not None), None)


def _value(amount: _Amount, lang: Lang | None) -> _Value | None:
    """The number of an amount, in basis points if it is a share; `None` when it is not well formed."""
    total: int | Fraction = 0
    doubtful = False
    for figure, scale in amount.terms:
        value = _figure(figure, lang, bare=amount.is_bare)
        if value is None:
            return None
        total += value.number * scale
        doubtful |= value.doubtful
    return _Value(total * 100 if amount.percent else total, doubtful, amount.percent)


def _figure(figure: str, lang: Lang | None, *, bare: bool) -> _Value | None:
    """The number of a run of digits, points, commas and spaces.

    Groups of three are thousands. Before a scale word or a sign of percent "3.125" may have
    decimals too, and there the custom of the language decides.
    """
    if figure.isalpha():
        return _Value(1)
    if len(figure) > words.LONGEST_FIGURE:
        return None
    if figure.isdigit():
        return _Value(int(figure))
    grouped = patterns.GROUPED.fullmatch(figure)
    decimal = patterns.DECIMAL.fullmatch(figure)
    if grouped is None or decimal is None:
        shape = grouped or decimal
        return None if shape is None else _Value(_number(shape))
    is_decimal_mark = decimal["mark"] == ("." if lang == "en" else ",")
    if bare:
        return _Value(_number(grouped), doubtful=lang is not None and is_decimal_mark)
    return _Value(_number(decimal if is_decimal_mark else grouped), doubtful=True)


def _number(shape: re.Match[str]) -> int | Fraction:
    digits = int("".join(filter(str.isdigit, shape.group())))
    fraction = shape["fraction"]
    return Fraction(digits, 10 ** len(fraction)) if fraction else digits


def _phrase(printed: str | None) -> str:
    """A phrase as the tables have it."""
    return " ".join((printed or "").split())
