"""What rules ask, and where they stand, in words."""

from collections.abc import Iterator, Mapping

from vneduunion.errors import Lang
from vneduunion.model import Citation, Criterion, CriterionKind, Document
from vneduunion.values.names import Name
from vneduunion.wording.labels import enum_label
from vneduunion.wording.quantities import number, per_cent
from vneduunion.wording.sentences import sentence

_BY_RATING = "MEMBER_SHARE_BY_RATING"
_NO_LEADER = "POSITION_NONE"


def format_criterion(criterion: Criterion, names: Mapping[str, Name], lang: Lang) -> str:
    """One thing that a rule asks, in words; of a list only its heading.

    Args:
        criterion: what is asked.
        names: the names of award kinds by their ids.
        lang: `"vi"` or `"en"`.

    Returns:
        A phrase without a full stop: a summary, not the text of the rule.

    Raises:
        KeyError: an award has no name.

    Example:
        >>> from vneduunion.model import Rating, Window
        >>> run = Criterion(
        ...     kind=CriterionKind.RATING_YEARS,
        ...     rating=Rating.GOOD,
        ...     at_least=5,
        ...     consecutive=True,
        ...     window=Window.UP_TO_PROPOSAL,
        ... )
        >>> format_criterion(run, {}, "en")
        'Years rated “Good completion” or better: at least 5, one after another, up to the year of the proposal'
    """
    head = sentence(f"criterion.{_key(criterion)}", lang, **_values(criterion, names, lang))
    return ", ".join((head, *_conditions(criterion, names, lang)))


def format_citation(citation: Citation, documents: Mapping[str, Document], lang: Lang) -> str:
    """Where a rule stands, as each language cites: from the point out in Vietnamese, from the article in in English.

    Args:
        citation: the place.
        documents: the documents by their ids.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: the document is not there.

    Example:
        >>> place = Citation(document="06-2022-qh15", article="74", clause="1", point="d")
        >>> law = Document(id="06-2022-qh15", title="Law")
        >>> format_citation(place, {"06-2022-qh15": law}, "vi")
        'điểm d khoản 1 Điều 74, Law'
    """
    document = documents[citation.document]
    parts = ((step, getattr(citation, step)) for step in ("point", "clause", "article", "section"))
    steps = [sentence(f"citation.{step}", lang, n=given) for step, given in parts if given]
    named = document.number.text if document.number and document.number.text else document.title
    if not steps:
        return named
    path = " ".join(steps) if lang == "vi" else ", ".join(reversed(steps))
    return f"{path}, {named}"


def _key(criterion: Criterion) -> str:
    if criterion.kind is CriterionKind.MEMBER_SHARE and criterion.rating:
        return _BY_RATING
    if criterion.kind is CriterionKind.POSITION and not criterion.leader:
        return _NO_LEADER
    return criterion.kind.value


def _values(criterion: Criterion, names: Mapping[str, Name], lang: Lang) -> dict[str, str]:
    """What the heads of sentences may name; what is not given is not named by them."""
    joined = f" {sentence('criterion.or', lang)} "
    labels = {
        name: enum_label(given, lang)
        for name in ("rating", "work", "service", "qualification", "discipline")
        if (given := getattr(criterion, name)) is not None
    }
    limit = criterion.at_most if criterion.at_least is None else criterion.at_least
    bound = "more_than" if criterion.more_than else "at_least"
    return {
        **labels,
        "awards": joined.join(f"“{names[award].label(lang)}”" for award in criterion.awards),
        "n": "" if limit is None else number(limit, lang),
        "share": sentence(f"criterion.{bound}", lang, n=per_cent(criterion.share or 0, lang)),
        "what": criterion.what.label(lang) if criterion.what else "",
    }


def _conditions(criterion: Criterion, names: Mapping[str, Name], lang: Lang) -> Iterator[str]:
    """What is asked beside the head, one phrase each."""
    for name in ("consecutive", "standard", "applied"):
        if getattr(criterion, name):
            yield sentence(f"criterion.{name}", lang)
    for name in ("level", "influence"):
        given = getattr(criterion, name)
        if given is not None:
            yield sentence(f"criterion.{name}", lang, level=enum_label(given, lang))
    if criterion.window:
        yield sentence(f"criterion.window.{criterion.window}", lang, n=criterion.years)
    if criterion.after:
        yield sentence("criterion.after", lang, award=names[criterion.after].label(lang))
    if criterion.what and criterion.of:
        yield criterion.what.label(lang)
    for weight in criterion.weights:
        share = per_cent(weight.per_cent * 100, lang)
        yield sentence("criterion.weight", lang, service=enum_label(weight.service, lang), share=share)
