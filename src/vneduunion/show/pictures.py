"""Pictures as SVG that stands inside a page."""

import re
from html import escape

from vneduunion.extras import require
from vneduunion.show.drawing import Spec

_ROOT = re.compile(r"<svg [^>]*?width=\"([0-9.]+)\"[^>]*?(viewBox=\"[^\"]+\")[^>]*>")
_ID = re.compile(r'(id="|url\(#)')
_TOLD = re.compile(r'<(path|text) aria-label="([^"]+)"([^>]*?)/>')


def inline_svg(spec: Spec, label: str, name: str) -> str:
    """A picture as an `svg` element.

    Args:
        spec: its specification.
        label: what the picture shows, for those who do not see it.
        name: told nowhere else in the page; ids inside the picture begin with it.

    Returns:
        The element: it shrinks with its surroundings, is one image to a screen reader, and its
        marks tell their words when they are pointed at.

    Raises:
        MissingExtra: the extra `plots` is not installed.
    """
    svg: str = require("plots", "vl_convert").vegalite_to_svg(spec)
    svg = _ROOT.sub(lambda root: _described(root, label), svg, count=1)
    return _TOLD.sub(r"<\1\3><title>\2</title></\1>", _ID.sub(rf"\g<1>{name}-", svg))


def _described(root: re.Match[str], label: str) -> str:
    width, view_box = root.groups()
    return f'<svg {view_box} style="max-width:{width}px" role="img" aria-label="{escape(label)}">'
