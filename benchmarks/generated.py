"""Columns to measure by: a sector of units, persons and initiatives, the same on every run.

Every table is made of expressions over row numbers, so that a million rows take seconds; every rule
holds, unless faults are planted.
"""

from collections.abc import Mapping
from datetime import date
from typing import final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from vneduunion.model import AuthorRole, InitiativeKind, RecognitionLevel, TieKind, UnitKind
from vneduunion.tables import Tables, schemas
from vneduunion.tables.from_records import POLARS
from vneduunion.tables.origins import ORIGIN

PROVINCES = 63
DISTRICTS = 11
"""District federations of each province."""
MOVEMENTS = 20
FOUNDED, ENDED = date(2010, 9, 1), date(2025, 6, 30)
FIRST_YEAR, YEARS = 2018, 6
"""School years of the initiatives."""
N = pl.col("n")

Columns = Mapping[str, "pl.Expr | str | int | date"]


@final
@frozen(kw_only=True)
class Size:
    """How many rows there are.

    Attributes:
        units: units of four levels.
        initiatives: initiatives, each of one unit.
        authorships: at least as many as initiatives, at most twice as many.
        recognitions: at most one an initiative.
        persons: authors.
        groups: groups of teachers.
    """

    units: int = 60_000
    initiatives: int = 1_000_000
    authorships: int = 1_500_000
    recognitions: int = 800_000
    persons: int = 300_000
    groups: int = 5_000

    def times(self, share: float) -> "Size":
        """The same in little, or in large."""
        return Size(
            units=max(2_000, int(self.units * share)),
            initiatives=int(self.initiatives * share),
            authorships=int(self.authorships * share),
            recognitions=int(self.recognitions * share),
            persons=int(self.persons * share),
            groups=int(self.groups * share),
        )


FULL = Size()


def frames(size: Size = FULL) -> dict[str, pl.DataFrame]:
    """The frames of all tables that are not empty, with every column of their schemas.

    Args:
        size: how many rows there are.
    """
    above = 2 + PROVINCES * (2 + DISTRICTS)
    schools = size.units - above
    return {
        **_units(schools),
        **_people(size, schools),
        **_initiatives(size, schools),
    }


def tables(made: Mapping[str, pl.DataFrame]) -> Tables:
    """Frames as `validate` takes them."""
    return Tables(frames={name: nw.from_native(frame.lazy()) for name, frame in made.items()})


def table(name: str, count: int, columns: Columns) -> pl.DataFrame:
    """A frame with every column of a schema, out of expressions over the row number `n`."""
    typed = {**schemas()[name].storages, **ORIGIN}
    given = {"ordinal": N, **columns}
    made = [
        (value if isinstance(value, pl.Expr) else pl.lit(value)).cast(POLARS[typed[column]]).alias(column)
        for column, value in given.items()
    ]
    missing = [
        pl.lit(None, dtype=POLARS[storage]).alias(column)
        for column, storage in typed.items()
        if column not in given
    ]
    rows = pl.select(pl.int_range(count, dtype=pl.Int64).alias("n")).select(*made, *missing)
    return rows.select(*typed)


def mixed(number: pl.Expr, factor: int, among: int) -> pl.Expr:
    """A number below `among` that jumps about as rows follow one another."""
    return (number * factor + number // 7) % among


def _one_of(number: pl.Expr, words: list[str]) -> pl.Expr:
    return pl.lit(pl.Series(words)).gather(number % len(words))


def _province(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}", number % PROVINCES)


def _year(number: pl.Expr) -> pl.Expr:
    return FIRST_YEAR + number // 3 % YEARS


def _person(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}.teacher-{}", number % PROVINCES, number)


def _initiative(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}.{}.initiative-{}", number % PROVINCES, _year(number) + 1, number)


def _school(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}.school-{}", number % PROVINCES, number)


def _district(number: pl.Expr) -> pl.Expr:
    return pl.format("province-{}.district-{}", number % PROVINCES, number // PROVINCES % DISTRICTS)


def _unit_rows(count: int, unit_id: pl.Expr | str, kind: UnitKind, level: int, *names: str) -> pl.DataFrame:
    vi, en = (pl.format(name.replace("#", "{}"), N + 1) if "#" in name else name for name in names)
    ended: Columns = {"until": ENDED} if level == 3 else {}  # noqa: PLR2004 the level that ended in 2025
    columns = {
        "id": unit_id,
        "kind": kind.value,
        "level": level,
        "name_vi": vi,
        "name_en": en,
        "since": FOUNDED,
    }
    return table("units", count, {**columns, **ended})


def _tie_rows(
    count: int, child: pl.Expr | str, parent: pl.Expr | str, kind: TieKind, until: date | None = ENDED
) -> pl.DataFrame:
    ended: Columns = {} if until is None else {"until": until}
    return table(
        "ties", count, {"child": child, "parent": parent, "kind": kind.value, "since": FOUNDED, **ended}
    )


def _units(schools: int) -> dict[str, pl.DataFrame]:
    federation, education = (pl.format(f"province-{{}}.{end}", N) for end in ("federation", "education"))
    districts = PROVINCES * DISTRICTS
    federations = "Liên đoàn Lao động tỉnh số #", "Federation of Labour of Province No. #"
    sectors = "Công đoàn ngành Giáo dục tỉnh số #", "Education Trade Union of Province No. #"
    of_districts = "Liên đoàn Lao động huyện số #", "Federation of Labour of District No. #"
    of_schools = "Công đoàn Trường Tiểu học số #", "Union of Primary School No. #"
    units = [
        _unit_rows(
            1,
            "vgcl",
            UnitKind.CONFEDERATION,
            1,
            "Tổng Liên đoàn Lao động Việt Nam",
            "Confederation of Labour",
        ),
        _unit_rows(
            1,
            "vetu",
            UnitKind.CENTRAL_SECTOR_UNION,
            2,
            "Công đoàn Giáo dục Việt Nam",
            "Education Trade Union",
        ),
        _unit_rows(PROVINCES, federation, UnitKind.PROVINCIAL_FEDERATION, 2, *federations),
        _unit_rows(PROVINCES, education, UnitKind.LOCAL_SECTOR_UNION, 3, *sectors),
        _unit_rows(districts, _district(N), UnitKind.DISTRICT_FEDERATION, 3, *of_districts),
        _unit_rows(schools, _school(N), UnitKind.GRASSROOTS, 4, *of_schools),
    ]
    of_province = pl.format("province-{}.federation", N % PROVINCES)
    ties = [
        _tie_rows(1, "vetu", "vgcl", TieKind.DIRECT, None),
        _tie_rows(PROVINCES, federation, "vgcl", TieKind.DIRECT, None),
        _tie_rows(PROVINCES, education, federation, TieKind.DIRECT),
        _tie_rows(PROVINCES, education, "vetu", TieKind.GUIDANCE),
        _tie_rows(districts, _district(N), of_province, TieKind.DIRECT),
        _tie_rows(schools, _school(N), _district(N), TieKind.DIRECT),
    ]
    return {"units": numbered(units), "ties": numbered(ties)}


def numbered(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Parts of a table as one, with an ordinal for each row."""
    return pl.concat(parts).with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias("ordinal"))


def _people(size: Size, schools: int) -> dict[str, pl.DataFrame]:
    families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"]
    given = [
        "An",
        "Bình",
        "Châu",
        "Dung",
        "Giang",
        "Hạnh",
        "Khánh",
        "Lan",
        "Minh",
        "Ngọc",
        "Phương",
        "Quỳnh",
        "Thảo",
    ]
    name = pl.format("{} Thị {}", _one_of(N, families), _one_of(N // 11, given))
    movement: Columns = {
        "id": pl.format("movement-{}", N),
        "kind": "EMULATION",
        "name_vi": pl.format("Phong trào thi đua số {}", N + 1),
        "owner": "vetu",
    }
    group: Columns = {
        "id": pl.format("group-{}", N),
        "unit": _school(mixed(N, 613, schools)),
        "movement": pl.format("movement-{}", N % MOVEMENTS),
        "name": pl.format("Nhóm nhà giáo cùng nhau phát triển số {}", N + 1),
        "since": date(2018, 1, 1),
    }
    return {
        "persons": table("persons", size.persons, {"id": _person(N), "name": name}),
        "movements": table("movements", MOVEMENTS, movement),
        "groups": table("groups", size.groups, group),
    }


def _days(prefix: str, kind: str, **days: pl.Expr) -> dict[str, pl.Expr | str]:
    return {f"{prefix}_kind": kind, **{f"{prefix}_{name}": day for name, day in days.items()}}


def one_day(prefix: str, day: pl.Expr) -> dict[str, pl.Expr | str]:
    """The columns of a period of one day."""
    return _days(prefix, "DAY", first=day, last=day, core_first=day, core_last=day)


def _initiatives(size: Size, schools: int) -> dict[str, pl.DataFrame]:
    """Each was put to use in a school year, handed in in its spring and recognised in its June."""
    year, unit = _year(N), _school(mixed(N, 7_919, schools))
    second = N - size.initiatives
    exact = 1_000_000 + mixed(N, 7_877, 900_000_000)
    school_year = _days(
        "applied",
        "SCHOOL_YEAR",
        label=pl.format("năm học {}-{}", year, year + 1),
        first=pl.date(year, 9, 1),
        last=pl.date(year + 1, 8, 31),
        core_first=pl.date(year, 9, 5),
        core_last=pl.date(year + 1, 5, 31),
    )
    initiative: Columns = {
        "id": _initiative(N),
        "title": pl.format("Sáng kiến số {}: nâng cao chất lượng dạy học môn Toán lớp {}", N + 1, N % 12 + 1),
        "kind": _one_of(N, [str(kind.value) for kind in InitiativeKind]),
        "group": pl.when(N % 4 == 0).then(pl.format("group-{}", mixed(N, 31, size.groups))),
        "movement": pl.when(N % 2 == 0).then(pl.format("movement-{}", N % MOVEMENTS)),
        **one_day("submitted", pl.date(year + 1, 3 + N % 3, 1 + N % 28)),
        **school_year,
        "benefit_given": pl.lit(value=True),
        **{f"benefit_{bound}": exact for bound in ("low", "high", "likely_low", "likely_high")},
    }
    first_author = size.initiatives > N
    piece = pl.when(first_author).then(N).otherwise(second)
    author: Columns = {
        "record": _initiative(piece),
        "ordinal": pl.when(first_author).then(0).otherwise(1),
        "person": _person(mixed(N, 104_729, size.persons)),
        "unit": _school(mixed(piece, 7_919, schools)),
        "role": pl.when(first_author)
        .then(pl.lit(AuthorRole.DIRECTOR.value))
        .otherwise(pl.lit(AuthorRole.MEMBER.value)),
        "share": pl.when(piece < size.authorships - size.initiatives).then(5_000).otherwise(10_000),
    }
    recognition: Columns = {
        "record": _initiative(N),
        "ordinal": 0,
        "level": RecognitionLevel.GRASSROOTS.value,
        "by": unit,
        **one_day("when", pl.date(_year(N) + 1, 6, 1 + N % 28)),
        "grade": _one_of(N, ["A", "B", "C"]),
    }
    return {
        "initiatives": table("initiatives", size.initiatives, initiative),
        "initiatives.authors": table("initiatives.authors", size.authorships, author),
        "initiatives.units": table(
            "initiatives.units", size.initiatives, {"record": _initiative(N), "ordinal": 0, "value": unit}
        ),
        "initiatives.recognitions": table("initiatives.recognitions", size.recognitions, recognition),
    }
