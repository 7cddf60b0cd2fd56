"""Findings as they are told: coloured on a terminal, one to a line in a pipe, or as a page."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vneduunion.cli.options import put_out, visible
from vneduunion.cli.pages import page
from vneduunion.errors import Lang
from vneduunion.findings import Card, Finding, Findings, Severity
from vneduunion.tables import schemas
from vneduunion.tables.headings import table_label
from vneduunion.wording import enum_label, number, sentence

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}


def print_findings(found: Findings, lang: Lang) -> None:
    """Print findings to the standard output, grouped by table, the counts last.

    On a terminal there are colours; in a pipe each finding is one line, however long. What a
    terminal would obey is written as an escape.

    Args:
        found: the findings.
        lang: `"vi"` or `"en"`.
    """
    if sys.stdout.isatty():
        console = Console(markup=False, highlight=False, emoji=False)
        console.print(Group(*_parts(found, lang)))
    else:
        put_out("\n".join(_lines(found, lang)))


def findings_page(found: Findings, title: str, lang: Lang) -> str:
    """A whole page: the counts, the findings by table, and what their codes mean.

    Args:
        found: the findings.
        title: what the page is called.
        lang: `"vi"` or `"en"`.
    """
    body = [f"<p>{escape(found.tally(lang))}</p>"]
    for table, items in _by_table(found):
        body += [f"<h2>{escape(_heading(table, lang))}</h2>", _html_findings(items, lang)]
    body += [_html_card(card, n, lang) for card, n, _ in _counts(found, lang)]
    return page(title, body, lang)


def _by_table(found: Findings) -> Iterable[tuple[str, list[Finding]]]:
    """Rows of a table and of its lists take turns in findings; here each table stands together."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for item in found:
        groups[item.table].append(item)
    return groups.items()


def _heading(table: str, lang: Lang) -> str:
    schema = schemas().get(table)
    return (
        sentence("findings.of_the_whole", lang)
        if schema is None
        else f"{table_label(schema, lang)} ({table})"
    )


def _said(item: Finding, lang: Lang) -> tuple[str, str, str]:
    severity = enum_label(item.severity, lang)
    return severity, item.code, visible(f"{item.where}: {item.text(lang)}")


def _counts(found: Findings, lang: Lang) -> Iterator[tuple[Card, str, str]]:
    for code, card in found.cards.items():
        yield card, number(found.counts[code], lang), card.title.text(lang)


# --- in a pipe -----------------------------------------------------------------------------------


def _lines(found: Findings, lang: Lang) -> Iterator[str]:
    for table, items in _by_table(found):
        yield _heading(table, lang)
        yield from (f"  {' '.join(_said(item, lang))}" for item in items)
        yield ""
    if found:
        yield sentence("findings.by_code", lang)
        yield from (f"  {card.code} × {n}  {title}" for card, n, title in _counts(found, lang))
        yield sentence("findings.explained", lang, code=found[0].code)
    yield found.tally(lang)


# --- on a terminal -------------------------------------------------------------------------------


def _parts(found: Findings, lang: Lang) -> Iterator[RenderableType]:
    for table, items in _by_table(found):
        yield Text(_heading(table, lang), style="bold")
        grid = _grid()
        for item in items:
            severity, code, text = _said(item, lang)
            style = COLOURS[item.severity]
            grid.add_row(Text(severity, style), Text(code, style), Text(text))
        yield Group(grid, "")
    if found:
        yield Text(sentence("findings.by_code", lang), style="bold")
        counts = _grid()
        for card, n, title in _counts(found, lang):
            counts.add_row(Text(n), Text(card.code, COLOURS[card.severity]), Text(title))
        yield counts
        yield Text(sentence("findings.explained", lang, code=found[0].code), style="dim")
    yield Text(found.tally(lang), style="bold")


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


# --- as a page -----------------------------------------------------------------------------------


def _html_findings(items: Iterable[Finding], lang: Lang) -> str:
    columns = (sentence(f"findings.column.{name}", lang) for name in ("severity", "code", "place", "message"))
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    rows = "\n".join(_html_row(item, lang) for item in items)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _html_row(item: Finding, lang: Lang) -> str:
    link = f'<a href="#{escape(item.code)}">{escape(item.code)}</a>'
    texts = (escape(text) for text in (item.where, item.text(lang)))
    cells = (escape(enum_label(item.severity, lang)), link, *texts)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _html_card(card: Card, n: str, lang: Lang) -> str:
    head = f"{card.code} × {n}: {card.title.text(lang)}"
    parts = (
        (sentence(f"card.{name}", lang), getattr(card, name).text(lang)) for name in ("meaning", "basis")
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in parts)
    return f'<section id="{escape(card.code)}"><h3>{escape(head)}</h3><dl>{told}</dl></section>'
