"""A small closed world of people, works and acts: few days, few ids, so that rules are often broken."""

from datetime import date

import attrs
from hypothesis import strategies as st

from vneduunion.model import (
    Activity,
    ActivityKind,
    Assessment,
    Authorship,
    Award,
    AwardCategory,
    AwardFrequency,
    AwardKind,
    AwardLevel,
    Dataset,
    Discipline,
    DisciplineForm,
    Document,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Movement,
    MovementKind,
    Office,
    OfficeRole,
    Person,
    Qualification,
    QualificationBand,
    Rating,
    RecipientKind,
    Recognition,
    RecognitionLevel,
    Service,
    ServiceKind,
    Source,
    UnionMembership,
    Unit,
    UnitKind,
)
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

DAYS = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 6, 30), date(2021, 1, 1)]
PERIODS = [
    *map(Period.day, DAYS),
    Period.year(2020),
    Period.year(2021),
    Period.parse("năm học 2020-2021"),
    Period.parse("nhiệm kỳ 2018-2023"),
    Period.parse("đến năm 2020"),
    Period.parse("from 2020", published=None),
]
NUMBERS = ["98/2020/NĐ-CP", "15/2021/QH15", "103/KH-CĐN"]
NOWHERE = "nowhere"

day = st.sampled_from(DAYS)
period = st.sampled_from(PERIODS)
maybe_day, maybe_period = st.none() | day, st.none() | period


def ids(prefix: str):
    """Ids of records of the world, and now and then one that leads nowhere."""
    return st.sampled_from([f"{prefix}0", f"{prefix}1", f"{prefix}0", f"{prefix}1", NOWHERE])


@st.composite
def few(draw, elements, most=2):
    """A few elements, and now and then the first of them again."""
    found = draw(st.lists(elements, max_size=most))
    return (*found, *found[: draw(st.integers(0, 1))])


def made(cls, **fields):
    """Records of a class; a span whose days are out of order is turned round."""
    return st.fixed_dictionaries(fields).map(lambda given: cls(**_ordered(given)))


def _ordered(given):
    since, until = given.get("since"), given.get("until")
    if since and until and since > until:
        return given | {"since": until, "until": since}
    return given


def kinds(choices):
    return st.sampled_from(list(choices))


span = {"since": maybe_day, "until": maybe_day}
person, unit = ids("p"), ids("u")
UNIT_KINDS = (
    UnitKind.GRASSROOTS,
    UnitKind.CONFEDERATION,
    UnitKind.CENTRAL_SECTOR_UNION,
    UnitKind.CORPORATION_UNION_CENTRAL,
    UnitKind.PROVINCIAL_FEDERATION,
)
LEVELS = (
    AwardLevel.CENTRAL_UNION,
    AwardLevel.PROVINCE,
    AwardLevel.STATE,
    AwardLevel.MINISTRY,
    AwardLevel.GRASSROOTS,
    None,
)
STATUTORY_AND_OTHER = (
    InitiativeKind.TECHNICAL,
    InitiativeKind.EXPERIENCE,
    InitiativeKind.SOLUTION,
    InitiativeKind.TOPIC,
)
share = st.none() | st.sampled_from([3_300, 3_400, 4_950, 5_000, 9_949, 9_950, 2_000])
members = made(Membership, person=person, **span)
recognitions = made(
    Recognition,
    level=kinds([RecognitionLevel.GRASSROOTS, RecognitionLevel.PROVINCE]),
    by=st.none() | unit,
    when=maybe_period,
)

SERVICES = (ServiceKind.TEACHING, ServiceKind.UNION_FULL_TIME, ServiceKind.UNION_PART_TIME)
RATED = st.sampled_from([Period.year(2020), Period.work_year(2020), Period.school_year(2020), *PERIODS])
EVIDENCE = {
    "assessments": lambda _: made(
        Assessment,
        subject=person | unit | ids("g"),
        period=RATED,
        rating=kinds([Rating.GOOD, Rating.EXCELLENT]),
        decision=st.none() | ids("d"),
    ),
    "services": lambda _: made(
        Service,
        person=person,
        unit=st.none() | unit,
        role=kinds(SERVICES),
        full_time=st.sampled_from([True, False, None]),
        **span,
    ),
    "disciplines": lambda _: made(
        Discipline,
        person=person,
        form=kinds([DisciplineForm.REPRIMAND, DisciplineForm.GRAVER]),
        since=day,
        until=maybe_day,
    ),
    "qualifications": lambda _: made(
        Qualification, person=person, level=kinds(QualificationBand), when=maybe_period
    ),
    "union_memberships": lambda _: made(UnionMembership, person=person, unit=st.none() | unit, **span),
}

FILLED = EVIDENCE | {
    "offices": lambda _: made(
        Office, person=person, unit=unit, role=kinds([OfficeRole.CHAIR, OfficeRole.MEMBER]), **span
    ),
    "groups": lambda id_: made(Group, id=st.just(id_), unit=unit, members=few(members), **span),
    "initiatives": lambda id_: made(
        Initiative,
        id=st.just(id_),
        title=st.just("T"),
        kind=kinds(STATUTORY_AND_OTHER),
        authors=few(made(Authorship, person=person, unit=st.none() | unit, share=share)).filter(
            lambda authors: sum(author.share or 0 for author in authors) <= 10_000
        ),
        units=few(unit),
        group=st.none() | ids("g"),
        submitted=maybe_period,
        applied=maybe_period,
        recognitions=few(recognitions),
    ),
    "award_kinds": lambda id_: made(
        AwardKind,
        id=st.just(id_),
        name=st.just(Name(vi="K")),
        category=st.just(AwardCategory.FORM),
        level=st.sampled_from(LEVELS),
        recipients=st.sampled_from(
            [(), (RecipientKind.INDIVIDUAL,), (RecipientKind.COLLECTIVE,), tuple(RecipientKind)]
        ),
        frequency=st.sampled_from([(), (AwardFrequency.ONCE,), (AwardFrequency.ANNUAL,)]),
    ),
    "awards": lambda id_: made(
        Award,
        id=st.just(id_),
        kind=ids("k"),
        recipient=person | unit | ids("g"),
        conferred_by=unit | unit | st.none(),
        when=period,
        for_year=maybe_period,
        for_movement=st.none() | ids("m"),
        thematic=st.sampled_from([True, False, None]),
        decision=st.none() | ids("d"),
        revoked=st.sampled_from([*[None] * 6, *PERIODS[:4]]),
    ),
    "activities": lambda id_: made(
        Activity,
        id=st.just(id_),
        kind=st.just(ActivityKind.TRAINING),
        name=st.just(Name(vi="C")),
        unit=unit,
        period=period,
    ),
    "movements": lambda id_: made(
        Movement,
        id=st.just(id_),
        kind=st.just(MovementKind.EMULATION),
        name=st.just(Name(vi="M")),
        owner=st.none() | unit,
        parent=st.none() | ids("m"),
        period=maybe_period,
        successor=st.none() | ids("m"),
    ),
    "documents": lambda id_: made(
        Document,
        id=st.just(id_),
        title=st.just("D"),
        number=st.none() | st.sampled_from(NUMBERS).map(DocumentNumber.parse),
        issued=maybe_day,
        in_force=maybe_day,
        replaces=few(ids("d")),
        amends=few(ids("d")),
    ),
    "sources": lambda id_: made(
        Source, id=st.just(id_), title=st.just("S"), published=maybe_day, copies=few(ids("s"))
    ),
}
LETTERS = {name: name[0] for name in FILLED} | {"award_kinds": "k"}


@st.composite
def worlds(draw, *tables):
    """Datasets with persons, units and groups, and two or three records of each table wanted."""
    filled = {
        name: [draw(FILLED[name](f"{LETTERS[name]}{index}")) for index in range(draw(st.integers(2, 3)))]
        for name in dict.fromkeys(("groups", *tables))
    }
    if "awards" in filled:
        filled["awards"] = _alike(draw, filled["awards"])
    units = [
        draw(made(Unit, id=st.just(f"u{index}"), kind=kinds(UNIT_KINDS), name=st.just(Name(vi="U")), **span))
        for index in range(2)
    ]
    people = [Person(id=f"p{index}", name="P") for index in range(draw(st.integers(0, 2)))]
    return Dataset(units=units, persons=people, **filled)


def _alike(draw, awards):
    """Awards some of which agree with the first in all but a field or two, or but in being thematic."""
    first, *others = awards
    fields = ("kind", "recipient", "when", "conferred_by", "decision", "for_movement", "revoked")
    changed = st.sets(st.sampled_from(fields), max_size=2)
    return [
        first,
        *(
            attrs.evolve(first, id=award.id, **{name: getattr(award, name) for name in draw(changed)})
            if draw(st.booleans())
            else attrs.evolve(first, id=award.id, thematic=not first.thematic)
            if award.thematic is None
            else award
            for award in others
        ),
    ]
