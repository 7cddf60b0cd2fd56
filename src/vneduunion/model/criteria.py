"""Criteria: what a rule on an award asks of a candidate, as typed data in a tree."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, final

import annotated_types as at
from attrs import fields, frozen

from vneduunion.errors import Fault
from vneduunion.model.documents import Citation
from vneduunion.model.evidence import DisciplineForm, QualificationBand, Rating, ServiceKind
from vneduunion.model.initiatives import Influence, RecognitionLevel
from vneduunion.model.record import Mark
from vneduunion.values.constraints import BasisPoints, Checked, Rule, Text
from vneduunion.values.ids import AwardKindId, SourceId
from vneduunion.values.names import Name

Count = Annotated[int, at.Ge(0)]


class CriterionKind(StrEnum):
    """What is asked: a list of criteria, one fact, or what no record tells.

    ALL and ANY are lists. TITLE_YEARS counts years in which a yearly title was won, TITLE_TIMES how often a title
    was, which may lie years apart. JUDGED is what a competent body must say, such as "outstanding". UNREAD stands for a
    part of the rule whose text was not read: nobody knows whether it is met.
    """

    ALL = "ALL"
    ANY = "ANY"
    RATING_YEARS = "RATING_YEARS"
    TITLE_YEARS = "TITLE_YEARS"
    TITLE_TIMES = "TITLE_TIMES"
    AWARD_HELD = "AWARD_HELD"
    INITIATIVES = "INITIATIVES"
    BENEFIT = "BENEFIT"
    MEMBER_SHARE = "MEMBER_SHARE"
    MEMBER_COUNT = "MEMBER_COUNT"
    MEMBER_DISCIPLINE = "MEMBER_DISCIPLINE"
    SERVICE_YEARS = "SERVICE_YEARS"
    SERVICE_MONTHS = "SERVICE_MONTHS"
    TERMS = "TERMS"
    ABSENCE_DAYS = "ABSENCE_DAYS"
    POSITION = "POSITION"
    QUALIFICATION = "QUALIFICATION"
    MEMBERSHIP = "MEMBERSHIP"
    DISCIPLINE = "DISCIPLINE"
    HOLD = "HOLD"
    ONCE = "ONCE"
    JUDGED = "JUDGED"
    UNREAD = "UNREAD"


class Work(StrEnum):
    """What is counted as a piece of work: a TOPIC is also a scientific scheme or a work of science and technology."""

    INITIATIVE = "INITIATIVE"
    TOPIC = "TOPIC"
    EITHER = "EITHER"


class Window(StrEnum):
    """The years that count. The year of the proposal is the one in which, or for which, it is made.

    UP_TO_PROPOSAL are years that end with the year of the proposal, UP_TO_YEAR_BEFORE with the one before it; RUN the years of the consecutive run
    that a list ALL around it asks for.
    """

    PROPOSAL_YEAR = "PROPOSAL_YEAR"
    YEAR_BEFORE = "YEAR_BEFORE"
    UP_TO_PROPOSAL = "UP_TO_PROPOSAL"
    UP_TO_YEAR_BEFORE = "UP_TO_YEAR_BEFORE"
    RUN = "RUN"
    LAST_YEARS = "LAST_YEARS"
    ANY_TIME = "ANY_TIME"


@final
@frozen(kw_only=True)
class ServiceWeight(Checked):
    """How much a year of one service counts among others.

    Attributes:
        service: the service.
        per_cent: 150 where a year counts as one and a half.
    """

    service: ServiceKind
    per_cent: Annotated[int, at.Ge(0)]


TAKES: Mapping[CriterionKind, tuple[str, str]] = {
    CriterionKind.ALL: ("of", "what"),
    CriterionKind.ANY: ("of", "what"),
    CriterionKind.RATING_YEARS: ("rating at_least window", "consecutive after years"),
    CriterionKind.TITLE_YEARS: ("awards at_least window", "consecutive after years standard"),
    CriterionKind.TITLE_TIMES: ("awards at_least window", "consecutive"),
    CriterionKind.AWARD_HELD: ("awards window", "years"),
    CriterionKind.INITIATIVES: ("work at_least", "window level applied influence years"),
    CriterionKind.BENEFIT: ("at_least", "window years consecutive"),
    CriterionKind.MEMBER_SHARE: ("share", "awards rating more_than"),
    CriterionKind.MEMBER_COUNT: ("awards at_least", ""),
    CriterionKind.MEMBER_DISCIPLINE: ("discipline", ""),
    CriterionKind.SERVICE_YEARS: ("service at_least", "weights"),
    CriterionKind.SERVICE_MONTHS: ("service at_least", ""),
    CriterionKind.TERMS: ("service at_least", "consecutive"),
    CriterionKind.ABSENCE_DAYS: ("at_most", ""),
    CriterionKind.POSITION: ("leader", ""),
    CriterionKind.QUALIFICATION: ("qualification", ""),
    CriterionKind.MEMBERSHIP: ("", ""),
    CriterionKind.DISCIPLINE: ("discipline", "window"),
    CriterionKind.HOLD: ("", ""),
    CriterionKind.ONCE: ("", ""),
    CriterionKind.JUDGED: ("what", ""),
    CriterionKind.UNREAD: ("what", ""),
}
"""The fields that each kind needs, and those that it may have, beside `citation`, `mark`, `sources` and `note`."""

FOR_EVERY_KIND = ("kind", "citation", "mark", "sources", "note")


class _Takes:
    """A criterion has what its kind needs, and nothing that its kind does not know."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """Each field that is missing or out of place."""
        needed, possible = (names.split() for names in TAKES[record.kind])
        for name in needed:
            if getattr(record, name) in (None, ()):
                yield Fault(name, "missing")
        known = (*needed, *possible, *FOR_EVERY_KIND)
        for name in FIELDS:
            if name not in known and getattr(record, name) not in (None, ()):
                values = {"kind": record.kind.value, "known": ", ".join(known[: -len(FOR_EVERY_KIND)]) or "-"}
                yield Fault(name, "not_of_kind", values)


class _Paired:
    """Some fields are of use only together with others."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """The last years are so many; a share of members is of something."""
        last = record.window is Window.LAST_YEARS
        if last and record.years is None:
            yield Fault("years", "missing")
        if not last and record.years is not None:
            yield Fault("window", "not_a_choice", {"found": str(record.window), "choices": "LAST_YEARS"})
        if record.kind is CriterionKind.MEMBER_SHARE and (bool(record.awards) == (record.rating is not None)):
            yield Fault("awards", "one_given", {"fields": "awards, rating"})


@final
@frozen(kw_only=True)
class Criterion(Checked):
    """One thing that a rule asks, or a list of them.

    Which fields a kind needs and which it may have stands in `TAKES`; all others stay empty.

    Attributes:
        kind: what is asked.
        of: the criteria of a list.
        what: in words, for what is judged or was not read; the heading of a list.
        awards: titles or awards, any of which will do.
        standard: whether it is enough to meet the standard of the title, without having been given it.
        after: years count only after this award was given.
        rating: the least rating.
        work: initiatives, scientific topics, or either.
        level: the lowest level whose recognition counts.
        influence: the least scope of influence.
        applied: whether the work must have been put to use.
        at_least: so many years, awards, pieces of work, members, months, terms, or VND.
        at_most: so many days.
        share: of the members, in basis points.
        more_than: whether the share must be passed and not only reached.
        consecutive: whether the years, or terms, follow one another.
        window: the years that count; without one the rule, as far as read, does not say.
        years: how many those of LAST_YEARS are.
        service: what was served in.
        weights: other services that count too, each with its weight.
        leader: whether a leader or manager is meant, or somebody who is none.
        qualification: the band of degrees.
        discipline: the lightest form that bars.
        citation: where it stands, where that is closer than the version's citation.
        mark: how far it is known, where that differs from the version's mark.
        sources: where it was read, beside the version's sources.
        note: anything a reader should know beside it.

    Example:
        >>> run = Criterion(
        ...     kind=CriterionKind.RATING_YEARS,
        ...     rating=Rating.GOOD,
        ...     at_least=5,
        ...     consecutive=True,
        ...     window=Window.UP_TO_PROPOSAL,
        ... )
        >>> len(list(Criterion(kind=CriterionKind.ALL, of=(run,)).walk()))
        2
    """

    RULES: ClassVar[tuple[Rule, ...]] = (_Takes(), _Paired())

    kind: CriterionKind
    of: "tuple[Criterion, ...]" = ()
    what: Name | None = None
    awards: tuple[AwardKindId, ...] = ()
    standard: bool | None = None
    after: AwardKindId | None = None
    rating: Rating | None = None
    work: Work | None = None
    level: RecognitionLevel | None = None
    influence: Influence | None = None
    applied: bool | None = None
    at_least: Count | None = None
    at_most: Count | None = None
    share: BasisPoints | None = None
    more_than: bool | None = None
    consecutive: bool | None = None
    window: Window | None = None
    years: Count | None = None
    service: ServiceKind | None = None
    weights: tuple[ServiceWeight, ...] = ()
    leader: bool | None = None
    qualification: QualificationBand | None = None
    discipline: DisciplineForm | None = None
    citation: Citation | None = None
    mark: Mark | None = None
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None

    def walk(self) -> "Iterator[Criterion]":
        """The criterion itself and all that stand below it, in the order of the rule."""
        yield self
        for part in self.of:
            yield from part.walk()


FIELDS = tuple(field.name for field in fields(Criterion))


def lost_runs(criterion: Criterion, place: str, *, around: bool = False) -> Iterator[str]:
    """The places of criteria that ask for the years of a run where nothing around them asks for one.

    Args:
        criterion: the root of a tree, or of a part of it.
        place: what its own place is called, e.g. `criteria`.
        around: whether a list around it asks for a run.
    """
    if criterion.window is Window.RUN and not around:
        yield place
    run = any(part.consecutive and part.window is not Window.RUN for part in criterion.of)
    around = around or (run and criterion.kind is CriterionKind.ALL)
    for index, part in enumerate(criterion.of):
        yield from lost_runs(part, f"{place}.of[{index}]", around=around)
