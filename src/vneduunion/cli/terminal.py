"""The report on a terminal, or in a file of plain text."""

import os
import sys
from collections.abc import Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vneduunion.reconciliation import ConflictKind
from vneduunion.show import View
from vneduunion.show.page import MOST_LISTED
from vneduunion.show.view import Claim, ConflictCard, FigureLine, Remedy
from vneduunion.wording import sentence

PIPED_WIDTH = 120
_COLOURS = {
    ConflictKind.CONTRADICTION: "bold red",
    ConflictKind.CONDITIONAL: "bold yellow",
    ConflictKind.TENSION: "bold magenta",
}


def write_report(view: View) -> None:
    """Print a report to the standard output.

    Colours are used on a terminal only; what goes to a pipe or a file is 120 columns wide unless
    `COLUMNS` says otherwise.

    Args:
        view: the report in words.
    """
    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if wide else PIPED_WIDTH, markup=False, highlight=False, emoji=False)
    console.print(*_Sheet(view).parts(), sep="\n")


class _Sheet:
    """The parts of the report, from its headline to its notes."""

    def __init__(self, view: View) -> None:
        self.view = view

    def parts(self) -> Iterator[RenderableType]:
        yield self._say("title", style="bold")
        yield Text(self.view.headline)
        if self.view.figures:
            yield self._figures()
            yield self._say("likely_note", style="dim")
            yield from self._sources()
        yield from map(self._card, self.view.conflicts)
        if not self.view.conflicts:
            yield self._say("no_conflicts")
        yield from self._doubts()
        yield from self._listed("excluded", self.view.excluded)
        yield from self._listed("unproved", self.view.unproved)
        yield from map(Text, self.view.notes)
        yield self._tally()

    def _say(self, key: str, style: str = "") -> Text:
        return Text(sentence(f"report.{key}", self.view.lang), style=style)

    def _tally(self) -> Text:
        parts = [Text(text, style=_COLOURS[kind]) for kind, text in self.view.tally]
        return Text(", ").join(parts)

    # --- figures -------------------------------------------------------------------------------

    def _figures(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
        table.add_column("#", no_wrap=True)
        table.add_column(self._head("words"), max_width=16)
        table.add_column(self._head("bounds"), no_wrap=True)
        table.add_column(self._head("measure_unit"), ratio=1)
        table.add_column(self._head("period"), max_width=18)
        table.add_column(self._head("source"), no_wrap=True)
        for figure in self.view.figures:
            table.add_row(*self._cells(figure))
        return table

    def _head(self, column: str) -> str:
        return sentence(f"column.{column}", self.view.lang)

    def _cells(self, figure: FigureLine) -> Iterator[Text]:
        style = _COLOURS[figure.kind] if figure.kind else ""
        yield Text(" ".join(map(str, figure.numbers)), style)
        yield Text(figure.words, style)
        yield _lines(figure.asserted, figure.likely)
        yield _lines(figure.measure, " · ".join(filter(None, (figure.unit, figure.scope))))
        # A label with numbers says when; "to date" does not.
        yield _lines(figure.period, "" if any(map(str.isdigit, figure.period)) else figure.days)
        yield Text(figure.citation)

    def _sources(self) -> Iterator[RenderableType]:
        for source in self.view.sources:
            yield Text(f"{source.citation} " + ", ".join(filter(None, (source.title, source.published))))
            if source.url:  # an address that is broken into lines cannot be opened
                yield Text(f"    {source.url}", style="dim", no_wrap=True, overflow="ignore")
        yield ""

    # --- conflicts and explanations ------------------------------------------------------------

    def _card(self, card: ConflictCard) -> Group:
        head = Text(f"{card.number}. {card.label}: {card.title}", style=_COLOURS[card.kind])
        proof = [Text(f"{step}.") for step in card.steps]
        parts: list[RenderableType] = [head, _indented(Text(f"{card.verdict}."))]
        parts += [_indented(self._say("why", style="bold")), *map(_item, proof)]
        if card.assumptions:
            parts += [
                _indented(self._say("rests_on", style="bold")),
                *map(_item, map(_claim, card.assumptions)),
            ]
        return Group(*parts, "")

    def _doubts(self) -> Iterator[RenderableType]:
        yield from self._listed("in_doubt", tuple(map(self._name, self.view.in_doubt)))
        if self.view.remedies:
            yield Group(self._say("remedies", style="bold"), self._say("remedies_note"), *self._remedies())

    def _name(self, figure: FigureLine) -> str:
        named = {"words": figure.words, "measure": figure.measure, "unit": figure.unit}
        return sentence("figure.name", self.view.lang, **named)

    def _remedies(self) -> Iterator[RenderableType]:
        for remedy in self.view.remedies:
            numbers = " ".join(map(str, remedy.numbers))
            weight = sentence("report.weight", self.view.lang, weight=remedy.weight)
            yield Text.assemble(self._say("explaining"), f" {numbers} ({weight})")
            yield from self._choices(remedy)
        yield ""

    def _choices(self, remedy: Remedy) -> Iterator[RenderableType]:
        for place, choice in enumerate(remedy.choices):
            joined = sentence("report.and", self.view.lang) + " " if place else ""
            key = "report.one" if len(choice) == 1 else "report.one_of"
            yield _indented(Text(joined + sentence(key, self.view.lang, n=len(choice))))
            yield from map(_item, map(_claim, choice[:MOST_LISTED]))
            if len(choice) > MOST_LISTED:
                yield _item(Text(sentence("report.more", self.view.lang, n=len(choice) - MOST_LISTED)))

    def _listed(self, key: str, texts: tuple[str, ...]) -> Iterator[RenderableType]:
        if texts:
            yield Group(self._say(key, style="bold"), *map(_item, map(Text, texts)), "")


def _lines(first: str, second: str) -> Text:
    return Text.assemble(first, (f"\n{second}", "dim")) if second else Text(first)


def _claim(claim: Claim) -> Text:
    return Text.assemble((f"[{claim.kind}] ", "bold"), f"{claim.text}.")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 3), expand=False)


def _item(text: Text) -> Table:
    """A line behind a dash, its further lines aligned with the first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row("   -", text)
    return grid
