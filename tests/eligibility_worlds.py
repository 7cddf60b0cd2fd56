"""Small worlds of one candidate: papers of four years, and rules made up about them."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from vneduunion.model import (
    Assessment,
    Award,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Initiative,
    InitiativeKind,
    Mark,
    Person,
    QualificationBand,
    Rating,
    Recognition,
    RecognitionLevel,
    Rulebook,
    RuleVersion,
    Service,
    ServiceKind,
    Strand,
    UnionMembership,
    Window,
    Work,
)
from vneduunion.model.initiatives import Authorship
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

YEARS = range(2021, 2025)
FILED = date(2024, 12, 31)
AWARD, TITLE, OTHER = "creative-labour-certificate", "advanced-worker", "vgcl.certificate-of-merit"
EVERYTHING = (
    "assessments",
    "awards",
    "disciplines",
    "initiatives",
    "qualifications",
    "services",
    "union_memberships",
)
HOA = Person(id="hoa", name="Hoa")

_WINDOWS = (Window.PROPOSAL_YEAR, Window.YEAR_BEFORE, Window.ANY_TIME, Window.UP_TO_PROPOSAL)
counts = st.integers(1, 3)


def leaf(kind: CriterionKind, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Criterion]:
    return st.builds(Criterion, kind=st.just(kind), **fields)


single = st.one_of(
    leaf(
        CriterionKind.RATING_YEARS,
        rating=st.sampled_from([Rating.GOOD, Rating.EXCELLENT]),
        at_least=counts,
        consecutive=st.sampled_from([True]),
        window=st.sampled_from([Window.UP_TO_PROPOSAL, Window.UP_TO_YEAR_BEFORE]),
        after=st.sampled_from([None, OTHER]),
    ),
    leaf(
        CriterionKind.RATING_YEARS,
        rating=st.sampled_from([Rating.GOOD, Rating.EXCELLENT]),
        at_least=counts,
        window=st.sampled_from(_WINDOWS),
    ),
    leaf(
        CriterionKind.TITLE_YEARS,
        awards=st.just((TITLE,)),
        at_least=st.just(1),
        window=st.sampled_from([Window.PROPOSAL_YEAR, Window.YEAR_BEFORE]),
    ),
    leaf(
        CriterionKind.TITLE_YEARS,
        awards=st.just((TITLE,)),
        at_least=counts,
        window=st.sampled_from(_WINDOWS),
    ),
    leaf(
        CriterionKind.AWARD_HELD,
        awards=st.just((OTHER,)),
        window=st.sampled_from([Window.ANY_TIME, Window.YEAR_BEFORE]),
    ),
    leaf(
        CriterionKind.INITIATIVES,
        work=st.sampled_from(Work),
        level=st.sampled_from([None, RecognitionLevel.GRASSROOTS, RecognitionLevel.PROVINCE]),
        applied=st.sampled_from([None, True]),
        at_least=counts,
        window=st.sampled_from(_WINDOWS),
    ),
    leaf(CriterionKind.BENEFIT, at_least=st.sampled_from([50, 80, 120]), window=st.sampled_from(_WINDOWS)),
    leaf(CriterionKind.SERVICE_YEARS, service=st.just(ServiceKind.TEACHING), at_least=counts),
    leaf(CriterionKind.POSITION, leader=st.booleans()),
    leaf(CriterionKind.QUALIFICATION, qualification=st.sampled_from(QualificationBand)),
    leaf(CriterionKind.MEMBERSHIP),
    leaf(CriterionKind.ONCE),
)


def leaf_list(kind: CriterionKind, parts: st.SearchStrategy[Criterion]) -> st.SearchStrategy[Criterion]:
    return st.builds(Criterion, kind=st.just(kind), of=st.lists(parts, min_size=1, max_size=3).map(tuple))


criteria = st.recursive(
    single,
    lambda parts: leaf_list(CriterionKind.ALL, parts) | leaf_list(CriterionKind.ANY, parts),
    max_leaves=4,
)


def book(criterion: Criterion) -> Rulebook:
    """A rulebook of one rule."""
    version = RuleVersion(
        id="v", citations=(Citation(document="06-2022-qh15"),), mark=Mark.CONFIRMED, criteria=criterion
    )
    return Rulebook(award_kind=AWARD, strands=(Strand(id="law", name=Name(en="Law"), versions=(version,)),))


ratings = st.fixed_dictionaries({}, optional={year: st.sampled_from(Rating) for year in YEARS})
titles = st.sets(st.sampled_from(YEARS))
others = st.lists(st.sampled_from(YEARS), max_size=2, unique=True)


@st.composite
def works(draw: st.DrawFn, number: int) -> Initiative:
    year = draw(st.sampled_from([2020, *YEARS]))
    levels = draw(
        st.lists(st.sampled_from([RecognitionLevel.GRASSROOTS, RecognitionLevel.PROVINCE]), max_size=1)
    )
    return Initiative(
        id=f"work-{number}",
        title="W",
        kind=draw(st.sampled_from([InitiativeKind.TOPIC, InitiativeKind.TECHNICAL, InitiativeKind.PAPER])),
        authors=(Authorship(person="hoa"),),
        applied=draw(st.none() | st.just(Period.year(year))),
        recognitions=tuple(Recognition(level=level, when=Period.year(year)) for level in levels),
        benefit=draw(
            st.sampled_from([None, Quantity.exact(50), Quantity.exact(80), Quantity.parse("hơn 50")])
        ),
    )


@st.composite
def papers(draw: st.DrawFn) -> Dataset:
    """What papers there are of one candidate."""
    awards = [(TITLE, year) for year in sorted(draw(titles))]
    awards += [(OTHER, year) for year in draw(others)]
    awards += [(AWARD, year) for year in draw(st.lists(st.just(2022), max_size=1))]
    since = draw(st.none() | st.sampled_from([date(2020, 1, 1), date(2022, 7, 1), date(2023, 1, 1)]))
    member = draw(st.sampled_from([None, date(2019, 1, 1)]))
    return Dataset(
        persons=[HOA],
        assessments=[
            Assessment(subject="hoa", period=Period.year(year), rating=rating)
            for year, rating in draw(ratings).items()
        ],
        awards=[
            Award(id=f"a{at}", kind=kind, recipient="hoa", when=Period.year(year))
            for at, (kind, year) in enumerate(awards)
        ],
        initiatives=[draw(works(number)) for number in range(draw(st.integers(0, 2)))],
        services=[Service(person="hoa", role=ServiceKind.TEACHING, since=since)] if since else [],
        union_memberships=[UnionMembership(person="hoa", since=member)] if member else [],
    )


def without(data: Dataset, table: str, left_out: Sequence[int]) -> Dataset:
    """The papers without some of a table."""
    kept = [record for at, record in enumerate(getattr(data, table)) if at not in left_out]
    return Dataset(**{name: records for name, records in data.tables() if name != table}, **{table: kept})
