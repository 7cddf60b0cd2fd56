import json
from fractions import Fraction

import pytest
from typer.testing import CliRunner

from tests.small_world import figure, world
from vneduunion.cli.commands import app
from vneduunion.io import Answer, Answers, write
from vneduunion.model import Dataset
from vneduunion.reconciliation import Linear, Reconciliation, reconcile

CONFLICTS = {
    "contradiction": [figure("a", 10), figure("b", 11, source="other")],
    "conditional": [figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")],
    "tension": [figure("a", "thousands"), figure("b", 94_000, source="other")],
    "none": [figure("a", 10), figure("b", 10, unit="north")],
}
STRENGTH = ["contradiction", "conditional", "tension", "never"]


def run(*arguments):
    return CliRunner().invoke(app, ["reconcile", *map(str, arguments)])


@pytest.fixture
def files(tmp_path):
    for name, figures in CONFLICTS.items():
        write(world(figures), tmp_path / f"{name}.json")
    return {name: tmp_path / f"{name}.json" for name in CONFLICTS}


@pytest.mark.parametrize("found", CONFLICTS)
@pytest.mark.parametrize("asked", STRENGTH)
def test_fail_on_includes_the_stronger_kinds(files, found, asked):
    expected = asked != "never" and found != "none" and STRENGTH.index(found) <= STRENGTH.index(asked)
    assert run(files[found], "--fail-on", asked).exit_code == int(expected)


@pytest.mark.parametrize(("found", "code"), [("contradiction", 1), ("conditional", 0), ("none", 0)])
def test_contradictions_alone_fail_by_default(files, found, code):
    assert run(files[found]).exit_code == code


@pytest.mark.parametrize(
    ("lang", "words", "last"),
    [
        ("en", "2. Contradiction", "All conflicts and all smallest explanations are listed."),
        ("vi", "2. Mâu thuẫn", "Đã liệt kê mọi xung đột và mọi cách giải thích ít tốn kém nhất."),
    ],
)
def test_it_is_told_in_both_languages(files, lang, words, last):
    ran = run(files["contradiction"], "--lang", lang)
    number = len(reconcile(world(CONFLICTS["contradiction"])).conflicts)
    assert words.replace("2.", f"{number}.") in ran.stdout
    assert ran.stdout.splitlines()[-1] == last
    assert ran.stderr == ""


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "data"])
def test_every_kind_of_file_is_read(tmp_path, name):
    write(world(CONFLICTS["contradiction"]), tmp_path / name)
    assert run(tmp_path / name).exit_code == 1


def test_json_is_read_back_with_what_was_given(files, tmp_path):
    facts = tmp_path / "facts.toml"
    facts.write_text('rules = ["a = 2 b"]\n[weights]\na = 3\n[alterability]\nb = "5/2"\n', encoding="utf-8")
    ran = run(files["none"], "--facts", facts, "--format", "json", "--bounds", "a - b")
    data = world(CONFLICTS["none"])
    wanted = reconcile(
        data, facts=[Linear.read("a = 2 b")], weights={"a": 3}, alterability={"b": Fraction(5, 2)}
    )
    assert Reconciliation.from_json(ran.stdout, data) == wanted
    assert wanted.explanations[0].weight == 2
    (told,) = json.loads(ran.stdout)["bounds"]
    bounds = wanted.bounds({"a": 1, "b": -1})
    assert (told["asked"], told["low"], told["high"]) == ("a - b", bounds.low, bounds.high)


def test_bounds_are_told_for_each_expression(files):
    ran = run(files["tension"], "--bounds", "a", "--bounds", "a - b", "--lang", "en")
    assert "Bounds of a: 94,000..94,000" in ran.stdout
    assert "Bounds of a - b: 0..0" in ran.stdout


def test_html_is_a_page(files):
    ran = run(files["tension"], "--format", "html", "--lang", "vi")
    assert ran.stdout.startswith('<!doctype html>\n<html lang="vi">')
    assert "<h2>1. Căng thẳng</h2>" in ran.stdout


def test_the_limit_cuts_the_list_and_says_so(files, tmp_path):
    write(world([figure(f"f{n}", n, source=f"s{n}") for n in range(4)]), tmp_path / "many.json")
    ran = run(tmp_path / "many.json", "--limit", "1", "--lang", "en")
    assert ran.stdout.splitlines()[-1].startswith("The list of conflicts or of explanations is not complete")
    assert run(files["none"], "--seconds", "5").exit_code == 0


def test_names_are_answered(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    write(world(CONFLICTS["contradiction"]), folder)
    figures = folder / "figures.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8-sig").replace("nation", "Liên hiệp"), encoding="utf-8"
    )
    assert run(folder).exit_code == 2
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="Liên hiệp", id="nation")]).write(answers)
    assert run(folder, "--answers", answers).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bounds", "a <="], "--bounds: cannot read a sum from"),
        (["--bounds", "a - z"], "--bounds: no figure has the id 'z'"),
        (["--facts", "nowhere.toml"], "there is no such file"),
        (["--limit", "0"], "--limit: 0 is below"),
        (["--seconds", "0"], "--seconds: 0 is below"),
        (["--format", "pdf"], "--format: 'pdf' is not one of"),
        (["--fail-on", "all"], "--fail-on: 'all' is not one of"),
        (["--encoding", "klingon"], ""),
    ],
)
def test_wrong_calls_end_with_two(files, arguments, words):
    ran = run(files["none"], *arguments, "--lang", "en")
    assert words in ran.stderr
    assert (ran.exit_code, ran.stdout) == (2 if words else 0, ran.stdout if not words else "")


def test_faults_in_the_facts_are_told_all_at_once(files, tmp_path):
    facts = tmp_path / "facts.json"
    facts.write_text('{"rules": ["a"], "fixed": ["z"], "more": 1}', encoding="utf-8")
    ran = run(files["none"], "--facts", facts, "--lang", "vi")
    assert ran.exit_code == 2
    assert [line.partition(": ")[0] for line in ran.stderr.splitlines()] == [
        f"{facts}, {place}" for place in ("$.more", "$.rules[0]", "$.fixed[0]")
    ]


@pytest.mark.parametrize(("lang", "words"), [("vi", "quy tắc mâu thuẫn"), ("en", "contradict one another")])
def test_rules_that_no_numbers_keep_are_told(files, tmp_path, lang, words):
    facts = tmp_path / "facts.toml"
    facts.write_text('rules = ["a <= 3", "a >= 4"]', encoding="utf-8")
    ran = run(files["none"], "--facts", facts, "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_what_cannot_be_read_ends_with_two(tmp_path):
    assert run(tmp_path / "nowhere.json").exit_code == 2
    write(Dataset(), tmp_path / "empty.json")
    assert run(tmp_path / "empty.json").exit_code == 0


def test_many_figures_are_told_like_few(tmp_path):
    many = [figure(f"f{at}", 5, unit="north", source=f"s{at}") for at in range(210)]
    left_out = figure("gone", 5, unit="nowhere")
    path = tmp_path / "many.json"
    write(world([*many, figure("w", 4), left_out]), path)
    result = run(path, "--lang", "en", "--bounds", "f1")
    assert result.exit_code == 1
    assert "1. Contradiction" in result.stdout
    assert "nowhere" in result.stdout
    assert "explanations is not complete" in result.stdout
    told = json.loads(run(path, "--format", "json").stdout)
    assert not told["complete"]
    assert told["used"] == 211
