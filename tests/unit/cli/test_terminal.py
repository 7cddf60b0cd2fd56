import os
import sys
from typing import Any

import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.cli.terminal import PIPED_WIDTH, write_report
from vneduunion.model import Dataset, Source
from vneduunion.reconciliation import Choice, Explanation, Reconciliation, reconcile
from vneduunion.reference import press
from vneduunion.show import view
from vneduunion.show.page import MOST_LISTED


def printed(result: Reconciliation, capsys: pytest.CaptureFixture[str], lang: str = "en") -> str:
    write_report(view(result, lang))
    return capsys.readouterr().out


def result() -> Reconciliation:
    figures = [
        figure("vague", "thousands"),
        figure("many", "nearly 94,000", source="copy", place="[bold]paragraph 4[/bold]"),
        figure("lost", 7, unit="nowhere"),
    ]
    return attrs.evolve(reconcile(world(figures)), unproved=("many",), complete=False)


TOLD = ("words", "asserted", "likely", "measure", "unit", "scope", "period", "citation")


@pytest.fixture(autouse=True)
def _no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def test_a_pipe_gets_plain_text_of_a_fixed_width(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(result(), capsys)
    assert "\x1b" not in text
    assert PIPED_WIDTH - 20 < max(map(len, text.splitlines())) <= PIPED_WIDTH


def test_columns_decides_where_it_is_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    assert max(map(len, printed(result(), capsys).splitlines())) <= 90


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("columns", [60, 80, 99, 120])
def test_nothing_is_cut_however_narrow_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, lang: Any
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    found = reconcile(press())
    text = printed(found, capsys, lang)
    assert "…" not in text
    urls = {f"    {source.url}" for source in view(found, lang).sources}
    assert {line for line in text.splitlines() if len(line) > columns or "://" in line} == urls
    shown = set(text.split())
    for figure_line in view(found, lang).figures:
        for field in TOLD:
            assert set(getattr(figure_line, field).split()) <= shown


def test_a_narrow_table_stacks_what_belongs_together(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    each = figure("a", "over 534", measure="groups", source="paper")
    lines = printed(reconcile(world([each])), capsys).splitlines()
    head = next(index for index, line in enumerate(lines) if "over 534" in line)
    assert lines[head].split() == ["over", "534", "groups"]
    assert lines[head + 1].split() == ["534", "–", "∞", "Nation", "·", "Whole", "sector"]
    assert lines[head + 2].split() == ["likely", "534", "–", "544", "2024"]
    assert lines[head + 3].split() == ["[1]"]


def test_a_long_name_is_folded_not_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    key = "a" * 60
    text = printed(reconcile(world([figure("a", 5, unit=key)])), capsys)
    assert "…" not in text
    assert sum(line.count("a") for line in text.splitlines() if set(line.strip()) == {"a"}) == len(key)


def test_it_says_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(printed(result(), capsys).split())
    for words in (
        "3 figures from 2 sources: 1 conflict",
        "likely 2,000 – 9,999",
        "by the house convention of vneduunion",
        "1. Tension: ",
        "- “nearly 94,000” is likely at least 93,000.",
        "[Likely reading] “thousands” is understood",
        "Figures in doubt - ",
        "To explain conflict 1 (total weight 1) any one of these 2 does not hold:",
        "Figures not used - “7” (turns, nowhere) was not used",
        "Not proved - “nearly 94,000”",
        "is not complete",
        "0 contradictions, 0 conditional conflicts, 1 tension",
    ):
        assert words in text


def test_words_of_the_data_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    source = Source(id="paper", title="[red]groups[/red] :smile:")
    assert "[red]groups[/red] :smile:" in printed(
        reconcile(world([figure("a", 5)], sources=[source])), capsys
    )


def test_what_nobody_can_print_is_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    source = Source(id="paper", title="clear\ufffe the screen")
    assert "clear\ufffd the screen" in printed(reconcile(world([figure("a", 5)], sources=[source])), capsys)


def test_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(result(), capsys, "vi")
    assert "Căng thẳng" in text
    assert "Số liệu cần xem lại" in text


def test_without_figures_it_says_that_there_is_no_conflict(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No conflict was found." in printed(reconcile(Dataset()), capsys)


def test_a_contradiction_assumes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(reconcile(world([figure("a", 10), figure("b", 11, source="o")])), capsys)
    assert "1. Contradiction: “10” against “11”" in text
    assert "Assuming" not in text


def test_long_lists_of_alternatives_are_cut_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    found = result()
    assumption = found.conflicts[0].assumptions[0]
    many = tuple(attrs.evolve(assumption, weight=weight) for weight in range(MOST_LISTED + 5))
    choices = (Choice(assumptions=many), Choice(figures=("many",)))
    two = Explanation(component=0, weight=2, choices=choices)
    text = printed(attrs.evolve(found, explanations=(two,)), capsys)
    assert "and 5 more" in text
    assert "and this does not hold:" in text


def test_when_nobody_reads_on_it_ends_quietly_and_not_as_if_a_conflict_was_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as pipe:  # noqa: PTH123 it has no path
        monkeypatch.setattr(sys, "stdout", pipe)
        with pytest.raises(SystemExit) as ended:
            write_report(view(result(), "en"))
    assert ended.value.code == 2
    assert capsys.readouterr().err == ""
