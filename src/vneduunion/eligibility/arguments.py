"""Whether what callers give is of the kind that it must be: what is not is refused before it is worked with."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from vneduunion.model import Rulebook, Strand
from vneduunion.values.periods import Period


class _Kind(NamedTuple):
    """What an argument is.

    Attributes:
        words: how that is said.
        types: the types that it may have.
        holds: of which type is all that it holds, where that matters.
        never: types that it may not have although they are of the types that it may have.
    """

    words: str
    types: tuple[type, ...]
    holds: type = object
    never: tuple[type, ...] = ()

    def stranger(self, given: object) -> str | None:
        """What something is that is not of this kind.

        Args:
            given: what the caller gave.
        """
        if not isinstance(given, self.types) or isinstance(given, self.never):
            return type(given).__name__
        if self.holds is object or given is None:
            return None
        held = dict.fromkeys(map(type, cast(Any, given)))
        found = (each.__name__ for each in held if not issubclass(each, self.holds))
        return next((f"a {type(given).__name__} of {each}" for each in found), None)


def demand_kinds(**given: object) -> None:
    """Refuse arguments that are not of their kind.

    Args:
        given: by their names.

    Raises:
        TypeError: one is not; the error says what it must be.
    """
    for name, value in given.items():
        found = _KINDS[name].stranger(value)
        if found is not None:
            message = f"{name} is {_KINDS[name].words}, not {found}"
            raise TypeError(message)


_TEXTS = (str, bytes)
"""Collections of letters, which are never meant to be collections."""
_NOTHING = type(None)
_KINDS: Mapping[str, _Kind] = {
    "award": _Kind("the id of an award such as 'advanced-worker'", (str,)),
    "candidate": _Kind("the id of a person, a unit or a group", (str,)),
    "candidates": _Kind(
        "a collection of ids of persons, or of units and groups, such as ['hoa', 'an']",
        (Iterable, _NOTHING),
        str,
        _TEXTS,
    ),
    "over": _Kind("a collection of ids of units such as ['school-12']", (Collection, _NOTHING), str, _TEXTS),
    "filed_on": _Kind("a date such as date(2024, 12, 20)", (date,), never=(datetime,)),
    "year": _Kind("a Period such as Period.year(2024)", (Period, _NOTHING)),
    "under": _Kind("the id of one rule such as 'law'", (str, _NOTHING)),
    "complete": _Kind("a collection of names of tables such as ['awards']", (Collection,), str, _TEXTS),
    "known": _Kind("a mapping of answers by the keys of facts such as {'leader': False}", (Mapping,), str),
    "allow": _Kind("a collection of versions of rules such as ['union/2106']", (Collection,), str, _TEXTS),
    "parameters": _Kind(
        "a mapping of numbers by the ids of local parameters such as {'co-authors': 2}", (Mapping,), str
    ),
    "books": _Kind(
        "a mapping of rulebooks by the ids of awards, as `rulebooks()` gives them", (Mapping, _NOTHING), str
    ),
    "principles": _Kind(
        "a sequence of strands of rules, as `principles()` gives them", (Sequence, _NOTHING), Strand, _TEXTS
    ),
    "book": _Kind("a Rulebook", (Rulebook,)),
}
