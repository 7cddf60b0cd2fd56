"""Findings: counting, choosing, printing, and the way there and back."""

import polars as pl
import pytest

from vneduunion.errors import Fault, LoadError, Words
from vneduunion.findings import Card, Finding, Findings, Severity, finding_of_fault
from vneduunion.model import Mark

MISSING = finding_of_fault(Fault("kind", "missing"), "units", "vetu", "units.csv:3: kind", 3)
DANGLING = Finding(
    code="X201",
    severity=Severity.ERROR,
    table="ties",
    record="a>b@",
    field="child",
    values={"found": "<a>", "tables": "units"},
)
STRANGE = finding_of_fault(
    Fault("zz", "unknown_field", {"known": "id"}), "units", place="units.csv:1: zz", row=1
)
OWN = Card(
    code="OWN1",
    severity=Severity.NOTE,
    title=Words("Của mình", "Our own"),
    message=Words("có {n:number}", "there are {n:number}"),
    meaning=Words("Gì đó", "Something"),
    basis=Words("Quy định riêng", "Our own rule"),
    mark=Mark.CONFIRMED,
)
MINE = Finding(code="OWN1", severity=Severity.NOTE, table="units", values={"n": 12_345}, rule=OWN)
ALL = Findings(found=(MISSING, DANGLING, STRANGE, MINE))


def test_it_is_a_sequence() -> None:
    assert len(ALL) == 4
    assert ALL[0] == MISSING
    assert list(ALL[1:3]) == [DANGLING, STRANGE]
    assert MINE in ALL
    assert len({*ALL}) == 4


def test_counts_follow_from_what_is_listed() -> None:
    assert ALL.counts == {"OWN1": 1, "X101": 1, "X117": 1, "X201": 1}
    assert ALL.complete
    assert ALL.grouped("severity") == {"ERROR": 2, "WARNING": 1, "NOTE": 1}
    assert ALL.grouped("table") == {"units": 3, "ties": 1}
    assert ALL.grouped("code") == ALL.counts


def test_counts_may_be_more_than_what_is_listed() -> None:
    capped = Findings(found=(MISSING, DANGLING), counts={"X101": 1_200, "X201": 1})
    assert not capped.complete
    assert capped.total == 1_201
    assert capped.tally() == "1,201 errors; only the first 2 are listed"
    assert capped.tally("vi") == "1.201 lỗi; chỉ liệt kê 2 mục đầu"
    assert capped.where(lambda item: item.code == "X101").counts == {"X101": 1_200}
    assert capped.where(lambda item: item.code == "X201").complete


def test_part_of_a_code_counts_what_is_listed() -> None:
    two = Findings(found=(MISSING, finding_of_fault(Fault("id", "missing"), "ties")), counts={"X101": 9})
    assert two.where(lambda item: item.table == "ties").counts == {"X101": 1}


@pytest.mark.parametrize(
    ("severity", "left"),
    [
        (Severity.ERROR, [MISSING, DANGLING]),
        (Severity.WARNING, [MISSING, DANGLING, STRANGE]),
        (Severity.NOTE, [*ALL]),
    ],
)
def test_worse_ones_can_be_chosen(severity: Severity, left: list[Finding]) -> None:
    assert list(ALL.at_least(severity)) == left


def test_two_are_put_together() -> None:
    assert Findings(found=(MISSING,)) + Findings(found=(MISSING, DANGLING)) == Findings(
        found=(MISSING, MISSING, DANGLING)
    )


def test_text_in_both_languages() -> None:
    assert ALL.text().splitlines() == [
        "ERROR X101 units.csv:3: kind: required field is missing",
        "ERROR X201 ties.child [a>b@]: no record bears the id “<a>” (among units)",
        "WARNING X117 units.csv:1: zz: no such field; the fields are: id",
        "NOTE OWN1 units: there are 12,345",
        "2 errors, 1 warning, 1 note",
    ]
    assert ALL.text("vi").splitlines()[0] == "LỖI X101 units.csv:3: kind: thiếu trường bắt buộc"
    assert str(Findings()) == "nothing was found wrong"
    assert repr(ALL) == "<Findings: 2 errors, 1 warning, 1 note>"


def test_a_notebook_shows_a_table_in_which_everything_is_text() -> None:
    shown = ALL._repr_html_()
    assert "<caption>2 errors, 1 warning, 1 note</caption>" in shown
    assert "“&lt;a&gt;”" in shown
    many = Findings(found=(MISSING,) * 70)
    assert "10 more are not shown here" in many.html()


def test_a_frame_has_a_row_for_each() -> None:
    frame = ALL.to_frame("vi")
    assert frame.schema["row"] == pl.Int64
    assert frame.row(0) == (
        "X101",
        "ERROR",
        "units",
        "vetu",
        "kind",
        "units.csv:3: kind",
        3,
        "thiếu trường bắt buộc",
    )


def test_json_gives_equal_findings_back() -> None:
    assert Findings.from_json(ALL.to_json()) == ALL
    assert Findings.from_json(Findings().to_json()) == Findings()


@pytest.mark.parametrize("finding", [*ALL])
def test_a_finding_is_a_fault_too(finding: Finding) -> None:
    assert finding.fault().text("vi") == f"{finding.where}: {finding.text('vi')}"
    assert finding.fault().text("en") == f"{finding.where}: {finding.text('en')}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", [("$", "bad_json")]),
        ("[]", [("$", "wrong_type")]),
        ("{}", [("$", "wrong_type")]),
        ('{"findings": []}', [("$", "wrong_type")]),
        ('{"findings": [], "counts": {"X101": "1"}}', [("$", "wrong_type")]),
        (
            '{"findings": [7, {"code": "X101"}, {"code": "Z999", "severity": "ERROR", "table": "units"}], "counts": {}}',
            [(f"$.findings[{at}]", "wrong_type") for at in range(3)],
        ),
    ],
)
def test_what_tells_no_findings_is_refused(text: str, told: list[tuple[str, str]]) -> None:
    with pytest.raises(LoadError) as refused:
        Findings.from_json(text)
    assert [(fault.place, fault.code) for fault in refused.value.faults] == told


def test_other_kinds_and_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="by is 'severity', 'code' or 'table', not 'x'"):
        ALL.grouped("x")  # type: ignore[arg-type]  # the slip itself
    for findings in (ALL, Findings()):
        with pytest.raises(ValueError, match="lang is 'vi' or 'en', not 'fr'"):
            findings.to_frame("fr")  # type: ignore[arg-type]  # the slip itself


def test_words_of_faults_keep_their_languages() -> None:
    fault = Fault("name", "wrong_type", {"expected": Words("chữ", "text"), "found": "7"})
    told = Findings.from_json(Findings(found=(finding_of_fault(fault, "units"),)).to_json())[0]
    assert (told.text("vi"), told.text("en")) == ("cần chữ, nhưng gặp 7", "expected text, found 7")


def test_where_without_place_or_record() -> None:
    assert MINE.where == "units"
