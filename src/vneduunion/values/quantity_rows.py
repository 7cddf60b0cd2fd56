"""What the words of quantity mean: the rows of the house convention, in exact integers.

Every row gives the asserted bounds, outside of which the words would be false, and the likely
ones, which readers of the domain understand. They are the house's own: no standard reads
"nearly 94,000" or "hàng trăm nghìn". The manual prints them under "What the words of quantity
mean".
"""

from typing import NamedTuple

from vneduunion.values.quantity_words import Hedge

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000


class Bounds(NamedTuple):
    """The four integers of a quantity, or of a difference; `None` is unbounded."""

    low: int | None
    high: int | None
    likely_low: int | None
    likely_high: int | None

    def times(self, factor: int) -> "Bounds":
        """Every bound multiplied by a positive factor."""
        return Bounds(*(None if bound is None else bound * factor for bound in self))

    @property
    def code(self) -> str:
        """The bounds as text: `low..high;likely_low..likely_high`, nothing where unbounded."""
        low, high, likely_low, likely_high = ("" if bound is None else str(bound) for bound in self)
        return f"{low}..{high};{likely_low}..{likely_high}"


MANY = Bounds(1, None, 1, None)
"""Nhiều, đông đảo; many, a large number."""


def place_value(number: int) -> int:
    """The place value of the last non-zero digit of a positive number: 47,800 gives 100."""
    value = 1
    while number % (value * 10) == 0:
        value *= 10
    return value


def step(number: int) -> int:
    """How coarse a hedged or round number is.

    The place value of its last non-zero digit; but 10 for a number above 99 that is not round,
    and a tenth for a power of ten from 100 up.

    Example:
        >>> step(47_800), step(13_000), step(534), step(1_000_000)
        (100, 1000, 10, 100000)
    """
    if number == 0:
        return 1
    value = place_value(number)
    if value == number >= _HUNDRED:
        return value // 10
    return 10 if value == 1 and number >= _HUNDRED else value


def point(number: int) -> Bounds:
    """Exactly this number."""
    return Bounds(number, number, number, number)


def plain(number: int) -> Bounds:
    """A number in prose without a hedge: round ones may have been rounded."""
    value = place_value(number) if number else 1
    if value >= _HUNDRED:
        coarse = step(number)
        half = coarse // 2
        return Bounds(number - coarse + 1, number + coarse - 1, number - half, number + half)
    if value == _TEN and number >= _THOUSAND:
        return Bounds(number - 9, number + 9, number, number)
    return point(number)


def hedged(hedge: Hedge, number: int) -> Bounds:
    """A number with a word beside it."""
    coarse = step(number)
    half = coarse // 2
    match hedge:
        case Hedge.OVER:
            return Bounds(number, None, number, number + coarse)
        case Hedge.AT_LEAST:
            return Bounds(number, None, number, None)
        case Hedge.NEARLY:
            return Bounds(0, number, max(number - coarse, 0), number)
        case Hedge.AT_MOST:
            return Bounds(0, number, 0, number)
        case Hedge.ABOUT:
            return Bounds(0, None, max(number - half, 0), number + half)
        case _:
            return point(number)


def between(hedge: Hedge | None, low: int, high: int) -> Bounds:
    """A range; a word before it keeps the side that the word asserts, and the range is likely."""
    asserts_low = hedge in {None, Hedge.EXACTLY, Hedge.OVER, Hedge.AT_LEAST}
    asserts_high = hedge in {None, Hedge.EXACTLY, Hedge.NEARLY, Hedge.AT_MOST}
    return Bounds(low if asserts_low else 0, high if asserts_high else None, low, high)


def few(scale: int) -> Bounds:
    """Vài, mấy; a few, several: of ones, or of a scale word ("vài trăm")."""
    return Bounds(2 * scale, None, 2 * scale, 10 * scale - 1)


def plural(scale: int) -> Bounds:
    """Hàng trăm, hundreds: of a scale word, or of the product of several."""
    return Bounds(scale, None, 2 * scale, 10 * scale - 1)
