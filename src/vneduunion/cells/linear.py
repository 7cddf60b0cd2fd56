"""Linear rules between the numbers behind figures, given by a caller as data or in words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Self, final

from attrs import field, frozen

from vneduunion.errors import BadRule, BadSum, Lang, Words
from vneduunion.model import Dataset
from vneduunion.values.ids import SLUG, FigureId
from vneduunion.wording import figure_name, rational, sentence

_SIDES = re.compile(r"\s(<=|>=|=)\s")
_SIGNS = re.compile(r"\s([+\-])\s")
_NUMBER = re.compile(r"[0-9]{1,999}(?:\.[0-9]{1,999}|/0*[1-9][0-9]{,999})?")
_EXPECTED = Words(
    "hai vế nối bằng <=, >= hoặc =, mỗi vế là tổng các số và số liệu, cách nhau bằng dấu cách: c >= 0.6 t",
    "two sides joined by <=, >= or =, each a sum of numbers and figures, parted by spaces: c >= 0.6 t",
)
_SUM_EXPECTED = Words(
    "tổng hoặc hiệu các số liệu với hệ số nguyên, cách nhau bằng dấu cách: 2 a - b",
    "a sum of figures with whole factors, parted by spaces: 2 a - b",
)


def _factors(
    given: Mapping[str, object] | Iterable[tuple[str, object]],
) -> tuple[tuple[FigureId, Fraction], ...]:
    pairs = given.items() if isinstance(given, Mapping) else given
    return tuple((FigureId(id_), Fraction(factor)) for id_, factor in pairs)  # type: ignore[arg-type]  # of any kind


@final
@frozen
class Linear:
    """A rule between true numbers: the sum of factor times number is at most, or exactly, a constant.

    Attributes:
        factors: the figures with their rational factors, none of which is 0.
        limit: the constant.
        equal: whether the sum is the constant, and not less.
        weight: what it costs to give the rule up; `None` where it holds in any case.

    Raises:
        ValueError: no figure is named, a factor is 0, or a weight is below 0.

    Example:
        >>> Linear({"c": -1, "t": "3/5"}) == Linear.read("c >= 0.6 t")
        True
    """

    factors: tuple[tuple[FigureId, Fraction], ...] = field(converter=_factors, eq=frozenset)
    limit: Fraction = field(default=Fraction(0), converter=Fraction)
    equal: bool = field(default=False, kw_only=True)
    weight: int | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        ids = [id_ for id_, _ in self.factors]
        if not ids or not all(factor for _, factor in self.factors) or len({*ids}) < len(ids):
            msg = "a rule names figures, each once and with a factor that is not 0"
            raise ValueError(msg)
        if self.weight is not None and self.weight < 0:
            msg = "a weight must not be below zero"
            raise ValueError(msg)

    @classmethod
    def read(cls, text: str, *, weight: int | None = None) -> Self:
        """A rule in words.

        Args:
            text: `p + c = t`, `c >= 0.6 t`, `2 y + 1 = z`. Numbers are decimal or fractions (`1/3`); spaces
                stand around signs, since ids may hold hyphens and full stops.
            weight: as in the attributes.

        Raises:
            BadRule: the text is no such rule.
        """
        parts = _SIDES.split(f" {text.strip()} ")
        if len(parts) != 3:  # noqa: PLR2004 two sides and the sign between them
            raise BadRule(text, _EXPECTED)
        left, sign, right = parts
        sums = _added([(left, 1), (right, -1)], text)
        limit, turned = -sums.pop("", Fraction(0)), -1 if sign == ">=" else 1
        factors = {name: turned * factor for name, factor in sums.items() if factor}
        if not factors:
            raise BadRule(text, _EXPECTED)
        return cls(factors, turned * limit, equal=sign == "=", weight=weight)

    @property
    def figures(self) -> tuple[FigureId, ...]:
        """The figures that it names."""
        return tuple(id_ for id_, _ in self.factors)

    def rows(self) -> Iterator[tuple[tuple[tuple[FigureId, int], ...], int]]:
        """The same in whole numbers: one inequality, or two where it is an equality."""
        whole = lcm(self.limit.denominator, *(factor.denominator for _, factor in self.factors))
        for turn in (1, -1) if self.equal else (1,):
            factors = tuple((id_, int(turn * whole * factor)) for id_, factor in self.factors)
            yield factors, int(turn * whole * self.limit)

    def text(self, lang: Lang, data: Dataset) -> str:
        """The rule as a sentence.

        Args:
            lang: `"vi"` or `"en"`.
            data: where the figures are looked up, to name them by their words and units.
        """
        below = [(factor, figure_name(data.figures[id_], data, lang)) for id_, factor in self.factors]
        left = [_told(factor, name, lang) for factor, name in below if factor > 0]
        right = [_told(-factor, name, lang) for factor, name in below if factor < 0]
        if self.limit or not right:
            (right if self.limit >= 0 else left).append(rational(abs(self.limit), lang))
        key = "rule.equal" if self.equal else "rule.at_most"
        return sentence(key, lang, left=" + ".join(left) or "0", right=" + ".join(right) or "0")


def read_sum(text: str) -> dict[FigureId, int]:
    """Whole factors by figures, in words.

    Args:
        text: one side of a rule, without a constant: `a - b`, `2 a + c`.

    Raises:
        BadSum: the text is no such sum.

    Example:
        >>> read_sum("2 press.001.groups - press.000.groups")
        {'press.001.groups': 2, 'press.000.groups': -1}
    """
    try:
        sums = _added([(f" {text.strip()} ", 1)], text)
    except BadRule as error:
        raise BadSum(text, _SUM_EXPECTED, error.place) from None
    whole = {FigureId(name): int(factor) for name, factor in sums.items() if factor}
    if not whole or "" in sums or any(factor.denominator > 1 for factor in sums.values()):
        raise BadSum(text, _SUM_EXPECTED)
    return whole


def _added(sides: Iterable[tuple[str, int]], text: str) -> dict[str, Fraction]:
    """The factors of sides by figure; those of the second side of a rule are turned."""
    sums: dict[str, Fraction] = {}
    for side, turn in sides:
        for factor, name in _terms(side, text):
            sums[name] = sums.get(name, Fraction(0)) + turn * factor
    return sums


def _told(factor: Fraction, name: str, lang: Lang) -> str:
    return name if factor == 1 else f"{rational(factor, lang)} × {name}"


def _terms(side: str, text: str) -> Iterator[tuple[Fraction, str]]:
    """The terms of one side: their factors with the figures, or with nothing where there is none."""
    parts = ["+", *_SIGNS.split(side)]
    if not parts[1].strip():  # a sign stands before the first term
        parts = parts[2:]
    if not parts:
        raise BadRule(text, _EXPECTED)
    for sign, term in zip(parts[::2], parts[1::2], strict=True):
        factor, name = _term(term.split(), text)
        yield factor if sign == "+" else -factor, name


def _term(words: list[str], text: str) -> tuple[Fraction, str]:
    match [word for word in words if word != "*"]:
        case [number] if _NUMBER.fullmatch(number):
            return Fraction(number), ""
        case [name] if SLUG.fullmatch(name):
            return Fraction(1), name
        case [number, name] if _NUMBER.fullmatch(number) and SLUG.fullmatch(name):
            return Fraction(number), name
    raise BadRule(text, _EXPECTED, text.find(words[0]) if words else None)
