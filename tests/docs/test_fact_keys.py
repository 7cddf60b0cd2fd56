"""The keys of facts that the manual names are keys of rules in force on some day."""

import re
from datetime import date
from functools import cache

import pytest

from tests.architecture.house import ROOT
from vneduunion.eligibility.applying import demanded
from vneduunion.eligibility.facts import FactKind
from vneduunion.reference import catalogue, rulebooks

TABLE = re.compile(r"^\| (`[^|]*`) \| [^|]* \| [^|]* \|$", re.MULTILINE)
YEARS = range(2012, 2027)
ANY = "…"
"""Behind the kind of a fact of which no bundled rule asks."""


def named() -> list[str]:
    page = (ROOT / "docs/reference/eligibility.md").read_text(encoding="utf-8")
    known = page.partition("\n## What is unknown ")[2].partition("\n## ")[0]
    return [key for cell in TABLE.findall(known) for key in re.findall(r"`([^`]+)`", cell)]


def kind(key: str) -> str:
    return re.split("[:@]", key)[0]


@cache
def asked() -> frozenset[str]:
    """The keys of all facts of which bundled rules ask in these years."""
    applying = [
        demanded(award, recipient, date(year, 12, 20))
        for award in rulebooks()
        for recipient in catalogue().award_kinds[award].recipients
        for year in YEARS
    ]
    return frozenset(fact.key for each in applying for fact in each.reaching(each.number).facts)


@pytest.mark.parametrize("key", named())
def test_a_key_is_one_of_which_a_rule_asks(key: str) -> None:
    if key.endswith(ANY):
        assert kind(key) not in set(map(kind, asked()))
    else:
        assert key in asked()


def test_every_kind_of_fact_has_a_key() -> None:
    assert {*map(kind, named())} == {each.value.lower().replace("_", "-") for each in FactKind}
