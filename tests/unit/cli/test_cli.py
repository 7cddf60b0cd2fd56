import io
import sys
from importlib import metadata
from pathlib import Path

import pytest

from vneduunion import cli


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "VI"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": ""}, "vi"),
    ],
)
def test_the_language_is_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], lang: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cli.language_of_locale() == lang


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[str, object]:
    """The command's output through streams that know ASCII only, and its exit code."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), "ascii") for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    monkeypatch.setattr(sys, "argv", ["vneduunion", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return "".join(_written(stream) for stream in streams.values()), ended.value.code


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def test_the_version_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--version") == (f"{metadata.version('vneduunion')}\n", 0)


def test_vietnamese_passes_streams_that_know_ascii_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN")
    said, code = run(monkeypatch, "report", "không-có.json")
    assert "không có tệp này" in said
    assert code == 2


@pytest.mark.parametrize("package", ["typer", "rich", "highspy", "networkx"])
@pytest.mark.parametrize(("locale", "words"), [("vi_VN", "cài bằng"), ("C", "install it with")])
def test_without_a_package_the_line_that_installs_it_is_said(
    monkeypatch: pytest.MonkeyPatch, package: str, locale: str, words: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setitem(sys.modules, package, None)
    for name in [
        name for name in sys.modules if name.startswith(("vneduunion.cli.", "vneduunion.reconciliation"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    said, code = run(monkeypatch)
    extra = "cli" if package in {"typer", "rich"} else "reconcile"
    assert f'pip install "vneduunion[{extra}]"' in said
    assert words in said
    assert code == 2


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a device that is full")
@pytest.mark.parametrize(
    ("locale", "told"),
    [("vi_VN", "không ghi được kết quả ra đầu ra chuẩn"), ("C", "cannot write to the standard output")],
)
@pytest.mark.parametrize("arguments", [["report"], ["--version"]])
def test_output_without_room_is_told(
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    told: str,
    arguments: list[str],
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr(sys, "argv", ["vneduunion", *arguments])
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO()))
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 2
    assert _written(sys.stderr) == f"{told}: No space left on device\n"  # type: ignore[arg-type]  # set above


def test_streams_that_the_caller_closed_are_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["vneduunion", "--version"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
