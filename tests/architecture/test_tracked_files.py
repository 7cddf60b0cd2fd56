"""What must not stand in any file of the project."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files_of_the_project

TEXTS = [path for path in files_of_the_project() if path.suffix not in {".png", ".svg", ".ico", ".gz"}]

# The words are put together here so that this file does not hold them itself.
FORBIDDEN = {
    "a host of packages": re.compile(
        "py" + r"pi\.|pythonhosted\." + "|anaconda" + r"\.org|registry\." + "npm"
    ),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:" + "root|home|work|Users" + r")/\w"),
    "a folder beside the checkout": re.compile(r"\.\./" + "shared"),
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_names_what_others_do_not_have(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = {what: match.group() for what, pattern in FORBIDDEN.items() if (match := pattern.search(text))}
    assert found == {}


def test_there_is_no_lock_file() -> None:
    names = {path.name for path in files_of_the_project()}
    assert not names & {"poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "pylock.toml"}


@pytest.mark.parametrize("path", [".ci/run"])
def test_scripts_can_be_run(path: str) -> None:
    assert (ROOT / path).stat().st_mode & 0o111
