"""`pip install .` without extras: values, records, codec, reference data and record validation."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

WORKS = """
import vneduunion as vu
from vneduunion.model import TieKind

assert vu.Quantity.parse("gần 94.000 sản phẩm").high == 94_000
assert vu.Period.parse("năm học 2024-2025").kind is vu.PeriodKind.SCHOOL_YEAR
press = vu.reference.press()
assert vu.load(vu.Dataset, vu.dump(press)) == press
assert vu.json_schema(vu.Initiative, lang="vi")["properties"]
try:
    vu.Tie(child="Not A Slug", parent="vetu", kind="DIRECT")
except vu.BadRecord as error:
    assert len(error.faults) == 2
else:
    raise AssertionError("a bad record was made")
print("works")
"""
RECONCILES = """
import vneduunion as vu

try:
    vu.reconcile(vu.reference.press())
except vu.MissingExtra as error:
    print(error)
"""
DRAWS = """
import vneduunion as vu

try:
    vu.show.html_report
except vu.MissingExtra as error:
    print(error)
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of a fresh environment that holds the library and nothing optional."""
    folder = tmp_path_factory.mktemp("core")
    venv.create(folder, with_pip=False, symlinks=True)
    interpreter = str(folder / "bin" / "python")
    install = [sys.executable, "-m", "pip", "--python", interpreter, "install", "--quiet", str(ROOT)]
    subprocess.run(install, check=True, capture_output=True)
    return interpreter


def said(python: str, script: str, cwd: Path) -> str:
    run = subprocess.run([python, "-I", "-c", script], cwd=cwd, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.stdout.strip()


def test_only_the_core_is_installed(python: str, tmp_path: Path) -> None:
    script = "from importlib.metadata import distributions\nprint(*sorted(d.name.lower() for d in distributions()))"
    installed = set(said(python, script, tmp_path).replace("_", "-").split())
    core = {"vneduunion", "attrs", "cattrs", "python-dateutil", "annotated-types"}
    brought_by_them = {"six", "typing-extensions", "tzdata"}
    assert core <= installed <= core | brought_by_them


def test_values_records_codec_and_reference_data_work(python: str, tmp_path: Path) -> None:
    assert said(python, WORKS, tmp_path) == "works"


def test_a_missing_extra_says_the_one_line_that_installs_it(python: str, tmp_path: Path) -> None:
    assert 'pip install "vneduunion[reconcile]"' in said(python, RECONCILES, tmp_path)


def test_the_command_says_so_too(python: str, tmp_path: Path) -> None:
    command = Path(python).with_name("vneduunion")
    run = subprocess.run([command, "report"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 'pip install "vneduunion[cli]"' in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode != 0
