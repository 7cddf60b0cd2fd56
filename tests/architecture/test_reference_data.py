"""Reference data with its birth certificate: origin, day taken and licence in each file."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGE

DATA = sorted((PACKAGE / "reference" / "data").rglob("*.toml"))


def about(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["about"]


def test_there_is_reference_data() -> None:
    assert DATA


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_it_says_where_it_comes_from(path: Path) -> None:
    certificate = about(path)
    assert certificate["origin"]
    assert certificate["licence"]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_it_says_when_it_was_taken(path: Path) -> None:
    assert date.fromisoformat(str(about(path)["taken"])) <= datetime.now(tz=UTC).date()


def test_there_is_no_other_kind_of_file() -> None:
    others = [p.name for p in (PACKAGE / "reference" / "data").rglob("*") if p.is_file() and p not in DATA]
    assert others == []
