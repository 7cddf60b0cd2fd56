"""Laws of verdicts: against a plain reading of rules over papers that are complete, and against all completions."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.eligibility_worlds import (
    AWARD,
    EVERYTHING,
    FILED,
    OTHER,
    TITLE,
    YEARS,
    book,
    criteria,
    papers,
    single,
    without,
)
from vneduunion.eligibility import Verdict, assess
from vneduunion.errors import BadRecord
from vneduunion.model import (
    Criterion,
    CriterionKind,
    Dataset,
    Initiative,
    InitiativeKind,
    QualificationBand,
    Rating,
    RecognitionLevel,
    Window,
    Work,
)
from vneduunion.values.truth import Truth

BEST_FIRST = [*Rating]
LAST = YEARS[-1]
INITIATIVES = {InitiativeKind.TECHNICAL}
A_HUNDREDTH_OF_A_DAY = Fraction(1, 36_000)
"""In years: service is not longer by less."""
MOST_UNKNOWN = 4
"""With more unknown facts there are too many completions to go through."""
TOLD = {"leader": False, "qualification": QualificationBand.FROM_UNIVERSITY.value}


def asked(data: Dataset, criterion: Criterion, **more: object) -> Verdict:
    return assess(data, AWARD, "hoa", FILED, books={AWARD: book(criterion)}, principles=(), **more)


class Plain:
    """A rule read off the papers of a candidate, which are all there are."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.rated = {each.period.first.year: BEST_FIRST.index(each.rating) for each in data.assessments}

    def won(self, kind: str) -> list[int]:
        return sorted(award.when.first.year for award in self.data.awards if award.kind == kind)

    def years(self, criterion: Criterion) -> range:
        ends = {
            Window.PROPOSAL_YEAR: (LAST, LAST),
            Window.YEAR_BEFORE: (LAST - 1, LAST - 1),
            Window.ANY_TIME: (1990, LAST),
            Window.UP_TO_PROPOSAL: (1990, LAST),
            Window.UP_TO_YEAR_BEFORE: (1990, LAST - 1),
        }
        first, last = ends[criterion.window]
        return range(first, last + 1)

    def rated_years(self, criterion: Criterion) -> list[int]:
        good = BEST_FIRST.index(criterion.rating)
        return [year for year in self.years(criterion) if self.rated.get(year, len(BEST_FIRST)) <= good]

    def meets(self, criterion: Criterion) -> bool:
        return getattr(self, criterion.kind.value.lower())(criterion)

    def all(self, criterion: Criterion) -> bool:
        return all(self.meets(part) for part in criterion.of)

    def any(self, criterion: Criterion) -> bool:
        return any(self.meets(part) for part in criterion.of)

    def rating_years(self, criterion: Criterion) -> bool:
        good = self.rated_years(criterion)
        if not criterion.consecutive:
            return len(good) >= criterion.at_least
        last = self.years(criterion)[-1]
        run = range(last - criterion.at_least + 1, last + 1)
        after = criterion.after is None or any(year < run[0] for year in self.won(criterion.after))
        return set(run) <= set(good) and after

    def title_years(self, criterion: Criterion) -> bool:
        return len(set(self.won(TITLE)) & set(self.years(criterion))) >= criterion.at_least

    def award_held(self, criterion: Criterion) -> bool:
        return bool(set(self.won(OTHER)) & set(self.years(criterion)))

    def counted(self, criterion: Criterion, works: list[Initiative]) -> list[Initiative]:
        levels = [*RecognitionLevel]
        least = 0 if criterion.level is None else levels.index(criterion.level)
        return [
            work
            for work in works
            for recognition in work.recognitions
            if levels.index(recognition.level) >= least
            and recognition.when.first.year in self.years(criterion)
        ]

    def initiatives(self, criterion: Criterion) -> bool:
        kinds = {
            Work.INITIATIVE: INITIATIVES,
            Work.TOPIC: {InitiativeKind.TOPIC},
            Work.EITHER: {*INITIATIVES, InitiativeKind.TOPIC},
        }
        works = [work for work in self.data.initiatives if work.kind in kinds[criterion.work]]
        used = [work for work in works if work.applied or not criterion.applied]
        return len(self.counted(criterion, used)) >= criterion.at_least

    def position(self, criterion: Criterion) -> bool:
        return criterion.leader is TOLD["leader"]

    def qualification(self, criterion: Criterion) -> bool:
        return criterion.qualification == TOLD["qualification"]

    def membership(self, _: Criterion) -> bool:
        return bool(self.data.union_memberships)

    def service_years(self, criterion: Criterion) -> bool:
        began = [service.since for service in self.data.services]
        return any(
            date(first.year + criterion.at_least, first.month, first.day) <= date(2025, 1, 1)
            for first in began
        )

    def once(self, _: Criterion) -> bool:
        return not self.won(AWARD)


plain = criteria.filter(lambda rule: all(part.kind is not CriterionKind.BENEFIT for part in rule.walk()))


@settings(max_examples=200)
@given(papers(), plain)
def test_where_papers_are_complete_the_rule_is_read_off_them(data: Dataset, criterion: Criterion) -> None:
    known = {key: told for key, told in TOLD.items() if key in asked(data, criterion).unknown}
    verdict = asked(data, criterion, complete=EVERYTHING, known=known)
    assert verdict.outcome is Truth.of(Plain(data).meets(criterion))


@given(papers(), criteria, st.data())
def test_more_papers_never_turn_true_into_false_nor_back(
    data: Dataset, criterion: Criterion, draw: st.DataObject
) -> None:
    table = draw.draw(st.sampled_from(["assessments", "awards", "initiatives", "union_memberships"]))
    held = len(getattr(data, table))
    left_out = draw.draw(st.sets(st.integers(0, max(held - 1, 0))))
    before = asked(without(data, table, [*left_out]), criterion).outcome
    assert before in {Truth.UNKNOWN, asked(data, criterion).outcome}


@given(papers(), criteria)
def test_more_that_is_complete_never_turns_an_answer(data: Dataset, criterion: Criterion) -> None:
    before, after = asked(data, criterion).outcome, asked(data, criterion, complete=EVERYTHING).outcome
    assert before in {Truth.UNKNOWN, after}


def answers(key: str) -> list[object]:
    """Every answer to a fact that could matter to the rules of these worlds."""
    kind = key.partition("@")[0].partition(":")[0]
    if kind == "rating":
        return ["UNRATED", *(rating.value for rating in Rating)]
    if kind == "qualification":
        return [band.value for band in QualificationBand]
    if kind == "given":
        return [*range(2018, 2025), None]
    if kind == "service":
        return [0, *(years for least in (1, 2, 3, 5, 6) for years in (least - A_HUNDREDTH_OF_A_DAY, least))]
    if kind == "benefit":
        return [0, 50, 80, 120]
    return [*range(6)] if kind in {"ratings", "titles", "works"} else [True, False]


def completions(verdict: Verdict) -> Iterator[Mapping[str, object]]:
    for chosen in product(*(answers(key) for key in verdict.unknown)):
        yield dict(zip(verdict.unknown, chosen, strict=True))


few = st.recursive(
    single,
    lambda parts: st.builds(
        Criterion, kind=st.sampled_from([CriterionKind.ALL, CriterionKind.ANY]), of=st.tuples(parts, parts)
    ),
    max_leaves=3,
)


def outcomes(data: Dataset, criterion: Criterion, verdict: Verdict) -> Iterator[Truth]:
    """Of each completion that does not contradict the papers."""
    for known in completions(verdict):
        with suppress(BadRecord):
            yield asked(data, criterion, known=known).outcome


@settings(max_examples=60)
@given(papers(), few)
def test_unknown_exactly_when_two_completions_differ(data: Dataset, criterion: Criterion) -> None:
    verdict = asked(data, criterion)
    if len(verdict.unknown) > MOST_UNKNOWN:
        return
    found = set(outcomes(data, criterion, verdict))
    differ = {Truth.TRUE, Truth.FALSE}
    assert found == (differ if verdict.outcome is Truth.UNKNOWN else {verdict.outcome})
