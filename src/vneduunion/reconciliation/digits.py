"""What a number would have been before one slip in its digits.

The words around the digits stay: "over 534" becomes "over 543", and is read as words are read here. A quantity
without words that is one number is changed as such.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from vneduunion.errors import BadQuantity
from vneduunion.values.quantities import Quantity
from vneduunion.values.quantity_patterns import FIGURE


class MisprintKind(StrEnum):
    """What is done to the printed digits of a number, to undo one slip.

    CHANGED: one becomes another one. DROPPED: one is left out. ADDED: one is put in. SWAPPED: two neighbours change
    places. SEPARATOR: the number becomes a thousand times as much, or a thousandth where that is whole, as if a
    separator of thousands had been misread.
    """

    CHANGED = "CHANGED"
    DROPPED = "DROPPED"
    ADDED = "ADDED"
    SWAPPED = "SWAPPED"
    SEPARATOR = "SEPARATOR"


class _Number(NamedTuple):
    """Digits, how many of them are decimals, and the marks between them."""

    digits: str
    decimals: int = 0
    mark: str = ""

    @property
    def plain(self) -> str:
        """As printed without separators of thousands."""
        if not self.decimals:
            return self.digits
        digits = self.digits.zfill(self.decimals + 1)
        return f"{digits[: -self.decimals]}{self.mark}{digits[-self.decimals :]}"

    @property
    def grouped(self) -> str:
        """As printed, with separators of thousands where they were printed."""
        return (
            f"{int(self.digits):,}".replace(",", self.mark) if self.mark and not self.decimals else self.plain
        )

    def put(self, start: int, end: int, new: str) -> "_Number":
        """With other digits in the place of some; what stands behind the decimal mark stays there."""
        digits = self.digits[:start] + new + self.digits[end:]
        is_behind = len(self.digits) - start <= self.decimals
        more = len(digits) - len(self.digits) if is_behind else 0
        return self._replace(digits=digits, decimals=self.decimals + more)

    @property
    def is_printable(self) -> bool:
        """Nobody prints a number that begins with naught, but naught itself and decimals."""
        return bool(self.digits) and (len(self.digits) == 1 + self.decimals or self.digits[0] != "0")


Read = Callable[[str], Quantity]
Meant = tuple[tuple[MisprintKind, Quantity], ...]


def misprints(quantity: Quantity) -> Meant | None:
    """All other quantities of which one slip in typing makes the printed digits of one.

    Args:
        quantity: as reported.

    Returns:
        Each once, with what must be done to the printed digits; `None` where the printed digits are not known, since no
        words that mean this quantity are kept.

    Example:
        >>> found = misprints(Quantity.parse("over 12"))
        >>> [str(each) for kind, each in found or () if kind is not MisprintKind.ADDED][-4:]
        ['over 2', 'over 1', 'over 21', 'over 12000']
    """
    if quantity.text is None and quantity.low is not None and quantity.low == quantity.high:
        return _once(quantity, _exact(quantity.low))
    words = quantity.text or quantity.in_words()
    read = _reading(words, quantity)
    if read is None:
        return None
    numbers = list(_numbers(words, read, quantity))
    understood = all(_reads(_with(words, span, number.plain), read) == quantity for span, number in numbers)
    found = (each for span, number in numbers for each in _reworded(words, span, number, read))
    return _once(quantity, found) if understood else None


def _once(quantity: Quantity, found: Iterator[tuple[MisprintKind, Quantity]]) -> Meant:
    kinds: dict[Quantity, MisprintKind] = {}
    for kind, other in found:
        if other != quantity:
            kinds.setdefault(other, kind)
    return tuple((kind, other) for other, kind in kinds.items())


def _exact(number: int) -> Iterator[tuple[MisprintKind, Quantity]]:
    for kind, other in _slips(_Number(str(number))):
        yield kind, Quantity.exact(int(other.digits))


def _reading(words: str, quantity: Quantity) -> Read | None:
    """How the words must be read to mean the quantity."""
    for rounded in (True, False):
        read = partial(Quantity.parse, rounded=rounded)
        if words != quantity.code and _reads(words, read) == quantity:
            return read
    return None


def _reads(words: str, read: Read) -> Quantity | None:
    try:
        return read(words)
    except BadQuantity:
        return None


_DIGIT = re.compile("[0-9]")
_MARKS = re.compile("[^0-9]")


def _numbers(words: str, read: Read, quantity: Quantity) -> Iterator[tuple[tuple[int, int], _Number]]:
    """The numbers in some words, with their places."""
    at = 0
    while digit := _DIGIT.search(words, at):
        figure = FIGURE.match(words, digit.start())
        at = figure.end() if figure else digit.end()
        span = (digit.start(), at)
        yield span, _number(words, span, read, quantity)


def _number(words: str, span: tuple[int, int], read: Read, quantity: Quantity) -> _Number:
    """A number whose marks part thousands, or else whose last one is followed by decimals: whichever is meant."""
    printed = words[slice(*span)]
    digits, marks = _MARKS.sub("", printed), ["", *_MARKS.findall(printed)]
    whole = _Number(digits, 0, marks[-1])
    is_whole = _reads(_with(words, span, digits), read) == quantity
    return whole if is_whole else _Number(digits, len(printed) - printed.rfind(marks[-1]) - 1, marks[-1])


def _with(words: str, span: tuple[int, int], number: str) -> str:
    return f"{words[: span[0]]}{number}{words[span[1] :]}"


def _reworded(
    words: str, span: tuple[int, int], number: _Number, read: Read
) -> Iterator[tuple[MisprintKind, Quantity]]:
    for kind, other in _slips(number):
        meant = _reads(_with(words, span, other.plain), read)
        shown = _reads(_with(words, span, other.grouped), read)
        if meant is not None:
            yield kind, shown if shown is not None and shown == meant else meant


def _slips(number: _Number) -> Iterator[tuple[MisprintKind, _Number]]:
    edited = (
        *((MisprintKind.CHANGED, each) for each in _with_another_digit(number)),
        *((MisprintKind.DROPPED, each) for each in _with_one_less(number)),
        *((MisprintKind.SWAPPED, each) for each in _swapped(number)),
        *((MisprintKind.ADDED, each) for each in _with_one_more(number)),
        *((MisprintKind.SEPARATOR, each) for each in _a_thousand_times(number)),
    )
    return (each for each in edited if each[1].is_printable)


def _with_another_digit(number: _Number) -> Iterator[_Number]:
    for at in range(len(number.digits)):
        yield from (number.put(at, at + 1, new) for new in _DIGITS)


def _with_one_less(number: _Number) -> Iterator[_Number]:
    for at in range(len(number.digits)):
        yield number.put(at, at + 1, "")


def _swapped(number: _Number) -> Iterator[_Number]:
    for at in range(len(number.digits) - 1):
        yield number.put(at, at + 2, number.digits[at + 1] + number.digits[at])


def _with_one_more(number: _Number) -> Iterator[_Number]:
    """One digit before each of the digits, behind the last one, and on both sides of the decimal mark."""
    for at in range(len(number.digits) + 1):
        yield from (number.put(at, at, new) for new in _DIGITS)
    for new in _DIGITS if number.decimals else "":
        longer = number.digits[: -number.decimals] + new + number.digits[-number.decimals :]
        yield number._replace(digits=longer)


_DIGITS = "0123456789"
_ZEROS = 3


def _a_thousand_times(number: _Number) -> Iterator[_Number]:
    more = max(_ZEROS - number.decimals, 0)
    digits = (number.digits + "0" * more).lstrip("0")
    if digits:
        yield number._replace(digits=digits, decimals=max(number.decimals - _ZEROS, 0))
    if not number.decimals and len(number.digits) > _ZEROS and number.digits.endswith("0" * _ZEROS):
        yield number._replace(digits=number.digits[:-_ZEROS])
