"""Candidates in columns: `assess_all` says of each what `assess` says, for every bundled version of a rule."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.eligibility_worlds import AWARD, FILED, book, criteria, papers
from vneduunion.eligibility import Verdict, assess, assess_all
from vneduunion.eligibility.dossiers import EVIDENCE
from vneduunion.errors import BadRecord
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Criterion,
    Dataset,
    Discipline,
    DisciplineForm,
    Group,
    Influence,
    Initiative,
    InitiativeKind,
    Membership,
    Person,
    Qualification,
    QualificationBand,
    Rating,
    RecipientKind,
    Recognition,
    RecognitionLevel,
    Rulebook,
    Service,
    ServiceKind,
    StrandKind,
    UnionMembership,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue, rulebooks
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

PEOPLE, UNITS, GROUP = ("an", "binh", "chi"), ("north", "south"), "circle"
COLLECTIVES = (*UNITS, GROUP)
Draw = st.DrawFn


@frozen
class Filed:
    """A version of a rule and a day on which it judges.

    Attributes:
        book: the rulebook.
        strand: whose version it is.
        version: its id.
        day: the day on which files arrive.
        recipient: whom the rule is about.
    """

    book: Rulebook
    strand: str
    version: str
    day: date
    recipient: RecipientKind

    def __str__(self) -> str:
        return f"{self.book.award_kind}:{self.strand}/{self.version}:{self.recipient.value.lower()}"


def filed() -> Iterator[Filed]:
    for award, rules in rulebooks().items():
        kind = rules.award or catalogue().award_kinds[award]
        for strand in rules.strands:
            for version in strand.versions:
                day = version.since or version.until or date(2020, 6, 1)
                recipients = strand.recipients or kind.recipients
                for recipient in recipients:
                    if recipient in kind.recipients and recipient is not RecipientKind.HOUSEHOLD:
                        yield Filed(rules, strand.id, version.id, day + timedelta(days=200), recipient)


def kinds_of(book: Rulebook) -> list[str]:
    """The awards that a rulebook speaks of."""
    versions = (version for strand in book.strands for version in strand.versions)
    asked = [each for version in versions if version.criteria for each in version.criteria.walk()]
    named = [*(kind for each in asked for kind in each.awards), *(each.after for each in asked if each.after)]
    return sorted({book.award_kind, *named})


def days(day: date) -> st.SearchStrategy[date]:
    return st.dates(day - timedelta(days=365 * 8), day + timedelta(days=200))


def periods(day: date, *, by_school_year: bool) -> st.SearchStrategy[Period]:
    """Mostly whole years up to the year of the filing; also days, stages and stretches that are open."""
    years = st.integers(day.year - 8, day.year)
    whole = years.map(Period.school_year if by_school_year else Period.year)
    return st.one_of(
        whole,
        whole,
        whole,
        st.integers(day.year - 8, day.year - 1).map(Period.year if by_school_year else Period.school_year),
        days(day).map(Period.day),
        years.map(lambda year: Period.month(year, 10)),
        years.map(lambda year: Period.stage(year - 2, year)),
        years.map(lambda year: Period.span(None, year)),
        days(day).map(lambda first: Period.span(first, None)),
        years.map(lambda year: Period.term(year - 3, year)),
    )


def some(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=most)


@st.composite
def spans(draw: Draw, day: date) -> dict[str, date | None]:
    one, other = draw(st.none() | days(day)), draw(st.none() | days(day))
    if one is not None and other is not None and other < one:
        one, other = other, one
    return {"since": one, "until": other}


@st.composite
def initiatives(draw: Draw, when: st.SearchStrategy[Period], at: int) -> Initiative:
    authors = draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
    shares = draw(st.lists(st.none() | st.integers(0, 3_000), min_size=3, max_size=3))
    recognitions = st.builds(
        Recognition,
        level=st.sampled_from(RecognitionLevel),
        when=st.none() | when,
        influence=st.none() | st.sampled_from(Influence),
    )
    amounts = st.sampled_from((None, 0, 10**7, 10**8, 10**9))
    low, high = draw(amounts), draw(amounts)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Initiative(
        id=f"work-{at}",
        title=f"Work {at}",
        kind=draw(st.sampled_from(InitiativeKind)),
        authors=tuple(
            Authorship(person=who, share=share) for who, share in zip(authors, shares, strict=False)
        ),
        units=tuple(draw(st.lists(st.sampled_from(UNITS), max_size=2, unique=True))),
        group=draw(st.none() | st.just(GROUP)),
        applied=draw(st.none() | when),
        recognitions=tuple(draw(some(recognitions, 2))),
        benefit=draw(st.none() | st.just(Quantity(low=low, high=high))),
    )


@st.composite
def worlds(draw: Draw, asked: Filed, *, by_school_year: bool) -> Dataset:
    """A few candidates with papers of all kinds."""
    day, when = asked.day, periods(asked.day, by_school_year=by_school_year)
    everybody, person = st.sampled_from((*PEOPLE, *COLLECTIVES)), st.sampled_from(PEOPLE)
    rated = st.builds(Assessment, subject=everybody, period=when, rating=st.sampled_from(Rating))
    awards = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(kinds_of(asked.book)),
            "recipient": everybody,
            "when": when,
            "for_year": st.none() | when,
            "revoked": st.none() | st.none() | when,
        }
    )
    held = spans(day)
    memberships = st.tuples(person, st.none() | st.sampled_from(UNITS), held)
    services = st.tuples(person, st.sampled_from(ServiceKind), held)
    disciplines = st.tuples(person, st.sampled_from(DisciplineForm), held, days(day))
    degrees = st.builds(
        Qualification, person=person, level=st.sampled_from(QualificationBand), when=st.none() | when
    )
    of_group = draw(some(st.tuples(person, held), 3))
    return Dataset(
        persons=[Person(id=id_, name=id_.title()) for id_ in PEOPLE],
        units=[Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_)) for id_ in UNITS],
        groups=[
            Group(
                id=GROUP,
                unit=UNITS[0],
                members=tuple(Membership(person=who, **when) for who, when in of_group),
            )
        ],
        assessments=draw(some(rated, 12)),
        awards=[Award(id=f"award-{at}", **each) for at, each in enumerate(draw(some(awards, 10)))],
        initiatives=[draw(initiatives(when, at)) for at in range(draw(st.integers(0, 4)))],
        services=[Service(person=who, role=role, **when) for who, role, when in draw(some(services, 4))],
        disciplines=[
            Discipline(
                person=who, form=form, since=when["since"] or first, until=when["since"] and when["until"]
            )
            for who, form, when, first in draw(some(disciplines, 3))
        ],
        qualifications=draw(some(degrees, 4)),
        union_memberships=[
            UnionMembership(person=who, unit=unit, **when) for who, unit, when in draw(some(memberships, 5))
        ],
    )


_YES_OR_NO = frozenset(
    "title standard awarded leader member discipline hold judged unread recalled".split()  # noqa: SIM905 kinds of facts
)
_WORDS = {
    "rating": [each.value for each in Rating],
    "qualification": [each.value for each in QualificationBand],
}


def answers(key: str) -> st.SearchStrategy[Any]:
    """What may be told of a fact."""
    kind = key.partition("@")[0].partition(":")[0]
    if kind in _WORDS:
        return st.sampled_from(_WORDS[kind])
    if kind in _YES_OR_NO:
        return st.booleans()
    return st.integers(2_010, 2_026) if kind == "given" else st.integers(0, 40)


@st.composite
def told(draw: Draw, verdict: Verdict) -> dict[str, Any]:
    """What a caller knows of some facts that no paper tells."""
    keys = [key for key in verdict.unknown if not key.startswith("rule:") and draw(st.integers(0, 2)) == 0]
    return {key: draw(answers(key)) for key in keys}


def answers_of(verdict: Verdict) -> list[str]:
    """The outcome, and the answers to the parts of the rules below it."""
    return [reason.outcome.name for reason in verdict.reasons.walk()]


@pytest.mark.parametrize("asked", [*filed()], ids=str)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_each_candidate_has_the_answers_that_it_has_alone(asked: Filed, data: st.DataObject) -> None:
    by_school_year = data.draw(st.booleans())
    world = data.draw(worlds(asked, by_school_year=by_school_year))
    year = asked.day.year
    how: dict[str, Any] = {
        "year": Period.school_year(year - 1) if by_school_year else Period.year(year),
        "under": data.draw(st.sampled_from((None, *rules_of(asked.book)))),
        "complete": data.draw(st.sets(st.sampled_from(EVIDENCE)) | st.just(set(EVIDENCE))),
        "allow": data.draw(st.sampled_from(((), (f"{asked.strand}/{asked.version}",)))),
        "parameters": data.draw(st.sampled_from(({}, {"co-authors": 2, "contribution": 1_000}))),
    }
    candidates = PEOPLE if asked.recipient is RecipientKind.INDIVIDUAL else COLLECTIVES
    award, day = asked.book.award_kind, asked.day
    alone: dict[str, Verdict] = {}
    known: dict[str, dict[str, Any]] = {}
    for each in candidates:
        alone[each], known[each] = assess(world, award, each, day, **how), {}
        answers = data.draw(told(alone[each]))
        try:
            alone[each], known[each] = assess(world, award, each, day, known=answers, **how), answers
        except BadRecord:  # it contradicts papers, and does so among others too
            with pytest.raises(BadRecord):
                assess_all(world, award, day, candidates=candidates, answers=frame({each: answers}), **how)
    found = assess_all(world, award, day, candidates=candidates, answers=frame(known), **how)
    columns = [name for name in found.table.columns if name not in {"candidate", "unit"}]
    rows = {row["candidate"]: [row[name] for name in columns] for row in found.table.iter_rows(named=True)}
    assert rows == {each: answers_of(verdict) for each, verdict in alone.items()}


@settings(max_examples=60, deadline=None)
@given(papers(), criteria, st.sets(st.sampled_from(EVIDENCE)) | st.just(set(EVIDENCE)))
def test_under_rules_that_are_made_up_too(world: Dataset, criterion: Criterion, complete: set[str]) -> None:
    how: dict[str, Any] = {"books": {AWARD: book(criterion)}, "principles": (), "complete": complete}
    alone = assess(world, AWARD, "hoa", FILED, **how)
    found = assess_all(world, AWARD, FILED, **how)
    (row,) = found.table.drop("candidate", "unit").rows()
    assert [*row] == answers_of(alone)


def frame(known: dict[str, dict[str, Any]]) -> pl.DataFrame:
    rows = [{"candidate": each} | answers for each, answers in known.items()]
    return pl.from_dicts(rows, infer_schema_length=None)


def rules_of(book: Rulebook) -> list[str]:
    return [strand.id for strand in book.strands if strand.kind is StrandKind.RULE]
