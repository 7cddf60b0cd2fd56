import json
from datetime import date

import pytest
from attrs import evolve
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.eligibility import assess, assess_all
from vneduunion.io import write
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    AwardCategory,
    AwardKind,
    Dataset,
    Document,
    Initiative,
    InitiativeKind,
    Person,
    Rating,
    Recognition,
    RecognitionLevel,
    UnionMembership,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

WORKER, FIGHTER = "advanced-worker", "grassroots-emulation-fighter"
FILED = date(2024, 12, 20)
MEDAL = "medal-cause-of-education"
AFTER = "judged:achieved-after-the-end-of-any-discipline"
TOLD = (
    "judged:self-reliant-in-solidarity-active-in-emulation=yes",
    "unread:what-it-says-on-maternity-study-and-less-than-10-months-of-work=yes",
    "hold=no",
    f"{AFTER}=yes",
)
DATA = Dataset(
    persons=[Person(id="hoa", name="Hoa"), Person(id="an", name="An"), Person(id="ba", name="Ba")],
    assessments=[
        Assessment(subject="hoa", period=Period.year(2024), rating=Rating.GOOD),
        Assessment(subject="an", period=Period.year(2024), rating=Rating.COMPLETED),
    ],
    awards=[Award(id="hoa.1", kind=WORKER, recipient="hoa", when=Period.year(2024))],
    award_kinds=[
        AwardKind(
            id="school-prize", name=Name(vi="Giải trường", en="School prize"), category=AwardCategory.PRIZE
        )
    ],
    documents=[Document(id="school-rule", title="Quy chế")],
)


def run(path, *more, award=WORKER, candidate="hoa", filed_on="2024-12-20"):
    options = ["--award", award, "--candidate", candidate, "--filed-on", filed_on, *more]
    return CliRunner().invoke(app, ["assess", *map(str, (path, *options))])


@pytest.fixture
def path(tmp_path):
    write(DATA, tmp_path / "a.json")
    return tmp_path / "a.json"


@pytest.fixture
def verdict():
    return assess(DATA, WORKER, "hoa", FILED)


# --- what it says ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_verdict_is_told_in_both_languages(path, verdict, lang):
    ran = run(path, "--lang", lang)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert ran.stdout == f"{verdict.text(lang)}\n"


def test_the_exit_code_is_that_of_the_answer(path):
    assert run(path, *(part for told in TOLD for part in ("--known", told))).exit_code == 0
    failed = run(path, "--lang", "en", candidate="an")
    assert failed.exit_code == 1
    assert "may not be proposed" in failed.stdout
    unknown = run(path, "--lang", "en", candidate="ba")
    assert unknown.exit_code == 1
    assert unknown.stdout.startswith("It is not known")


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "data"])
def test_every_kind_of_file_is_read(tmp_path, verdict, name):
    write(DATA, tmp_path / name)
    assert run(tmp_path / name, "--lang", "vi").stdout == f"{verdict.text('vi')}\n"


def test_an_encoding_may_be_named(tmp_path):
    (tmp_path / "persons.csv").write_bytes("id,name\nhoa,Bà Ba\n".encode("cp1252"))
    assert run(tmp_path / "persons.csv").exit_code == 2
    read = run(tmp_path / "persons.csv", "--encoding", "cp1252")
    assert "Bà Ba" in read.stdout


def test_json_is_that_of_the_verdict(path, verdict):
    ran = run(path, "--format", "json")
    assert json.loads(ran.stdout) == json.loads(verdict.to_json())


def test_html_is_a_page(path, verdict):
    ran = run(path, "--format", "html", "--lang", "vi")
    assert ran.stdout.startswith('<!doctype html>\n<html lang="vi">')
    assert f"<title>{verdict.title('vi')}" in ran.stdout
    assert verdict.html("vi") in ran.stdout


def test_nothing_is_put_out_that_a_terminal_would_obey(tmp_path):
    write(Dataset(persons=[Person(id="hoa", name="Hoa\u202e")]), tmp_path / "a.json")
    ran = run(tmp_path / "a.json", "--lang", "en")
    assert "\u202e" not in ran.stdout
    assert r"Hoa\u202e" in ran.stdout


# --- of all candidates -------------------------------------------------------------------------


def run_all(path, *more):
    return CliRunner().invoke(
        app, ["assess", *map(str, (path, "--award", WORKER, "--filed-on", "2024-12-20", *more))]
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_candidate_all_are_told_in_tables(path, lang):
    ran = run_all(path, "--lang", lang)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert ran.stdout == f"{assess_all(DATA, WORKER, FILED).text(lang)}\n"


def test_all_are_told_as_json_and_as_a_page_too(path):
    found = assess_all(DATA, WORKER, FILED, complete=["awards"])
    ran = run_all(path, "--format", "json", "--complete", "awards")
    assert json.loads(ran.stdout) == json.loads(found.to_json())
    ran = run_all(path, "--format", "html", "--lang", "vi", "--complete", "awards")
    assert f"<title>{found.tally('vi')}" in ran.stdout
    assert found.html("vi") in ran.stdout


def test_the_exit_code_is_that_of_all(tmp_path):
    write(evolve(DATA, persons=[DATA.persons["hoa"]], assessments=[]), tmp_path / "a.json")
    told = [part for each in (*TOLD, "rating@2024=GOOD") for part in ("--known", each)]
    assert run_all(tmp_path / "a.json", *told).exit_code == 0
    assert run_all(tmp_path / "a.json", *told[:-2]).exit_code == 1


@pytest.mark.parametrize(
    ("told", "limits"), [([], (0, 1)), (["rounding=DOWN"], (0, 0)), (["rounding=UP"], (1, 1))]
)
def test_a_way_of_rounding_may_be_set(tmp_path, told, limits):
    title = Award(id="hoa.1", kind=WORKER, recipient="hoa", when=Period.year(2022))
    members = [UnionMembership(person="hoa", unit="north")]
    write(Dataset(persons=DATA.persons, awards=[title], union_memberships=members), tmp_path / "a.json")
    more = ["--under", "law", "--complete", "union_memberships", "--complete", "awards", "--format", "json"]
    more += [part for each in told for part in ("--parameter", each)]
    asked_for = ["assess", str(tmp_path / "a.json"), "--award", FIGHTER, "--filed-on", "31/12/2022", *more]
    told_of = json.loads(CliRunner().invoke(app, asked_for).stdout)["quotas"]
    assert {(each["limit_low"], each["limit_high"]) for each in told_of if each["unit"]} == {limits}


# --- what it is given --------------------------------------------------------------------------


def outcome(ran):
    return json.loads(ran.stdout)["outcome"]


def asked(path, *more, **whom):
    return run(path, "--format", "json", *more, **whom)


@pytest.mark.parametrize(
    ("year", "code"),
    [("2024", Period.year(2024).code), ("school year 2023-2024", Period.school_year(2023).code)],
)
def test_the_year_may_be_another_one_than_that_of_the_day(path, year, code):
    assert json.loads(asked(path, "--year", year).stdout)["year"] == code


@pytest.mark.parametrize("day", ["20/12/2024", "20 December 2024", "ngày 20 tháng 12 năm 2024"])
def test_the_day_may_be_written_as_in_cells(path, verdict, day):
    assert run(path, "--lang", "en", filed_on=day).stdout == f"{verdict.text('en')}\n"


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [("hơn 80 triệu đồng", 80_000_000, None), ("80000000", 80_000_000, 80_000_000)],
)
def test_benefit_may_be_told_in_words(path, told, low, high):
    key = "benefit:either+grassroots+applied@2017"
    given = {"award": "creative-labour-certificate", "filed_on": "2017-12-20"}
    ran = asked(path, "--known", f"{key}={told}", "--allow", "union/1564", **given)
    facts = [each for each in facts_of(json.loads(ran.stdout)["reasons"]) if each["key"] == key]
    assert {(fact["low"], fact["high"]) for fact in facts} == {(low, high)}


def facts_of(reason):
    return [*reason["facts"], *(fact for part in reason["parts"] for fact in facts_of(part))]


def test_names_are_read_by_the_answers_to_them(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "persons.csv").write_text("id,name\nhoa,Hoa\n", encoding="utf-8")
    (tmp_path / "data" / "assessments.csv").write_text(
        "subject,period,rating\nCô Hoa,2024,COMPLETED\n", encoding="utf-8"
    )
    (tmp_path / "names.csv").write_text("table,text,id\npersons,Cô Hoa,hoa\n", encoding="utf-8")
    assert "Cô Hoa" in refused(run(tmp_path / "data"))
    read = asked(tmp_path / "data", "--answers", tmp_path / "names.csv")
    assert "hoa@2024" in json.loads(read.stdout)["reasons"]["parts"][0]["parts"][0]["facts"][0]["records"]


def test_tables_may_be_complete(path):
    assert outcome(asked(path, candidate="ba")) == "UNKNOWN"
    assert (
        outcome(asked(path, "--complete", "assessments", "--complete", "awards", candidate="ba")) == "FALSE"
    )


def test_the_rule_that_applies_may_be_named(path):
    told = asked(path, "--under", "law", award=FIGHTER)
    assert [part["rule"] for part in json.loads(told.stdout)["reasons"]["parts"]] == [
        "law/2022",
        "hold/98-2023",
        "after-discipline/98-2023",
    ]


def test_recalled_versions_may_be_allowed(path):
    given = {"award": "creative-labour-certificate", "filed_on": "2019-11-11"}
    before = json.loads(asked(path, **given).stdout)["reasons"]
    after = json.loads(asked(path, "--allow", "union/2106", **given).stdout)["reasons"]
    assert before["parts"] == []
    assert after["parts"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("rating@2024=EXCELLENT", "UNKNOWN"),
        ("rating@2024=UNRATED", "FALSE"),
        ("hold=yes", "FALSE"),
        ("hold=Có", "FALSE"),
        ("hold=true", "FALSE"),
        ("hold=không", "UNKNOWN"),
        ("rating@2024=Không hoàn thành nhiệm vụ", "FALSE"),
        ("rating@2024=good completion", "UNKNOWN"),
    ],
)
def test_facts_may_be_told(path, answer, expected):
    assert outcome(asked(path, "--known", answer, candidate="ba")) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), "TRUE"),
        (("co-authors=2", "contribution=5000"), "TRUE"),
        (("co-authors=1",), "FALSE"),
        (("contribution=5001",), "FALSE"),
    ],
)
def test_places_may_set_their_own_numbers(tmp_path, told, expected):
    """What the Law on Emulation asks of a fighter at the grassroots beside the title, an initiative fulfils."""
    year = Period.year(2024)
    work = Initiative(
        id="w",
        title="W",
        kind=InitiativeKind.SOLUTION,
        authors=(Authorship(person="hoa", share=5_000), Authorship(person="an", share=5_000)),
        recognitions=(Recognition(level=RecognitionLevel.GRASSROOTS, when=Period.day(date(2024, 6, 1))),),
    )
    worker = Award(id="a", kind=WORKER, recipient="hoa", when=Period.day(date(2024, 12, 1)), for_year=year)
    rated = Assessment(subject="hoa", period=year, rating=Rating.GOOD)
    data = evolve(DATA, assessments=[rated], awards=[worker], initiatives=[work])
    write(data, tmp_path / "w.json")
    known = ("judged:resourcefulness-in-combat=no", "hold=no", f"{AFTER}=yes")
    options = [*(("--known", each) for each in known), *(("--parameter", each) for each in told)]
    more = [part for option in options for part in option]
    ran = asked(tmp_path / "w.json", "--under", "law", "--complete", "initiatives", *more, award=FIGHTER)
    assert outcome(ran) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("service:EDUCATION*100=20", "UNKNOWN"),
        ("service:EDUCATION*100=14", "FALSE"),
        (f"given:{MEDAL}=2019", "FALSE"),
        ("service:EDUCATION*100=20,5", "UNKNOWN"),
        ("service:EDUCATION*100=14.9", "FALSE"),
        ("service:EDUCATION*100=29/2", "FALSE"),
        (f"given:{MEDAL}=none", "UNKNOWN"),
        (f"given:{MEDAL}=chưa bao giờ", "UNKNOWN"),
    ],
)
def test_numbers_and_never_may_be_told(path, answer, expected):
    told = asked(path, "--known", answer, award=MEDAL, filed_on="2024-09-01")
    assert outcome(told) == expected


RULES = """
award_kind = "{award}"

[[strands]]
id = "school"
name = {{ vi = "Quy định của trường", en = "The school's rule" }}

[[strands.versions]]
id = "2024"
citations = [{{ document = "{document}" }}]
since = 2024-01-01
mark = "CONFIRMED"
criteria = {{ kind = "RATING_YEARS", rating = "GOOD", at_least = 1, window = "PROPOSAL_YEAR" }}
"""


@pytest.mark.parametrize(
    ("award", "document"), [("school-prize", "school-rule"), ("award-28-7", "06-2022-qh15")]
)
def test_rulebooks_of_ones_own_name_what_is_bundled_and_what_the_dataset_brings(
    path, tmp_path, award, document
):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / f"{award}.toml").write_text(RULES.format(award=award, document=document), encoding="utf-8")
    more = ("--rules", folder, "--known", "hold=no", "--complete", "disciplines")
    assert outcome(asked(path, *more, award=award)) == "TRUE"
    assert outcome(asked(path, *more, award=award, candidate="an")) == "FALSE"
    assert outcome(asked(path, "--rules", folder)) == "UNKNOWN"


# --- what it cannot do -------------------------------------------------------------------------


def refused(ran):
    assert (ran.exit_code, ran.stdout) == (2, "")
    return ran.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"award": "advanced-workers"}, "no kind of award has the id 'advanced-workers'"),
        ({"award": "excellent-teacher"}, "(excellent-teacher) is known as an award, but its rules are not"),
        ({"award": "advanced-labour-collective"}, "collectives (units and groups), and 'hoa' is a person"),
        ({"candidate": "hao"}, "no record has the id 'hao'; close to it: hoa"),
        (
            {"filed_on": "12/2024"},
            "--filed-on: '12/2024' is not a date written 2025-06-30 (year-month-day) or 30/6",
        ),
        ({"filed_on": "30/2/2024"}, "--filed-on: '30/2/2024' is not a day of the calendar"),
    ],
)
def test_what_must_be_said_is_told_when_it_is_wrong(path, options, words):
    assert words in refused(run(path, "--lang", "en", **options))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["--year", "soon"],
            "--year: expected a year, such as 2024 or “school year 2024-2025”, found 'soon'",
        ),
        (["--year", "2025"], "year: year = 2025-01-01 must not exceed filed_on = 2024-12-20"),
        (
            ["--year", "3/2024"],
            "--year: expected a year, such as 2024 or “school year 2024-2025”, found '3/2024'",
        ),
        (["--under", "union"], "under: 'union' is not one of: law"),
        (["--complete", "persons"], "complete: 'persons' is not one of: assessments"),
        (
            ["--known", "leader"],
            "--known: expected FACT=ANSWER, such as hold=no or rating@2024=GOOD, found 'leader'",
        ),
        (["--known", "rating@2024=5"], "rating@2024: 5 is not one of: UNRATED"),
        (["--known", "rating@2024=EXCELLENT"], "contradicts the records: hoa@2024"),
        (["--known", "x=1"], "x: 'x' is not one of:"),
        (
            ["--parameter", "two"],
            "--parameter: expected NAME=NUMBER, such as co-authors=2 or contribution=4000, found 'two'",
        ),
        (["--parameter", "co-authors=-1"], "contribution=4000, found 'co-authors=-1'"),
        (["--parameter", "co-authors=DOWN"], "found 'co-authors=DOWN'"),
        (["--parameter", "authors=2"], "parameters: 'authors' is not one of: co-authors, contribution"),
        (["--allow", "law/1"], "allow: 'law/1' is not one of: law/2013"),
        (["--rules", "nowhere"], "cannot read the file nowhere: there is no such folder"),
        (["--format", "pdf"], "--format: 'pdf' is not one of"),
        (["--lang", "fr"], "--lang: 'fr' is not one of"),
    ],
)
def test_a_wrong_option_is_told(path, options, words):
    lang = [] if "--lang" in options else ["--lang", "en"]
    assert words in refused(run(path, *options, *lang))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--year", "soon"], "--year: cần một năm, như 2024 hoặc “năm học 2024-2025”, nhưng gặp 'soon'"),
        (["--known", "leader"], "--known: cần ĐIỀU=TRẢ LỜI, như hold=no"),
        (["--parameter", "two"], "--parameter: cần TÊN=SỐ, như co-authors=2"),
        (["--rules", "nowhere"], "không có thư mục này"),
    ],
)
def test_and_in_vietnamese(path, options, words):
    assert words in refused(run(path, *options, "--lang", "vi"))


def test_faults_of_rulebooks_are_told_with_their_places(path, tmp_path):
    (tmp_path / "award-28-7.toml").write_text(
        RULES.format(award="award-28-7", document="nowhere"), encoding="utf-8"
    )
    said = refused(run(path, "--rules", tmp_path, "--lang", "en", award="award-28-7"))
    assert said == (
        "award-28-7.toml: $.strands[0].versions[0].citations[0].document: no record has the id 'nowhere'\n"
    )


@pytest.mark.parametrize(("lang", "words"), [("vi", "không có tệp này"), ("en", "there is no such file")])
def test_what_cannot_be_read_ends_with_two(tmp_path, lang, words):
    assert words in refused(run(tmp_path / "nowhere.json", "--lang", lang))
