"""Saying bounds in words that read back to the same bounds."""

from collections.abc import Iterator

from vneduunion.errors import Lang
from vneduunion.values import quantity_words as words
from vneduunion.values.quantity_rows import Bounds, between, few, hedged, plain, plural
from vneduunion.values.quantity_words import Hedge

_TOO_MUCH = 10 ** (words.LONGEST_FIGURE * 3 // 4)
"""With separators a longer number than this is not read."""
_VIETNAMESE_UNITS = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ")


def said(bounds: Bounds, lang: Lang) -> str | None:
    """The words of a row that means exactly these bounds.

    Args:
        bounds: of a quantity.
        lang: `"vi"` or `"en"`.

    Returns:
        E.g. "over 534", or `None` where no row means these bounds or a figure is too long to be
        read back.
    """
    if bounds.low is None or max(filter(None, bounds), default=0) >= _TOO_MUCH:
        return None
    rows = _open(bounds.low, bounds, lang) if bounds.high is None else _closed(bounds.low, bounds.high, lang)
    return next((phrase for row, phrase in rows if row == bounds), None)


def _open(low: int, bounds: Bounds, lang: Lang) -> Iterator[tuple[Bounds, str]]:
    """Rows without an upper bound."""
    for hedge in (Hedge.OVER, Hedge.AT_LEAST):
        yield hedged(hedge, low), _hedged(hedge, low, lang)
    yield few(1), words.FEW.said(lang)
    if low in _PLURALS[lang]:
        yield plural(low), _PLURALS[lang][low]
    if bounds.likely_low is not None and bounds.likely_high is not None:
        middle = (bounds.likely_low + bounds.likely_high) // 2
        yield hedged(Hedge.ABOUT, middle), _hedged(Hedge.ABOUT, middle, lang)


def _closed(low: int, high: int, lang: Lang) -> Iterator[tuple[Bounds, str]]:
    """Rows with an upper bound."""
    middle = (low + high) // 2
    yield plain(middle), _figure(middle, lang)
    yield hedged(Hedge.EXACTLY, low), _hedged(Hedge.EXACTLY, low, lang)
    for hedge in (Hedge.AT_MOST, Hedge.NEARLY):
        yield hedged(hedge, high), _hedged(hedge, high, lang)
    first, last = _figure(low, lang), _figure(high, lang)
    yield between(None, low, high), f"{words.OPENERS.said(lang)} {first} {words.JOINERS.said(lang)} {last}"


def _hedged(hedge: Hedge, number: int, lang: Lang) -> str:
    return f"{words.HEDGES[hedge].said(lang)} {_figure(number, lang)}"


def _figure(number: int, lang: Lang) -> str:
    english = f"{number:,}"
    return english.replace(",", ".") if lang == "vi" else english


def _plural(exponent: int, lang: Lang) -> str:
    """Hàng chục nghìn, tens of thousands: of ten to the power of `exponent`."""
    thousands, tens = divmod(exponent, 3)
    if lang == "vi":
        scale = words.SCALES[10**tens].said(lang) if tens else ""
        parts = (words.PLURAL_MARK.said(lang), scale, _VIETNAMESE_UNITS[thousands])
        return " ".join(filter(None, parts))
    factors = (10**tens, 1_000**thousands)
    return " of ".join(words.PLURALS[factor].said(lang) for factor in factors if factor > 1)


_LANGUAGES: tuple[Lang, ...] = ("vi", "en")
_PLURALS = {lang: {10**power: _plural(power, lang) for power in range(1, 15)} for lang in _LANGUAGES}
