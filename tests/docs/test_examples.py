"""Each script of `examples/` prints what stands beside it."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

ON_SPARK = ROOT / "examples" / "rollup_on_spark.py"
SCRIPTS = sorted({*(ROOT / "examples").glob("*.py")} - {ON_SPARK})


def test_there_are_examples() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_prints_what_stands_beside_it(script: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", str(script)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == ""
    assert run.stdout == script.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.xdist_group("spark")  # as the other tests that need a session
@pytest.mark.usefixtures("spark")
def test_the_job_on_spark_prints_what_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    """In this process, where `getOrCreate` finds the one session of the run."""
    runpy.run_path(str(ON_SPARK))["main"]([])
    assert capsys.readouterr().out == ON_SPARK.with_suffix(".txt").read_text(encoding="utf-8")
