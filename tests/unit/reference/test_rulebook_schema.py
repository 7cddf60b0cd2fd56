"""Rulebooks as files against their schema: what editors are told is what the reader says."""

import json
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vneduunion.errors import Lang, LoadError
from vneduunion.reference import read_rulebooks, rulebook_schema

BUNDLED = files("vneduunion.reference") / "data" / "rulebooks"
NAMES = sorted(entry.name for entry in BUNDLED.iterdir())

GOOD = """
award_kind = "award-28-7"

[about]
origin = "The district's paper"

[[strands]]
id = "district"
name = { en = "The district's rule" }

[[strands.versions]]
id = "2025"
citations = [{ document = "1689-qd-tld.2019" }]
since = 2025-07-01
mark = "CONFIRMED"
criteria = { kind = "BENEFIT", at_least = 1, window = "LAST_YEARS", years = 3 }
"""


def plain(text: str) -> Any:
    """A TOML file as a checker of JSON Schema sees it: days are texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def fits(text: str, lang: Lang | None = None) -> bool:
    return Draft202012Validator(rulebook_schema(lang)).is_valid(plain(text))


def reads(folder: Path, text: str) -> bool:
    (folder / "award-28-7.toml").write_text(text, encoding="utf-8")
    try:
        read_rulebooks(folder)
    except LoadError:
        return False
    return True


@pytest.mark.parametrize("lang", [None, "vi", "en"])
def test_it_is_a_schema(lang: Lang | None) -> None:
    Draft202012Validator.check_schema(rulebook_schema(lang))


@pytest.mark.parametrize("name", NAMES)
def test_every_bundled_file_fits(name: str) -> None:
    text = (BUNDLED / name).read_text(encoding="utf-8")
    errors = Draft202012Validator(rulebook_schema()).iter_errors(plain(text))
    assert [(error.json_path, error.message) for error in errors] == []


def test_a_file_of_ones_own_fits(tmp_path: Path) -> None:
    assert fits(GOOD, "vi")
    assert reads(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('award_kind = "award-28-7"', ""),
        ('award_kind = "award-28-7"', 'award_kind = "Award 28/7"'),
        ("since", "from"),
        ('"CONFIRMED"', '"SURE"'),
        ('"CONFIRMED"', '"UNKNOWN"'),
        ('{ kind = "BENEFIT", ', '{ kind = "MONEY", '),
        (", years = 3", ""),
        ("at_least = 1, ", ""),
        ("at_least = 1, ", "at_least = -1, "),
        ("at_least = 1, ", 'at_least = 1, rating = "GOOD", '),
        ("criteria = {", "# criteria = {"),
        (
            "criteria = {",
            'criteria = { kind = "ALL", of = [{ kind = "ONCE", leader = true }] }\nbefore = {',
        ),
        ('citations = [{ document = "1689-qd-tld.2019" }]', "citations = []"),
        ("[[strands.versions]]", "[[versions]]"),
    ],
)
def test_what_the_reader_refuses_for_its_form_does_not_fit(tmp_path: Path, right: str, wrong: str) -> None:
    body = GOOD.replace(right, wrong)
    assert body != GOOD
    assert not fits(body)
    assert not reads(tmp_path, body)
