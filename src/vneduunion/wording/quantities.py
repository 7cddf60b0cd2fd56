"""Numbers and bounds in words and signs."""

from fractions import Fraction

from vneduunion.errors import Lang, Words
from vneduunion.model import Counted
from vneduunion.values.quantities import Difference, Quantity
from vneduunion.wording.catalogue import catalogue, in_language

UNBOUNDED = "∞"
_BASIS = 100
"""Shares are kept in hundredths of a per cent."""
_SCALES = {
    10**6: Words("triệu", "million"),
    10**9: Words("tỷ", "billion"),
    10**12: Words("nghìn tỷ", "trillion"),
}


def number(value: int, lang: Lang) -> str:
    """A whole number with its groups of three, as the language separates them.

    Args:
        value: the number; a negative one gets a minus sign, not a hyphen.
        lang: `"vi"` separates by full stops, `"en"` by commas.

    Example:
        >>> number(94_000, "en"), number(94_000, "vi")
        ('94,000', '94.000')
    """
    grouped = f"{value:,}".replace("-", "−")
    return grouped.replace(",", ".") if lang == "vi" else grouped


def rational(value: Fraction, lang: Lang) -> str:
    """A rational number: as a decimal where it is one, else as a fraction.

    Args:
        value: any.
        lang: `"vi"` writes a decimal comma, `"en"` a point.

    Example:
        >>> rational(Fraction(3, 5), "vi"), rational(Fraction(1, 3), "en"), rational(Fraction(2500), "en")
        ('0,6', '1/3', '2,500')
    """
    whole, rest = divmod(abs(value), 1)
    digits = 0
    while rest.denominator > 1 and digits < _MOST_DIGITS:
        rest, digits = rest * 10, digits + 1
    sign = "−" if value < 0 else ""
    if rest.denominator > 1:
        return f"{sign}{number(abs(value).numerator, lang)}/{number(value.denominator, lang)}"
    decimals = f"{',' if lang == 'vi' else '.'}{int(rest):0{digits}d}" if digits else ""
    return f"{sign}{number(int(whole), lang)}{decimals}"


_MOST_DIGITS = 6
"""With more decimals a fraction is easier to read."""


def round_number(value: int, lang: Lang) -> str:
    """A number with the greatest scale word that tells it exactly, as on the axis of a chart.

    Args:
        value: the number.
        lang: `"vi"` or `"en"`.

    Example:
        >>> round_number(10_000, "en"), round_number(20_000_000, "vi")
        ('10,000', '20 triệu')
    """
    scale = max((known for known in _SCALES if known <= value and value % known == 0), default=None)
    if scale is None:
        return number(value, lang)
    return f"{number(value // scale, lang)} {_SCALES[scale].text(lang)}"


def per_cent(value: int, lang: Lang) -> str:
    """A share in per cent.

    Args:
        value: the share in hundredths of a per cent (basis points), as figures keep it.
        lang: `"vi"` or `"en"`, by whose decimal mark it is written.

    Example:
        >>> per_cent(9_001, "en"), per_cent(9_001, "vi"), per_cent(10_000, "en")
        ('90.01 %', '90,01 %', '100 %')
    """
    whole, hundredths = divmod(abs(value), _BASIS)
    decimals = f"{hundredths:02}".rstrip("0")
    mark = ("," if lang == "vi" else ".") if decimals else ""
    sign = "−" if value < 0 else ""
    return f"{sign}{number(whole, lang)}{mark}{decimals} %"


def format_bounds(quantity: Quantity | Difference, lang: Lang, counts: Counted | None = None) -> str:
    """The asserted bounds of a quantity, and the likely ones where they are narrower.

    Args:
        quantity: any quantity or difference of quantities.
        lang: `"vi"` or `"en"`.
        counts: what is counted, where it is known; shares are told in per cent.

    Example:
        >>> format_bounds(Quantity.parse("over 534"), "en")
        '534 – ∞ (likely 534 – 544)'
        >>> format_bounds(Quantity.exact(2_168), "vi")
        '2.168'
    """
    asserted, likely = asserted_bounds(quantity, lang, counts), likely_bounds(quantity, lang, counts)
    if asserted == likely:
        return asserted
    form = in_language(catalogue("sentences")["bounds"]["both"], lang)
    return form.format(asserted=asserted, likely=likely)


def asserted_bounds(quantity: Quantity | Difference, lang: Lang, counts: Counted | None = None) -> str:
    """The bounds outside which the words would be false, e.g. `534 – ∞`."""
    return _range(_least(quantity, quantity.low), quantity.high, lang, counts)


def likely_bounds(quantity: Quantity | Difference, lang: Lang, counts: Counted | None = None) -> str:
    """The bounds as a reader of the domain understands the words, e.g. `534 – 544`."""
    return _range(_least(quantity, quantity.likely_low), quantity.likely_high, lang, counts)


def _least(quantity: Quantity | Difference, bound: int | None) -> int | None:
    """Counts and amounts end at nothing, differences do not."""
    return 0 if bound is None and isinstance(quantity, Quantity) else bound


def _range(low: int | None, high: int | None, lang: Lang, counts: Counted | None) -> str:
    least = f"−{UNBOUNDED}" if low is None else _bound(low, lang, counts)
    if low is not None and low == high:
        return least
    most = UNBOUNDED if high is None else _bound(high, lang, counts)
    if counts is Counted.SHARE:
        return f"{least} – {most}"
    digits, _, scale = least.partition(" ")
    return f"{digits if scale == most.partition(' ')[2] else least} – {most}"


def _bound(value: int, lang: Lang, counts: Counted | None) -> str:
    """Shares are told in per cent, whole billions in words: their digits are hard to count."""
    if counts is Counted.SHARE:
        return per_cent(value, lang)
    return number(value, lang) if value % 10**9 else round_number(value, lang)
