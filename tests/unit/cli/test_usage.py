"""Wrong calls, told in the language that the call asks for."""

import pytest
from typer.testing import CliRunner

from vneduunion.cli import usage
from vneduunion.cli.commands import app


@pytest.fixture(autouse=True)
def _english_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def told(*arguments: str) -> str:
    """What is told of a call that is wrong."""
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    return ran.stderr


@pytest.mark.parametrize(
    ("arguments", "vi"),
    [
        (["validate"], "thiếu PATH\nXem cách dùng: vneduunion validate --help\n"),
        (["template", "m.csv"], "FILE: không biết loại tệp m.csv; dùng được: .xlsx\n"),
        (["template", "m.xlsx", "--table", "xxx"], "--table: 'xxx' không có trong danh sách: units"),
        (
            ["validate", "a", "--format", "xml"],
            "--format: 'xml' không có trong danh sách: text, json, html\n",
        ),
        (["schema", "foo"], "RECORD: 'foo' không có trong danh sách: Dataset"),
        (["explain", "X999"], "CODE: 'X999' không có trong danh sách: "),
        (["validate", "a", "--cap", "0"], "--cap: 0 nhỏ hơn mức thấp nhất 1\n"),
        (["validate", "a", "--cap", "x"], "--cap: cần một số nguyên\n"),
        (["validate", "a", "--capp", "0"], "không có tuỳ chọn --capp; gần giống: --cap\n"),
        (["validate", "a", "--zzz"], "không có tuỳ chọn --zzz\n"),
        (["explain", "X101", "b"], "thừa đối số: b\n"),
        (["validat"], "không có lệnh 'validat'\n"),
        (["convert", "a", "b", "--collect=1"], "tuỳ chọn --collect không nhận giá trị\n"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(arguments: list[str], vi: str) -> None:
    for asked in (["--lang", "vi"], ["--lang=vi"]):
        assert told(*arguments, *asked).startswith(vi)


def test_what_an_option_lacks_is_told_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert told("validate", "a", "--cap").startswith("tuỳ chọn --cap cần một giá trị đứng sau\n")
    assert "requires an argument" in told("validate", "a", "--lang", "en", "--cap")
    assert "--zzz" in told("--zzz")


def test_english_is_told_by_typer() -> None:
    assert "Missing argument 'PATH'" in told("validate")
    assert "'xml' is not one of" in told("validate", "a", "--format", "xml", "--lang", "en")
    assert "'fr' is not one of: vi, en" in told("validate", "a", "--lang", "fr")


def test_what_is_not_known_of_a_wrong_call_is_no_english_in_vietnamese(
    capsys: pytest.CaptureFixture[str],
) -> None:
    usage._ASKED.set("vi")
    error = usage._UsageError("Something new")
    with pytest.raises(usage.typer.Exit), usage._told():
        raise error
    assert capsys.readouterr().err == "cách gọi lệnh không đúng\nXem cách dùng: vneduunion --help\n"
    usage._ASKED.set(None)


def test_the_commands_are_listed_where_none_is_called() -> None:
    ran = CliRunner().invoke(app, [], env={"LC_ALL": "vi_VN.UTF-8"})
    assert "validate" in ran.output
