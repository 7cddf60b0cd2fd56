"""Words whose reading depends on the record they stand in.

"To date" in a figure's period means the day the figure was reported, where that is given; an
initiative's benefit in words is read to the unit, since award rules compare it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from vneduunion.codec.scalars import read_date
from vneduunion.errors import LoadError
from vneduunion.model import Figure, Initiative


@frozen
class Phrase:
    """Words, with what their record says about how to read them.

    Attributes:
        text: the words.
        options: keyword arguments for the `parse` of the value's class.
    """

    text: str
    options: Mapping[str, Any]


def with_phrases(cls: type, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plain data of one record, where needed with a `Phrase` in the place of a text.

    Args:
        cls: the record's class.
        body: the record's plain data; it is not changed.
    """
    phrase_of = WITH_PHRASES.get(cls)
    phrase = phrase_of(body) if phrase_of is not None else None
    return {**body, **phrase} if phrase else body  # most values are given field by field


def _period_of_figure(body: Mapping[str, Any]) -> Mapping[str, Phrase]:
    words, reported = body.get("period"), body.get("reported")
    if type(words) is not str or reported is None:
        return {}
    try:
        published = read_date(reported)
    except LoadError:  # the field `reported` is faulty, and will be told so in its own place
        return {}
    return {"period": Phrase(words, {"published": published})}


def _benefit_of_initiative(body: Mapping[str, Any]) -> Mapping[str, Phrase]:
    words = body.get("benefit")
    return {"benefit": Phrase(words, {"rounded": False})} if type(words) is str else {}


WITH_PHRASES: Mapping[type, Callable[[Mapping[str, Any]], Mapping[str, Phrase]]] = {
    Figure: _period_of_figure,
    Initiative: _benefit_of_initiative,
}
"""Whose words are read by what else their record says, and by whom."""
