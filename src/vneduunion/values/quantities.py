"""`Quantity`: a count or an amount as it was reported, with what its words assert and suggest."""

from collections.abc import Callable
from operator import add, sub
from typing import Annotated, ClassVar, Self, final

import annotated_types as at
from attrs import field, frozen

from vneduunion.errors import BadQuantity, BadRecord, Lang
from vneduunion.values.constraints import Checked, Ordered, Rule, Shape, Text, field_faults
from vneduunion.values.quantity_print import said
from vneduunion.values.quantity_rows import Bounds
from vneduunion.values.quantity_text import NOTHING_BEHIND, ReadingFlag, goes_on, read
from vneduunion.values.quantity_words import demand_lang
from vneduunion.values.truth import Truth

__all__ = ["Difference", "Found", "Quantity", "ReadingFlag"]

Count = Annotated[int, at.Ge(0)]
"""A count, or an amount in whole units: VND, or hundredths of a per cent."""


@final
@frozen(kw_only=True)
class Quantity(Checked):
    """A count or an amount as it was reported: four whole numbers and the words as printed.

    Reports hedge: "hơn 47.800 nhóm", "nearly 94,000", "hàng trăm nghìn". A quantity keeps two
    readings of such words. The asserted bounds are what the words claim, read generously: the
    words would be false outside. The likely bounds are what a reader of the domain understands,
    by the house convention that the manual prints under "What the words of quantity mean".
    Words assert one side at most, so that "thousands" beside 94,000 is no contradiction.

    It is always true that `low <= likely_low <= likely_high <= high`: likely bounds are clipped
    to the asserted ones, and missing ones are the asserted ones. Money is counted in VND, shares
    in basis points (hundredths of a per cent). A quantity knows no unit of count, so nothing here
    keeps a caller from adding turns to persons; the measure of a figure says what may be added.
    There is no `<`: `at_most`, `at_least` and `equals` answer `Truth`.

    Attributes:
        low: the least that the words allow, never below 0; `None` says nothing about it.
        high: the most that they allow; `None` where they leave it open ("over 534").
        likely_low: the least that a reader understands.
        likely_high: the most that a reader understands.
        text: the words as printed, in composed letters (NFC), or `None`; takes no part in
            equality.

    Raises:
        BadRecord: a bound is no whole number or is below 0, or bounds are out of order; all
            faults are reported together.

    Example:
        >>> nearly = Quantity.parse("gần 94.000 sản phẩm")
        >>> nearly.low, nearly.high
        (0, 94000)
        >>> nearly.likely_low, nearly.likely_high
        (93000, 94000)
        >>> nearly.text
        'gần 94.000'
        >>> nearly.equals(Quantity.exact(93_128))
        <Truth.UNKNOWN>
        >>> Quantity(low=534, high=600, likely_high=10_000).likely_high
        600
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("low", "high")), Ordered(("likely_low", "likely_high")))

    low: Count | None = None
    high: Count | None = None
    likely_low: Count | None = None
    likely_high: Count | None = None
    text: Text | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        # A frozen instance is still in the making here.
        object.__setattr__(self, "likely_low", self._clipped(self.likely_low, self.low))
        object.__setattr__(self, "likely_high", self._clipped(self.likely_high, self.high))

    def _clipped(self, likely: int | None, asserted: int | None) -> int | None:
        return asserted if likely is None else _either(min, _either(max, likely, self.low), self.high)

    @classmethod
    def exact(cls, number: int) -> Self:
        """The quantity of a numeric field, cell or column: this number and no other.

        Args:
            number: a whole number from 0 up.

        Raises:
            BadRecord: the number is below 0 or not whole.

        Example:
            >>> str(Quantity.exact(2_168))
            '2,168'
            >>> str(Quantity.exact(2_000))
            'exactly 2,000'
        """
        _demand_count("number", number)
        return cls(low=number, high=number)

    @classmethod
    def parse(cls, text: str, *, lang: Lang | None = None, rounded: bool = True) -> Self:
        """The quantity of a text that tells one.

        Read are digits with hedges, ranges, scale words and vague words of Vietnamese and English,
        in any case and any Unicode normal form, and the `code` of a quantity. `%` and "phần trăm"
        give basis points; hedges and rounding go by the per cents printed, when these are whole. Of
        numbers in words only "một", "a" and "one" before a scale word are read. Digits glued to
        something else count nothing: "57-NQ/TW", "12/11/2019", "94'000".

        Args:
            text: the words. Words that say what is counted are let go of; `find` keeps them.
            lang: whose separators to believe where they are ambiguous, as in "3.125 tỷ"; by
                default the language of the words of quantity, or else Vietnamese.
            rounded: whether a round number without a hedge may have been rounded, as in prose.
                Amounts that a rule compares are read with `rounded=False`.

        Raises:
            BadQuantity: there is no number or known word, the number is negative, a code has a low
                bound above its high one, or digits or a sign of arithmetic stand behind the quantity,
                as in "10^4" and "12 nhóm, 15 nhóm": of such texts `find` gives the first quantity.
            TypeError: `text` is no `str`.
            ValueError: `lang` is neither `"vi"` nor `"en"`.

        Example:
            >>> Quantity.parse("over 200 billion VND").code
            '200000000000..;200000000000..300000000000'
            >>> Quantity.parse("3,5 tỷ đồng", rounded=False) == Quantity.exact(3_500_000_000)
            True
        """
        reading = read(text, lang=lang, rounded=rounded)
        if goes_on(reading.counted):
            raise BadQuantity(text, NOTHING_BEHIND, len(text) - len(text.lstrip()))
        return cls._of(reading.bounds, reading.said)

    @classmethod
    def find(cls, text: str, *, lang: Lang | None = None, rounded: bool = True) -> "Found":
        """The first quantity of a text, with what it counts and what to look at again.

        Args:
            text: words of a report.
            lang: as for `parse`.
            rounded: as for `parse`.

        Raises:
            BadQuantity: there is no number or known word, the number is negative, or a code has a low
                bound above its high one.
            TypeError, ValueError: as for `parse`.

        Example:
            >>> found = Quantity.find("benefiting society with over 200 billion VND")
            >>> found.quantity.text, found.counted_text, found.flags
            ('over 200 billion', 'VND', (<ReadingFlag.SKIPPED: 'SKIPPED'>,))
        """
        reading = read(text, lang=lang, rounded=rounded)
        quantity = Quantity._of(reading.bounds, reading.said)
        return Found(quantity=quantity, counted_text=reading.counted, flags=reading.flags)

    @classmethod
    def _of(cls, bounds: Bounds, text: str | None = None) -> Self:
        low, high, likely_low, likely_high = bounds
        return cls(low=low, high=high, likely_low=likely_low, likely_high=likely_high, text=text)

    @property
    def _bounds(self) -> Bounds:
        return Bounds(self.low, self.high, self.likely_low, self.likely_high)

    @property
    def code(self) -> str:
        """The four bounds as text, `low..high;likely_low..likely_high`, nothing where unbounded.

        Canonical and lossless but for the printed words: equal quantities have one code, and
        `Quantity.parse` reads it back.

        Example:
            >>> Quantity.parse("over 534").code
            '534..;534..544'
        """
        return self._bounds.code

    def in_words(self, lang: Lang = "en") -> str:
        """A reading in words that `parse` reads back to an equal quantity.

        Args:
            lang: `"vi"` or `"en"`.

        Returns:
            Words of the house convention, or the code where no row of it has these bounds.

        Raises:
            ValueError: `lang` is another one.

        Example:
            >>> Quantity.parse("over 534").in_words("vi")
            'hơn 534'
            >>> Quantity(low=3, high=9, likely_high=7).in_words()
            '3..9;3..7'
        """
        demand_lang(lang)
        return said(self._bounds, lang) or self.code

    def __str__(self) -> str:
        """The words as printed where they read back to this quantity, or else a reading in words."""
        return self.text if self.text is not None and self._is_meant_by(self.text) else self.in_words()

    def _is_meant_by(self, text: str) -> bool:
        try:
            return Quantity.parse(text) == self
        except BadQuantity:
            return False

    def __add__(self, other: "Quantity") -> "Quantity":
        """The sum of two quantities, bound by bound; `sum(parts, start=Quantity.exact(0))` adds many."""
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity._of(
            Bounds(*(_both(add, *pair) for pair in zip(self._bounds, other._bounds, strict=True)))
        )

    def __mul__(self, times: int) -> "Quantity":
        """The quantity taken some whole number of times; 0 times anything is exactly 0.

        Raises:
            BadRecord: `times` is below 0.
        """
        if type(times) is not int:
            return NotImplemented
        _demand_count("times", times)
        return Quantity._of(self._bounds.times(times)) if times else Quantity.exact(0)

    __rmul__ = __mul__

    def __sub__(self, other: "Quantity") -> "Difference":
        """How much this quantity is above the other: no count, so that bounds may be below 0."""
        if not isinstance(other, Quantity):
            return NotImplemented
        return Difference(
            low=_both(sub, self.low, other.high),
            high=_both(sub, self.high, other.low),
            likely_low=_both(sub, self.likely_low, other.likely_high),
            likely_high=_both(sub, self.likely_high, other.likely_low),
        )

    def intersect(self, other: "Quantity") -> "Quantity | None":
        """What both quantities allow: one number told by two sources.

        Args:
            other: another report of the same number.

        Returns:
            The meet of the asserted ranges, with the meet of the likely ones or, where these do
            not meet, with all of it likely; `None` where the asserted ranges do not meet.

        Example:
            >>> meet = Quantity.parse("nearly 94,000").intersect(Quantity.parse("hơn 93.000"))
            >>> str(meet)
            'from 93,000 to 94,000'
            >>> Quantity.exact(534).intersect(Quantity.exact(47_892)) is None
            True
        """
        _demand_quantity(other)
        low, high = _either(max, self.low, other.low), _either(min, self.high, other.high)
        if _is_above(low, high):
            return None
        likely_low = _either(max, self.likely_low, other.likely_low)
        likely_high = _either(min, self.likely_high, other.likely_high)
        if _is_above(likely_low, likely_high):
            likely_low, likely_high = low, high
        return Quantity(low=low, high=high, likely_low=likely_low, likely_high=likely_high)

    def hull(self, other: "Quantity") -> "Quantity":
        """The narrowest quantity that allows whatever either of the two allows.

        Args:
            other: any quantity.

        Example:
            >>> str(Quantity.exact(5).hull(Quantity.exact(9)))
            'from 5 to 9'
        """
        _demand_quantity(other)
        return Quantity(
            low=_both(min, self.low, other.low),
            high=_both(max, self.high, other.high),
            likely_low=_both(min, self.likely_low, other.likely_low),
            likely_high=_both(max, self.likely_high, other.likely_high),
        )

    def at_most(self, other: "Quantity", *, likely: bool = False) -> Truth:
        """Whether the number behind this quantity is not above the number behind the other.

        Args:
            other: any quantity of the same thing.
            likely: whether to go by the likely bounds rather than the asserted ones.

        Returns:
            TRUE or FALSE where the bounds settle it, else UNKNOWN. An open `low` is taken as 0,
            since counts and amounts never go below it.

        Raises:
            TypeError: `other` is no `Quantity`; so in all that compares or combines two.

        Example:
            >>> Quantity.parse("nearly 94,000").at_most(Quantity.exact(94_000))
            <Truth.TRUE>
        """
        _demand_quantity(other)
        low, high = _range_of(self, likely=likely)
        least, most = _range_of(other, likely=likely)
        if high is not None and high <= least:
            return Truth.TRUE
        return Truth.FALSE if _is_above(low, most) else Truth.UNKNOWN

    def at_least(self, other: "Quantity", *, likely: bool = False) -> Truth:
        """Whether the number behind this quantity is not below the number behind the other.

        Args:
            other: any quantity of the same thing.
            likely: whether to go by the likely bounds rather than the asserted ones.

        Example:
            >>> over, exact = Quantity.parse("over 534"), Quantity.exact(600)
            >>> over.at_least(exact), over.at_least(exact, likely=True)
            (<Truth.UNKNOWN>, <Truth.FALSE>)
        """
        _demand_quantity(other)
        return other.at_most(self, likely=likely)

    def equals(self, other: "Quantity", *, likely: bool = False) -> Truth:
        """Whether the numbers behind the two quantities are the same.

        Two vague quantities with equal bounds are `==`, but whether their numbers are the same is
        not known.

        Args:
            other: any quantity of the same thing.
            likely: whether to go by the likely bounds rather than the asserted ones.

        Example:
            >>> Quantity.exact(534).equals(Quantity.exact(47_892))
            <Truth.FALSE>
            >>> Quantity.parse("over 534").equals(Quantity.parse("over 534"))
            <Truth.UNKNOWN>
        """
        return self.at_most(other, likely=likely) & self.at_least(other, likely=likely)


@final
@frozen(kw_only=True)
class Difference(Checked):
    """How much one quantity is above another: bounds that may be below 0, since it counts nothing.

    Attributes:
        low: the least difference that the words of both allow; `None` is unbounded.
        high: the most.
        likely_low: the least as a reader understands them.
        likely_high: the most as a reader understands them.

    Raises:
        BadRecord: a bound is no whole number, or bounds are out of order.

    Example:
        >>> str(Quantity.parse("nearly 94,000") - Quantity.exact(93_128))
        '-93128..872;-128..872'
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("low", "likely_low", "likely_high", "high")),)

    low: int | None = None
    high: int | None = None
    likely_low: int | None = None
    likely_high: int | None = None

    def __str__(self) -> str:
        """The four bounds, written as in the code of a quantity."""
        return Bounds(self.low, self.high, self.likely_low, self.likely_high).code


@final
@frozen(kw_only=True)
class Found:
    """A quantity found in a text.

    Attributes:
        quantity: what was read.
        counted_text: what it counts, in the words that follow it, with a currency or words that
            stand inside: "VND", "người", "innovative products"; may be empty.
        flags: what a reader should look at again.
    """

    quantity: Quantity
    counted_text: str
    flags: tuple[ReadingFlag, ...]

    @property
    def goes_on(self) -> bool:
        """Whether digits or a sign of arithmetic stand behind the quantity, which `parse` refuses.

        Example:
            >>> Quantity.find("124.000 nữ nhà giáo, trong đó 9.240 nữ").goes_on
            True
        """
        return goes_on(self.counted_text)


def _demand_quantity(other: object) -> None:
    if not isinstance(other, Quantity):
        message = f"other must be a Quantity, such as Quantity.exact(5), not {type(other).__name__}"
        raise TypeError(message)


def _demand_count(name: str, value: int) -> None:
    found = tuple(field_faults(Shape(name=name, base=int, constraints=(at.Ge(0),)), value))
    if found:
        raise BadRecord(found, "Quantity")


def _range_of(quantity: Quantity, *, likely: bool) -> tuple[int, int | None]:
    """The bounds to compare: whatever words leave open below, a count is never below 0."""
    low = quantity.likely_low if likely else quantity.low
    return low or 0, quantity.likely_high if likely else quantity.high


def _both(combine: Callable[[int, int], int], first: int | None, second: int | None) -> int | None:
    """Two bounds combined; unbounded if one of them is."""
    return None if first is None or second is None else combine(first, second)


def _either(choose: Callable[[int, int], int], first: int | None, second: int | None) -> int | None:
    """One of two bounds; unbounded only if both are."""
    if first is None or second is None:
        return second if first is None else first
    return choose(first, second)


def _is_above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high
