"""The tables in which verdicts of many are told."""

import polars as pl
import pytest

from vneduunion.eligibility.at_scale.quotas import SCHEMA
from vneduunion.eligibility.at_scale.shown import Shown, answers, head, quotas_told, tied_told
from vneduunion.errors import Lang

ROW = {
    "unit": "north",
    "award": "advanced-worker",
    "rule": "law/2022",
    "quota": 1,
    "what_vi": "Trên số đoàn viên",
    "what_en": "Of the members",
    "of": "advanced-worker",
    "basis_low": 1_000,
    "basis_high": 1_000,
    "limit_low": 150,
    "limit_high": 150,
    "eligible": 1_200,
    "unknown": 3,
    "within": "FALSE",
}
TIED = pl.DataFrame(
    {
        "unit": ["north", None],
        "rule": ["law/2022"] * 2,
        "quota": [1, 2],
        "limit_high": [1_500, 1],
        "candidate": ["an", "hoa"],
        "outcome": ["TRUE", "UNKNOWN"],
    }
)


def told(lang: Lang = "en", **more: object) -> dict[str, str]:
    table = quotas_told(pl.DataFrame([ROW | more], schema=SCHEMA), lang)
    return dict(zip(table.heads, table.rows[0], strict=True))


@pytest.mark.parametrize(
    ("lang", "left"), [("vi", "còn 1.000 mục không hiện ở đây"), ("en", "1,000 more are not shown here")]
)
def test_what_is_left_out_is_said(lang: Lang, left: str) -> None:
    table = Shown("Caption", ["a"], [("1",)])
    assert table.text(lang) == "Caption\na\n-\n1"
    assert table._replace(left=1_000).text(lang) == f"Caption\na\n-\n1\n{left}"
    assert table.html(lang).endswith("</table>")
    assert table._replace(left=1_000).html(lang) == f"{table.html(lang)}\n<p>{left}</p>"


@pytest.mark.parametrize(("lang", "unit", "no"), [("vi", "Đơn vị", "Sai"), ("en", "Unit", "False")])
def test_columns_and_answers_have_names(lang: Lang, unit: str, no: str) -> None:
    assert (head("unit", lang), answers(lang)["FALSE"]) == (unit, no)


def test_a_quota_is_told_in_one_row() -> None:
    assert told() == {
        "Unit": "north",
        "Rule": "law/2022",
        "Quota": "1",
        "Of what": "Of the members",
        "Out of": "1,000",
        "Limit": "150",
        "Eligible": "1,200",
        "Not known": "3",
        "Within": "False",
    }
    vi = told("vi")
    assert (vi["Nội dung"], vi["Tính trên"], vi["Trong chỉ tiêu"]) == ("Trên số đoàn viên", "1.000", "Sai")


@pytest.mark.parametrize(
    ("row", "name", "expected"),
    [
        ({"unit": None}, "Unit", ""),
        ({"quota": None}, "Quota", ""),
        ({"what_en": None}, "Of what", "not known"),
        ({"of": None, "basis_low": 0, "basis_high": None}, "Out of", ""),
        ({"basis_high": None}, "Out of", "1,000, perhaps more"),
        ({"limit_high": 151}, "Limit", "150 to 151"),
        ({"limit_low": 0, "limit_high": None}, "Limit", "not known"),
    ],
)
def test_what_nobody_knows_of_a_quota_is_told_so(row: dict[str, object], name: str, expected: str) -> None:
    assert told(**row)[name] == expected


def test_among_whom_somebody_must_choose_is_told_as_far_as_asked_for() -> None:
    every = tied_told(TIED, "en", None)
    assert every.heads == ["Unit", "Rule", "Quota", "Limit", "Candidate", "Outcome"]
    assert every.rows == [
        ("north", "law/2022", "1", "1,500", "an", "True"),
        ("", "law/2022", "2", "1", "hoa", "Unknown"),
    ]
    assert every.left == 0
    first = tied_told(TIED, "vi", 1)
    assert (first.rows, first.left) == ([("north", "law/2022", "1", "1.500", "an", "Đúng")], 1)
