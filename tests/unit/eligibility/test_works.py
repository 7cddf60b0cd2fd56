from datetime import date

import pytest

from vneduunion.eligibility.facts import Conditions, Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.works import CO_AUTHORS, CONTRIBUTION, fits
from vneduunion.model import (
    Authorship,
    Influence,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    Work,
)
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

YES, NO, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FILED, MARCH = date(2024, 10, 1), Period.day(date(2024, 3, 1))
GRASSROOTS, PROVINCE, MINISTRY = (
    RecognitionLevel.GRASSROOTS,
    RecognitionLevel.PROVINCE,
    RecognitionLevel.MINISTRY,
)
COMPLETE = {"complete": frozenset({"initiatives"})}


def work(**fields: object) -> Initiative:
    told = {"kind": InitiativeKind.TECHNICAL, "authors": (Authorship(person="hoa"),)}
    return Initiative(id="w", title="W", **told | fields)


def recognised(
    when: Period | None = MARCH, level: RecognitionLevel = GRASSROOTS, influence: Influence | None = None
) -> dict[str, object]:
    return {"recognitions": (Recognition(level=level, when=when, influence=influence),)}


def counts(
    piece: Initiative,
    conditions: Conditions | None = None,
    *,
    first: int | None = 2024,
    last: int = 2024,
    candidate: str = "hoa",
    **filing: object,
) -> Truth:
    """Whether a piece of work counts; one that does not is left out."""
    fact = Fact(FactKind.WORKS, (), first, last, conditions or Conditions(Work.EITHER))
    found = fits([piece], candidate, fact, Filing(FILED, Period.year(2024), **filing))
    return found[0][0] if found else NO


@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        (InitiativeKind.TECHNICAL, [Work.INITIATIVE, Work.EITHER]),
        (InitiativeKind.EXPERIENCE, [Work.INITIATIVE, Work.EITHER]),
        (InitiativeKind.SOLUTION, [Work.INITIATIVE, Work.EITHER]),
        (InitiativeKind.TOPIC, [Work.TOPIC, Work.EITHER]),
        (InitiativeKind.PRODUCT, []),
        (InitiativeKind.ARTICLE, []),
        (InitiativeKind.PAPER, []),
    ],
)
def test_products_articles_and_papers_are_neither_initiatives_nor_topics(
    kind: InitiativeKind, counted: list[Work]
) -> None:
    piece = work(kind=kind, **recognised())
    assert [asked for asked in Work if counts(piece, Conditions(asked)) is YES] == counted


@pytest.mark.parametrize(
    ("level", "asked", "expected"),
    [(PROVINCE, None, YES), (PROVINCE, GRASSROOTS, YES), (PROVINCE, PROVINCE, YES), (PROVINCE, MINISTRY, NO)],
)
def test_recognition_counts_from_the_level_that_is_asked_up(
    level: RecognitionLevel, asked: RecognitionLevel | None, expected: Truth
) -> None:
    piece = work(**recognised(level=level))
    assert counts(piece, Conditions(Work.EITHER, asked), **COMPLETE) is expected


def test_of_several_recognitions_the_best_is_taken() -> None:
    both = (*recognised()["recognitions"], *recognised(level=MINISTRY)["recognitions"])
    assert counts(work(recognitions=both), Conditions(Work.EITHER, PROVINCE)) is YES


@pytest.mark.parametrize(
    ("influence", "filing", "expected"),
    [
        (Influence.NATION, {}, YES),
        (Influence.PROVINCE, {}, YES),
        (Influence.GRASSROOTS, COMPLETE, NO),
        (Influence.GRASSROOTS, {}, UNKNOWN),
        (None, {}, UNKNOWN),
        (None, COMPLETE, NO),
    ],
)
def test_influence_must_reach_as_far_as_is_asked(
    influence: Influence | None, filing: dict[str, object], expected: Truth
) -> None:
    piece = work(**recognised(influence=influence))
    assert counts(piece, Conditions(Work.EITHER, influence=Influence.PROVINCE), **filing) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Period.day(date(2024, 1, 1)), YES),
        (Period.day(date(2023, 12, 31)), NO),
        (Period.day(FILED), YES),
        (Period.day(date(2024, 10, 2)), NO),
        (Period.quarter(2024, 1), YES),
        (Period.year(2024), UNKNOWN),
        (Period.school_year(2023), UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_recognition_counts_in_the_years_asked_and_not_after_the_file(
    when: Period | None, expected: Truth
) -> None:
    assert counts(work(**recognised(when)), **COMPLETE) is expected


def test_where_no_first_year_is_named_old_recognition_counts() -> None:
    old = work(**recognised(Period.year(1999)))
    assert counts(old, first=None) is YES
    assert counts(old, **COMPLETE) is NO


def test_what_no_record_tells_is_unknown_unless_records_are_complete() -> None:
    assert counts(work()) is UNKNOWN
    assert counts(work(), **COMPLETE) is NO


@pytest.mark.parametrize(
    ("applied", "filing", "expected"),
    [
        (Period.day(date(2024, 9, 1)), {}, YES),
        (Period.day(date(2024, 10, 2)), {}, NO),
        (None, {}, UNKNOWN),
        (None, COMPLETE, NO),
    ],
)
def test_it_must_have_been_put_to_use_where_that_is_asked(
    applied: Period | None, filing: dict[str, object], expected: Truth
) -> None:
    piece = work(applied=applied, **recognised())
    assert counts(piece, Conditions(Work.EITHER, applied=True), **filing) is expected
    assert counts(piece, **filing) is YES


@pytest.mark.parametrize(("most", "expected"), [(1, NO), (2, YES), (3, YES)])
def test_a_place_may_limit_the_number_of_authors(most: int, expected: Truth) -> None:
    piece = work(authors=(Authorship(person="hoa"), Authorship(person="an")), **recognised())
    assert counts(piece, parameters={CO_AUTHORS: most}) is expected


@pytest.mark.parametrize(
    ("share", "expected"), [(3_999, NO), (4_000, YES), (None, UNKNOWN)], ids=["less", "enough", "not agreed"]
)
def test_a_place_may_ask_for_a_least_contribution(share: int | None, expected: Truth) -> None:
    authors = (Authorship(person="an", share=6_000), Authorship(person="hoa", share=share))
    piece = work(authors=authors, units=("school",), **recognised())
    assert counts(piece, parameters={CONTRIBUTION: 4_000}) is expected
    assert counts(piece, candidate="school", parameters={CONTRIBUTION: 4_000}) is YES
