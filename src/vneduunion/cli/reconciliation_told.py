"""What reconciling said as it is told: parts with headings, as text or as a page."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from attrs import frozen
from rich.console import Console
from rich.text import Text

from vneduunion.cli.options import put_out, visible
from vneduunion.cli.pages import page
from vneduunion.cli.terminal import COLOURS
from vneduunion.errors import Lang
from vneduunion.reconciliation import Bounds, ConflictKind, Reconciliation
from vneduunion.show.page import MOST_LISTED
from vneduunion.show.view import Claim, Remedy, excluded, remedies
from vneduunion.wording import count, enum_label, figure_name, number, sentence

Implied = Mapping[str, Bounds]
"""The bounds of each expression that was asked for."""
_ITEM = "- "


@frozen(kw_only=True)
class Part:
    """One part of what is told.

    Attributes:
        head: its heading; nothing where it has none.
        lines: its lines; those of a list begin with a dash, those below them further in.
        kind: the kind of conflict it tells of.
    """

    head: str
    lines: tuple[str, ...]
    kind: ConflictKind | None = None


def parts(found: Reconciliation, implied: Implied, lang: Lang) -> Iterator[Part]:
    """The conflicts, the smallest explanations, bounds, what was not used, and whether that is all.

    Args:
        found: what reconciling said.
        implied: bounds that were asked for, by their expressions.
        lang: `"vi"` or `"en"`.
    """
    for at, conflict in enumerate(found.conflicts, 1):
        head = f"{at}. {enum_label(conflict.kind, lang)}"
        yield Part(head=head, lines=tuple(conflict.explain(lang).splitlines()), kind=conflict.kind)
    yield from _explanations(found, lang)
    yield from (_bounds(asked, bounds, lang) for asked, bounds in implied.items())
    left_out = tuple(f"{_ITEM}{text}" for text in excluded(found, lang))
    if left_out:
        yield Part(head=sentence("report.excluded", lang), lines=left_out)
    if found.unproved:
        named = (figure_name(found.data.figures[each], found.data, lang) for each in found.unproved)
        lines = (sentence("report.unproved_note", lang), *(f"{_ITEM}{name}" for name in named))
        yield Part(head=sentence("report.unproved", lang), lines=lines)
    yield Part(head="", lines=tuple(_tally(found, lang)))


def _tally(found: Reconciliation, lang: Lang) -> Iterator[str]:
    used = count("figures", len(found.data.figures) - len(found.excluded), lang)
    kinds = (count(kind, sum(each.kind is kind for each in found.conflicts), lang) for kind in ConflictKind)
    yield f"{used}: {', '.join(kinds)}"
    yield sentence("reconcile.complete" if found.complete else "report.incomplete", lang)


# --- explanations and bounds ---------------------------------------------------------------------


def _explanations(found: Reconciliation, lang: Lang) -> Iterator[Part]:
    told = remedies(found, lang)
    if told:
        lines = (line for remedy in told for line in _remedy(remedy, lang))
        head = sentence("report.remedies", lang)
        yield Part(head=head, lines=(sentence("report.remedies_note", lang), *lines))


def _remedy(remedy: Remedy, lang: Lang) -> Iterator[str]:
    numbers = ", ".join(map(str, remedy.numbers))
    weight = sentence("report.weight", lang, weight=remedy.weight)
    yield f"{sentence('report.explaining', lang)} {numbers} ({weight}):"
    for place, choice in enumerate(remedy.choices):
        joined = f"{sentence('report.and', lang)} " if place else ""
        key = "report.one" if len(choice) == 1 else "report.one_of"
        yield f"{_ITEM}{joined}{sentence(key, lang, n=len(choice))}"
        yield from _claims(choice, lang)


def _claims(choice: Sequence[Claim], lang: Lang) -> Iterator[str]:
    yield from (f"  {_ITEM}[{claim.kind}] {claim.text}" for claim in choice[:MOST_LISTED])
    if len(choice) > MOST_LISTED:
        yield f"  {_ITEM}{sentence('report.more', lang, n=len(choice) - MOST_LISTED)}"


def _bounds(asked: str, bounds: Bounds, lang: Lang) -> Part:
    low, high = ("" if end is None else number(end, lang) for end in (bounds.low, bounds.high))
    lines = bounds.explain(lang).splitlines()
    if not bounds.complete:
        lines.append(sentence("reconcile.bounds_incomplete", lang))
    if not bounds.tight:
        lines.append(sentence("reconcile.not_tight", lang))
    head = sentence("reconcile.bounds", lang, what=asked, bounds=f"{low}..{high}")
    return Part(head=head, lines=tuple(lines))


# --- the forms -----------------------------------------------------------------------------------


def print_parts(told: Iterable[Part]) -> None:
    """Print parts to the standard output: headings in colour on a terminal, plain in a pipe.

    What a terminal would obey is written as an escape.

    Args:
        told: the parts.
    """
    if not sys.stdout.isatty():
        put_out("\n\n".join("\n".join(map(visible, _lines(part))) for part in told))
        return
    console = Console(markup=False, highlight=False, emoji=False)
    for part in told:
        if part.head:
            console.print(Text(visible(part.head), COLOURS.get(part.kind, "bold")))
        for line in part.lines:
            console.print(Text(visible(line)))
        console.print()


def _lines(part: Part) -> Iterator[str]:
    if part.head:
        yield part.head
    yield from part.lines


def parts_page(told: Iterable[Part], path: Path, lang: Lang) -> str:
    """The same as a whole page.

    Args:
        told: the parts.
        path: what was read.
        lang: `"vi"` or `"en"`.
    """
    return page(sentence("reconcile.title", lang, path=path), map(_section, told), lang)


def _section(part: Part) -> str:
    head = f"<h2>{escape(part.head)}</h2>\n" if part.head else ""
    groups = groupby(part.lines, key=lambda line: line.lstrip().startswith(_ITEM))
    told = "\n".join(_list(lines) if listed else _paragraphs(lines) for listed, lines in groups)
    return f"<section>\n{head}{told}\n</section>"


def _paragraphs(lines: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(line.strip())}</p>" for line in lines)


def _list(lines: Iterable[str]) -> str:
    items = "\n".join(
        f'<li style="margin-left:{len(line) - len(line.lstrip())}em">{escape(line.strip().removeprefix(_ITEM))}</li>'
        for line in lines
    )
    return f"<ul>\n{items}\n</ul>"


def as_json(found: Reconciliation, implied: Implied) -> str:
    """The result as `Reconciliation.to_json` writes it, with the bounds that were asked for beside.

    Args:
        found: what reconciling said.
        implied: bounds by their expressions.
    """
    if not implied:
        return found.to_json()
    told = [
        {"asked": asked, "tight": each.tight, "complete": each.complete, **each.plain()}
        for asked, each in implied.items()
    ]
    return json.dumps({**json.loads(found.to_json()), "bounds": told}, ensure_ascii=False, indent=2)
