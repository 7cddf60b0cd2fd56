"""The page of checks of awards and the rules say the same: codes, days, marks and the texts they rest on."""

import re
from collections import defaultdict

import pytest

from tests.architecture.house import ROOT
from tests.rule_checks import codes_of
from vneduunion.findings import card
from vneduunion.reference import catalogue
from vneduunion.validation import ALL
from vneduunion.validation.rules.commendation import DAYS
from vneduunion.wording import enum_label

PAGE = ROOT / "docs" / "reference" / "award_checks.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| rule ", "| award ", "| --- "))
]
LINK = re.compile(r"\[(A[0-9]{3})\]\(codes/\1\.md\)")
CHECKED = [(LINK.fullmatch(row[2]).group(1), row) for row in ROWS if row[2]]  # type: ignore[union-attr]
UNCHECKED = [row for row in ROWS if not row[2]]
OLDER = {"A106", "A107", "A108", "A109", "A110"}
"""Codes of awards that rest on these rules too, and are judged without days."""
MARKS = {"Confirmed", "Inferred", "Recalled", "Unknown"}


def told(code: str) -> str:
    """The days of a rule as the page has them."""
    days = DAYS.get(code)
    if days is None:
        return "any"
    return f"since {days.since}" if days.until is None else f"{days.since} to {days.until}"


def test_every_rule_has_its_row_in_order() -> None:
    numbered = [row[0] for row in ROWS if re.fullmatch("V[0-9]+", row[0])]
    assert list(dict.fromkeys(numbered)) == [f"V{number}" for number in range(1, 26)]


def test_every_code_is_on_the_page_and_judged_by_default() -> None:
    assert {code for code, _ in CHECKED} == {*codes_of("commendation")} | OLDER
    assert {code for code, _ in CHECKED} <= {rule.card.code for rule in ALL}


@pytest.mark.parametrize(
    ("code", "row"), CHECKED, ids=lambda item: item if isinstance(item, str) else item[0]
)
def test_a_row_says_what_its_card_says(code: str, row: list[str]) -> None:
    assert row[3] == told(code)
    assert row[5] == enum_label(card(code).mark, "en")
    assert row[6]


def test_a_row_that_nothing_checks_says_why() -> None:
    assert {row[3] for row in UNCHECKED} == {""}
    assert all(row[4] and row[6] for row in UNCHECKED)
    assert {row[5] for row in UNCHECKED} <= MARKS


def test_the_texts_that_cards_rest_on_are_cited() -> None:
    documents, cited = catalogue().documents, defaultdict(str)
    for code, row in CHECKED:
        cited[code] += row[4]
    for code, where in cited.items():
        for number in (documents[source].number for source in card(code).sources if source in documents):
            assert str(number) in where, code


def test_the_texts_that_are_cited_are_bundled() -> None:
    numbers = {str(document.number) for document in catalogue().documents if document.number}
    found = {number for row in ROWS for number in re.findall(r"\b[0-9]+/(?:[0-9]{4}/)?[A-ZĐ][\w-]*", row[4])}
    assert len(found) > 10
    assert found <= numbers
