"""Which documents are in force on a day, as far as their days tell."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from vneduunion.model import Document
from vneduunion.reference.catalogue import catalogue
from vneduunion.values.truth import Truth

_ONE_DAY = timedelta(days=1)


def in_force(*, on: date, documents: Iterable[Document] | None = None) -> Mapping[str, Truth]:
    """Whether each of the documents is in force on a day.

    A document is not in force before it was issued, nor from the day on which one that replaces it is. It is in
    force between its first and its last day; up to the day on which another begins to amend or to replace it,
    it was in force too. A last day that nobody found does not say that it still is: then the answer is UNKNOWN.

    Args:
        on: the day.
        documents: those that are known; the bundled ones if nothing is given. What replaces or amends a document is
            looked for among them.

    Returns:
        The answer for each document, by its id.

    Example:
        >>> from datetime import date
        >>> decrees = in_force(on=date(2025, 6, 30))
        >>> decrees["98-2023-nd-cp"], decrees["152-2025-nd-cp"], decrees["13-2012-nd-cp"]
        (<Truth.TRUE>, <Truth.FALSE>, <Truth.UNKNOWN>)
    """
    known = tuple(catalogue().documents if documents is None else documents)
    ends, seen = _ends(known), _seen(known)
    return MappingProxyType(
        {each.id: _answer(each, on, ends.get(each.id), seen.get(each.id)) for each in known}
    )


def _answer(document: Document, on: date, end: date | None, seen: date | None) -> Truth:
    first, last = document.in_force, document.expires or end
    earliest = first or document.issued
    if (earliest and on < earliest) or (last and on > last):
        return Truth.FALSE
    witnesses = tuple(filter(None, (first, last, seen)))
    since_then = first is not None and on <= max(witnesses)
    return Truth.TRUE if since_then or on in witnesses else Truth.UNKNOWN


def _ends(documents: Iterable[Document]) -> dict[str, date]:
    """The eve of the first day of what replaces a document, the earliest where several do."""
    found: dict[str, date] = {}
    for document in documents:
        if document.in_force:
            for old in document.replaces:
                eve = document.in_force - _ONE_DAY
                found[old] = min(eve, found.get(old, eve))
    return found


def _seen(documents: Iterable[Document]) -> dict[str, date]:
    """The last day on which something began to amend a document, which therefore was in force."""
    found: dict[str, date] = {}
    for document in documents:
        if document.in_force:
            for old in document.amends:
                found[old] = max(document.in_force, found.get(old, document.in_force))
    return found
