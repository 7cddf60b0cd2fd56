"""Sources, and what they mention."""

from datetime import date
from typing import Annotated, final

from annotated_types import Interval
from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Text
from vneduunion.values.ids import RecordId, SourceId


@final
@frozen(kw_only=True)
class Source(Record):
    """A text from which facts and figures are taken.

    Attributes:
        id: e.g. `press.003`.
        title: its title.
        publisher: who published it.
        published: when.
        url: where it can be read.
        language: `vi`, `en` ...
        copies: earlier sources that it repeats; a claim and its copies are one witness, not two.
        reliability: 1 to 9, 9 the best.
    """

    id: SourceId
    title: Text
    publisher: Text | None = None
    published: date | None = None
    url: Text | None = None
    language: Text | None = None
    copies: tuple[SourceId, ...] = ()
    reliability: Annotated[int, Interval(ge=1, le=9)] = 5


@final
@frozen(kw_only=True)
class Mention(Record):
    """That a source prints a name or a phrase for something.

    Attributes:
        source: the source.
        subject: what it speaks of, the id of any record.
        printed: the name or phrase as it prints it.
        called: what it takes it for, e.g. `campaign`.
        place: where in the source, e.g. `paragraph 4`.
    """

    source: SourceId
    subject: RecordId
    printed: Text
    called: Text | None = None
    place: Text | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `press.001>vetu@paragraph 1: VTC`."""
        place = f"{self.place}: " if self.place else ""
        return f"{self.source}>{self.subject}@{place}{self.printed}"
