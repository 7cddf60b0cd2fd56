"""What follows for a number, as values: bounds, what must be given up for them, and why they hold."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Literal, final

from attrs import field, frozen

from vneduunion.cells import Assumption, AssumptionKind, Cell
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.reconciliation.steps import Choice, Step
from vneduunion.values.ids import FigureId
from vneduunion.wording import figure_name, number, sentence

ASSERTED = frozenset(AssumptionKind) - {AssumptionKind.LIKELY}
"""What is assumed unless the caller says otherwise: figures hold by what their words assert."""
What = str | Cell | Mapping[str | Cell, int]
"""The id of a figure, a cell, or whole factors by these."""
Factors = tuple[tuple[str, int], ...]
Side = Literal["low", "high"]


class Operation(StrEnum):
    """How a value follows.

    SUM: bounds and relations add up to it. CASES: it holds whether some number is small or great. HULL: it holds
    whichever of the smallest explanations is true.
    """

    SUM = "SUM"
    CASES = "CASES"
    HULL = "HULL"


@final
@frozen(kw_only=True)
class Line:
    """One line of a sum: that factor times number, all added, is at most `limit`.

    Attributes:
        factors: whole factors by the names of the numbers.
        limit: the limit.
        times: how often the line counts, as a fraction in words.
        step: what it says; `None` for one of the two cases of a number.
        assumptions: what it rests on.
    """

    factors: Factors
    limit: int
    times: str
    step: Step | None = None
    assumptions: tuple[Assumption, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The line as plain data."""
        told: dict[str, Any] = {"times": self.times, "factors": dict(self.factors), "at_most": self.limit}
        if self.step is not None:
            relation = self.step.constraint
            told["figure" if relation is None else "relation"] = (
                self.step.figure if relation is None else getattr(relation, "kind", "RULE")
            )
        if self.assumptions:
            told["assumptions"] = [
                {"kind": each.kind.value, "figures": [*each.figures]} for each in self.assumptions
            ]
        return told


@final
@frozen(kw_only=True)
class Reason:
    """Why factor times number, all added, is at least a value: a tree.

    Attributes:
        operation: how it follows from what stands below.
        factors: whole factors by the names of the numbers.
        value: the value; `None` where nothing is so.
        lines: what is added up, for SUM.
        inputs: the reasons of the cases, or of the explanations.
        split: for CASES the number, and how much it is at most in the first case; in the second it is more.
    """

    operation: Operation
    factors: Factors
    value: int | None
    lines: tuple[Line, ...] = ()
    inputs: tuple["Reason", ...] = ()
    split: tuple[str, int] | None = None

    def plain(self) -> dict[str, Any]:
        """The tree as plain data, for JSON; `replayed` computes its value anew."""
        told: dict[str, Any] = {
            "operation": self.operation.value,
            "factors": dict(self.factors),
            "at_least": self.value,
        }
        if self.operation is Operation.SUM:
            return told | {"lines": [line.plain() for line in self.lines]}
        if self.split is not None:
            told["split"] = {"number": self.split[0], "at_most": self.split[1]}
        return told | {"inputs": [each.plain() for each in self.inputs]}

    def all_lines(self) -> Iterator[Line]:
        """The lines of the whole tree."""
        yield from self.lines
        for each in self.inputs:
            yield from each.all_lines()


@final
@frozen(kw_only=True)
class Way:
    """The bounds where one smallest explanation is true.

    Attributes:
        given_up: what it gives up; nothing where there is no conflict.
        low: the least value.
        high: the greatest value, `None` where there is no end.
        reasons: why, by side; no reason for a side without an end.
    """

    given_up: Choice
    low: int | None
    high: int | None
    reasons: tuple[tuple[Side, Reason], ...]


@final
@frozen(kw_only=True, repr=False)
class Bounds:
    """Between which values a number lies, reported or not, if all that is kept holds.

    Attributes:
        what: whole factors by the ids of figures, and of cells.
        ways: the bounds under each of the smallest explanations.
        tight: whether whole numbers are known that satisfy everything and reach each of the bounds.
        complete: whether all smallest explanations were tried, and all bounds proved.
        data: the dataset, with the cells asked for; takes no part in equality.
    """

    what: Factors
    ways: tuple[Way, ...]
    tight: bool
    complete: bool
    data: Dataset = field(eq=False)

    @property
    def low(self) -> int | None:
        """The least value under any explanation, `None` where there is no end."""
        found = [way.low for way in self.ways]
        return None if None in found else min(value for value in found if value is not None)

    @property
    def high(self) -> int | None:
        """The greatest value under any explanation, `None` where there is no end."""
        found = [way.high for way in self.ways]
        return None if None in found else max(value for value in found if value is not None)

    def reason(self, side: Side) -> Reason | None:
        """Why it is no less, or no more; `None` where there is no end.

        Args:
            side: `"low"` or `"high"`.
        """
        found = [reason for way in self.ways for at, reason in way.reasons if at == side]
        if len(found) < len(self.ways):
            return None
        if len(found) == 1:
            return found[0]
        value = min(each.value for each in found if each.value is not None)
        return Reason(operation=Operation.HULL, factors=found[0].factors, value=value, inputs=tuple(found))

    def figures(self, side: Side | None = None) -> tuple[FigureId, ...]:
        """The figures that make the bounds, each once.

        Args:
            side: of one of the two alone.
        """
        return tuple(
            dict.fromkeys(
                line.step.figure
                for line in self._lines(side)
                if line.step is not None and line.step.figure is not None
            )
        )

    def assumptions(self, side: Side | None = None) -> tuple[Assumption, ...]:
        """What the bounds take for granted, each once.

        Args:
            side: of one of the two alone.
        """
        return tuple(dict.fromkeys(each for line in self._lines(side) for each in line.assumptions))

    def _lines(self, side: Side | None) -> Iterator[Line]:
        for way in self.ways:
            for at, reason in way.reasons:
                if side in {None, at}:
                    yield from reason.all_lines()

    def plain(self) -> dict[str, Any]:
        """Both reasons as plain data, for JSON."""
        sides: tuple[Side, ...] = ("low", "high")
        found = {side: self.reason(side) for side in sides}
        return {"low": self.low, "high": self.high} | {
            f"why_{side}": each.plain() for side, each in found.items() if each is not None
        }

    def explain(self, lang: Lang = "en") -> str:
        """Why the number lies between the two, and on what that rests.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return "\n".join(self._told(lang))

    def _told(self, lang: Lang) -> Iterator[str]:
        name = self._name(self.what, lang)
        for way in self.ways:
            if way.given_up != Choice():
                yield sentence("implied.given_up", lang, what=self._given_up(way.given_up, lang))
            if way.low is None:
                yield sentence("implied.no_least", lang, what=name)
            if way.high is None:
                yield sentence("implied.no_greatest", lang, what=name)
            for side, reason in way.reasons:
                value = way.low if side == "low" else way.high
                yield sentence(f"implied.{side}", lang, what=name, value=number(value or 0, lang))
                yield from self._because(reason, lang, "")
        assumed = self.assumptions()
        if assumed:
            yield f"{sentence('report.rests_on', lang)}:"
            yield from (f"- {each.text(lang, self.data)}" for each in assumed)

    def _because(self, reason: Reason, lang: Lang, indent: str) -> Iterator[str]:
        yield from (f"{indent}- {self._line(line, lang)}" for line in reason.lines)
        for at, each in enumerate(reason.inputs):
            key = ("implied.at_most", "implied.more")[at]
            name, limit = reason.split or ("", 0)
            said = sentence(key, lang, a=self._called(name, lang), value=number(limit, lang))
            yield f"{indent}- {sentence('implied.case', lang, said=said)}"
            yield from self._because(each, lang, f"{indent}  ")

    def _line(self, line: Line, lang: Lang) -> str:
        said = sentence("implied.granted", lang) if line.step is None else line.step.text(lang, self.data)
        return said if line.times == "1" else f"{said} (× {line.times})"

    def _name(self, factors: Factors, lang: Lang) -> str:
        words = [
            f"{' − ' if factor < 0 else ' + '}{'' if abs(factor) == 1 else f'{abs(factor)} × '}{self._called(id_, lang)}"
            for id_, factor in factors
        ]
        return "".join(words).removeprefix(" + ").strip()

    def _called(self, id_: str, lang: Lang) -> str:
        figure = self.data.figures.get(id_)
        return id_ if figure is None else figure_name(figure, self.data, lang)

    def _given_up(self, choice: Choice, lang: Lang) -> str:
        return "; ".join(
            (
                *(self._called(id_, lang) for id_ in choice.figures),
                *(each.text(lang, self.data) for each in choice.assumptions),
                *(rule.text(lang, self.data) for rule in choice.rules),
            )
        )

    def __repr__(self) -> str:
        return f"<Bounds: {self}>"

    def __str__(self) -> str:
        """The two bounds in English."""
        low = "" if self.low is None else number(self.low, "en")
        return f"{low}..{'' if self.high is None else number(self.high, 'en')}"
