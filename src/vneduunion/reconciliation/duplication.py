"""Several figures of one cell: whether they agree, and which of them says most.

This is the cheap first pass: figures are grouped by their cells in one go, and nothing is solved. The classes are
those of XBRL's duplicate facts (complete, consistent, inconsistent), for words as well as for rounded numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import final

from attrs import field, frozen

from vneduunion.cells import Assumption, AssumptionKind, Cell
from vneduunion.cells.comparable import UNSETTLED
from vneduunion.errors import Lang
from vneduunion.model import Dataset, Figure
from vneduunion.values.ids import FigureId
from vneduunion.values.quantities import Quantity
from vneduunion.wording import figure_name, format_bounds, sentence


class DuplicateKind(StrEnum):
    """Whether figures of one cell agree.

    EQUAL: all say the same. COMPATIBLE: some number is allowed by the words of all. CONTRADICTORY: none is, or two
    of them are different numbers rounded to the same step.
    """

    EQUAL = "EQUAL"
    COMPATIBLE = "COMPATIBLE"
    CONTRADICTORY = "CONTRADICTORY"


@final
@frozen(kw_only=True)
class Duplicates:
    """All used figures of one cell, where there are at least two.

    Attributes:
        cell: what they report.
        kind: whether they agree.
        figures: the figures, in the order of the dataset.
        kept: of figures that agree those with the narrowest asserted interval, by id; several where they tie, none
            where the figures do not agree.
        shared: what all of them allow together; `None` where they do not agree.
        assumptions: what is taken for granted: that scopes which are not printed are the same, that provisional and
            estimated figures hold.
        data: where the figures are looked up; takes no part in equality.
    """

    cell: Cell
    kind: DuplicateKind
    figures: tuple[FigureId, ...]
    kept: tuple[FigureId, ...]
    shared: Quantity | None
    assumptions: tuple[Assumption, ...]
    data: Dataset = field(repr=False, eq=False)

    def explain(self, lang: Lang = "en") -> str:
        """Which figures these are, whether they agree, and on what that rests.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return "\n".join(self._told(lang))

    def _told(self, lang: Lang) -> Iterator[str]:
        yield f"{sentence(f'duplicates.{self.kind}', lang)}:"
        yield from (f"- {self._name(id_, lang)}" for id_ in self.figures)
        if self.shared is not None:
            yield sentence("duplicates.shared", lang, bounds=format_bounds(self.shared, lang))
            names = "; ".join(self._name(id_, lang) for id_ in self.kept)
            yield sentence("duplicates.kept", lang, figures=names)
        if self.assumptions:
            yield f"{sentence('report.rests_on', lang)}:"
            yield from (f"- {each.text(lang, self.data)}" for each in self.assumptions)

    def _name(self, id_: FigureId, lang: Lang) -> str:
        return figure_name(self.data.figures[id_], self.data, lang)


def duplicates_among(data: Dataset, figures: Iterable[Figure]) -> tuple[Duplicates, ...]:
    """The duplicates among some figures.

    Args:
        data: where their measures are looked up.
        figures: figures that can be compared.

    Returns:
        One for each cell of two or more figures, in the order of the first of them.
    """
    of_cell: dict[Cell, list[Figure]] = defaultdict(list)
    for figure in figures:
        of_cell[Cell.of(figure)].append(figure)
    groups = ((cell, group) for cell, group in of_cell.items() if len(group) > 1)
    return tuple(_duplicates(data, cell, group) for cell, group in groups)


def _duplicates(data: Dataset, cell: Cell, group: Sequence[Figure]) -> Duplicates:
    quantities = [figure.quantity for figure in group]
    shared = None if _rounded_apart(quantities) else _met(quantities)
    kind = DuplicateKind.COMPATIBLE if shared is not None else DuplicateKind.CONTRADICTORY
    if len({*quantities}) == 1:
        kind = DuplicateKind.EQUAL
    return Duplicates(
        cell=cell,
        kind=kind,
        figures=tuple(figure.id for figure in group),
        kept=() if shared is None else _narrowest(group),
        shared=shared,
        assumptions=tuple(_assumed(group)),
        data=data,
    )


def _met(quantities: Sequence[Quantity]) -> Quantity | None:
    """What all allow: the meet of the asserted intervals, and of the likely ones where these meet."""
    low, high = _meet([(each.low, each.high) for each in quantities])
    if high is not None and low > high:
        return None
    likely_low, likely_high = _meet([(each.likely_low, each.likely_high) for each in quantities])
    if likely_high is not None and likely_low > likely_high:
        likely_low, likely_high = low, high
    return Quantity(low=low, high=high, likely_low=likely_low, likely_high=likely_high)


def _meet(intervals: Iterable[tuple[int | None, int | None]]) -> tuple[int, int | None]:
    lows, highs = zip(*intervals, strict=True)
    return max(low or 0 for low in lows), min((high for high in highs if high is not None), default=None)


def _narrowest(group: Iterable[Figure]) -> tuple[FigureId, ...]:
    width = {figure.id: _width(figure.quantity) for figure in group}
    least = min(width.values())
    return tuple(sorted(id_ for id_, each in width.items() if each == least))


def _width(quantity: Quantity) -> tuple[bool, int]:
    """How wide the asserted interval is; of two without an end, the one that begins later lies in the other."""
    low = quantity.low or 0
    return (True, -low) if quantity.high is None else (False, quantity.high - low)


def _rounded_apart(quantities: Iterable[Quantity]) -> bool:
    """Whether two are different numbers, rounded to the same step (decision 0016).

    Rounding to the nearest gives one number for one number, so that even the end which two such intervals share
    makes them no more alike.
    """
    seen: dict[int, int] = {}
    return any(
        seen.setdefault(step, middle) != middle for step, middle in filter(None, map(_rounded, quantities))
    )


def _rounded(quantity: Quantity) -> tuple[int, int] | None:
    """The step and the number, where the asserted interval is that of a number rounded to the nearest."""
    if quantity.low is None or quantity.high is None:
        return None
    step = quantity.high - quantity.low
    middle = quantity.low + step // 2
    is_step = step in _STEPS and middle % step == 0
    return (step, middle) if is_step and not _is_printed(quantity) else None


_STEPS = frozenset(10**power for power in range(1, 19))


def _is_printed(quantity: Quantity) -> bool:
    """Whether the two ends are what was printed, as in "from 5 to 15": then nothing was rounded."""
    return quantity.text is not None and str(quantity) == quantity.text


def _assumed(group: Sequence[Figure]) -> Iterator[Assumption]:
    """A scope that is not printed equals nothing; all other coordinates of one cell surely contain one another.

    The scope of each is taken to be no wider than that of the next one, and the last one's than the first one's.
    """
    if group[0].scope is None:
        for part, whole in zip(group, (*group[1:], group[0]), strict=True):
            yield Assumption(kind=AssumptionKind.SCOPE, figures=(part.id, whole.id))
    for figure in group:
        if figure.status in UNSETTLED:
            yield Assumption(kind=AssumptionKind.STATUS, figures=(figure.id,))
