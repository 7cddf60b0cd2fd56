"""How many may be proposed, beside how many could be."""

from datetime import date

import polars as pl
import pytest
from attrs import evolve

from tests.small_world import unit
from vneduunion.eligibility import Verdicts, assess_all
from vneduunion.errors import BadRecord, UnknownId
from vneduunion.model import (
    Assessment,
    Award,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    LocalParameter,
    Mark,
    ParameterUnit,
    Person,
    Quota,
    Rating,
    RecipientKind,
    Rounding,
    Rulebook,
    RuleVersion,
    Strand,
    StrandKind,
    Tie,
    TieKind,
    UnionMembership,
    Window,
)
from vneduunion.tables import tables
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

AWARD, WORKER, FILED = "grassroots-emulation-fighter", "advanced-worker", date(2022, 12, 20)
YEAR = Period.year(2022)
LAW = "law/2017"
NAME = Name(vi="Tỷ lệ", en="Share")
RATED = Criterion(
    kind=CriterionKind.RATING_YEARS, rating=Rating.EXCELLENT, at_least=1, window=Window.PROPOSAL_YEAR
)


def world(
    *workers: str, units: dict[str, tuple[str | None, ...]], excellent: str = "", good: str = ""
) -> Dataset:
    """People in units, some of whom hold the title and some of whom are rated."""
    ratings = {Rating.EXCELLENT: excellent, Rating.GOOD: good}
    return Dataset(
        persons=[Person(id=who, name=who) for who in sorted(units)],
        units=[unit("north"), unit("south")],
        union_memberships=[UnionMembership(person=who, unit=each) for who in units for each in units[who]],
        awards=[Award(id=f"w.{who}", kind=WORKER, recipient=who, when=YEAR) for who in workers],
        assessments=[
            Assessment(subject=who, period=YEAR, rating=rating)
            for rating, people in ratings.items()
            for who in people.split()
        ],
    )


def book(
    *quotas: Quota, mark: Mark = Mark.CONFIRMED, parameters: tuple[LocalParameter, ...] = ()
) -> Rulebook:
    version = RuleVersion(
        id="2017", citations=(Citation(document="06-2022-qh15"),), mark=mark, criteria=RATED, quotas=quotas
    )
    strand = Strand(id="law", name=Name(en="Law"), versions=(version,))
    return Rulebook(award_kind=AWARD, strands=(strand,), parameters=parameters)


def share(basis_points: int | None = 1_500, **fields) -> Quota:
    return Quota(share=basis_points, of=WORKER, what=NAME, mark=fields.pop("mark", Mark.CONFIRMED), **fields)


def asked(
    data: Dataset, *quotas: Quota, complete=("awards", "assessments", "union_memberships"), **how
) -> Verdicts:
    rules = how.pop("rules", None) or book(*quotas)
    return assess_all(data, AWARD, FILED, books={AWARD: rules}, principles=(), complete=complete, **how)


def rows(found: Verdicts, *columns: str) -> list[tuple[object, ...]]:
    return found.quotas.select(*columns).rows()


LIMITS = ("unit", "basis_low", "basis_high", "limit_low", "limit_high", "eligible", "unknown", "within")
TEN = {f"p{at}": ("north",) for at in range(10)}


@pytest.mark.parametrize(
    ("rounding", "limits"),
    [(None, (1, 2)), (Rounding.DOWN, (1, 1)), (Rounding.NEAREST, (2, 2)), (Rounding.UP, (2, 2))],
)
def test_a_share_of_those_who_hold_an_award_in_the_unit(rounding, limits):
    found = asked(world(*TEN, units=TEN, excellent="p0 p1"), share(rounding=rounding))
    within = "TRUE" if limits[0] > 1 else "UNKNOWN" if limits[1] > 1 else "FALSE"
    assert rows(found, *LIMITS) == [("north", 10, 10, *limits, 2, 0, within)]


def test_how_places_round_is_a_parameter_of_the_rulebook():
    way = LocalParameter(id="rounding", name=NAME, unit=ParameterUnit.ROUNDING, mark=Mark.UNKNOWN)
    data, rules = world(*TEN, units=TEN, excellent="p0 p1"), book(share(), parameters=(way,))
    assert rows(asked(data, rules=rules), "limit_low", "limit_high") == [(1, 2)]
    found = asked(data, rules=rules, parameters={"rounding": "UP"})
    assert rows(found, "limit_low", "limit_high") == [(2, 2)]
    with pytest.raises(BadRecord, match="DOWN, NEAREST, UP"):
        asked(data, rules=rules, parameters={"rounding": "SIDEWAYS"})


def test_who_may_be_in_several_units_counts_possibly_in_each():
    units = {**TEN, "q": ("north", "south"), "r": (None,)}
    found = asked(world(*units, units=units, excellent="q r p0"), share(1_000))
    assert rows(found, *LIMITS) == [
        ("north", 10, 12, 1, 2, 1, 2, "UNKNOWN"),
        ("south", 0, 2, 0, 1, 0, 2, "UNKNOWN"),
        (None, 0, None, 0, None, 1, 0, "UNKNOWN"),
    ]
    assert found.frame.filter(found.frame["outcome"] == "TRUE")["unit"].to_list() == ["north", None, None]


TEAMS = {f"{team}{n}": (team,) for team in ("a", "b", "c") for n in range(12)}


def of_teams(since: date | None = None, until: date | None = None) -> Dataset:
    """Three teams of twelve advanced workers, of whom two each are excellent; two teams belong to a school."""
    people = world(
        *TEAMS,
        units=TEAMS,
        excellent="a0 a1 b0 b1 c0 c1",
        good=" ".join(who for who in TEAMS if who[1:] > "1"),
    )
    ties = [
        Tie(child=team, parent="school", kind=TieKind.DIRECT, since=since, until=until) for team in ("a", "b")
    ]
    return evolve(people, units=[unit(each) for each in ("a", "b", "c", "school")], ties=ties)


@pytest.mark.parametrize("make", [lambda data: data, tables], ids=["records", "columns"])
def test_a_share_is_of_the_units_that_are_asked_for_with_those_below(make):
    """Fifteen in a hundred of twelve are one, of twenty-four three."""
    quota, columns = share(rounding=Rounding.DOWN), ("unit", "basis_low", "limit_high", "eligible", "within")
    data = make(of_teams())
    assert rows(asked(data, quota), *columns) == [(team, 12, 1, 2, "FALSE") for team in ("a", "b", "c")]
    found = asked(data, quota, over=["school"])
    assert rows(found, *columns) == [("school", 24, 3, 4, "FALSE"), (None, 0, None, 2, "UNKNOWN")]
    assert {*found.table.filter(pl.col("candidate").str.starts_with("b"))["unit"]} == {"school"}
    assert found.table.filter(pl.col("candidate").str.starts_with("c"))["unit"].null_count() == 12
    assert rows(asked(data, quota, over=["school", "a"]), "unit", "eligible") == [
        ("a", 2),
        ("school", 4),
        (None, 2),
    ]


def test_units_below_are_those_of_the_day():
    over = ("school",)
    ended, begun = of_teams(until=date(2022, 12, 19)), of_teams(since=FILED)
    assert rows(asked(ended, share(), over=over), "unit", "eligible") == [(None, 6)]
    assert rows(asked(begun, share(), over=over), "unit", "eligible") == [("school", 4), (None, 2)]


def test_units_that_nobody_knows_have_no_quotas():
    with pytest.raises(UnknownId, match="scool"):
        asked(of_teams(), share(), over=["scool"])
    with pytest.raises(TypeError, match="over is a collection of ids of units"):
        asked(of_teams(), share(), over="school")


def test_without_all_memberships_there_may_be_more_holders_and_other_candidates():
    units = {**TEN, "q": ()}
    found = asked(
        world(*TEN, units=units, excellent="q p0 p1 p2"), share(), complete=("awards", "assessments")
    )
    assert rows(found, *LIMITS) == [
        ("north", 10, None, 1, None, 3, 1, "UNKNOWN"),
        (None, 0, None, 0, None, 1, 0, "UNKNOWN"),
    ]


def test_holders_are_bounds_where_awards_may_be_missing():
    found = asked(world("p0", units=TEN), share(), complete=("union_memberships", "assessments"))
    assert rows(found, *LIMITS) == [("north", 1, 10, 0, 2, 0, 0, "TRUE")]


def test_those_among_whom_somebody_must_choose_are_told_and_nobody_is_chosen():
    units = {**TEN, "s": ("south",)}
    data = world(*TEN, units=units, excellent="p0 p1 p2 s")
    found = asked(data, share(), complete=("awards", "union_memberships"))
    columns = ("unit", "rule", "quota", "limit_high", "candidate", "outcome")
    tied = found.tied.rows()
    assert found.tied.columns == [*columns]
    assert [row for row in tied if row[-1] == "TRUE"] == [
        *(("north", LAW, 1, 2, who, "TRUE") for who in ("p0", "p1", "p2")),
        ("south", LAW, 1, 0, "s", "TRUE"),
    ]
    assert {row[-1] for row in tied} == {"TRUE", "UNKNOWN"}


def test_a_number_is_over_all_candidates_that_were_asked_for():
    units = {**TEN, "s": ("south",)}
    quota = Quota(at_most=2, what=NAME, mark=Mark.CONFIRMED)
    found = asked(world(units=units, excellent="p0 p1 s", good="p2"), quota)
    assert rows(found, *LIMITS, "what_vi", "what_en", "of") == [
        (None, 0, None, 2, 2, 3, 0, "FALSE", "Tỷ lệ", "Share", None)
    ]
    assert found.tied["candidate"].to_list() == ["p0", "p1", "s"]
    few = asked(world(units=units, excellent="p0 p1 s"), quota, candidates=["p0", "p1", "p2"])
    assert rows(few, "within") == [("TRUE",)]


@pytest.mark.parametrize(
    ("quota", "allow", "limits"),
    [
        (share(mark=Mark.RECALLED), (), (0, None)),
        (share(mark=Mark.RECALLED), (LAW,), (1, 2)),
        (Quota(share=1_500, what=NAME, mark=Mark.CONFIRMED), (), (0, None)),
    ],
)
def test_a_quota_that_is_only_recalled_or_of_something_unknown_limits_nothing(quota, allow, limits):
    found = asked(world(*TEN, units=TEN, excellent="p0"), quota, allow=allow)
    assert rows(found, "limit_low", "limit_high") == [limits]


@pytest.mark.parametrize(
    ("unit_of", "default", "given", "limits"),
    [
        (ParameterUnit.BASIS_POINTS, None, {}, (0, None)),
        (ParameterUnit.BASIS_POINTS, 2_000, {}, (2, 2)),
        (ParameterUnit.BASIS_POINTS, None, {"part": 1_000}, (1, 1)),
        (ParameterUnit.PIECES, None, {"part": 3}, (3, 3)),
        (ParameterUnit.PIECES, None, {}, (0, None)),
    ],
)
def test_a_quota_that_places_set(unit_of, default, given, limits):
    part = LocalParameter(id="part", name=NAME, unit=unit_of, default=default, mark=Mark.UNKNOWN)
    quota = Quota(parameter="part", of=WORKER, what=NAME, mark=Mark.UNKNOWN)
    rules = book(quota, parameters=(part,))
    found = asked(world(*TEN, units=TEN, excellent="p0"), rules=rules, parameters=given)
    assert rows(found, "limit_low", "limit_high") == [limits]


def test_a_rule_of_which_no_quota_was_read_says_so_once():
    found = asked(world(units=TEN, excellent="p0"))
    assert rows(found, "rule", "quota", "limit_low", "limit_high", "eligible", "within") == [
        (LAW, None, 0, None, 1, "UNKNOWN")
    ]
    nobody = asked(world(units=TEN, good=" ".join(TEN)))
    assert rows(nobody, "eligible", "unknown", "within") == [(0, 0, "TRUE")]


def test_quotas_are_those_of_the_rules_that_are_asked_and_of_the_day():
    early = RuleVersion(
        id="old",
        until=date(2020, 1, 1),
        citations=(Citation(document="06-2022-qh15"),),
        mark=Mark.CONFIRMED,
        criteria=RATED,
        quotas=(share(),),
    )
    strands = (
        *book(share(2_000)).strands,
        Strand(id="old", name=NAME, versions=(early,)),
        Strand(id="beside", name=NAME, kind=StrandKind.DETAIL, versions=(early,)),
        Strand(id="theirs", name=NAME, recipients=(RecipientKind.COLLECTIVE,), versions=(early,)),
    )
    rules = Rulebook(award_kind=AWARD, strands=strands)
    data = world(units=TEN)
    assert rows(asked(data, rules=rules), "rule", "quota") == [(LAW, 1), ("old/2022-12-20", None)]
    assert rows(asked(data, rules=rules, under="law"), "rule", "quota") == [(LAW, 1)]
