"""`vneduunion assess` as a user runs it: on a folder of CSV files and on a JSON file, as a process of its own."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from vneduunion.eligibility import assess
from vneduunion.io import write
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Dataset,
    Initiative,
    InitiativeKind,
    Person,
    Rating,
    Recognition,
    RecognitionLevel,
)
from vneduunion.values.periods import Period

COMMAND = [sys.executable, "-W", "error", "-m", "vneduunion", "assess"]
FIGHTER, WORKER = "grassroots-emulation-fighter", "advanced-worker"
YEAR, FILED = Period.year(2024), date(2024, 12, 20)
RECOGNISED = Recognition(level=RecognitionLevel.GRASSROOTS, when=Period.day(date(2024, 5, 10)))
DATA = Dataset(
    persons=[Person(id="hoa", name="Nguyễn Thị Hoa"), Person(id="an", name="Lê An")],
    assessments=[
        Assessment(subject="hoa", period=YEAR, rating=Rating.GOOD),
        Assessment(subject="an", period=YEAR, rating=Rating.COMPLETED),
    ],
    awards=[Award(id="hoa.2024", kind=WORKER, recipient="hoa", when=YEAR)],
    initiatives=[
        Initiative(
            id="hoa.games",
            title="Trò chơi toán",
            kind=InitiativeKind.TECHNICAL,
            authors=(Authorship(person="hoa"),),
            recognitions=(RECOGNISED,),
        )
    ],
)
RULES = """
award_kind = "award-28-7"

[[strands]]
id = "district"
name = { vi = "Quy định của huyện", en = "The district's rule" }

[[strands.versions]]
id = "2024"
citations = [{ document = "1689-qd-tld.2019" }]
mark = "CONFIRMED"
criteria = { kind = "INITIATIVES", work = "INITIATIVE", at_least = 1, window = "PROPOSAL_YEAR" }
"""


def run(path, award, candidate, *more):
    asked = ("--award", award, "--candidate", candidate, "--filed-on", FILED)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [*COMMAND, *map(str, (path, *asked, *more))],
        capture_output=True,
        encoding="utf-8",
        env=kept,
        check=False,
        timeout=120,
    )


CLEAN = ("--known", "hold=no", "--complete", "disciplines")


@pytest.fixture
def path(tmp_path):
    """A folder of CSV files."""
    write(DATA, tmp_path / "hồ sơ")
    return tmp_path / "hồ sơ"


@pytest.mark.parametrize("name", ["thi đua.json", "hồ sơ"])
def test_who_may_be_proposed_is_told_with_the_papers_for_it(tmp_path, name):
    write(DATA, tmp_path / name)
    ran = run(tmp_path / name, FIGHTER, "hoa", "--under", "law", *CLEAN, "--lang", "vi")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Nguyễn Thị Hoa có thể được đề nghị tặng “Chiến sĩ thi đua cơ sở”\n")
    assert "[hoa.games]" in ran.stdout
    assert "Điều 23, 06/2022/QH15" in ran.stdout


def test_who_may_not_is_told_what_fails(path):
    ran = run(path, WORKER, "an", "--lang", "en")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("Lê An may not be proposed for “Advanced Worker”\n")
    assert "Rating, 2024: “Completion” [an@2024]" in ran.stdout


def test_what_is_missing_is_told_in_json_and_answered_by_its_keys(path):
    """Asked again with the first set that would make it true, it is true."""
    clean = ("--complete", "disciplines", "--format", "json")
    first = run(path, FIGHTER, "hoa", *clean)
    told = json.loads(first.stdout)
    assert (first.returncode, first.stderr) == (1, "")
    assert told == json.loads(assess(DATA, FIGHTER, "hoa", FILED, complete=["disciplines"]).to_json())
    assert told["outcome"] == "UNKNOWN"
    needs = next(each["needs"] for each in told["missing"] if each["outcome"] == "TRUE")
    assert {need["key"] for need in needs} == {"rule:law+union", "hold"}
    again = run(path, FIGHTER, "hoa", "--known", "rule:law+union=law", "--known", "hold=no", *clean)
    assert (again.returncode, json.loads(again.stdout)["outcome"]) == (0, "TRUE")


def test_html_is_a_page(path):
    ran = run(path, FIGHTER, "hoa", "--format", "html", "--lang", "en")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith('<!doctype html>\n<html lang="en">')
    assert "<details open><summary>" in ran.stdout


def test_rulebooks_of_ones_own_are_used(path, tmp_path):
    folder = tmp_path / "quy định"
    folder.mkdir()
    (folder / "award-28-7.toml").write_text(RULES, encoding="utf-8")
    given = ("--rules", folder, *CLEAN, "--complete", "initiatives")
    assert [run(path, "award-28-7", who, *given).returncode for who in ("hoa", "an")] == [0, 1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--known", "leader"], "--known: cần ĐIỀU=TRẢ LỜI"),
        (["--rules", "không đâu"], "không có thư mục này"),
        (["--form", "json"], "--form"),
    ],
)
def test_a_wrong_option_ends_with_two(path, options, words):
    ran = run(path, WORKER, "hoa", *options, "--lang", "vi")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr
