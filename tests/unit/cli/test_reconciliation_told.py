"""What reconciling said as it is told: in a pipe, on a terminal, as a page."""

import io
import json
import sys
from pathlib import Path

import attrs

from tests.small_world import MEASURES, figure, world
from vneduunion.cli.reconciliation_told import Part, as_json, parts, parts_page, print_parts
from vneduunion.reconciliation import ConflictKind, Linear, Reconciliation, reconcile, replayed
from vneduunion.show.page import MOST_LISTED
from vneduunion.values.names import Name

NAMED = [attrs.evolve(each, name=Name(en=f"<b> {each.id}")) for each in MEASURES]
FIGURES = world(
    [
        figure("a", "over 100", measure="groups", source="s.a"),
        figure("b", 90, measure="groups", source="s.b"),
        figure("part", 95, measure="groups", unit="north", source="s.c"),
        figure("x", 7),
        figure("f.share", 50, measure="share"),
    ]
)
DATA = attrs.evolve(FIGURES, measures=NAMED)
FOUND = reconcile(DATA, facts=[Linear.read("x >= 8", weight=1)])
IMPLIED = {"a - part": FOUND.bounds({"a": 1, "part": -1})}


def text(lang="en", found=FOUND, implied=IMPLIED) -> list[list[str]]:
    return [[part.head, *part.lines] for part in parts(found, implied, lang)]


def test_each_conflict_is_explained_first():
    said = text()
    assert [part.kind for part in parts(FOUND, {}, "en")][: len(FOUND.conflicts)] == [
        conflict.kind for conflict in FOUND.conflicts
    ]
    for number, conflict in enumerate(FOUND.conflicts):
        assert said[number][1:] == conflict.explain("en").splitlines()
    assert said[0][0] == "1. Contradiction"
    assert text("vi")[0][0] == "1. Mâu thuẫn"


def test_then_explanations_bounds_and_what_was_left_out_follow():
    heads = [part[0] for part in text()][len(FOUND.conflicts) :]
    bounds = IMPLIED["a - part"]
    assert heads == [
        "The smallest explanations",
        f"Bounds of a - part: {bounds}",
        "Figures not used",
        "",
    ]
    told = dict(zip(heads, (part[1:] for part in text()[len(FOUND.conflicts) :]), strict=True))
    assert told[heads[1]] == bounds.explain("en").splitlines()
    assert "is a share" in told["Figures not used"][0]
    assert told[""][-1] == "All conflicts and all smallest explanations are listed."


def test_smallest_explanations_are_in_words():
    (said,) = (part[1:] for part in text() if part[0] == "The smallest explanations")
    assert any(line.startswith("To explain conflict") and "(total weight 1)" in line for line in said)
    assert any(line.startswith("  - [Rule] 8 cannot be more than “7”") for line in said)
    assert "- any one of these 2 does not hold:" in said or "- this does not hold:" in said


def test_several_choices_are_joined_and_long_ones_cut():
    wrong = [figure(f"f{n}", 10 + n, source=f"s{n}") for n in range(3)]
    many = reconcile(world([figure("f.w", 5, source="w"), *wrong]), fixed=["f.w"])
    (said,) = (part[1:] for part in text(found=many, implied={}) if part[0] == "The smallest explanations")
    assert any(line.startswith("- and ") for line in said)
    choice = attrs.evolve(many.explanations[0].choices[0], figures=("f0",) * (MOST_LISTED + 3))
    long = attrs.evolve(many, explanations=(attrs.evolve(many.explanations[0], choices=(choice,)),))
    (said,) = (part[1:] for part in text(found=long, implied={}) if part[0] == "The smallest explanations")
    assert said[-1] == "  - and 3 more"


def test_what_is_not_complete_not_proved_and_not_tight_is_told():
    loose = attrs.evolve(IMPLIED["a - part"], tight=False, complete=False)
    said = text(found=attrs.evolve(FOUND, complete=False, unproved=("x",)), implied={"a": loose})
    assert said[-1][-1].startswith("The list of conflicts or of explanations is not complete")
    assert said[-2][0] == "Not proved"
    assert said[-2][-1] == "- “7” (<b> turns, Nation)"
    (bounds,) = (part for part in said if part[0].startswith("Bounds of a"))
    assert bounds[-2].startswith("Not all explanations were tried")
    assert bounds[-1].startswith("It is not known whether whole numbers reach")


def test_bounds_without_an_end_are_open():
    implied = {"w": reconcile(world([figure("w", "over 12,000")])).bounds("w")}
    assert text("vi", implied=implied)[-3][0] == "Khoảng giá trị của w: 12.000.."


def test_without_conflicts_little_is_said():
    assert text(found=reconcile(world([])), implied={}) == [
        [
            "",
            "0 figures: 0 contradictions, 0 conditional conflicts, 0 tensions",
            "All conflicts and all smallest explanations are listed.",
        ]
    ]


def test_in_a_pipe_there_is_nothing_that_a_terminal_would_obey(capsys):
    hostile = Part(head="a\x1b[31m", lines=("b\x1b[31m",))
    print_parts([*parts(FOUND, IMPLIED, "en"), hostile])
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert said.endswith("\n\na\\x1b[31m\nb\\x1b[31m\n")
    assert "<b> groups" in said
    assert said.startswith("1. Contradiction\nThese figures cannot all be true")


def test_on_a_terminal_headings_have_colours(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "300")
    print_parts([*parts(FOUND, IMPLIED, "en"), Part(head="", lines=("b\x1b[31m",))])
    said = screen.getvalue()
    assert "\x1b[1;31m1. Contradiction" in said
    assert "b\\x1b[31m" in said


def test_a_page_escapes_and_lists():
    page = parts_page(parts(FOUND, IMPLIED, "vi"), Path("số liệu.json"), "vi")
    assert page.startswith('<!doctype html>\n<html lang="vi">')
    assert "<h1>Những số liệu không thể cùng đúng trong số liệu.json</h1>" in page
    assert "<h2>1. Mâu thuẫn</h2>" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert '<li style="margin-left:2em">' in page
    assert page.count("<section>") == page.count("</section>") == len(text("vi"))


def test_json_is_that_of_the_result_with_bounds_beside():
    assert as_json(FOUND, {}) == FOUND.to_json()
    body = json.loads(as_json(FOUND, IMPLIED))
    (told,) = body["bounds"]
    bounds = IMPLIED["a - part"]
    assert (told["asked"], told["low"], told["high"]) == ("a - part", bounds.low, bounds.high)
    assert replayed(told["why_low"]) == bounds.low
    assert Reconciliation.from_json(json.dumps(body), DATA) == FOUND
    assert FOUND.conflicts[0].kind is ConflictKind.CONTRADICTION
