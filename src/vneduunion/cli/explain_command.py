"""`vneduunion explain`: what a code of a finding means, and where that comes from."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

import typer

from vneduunion.cli.options import LanguageOption, language, put_out, refuse
from vneduunion.errors import Fault, Lang
from vneduunion.findings import Card, cards
from vneduunion.wording import enum_label, sentence

_MOST_CLOSE = 5


def explain_code(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code, e.g. X201.", show_default=False)],
    lang: LanguageOption = None,
) -> None:
    """Print what a code of a finding means, what it rests on, and an example.

    Exit code 0, or 2 when there is no such code.
    """
    card = cards().get(code.strip().upper())
    if card is None:
        close = get_close_matches(code.upper(), cards(), n=_MOST_CLOSE, cutoff=0.0)
        refuse(Fault("CODE", "not_a_choice", {"found": repr(code), "choices": f"{', '.join(close)} …"}))
    put_out("\n".join(_lines(card, language(lang))))


def _lines(card: Card, lang: Lang) -> Iterator[str]:
    yield f"{card.code} · {enum_label(card.severity, lang)} · {card.title.text(lang)}"
    yield ""
    yield card.meaning.text(lang)
    yield ""
    parts = {"basis": card.basis.text(lang), "mark": enum_label(card.mark, lang)}
    parts |= {"sources": ", ".join(card.sources)} if card.sources else {}
    yield from (f"{sentence(f'card.{name}', lang)}: {text}" for name, text in parts.items())
    for name, example in (("passes", card.passes), ("breaks", card.breaks)):
        if example:
            yield ""
            yield f"{sentence(f'card.{name}', lang)}:"
            yield from (
                f"  {key}: {json.dumps(part, ensure_ascii=False, default=str)}"
                for key, part in example.items()
            )
