"""The command as a user runs it: in a process of its own, with whatever locale and streams it gets."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFLICTS = ("“93,128” against “1,572”", "“thousands” against “nearly 94,000”", "“over 534” against “2,168”")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "vneduunion", *map(str, arguments)],
        capture_output=True,
        env={**kept, **environment},
        check=False,
    )


def test_the_press_report_ends_with_the_three_conflicts_on_the_screen_and_a_page(tmp_path: Path) -> None:
    ran = run("report", "--html", tmp_path / "report.html", "--lang", "en")
    text = ran.stdout.decode("utf-8")
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert "0 contradictions, 1 conditional conflict, 2 tensions" in text
    assert [words for words in CONFLICTS if words not in text] == []
    assert (tmp_path / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize(("kind", "code"), [("contradiction", 0), ("conditional", 1), ("tension", 1)])
def test_the_press_report_can_be_made_to_fail(kind: str, code: int) -> None:
    assert run("report", "--fail-on", kind).returncode == code


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_vietnamese_is_utf_8_under_any_locale(locale: dict[str, str]) -> None:
    ran = run("report", "--lang", "vi", **locale)
    assert ran.returncode == 0
    assert "Căng thẳng" in ran.stdout.decode("utf-8")


def test_the_locale_chooses_the_language() -> None:
    assert "không thể cùng đúng" in run("report", LANG="vi_VN.UTF-8").stdout.decode("utf-8")
    assert "cannot all be true" in run("report", LANG="C").stdout.decode("utf-8")


def test_a_pipe_gets_no_colours() -> None:
    assert b"\x1b" not in run("report").stdout


def test_a_reader_may_stop_reading() -> None:
    """`vneduunion report | head -1` ends without a traceback."""
    command = [sys.executable, "-m", "vneduunion", "report"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a device that is full")
def test_output_without_room_ends_with_two_and_a_sentence() -> None:
    """`vneduunion report > /dev/full`"""
    command = [sys.executable, "-W", "error", "-m", "vneduunion", "report", "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert b"No space left on device" in ran.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_not_missed(closed: str) -> None:
    command = f'"{sys.executable}" -W error -m vneduunion report {closed}'
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_every_fault_is_told_and_an_existing_page_stays_as_it_was(tmp_path: Path) -> None:
    page, data = tmp_path / "report.html", tmp_path / "figures.json"
    page.write_bytes(b"an older report")
    figure = {
        "id": "a",
        "measure": "m",
        "unit": "u",
        "source": "s",
        "period": "2024",
        "quantity": "no number",
    }
    data.write_text(json.dumps({"figures": [figure, {**figure, "id": "NOT AN ID"}]}), encoding="utf-8")
    ran = run("report", data, "--html", page, "--lang", "en")
    told = ran.stderr.decode("utf-8")
    assert ran.returncode == 2
    assert "$.figures[0].quantity" in told
    assert "$.figures[1].id" in told
    assert "Traceback" not in told
    assert page.read_bytes() == b"an older report"


def test_wrong_usage_ends_with_two() -> None:
    assert run("report", "--lang", "fr").returncode == 2
