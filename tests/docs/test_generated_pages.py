"""Pages that are printed from tests, declarations and data are on disk as they would be printed."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docs import build_pages
from vneduunion.reference import catalogue
from vneduunion.show import lineage_view


def test_no_page_lags(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_pages.main(["--check"]) == 0, capsys.readouterr().out


def test_a_page_that_lags_is_named(tmp_path: Path) -> None:
    current, old, missing = tmp_path / "current.md", tmp_path / "old.md", tmp_path / "missing.md"
    current.write_text("new", encoding="utf-8")
    old.write_text("old", encoding="utf-8")
    assert build_pages.lagging({current: "new", old: "new", missing: "new"}) == [old, missing]


def test_a_page_that_nothing_prints_any_more_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(build_pages, "DOCS", tmp_path)
    spec = tmp_path / "reference" / "spec"
    spec.mkdir(parents=True)
    for name in ("kept.md", "stray.md"):
        (spec / name).touch()
    assert build_pages.strays([spec / "kept.md"]) == [spec / "stray.md"]


def test_cells_of_tables_are_escaped() -> None:
    assert build_pages.table(("a",), [("x | y",)]) == "| a |\n| --- |\n| x \\| y |\n"


@pytest.mark.parametrize("text", ["# new\n", None])
def test_a_page_is_written_or_taken_away(tmp_path: Path, text: str | None) -> None:
    page = tmp_path / "folder" / "page.md"
    build_pages.write(page, "# old\n")
    build_pages.write(page, text)
    assert (page.read_text(encoding="utf-8") if page.exists() else None) == text


def test_a_picture_of_another_specification_is_named(tmp_path: Path) -> None:
    (spec,) = build_pages.pictures().values()
    current, old, missing = tmp_path / "current.svg", tmp_path / "old.svg", tmp_path / "missing.svg"
    current.write_text(build_pages.drawn(spec), encoding="utf-8")
    old.write_text(build_pages.drawn({**spec, "title": "Another one"}), encoding="utf-8")
    assert build_pages.faded(dict.fromkeys((current, old, missing), spec)) == [old, missing]


def test_the_picture_of_the_provinces_says_what_the_reference_data_say() -> None:
    (path,) = build_pages.pictures()
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 a file of this project
    told = lineage_view(catalogue(), "vn-34")
    labels = [each.attrib["aria-label"] for each in root.iter() if "→" in each.attrib.get("aria-label", "")]
    assert sorted(labels) == sorted(f"{line.old} → {line.new}: {line.part}" for line in told.lines)
    words = Counter(each.text for each in root.iter() if each.tag.endswith("text"))
    news = {line.new for line in told.lines}
    assert words >= Counter([*(line.old for line in told.lines), *news])
