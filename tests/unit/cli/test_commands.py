import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.small_world import figure, world
from vneduunion.cli.commands import app
from vneduunion.io import write

CONFLICTS = {
    "contradiction": [figure("a", 10), figure("b", 11, source="other")],
    "conditional": [figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")],
    "tension": [figure("a", "thousands"), figure("b", 94_000, source="other")],
    "none": [figure("a", 10)],
}
STRENGTH = ["contradiction", "conditional", "tension"]


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    for name, figures in CONFLICTS.items():
        write(world(figures), tmp_path / f"{name}.json")
    return {name: tmp_path / f"{name}.json" for name in CONFLICTS}


@pytest.mark.parametrize("found", CONFLICTS)
def test_conflicts_alone_do_not_fail(files: dict[str, Path], found: str) -> None:
    assert run("report", files[found]).exit_code == 0


@pytest.mark.parametrize("found", CONFLICTS)
@pytest.mark.parametrize("asked", STRENGTH)
def test_fail_on_includes_the_stronger_kinds(files: dict[str, Path], found: str, asked: str) -> None:
    expected = found != "none" and STRENGTH.index(found) <= STRENGTH.index(asked)
    assert run("report", files[found], "--fail-on", asked).exit_code == int(expected)


def test_a_report_never_fails_when_it_is_told_so(files: dict[str, Path]) -> None:
    assert run("report", files["contradiction"], "--fail-on", "never").exit_code == 0


def test_the_report_is_in_the_language_asked_for(files: dict[str, Path]) -> None:
    assert "cannot all be true" in run("report", files["tension"], "--lang", "en").stdout
    assert "không thể cùng đúng" in run("report", files["tension"], "--lang", "vi").stdout


def test_the_language_of_the_locale_is_the_default(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert "không thể cùng đúng" in run("report", files["tension"]).stdout


def test_the_default_is_the_press_dataset() -> None:
    said = run("report", "--lang", "en").stdout
    for words in ("over 534", "2,168", "thousands", "nearly 94,000", "93,128", "1,572"):
        assert words in said


def test_the_page_is_written_and_said(files: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "báo-cáo.html"
    ran = run("report", files["tension"], "--html", target, "--lang", "vi")
    assert ran.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "báo-cáo.html" in ran.stdout.replace("\n", "")


@pytest.mark.parametrize(("lang", "words"), [("vi", "hãy tạo thư mục này trước"), ("en", "make it first")])
def test_a_page_that_cannot_be_written_is_told(
    files: dict[str, Path], tmp_path: Path, lang: Any, words: str
) -> None:
    ran = run("report", files["none"], "--html", tmp_path / "missing" / "page.html", "--lang", lang)
    assert ran.exit_code == 2
    assert words in ran.stderr


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "hãy đặt tên khác cho trang"), ("en", "it is the input; name another file")]
)
@pytest.mark.parametrize("name", ["none.json", "link.html", "./none.json"])
def test_the_page_never_replaces_the_dataset(
    files: dict[str, Path], tmp_path: Path, name: str, lang: Any, words: str
) -> None:
    (tmp_path / "link.html").symlink_to("none.json")
    before = files["none"].read_bytes()
    ran = run("report", files["none"], "--html", f"{tmp_path}/{name}", "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert files["none"].read_bytes() == before


def test_an_older_page_is_replaced(files: dict[str, Path], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"an older report")
    assert run("report", files["none"], "--html", page).exit_code == 0
    assert page.read_bytes().startswith(b"<!doctype html>")


def test_the_press_report_has_no_input_to_replace(tmp_path: Path) -> None:
    assert run("report", "--html", tmp_path / "page.html").exit_code == 0


@pytest.mark.parametrize(("lang", "words"), [("vi", "2 lỗi"), ("en", "2 faults")])
def test_faults_come_under_the_name_of_the_file(files: dict[str, Path], lang: str, words: str) -> None:
    body = json.loads(files["none"].read_text(encoding="utf-8"))
    body["figures"][0] |= {"scope": "EVERYWHERE", "period": "the other day"}
    files["none"].write_text(json.dumps(body), encoding="utf-8")
    told = run("report", files["none"], "--lang", lang).stderr.splitlines()
    assert told[0] == f"{files['none']}: {words}"
    assert sorted(line.partition(":")[0] for line in told[1:]) == [
        "$.figures[0].period",
        "$.figures[0].scope",
    ]


@pytest.mark.parametrize(
    ("locale", "option", "value", "told"),
    [
        ("C", "--lang", "fr", "--lang: 'fr' is not one of: vi, en\n"),
        ("vi_VN", "--lang", "VI", "--lang: 'VI' không có trong danh sách: vi, en\n"),
        (
            "C",
            "--fail-on",
            "x",
            "--fail-on: 'x' is not one of: contradiction, conditional, tension, never\n",
        ),
    ],
)
def test_a_wrong_choice_is_told_in_the_words_of_the_house(
    monkeypatch: pytest.MonkeyPatch, locale: str, option: str, value: str, told: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    ran = run("report", option, value)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", told)


def test_every_fault_of_the_input_is_told_at_once(tmp_path: Path, files: dict[str, Path]) -> None:
    body = json.loads(files["tension"].read_text(encoding="utf-8"))
    body["figures"][0]["scope"] = "EVERYWHERE"
    body["figures"][1]["period"] = "the other day"
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(body), encoding="utf-8")
    ran = run("report", broken, "--lang", "vi")
    assert ran.exit_code == 2
    assert "$.figures[0].scope" in ran.stderr
    assert "$.figures[1].period" in ran.stderr
    assert "không đọc được khoảng thời gian" in ran.stderr
    assert "Traceback" not in ran.output
    assert ran.stdout == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.json", None), ("broken.json", b"{"), ("latin.json", b"\xff"), ("table.xlsx", b"")],
)
def test_what_cannot_be_read_is_told_without_a_traceback(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = run("report", path)
    assert ran.exit_code == 2
    assert name in ran.stderr
    assert "Traceback" not in ran.output


@pytest.mark.parametrize(
    "arguments", [["report", "--lang", "fr"], ["report", "--fail-on", "doubt"], ["repot"]]
)
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_without_a_command_the_help_is_shown() -> None:
    said = run().output
    assert "report" in said
    assert "--version" in said
