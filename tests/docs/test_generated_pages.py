"""Pages that are printed from tests, declarations and data are on disk as they would be printed."""

from pathlib import Path

import pytest

from docs import build_pages


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
