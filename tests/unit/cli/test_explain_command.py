import pytest
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.findings import cards


def run(*arguments):
    return CliRunner().invoke(app, ["explain", *arguments])


@pytest.mark.parametrize("code", sorted(cards()))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_code_is_explained(code, lang):
    ran = run(code, "--lang", lang)
    card = cards()[code]
    assert ran.exit_code == 0
    lines = ran.stdout.splitlines()
    assert lines[0].startswith(f"{code} · ")
    assert lines[0].endswith(card.title.text(lang))
    assert lines[2] == card.meaning.text(lang)
    assert card.basis.text(lang) in ran.stdout
    assert all(source in ran.stdout for source in card.sources)


def test_a_code_may_be_written_small_and_shows_what_holds_and_what_does_not():
    said = run("x101", "--lang", "en").stdout
    assert "Holds:\n  persons: " in said
    assert 'Does not hold:\n  persons: [{"id": "an"}]' in said
    assert "Example" not in run("X142", "--lang", "en").stdout


def test_an_unknown_code_is_told_with_those_near_it():
    ran = run("X999")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("CODE: 'X999' ")
    assert "X1" in ran.stderr
