"""Which pieces of work count for a rule."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from vneduunion.eligibility.facts import Conditions, Fact
from vneduunion.eligibility.filings import Filing
from vneduunion.model import Influence, Initiative, InitiativeKind, Recognition, RecognitionLevel, Work
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

CO_AUTHORS, CONTRIBUTION = "co-authors", "contribution"
"""Local parameters: the most authors of a piece of work, and the least share of one, in basis points."""

_INITIATIVES = frozenset({InitiativeKind.TECHNICAL, InitiativeKind.EXPERIENCE, InitiativeKind.SOLUTION})
KINDS = {
    Work.INITIATIVE: _INITIATIVES,
    Work.TOPIC: frozenset({InitiativeKind.TOPIC}),
    Work.EITHER: _INITIATIVES | {InitiativeKind.TOPIC},
}
"""Products, articles and papers are neither initiatives nor topics."""
_LEVELS, _INFLUENCES = tuple(RecognitionLevel), tuple(Influence)


def fits(
    works: Iterable[Initiative], candidate: str, fact: Fact, filing: Filing
) -> list[tuple[Truth, Initiative]]:
    """The pieces of work that count certainly or possibly, each with the answer.

    Args:
        works: the candidate's pieces of work.
        candidate: whose share is looked at.
        fact: the conditions and the years.
        filing: the file; a table that is complete leaves nothing open but days that are vague.
    """
    asked = cast(Conditions, fact.works)
    answers = (
        (_counts(work, asked, fact, filing) & _shared(work, candidate, filing), work)
        for work in works
        if work.kind in KINDS[asked.work]
    )
    return [(answer, work) for answer, work in answers if answer is not Truth.FALSE]


def _missing(filing: Filing) -> Truth:
    """Whether something may be so that no record tells."""
    return Truth.FALSE if "initiatives" in filing.complete else Truth.UNKNOWN


def _counts(work: Initiative, asked: Conditions, fact: Fact, filing: Filing) -> Truth:
    recognised = _missing(filing)
    for recognition in work.recognitions:
        recognised |= _recognised(recognition, asked, fact, filing)
    if not asked.applied:
        return recognised
    applied = _missing(filing) if work.applied is None else _by(work.applied, filing.filed_on)
    return recognised & applied


def _recognised(recognition: Recognition, asked: Conditions, fact: Fact, filing: Filing) -> Truth:
    if asked.level is not None and _LEVELS.index(recognition.level) < _LEVELS.index(asked.level):
        return Truth.FALSE
    when = Truth.UNKNOWN if recognition.when is None else _in_years(recognition.when, fact, filing)
    return when & _influences(recognition, asked, filing)


def _influences(recognition: Recognition, asked: Conditions, filing: Filing) -> Truth:
    if asked.influence is None:
        return Truth.TRUE
    if recognition.influence is None:
        return _missing(filing)
    return Truth.of(_INFLUENCES.index(recognition.influence) >= _INFLUENCES.index(asked.influence))


def _in_years(when: Period, fact: Fact, filing: Filing) -> Truth:
    """Whether something was on some day of the years that count, and before the file arrived."""
    last = filing.last_day(cast(int, fact.last))
    days = Period.span(filing.first_day(fact.first) if fact.first else None, last)
    if when.within(days) is Truth.TRUE:
        return Truth.TRUE
    return Truth.FALSE if when.overlaps(days) is Truth.FALSE else Truth.UNKNOWN


def _by(when: Period, day: date) -> Truth:
    """Whether something had begun by a day."""
    return when.overlaps(Period.span(None, day))


def _shared(work: Initiative, candidate: str, filing: Filing) -> Truth:
    """Whether the authors are few enough, and the candidate's share great enough, where places ask for it."""
    most, least = filing.parameters.get(CO_AUTHORS), filing.parameters.get(CONTRIBUTION)
    few = Truth.of(most is None or len(work.authors) <= most)
    return few & (Truth.TRUE if least is None else _contributed(work, candidate, least))


def _contributed(work: Initiative, candidate: str, least: int) -> Truth:
    parts = (author.share for author in work.authors if author.person == candidate)
    return max(
        (Truth.UNKNOWN if part is None else Truth.of(part >= least) for part in parts),
        default=Truth.TRUE,
        key=lambda answer: answer.value,
    )
