"""Pages that commands print: whole HTML documents that load nothing."""

from collections.abc import Iterable
from html import escape

from vneduunion.errors import Lang

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8884;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}caption{text-align:left}"
)


def page(title: str, body: Iterable[str], lang: Lang) -> str:
    """A whole page.

    Args:
        title: what it is called, as text.
        body: what stands in it below its title, as HTML.
        lang: `"vi"` or `"en"`.
    """
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    parts = "\n".join((f"<h1>{escape(title)}</h1>", *body))
    return f'<!doctype html>\n<html lang="{lang}">\n{head}{view}{parts}\n</html>'
