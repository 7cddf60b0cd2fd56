import gc
from datetime import date
from unicodedata import normalize

import pytest

from tests.small_world import unit
from vneduunion.model import (
    Activity,
    ActivityKind,
    AwardKind,
    Dataset,
    Document,
    Figure,
    Group,
    Initiative,
    InitiativeKind,
    Measure,
    Movement,
    MovementKind,
    Person,
    Source,
    Territory,
    TerritoryRank,
    Tie,
    Unit,
    UnitKind,
)
from vneduunion.reference import Match, catalogue, resolve, resolving
from vneduunion.reference.resolving import MOST_CLOSE
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

OLD, NEW = "innovation.teaching-learning", "innovation.management-teaching-learning"


def ids(text, cls, **more):
    return [found.id for found in resolve(text, cls, **more)]


def hows(text, cls, **more):
    return {found.id: found.how for found in resolve(text, cls, **more)}


def named(id_, name, **more):
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(vi=name), **more)


# --- what a match is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cls", "id_"),
    [
        ("Công đoàn Giáo dục Việt Nam", Unit, "vetu"),
        ("CÔNG ĐOÀN  GIÁO DỤC VIỆT NAM", Unit, "vetu"),
        (normalize("NFD", "CĐGD Việt Nam"), Unit, "vetu"),
        ("VIETNAM EDUCATION TRADE UNION", Unit, "vetu"),
        ("Dạy tốt – Học tốt", Movement, "good-teaching-good-learning"),
        ("Happy School", Movement, "happy-schools"),
        ("Bằng Lao động sáng tạo", AwardKind, "creative-labour-certificate"),
        ("Vận động viên tham gia", Measure, "games.athletes"),
        ("103/KH-CĐN", Document, "103-kh-cdn.2019"),
        ("Kế hoạch số 103/KH-CĐN", Document, "103-kh-cdn.2019"),
    ],
)
def test_a_spelling_is_an_exact_match(text, cls, id_):
    assert hows(text, cls) == {id_: Match.EXACT}


@pytest.mark.parametrize(
    ("text", "cls", "id_"),
    [
        ("CĐGD tỉnh Nghệ An", Unit, "nghe-an.education"),
        ("LĐLĐ TP.Hà Nội", Unit, "hanoi.federation"),
        ("CĐCS Trường CĐ Nghề Yên Bái", Unit, "yen-bai.vocational-college.union"),
        ("CĐCS Trường CĐN Yên Bái", Unit, "yen-bai.vocational-college.union"),
        ("CSTĐ cấp tỉnh", AwardKind, "ministerial-emulation-fighter"),
    ],
)
def test_an_abbreviation_written_out_is_a_sure_match(text, cls, id_):
    assert hows(text, cls) == {id_: Match.ABBREVIATION}


def test_an_ambiguous_abbreviation_gives_all_it_stands_for():
    data = Dataset(units=[named("union", "Công đoàn Y tế"), named("college", "Cao đẳng Y tế")])
    assert hows("CĐ Y tế", Unit, data=data) == dict.fromkeys(["college", "union"], Match.ABBREVIATION)


def test_a_short_text_may_leave_the_rank_out_but_not_change_it():
    data = Dataset(
        units=[
            named("province", "Liên đoàn Lao động tỉnh Cao Bằng"),
            named("city", "Liên đoàn Lao động thành phố Cao Bằng"),
        ]
    )
    assert ids("LĐLĐ Cao Bằng", Unit, data=data) == ["city", "province"]
    assert ids("LĐLĐ TP Cao Bằng", Unit, data=data) == ["city"]


def test_the_abbreviation_of_a_unit_is_no_exact_name():
    data = Dataset(units=[named("a", "Công đoàn trường Lê Lợi", abbreviation="CĐLL")])
    found = resolve("cđll", Unit, data=data)
    assert [(each.how, each.printed) for each in found] == [(Match.ABBREVIATION, "CĐLL")]


def test_an_id_leads_to_its_record():
    assert hows(" hanoi.education ", Unit) == {"hanoi.education": Match.ID}
    assert hows("groups.operating", Measure) == {"groups.operating": Match.ID}


def test_a_record_is_told_once_by_its_surest_match():
    assert hows("VETU", Unit) == {"vetu": Match.EXACT}


def test_surer_matches_come_first():
    data = Dataset(units=[named("z", "CĐ Lê Lợi"), named("a", "Công đoàn Lê Lợi")])
    assert hows("CĐ Lê Lợi", Unit, data=data) == {"z": Match.EXACT, "a": Match.ABBREVIATION}
    assert ids("CĐ Lê Lợi", Unit, data=data) == ["z", "a"]


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        (TerritoryRank.PROVINCE, "tỉnh Lê Lợi"),
        (TerritoryRank.CITY, "Thành phố Lê Lợi"),
        (TerritoryRank.CITY, "TP Lê Lợi"),
        (TerritoryRank.WARD, "phường Lê Lợi"),
        (TerritoryRank.COMMUNE, "Xã Lê Lợi"),
        (TerritoryRank.SPECIAL_ZONE, "Đặc khu Lê Lợi"),
        (TerritoryRank.DISTRICT, "Lê Lợi"),
        (None, "Lê Lợi"),
    ],
)
def test_a_territory_may_be_called_with_its_rank_and_no_other(rank, text):
    data = Dataset(territories=[Territory(id="a", scheme="s", code="1", name=Name(vi="Lê Lợi"), rank=rank)])
    assert ids(text, Territory, data=data) == ["a"]
    assert set(hows("huyện Lê Lợi", Territory, data=data).values()) <= {Match.CLOSE}


def test_a_territory_without_a_vietnamese_name_has_no_rank_before_it():
    place = Territory(id="a", scheme="s", code="1", name=Name(en="Le Loi"), rank=TerritoryRank.PROVINCE)
    data = Dataset(territories=[place])
    assert hows("Le Loi", Territory, data=data) == {"a": Match.EXACT}
    assert set(hows("tỉnh Le Loi", Territory, data=data).values()) <= {Match.CLOSE}


# --- every class with a name -----------------------------------------------------------------

WORLD = Dataset(
    persons=[Person(id="an", name="Nguyễn Ngọc An")],
    groups=[Group(id="maths", unit="a", name="Nhóm Toán"), Group(id="nameless", unit="a")],
    initiatives=[Initiative(id="topic", title="Dạy học số", kind=InitiativeKind.TOPIC)],
    sources=[Source(id="paper", title="Lao Động")],
    activities=[
        Activity(
            id="games",
            kind=ActivityKind.GAMES,
            name=Name(vi="Hội thao"),
            unit="a",
            period=Period.parse("giai đoạn 2020-2025"),
        )
    ],
    documents=[
        Document(
            id="plan",
            title="Kế hoạch năm",
            number=DocumentNumber.parse("7/KH-CĐN"),
            issued=date(2024, 1, 1),
            expires=date(2024, 12, 31),
        ),
        Document(id="unnumbered", title="Thư ngỏ"),
    ],
    movements=[Movement(id="m", kind=MovementKind.PLAN, name=Name(vi="Không hạn"))],
)


@pytest.mark.parametrize(
    ("text", "cls", "id_"),
    [
        ("nguyễn ngọc an", Person, "an"),
        ("nhóm toán", Group, "maths"),
        ("dạy học số", Initiative, "topic"),
        ("lao động", Source, "paper"),
        ("HỘI THAO", Activity, "games"),
        ("kế hoạch năm", Document, "plan"),
        ("07/KH-CĐN", Document, "plan"),
        ("thư ngỏ", Document, "unnumbered"),
        ("không hạn", Movement, "m"),
    ],
)
def test_records_of_every_class_are_found_by_what_they_are_called(text, cls, id_):
    assert hows(text, cls, data=WORLD) == {id_: Match.EXACT}


@pytest.mark.parametrize("cls", [Tie, Figure, Dataset, str])
def test_a_class_without_names_is_refused(cls):
    with pytest.raises(TypeError, match="have no name"):
        resolve("vetu", cls)


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_a_blank_text_means_nothing(text):
    assert resolve(text, Unit) == ()


def test_signs_alone_mean_nothing():
    assert resolve("...", Unit) == ()


# --- life ------------------------------------------------------------------------------------


def test_the_dead_come_last():
    found = resolve("LĐLĐ An Giang", Unit, on=date(2026, 1, 1))
    assert [(each.id, each.alive) for each in found] == [
        ("an-giang.federation.2025", True),
        ("an-giang.federation", False),
    ]
    found = resolve("LĐLĐ An Giang", Unit, on=date(2025, 6, 30))
    assert [(each.id, each.alive) for each in found] == [
        ("an-giang.federation", True),
        ("an-giang.federation.2025", False),
    ]


def test_the_living_come_before_surer_matches():
    data = Dataset(units=[named("z", "CĐ Lê Lợi", until=date(2020, 1, 1)), named("a", "Công đoàn Lê Lợi")])
    assert ids("CĐ Lê Lợi", Unit, data=data, on=date(2021, 1, 1)) == ["a", "z"]


def test_without_a_day_nothing_is_said_of_life():
    assert [each.alive for each in resolve("LĐLĐ An Giang", Unit)] == [None, None]


@pytest.mark.parametrize(
    ("text", "cls", "on", "alive"),
    [
        ("hội thao", Activity, date(2023, 1, 1), True),
        ("hội thao", Activity, date(2026, 1, 1), False),
        ("hội thao", Activity, date(2020, 5, 1), None),
        ("không hạn", Movement, date(2020, 5, 1), None),
        ("nguyễn ngọc an", Person, date(2020, 5, 1), None),
        ("kế hoạch năm", Document, date(2024, 5, 1), True),
        ("kế hoạch năm", Document, date(2023, 5, 1), False),
        ("kế hoạch năm", Document, date(2025, 1, 1), False),
        ("thư ngỏ", Document, date(2025, 1, 1), True),
        ("nhóm toán", Group, date(2025, 1, 1), True),
    ],
)
def test_life_is_told_as_far_as_it_is_known(text, cls, on, alive):
    assert [each.alive for each in resolve(text, cls, data=WORLD, on=on)] == [alive]


# --- close spellings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cls", "first"),
    [
        ("Cong doan Giao duc Ha Noi", Unit, "hanoi.education"),
        ("cdgd ha noi", Unit, "hanoi.education"),
        ("Công đoàn Giáo dục Hà Nôị", Unit, "hanoi.education"),
        ("Day tot hoc tot", Movement, "good-teaching-good-learning"),
    ],
)
def test_a_text_without_marks_or_with_a_slip_is_close(text, cls, first):
    found = resolve(text, cls)
    assert found[0].id == first
    assert {each.how for each in found} == {Match.CLOSE}


def test_the_name_of_a_school_is_close_to_that_of_its_union():
    data = Dataset(units=[named("a", "Công đoàn cơ sở Trường THPT Lê Lợi"), named("b", "Đoàn trường A")])
    assert hows("THPT Lê Lợi", Unit, data=data) == {"a": Match.CLOSE}


def test_an_exact_match_hides_close_ones():
    data = Dataset(units=[named("a", "Công đoàn Lê Lợi"), named("b", "Công đoàn Lê Lai")])
    assert ids("Công đoàn Lê Lợi", Unit, data=data) == ["a"]
    assert ids("Công đoàn Lê Lơi", Unit, data=data) == ["a", "b"]


def test_two_successive_movements_stay_two():
    assert hows("Đổi mới, sáng tạo trong dạy và học", Movement) == {OLD: Match.EXACT}
    assert hows("Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập", Movement) == {NEW: Match.EXACT}
    between = resolve("Đổi mới sáng tạo trong giảng dạy và học tập", Movement)
    assert {each.id for each in between} == {OLD, NEW}
    assert {each.how for each in between} == {Match.CLOSE}
    assert all(each.record.name.matches(each.printed) for each in between)


def test_of_many_close_spellings_few_are_told_the_closest_first():
    data = Dataset(units=[named(f"u{n}", f"Công đoàn trường Lê Lợi {n}") for n in range(20)])
    found = ids("Cong doan truong Le Loi 7", Unit, data=data)
    assert len(found) == MOST_CLOSE
    assert found[0] == "u7"


def test_nothing_alike_gives_nothing():
    assert resolve("zzz", Unit) == ()


def test_the_order_of_the_dataset_makes_no_difference():
    units = [named("a", "Công đoàn Lê Lợi"), named("b", "Công đoàn Lê Lợi"), named("c", "Công đoàn Lê Lai")]
    for text in ("Công đoàn Lê Lợi", "cong doan le loy"):
        forth, back = (ids(text, Unit, data=Dataset(units=order)) for order in (units, units[::-1]))
        assert forth == back


# --- the index -------------------------------------------------------------------------------


def test_the_index_is_forgotten_with_its_dataset():
    before = len(resolving._INDEXES)
    data = Dataset(units=[unit("a")])
    assert ids("A", Unit, data=data) == ids("a", Unit, data=data) == ["a"]
    assert len(resolving._INDEXES) == before + 1
    del data
    gc.collect()
    assert len(resolving._INDEXES) == before


def test_every_spelling_of_the_catalogue_leads_to_its_record():
    for record in (*catalogue().units, *catalogue().movements, *catalogue().award_kinds):
        for spelling in record.name.spellings:
            assert hows(spelling, type(record))[record.id] is Match.EXACT
