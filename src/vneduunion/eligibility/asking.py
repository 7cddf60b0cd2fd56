"""What a criterion asks of facts."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast, final

from attrs import evolve, frozen

from vneduunion.eligibility.conditions import Condition, Need, Some, all_of, any_of
from vneduunion.eligibility.facts import NEVER, RATINGS, Conditions, Fact, FactKind
from vneduunion.eligibility.words import slug
from vneduunion.model import (
    Criterion,
    CriterionKind,
    DisciplineForm,
    QualificationBand,
    Rating,
    RecognitionLevel,
    Window,
    Work,
)

YEAR_OF_SERVICE, MONTH_OF_SERVICE = 360, 30
"""Service is counted in days of months of thirty, so that whole years and months are whole in any calendar."""
YEARS = "years"
"""What a rule does not say, as far as it was read: which years count."""
CONSECUTIVE = "consecutive"
"""What is said of terms of which only those count that follow one another."""
_SOLUTION = Conditions(Work.EITHER, RecognitionLevel.GRASSROOTS, applied=True)
"""What benefit is summed over: a topic or initiative, recognised and put to use (1564/QĐ-TLĐ, Article 16)."""
_ENDS = frozenset({Window.UP_TO_PROPOSAL, Window.UP_TO_YEAR_BEFORE})
_BEFORE = frozenset({Window.YEAR_BEFORE, Window.UP_TO_YEAR_BEFORE})
_ONE_YEAR = frozenset({Window.PROPOSAL_YEAR, Window.YEAR_BEFORE})


@final
@frozen
class Run:
    """Years that follow one another up to a year.

    Attributes:
        year: what each of them must fulfil.
        last: the last of them.
        least: how many there must be.
        after: the award that must have been given before the first of them.
    """

    year: Callable[[int], Condition]
    last: int
    least: int
    after: str | None = None

    def of(self, length: int) -> Condition:
        """The last so many years all fulfil it.

        Args:
            length: how many.
        """
        years = [self.year(self.last - back) for back in range(length)]
        before = [_given(self.after, self.last - length)] if self.after else []
        return all_of(*years, *before)


@final
@frozen
class Asking:
    """How criteria are read for files of one year.

    Attributes:
        award: the award that is asked for.
        year: the year of the proposal.
        back: how many years back one looks for a run whose length the rule does not end.
        run: the run that a list around a criterion asks for.
    """

    award: str
    year: int
    back: int
    run: Run | None = None

    def condition(self, criterion: Criterion) -> Condition:
        """What a criterion that is no list asks.

        Args:
            criterion: one thing that a rule asks.
        """
        return _ASKED[criterion.kind](self, criterion)

    def within(self, criterion: Criterion) -> "Asking":
        """How the parts of a list are read: years "of a run" are those of the run that the list asks for.

        Args:
            criterion: the list.
        """
        runs = (part for part in criterion.of if part.consecutive and part.kind in _YEARLY)
        first = next((part for part in runs if part.window in _ENDS), None)
        return self if first is None else evolve(self, run=self.run_of(first, self.last(first)))

    def run_of(self, criterion: Criterion, last: int) -> Run:
        """The run that a criterion asks for, up to a year.

        Args:
            criterion: what each year must fulfil.
            last: the last year.
        """
        return Run(_YEARLY[criterion.kind](criterion), last, _least(criterion), criterion.after)

    def last(self, criterion: Criterion) -> int:
        """The last year that counts for a criterion.

        Args:
            criterion: one thing that a rule asks.
        """
        return self.year - (criterion.window in _BEFORE)

    def counted(self, criterion: Criterion, within: Callable[[int | None, int], Condition]) -> Condition:
        """What is asked of the years of a window.

        Where the rule, as far as it was read, names no years, what was done in the year of the proposal counts
        certainly, and what was done earlier possibly.

        Args:
            criterion: one thing that a rule asks.
            within: the condition for the first year that counts, `None` for any, and the last one.
        """
        last = self.last(criterion)
        if criterion.window is Window.RUN:
            return self._in_run(within)
        if criterion.window is None:
            unread = Fact(FactKind.UNREAD, (YEARS, *_about(criterion)))
            return any_of(within(last, last), all_of(Need(unread, 1), within(None, last)))
        if criterion.window in _ONE_YEAR:
            return within(last, last)
        return within(None if criterion.years is None else last - criterion.years + 1, last)

    def _in_run(self, within: Callable[[int | None, int], Condition]) -> Condition:
        """In a run that is long enough: the longer it is, the more it holds."""
        run = cast(Run, self.run)  # rulebooks that ask for years of a run without a run are refused
        lengths = range(run.least, max(run.least, self.back) + 1)
        return any_of(
            *(all_of(run.of(length), within(run.last - length + 1, run.last)) for length in lengths)
        )


def _about(criterion: Criterion) -> Iterator[str]:
    """What tells a criterion from others of its kind."""
    yield criterion.kind.value.lower().replace("_", "-")
    works = _works(criterion)
    given = (works.work, works.level, works.influence) if criterion.work else ()
    yield from (each.value.lower() for each in given if each)


def _given(award: str, by: int) -> Need:
    """An award was given for the first time in some year, or before it."""
    return Need(Fact(FactKind.GIVEN, (award,)), -by)


def _rated(criterion: Criterion) -> Callable[[int], Condition]:
    rank = RATINGS.index(cast(Rating, criterion.rating))
    return lambda year: Need(Fact(FactKind.RATING, (), year, year), rank)


def _titled(criterion: Criterion) -> Callable[[int], Condition]:
    kinds = (FactKind.TITLE, FactKind.STANDARD) if criterion.standard else (FactKind.TITLE,)

    def won(year: int) -> Condition:
        return any_of(
            *(Need(Fact(kind, (award,), year, year), 1) for award in criterion.awards for kind in kinds)
        )

    return won


_YEARLY = {CriterionKind.RATING_YEARS: _rated, CriterionKind.TITLE_YEARS: _titled}
"""What each year must fulfil, for what is asked of years."""


def _years(asking: Asking, criterion: Criterion) -> Condition:
    least, fulfilled = _least(criterion), _YEARLY[criterion.kind](criterion)

    def within(first: int | None, last: int) -> Condition:
        if criterion.consecutive and first is None:
            ends = [last] if criterion.window in _ENDS else range(last - asking.back + 1, last + 1)
            return any_of(*(asking.run_of(criterion, end).of(least) for end in ends))
        if first is None:
            return Need(_total(criterion, last), least)
        years = [fulfilled(year) for year in range(first, last + 1)]
        return Some(len(years) if criterion.consecutive else least, tuple(years))

    return asking.counted(criterion, within)


def _total(criterion: Criterion, last: int) -> Fact:
    """In how many years, whichever they were."""
    if criterion.rating is not None:
        return Fact(FactKind.RATINGS, (criterion.rating.value,), None, last)
    return Fact(FactKind.TITLES, tuple(sorted(criterion.awards)), None, last)


def _times(asking: Asking, criterion: Criterion) -> Condition:
    last = asking.last(criterion)
    return Need(Fact(FactKind.TITLES, tuple(sorted(criterion.awards)), None, last), _least(criterion))


def _held(asking: Asking, criterion: Criterion) -> Condition:
    def within(first: int | None, last: int) -> Condition:
        if first is None:
            return any_of(*(_given(award, last) for award in criterion.awards))
        years = range(first, last + 1)
        facts = (Fact(FactKind.AWARDED, (award,), year, year) for award in criterion.awards for year in years)
        return any_of(*(Need(fact, 1) for fact in facts))

    return asking.counted(criterion, within)


def _works(criterion: Criterion) -> Conditions:
    return Conditions(
        criterion.work or Work.EITHER, criterion.level, criterion.influence, bool(criterion.applied)
    )


def _initiatives(asking: Asking, criterion: Criterion) -> Condition:
    works, least = _works(criterion), _least(criterion)
    return asking.counted(
        criterion,
        lambda first, last: Need(Fact(FactKind.WORKS, (), first, last, works), least),
    )


def _benefit(asking: Asking, criterion: Criterion) -> Condition:
    def within(first: int | None, last: int) -> Condition:
        total = Need(Fact(FactKind.BENEFIT, (), first, last, _SOLUTION), _least(criterion))
        if not criterion.consecutive or first is None:
            return total
        years = range(first, last + 1)
        return all_of(total, *(Need(Fact(FactKind.WORKS, (), year, year, _SOLUTION), 1) for year in years))

    return asking.counted(criterion, within)


def _share(asking: Asking, criterion: Criterion) -> Condition:
    """Shares are counted in half basis points, so that "more than" is the half above."""
    limit = 2 * cast(int, criterion.share) + bool(criterion.more_than)
    if criterion.rating is not None:
        return Need(_of_year(asking, FactKind.MEMBERS_SHARE_RATED, criterion.rating.value), limit)
    return Need(_of_year(asking, FactKind.MEMBERS_SHARE_WITH_TITLE, *sorted(criterion.awards)), limit)


def _of_year(asking: Asking, kind: FactKind, *of: str) -> Fact:
    return Fact(kind, of, asking.year, asking.year)


def _members(asking: Asking, criterion: Criterion) -> Condition:
    return Need(_of_year(asking, FactKind.MEMBERS_WITH_TITLE, *sorted(criterion.awards)), _least(criterion))


def _nobody_disciplined(asking: Asking, criterion: Criterion) -> Condition:
    return Need(_of_year(asking, FactKind.MEMBERS_DISCIPLINED, _form(criterion)), 0, most=True)


def _service(unit: int) -> "_Asked":
    def asked(_: Asking, criterion: Criterion) -> Condition:
        weights = ((weight.service, weight.per_cent) for weight in criterion.weights)
        counted = ((criterion.service, 100), *weights)
        of = tuple(f"{service}*{per_cent}" for service, per_cent in counted)
        return Need(Fact(FactKind.SERVICE, of), _least(criterion) * unit * 100)

    return asked


def _terms(_: Asking, criterion: Criterion) -> Condition:
    consecutive = (CONSECUTIVE,) if criterion.consecutive else ()
    return Need(Fact(FactKind.TERMS, (str(criterion.service), *consecutive)), _least(criterion))


def _discipline(asking: Asking, criterion: Criterion) -> Condition:
    """Without a window, of the year of the proposal, as yearly titles are."""

    def within(first: int | None, last: int) -> Condition:
        return Need(Fact(FactKind.DISCIPLINE, (_form(criterion),), first, last), 0, most=True)

    return asking.counted(criterion, within) if criterion.window else within(asking.year, asking.year)


def _form(criterion: Criterion) -> str:
    return cast(DisciplineForm, criterion.discipline).value


def _in_words(kind: FactKind) -> "_Asked":
    def asked(_: Asking, criterion: Criterion) -> Condition:
        return Need(Fact(kind, (slug(criterion.what),)), 1)

    return asked


def _least(criterion: Criterion) -> int:
    return cast(int, criterion.at_least)


_Asked = Callable[[Asking, Criterion], Condition]
_ASKED: Mapping[CriterionKind, _Asked] = {
    CriterionKind.RATING_YEARS: _years,
    CriterionKind.TITLE_YEARS: _years,
    CriterionKind.TITLE_TIMES: _times,
    CriterionKind.AWARD_HELD: _held,
    CriterionKind.INITIATIVES: _initiatives,
    CriterionKind.BENEFIT: _benefit,
    CriterionKind.MEMBER_SHARE: _share,
    CriterionKind.MEMBER_COUNT: _members,
    CriterionKind.MEMBER_DISCIPLINE: _nobody_disciplined,
    CriterionKind.SERVICE_YEARS: _service(YEAR_OF_SERVICE),
    CriterionKind.SERVICE_MONTHS: _service(MONTH_OF_SERVICE),
    CriterionKind.TERMS: _terms,
    CriterionKind.ABSENCE_DAYS: lambda asking, criterion: Need(
        _of_year(asking, FactKind.ABSENCE), cast(int, criterion.at_most), most=True
    ),
    CriterionKind.POSITION: lambda _, criterion: Need(
        Fact(FactKind.LEADER), int(bool(criterion.leader)), most=not criterion.leader
    ),
    CriterionKind.QUALIFICATION: lambda _, criterion: (
        Need(Fact(FactKind.QUALIFICATION), 1)
        if criterion.qualification is QualificationBand.FROM_UNIVERSITY
        else Need(Fact(FactKind.QUALIFICATION), 0, most=True)
    ),
    CriterionKind.MEMBERSHIP: lambda *_: Need(Fact(FactKind.MEMBER), 1),
    CriterionKind.DISCIPLINE: _discipline,
    CriterionKind.HOLD: lambda *_: Need(Fact(FactKind.HOLD), 0, most=True),
    CriterionKind.ONCE: lambda asking, _: Need(Fact(FactKind.GIVEN, (asking.award,)), NEVER, most=True),
    CriterionKind.JUDGED: _in_words(FactKind.JUDGED),
    CriterionKind.UNREAD: _in_words(FactKind.UNREAD),
}
"""What each kind of criterion asks; lists are put together by `rules`."""
