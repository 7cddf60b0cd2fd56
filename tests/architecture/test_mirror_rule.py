"""The same stem names a concept in every room: source, test, page of the manual."""

from pathlib import Path

import pytest

from tests.architecture.house import PACKAGE, ROOT, modules, room

VALUES = ("document_numbers", "names", "periods", "quantities", "truth")
RECORDS = sorted({path.stem for path in (PACKAGE / "model").glob("*.py")} - {"__init__", "record"})
CONCEPTS = [*(("values", stem) for stem in VALUES), *(("model", stem) for stem in RECORDS)]
ROOMS = sorted({room(module) for module in modules()} - {"__init__", "__main__"})
TESTS = sorted((ROOT / "tests" / "unit").rglob("test_*.py"))


@pytest.mark.parametrize(("room", "concept"), CONCEPTS)
def test_every_concept_has_its_test(room: str, concept: str) -> None:
    """In the mirror of its room, or as a law or a table of the manual."""
    folders = [ROOT / "tests" / "unit" / room, ROOT / "tests" / "laws", ROOT / "tests" / "spec"]
    assert any((folder / f"test_{concept}.py").exists() for folder in folders)


@pytest.mark.parametrize(("room", "concept"), CONCEPTS)
def test_every_concept_has_its_page(room: str, concept: str) -> None:
    page = ROOT / "docs" / "reference" / f"{concept}.md"
    assert f"::: vneduunion.{room}.{concept}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_has_its_tests(name: str) -> None:
    unit = ROOT / "tests" / "unit"
    assert (unit / f"test_{name}.py").exists() or list((unit / name).glob("test_*.py"))


@pytest.mark.parametrize("test", TESTS, ids=lambda test: str(test.relative_to(ROOT)))
def test_every_unit_test_lies_in_the_mirror_of_a_room(test: Path) -> None:
    inside = test.parent.relative_to(ROOT / "tests" / "unit")
    assert (PACKAGE / inside).is_dir()
