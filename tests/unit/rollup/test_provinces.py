"""An outside oracle: the 63 provinces and cities that became 34 on 1 July 2025.

The mergers are those of National Assembly Resolution 202/2025/QH15 of 12 June 2025, typed from the list
of new units, merged units and seats at galaxyoffice.vn/?p=24277. The eleven that did not merge are typed from Znews,
"Trang nhất báo Đảng địa phương ngày 1/7 sau sáp nhập" (znews.vn, post1565161), which also names the 23 new ones; the
52 that had to merge from Báo Nghệ An, "Hai trường hợp không bắt buộc sáp nhập tỉnh, xã" (baonghean.vn, 10294353). None
of these is a source of the bundled data, and no id of the bundled data stands here: names are looked up.
"""

from collections import Counter, defaultdict
from datetime import date

import pytest

from vneduunion import Dataset, Grid, Period, roll_up
from vneduunion.model import (
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    SuccessionKind,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue
from vneduunion.rollup import Missing
from vneduunion.structure import WHOLE, territory_crosswalk, territory_placements
from vneduunion.values.folding import fold
from vneduunion.values.names import Name

MERGERS = """
Tuyên Quang: Tuyên Quang, Hà Giang
Lào Cai: Lào Cai, Yên Bái
Thái Nguyên: Thái Nguyên, Bắc Kạn
Phú Thọ: Vĩnh Phúc, Phú Thọ, Hòa Bình
Bắc Ninh: Bắc Ninh, Bắc Giang
Hưng Yên: Hưng Yên, Thái Bình
TP Hải Phòng: Hải Dương, TP Hải Phòng
Ninh Bình: Hà Nam, Ninh Bình, Nam Định
Quảng Trị: Quảng Bình, Quảng Trị
TP Đà Nẵng: Quảng Nam, TP Đà Nẵng
Quảng Ngãi: Kon Tum, Quảng Ngãi
Gia Lai: Gia Lai, Bình Định
Khánh Hòa: Ninh Thuận, Khánh Hòa
Lâm Đồng: Lâm Đồng, Đắk Nông, Bình Thuận
Đắk Lắk: Đắk Lắk, Phú Yên
TP Hồ Chí Minh: Bà Rịa - Vũng Tàu, Bình Dương, TP Hồ Chí Minh
Đồng Nai: Đồng Nai, Bình Phước
Tây Ninh: Tây Ninh, Long An
TP Cần Thơ: TP Cần Thơ, Sóc Trăng, Hậu Giang
Vĩnh Long: Bến Tre, Vĩnh Long, Trà Vinh
Đồng Tháp: Tiền Giang, Đồng Tháp
Cà Mau: Bạc Liêu, Cà Mau
An Giang: An Giang, Kiên Giang
"""
UNCHANGED = """Hà Nội, Huế, Lai Châu, Điện Biên, Sơn La, Lạng Sơn, Quảng Ninh, Thanh Hóa, Nghệ An, Hà Tĩnh, Cao Bằng"""
TO_MERGE = """
Hải Phòng, Hồ Chí Minh, Đà Nẵng, Cần Thơ, Hà Nam, Hưng Yên, Vĩnh Phúc, Bắc Ninh, Thái Bình, Hải Dương, Nam Định,
Ninh Bình, Bắc Kạn, Thái Nguyên, Phú Thọ, Bắc Giang, Hòa Bình, Tuyên Quang, Lào Cai, Yên Bái, Hà Giang, Ninh Thuận,
Quảng Trị, Phú Yên, Quảng Bình, Quảng Ngãi, Khánh Hòa, Đắk Nông, Tây Ninh, Bình Dương, Bình Thuận, Bình Phước,
Bà Rịa - Vũng Tàu, Bến Tre, Bạc Liêu, Vĩnh Long, Hậu Giang, Trà Vinh, Tiền Giang, Sóc Trăng, Đồng Tháp, An Giang,
Long An, Cà Mau, Quảng Nam, Bình Định, Đắk Lắk, Đồng Nai, Gia Lai, Kon Tum, Lâm Đồng, Kiên Giang
"""
FACTS = catalogue()
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def listed(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(",")]


def ids(scheme: str) -> dict[str, str]:
    """The ids of a scheme by every spelling of their names, folded."""
    return {
        fold(spelling): place.id
        for place in FACTS.territories
        if place.scheme == scheme
        for spelling in place.name.spellings
    }


def oracle() -> dict[str, set[str]]:
    """The old ones of each new one, by the ids that the bundled data give to these names."""
    old, new = ids("vn-63"), ids("vn-34")
    found = {new[fold(name)]: {old[fold(name)]} for name in listed(UNCHANGED)}
    for line in MERGERS.strip().splitlines():
        name, _, parts = line.partition(":")
        found[new[fold(name)]] = {old[fold(part)] for part in listed(parts)}
    return found


ORACLE = oracle()
OLD = sorted(place.id for place in FACTS.territories if place.scheme == "vn-63")
NEW = sorted(place.id for place in FACTS.territories if place.scheme == "vn-34")


def test_the_outside_lists_agree_with_each_other() -> None:
    merged = [name for line in MERGERS.strip().splitlines() for name in listed(line.partition(":")[2])]
    assert (len(merged), len(listed(UNCHANGED)), len(MERGERS.strip().splitlines())) == (52, 11, 23)
    spelled = sorted(fold(name.removeprefix("TP ")) for name in merged)
    assert spelled == sorted(map(fold, listed(TO_MERGE)))


def test_63_became_34_and_52_of_them_23() -> None:
    assert (len(OLD), len(NEW)) == (63, 34)
    assert sorted(ORACLE) == NEW
    assert sorted(old for olds in ORACLE.values() for old in olds) == OLD
    kinds = Counter(item.kind for item in FACTS.successions if item.before and item.before[0] in OLD)
    assert kinds == {SuccessionKind.MERGED: 23, SuccessionKind.RENAMED: 11}


def test_every_old_one_goes_whole_into_the_new_one_that_the_resolution_names() -> None:
    walk = territory_crosswalk(FACTS, "vn-34")
    assert walk.on == FIRST
    found = defaultdict(set)
    for old in OLD:
        (row,) = walk.of(old)
        assert (row.low, row.high) == (WHOLE, WHOLE)
        found[row.place].add(old)
    assert found == ORACLE


def school(old: str, **more: object) -> Unit:
    return Unit(id=f"school.{old}", kind=UnitKind.GRASSROOTS, name=Name(en=f"School of {old}"), **more)


def federation(province: str) -> Unit:
    days = {"until": LAST} if province in OLD else {"since": FIRST}
    name, kind = Name(en=province), UnitKind.PROVINCIAL_FEDERATION
    return Unit(id=f"federation.{province}", kind=kind, name=name, territory=province, **days)


def ties() -> list[Tie]:
    """Each school stands below the federation of its old province, then below that of its new one."""
    managed = TieKind.DIRECT
    pairs = [(new, old) for new, olds in ORACLE.items() for old in sorted(olds)]
    return [
        tie
        for new, old in pairs
        for tie in (
            Tie(child=f"school.{old}", parent=f"federation.{old}", kind=managed, until=LAST),
            Tie(child=f"school.{old}", parent=f"federation.{new}", kind=managed, since=FIRST),
        )
    ]


def initiative(old: str, day: date) -> Initiative:
    recognised = Recognition(level=RecognitionLevel.GRASSROOTS, when=Period.day(day))
    return Initiative(
        id=f"initiative.{old}",
        title="T",
        kind=InitiativeKind.SOLUTION,
        units=(f"school.{old}",),
        recognitions=(recognised,),
    )


def one_in_each(day: date, *, by_federation: bool) -> Dataset:
    """A school in each of the 63, with one initiative; it lies there itself, or the federation above it does."""
    above = [federation(province) for province in (*OLD, *NEW)]
    return Dataset(
        territories=FACTS.territories,
        successions=FACTS.successions,
        units=[*(school(old) for old in OLD), *above]
        if by_federation
        else [school(old, territory=old) for old in OLD],
        ties=ties() if by_federation else [],
        initiatives=[initiative(old, day) for old in OLD],
    )


def counts(grid: Grid) -> dict[str, tuple[int | None, int | None]]:
    return {cell.unit: (cell.quantity.low, cell.quantity.high) for cell in grid}


@pytest.mark.parametrize(
    "by_federation", [False, True], ids=["by its own province", "by that of its federation"]
)
@pytest.mark.parametrize("day", [date(2023, 5, 20), LAST], ids=str)
def test_one_initiative_in_each_of_the_63_is_63_in_34_rows(day: date, by_federation: bool) -> None:  # noqa: FBT001 a column of the table
    data = one_in_each(day, by_federation=by_federation)
    grid = roll_up(data, ["initiatives.recognised"], line="vn-34", missing=Missing.ZERO)
    assert counts(grid) == {new: (len(olds), len(olds)) for new, olds in ORACLE.items()}
    assert len(grid) == 34
    assert sum(cell.quantity.low or 0 for cell in grid) == 63
    assert grid.strays.is_empty()


def test_on_the_days_own_provinces_they_are_63_rows() -> None:
    data = one_in_each(LAST, by_federation=False)
    grid = roll_up(data, ["initiatives.recognised"], line="vn-63", missing=Missing.ZERO)
    assert counts(grid) == dict.fromkeys(OLD, (1, 1))


def test_every_school_lies_in_one_new_province_with_its_whole_weight() -> None:
    rows = list(territory_placements(one_in_each(LAST, by_federation=False), "vn-34"))
    assert len(rows) == 63
    assert {(row.low, row.high) for row in rows} == {(WHOLE, WHOLE)}
    found = defaultdict(set)
    for row in rows:
        found[row.place].add(row.unit.removeprefix("school."))
    assert found == ORACLE
