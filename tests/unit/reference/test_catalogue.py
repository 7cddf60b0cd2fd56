"""The bundled facts: what they say, and that they hang together."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from vneduunion.model import (
    AwardCategory,
    AwardKind,
    Document,
    Mark,
    Movement,
    MovementKind,
    Record,
    Source,
    SuccessionKind,
    Territory,
    TerritoryRank,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.reference import about, award_money, catalogue, principles, rulebooks
from vneduunion.values.constraints import shapes
from vneduunion.values.folding import fold
from vneduunion.values.names import Name
from vneduunion.values.truth import Truth

FACTS = catalogue()
RECORDS = [record for _, records in FACTS.tables() for record in records]
REORGANISED = date(2025, 7, 1)
ONE_DAY = timedelta(days=1)


def key(record: Record) -> str:
    return record.key


def lives_together(one: Unit, other: Unit) -> bool:
    return (one.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
        one.until or date.max
    )


def references(record: Record) -> Iterator[tuple[str, str]]:
    for shape in shapes(type(record)):
        if shape.ids and shape.name != "id":
            value = getattr(record, shape.name)
            for target in value if shape.many else (value,):
                if target is not None:
                    yield shape.name, target


# --- every record ----------------------------------------------------------------------------


def test_every_record_says_how_far_it_is_known() -> None:
    assert [record.key for record in RECORDS if record.mark is None] == []


def test_what_is_known_has_a_source() -> None:
    unread = (Mark.RECALLED, Mark.UNKNOWN)
    facts = [record for record in RECORDS if not isinstance(record, Source)]
    assert [record.key for record in facts if not record.sources and record.mark not in unread] == []


def test_what_was_not_read_says_why() -> None:
    unread = [record for record in RECORDS if record.mark not in (Mark.CONFIRMED, Mark.SECONDARY)]
    assert unread
    assert [record.key for record in unread if not record.note] == []


def test_every_reference_leads_to_a_record() -> None:
    known = {record.key for record in RECORDS}
    dangling = [
        (record.key, *found) for record in RECORDS for found in references(record) if found[1] not in known
    ]
    assert dangling == []


def sources_of_rules() -> Iterator[str]:
    """Sources named anywhere in a rulebook, or among the principles."""
    strands = [*principles(), *(strand for book in rulebooks().values() for strand in book.strands)]
    for version in (version for strand in strands for version in strand.versions):
        yield from version.sources
        yield from (source for quota in version.quotas for source in quota.sources)
        parts = version.criteria.walk() if version.criteria else ()
        yield from (source for part in parts for source in part.sources)


def test_what_principles_name_is_there() -> None:
    """Rulebooks are asked where they are read."""
    versions = [version for strand in principles() for version in strand.versions]
    assert {source for version in versions for source in version.sources} <= set(FACTS.sources.keys())
    cited = {citation.document for version in versions for citation in version.citations}
    assert cited <= set(FACTS.documents.keys())


def test_every_source_is_used() -> None:
    money = [*award_money(on=date(2025, 6, 30)), *award_money(on=REORGANISED)]
    used = {source for record in (*RECORDS, *money) for source in record.sources} | set(sources_of_rules())
    assert set(FACTS.sources.keys()) - used == set()


def test_addresses_are_of_named_sites() -> None:
    named = re.compile(r"https?://(?![0-9.]+[:/])[a-z0-9.-]+/")
    assert [item.id for item in FACTS.sources if item.url and not named.match(item.url)] == []


def test_the_catalogue_reports_nothing() -> None:
    assert [len(table) for table in (FACTS.figures, FACTS.measures, FACTS.mentions, FACTS.persons)] == [0] * 4


def test_the_catalogue_is_read_once() -> None:
    assert catalogue() is FACTS


# --- names -----------------------------------------------------------------------------------

NAMED: list[Unit | Territory | Movement | AwardKind] = [
    *FACTS.units,
    *FACTS.territories,
    *FACTS.movements,
    *FACTS.award_kinds,
]


def test_spellings_that_fold_alike_are_listed_once() -> None:
    repeated = [
        (record.id, spelling)
        for record in NAMED
        for spelling, count in Counter(map(fold, (record.name.vi or "", *record.name.aliases))).items()
        if count > 1
    ]
    assert repeated == []


def test_names_are_in_both_languages() -> None:
    assert [record.id for record in NAMED if not (record.name.vi and record.name.en)] == []


def shared(one: Name, other: Name) -> set[str]:
    return set(map(fold, one.spellings)) & set(map(fold, other.spellings))


def test_no_spelling_stands_for_two_units_of_one_day() -> None:
    clashes = [
        (one.id, other.id)
        for one, other in combinations(FACTS.units, 2)
        if lives_together(one, other) and shared(one.name, other.name)
    ]
    assert clashes == []


@pytest.mark.parametrize("table", ["movements", "award_kinds"])
def test_no_spelling_stands_for_two(table: str) -> None:
    records = getattr(FACTS, table)
    clashes = [(one.id, other.id) for one, other in combinations(records, 2) if shared(one.name, other.name)]
    assert clashes == []


@pytest.mark.parametrize("scheme", ["vn-63", "vn-34"])
def test_no_spelling_stands_for_two_territories_of_a_scheme(scheme: str) -> None:
    spellings = Counter(
        folded
        for place in FACTS.territories
        if place.scheme == scheme
        for folded in {fold(spelling) for spelling in place.name.spellings}
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


# --- territories -----------------------------------------------------------------------------

OLD = [place for place in FACTS.territories if place.scheme == "vn-63"]
NEW = [place for place in FACTS.territories if place.scheme == "vn-34"]
CROSSWALK = [item for item in FACTS.successions if item.before and item.before[0] in FACTS.territories]


def test_63_became_34() -> None:
    assert (len(OLD), len(NEW), len(CROSSWALK)) == (63, 34, 34)


@pytest.mark.parametrize(
    ("places", "provinces", "cities"),
    [(OLD, 57, 6), (NEW, 28, 6)],
    ids=["until 30 June 2025", "since 1 July 2025"],
)
def test_ranks(places: list[Territory], provinces: int, cities: int) -> None:
    assert Counter(place.rank for place in places) == {
        TerritoryRank.PROVINCE: provinces,
        TerritoryRank.CITY: cities,
    }


def test_the_schemes_meet_without_a_gap() -> None:
    assert {place.until for place in OLD} == {REORGANISED - ONE_DAY}
    assert {place.since for place in NEW} == {REORGANISED}
    assert {item.on for item in CROSSWALK} == {REORGANISED}


def test_every_old_and_every_new_one_is_in_exactly_one_succession() -> None:
    before = Counter(place for item in CROSSWALK for place in item.before)
    after = Counter(place for item in CROSSWALK for place in item.after)
    assert before == {place.id: 1 for place in OLD}
    assert after == {place.id: 1 for place in NEW}


def test_eleven_did_not_merge() -> None:
    unchanged = [item for item in CROSSWALK if item.kind is SuccessionKind.RENAMED]
    assert {FACTS.territories[item.after[0]].name.vi for item in unchanged} == {
        "Hà Nội",
        "Huế",
        "Lai Châu",
        "Điện Biên",
        "Sơn La",
        "Lạng Sơn",
        "Quảng Ninh",
        "Thanh Hóa",
        "Nghệ An",
        "Hà Tĩnh",
        "Cao Bằng",
    }
    for item in unchanged:
        old, new = FACTS.territories[item.before[0]], FACTS.territories[item.after[0]]
        assert (old.name, old.code, old.rank) == (new.name, new.code, new.rank)


def test_23_come_from_52() -> None:
    merged = [item for item in CROSSWALK if item.kind is SuccessionKind.MERGED]
    assert len(merged) == 23
    assert sum(len(item.before) for item in merged) == 52
    assert min(len(item.before) for item in merged) == 2


def test_a_new_territory_takes_the_code_of_one_of_its_predecessors() -> None:
    for item in CROSSWALK:
        assert FACTS.territories[item.after[0]].code in {FACTS.territories[old].code for old in item.before}


def test_seven_codes_changed_their_meaning() -> None:
    old = {place.code: place.name.vi for place in OLD}
    assert {
        place.code: (old[place.code], place.name.vi) for place in NEW if old[place.code] != place.name.vi
    } == {
        "15": ("Yên Bái", "Lào Cai"),
        "24": ("Bắc Giang", "Bắc Ninh"),
        "44": ("Quảng Bình", "Quảng Trị"),
        "52": ("Bình Định", "Gia Lai"),
        "80": ("Long An", "Tây Ninh"),
        "82": ("Tiền Giang", "Đồng Tháp"),
        "91": ("Kiên Giang", "An Giang"),
    }


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("lao-cai", {"lao-cai", "yen-bai"}),
        ("phu-tho", {"hoa-binh", "phu-tho", "vinh-phuc"}),
        ("ho-chi-minh", {"binh-duong", "ba-ria-vung-tau", "ho-chi-minh"}),
        ("dong-thap", {"tien-giang", "dong-thap"}),
        ("tay-ninh", {"tay-ninh", "long-an"}),
        ("can-tho", {"can-tho", "hau-giang", "soc-trang"}),
    ],
)
def test_mergers(new: str, old: set[str]) -> None:
    found = next(item for item in CROSSWALK if item.after == (f"vn34.{new}",))
    assert set(found.before) == {f"vn63.{name}" for name in old}


# --- units -----------------------------------------------------------------------------------

LEVELS = {
    UnitKind.CONFEDERATION: 1,
    UnitKind.PROVINCIAL_FEDERATION: 2,
    UnitKind.CENTRAL_SECTOR_UNION: 2,
    UnitKind.LOCAL_SECTOR_UNION: 3,
    UnitKind.GRASSROOTS: 4,
}
PARENTS = {
    (UnitKind.PROVINCIAL_FEDERATION, TieKind.DIRECT): UnitKind.CONFEDERATION,
    (UnitKind.CENTRAL_SECTOR_UNION, TieKind.DIRECT): UnitKind.CONFEDERATION,
    (UnitKind.LOCAL_SECTOR_UNION, TieKind.DIRECT): UnitKind.PROVINCIAL_FEDERATION,
    (UnitKind.LOCAL_SECTOR_UNION, TieKind.GUIDANCE): UnitKind.CENTRAL_SECTOR_UNION,
}


@pytest.mark.parametrize("unit", FACTS.units, ids=key)
def test_levels_are_those_of_the_trade_union_law(unit: Unit) -> None:
    assert unit.level == LEVELS[unit.kind]


@pytest.mark.parametrize("unit", [item for item in FACTS.units if item.territory], ids=key)
def test_a_unit_that_ended_lies_in_a_territory_of_its_time(unit: Unit) -> None:
    ended = unit.until is not None and unit.until < REORGANISED
    assert (unit.territory or "").startswith("vn63." if ended else "vn34.")


@pytest.mark.parametrize("tie", FACTS.ties, ids=key)
def test_a_tie_joins_kinds_that_may_be_joined_within_both_lives(tie: Tie) -> None:
    child, parent = FACTS.units[tie.child], FACTS.units[tie.parent]
    assert parent.kind is PARENTS[child.kind, tie.kind]
    assert (tie.since, tie.until) == (child.since or parent.since, child.until or parent.until)


def test_every_unit_but_two_has_one_superior() -> None:
    direct = Counter(tie.child for tie in FACTS.ties if tie.kind is TieKind.DIRECT)
    assert set(direct.values()) == {1}
    assert set(FACTS.units.keys()) - set(direct) == {"vgcl", "yen-bai.vocational-college.union"}


@pytest.mark.parametrize(
    ("unit", "last_day"),
    [
        ("nghe-an.education", date(2025, 6, 19)),
        ("an-giang.education", date(2025, 6, 30)),
        ("hanoi.education", date(2025, 6, 30)),
    ],
)
def test_sector_unions_of_provinces_ended(unit: str, last_day: date) -> None:
    ends = [item for item in FACTS.successions if item.before == (unit,)]
    assert FACTS.units[unit].until == last_day
    assert [(item.kind, item.after, item.on) for item in ends] == [
        (SuccessionKind.DISSOLVED, (), last_day + ONE_DAY)
    ]


def test_the_day_of_hanoi_is_inferred() -> None:
    assert FACTS.units["hanoi.education"].mark is Mark.INFERRED


def test_successions_of_units_agree_with_their_lives() -> None:
    for item in FACTS.successions:
        for old in item.before:
            if old in FACTS.units:
                assert FACTS.units[old].until == item.on - ONE_DAY
        for new in item.after:
            if new in FACTS.units:
                assert FACTS.units[new].since == item.on


# --- movements -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("movement", "printed"),
    [
        ("good-teaching-good-learning", "Good teaching - Good learning"),
        ("good-teaching-good-learning", "good teaching and good learning"),
        ("good-teaching-good-learning", "Teach well - hoc well"),
        ("good-teaching-learning-management", "Good teaching, good learning, good management"),
        ("innovation.teaching-learning", "Innovation and creativity in teaching and learning"),
        (
            "innovation.management-teaching-learning",
            "Innovation and creativity in management, teaching and learning",
        ),
        ("teachers-groups", "Teachers develop together"),
        ("teachers-groups", "Teachers’ groups develop together"),
        ("teachers-groups", "Teachers' Groups to develop together"),
        ("good-labour-creative-labour", "Good workers, Creative workers"),
        ("good-labour-creative-labour", "Good Labor, Creative Labor"),
        ("research-transfer", "Scientific Research and Technology Transfer"),
        ("teacher-example", "Each teacher is a moral, self-study and creative example"),
        ("teacher-example", "Each teacher is a moral example, self-learning and creativity"),
        (
            "support-difficult-areas",
            "Supporting education in mountainous, remote, isolated and extremely disadvantaged areas",
        ),
        ("happy-schools", "Happy School"),
        ("happy-schools", "Happy Schools"),
        ("plan-103", "Plan 103/KH-CDN"),
        (
            "plan-103",
            "Improving pedagogical conduct capacity, teacher ethics to meet task requirements in the new situation",
        ),
        (
            "lifelong-learning-workers",
            "Promoting lifelong learning activities among workers in enterprises to 2030",
        ),
        ("creative-journey-exhibition", "Creative Journey - Aspiration to Achieve"),
        ("good-school-good-home", "Good at school work - Good at housework"),
        ("skilful-mass-mobilisation", "Skillful mass mobilization"),
        (
            "plan-initiatives-capital",
            "Initiatives and creativity among cadres, teachers and staff in the capital",
        ),
        ("teachers-in-my-eyes", "Teachers in My Eyes"),
        ("good-teachers-contest", "Good Teachers"),
        ("sports-tournament-hanoi", "Sports Tournament"),
        ("good-people-good-deeds", "Good people - Good deeds"),
    ],
)
def test_what_the_articles_print_is_the_name_of_one_movement(movement: str, printed: str) -> None:
    assert [item.id for item in FACTS.movements if item.name.matches(printed)] == [movement]


def test_two_names_much_alike_are_two_successive_movements() -> None:
    former = FACTS.movements["innovation.teaching-learning"]
    assert former.successor == "innovation.management-teaching-learning"
    assert former.parent == "good-teaching-good-learning"


def test_the_resolution_on_science_is_a_document_and_no_movement() -> None:
    assert FACTS.documents["57-nq-tw"].issued == date(2024, 12, 22)
    assert not any("57-nq-tw" in item.documents for item in FACTS.movements)


def test_a_kind_of_group_is_a_model() -> None:
    assert FACTS.movements["teachers-groups"].kind is MovementKind.MODEL


def test_a_slogan_may_be_a_movement_and_a_title() -> None:
    movement = FACTS.movements["good-school-good-home"]
    title = FACTS.award_kinds["good-school-good-home.title"]
    assert movement.name.matches(title.name.vi or "")
    assert title.category is AwardCategory.TITLE


# --- awards and documents --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("award", "printed"),
    [
        ("creative-labour-certificate", "Creative Labor Certificate"),
        ("creative-labour-certificate", "Creative Labor Medal"),
        ("vgcl.certificate-of-merit", "Certificate of Merit of the Vietnam General Confederation of Labor"),
        ("advanced-model", "advanced model"),
    ],
)
def test_what_the_articles_print_is_the_name_of_one_award(award: str, printed: str) -> None:
    assert [item.id for item in FACTS.award_kinds if item.name.matches(printed)] == [award]


@pytest.mark.parametrize(
    ("category", "least"),
    [
        (AwardCategory.TITLE, 14),
        (AwardCategory.FORM, 10),
        (AwardCategory.PRIZE, 5),
        (AwardCategory.HONOUR, 3),
    ],
)
def test_every_category_has_its_kinds(category: AwardCategory, least: int) -> None:
    assert sum(item.category is category for item in FACTS.award_kinds) >= least


def test_every_kind_of_award_says_who_may_receive_it() -> None:
    assert [item.id for item in FACTS.award_kinds if not item.recipients] == []


def slug(text: str) -> str:
    plain = text.lower().translate(str.maketrans("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain)


@pytest.mark.parametrize("document", [item for item in FACTS.documents if item.number], ids=key)
def test_the_id_of_a_document_is_its_number_and_where_numbers_restart_its_year(document: Document) -> None:
    number, _, year = document.id.partition(".")
    assert number == slug(str(document.number))
    assert year in ("", str(document.issued.year)) if document.issued else len(year) in (0, 4)


def test_no_document_is_in_force_before_it_is_issued() -> None:
    dated = [
        (item.id, item.issued, item.in_force) for item in FACTS.documents if item.issued and item.in_force
    ]
    assert len(dated) >= 15
    assert [name for name, issued, in_force in dated if in_force < issued] == []


def test_a_document_replaced_expires_the_day_before() -> None:
    pairs = [
        (FACTS.documents[old].expires, new.in_force)
        for new in FACTS.documents
        for old in new.replaces
        if FACTS.documents[old].expires and new.in_force
    ]
    assert len(pairs) >= 8
    assert [pair for pair in pairs if pair[0] and pair[1] and pair[0] + ONE_DAY != pair[1]] == []


def test_the_union_regulation_has_five_versions() -> None:
    versions = [
        "777-2004-qd-tld",
        "1564-qd-tld.2014",
        "2106-qd-tld.2017",
        "1689-qd-tld.2019",
        "999-qd-tld.2024",
    ]
    for former, later in pairwise(versions):
        assert FACTS.documents[later].replaces == (former,)


def test_the_decree_of_2025_is_limited_in_time() -> None:
    decree = FACTS.documents["152-2025-nd-cp"]
    assert (decree.issued, decree.in_force, decree.expires) == (
        date(2025, 6, 14),
        REORGANISED,
        date(2027, 3, 1),
    )
    assert decree.replaces == ("98-2023-nd-cp",)


def test_what_was_read_at_second_hand_is_marked() -> None:
    secondary = {item.id for item in FACTS.documents if item.mark is Mark.SECONDARY}
    assert secondary == {"06-2026-qh16", "15-2025-tt-bnv", "07-2026-tt-bgddt"}


def test_the_five_articles_are_sources_in_the_order_of_their_numbers() -> None:
    articles = [FACTS.sources[f"press.00{number}"] for number in range(5)]
    numbers = [int(re.findall(r"(\d{7})\.ldo", item.url or "")[0]) for item in articles]
    by_number = [
        item.published for _, item in sorted(zip(numbers, articles, strict=True), key=lambda pair: pair[0])
    ]
    assert by_number == sorted(day for day in by_number if day)


def test_periods_are_read_from_words() -> None:
    launched = FACTS.movements["good-teaching-good-learning"].period
    stage = FACTS.movements["innovation.management-teaching-learning"].period
    assert launched is not None
    assert stage is not None
    assert (launched.first, launched.last) == (date(1961, 10, 18), None)
    assert stage.overlaps(launched) is Truth.TRUE


# --- where the facts come from ---------------------------------------------------------------


def test_every_file_says_where_its_facts_come_from() -> None:
    files = {item.file for item in about()}
    assert {
        "units",
        "ties",
        "territories",
        "successions",
        "movements",
        "award_kinds",
        "documents",
        "sources",
        "rulebooks/advanced-worker",
    } <= files
    for item in about():
        assert item.origin
        assert "MIT" in item.licence
        assert item.taken <= date(2026, 11, 29)
