import os
import sys

import pytest
import typer

from tests.small_world import figure, world
from vneduunion.cli import options
from vneduunion.errors import Fault, UnknownId
from vneduunion.findings import Finding, Findings, Severity
from vneduunion.io import write


def test_the_language_asked_for_goes_before_that_of_the_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert (options.language(None), options.language("en")) == ("vi", "en")


def test_a_choice_that_there_is_passes():
    check = options.one_of("--lang", options.Language)
    assert (check("vi"), check(None)) == ("vi", None)


def test_what_is_refused_is_told_and_ends_with_two(capsys):
    with pytest.raises(typer.Exit) as ended:
        options.refuse(Fault("--x", "blank"))
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err.startswith("--x: ")


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "không có đơn vị công đoàn nào"), ("en", "no union unit has")]
)
def test_what_goes_wrong_is_told_in_the_language(capsys, lang, words):
    with pytest.raises(typer.Exit) as ended, options.faults_told(lang):
        raise UnknownId(id="a", kind="Unit")
    assert ended.value.exit_code == 2
    assert words in capsys.readouterr().err


def test_a_dataset_is_read(tmp_path):
    data = world([figure("a", 5)])
    write(data, tmp_path / "a.json")
    assert options.read_dataset(tmp_path / "a.json", "en") == data


def test_when_nobody_reads_on_it_ends_quietly_and_not_as_if_something_was_found(monkeypatch, capsys):
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as pipe:  # noqa: PTH123 it has no path
        monkeypatch.setattr(sys, "stdout", pipe)
        with pytest.raises(typer.Exit) as ended:
            options.put_out("words")
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "found",
    [
        (),
        (
            Finding(
                code="X136", severity=Severity.WARNING, table="units", place="\x1b.csv", values={"file": "a"}
            ),
        ),
    ],
)
def test_what_was_found_is_told_on_the_standard_error_and_gives_no_orders(capsys, found):
    options.tell_findings(Findings(found=found), "en")
    out, err = capsys.readouterr()
    assert (out, bool(err), "\x1b" in err) == ("", bool(found), False)
