"""Rulebooks: the rules of one kind of award, each version with its days, its citation and its mark."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, final

import annotated_types as at
from attrs import frozen

from vneduunion.errors import Fault
from vneduunion.model.awards import AwardKind, RecipientKind
from vneduunion.model.criteria import Count, Criterion, lost_runs
from vneduunion.model.documents import Citation, Document
from vneduunion.model.record import Mark, covers
from vneduunion.values.constraints import BasisPoints, Checked, OneOf, Ordered, Rule, Text, matching
from vneduunion.values.ids import SLUG, AwardKindId, SourceId
from vneduunion.values.names import Name

Slug = Annotated[str, matching(SLUG)]


class Rounding(StrEnum):
    """What becomes of the fraction when a share of people is taken."""

    DOWN = "DOWN"
    NEAREST = "NEAREST"
    UP = "UP"


class ParameterUnit(StrEnum):
    """What a local parameter is counted in; ROUNDING is one of the ways of `Rounding`."""

    BASIS_POINTS = "BASIS_POINTS"
    PIECES = "PIECES"
    ROUNDING = "ROUNDING"


class StrandKind(StrEnum):
    """A RULE decides by itself; a DETAIL holds beside the rules of the book and adds to them."""

    RULE = "RULE"
    DETAIL = "DETAIL"


@final
@frozen(kw_only=True)
class Quota(Checked):
    """How many may be proposed or given.

    Attributes:
        share: at most this share of those who hold `of`, or of what the words say, in basis points.
        at_most: at most so many.
        of: the award whose holders are the whole of the share.
        what: in words, of what or for what.
        parameter: the local parameter that sets it.
        rounding: what becomes of a fraction; without one the rule leaves it open.
        citation: where it stands, where the version's citation is another.
        mark: how far it is known.
        sources: where it was read.
        note: anything a reader should know beside it.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (OneOf(("share", "at_most", "parameter")),)

    share: BasisPoints | None = None
    at_most: Count | None = None
    of: AwardKindId | None = None
    what: Name
    parameter: Slug | None = None
    rounding: Rounding | None = None
    citation: Citation | None = None
    mark: Mark
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None


@final
@frozen(kw_only=True)
class LocalParameter(Checked):
    """What ministries, provinces or units set for themselves: a number, or how one is rounded.

    Attributes:
        id: e.g. `co-authors`.
        name: what it is.
        unit: what it is counted in.
        default: what holds where nobody set it; only where a source gives it.
        mark: how far it is known.
        sources: where it was read.
        note: values that places were read to have set.
    """

    id: Slug
    name: Name
    unit: ParameterUnit
    default: Count | None = None
    mark: Mark
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None


class _Known:
    """Criteria are known, or the version says that they are not."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """Criteria that are missing, or that an unknown version has nevertheless; runs that are nowhere."""
        unknown = record.mark is Mark.UNKNOWN
        if unknown and record.criteria is not None:
            yield Fault("criteria", "not_of_mark", {"mark": record.mark.value, "field": "criteria"})
        if not unknown and record.criteria is None:
            yield Fault("criteria", "missing")
        if record.criteria is not None:
            for place in lost_runs(record.criteria, "criteria"):
                yield Fault(f"{place}.window", "no_run")


@final
@frozen(kw_only=True)
class RuleVersion(Checked):
    """What a rule asks from one day to another.

    Attributes:
        id: within its strand, e.g. `2022`.
        citations: where it stands; the first is the rule itself, others detail or amend it.
        since: the first day on which files are judged by it; `None` where none was found.
        until: the last such day; `None` where none was found, which does not say that it is in force.
        since_mark: how far the first day is known, where that differs from `mark`; where it is UNKNOWN,
            `since` is the earliest day that it can be.
        until_mark: the same of the last day.
        mark: how far the criteria are known; UNKNOWN has none.
        criteria: what is asked.
        quotas: how many may be proposed or given.
        sources: where it was read.
        note: anything a reader should know beside it.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")), _Known())

    id: Slug
    citations: Annotated[tuple[Citation, ...], at.MinLen(1)]
    since: date | None = None
    until: date | None = None
    since_mark: Mark | None = None
    until_mark: Mark | None = None
    mark: Mark
    criteria: Criterion | None = None
    quotas: tuple[Quota, ...] = ()
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None

    def covers(self, day: date) -> bool:
        """Whether files that arrive on a day are judged by it; a side without a day is open.

        Args:
            day: when the file arrives.
        """
        return covers(self.since, self.until, day)


@final
@frozen(kw_only=True)
class Strand(Checked):
    """The versions of one rule, which follow one another.

    An award has several where rules stand beside one another: those of the law and of the union, of persons and
    of collectives, or the details that a decree adds.

    Attributes:
        id: within its rulebook, e.g. `law`.
        name: whose rule it is.
        kind: whether it decides by itself or adds to the others.
        recipients: whom it is about.
        versions: what it asked, when.
    """

    id: Slug
    name: Name
    kind: StrandKind = StrandKind.RULE
    recipients: tuple[RecipientKind, ...] = ()
    versions: Annotated[tuple[RuleVersion, ...], at.MinLen(1)]

    def version_on(self, day: date) -> RuleVersion | None:
        """The version by which files are judged that arrive on a day.

        Args:
            day: when the file arrives.

        Returns:
            `None` where no version covers the day: what held then is not known. Where two do, as they should
            not, the one that began later.
        """
        covering = [version for version in self.versions if version.covers(day)]
        return max(covering, key=lambda version: version.since or date.min, default=None)


class _OwnParameters:
    """Quotas name parameters of their own rulebook."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """Each quota whose parameter is not there."""
        known = [parameter.id for parameter in record.parameters]
        for at_strand, strand in enumerate(record.strands):
            for at_version, version in enumerate(strand.versions):
                for at_quota, quota in enumerate(version.quotas):
                    if quota.parameter not in (None, *known):
                        place = f"strands[{at_strand}].versions[{at_version}].quotas[{at_quota}].parameter"
                        values = {"found": repr(quota.parameter), "choices": ", ".join(known) or "-"}
                        yield Fault(place, "not_a_choice", values)


class _OwnAward:
    """The award that a rulebook brings along is the one that it is about."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """The award of another id."""
        if record.award is not None and record.award.id != record.award_kind:
            values = {"found": repr(record.award.id), "choices": record.award_kind}
            yield Fault("award.id", "not_a_choice", values)


class _Once:
    """Strands, versions of a strand and parameters are told apart by their ids."""

    def faults(self, record: Any) -> Iterator[Fault]:
        """Each id that is used again."""
        yield from _repeated(record.strands, "strands")
        yield from _repeated(record.parameters, "parameters")
        for index, strand in enumerate(record.strands):
            yield from _repeated(strand.versions, f"strands[{index}].versions")


def _repeated(items: tuple[Any, ...], place: str) -> Iterator[Fault]:
    places: dict[str, list[str]] = {}
    for index, item in enumerate(items):
        places.setdefault(item.id, []).append(f"{place}[{index}]")
    for id_, found in places.items():
        if len(found) > 1:
            values = {"id": repr(id_), "count": len(found), "records": ", ".join(found)}
            yield Fault(f"{found[-1]}.id", "duplicate_id", values)


@final
@frozen(kw_only=True)
class Rulebook(Checked):
    """The rules of one kind of award.

    Attributes:
        award_kind: the award.
        award: the award itself, where the catalogue does not have it.
        documents: documents that are cited and that the catalogue does not have.
        strands: its rules, each with its versions.
        parameters: what places set for themselves.
        note: what is not in it, and why.

    Example:
        >>> from datetime import date
        >>> from vneduunion.reference import rulebooks
        >>> book = rulebooks()["creative-labour-certificate"]
        >>> [(strand, version.id, version.mark.value) for strand, version in book.versions_on(date(2024, 5, 29)).items()]
        [('union', '999', 'UNKNOWN')]
    """

    RULES: ClassVar[tuple[Rule, ...]] = (_OwnParameters(), _Once(), _OwnAward())

    award_kind: AwardKindId
    award: AwardKind | None = None
    documents: tuple[Document, ...] = ()
    strands: Annotated[tuple[Strand, ...], at.MinLen(1)]
    parameters: tuple[LocalParameter, ...] = ()
    note: Text | None = None

    def versions_on(self, day: date) -> Mapping[str, RuleVersion]:
        """By strand, the versions by which files are judged that arrive on a day.

        Args:
            day: when the file arrives.

        Returns:
            Strands without a version on that day are left out: what held then is not known.
        """
        found = {strand.id: strand.version_on(day) for strand in self.strands}
        return {id_: version for id_, version in found.items() if version is not None}

    def strand(self, id: str) -> Strand:  # noqa: A002 the field's name
        """One of the strands.

        Args:
            id: e.g. `law`.

        Raises:
            KeyError: there is none of this id.
        """
        return {strand.id: strand for strand in self.strands}[id]
