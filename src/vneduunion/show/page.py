"""The HTML report: one self-contained file."""

from functools import partial
from importlib import metadata, resources

from vneduunion.errors import Lang
from vneduunion.extras import require
from vneduunion.reconciliation import Reconciliation
from vneduunion.show import palette
from vneduunion.show.charts import bounds_spec, conflict_spec
from vneduunion.show.pictures import inline_svg
from vneduunion.show.view import ConflictCard, View, view
from vneduunion.wording import count, enum_label, sentence

MOST_LISTED = 20
"""How many alternatives of one choice, and how many pictures of conflicts, the page shows."""
_LADDER_WIDTHS = {"wide": 1_040, "narrow": 340}
_CONFLICT_WIDTHS = {"wide": 1_000, "narrow": 320}


def html_report(result: Reconciliation, lang: Lang = "en") -> str:
    """What reconciling said, as a page that opens anywhere, offline too.

    The page loads nothing and runs no script: style and pictures are inside. It follows the
    reader's choice of light or dark, fits narrow screens and prints.

    Args:
        result: what `reconcile` said.
        lang: `"vi"` or `"en"`.

    Returns:
        A whole HTML document; what comes from the dataset is escaped.

    Raises:
        MissingExtra: the extra `plots` is not installed.
    """
    jinja2 = require("plots", "jinja2")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    told = view(result, lang)
    text: str = environment.get_template("report.html").render(
        view=told,
        ladder=_ladder(result, told),
        conflict_pictures={
            card.number: _conflict(result, card, lang) for card in told.conflicts[:MOST_LISTED]
        },
        say=partial(sentence, lang=lang),
        kind_label=partial(enum_label, lang=lang),
        counted=partial(count, lang=lang),
        palette=palette,
        most=MOST_LISTED,
        version=metadata.version("vneduunion"),
    )
    return text


def _template(name: str) -> str:
    return resources.files("vneduunion.show").joinpath("templates", name).read_text(encoding="utf-8")


def _ladder(result: Reconciliation, told: View) -> dict[str, str]:
    """The picture of all figures, by the width of the screen."""
    if not told.figures:
        return {}
    label = sentence("report.ladder_alt", told.lang, figures=count("figures", len(told.figures), told.lang))
    return {
        screen: inline_svg(bounds_spec(result, told.lang, width), label, f"ladder-{screen}")
        for screen, width in _LADDER_WIDTHS.items()
    }


def _conflict(result: Reconciliation, card: ConflictCard, lang: Lang) -> dict[str, str]:
    """The picture of one conflict, by the width of the screen."""
    conflict = result.conflicts[card.number - 1]
    label = sentence("report.conflict_alt", lang, n=card.number, title=card.title)
    return {
        screen: inline_svg(conflict_spec(conflict, lang, width), label, f"conflict-{card.number}-{screen}")
        for screen, width in _CONFLICT_WIDTHS.items()
    }
