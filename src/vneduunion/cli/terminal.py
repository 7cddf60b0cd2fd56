"""The report on a terminal, or in a file of plain text."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import NoReturn

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
_NARROW = 110
"""Below this width in characters the table of figures has two columns."""
_READER_GONE = 2
"""Not 1, which would say that a conflict was found."""
COLOURS: Mapping[ConflictKind | None, str] = {
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
    console = _Screen(width=None if wide else PIPED_WIDTH, markup=False, highlight=False, emoji=False)
    narrow = console.width < _NARROW
    console.print(*_Sheet(view, narrow=narrow).parts(), sep="\n", crop=False)


class _Screen(Console):
    """A console that ends quietly when nobody reads on, as behind `vneduunion report | head`."""

    def on_broken_pipe(self) -> NoReturn:
        try:
            super().on_broken_pipe()  # sends the rest to nowhere
        finally:
            raise SystemExit(_READER_GONE)


class _Sheet:
    """The parts of the report, from its headline to its notes."""

    def __init__(self, view: View, *, narrow: bool) -> None:
        self.view = view
        self.narrow = narrow

    def parts(self) -> Iterator[RenderableType]:
        yield self._say("title", style="bold")
        yield Text(self.view.headline)
        if self.view.figures:
            yield self._stacked_figures() if self.narrow else self._figures()
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
        parts = [Text(text, style=COLOURS[kind]) for kind, text in self.view.tally]
        return Text(", ").join(parts)

    # --- figures -------------------------------------------------------------------------------

    def _figures(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
        table.add_column("#", max_width=8, overflow="fold")
        table.add_column(self._head("words"), max_width=16, overflow="fold")
        table.add_column(self._head("bounds"), max_width=36, overflow="fold")
        table.add_column(self._head("measure_unit"), ratio=1, overflow="fold")
        table.add_column(self._head("period"), max_width=18, overflow="fold")
        table.add_column(self._head("source"), max_width=12, overflow="fold")
        for figure in self.view.figures:
            table.add_row(*self._cells(figure))
        return table

    def _stacked_figures(self) -> Table:
        """The same for narrow screens: what does not stand beside stands below."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
        table.add_column("#", max_width=4, overflow="fold")
        table.add_column(self._head("words_bounds"), ratio=2, overflow="fold")
        table.add_column(self._head("rest"), ratio=3, overflow="fold")
        for figure in self.view.figures:
            numbers, words, bounds, *rest = self._cells(figure)
            table.add_row(numbers, Text("\n").join([words, bounds]), Text("\n").join(rest), end_section=True)
        return table

    def _head(self, column: str) -> str:
        return sentence(f"column.{column}", self.view.lang)

    def _cells(self, figure: FigureLine) -> Iterator[Text]:
        style = COLOURS[figure.kind] if figure.kind else ""
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
                yield Group(Text(f"    {source.url}", style="dim", no_wrap=True, overflow="ignore"))
        yield ""

    # --- conflicts and explanations ------------------------------------------------------------

    def _card(self, card: ConflictCard) -> Group:
        head = Text(f"{card.number}. {card.label}: {card.title}", style=COLOURS[card.kind])
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
