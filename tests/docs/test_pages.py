"""Every python block of the README and of the manual runs and prints what the page says."""

from pathlib import Path

import pytest
from sybil.example import SybilFailure

from tests.architecture.house import ROOT
from tests.docs.pages import PAGES, document


def run_all(page: Path) -> None:
    for example in document(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # pages may write files
    run_all(page)


def write(path: Path, *blocks: tuple[str, str]) -> Path:
    path.write_text("\n".join(f"```{language}\n{text}\n```\n" for language, text in blocks), encoding="utf-8")
    return path


def test_a_wrong_output_is_noticed(tmp_path: Path) -> None:
    page = write(tmp_path / "page.md", ("python", "print(2)"), ("text", "3"))
    with pytest.raises(SybilFailure, match="the code prints"):
        run_all(page)


def test_blocks_of_one_page_share_their_names(tmp_path: Path) -> None:
    page = write(tmp_path / "page.md", ("python", "a = 2"), ("python", "print(a)"), ("text", "2"))
    examples = list(document(page).examples())
    for example in examples:
        example.evaluate()
    assert examples[-1].namespace["a"] == 2
