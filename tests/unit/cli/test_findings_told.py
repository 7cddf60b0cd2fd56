"""Findings as they are told: on a terminal, in a pipe, as a page."""

import io
import sys

import pytest

from vneduunion.cli.findings_told import findings_page, print_findings
from vneduunion.cli.options import visible
from vneduunion.findings import Finding, Findings, Severity

FOUND = Findings(
    found=(
        Finding(
            code="X101",
            severity=Severity.ERROR,
            table="units",
            record="a",
            field="kind",
            place="units.csv:2: kind",
        ),
        Finding(
            code="X201",
            severity=Severity.ERROR,
            table="units.sources",
            place="units.csv:2: sources",
            values={"found": "<b>s</b>", "tables": "sources"},
        ),
        Finding(
            code="X136",
            severity=Severity.WARNING,
            table="",
            place="lạ.csv",
            values={"file": "\x1b[31mđỏ\nhai dòng"},
        ),
        Finding(
            code="X101",
            severity=Severity.ERROR,
            table="units",
            record="b",
            field="name",
            place="units.csv:3: name",
        ),
    ),
    counts={"X101": 2_000, "X136": 1, "X201": 1},
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(found, lang, monkeypatch, screen):
    monkeypatch.setattr(sys, "stdout", screen)
    print_findings(found, lang)
    return screen.getvalue()


@pytest.fixture
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_in_a_pipe_each_finding_is_one_line_under_its_table(monkeypatch):
    lines = printed(FOUND, "vi", monkeypatch, io.StringIO()).splitlines()
    assert lines == [
        "Đơn vị công đoàn (units)",
        "  LỖI X101 units.csv:2: kind: thiếu trường bắt buộc",
        "  LỖI X101 units.csv:3: name: thiếu trường bắt buộc",
        "",
        "Đơn vị công đoàn - Các nguồn (units.sources)",
        "  LỖI X201 units.csv:2: sources: không có bản ghi nào mang mã “<b>s</b>” (trong Nguồn)",
        "",
        "Cả tệp",
        "  CẢNH BÁO X136 lạ.csv: tệp \\x1b[31mđỏ\\nhai dòng không mang tên bảng nào nên không được đọc",
        "",
        "Theo mã",
        "  X101 × 2.000  Thiếu trường bắt buộc",
        "  X136 × 1  Tệp không mang tên bảng nào",
        "  X201 × 1  Tham chiếu không dẫn đến đâu",
        "Nghĩa của từng mã: vneduunion explain X101",
        "2.001 lỗi, 1 cảnh báo; chỉ liệt kê 4 mục đầu",
    ]


@pytest.mark.usefixtures("wide")
def test_on_a_terminal_there_are_colours_and_nothing_else_that_it_obeys(monkeypatch):
    text = printed(FOUND, "en", monkeypatch, Terminal())
    assert "\x1b[1;31mERROR" in text
    assert "\x1b[1;33mWARNING" in text
    assert "\x1b[31mđỏ" not in text
    assert "\\x1b[31mđỏ" in text
    assert "2,001 errors, 1 warning" in text.splitlines()[-1]
    assert text.index("Union unit (units)") < text.index("The whole") < text.index("By code")


@pytest.mark.parametrize("screen", [io.StringIO, Terminal])
@pytest.mark.usefixtures("wide")
def test_nothing_found_is_one_line(monkeypatch, screen):
    assert "nothing was found wrong" in printed(Findings(), "en", monkeypatch, screen())
    assert len(printed(Findings(), "en", monkeypatch, screen()).splitlines()) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_leads_from_each_finding_to_its_code(lang):
    page = findings_page(FOUND, "Tệp <x>", lang)
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">\n')
    assert "<h1>Tệp &lt;x&gt;</h1>" in page
    assert "<b>s" not in page
    for code in ("X101", "X136", "X201"):
        assert f'<a href="#{code}">{code}</a>' in page
        assert page.count(f'<section id="{code}">') == 1
    assert page.count("<tr>") == len(FOUND) + 3
    assert FOUND.tally(lang) in page


def test_an_empty_page_says_that_nothing_was_found():
    assert "nothing was found wrong" in findings_page(Findings(), "T", "en")


def test_letters_stay_and_signs_are_told():
    assert visible("Đỗ “a” – ễ") == "Đỗ “a” – ễ"
    assert visible("a\u202eb\x07\u200b") == "a\\u202eb\\x07\\u200b"
