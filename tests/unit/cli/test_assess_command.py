import json
from datetime import date

import pytest
from attrs import evolve
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.eligibility import assess
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
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

WORKER, FIGHTER = "advanced-worker", "grassroots-emulation-fighter"
FILED = date(2024, 12, 20)
MEDAL = "medal-cause-of-education"
TOLD = (
    "judged:self-reliant-in-solidarity-active-in-emulation=yes",
    "unread:what-it-says-on-maternity-study-and-less-than-10-months-of-work=yes",
    "hold=no",
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
    known = ("judged:resourcefulness-in-combat=no", "hold=no")
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
        (f"given:{MEDAL}=none", "UNKNOWN"),
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
    more = ("--rules", folder, "--known", "hold=no")
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
        ({"filed_on": "20/12/2024"}, "--filed-on: '20/12/2024' is not one of: 2024-12-20"),
    ],
)
def test_what_must_be_said_is_told_when_it_is_wrong(path, options, words):
    assert words in refused(run(path, "--lang", "en", **options))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--year", "soon"], "--year: 'soon' is not one of: 2024, school year 2024-2025"),
        (["--year", "2025"], "year: year = 2025-01-01 must not exceed filed_on = 2024-12-20"),
        (["--year", "3/2024"], "year: 'March 2024' is not one of"),
        (["--under", "union"], "under: 'union' is not one of: law"),
        (["--complete", "persons"], "complete: 'persons' is not one of: assessments"),
        (["--known", "leader"], "--known: 'leader' is not one of: leader=no, rating@2024=GOOD"),
        (["--known", "rating@2024=5"], "rating@2024: 5 is not one of: UNRATED"),
        (["--known", "rating@2024=EXCELLENT"], "contradicts the records: hoa@2024"),
        (["--known", "x=1"], "x: 'x' is not one of:"),
        (["--parameter", "two"], "--parameter: 'two' is not one of: co-authors=2, contribution=4000"),
        (["--parameter", "co-authors=-1"], "--parameter: 'co-authors=-1' is not one of: co-authors=2"),
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
        (["--year", "soon"], "--year: 'soon' không có trong danh sách"),
        (["--known", "leader"], "--known: 'leader' không có trong danh sách"),
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
