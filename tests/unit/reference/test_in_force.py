from datetime import date
from typing import Any

import pytest

from vneduunion.model import Document
from vneduunion.reference import catalogue, in_force
from vneduunion.values.truth import Truth

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)


def answer(on: date, *others: Document, **days: Any) -> Truth:
    return in_force(on=on, documents=(Document(id="d", title="D", **days), *others))["d"]


def other(link: str, in_force: date | None) -> Document:
    links: dict[str, Any] = {link: ("d",)}
    return Document(id="later", title="Later", in_force=in_force, **links)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2019, 12, 31), FALSE),
        (FIRST, TRUE),
        (LAST, TRUE),
        (date(2021, 1, 1), FALSE),
    ],
)
def test_between_two_known_days(on: date, expected: Truth) -> None:
    assert answer(on, in_force=FIRST, expires=LAST) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2019, 12, 31), FALSE), (FIRST, TRUE), (date(2020, 1, 2), UNKNOWN)],
)
def test_without_a_last_day_only_the_first_is_certain(on: date, expected: Truth) -> None:
    assert answer(on, in_force=FIRST) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2019, 12, 30), UNKNOWN), (LAST, TRUE), (date(2021, 1, 1), FALSE)],
)
def test_without_a_first_day_only_the_last_is_certain(on: date, expected: Truth) -> None:
    assert answer(on, expires=LAST) is expected


def test_not_before_it_was_issued_and_nothing_else_is_known() -> None:
    assert answer(date(2019, 12, 31), issued=FIRST) is FALSE
    assert answer(FIRST, issued=FIRST) is UNKNOWN
    assert answer(FIRST) is UNKNOWN


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2021, 6, 30), TRUE), (date(2021, 7, 1), FALSE)],
)
def test_what_replaces_it_ends_it(on: date, expected: Truth) -> None:
    assert answer(on, other("replaces", date(2021, 7, 1)), in_force=FIRST) is expected


def test_of_several_that_replace_it_the_first_does() -> None:
    one, two = (
        Document(id=f"r{y}", title="R", in_force=date(y, 1, 1), replaces=("d",)) for y in (2022, 2021)
    )
    assert answer(date(2021, 1, 1), one, two, in_force=FIRST) is FALSE
    assert answer(date(2020, 12, 31), one, two, in_force=FIRST) is TRUE


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2021, 6, 30), TRUE), (date(2021, 7, 1), TRUE), (date(2021, 7, 2), UNKNOWN)],
)
def test_what_is_amended_is_in_force(on: date, expected: Truth) -> None:
    assert answer(on, other("amends", date(2021, 7, 1)), in_force=FIRST) is expected


def test_of_what_amends_the_last_counts() -> None:
    one, two = (Document(id=f"a{y}", title="A", in_force=date(y, 1, 1), amends=("d",)) for y in (2022, 2021))
    assert answer(date(2021, 12, 31), one, two, in_force=FIRST) is TRUE


@pytest.mark.parametrize("link", ["replaces", "amends"])
def test_what_has_no_first_day_says_nothing(link: str) -> None:
    assert answer(date(2021, 7, 1), other(link, None), in_force=FIRST) is UNKNOWN


@pytest.mark.parametrize(
    ("document", "on", "expected"),
    [
        ("15-2003-qh11", date(2023, 12, 31), TRUE),
        ("15-2003-qh11", date(2024, 1, 1), FALSE),
        ("06-2022-qh15", date(2023, 12, 31), FALSE),
        ("06-2022-qh15", date(2024, 1, 1), TRUE),
        ("06-2022-qh15", date(2026, 9, 30), TRUE),
        ("06-2022-qh15", date(2026, 10, 2), UNKNOWN),
        ("98-2023-nd-cp", date(2025, 6, 30), TRUE),
        ("98-2023-nd-cp", date(2025, 7, 1), FALSE),
        ("152-2025-nd-cp", date(2025, 6, 30), FALSE),
        ("152-2025-nd-cp", date(2025, 7, 1), TRUE),
        ("1689-qd-tld.2019", date(2024, 5, 28), TRUE),
        ("1689-qd-tld.2019", date(2024, 5, 29), FALSE),
        ("999-qd-tld.2024", date(2024, 5, 28), FALSE),
        ("999-qd-tld.2024", date(2024, 5, 29), UNKNOWN),
    ],
)
def test_the_documents_of_the_trade(document: str, on: date, expected: Truth) -> None:
    assert in_force(on=on)[document] is expected


def test_every_document_has_an_answer() -> None:
    assert set(in_force(on=FIRST)) == set(catalogue().documents.keys())
