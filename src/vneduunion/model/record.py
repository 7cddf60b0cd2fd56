"""What every record has."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from vneduunion.values.constraints import Checked, Text
from vneduunion.values.ids import SourceId


class Mark(StrEnum):
    """How far a fact is known.

    CONFIRMED was read in a public text, SECONDARY in a text about that text; INFERRED follows
    from confirmed facts; RECALLED was not found in any text; UNKNOWN was looked for in vain.
    """

    CONFIRMED = "CONFIRMED"
    SECONDARY = "SECONDARY"
    INFERRED = "INFERRED"
    RECALLED = "RECALLED"
    UNKNOWN = "UNKNOWN"


@frozen(kw_only=True)
class Record(Checked):
    """A noun of the trade.

    Attributes:
        sources: where the fact comes from, ids of `Source` records.
        mark: how far it is known; required in reference data.
        note: anything a reader should know beside it.
    """

    sources: tuple[SourceId, ...] = ()
    mark: Mark | None = None
    note: Text | None = None

    @property
    def key(self) -> str:
        """What findings and look-ups call the record: its id, or its natural key if it has none."""
        own: str = self.id  # type: ignore[attr-defined]  # classes without an id override this
        return own


def covers(since: date | None, until: date | None, day: date) -> bool:
    """Whether a day lies between two others, both included; a side without a day is open.

    Args:
        since: the first day.
        until: the last day.
        day: the day asked for.
    """
    return (since is None or since <= day) and (until is None or day <= until)
