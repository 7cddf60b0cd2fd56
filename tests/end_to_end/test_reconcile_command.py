"""`vneduunion reconcile` as a user runs it: on the five articles, in a pipe and on a terminal."""

import os
import pty
import subprocess
import sys

import pytest

from vneduunion.io import write
from vneduunion.reconciliation import Linear, Reconciliation, reconcile
from vneduunion.reference import press

COMMAND = [sys.executable, "-W", "error", "-m", "vneduunion", "reconcile"]
RULE = "press.003.groups <= 0.05 press.001.groups"


def environment(**more):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))
    }
    return kept | more


def run(*arguments):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
        timeout=120,
    )


@pytest.fixture
def articles(tmp_path):
    write(press(), tmp_path / "báo.json")
    return tmp_path / "báo.json"


@pytest.mark.parametrize(("asked", "code"), [("contradiction", 0), ("conditional", 1), ("never", 0)])
def test_the_articles_are_told_in_vietnamese(articles, asked, code):
    ran = run(articles, "--lang", "vi", "--fail-on", asked, "--bounds", "press.001.groups - press.003.groups")
    assert (ran.returncode, ran.stderr) == (code, "")
    for conflict in reconcile(press()).conflicts:
        assert conflict.explain("vi") in ran.stdout
    assert "Khoảng giá trị của press.001.groups - press.003.groups: 45.724..45.724" in ran.stdout


def test_facts_change_what_is_found_and_go_along_in_json(articles, tmp_path):
    facts = tmp_path / "facts.toml"
    facts.write_text(f'rules = ["{RULE}"]\nfixed = ["press.003.groups"]\n', encoding="utf-8")
    ran = run(articles, "--facts", facts, "--format", "json")
    back = Reconciliation.from_json(ran.stdout, press())
    assert back == reconcile(press(), facts=[Linear.read(RULE)], fixed=["press.003.groups"])
    assert back.given.fixed == {"press.003.groups"}


def test_on_a_terminal_there_are_colours_and_a_bar_that_is_wiped_out(articles):
    leader, follower = pty.openpty()
    kept = environment(TERM="xterm-256color", COLUMNS="100", LC_ALL="vi_VN.UTF-8")
    kept.pop("NO_COLOR", None)
    with subprocess.Popen([*COMMAND, str(articles)], stdout=follower, stderr=follower, env=kept) as process:
        os.close(follower)
        shown = b""
        try:
            while piece := os.read(leader, 65_536):
                shown += piece
        except OSError:  # the other end is closed: the process has ended
            pass
    os.close(leader)
    said = shown.decode()
    assert process.returncode == 0
    assert "Tìm xung đột" in said or "Đọc dữ liệu" in said
    assert "\x1b[1;33m1. Mâu thuẫn có điều kiện" in said
    assert "\x1b[2K" in said


def test_nobody_need_read_to_the_end(articles):
    with subprocess.Popen(
        [*COMMAND, str(articles), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 2
