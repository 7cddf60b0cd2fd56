"""The bundled rulebooks, typed again from the notes on the rules; and what is told of wrong files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from vneduunion.errors import LoadError
from vneduunion.model import (
    Criterion,
    CriterionKind,
    Dataset,
    DisciplineForm,
    Mark,
    RecipientKind,
    RuleVersion,
    Strand,
    StrandKind,
    Window,
)
from vneduunion.reference import (
    UnevenKind,
    catalogue,
    gaps_and_overlaps,
    principles,
    read_rulebooks,
    rulebooks,
)
from vneduunion.wording import format_citation

GOOD = """
award_kind = "award-28-7"

[[strands]]
id = "district"
name = { en = "The district's rule" }

[[strands.versions]]
id = "2025"
citations = [{ document = "1689-qd-tld.2019" }]
since = 2025-07-01
mark = "CONFIRMED"
sources = ["laodong.228884"]
criteria = { kind = "MEMBERSHIP" }
"""


def everything() -> Iterator[tuple[str, Strand, RuleVersion]]:
    for award, book in rulebooks().items():
        for strand in book.strands:
            for version in strand.versions:
                yield award, strand, version


def parts(version: RuleVersion) -> tuple[Criterion, ...]:
    return tuple(version.criteria.walk()) if version.criteria else ()


# --- one day before and after each change of rule ----------------------------------------------

CHANGES = [
    ("advanced-worker", "law", "2013-2022", date(2024, 1, 1)),
    ("advanced-worker", "law", "2022-2026", date(2026, 10, 1)),
    ("advanced-worker", "law", "-2013", date(2014, 6, 1)),
    ("advanced-worker", "detail", "-65-2014", date(2014, 7, 1)),
    ("advanced-worker", "detail", "65-2014-91-2017", date(2017, 10, 1)),
    ("advanced-worker", "detail", "91-2017-", date(2024, 1, 1)),
    ("advanced-worker", "detail", "-01-2024", date(2024, 2, 24)),
    ("advanced-worker", "detail", "01-2024-", date(2025, 8, 5)),
    ("grassroots-emulation-fighter", "law", "-2013", date(2014, 6, 1)),
    ("grassroots-emulation-fighter", "law", "2013-2017", date(2017, 10, 1)),
    ("grassroots-emulation-fighter", "law", "2017-2022", date(2024, 1, 1)),
    ("grassroots-emulation-fighter", "law", "2022-2026", date(2026, 10, 1)),
    ("grassroots-emulation-fighter", "union", "-2106", date(2017, 12, 28)),
    ("grassroots-emulation-fighter", "union", "2106-", date(2019, 11, 12)),
    ("grassroots-emulation-fighter", "union", "-999", date(2024, 5, 29)),
    ("ministerial-emulation-fighter", "law", "-2003", date(2004, 7, 1)),
    ("ministerial-emulation-fighter", "law", "2003-2022", date(2024, 1, 1)),
    ("ministerial-emulation-fighter", "law", "2022-2026", date(2026, 10, 1)),
    ("vgcl.emulation-fighter", "union", "-1689", date(2019, 11, 12)),
    ("vgcl.emulation-fighter", "union", "1689-999", date(2024, 5, 29)),
    ("national-emulation-fighter", "law", "-2003", date(2004, 7, 1)),
    ("national-emulation-fighter", "law", "2003-2022", date(2024, 1, 1)),
    ("national-emulation-fighter", "law", "2022-2026", date(2026, 10, 1)),
    ("national-emulation-fighter", "union", "-1689", date(2019, 11, 12)),
    ("national-emulation-fighter", "union", "1689-999", date(2024, 5, 29)),
    ("excellent-labour-collective", "law", "-2003", date(2004, 7, 1)),
    ("excellent-labour-collective", "law", "2003-2022", date(2024, 1, 1)),
    ("excellent-labour-collective", "law", "2022-2026", date(2026, 10, 1)),
    ("excellent-labour-collective", "union", "-2106", date(2017, 12, 28)),
    ("excellent-labour-collective", "union", "2106-", date(2019, 11, 12)),
    ("excellent-labour-collective", "union", "-999", date(2024, 5, 29)),
    ("advanced-labour-collective", "law", "-2003", date(2004, 7, 1)),
    ("advanced-labour-collective", "law", "2003-2022", date(2024, 1, 1)),
    ("advanced-labour-collective", "law", "2022-2026", date(2026, 10, 1)),
    ("government-emulation-flag", "law", "-2017", date(2017, 10, 1)),
    ("government-emulation-flag", "law", "2017-2022", date(2024, 1, 1)),
    ("government-emulation-flag", "law", "2022-2026", date(2026, 10, 1)),
    ("ministerial-emulation-flag", "law", "-2017", date(2017, 10, 1)),
    ("ministerial-emulation-flag", "law", "2017-2022", date(2024, 1, 1)),
    ("ministerial-emulation-flag", "law", "2022-2026", date(2026, 10, 1)),
    ("ministerial-emulation-flag", "ministry", "-29-2023", date(2024, 2, 15)),
    ("ministerial-emulation-flag", "ministry", "29-2023-07-2026", date(2026, 4, 2)),
    ("federation.emulation-flag", "union", "-1564", date(2014, 12, 24)),
    ("federation.emulation-flag", "union", "1564-", date(2017, 12, 28)),
    ("federation.emulation-flag", "union", "-999", date(2024, 5, 29)),
    ("prime-minister.certificate-of-merit", "law", "-2014", date(2014, 7, 1)),
    ("prime-minister.certificate-of-merit", "law", "2014-2017", date(2017, 10, 1)),
    ("prime-minister.certificate-of-merit", "law", "2017-2022", date(2024, 1, 1)),
    ("prime-minister.certificate-of-merit", "law", "2022-2026", date(2026, 10, 1)),
    ("ministerial.certificate-of-merit", "law", "-2022", date(2024, 1, 1)),
    ("ministerial.certificate-of-merit", "law", "2022-2026", date(2026, 10, 1)),
    ("moet.certificate-of-merit", "ministry", "-29-2023", date(2024, 2, 15)),
    ("moet.certificate-of-merit", "ministry", "29-2023-07-2026", date(2026, 4, 2)),
    ("vgcl.certificate-of-merit", "persons", "-1689", date(2019, 11, 12)),
    ("vgcl.certificate-of-merit", "persons", "1689-999", date(2024, 5, 29)),
    ("vgcl.certificate-of-merit", "collectives", "-1689", date(2019, 11, 12)),
    ("vgcl.certificate-of-merit", "collectives", "1689-999", date(2024, 5, 29)),
    ("vgcl.thematic-certificate", "union", "-2106", date(2017, 12, 28)),
    ("vgcl.thematic-certificate", "union", "2106-1689", date(2019, 11, 12)),
    ("vgcl.thematic-certificate", "union", "1689-999", date(2024, 5, 29)),
    ("creative-labour-certificate", "union", "-1564", date(2014, 12, 24)),
    ("creative-labour-certificate", "union", "1564-2106", date(2017, 12, 28)),
    ("creative-labour-certificate", "union", "2106-1689", date(2019, 11, 12)),
    ("creative-labour-certificate", "union", "1689-999", date(2024, 5, 29)),
    ("medal-building-trade-union", "union", "2013-", date(2014, 12, 24)),
    ("medal-building-trade-union", "union", "-149", date(2015, 2, 4)),
    ("medal-building-trade-union", "union", "149-1689", date(2019, 11, 12)),
    ("medal-building-trade-union", "union", "1689-999", date(2024, 5, 29)),
    ("medal-cause-of-education", "ministry", "-29-2023", date(2024, 2, 15)),
    ("medal-cause-of-education", "ministry", "29-2023-07-2026", date(2026, 4, 2)),
    ("meritorious-teacher", "state", "-27-2015", date(2015, 3, 10)),
    ("meritorious-teacher", "state", "27-2015-35-2024", date(2024, 5, 25)),
    ("nguyen-van-linh-award", "union", "-2106", date(2017, 12, 28)),
    ("nguyen-van-linh-award", "union", "2106-1689", date(2019, 11, 12)),
    ("nguyen-van-linh-award", "union", "1689-999", date(2024, 5, 29)),
    ("labour-order.first", "persons", "-2013", date(2014, 6, 1)),
    ("labour-order.first", "persons", "2013-2022", date(2024, 1, 1)),
    ("labour-order.first", "persons", "2022-2026", date(2026, 10, 1)),
    ("labour-order.second", "persons", "-2022", date(2024, 1, 1)),
    ("labour-order.second", "persons", "2022-2026", date(2026, 10, 1)),
    ("labour-order.third", "persons", "-2017", date(2017, 10, 1)),
    ("labour-order.third", "persons", "2017-2022", date(2024, 1, 1)),
    ("labour-order.third", "persons", "2022-2022-detailed", date(2025, 7, 1)),
    ("labour-order.third", "persons", "2022-detailed-2026", date(2026, 10, 1)),
    ("labour-order.third", "workers", "-2022", date(2024, 1, 1)),
    ("labour-order.third", "workers", "2022-2026", date(2026, 10, 1)),
    ("labour-order.third", "collectives", "-2003", date(2004, 7, 1)),
    ("labour-order.third", "collectives", "2003-", date(2014, 6, 1)),
    ("award-28-7", "union", "-1689", date(2019, 11, 12)),
    ("award-28-7", "union", "1689-999", date(2024, 5, 29)),
    ("certificate-of-commendation", "law", "-2022", date(2024, 1, 1)),
    ("certificate-of-commendation", "law", "2022-2026", date(2026, 10, 1)),
    ("excellent-grassroots-union", "union", "-1689", date(2019, 11, 12)),
    ("excellent-grassroots-union", "union", "1689-999", date(2024, 5, 29)),
    ("excellent-union-member", "union", "-1689", date(2019, 11, 12)),
    ("excellent-union-member", "union", "1689-999", date(2024, 5, 29)),
    ("federation.certificate-of-merit", "union", "-1689", date(2019, 11, 12)),
    ("federation.certificate-of-merit", "union", "1689-999", date(2024, 5, 29)),
    ("good-public-good-home.title", "union", "-2106", date(2017, 12, 28)),
    ("good-public-good-home.title", "union", "2106-1689", date(2019, 11, 12)),
    ("good-public-good-home.title", "union", "1689-999", date(2024, 5, 29)),
    ("good-school-good-home.title", "union", "-1689", date(2019, 11, 12)),
    ("good-school-good-home.title", "union", "1689-999", date(2024, 5, 29)),
    ("ho-chi-minh-prize", "law", "-98-2023", date(2024, 1, 1)),
    ("ho-chi-minh-prize", "law", "98-2023-152-2025", date(2025, 7, 1)),
    ("ho-chi-minh-prize", "law", "152-2025-2026", date(2026, 10, 1)),
    ("independence-order.first", "law", "-2022", date(2024, 1, 1)),
    ("independence-order.first", "law", "2022-2026", date(2026, 10, 1)),
    ("independence-order.second", "law", "-2022", date(2024, 1, 1)),
    ("independence-order.second", "law", "2022-2026", date(2026, 10, 1)),
    ("independence-order.third", "law", "-2022", date(2024, 1, 1)),
    ("independence-order.third", "law", "2022-2026", date(2026, 10, 1)),
    ("labour-hero", "law", "-2022", date(2024, 1, 1)),
    ("labour-hero", "law", "2022-2026", date(2026, 10, 1)),
    ("labour-order.first", "collectives", "-2022", date(2024, 1, 1)),
    ("labour-order.first", "collectives", "2022-2026", date(2026, 10, 1)),
    ("labour-order.second", "collectives", "-2022", date(2024, 1, 1)),
    ("labour-order.second", "collectives", "2022-2026", date(2026, 10, 1)),
    ("labour-order.third", "collectives", "-2022", date(2024, 1, 1)),
    ("labour-order.third", "collectives", "2022-2026", date(2026, 10, 1)),
    ("ministerial.certificate-of-merit", "collectives", "-2022", date(2024, 1, 1)),
    ("ministerial.certificate-of-merit", "collectives", "2022-2026", date(2026, 10, 1)),
    ("moet.certificate-of-merit", "collectives", "-29-2023", date(2024, 2, 15)),
    ("moet.certificate-of-merit", "collectives", "29-2023-07-2026", date(2026, 4, 2)),
    ("nguyen-duc-canh-award", "union", "-1689", date(2019, 11, 12)),
    ("nguyen-duc-canh-award", "union", "1689-999", date(2024, 5, 29)),
    ("peoples-teacher", "state", "-27-2015", date(2015, 3, 10)),
    ("peoples-teacher", "state", "27-2015-35-2024", date(2024, 5, 25)),
    ("prime-minister.certificate-of-merit", "workers", "-2022", date(2024, 1, 1)),
    ("prime-minister.certificate-of-merit", "workers", "2022-2026", date(2026, 10, 1)),
    ("prime-minister.certificate-of-merit", "collectives", "-2022", date(2024, 1, 1)),
    ("prime-minister.certificate-of-merit", "collectives", "2022-2026", date(2026, 10, 1)),
    ("state-prize", "law", "-98-2023", date(2024, 1, 1)),
    ("state-prize", "law", "98-2023-152-2025", date(2025, 7, 1)),
    ("state-prize", "law", "152-2025-2026", date(2026, 10, 1)),
    ("union.certificate-of-commendation", "union", "-1689", date(2019, 11, 12)),
    ("union.certificate-of-commendation", "union", "1689-999", date(2024, 5, 29)),
    ("vgcl.emulation-flag", "union", "-1689", date(2019, 11, 12)),
    ("vgcl.emulation-flag", "union", "1689-999", date(2024, 5, 29)),
    ("vgcl.emulation-flag", "green", "-168", date(2015, 2, 4)),
    ("vgcl.emulation-flag", "green", "168-2106", date(2017, 12, 28)),
    ("vgcl.emulation-flag", "green", "2106-1689", date(2019, 11, 12)),
    ("vgcl.emulation-flag", "green", "1689-999", date(2024, 5, 29)),
]
"""The version up to the eve of a day and the one from that day on; nothing where none was found."""


@pytest.mark.parametrize(("award", "strand", "change", "day"), CHANGES)
def test_the_version_changes_on_that_day(award: str, strand: str, change: str, day: date) -> None:
    line = rulebooks()[award].strand(strand)
    held = (line.version_on(date.fromordinal(day.toordinal() - 1)), line.version_on(day))
    assert "-".join(version.id if version else "" for version in held) == change


def test_no_change_is_left_out() -> None:
    told = {(award, strand, day) for award, strand, _, day in CHANGES}
    found = set()
    for award, strand, version in everything():
        if version.since:
            found.add((award, strand.id, version.since))
        if version.until:
            found.add((award, strand.id, date.fromordinal(version.until.toordinal() + 1)))
    assert found == told


# --- what may be asserted -----------------------------------------------------------------------


def test_the_regulation_of_2024_is_unknown_wherever_it_stands() -> None:
    found = [version for _, _, version in everything() if version.id == "999"]
    assert len(found) == 21
    assert {(version.since, version.mark, version.criteria) for version in found} == {
        (date(2024, 5, 29), Mark.UNKNOWN, None)
    }


TEACHERS = {"peoples-teacher", "meritorious-teacher"}
"""Their decree of 2024 is another one, and has no last day."""


def test_nothing_is_asserted_from_the_amendment_of_2026_on() -> None:
    held = {
        (version.mark, version.criteria)
        for book in rulebooks().values()
        for id_, version in book.versions_on(date(2026, 10, 1)).items()
        if book.award_kind not in TEACHERS
    }
    assert held == {(Mark.UNKNOWN, None)}


def test_what_is_known_has_a_source_and_what_is_not_says_why() -> None:
    for award, strand, version in everything():
        where = (award, strand.id, version.id)
        assert version.sources or version.mark is Mark.RECALLED, where
        assert version.note or version.mark not in (Mark.RECALLED, Mark.UNKNOWN), where
        assert version.since or not version.since_mark, where
        assert version.until or not version.until_mark, where


def test_no_two_versions_of_a_rule_hold_on_one_day_and_the_gaps_are_these() -> None:
    uneven = [
        (award, strand.id, item.kind, item.first, item.last)
        for award, book in rulebooks().items()
        for strand in book.strands
        for item in gaps_and_overlaps(strand)
    ]
    gap, union = UnevenKind.GAP, (date(2019, 11, 12), date(2024, 5, 28))
    assert sorted(uneven) == [
        ("advanced-worker", "detail", gap, date(2024, 1, 1), date(2024, 2, 23)),
        ("excellent-labour-collective", "union", gap, *union),
        ("federation.emulation-flag", "union", gap, date(2017, 12, 28), date(2024, 5, 28)),
        ("grassroots-emulation-fighter", "union", gap, *union),
        ("labour-order.third", "collectives", gap, date(2014, 6, 1), date(2023, 12, 31)),
        ("medal-building-trade-union", "union", gap, date(2014, 12, 24), date(2015, 2, 3)),
    ]


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2025, 7, 1), date(2026, 10, 1)])
def test_whoever_may_receive_an_award_finds_a_version_on_it(day: date) -> None:
    for award, book in rulebooks().items():
        held = book.versions_on(day)
        told = {recipient for strand in book.strands if strand.id in held for recipient in strand.recipients}
        assert told == set(catalogue().award_kinds[award].recipients), award


def test_a_list_of_all_that_a_thematic_flag_asks() -> None:
    found = criteria("vgcl.emulation-flag", "green", "168")
    assert [(part.kind, part.awards, part.window) for part in found[1:]] == [
        (CriterionKind.JUDGED, (), None),
        (CriterionKind.JUDGED, (), None),
        (
            CriterionKind.AWARD_HELD,
            ("federation.emulation-flag", "vgcl.thematic-certificate"),
            Window.YEAR_BEFORE,
        ),
        (CriterionKind.JUDGED, (), None),
    ]
    assert "96" in (found[4].what.label("en") if found[4].what else "")


def test_teachers_of_both_honours_are_judged_by_one_decree() -> None:
    people, merit = (rulebooks()[award].strand("state").versions[-1] for award in sorted(TEACHERS)[::-1])
    assert people == merit


# --- what holds for every award ----------------------------------------------------------------

PRINCIPLES = [
    ("", "98-2023", date(2024, 1, 1)),
    ("98-2023", "152-2025", date(2025, 7, 1)),
    ("152-2025", "", date(2027, 3, 2)),
]


@pytest.mark.parametrize(("before", "after", "day"), PRINCIPLES)
@pytest.mark.parametrize("strand", principles(), ids=[strand.id for strand in principles()])
def test_principles_stand_in_the_decree_of_the_day(
    strand: Strand, before: str, after: str, day: date
) -> None:
    held = (strand.version_on(date.fromordinal(day.toordinal() - 1)), strand.version_on(day))
    assert [version.id if version else "" for version in held] == [before, after]


ASKED = {
    "hold": (set(RecipientKind), [CriterionKind.HOLD]),
    "after-discipline": (
        {RecipientKind.INDIVIDUAL},
        [CriterionKind.ANY, CriterionKind.DISCIPLINE, CriterionKind.JUDGED],
    ),
}


def test_principles_add_to_rules() -> None:
    assert [strand.id for strand in principles()] == [*ASKED]
    for strand in principles():
        recipients, asked = ASKED[strand.id]
        assert strand.kind is StrandKind.DETAIL
        assert set(strand.recipients) == recipients
        assert not gaps_and_overlaps(strand)
        for version in strand.versions:
            assert (version.mark, version.citations[0].article) == (Mark.CONFIRMED, "4")
            assert [part.kind for part in parts(version)] == asked


def test_parameters_have_no_default_that_no_source_gives() -> None:
    given = {parameter.id: parameter for book in rulebooks().values() for parameter in book.parameters}
    assert {(parameter.id, parameter.unit.value, parameter.default) for parameter in given.values()} == {
        ("grassroots-fighters", "BASIS_POINTS", None),
        ("rounding", "ROUNDING", None),
        ("leaders", "BASIS_POINTS", None),
        ("co-authors", "PIECES", None),
        ("contribution", "BASIS_POINTS", None),
    }
    for book in rulebooks().values():
        assert [parameter for parameter in book.parameters if parameter != given[parameter.id]] == []


def test_each_book_names_the_parameters_that_bear_on_what_it_asks() -> None:
    for award, book in rulebooks().items():
        named = {parameter.id for parameter in book.parameters}
        versions = [version for strand in book.strands for version in strand.versions]
        of_work = any(part.kind is CriterionKind.INITIATIVES for item in versions for part in parts(item))
        of_share = any(quota.share and not quota.rounding for item in versions for quota in item.quotas)
        assert ({"co-authors", "contribution"} <= named) is of_work, award
        assert ("rounding" in named) is of_share, award


# --- figures, typed again ----------------------------------------------------------------------


def criteria(award: str, strand: str, version: str) -> tuple[Criterion, ...]:
    line = rulebooks()[award].strand(strand)
    return next(parts(item) for item in line.versions if item.id == version)


@pytest.mark.parametrize("version", ["1564", "2106", "1689"])
def test_the_tiers_of_the_creative_labour_certificate(version: str) -> None:
    found = criteria("creative-labour-certificate", "union", version)
    sums = [(part.at_least, part.window, part.years) for part in found if part.kind is CriterionKind.BENEFIT]
    assert sums == [
        (80_000_000, None, None),
        (120_000_000, Window.LAST_YEARS, 3),
        (150_000_000, None, None),
        (200_000_000, None, None),
    ]


def test_of_the_tiers_of_2019_only_the_first_was_read() -> None:
    found = criteria("creative-labour-certificate", "union", "1689")
    assert [part.mark for part in found if part.kind is CriterionKind.BENEFIT] == [
        None,
        None,
        Mark.RECALLED,
        Mark.RECALLED,
    ]


@pytest.mark.parametrize(("version", "barring"), [("2003", [DisciplineForm.WARNING]), ("2022", [])])
def test_shares_of_the_excellent_collective(version: str, barring: list[DisciplineForm]) -> None:
    found = criteria("excellent-labour-collective", "law", version)
    shares = [(part.share, part.more_than) for part in found if part.kind is CriterionKind.MEMBER_SHARE]
    assert shares == [(10_000, None), (7_000, None)]
    assert [part.discipline for part in found if part.discipline] == barring


def test_more_than_half_of_the_advanced_collective() -> None:
    [share] = (part for part in criteria("advanced-labour-collective", "law", "2003") if part.share)
    assert (share.share, share.more_than) == (5_000, True)


def test_runs_of_years_end_where_the_rules_say() -> None:
    certificate = criteria("vgcl.certificate-of-merit", "persons", "1689")
    assert [(part.kind, part.at_least, part.window) for part in certificate if part.window] == [
        (CriterionKind.RATING_YEARS, 2, Window.UP_TO_PROPOSAL),
        (CriterionKind.INITIATIVES, 2, Window.RUN),
        (CriterionKind.AWARD_HELD, None, Window.YEAR_BEFORE),
    ]
    national = criteria("national-emulation-fighter", "union", "1689")
    assert [(part.kind, part.at_least) for part in national if part.window is Window.UP_TO_YEAR_BEFORE] == [
        (CriterionKind.TITLE_TIMES, 2),
        (CriterionKind.TITLE_YEARS, 6),
    ]


def test_years_of_union_work_are_weighted() -> None:
    [work] = (part for part in criteria("medal-building-trade-union", "union", "149") if part.weights)
    assert work.at_least == 20
    assert [weight.per_cent for weight in work.weights] == [150, 200]


def test_fifteen_in_a_hundred_from_the_decree_of_2017_on() -> None:
    law = rulebooks()["grassroots-emulation-fighter"].strand("law")
    shares = {version.id: [quota.share for quota in version.quotas] for version in law.versions}
    assert shares == {"2013": [], "2017": [1_500], "2022": [None], "2026": []}


# --- files of others ---------------------------------------------------------------------------


def told(folder: Path, against: Dataset | None = None) -> list[str]:
    with pytest.raises(LoadError) as caught:
        read_rulebooks(folder, against)
    return str(caught.value).splitlines()


def write(folder: Path, text: str, name: str = "award-28-7.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_folder_of_files_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "not TOML", "readme.md")
    books = read_rulebooks(str(tmp_path))
    assert [*books] == ["award-28-7"]
    assert [*books["award-28-7"].versions_on(date(2025, 7, 1))] == ["district"]


def test_every_fault_of_every_file_is_told_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace('"MEMBERSHIP"', '"MEMBER"').replace("since", "from"))
    write(tmp_path, GOOD.replace('mark = "CONFIRMED"', "mark = CONFIRMED"), "b.toml")
    write(tmp_path, "a = [", "c.toml")
    write(tmp_path, GOOD, "d.toml")
    lines = told(tmp_path)
    assert [line.split(": ")[0] for line in lines] == ["award-28-7.toml"] * 2 + ["b.toml", "c.toml", "d.toml"]
    assert lines[0].startswith(
        "award-28-7.toml: $.strands[0].versions[0].criteria.kind: 'MEMBER' is not one of"
    )
    assert "versions[0].from: no such field; the fields are: id, citations, since" in lines[1]
    assert lines[2] == "b.toml: not valid TOML, line 12 column 8; mend that place"
    assert lines[3] == "c.toml: not valid TOML, at its end or where it is not UTF-8; mend that place"
    assert lines[4] == "d.toml: $.award_kind: this file is about 'award-28-7'; call it award-28-7.toml"


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "award-28-7.toml").write_bytes("# Điều".encode("utf-16"))
    assert told(tmp_path) == [
        "award-28-7.toml: not valid TOML, at its end or where it is not UTF-8; mend that place"
    ]


def test_ids_that_lead_nowhere_are_told_with_those_that_look_alike(tmp_path: Path) -> None:
    wrong = GOOD.replace("1689-qd-tld.2019", "1689-qd-tld.2091").replace("laodong.228884", "laodong.22888")
    held = (
        '{ kind = "ALL", of = [{ kind = "AWARD_HELD", awards = ["advanced-workers"], window = "ANY_TIME" }] }'
    )
    write(tmp_path, wrong.replace('{ kind = "MEMBERSHIP" }', held))
    lines = told(tmp_path)
    at = "award-28-7.toml: $.strands[0].versions[0]"
    assert [line.split(";")[0] for line in lines] == [
        f"{at}.citations[0].document: no record has the id '1689-qd-tld.2091'",
        f"{at}.criteria.of[0].awards[0]: no record has the id 'advanced-workers'",
        f"{at}.sources[0]: no record has the id 'laodong.22888'",
    ]
    assert "close to it: advanced-worker" in lines[1]


def test_they_are_looked_up_where_the_caller_says(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert [line.split(": ")[1] for line in told(tmp_path, Dataset())] == [
        "$.award_kind",
        "$.strands[0].versions[0].citations[0].document",
        "$.strands[0].versions[0].sources[0]",
    ]


def test_two_versions_on_one_day_are_told_with_the_days(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("[[strands.versions]]") :].replace('"2025"', '"2026"').replace("2025", "2026")
    until = GOOD.replace("since =", "until = 2026-07-02\nsince =")
    write(tmp_path, until + again)
    [line] = told(tmp_path)
    assert line.startswith("award-28-7.toml: $.strands[0].versions: the versions 2025, 2026 both hold from ")
    assert line.endswith(" 2026-07-01 to 2026-07-02; mend since or until")


@pytest.mark.parametrize(
    ("since", "criteria"),
    [("2025-07-01", '{ kind = "MEMBERSHIP", citation = { document = "06-2026-qh16" } }'), ("2019-11-11", "")],
)
def test_a_version_does_not_begin_before_the_documents_in_which_it_stands(
    tmp_path: Path, since: str, criteria: str
) -> None:
    text = GOOD.replace("2025-07-01", since)
    write(tmp_path, text.replace('{ kind = "MEMBERSHIP" }', criteria) if criteria else text)
    [line] = told(tmp_path)
    document = "06-2026-qh16.in_force = 2026-10-01" if criteria else "1689-qd-tld.2019.in_force = 2019-11-12"
    assert line == (
        f"award-28-7.toml: $.strands[0].versions[0].since: {document} must not exceed since = {since}"
    )


def test_every_citation_can_be_told() -> None:
    known = {document.id: document for document in catalogue().documents}
    said = {format_citation(place, known, "en") for _, _, item in everything() for place in item.citations}
    assert "Article 24, clause 1, point a, 91/2017/NĐ-CP" in said
