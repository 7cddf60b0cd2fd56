from datetime import date

import pytest
import typer
from attrs import evolve

from tests.provinces import provinces, school
from vneduunion import Dataset, Period
from vneduunion.cli import options
from vneduunion.cli import rollup_asked as asked
from vneduunion.cli.rollup_asked import By
from vneduunion.model import Territory, TerritoryRank, TieKind, UnitKind
from vneduunion.reference import catalogue
from vneduunion.values.names import Name

FACTS = catalogue()
PROVINCES = By(unit="province")


@pytest.fixture
def refused(capsys, monkeypatch):
    monkeypatch.setattr(options, "language_asked", lambda: "en")

    def told(call, *arguments):
        with pytest.raises(typer.Exit) as ended:
            call(*arguments)
        assert ended.value.exit_code == 2
        return capsys.readouterr().err

    return told


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ([], By()),
        (["unit=province,period=year"], By(unit="province", period="year")),
        (["period=School_Year", " unit = GRASSROOTS "], By(unit="grassroots", period="school-year")),
        (["unit=level-4"], By(unit="level-4")),
    ],
)
def test_what_has_a_row_is_read(texts, wanted):
    assert asked.by_of(texts) == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("province", "--by: 'province' is not one of: unit=…, period=…"),
        ("", "--by: '' is not one of: unit=…, period=…"),
        ("unit=all,", "--by: '' is not one of"),
        ("units=all", "--by: 'units=all' is not one of"),
        ("unit=prov", "--by unit: 'prov' is not one of: all, province, level-1, "),
        ("unit=level-5", "--by unit: 'level-5' is not one of"),
        ("period=week", "--by period: 'week' is not one of: year, school-year, quarter, month"),
        ("unit=all,unit=province", "--by unit: expected one value, found several"),
    ],
)
def test_a_word_that_means_nothing_is_told_with_those_that_do(refused, text, told):
    assert refused(asked.by_of, [text]).startswith(told)


def test_every_kind_of_unit_may_be_asked_for():
    for kind in UnitKind:
        assert asked.by_of([f"unit={kind.lower()}"]).unit == kind.lower().replace("_", "-")


@pytest.mark.parametrize("text", ["2025-07-01", "1/7/2025", "01/07/2025"])
def test_days_are_read_as_people_write_them(text):
    assert asked.day_of("--as-of", text) == asked.structure_of(text) == date(2025, 7, 1)


def test_what_is_no_day_is_told(refused):
    assert asked.structure_of("As_It_Was") == "as-it-was"
    assert refused(asked.structure_of, "2025-02-30").startswith("--structure: '2025-02-30' is not a day of")
    assert refused(asked.day_of, "--as-of", "").startswith("--as-of: '' is not a date")


def test_periods_are_read_each_once(refused):
    assert asked.periods_of(["2024", "năm 2024", "năm học 2024-2025"]) == (
        Period.year(2024),
        Period.school_year(2024),
    )
    assert refused(asked.periods_of, ["2024", "x"]).startswith("--period: cannot read a period from 'x'")


def test_periods_are_those_given_cut_if_that_is_asked_for(refused):
    years = (Period.year(2024), Period.span(2024, 2025))
    there = (Period.year(2020),)
    wanted = []

    def whole(piece):
        wanted.append(piece)
        return there

    assert asked.pieces(years, By(), whole) == years
    assert asked.pieces(years, By(period="year"), whole) == (Period.year(2024), Period.year(2025))
    assert wanted == []
    assert asked.pieces((), By(), whole) == asked.pieces((), By(period="school-year"), whole) == there
    assert wanted == ["year", "school_year"]
    open_ = Period.span(None, 2030)
    assert asked.pieces((open_,), By(), whole) == (open_,)
    assert "a period with a first and a last day" in refused(asked.pieces, (open_,), By(period="year"), whole)


@pytest.mark.parametrize(
    ("text", "by", "structure", "line"),
    [
        (None, By(), "as-it-was", TieKind.DIRECT),
        ("guidance", By(), "as-it-was", TieKind.GUIDANCE),
        ("VN-34", By(), "as-it-was", "vn-34"),
        (None, By(unit="grassroots"), "as-it-was", TieKind.DIRECT),
        ("Direct", By(unit="level-2"), "as-it-was", TieKind.DIRECT),
        (None, PROVINCES, "as-it-was", "vn-34"),
        (None, PROVINCES, date(2025, 7, 1), "vn-34"),
        (None, PROVINCES, date(2025, 6, 30), "vn-63"),
        ("vn-63", PROVINCES, date(2025, 7, 1), "vn-63"),
    ],
)
def test_provinces_count_along_their_list_and_units_along_ties(text, by, structure, line):
    assert asked.line_of(text, by, FACTS, structure) == line


@pytest.mark.parametrize(
    ("text", "by", "choices"),
    [
        ("coordination", By(), "direct, guidance, vn-63, vn-34"),
        ("direct", PROVINCES, "vn-63, vn-34"),
        ("vn-34", By(unit="grassroots"), "direct, guidance"),
    ],
)
def test_a_line_that_does_not_go_with_the_units_is_told(refused, text, by, choices):
    told = refused(asked.line_of, text, by, FACTS, "as-it-was")
    assert told == f"--line: {text!r} is not one of: {choices}\n"


def test_a_list_of_ones_own_may_have_no_ranks():
    def place(id_, parent=None, rank=None):
        return Territory(id=id_, scheme="Own", code=id_, name=Name(vi=id_), parent=parent, rank=rank)

    own = Dataset(
        territories=[place("p"), place("q", "p"), place("r", rank=TerritoryRank.WARD), *FACTS.territories]
    )
    assert asked.line_of("Own", PROVINCES, own, "as-it-was") == "Own"
    assert asked.places(PROVINCES, "Own", own) == ("p",)
    assert asked.places(By(), "Own", own) == ("p", "q", "r")
    assert len(asked.places(PROVINCES, "vn-34", own)) == 34


def test_units_are_those_of_a_level_or_a_kind():
    held = provinces(units=[school("a", None), *FACTS.units])
    assert asked.places(By(unit="level-1"), TieKind.DIRECT, held) == ("vgcl",)
    assert "a" in asked.units_of("grassroots", held, "--expected")
    assert asked.units_of("all", held, "--expected") == held.units.keys()
    assert asked.units_of("team", Dataset(), "--expected") == ()


def test_levels_and_kinds_that_no_unit_has_are_told_with_those_that_there_are(refused):
    held = Dataset(units=[school("a", None), evolve(FACTS.units["vgcl"], level=2)])
    told = refused(asked.places, By(unit="level-3"), TieKind.DIRECT, held)
    assert told == (
        "--by unit: no unit is of 'level-3'; there are units of: level-2, level-4, confederation, grassroots\n"
    )
    assert refused(asked.units_of, "team", held, "--expected").startswith(
        "--expected: no unit is of 'team'; "
    )


def test_those_of_whom_data_are_expected_are_a_group(refused):
    assert [asked.group_of(text) for text in ("all", "GRASSROOTS")] == ["all", "grassroots"]
    assert refused(asked.group_of, "province").startswith("--expected: 'province' is not one of: all, ")
