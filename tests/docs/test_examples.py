"""Each script of `examples/` prints what stands beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def test_there_are_examples() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_prints_what_stands_beside_it(script: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", str(script)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == ""
    assert run.stdout == script.with_suffix(".txt").read_text(encoding="utf-8")
