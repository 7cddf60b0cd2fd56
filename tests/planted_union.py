"""A whole union in which nothing is wrong, the same one on each run: what faults are planted in.

The provinces and the day on which they were merged are those of the bundled facts; units, persons, works
and numbers are made up. Nothing is drawn by chance: what varies follows from the position.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from attrs import evolve

from tests import planted_evidence as evidence
from vneduunion.model import (
    Activity,
    ActivityKind,
    AuthorRole,
    Authorship,
    Award,
    AwardCategory,
    AwardFrequency,
    AwardKind,
    AwardLevel,
    Counted,
    Dataset,
    Document,
    Figure,
    Group,
    Initiative,
    InitiativeKind,
    Mark,
    Measure,
    Membership,
    Mention,
    Movement,
    MovementKind,
    Office,
    OfficeRole,
    Person,
    RecipientKind,
    Recognition,
    RecognitionLevel,
    Record,
    Scope,
    Source,
    State,
    Status,
    Succession,
    SuccessionKind,
    Tie,
    TieKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
"""Between these the provinces were merged and the districts ended."""
PROVINCES = {
    "tuyen-quang": ("ha-giang", "tuyen-quang"),
    "lao-cai": ("lao-cai", "yen-bai"),
    "thai-nguyen": ("bac-kan", "thai-nguyen"),
    "bac-ninh": ("bac-giang", "bac-ninh"),
    "hai-phong": ("hai-duong", "hai-phong"),
    "hung-yen": ("hung-yen", "thai-binh"),
}
OLD = tuple(province for merged in PROVINCES.values() for province in merged)
SCHOOLS, COMMUNES, DISTRICTS = 11, 8, 2
YEARS = range(2018, 2025)
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Lý")
_MIDDLES = ("Thị", "Văn", "Ngọc", "Minh", "Thu", "Đức")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Lan", "Mai", "Nam")
_SCHOOLS = ("Lê Lợi", "Kim Đồng", "Nguyễn Trãi", "Quang Trung", "Hùng Vương", "Chu Văn An")


@cache
def union() -> Dataset:
    """Three hundred units through 2025, with everything that unions write down."""
    bundled = catalogue()
    merged = [item for item in bundled.successions if item.after and "vn34." in item.after[0]]
    data = Dataset(
        units=units(),
        ties=ties(),
        territories=[evolve(item, sources=()) for item in bundled.territories],
        successions=[*(evolve(item, sources=(), document=None) for item in merged), *successions()],
        persons=persons(),
        offices=offices(),
        movements=movements(),
        groups=groups(),
        initiatives=[initiative(number) for number in range(400)],
        award_kinds=award_kinds(),
        awards=awards(),
        activities=activities(),
        documents=documents(),
        sources=sources(),
        mentions=mentions(),
        measures=measures(),
        figures=[*figures(), *school_figures()],
        assessments=evidence.assessments([f"{province}.education" for province in OLD]),
        services=evidence.services(schools()),
        disciplines=evidence.disciplines(),
        qualifications=evidence.qualifications(),
        union_memberships=evidence.union_memberships(schools()),
    )
    return Dataset(**{name: map(_published, records) for name, records in data.tables()})


def _published(record: Record) -> Record:
    """A record with what publishing asks for: where it is from, and how far it is known."""
    from_elsewhere = () if isinstance(record, Source) else ("report-2010",)
    return evolve(record, sources=record.sources or from_elsewhere, mark=record.mark or Mark.CONFIRMED)


def _unit(id_: str, kind: UnitKind, name: str, level: int | None = None, **more: object) -> Unit:
    return Unit(id=id_, kind=kind, name=Name(vi=name), level=level, **more)


def school(number: int) -> str:
    """The id of a school's union by its number among all."""
    return f"{OLD[number // SCHOOLS]}.school-{number % SCHOOLS}"


def schools() -> list[str]:
    """The ids of all schools' unions."""
    return [school(number) for number in range(len(OLD) * SCHOOLS)]


def units() -> Iterator[Unit]:
    """The confederation, the sector's union, and what is below them before and after the merger."""
    yield _unit("vgcl", UnitKind.CONFEDERATION, "Tổng Liên đoàn Lao động Việt Nam", 1, abbreviation="TLĐ")
    yield _unit(
        "vetu", UnitKind.CENTRAL_SECTOR_UNION, "Công đoàn Giáo dục Việt Nam", 2, since=date(1951, 7, 22)
    )
    for province in OLD:
        yield from _units_of_province(province)
    for province in PROVINCES:
        yield from _units_since_the_merger(province)
    for number in range(2):
        upper = f"university-{number}"
        yield _unit(
            upper, UnitKind.UNIVERSITY_UNION_UPPER, f"Công đoàn Đại học {number}", 3, since=date(1995, 3, 1)
        )
        for faculty in range(4):
            id_ = f"{upper}.college-{faculty}"
            yield _unit(id_, UnitKind.GRASSROOTS, f"Công đoàn Trường {faculty}", 4, since=date(2000, 1, 1))
            yield _unit(f"{id_}.member", UnitKind.GRASSROOTS_MEMBER, "Công đoàn cơ sở thành viên Khoa Toán")
            yield _unit(f"{id_}.team", UnitKind.TEAM, "Tổ công đoàn Giải tích")


def _units_of_province(province: str) -> Iterator[Unit]:
    place = {"territory": f"vn63.{province}", "until": LAST_DAY}
    yield _unit(f"{province}.federation", UnitKind.PROVINCIAL_FEDERATION, f"LĐLĐ {province}", 2, **place)
    begun = date(1992, 1, 1) if len(province) % 2 else None
    name = f"Công đoàn Giáo dục {province}"
    yield _unit(f"{province}.education", UnitKind.LOCAL_SECTOR_UNION, name, 3, since=begun, **place)
    for number in range(DISTRICTS):
        district = f"{province}.district-{number}"
        yield _unit(district, UnitKind.DISTRICT_FEDERATION, f"LĐLĐ huyện {number}", 3, until=LAST_DAY)
        ended = date(2021, 12, 31) if number else LAST_DAY
        name = f"Công đoàn Giáo dục huyện {number}"
        yield _unit(f"{district}.education", UnitKind.DISTRICT_EDUCATION_UNION, name, until=ended)
    for number in range(SCHOOLS):
        id_, founded = f"{province}.school-{number}", None if number % 3 == 0 else date(1990 + number, 9, 5)
        name = f"Công đoàn Trường {_SCHOOLS[number % len(_SCHOOLS)]}"
        mark = Mark.CONFIRMED if number % 2 else Mark.INFERRED
        yield _unit(id_, UnitKind.GRASSROOTS, name, 4 if number % 2 else None, since=founded, mark=mark)
    yield _unit(
        f"{province}.school-0.section", UnitKind.SECTION, "Công đoàn bộ phận Tổ Văn", since=date(2012, 9, 1)
    )


def _units_since_the_merger(province: str) -> Iterator[Unit]:
    name, place = f"LĐLĐ {province} mới", {"territory": f"vn34.{province}", "since": FIRST_DAY}
    yield _unit(f"{province}.federation.2025", UnitKind.PROVINCIAL_FEDERATION, name, 2, **place)
    for number in range(COMMUNES):
        id_ = f"{province}.commune-{number}"
        yield _unit(id_, UnitKind.COMMUNE_UNION, f"Công đoàn xã {number}", 3, since=FIRST_DAY)


def _tie(child: str, parent: str, kind: TieKind = TieKind.DIRECT, **days: date) -> Tie:
    return Tie(child=child, parent=parent, kind=kind, **days)


def ties() -> Iterator[Tie]:
    """One line of management on each day, the professional line, and some who work together."""
    yield _tie("vetu", "vgcl")
    for merged, provinces in PROVINCES.items():
        yield _tie(f"{merged}.federation.2025", "vgcl", since=FIRST_DAY)
        for number in range(COMMUNES):
            yield _tie(f"{merged}.commune-{number}", f"{merged}.federation.2025", since=FIRST_DAY)
        for province in provinces:
            yield from _ties_of_province(province, merged)
    for upper in ("university-0", "university-1"):
        yield _tie(upper, "vetu", since=date(1995, 3, 1))
        for number in range(4):
            college = f"{upper}.college-{number}"
            yield _tie(college, upper, since=date(2000, 1, 1))
            yield _tie(f"{college}.member", college)
            yield _tie(f"{college}.team", f"{college}.member")
    for first, second in zip(OLD[::2], OLD[1::2], strict=True):
        yield _tie(f"{first}.school-1", f"{second}.school-1", TieKind.COORDINATION, since=date(2019, 1, 1))


def _ties_of_province(province: str, merged: str) -> Iterator[Tie]:
    federation, education = f"{province}.federation", f"{province}.education"
    yield _tie(federation, "vgcl", until=LAST_DAY)
    yield _tie(education, federation, until=LAST_DAY)
    yield _tie(education, "vetu", TieKind.GUIDANCE, until=LAST_DAY)
    for number in range(DISTRICTS):
        district, ended = f"{province}.district-{number}", date(2021, 12, 31) if number else LAST_DAY
        yield _tie(district, federation, until=LAST_DAY)
        yield _tie(f"{district}.education", district, until=ended)
        yield _tie(f"{district}.education", education, TieKind.GUIDANCE, until=ended)
    for number in range(SCHOOLS):
        yield _tie(f"{province}.school-{number}", education, until=LAST_DAY)
        commune = f"{merged}.commune-{number % COMMUNES}"
        yield _tie(f"{province}.school-{number}", commune, since=FIRST_DAY)
    yield _tie(f"{province}.school-0.section", f"{province}.school-0", since=date(2012, 9, 1))


def successions() -> Iterator[Succession]:
    """How the provinces' unions followed one another in the middle of 2025."""
    for merged, provinces in PROVINCES.items():
        before = tuple(f"{province}.federation" for province in provinces)
        after = (f"{merged}.federation.2025",)
        yield Succession(
            kind=SuccessionKind.MERGED, before=before, after=after, on=FIRST_DAY, document="document-3"
        )
    for province in OLD:
        ended = SuccessionKind.DISSOLVED
        yield Succession(kind=ended, before=(f"{province}.education",), on=FIRST_DAY)
        yield Succession(kind=ended, before=(f"{province}.district-0",), on=FIRST_DAY)
        yield Succession(kind=ended, before=(f"{province}.district-1.education",), on=date(2022, 1, 1))


def persons() -> Iterator[Person]:
    """Teachers and officials; some share a name."""
    for number in range(240):
        parts = (_FAMILIES[number % 10], _MIDDLES[number % 6], _GIVEN[number // 30])
        titles = ("TS.",) if number % 9 == 0 else ()
        yield Person(id=f"person-{number}", name=" ".join(parts), titles=titles)


def offices() -> Iterator[Office]:
    """A chair in each province's education union and its successor in office, and schools' chairs."""
    for number, province in enumerate(OLD):
        unit = f"{province}.education"
        first, second = f"person-{number}", f"person-{number + 20}"
        yield Office(
            person=first, unit=unit, role=OfficeRole.CHAIR, since=date(2013, 3, 1), until=date(2018, 2, 28)
        )
        yield Office(person=second, unit=unit, role=OfficeRole.CHAIR, since=date(2018, 3, 1), until=LAST_DAY)
        yield Office(person=first, unit=unit, role=OfficeRole.MEMBER)
    for number, unit in enumerate(schools()[::2]):
        begun = date(2017, 9, 5) if number % 3 else None
        yield Office(person=f"person-{40 + number}", unit=unit, role=OfficeRole.CHAIR, since=begun)


def movements() -> Iterator[Movement]:
    """Two that follow one another, the content of one, and some of provinces."""
    good, new = "good-teaching", "innovation"
    stage = Period.stage(2005, 2010)
    name = Name(vi="Dạy tốt, học tốt", en="Good teaching, good learning", aliases=("Hai tốt",))
    yield Movement(id=good, kind=MovementKind.EMULATION, name=name, owner="vetu", period=stage, successor=new)
    themes = ("giảng dạy", "học tập")
    name = Name(vi="Đổi mới, sáng tạo trong dạy và học")
    yield Movement(
        id=new, kind=MovementKind.EMULATION, name=name, owner="vetu", themes=themes, documents=("document-1",)
    )
    name = Name(en="Teachers' groups")
    yield Movement(
        id="groups", kind=MovementKind.MODEL, name=name, owner="vetu", parent=new, period=Period.year(2021)
    )
    for number, province in enumerate(OLD):
        span = Period.span(date(2015 + number % 5, 1, 1), None)
        owner = f"{province}.education"
        yield Movement(
            id=f"{province}.contest",
            kind=MovementKind.CONTEST,
            name=Name(vi="Hội thi"),
            owner=owner,
            period=span,
        )


def groups() -> Iterator[Group]:
    """Groups of teachers, whose members come and go."""
    for number, unit in enumerate(schools()[::5]):
        begun = date(2017, 1, 1) if number % 4 else None
        people = [Membership(person=f"person-{(number * 5 + at) % 240}", since=begun) for at in range(4)]
        people.append(
            Membership(
                person=f"person-{(number * 5 + 4) % 240}", since=date(2019, 9, 1), until=date(2020, 8, 31)
            )
        )
        yield Group(
            id=f"group-{number}",
            unit=unit,
            movement="groups",
            name=f"Nhóm {number}",
            since=begun,
            members=tuple(people),
        )


def _on(number: int, year: int = 2019) -> date:
    return date(year, 1, 10) + timedelta(days=number * 7 % 1_700)


def initiative(number: int) -> Initiative:
    """A work with one to three authors; handed in, then applied, then recognised, as far as is known."""
    kinds, unit, handed_in = tuple(InitiativeKind), schools()[number % len(schools())], _on(number)
    applied = Period.day(handed_in + timedelta(days=30)) if number % 3 != 2 else None
    recognised = () if applied is None else (_recognition(number, unit, handed_in + timedelta(days=150)),)
    group = number % 27
    return Initiative(
        id=f"work-{number}",
        title=f"Giải pháp {number} trong dạy học",
        kind=kinds[number % len(kinds)],
        authors=tuple(_authors(number, unit)),
        units=(unit,) if number % 2 else (),
        group=f"group-{group}" if number % 10 == 0 else None,
        movement="innovation" if number % 6 == 0 else None,
        submitted=Period.day(handed_in) if number % 5 else None,
        published=Period.year(handed_in.year) if number % 8 == 0 else None,
        applied=applied,
        recognitions=recognised,
        benefit=Quantity.exact(1_000_000 * number) if number % 7 == 0 else Quantity.parse("hơn 20 triệu"),
    )


def _authors(number: int, unit: str) -> Iterator[Authorship]:
    shares = ((10_000,), (6_000, 4_000), (3_334, 3_333, 3_333))[number % 3]
    given = number % 4 != 0
    for at, share in enumerate(shares):
        role = AuthorRole.AUTHOR if at == 0 else AuthorRole.CO_AUTHOR
        person = f"person-{(number + 7 * at) % 240}"
        yield Authorship(person=person, unit=unit if at else None, role=role, share=share if given else None)


def _recognition(number: int, unit: str, day: date) -> Recognition:
    if number % 2:
        return Recognition(level=RecognitionLevel.GRASSROOTS, by=unit, when=Period.day(day), grade="A")
    by = "vetu" if number % 4 else None
    return Recognition(
        level=RecognitionLevel.MINISTRY, by=by, when=Period.year(day.year), decision="document-2"
    )


def award_kinds() -> Iterator[AwardKind]:
    """One of each level that unions confer, and a medal that is given once in a life."""
    people, both = (RecipientKind.INDIVIDUAL,), (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE)
    form = AwardCategory.FORM
    yield AwardKind(
        id="certificate",
        name=Name(vi="Giấy khen"),
        category=form,
        level=AwardLevel.GRASSROOTS,
        recipients=both,
    )
    yield AwardKind(
        id="federation-certificate", name=Name(vi="Bằng khen LĐLĐ"), category=form, level=AwardLevel.PROVINCE
    )
    central = {"category": form, "level": AwardLevel.CENTRAL_UNION}
    yield AwardKind(id="flag", name=Name(vi="Cờ thi đua"), recipients=(RecipientKind.COLLECTIVE,), **central)
    yield AwardKind(id="creative", name=Name(vi="Bằng Lao động sáng tạo"), recipients=people, **central)
    once = (AwardFrequency.ONCE,)
    yield AwardKind(id="medal", name=Name(vi="Kỷ niệm chương"), recipients=people, frequency=once, **central)


def awards() -> Iterator[Award]:
    """Certificates of schools and provinces, flags of units and medals of persons."""
    for number in range(90):
        by, day = schools()[number], Period.day(_on(number * 3, 2018))
        yield Award(
            id=f"certificate-{number}",
            kind="certificate",
            recipient=f"person-{number}",
            conferred_by=by,
            when=day,
        )
    for number, province in enumerate(OLD):
        by, year = f"{province}.federation", Period.year(2020)
        recipient = f"group-{number}" if number % 2 else f"{province}.school-1"
        yield Award(
            id=f"merit-{number}",
            kind="federation-certificate",
            recipient=recipient,
            conferred_by=by,
            when=year,
        )
        flag = f"{province}.education"
        yield Award(
            id=f"flag-{number}",
            kind="flag",
            recipient=flag,
            conferred_by="vgcl",
            when=Period.year(2022),
            for_year=Period.work_year(2021),
            thematic=False,
        )
    for number in range(40):
        when, work = Period.day(_on(number, 2020)), (f"work-{number}",) if number % 2 else ()
        kind = "creative" if number % 2 else "medal"
        person = f"person-{100 + number}"
        yield Award(
            id=f"medal-{number}",
            kind=kind,
            recipient=person,
            conferred_by="vgcl",
            when=when,
            initiatives=work,
        )


def activities() -> Iterator[Activity]:
    """Trainings and games of the provinces, and of the whole sector."""
    kinds = tuple(ActivityKind)
    for number in range(60):
        unit = "vetu" if number % 6 == 0 else f"{OLD[number % len(OLD)]}.education"
        when = Period.month(2016 + number % 8, 1 + number % 12)
        place = "Hà Nội" if number % 3 == 0 else None
        name = Name(vi=f"Hoạt động {number}")
        yield Activity(
            id=f"activity-{number}", kind=kinds[number % 6], name=name, unit=unit, period=when, place=place
        )


def documents() -> Iterator[Document]:
    """Plans of the sector's union, each of which replaces the one before."""
    for number in range(20):
        year = 2004 + number
        text, amended = f"{100 + number}/KH-CĐN", (f"document-{number - 3}",) if number % 5 == 4 else ()
        yield Document(
            id=f"document-{number}",
            number=DocumentNumber.parse(text) if number % 4 else None,
            title=f"Kế hoạch năm {year}",
            issued=date(year, 2, 1) if number % 3 else None,
            in_force=date(year, 2, 15),
            expires=date(year + 1, 12, 31),
            replaces=(f"document-{number - 1}",) if number else (),
            amends=amended,
        )


def sources() -> Iterator[Source]:
    """Reports of each year, and papers that repeat them."""
    for year in range(2010, 2026):
        yield Source(
            id=f"report-{year}", title=f"Báo cáo năm {year}", published=date(year, 12, 20), reliability=8
        )
    for year in range(2018, 2025):
        copied = (f"report-{year}",)
        yield Source(
            id=f"paper-{year}",
            title=f"Tin năm {year}",
            published=date(year + 1, 1, 5),
            copies=copied,
            language="vi",
        )


def mentions() -> Iterator[Mention]:
    """What the papers call movements, units and persons."""
    for number, subject in enumerate(("vetu", "innovation", "person-3", "work-7", "report-2018", *OLD)):
        known = subject if number < 5 else f"{subject}.education"
        yield Mention(
            source=f"paper-{2018 + number % 7}", subject=known, printed=f"tên gọi {number}", place="đoạn 2"
        )


def _measure(id_: str, counts: Counted, timing: Timing, **more: object) -> Measure:
    return Measure(id=id_, name=Name(en=id_), counts=counts, timing=timing, **more)


def measures() -> Iterator[Measure]:
    """Members, works in three states, trainings by turns and persons, groups, money and a share."""
    yield _measure("members", Counted.MEMBER, Timing.STOCK)
    yield _measure("members.women", Counted.MEMBER, Timing.STOCK, part_of=("members",))
    for state in (State.REGISTERED, State.RECOGNISED, State.APPLIED):
        yield _measure(f"works.{state.value.lower()}", Counted.INITIATIVE, Timing.FLOW, state=state)
    yield _measure("training.persons", Counted.PERSON, Timing.FLOW)
    yield _measure("training.turns", Counted.TURN, Timing.FLOW, turns_of="training.persons")
    yield _measure("groups.operating", Counted.GROUP, Timing.EXISTED)
    yield _measure("groups.listed", Counted.GROUP, Timing.STOCK, presumed_part_of=("groups.operating",))
    yield _measure("benefit", Counted.VND, Timing.FLOW)
    yield _measure("share", Counted.SHARE, Timing.STOCK)


def _figure(id_: str, measure: str, unit: str, period: Period, n: int, year: int, **more: object) -> Figure:
    said = {"scope": Scope.SECTOR, "source": f"report-{year}", "reported": date(year, 12, 20), **more}
    return Figure(id=id_, measure=measure, unit=unit, period=period, quantity=Quantity.exact(n), **said)


def figures() -> Iterator[Figure]:
    """Each year's numbers of the provinces, which grow, and those of the sector, which hold them."""
    flows = {
        "works.registered": 90,
        "works.recognised": 60,
        "works.applied": 40,
        "training.turns": 300,
        "training.persons": 200,
    }
    for year in YEARS:
        end, whole = Period.as_of(date(year, 11, 30)), Period.year(year)
        grown = 10 * (year - YEARS.start)
        for number, province in enumerate(OLD[:6]):
            unit, id_ = f"{province}.education", f"{province}.{year}"
            members = 4_000 + 100 * number + grown
            yield _figure(f"{id_}.members", "members", unit, end, members, year)
            yield _figure(
                f"{id_}.women", "members.women", unit, end, members // 2, year, part_of=f"{id_}.members"
            )
            for measure, n in flows.items() if number < 2 else ():
                yield _figure(f"{id_}.{measure}", measure, unit, whole, n + grown, year)
        yield _figure(
            f"vetu.{year}.members", "members", "vetu", end, 90_000 + grown, year, status=Status.FINAL
        )
        yield _figure(f"vetu.{year}.turns", "training.turns", "vetu", whole, 2_000 + grown, year)
        again = {"source": f"paper-{year}", "reported": date(year + 1, 1, 5)}
        yield _figure(f"paper.{year}.members", "members", "vetu", end, 90_000 + grown, year, **again)


def school_figures() -> Iterator[Figure]:
    """What schools reported of one year, in words."""
    for number, unit in enumerate(schools()[:30]):
        words = ("hơn 20", "gần 30", "khoảng 25")[number % 3]
        yield Figure(
            id=f"{unit}.groups", measure="groups.operating", unit=unit, period=Period.school_year(2022),
            quantity=Quantity.parse(words), source="report-2023",
        )  # fmt: skip
