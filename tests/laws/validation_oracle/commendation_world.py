"""A small world of awards with their evidence: days at the edges of laws, few people, awards much alike."""

from datetime import date

import attrs
from hypothesis import strategies as st

from tests.laws.validation_oracle.acts_world import few, made
from vneduunion.model import (
    Award,
    AwardCategory,
    AwardKind,
    Dataset,
    Discipline,
    DisciplineForm,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    UnionMembership,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

FIGHTER, ADVANCED = "grassroots-emulation-fighter", "advanced-worker"
NATIONAL, PROVINCIAL, OF_UNION = (
    "national-emulation-fighter",
    "ministerial-emulation-fighter",
    "vgcl.emulation-fighter",
)
PRIZE, MEDAL, CREATIVE = "nguyen-van-linh-award", "medal-building-trade-union", "creative-labour-certificate"
THEMATIC = "vgcl.thematic-certificate"
CATEGORIES = {
    **dict.fromkeys((FIGHTER, ADVANCED, NATIONAL, PROVINCIAL, OF_UNION), AwardCategory.TITLE),
    **dict.fromkeys((MEDAL, CREATIVE, THEMATIC, "certificate", "letter"), AwardCategory.FORM),
    **dict.fromkeys(("peoples-teacher", "meritorious-teacher", "labour-hero"), AwardCategory.HONOUR),
    PRIZE: AwardCategory.PRIZE,
}


@attrs.frozen
class Topic:
    """Kinds of award that have to do with each other, the days that matter to them, and what else does.

    Attributes:
        kinds: ids of award kinds.
        when: when awards are conferred.
        evidence: the tables that are filled besides.
        many: how many further awards of the kinds go to as many further people.
    """

    kinds: tuple[str, ...]
    when: tuple[Period, ...]
    evidence: tuple[str, ...] = ()
    many: tuple[int, ...] = (0,)


def _days(*texts: str) -> tuple[Period, ...]:
    return tuple(Period.day(date.fromisoformat(text)) for text in texts)


SINCE, UP_TO = Period.parse("từ năm 2025", published=None), Period.parse("đến năm 2018")
OF_LAW = (
    *_days("2023-12-31", "2024-01-01", "2026-09-30", "2026-10-01"),
    *map(Period.year, (2024, 2025)),
    SINCE,
)
OF_UNION_RULES = (
    *_days("2017-12-27", "2017-12-28", "2019-11-11", "2019-11-12", "2024-05-28", "2024-05-29"),
    *map(Period.year, (2016, 2018, 2022)),
    UP_TO,
)
OF_DECREE = (
    *_days("2017-09-30", "2017-12-28", "2019-11-11", "2019-11-12", "2023-12-31", "2024-01-01"),
    Period.year(2018),
)
TOPICS = (
    Topic(("certificate", "letter", PRIZE), OF_LAW, ("initiatives", "disciplines")),
    Topic(("peoples-teacher", "meritorious-teacher", "labour-hero"), OF_LAW, ("initiatives", "disciplines")),
    Topic((FIGHTER, FIGHTER, ADVANCED), OF_DECREE, many=(0, 3, 20)),
    Topic((NATIONAL, PROVINCIAL, OF_UNION), (*OF_LAW, UP_TO)),
    Topic((PRIZE,), OF_UNION_RULES, many=(0, 9, 10)),
    Topic((MEDAL, CREATIVE), OF_UNION_RULES, ("union_memberships",)),
    Topic((THEMATIC,), OF_UNION_RULES, ("units",)),
)
DAYS = [date(2000, 1, 1), date(2017, 12, 27), date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31)]
YEARS = [Period.year(2021), Period.year(2022), Period.year(2024), Period.parse("năm học 2022-2023")]

person, unit = st.sampled_from(["p0", "p1", "p0", "p1", "u0", "u1"]), st.sampled_from(["u0", "u0", None])
maybe_day = st.none() | st.sampled_from(DAYS)
recognitions = made(
    Recognition, level=st.just(RecognitionLevel.GRASSROOTS), when=st.sampled_from([*OF_LAW[:6], None])
)
UNIT_KINDS = (
    UnitKind.GRASSROOTS,
    UnitKind.DISTRICT_FEDERATION,
    UnitKind.PROVINCIAL_FEDERATION,
    UnitKind.TEAM,
)


def _award(topic: Topic):
    works = few(st.sampled_from(["w0", "w1"])) if "initiatives" in topic.evidence else st.just(())
    return made(
        Award,
        id=st.just("a0"),
        kind=st.sampled_from(topic.kinds),
        recipient=person,
        conferred_by=unit,
        when=st.sampled_from(topic.when),
        for_year=st.sampled_from([*YEARS, None]),
        initiatives=works,
        revoked=st.sampled_from([*[None] * 6, Period.year(2026)]),
    )


EVIDENCE = {
    "initiatives": lambda at: made(
        Initiative,
        id=st.just(f"w{at}"),
        title=st.just("T"),
        kind=st.sampled_from([InitiativeKind.TOPIC, InitiativeKind.EXPERIENCE]),
        recognitions=few(recognitions),
    ),
    "disciplines": lambda _: made(
        Discipline,
        person=person,
        form=st.sampled_from(list(DisciplineForm)),
        since=st.sampled_from(DAYS),
        until=maybe_day,
    ),
    "union_memberships": lambda _: made(UnionMembership, person=person, since=maybe_day, until=maybe_day),
    "units": lambda at: made(
        Unit, id=st.just(f"u{at}"), kind=st.sampled_from(UNIT_KINDS), name=st.just(Name(vi="U"))
    ),
}


@st.composite
def worlds(draw):
    """Awards most of which agree with the first in all but a field or two, and what is known of the people."""
    topic = draw(st.sampled_from(TOPICS))
    first = draw(_award(topic))
    awards = [first, *(draw(_like(first, topic, f"a{at}")) for at in range(1, draw(st.integers(1, 4))))]
    awards += [
        attrs.evolve(first, id=f"e{at}", recipient=f"q{at}", kind=topic.kinds[at % len(topic.kinds)])
        for at in range(draw(st.sampled_from(topic.many)))
    ]
    left_out = draw(st.sampled_from([None, None, None, topic.kinds[0]]))
    kinds = [
        AwardKind(id=id_, name=Name(vi="K"), category=category)
        for id_, category in CATEGORIES.items()
        if id_ in topic.kinds and id_ != left_out
    ]
    evidence = {table: [draw(EVIDENCE[table](at)) for at in range(2)] for table in topic.evidence}
    return Dataset(award_kinds=kinds, awards=awards, **evidence)


@st.composite
def _like(draw, first, topic, id_):
    other = draw(_award(topic))
    who, more = ("kind", "recipient"), ("conferred_by", "when", "for_year", "initiatives", "revoked")
    changed = {*draw(st.sets(st.sampled_from(who))), *draw(st.sets(st.sampled_from(more), max_size=1))}
    return attrs.evolve(first, id=id_, **{name: getattr(other, name) for name in changed})
