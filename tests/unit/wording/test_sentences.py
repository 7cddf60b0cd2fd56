"""The catalogue of sentences is whole: both languages, the same things named, nothing left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import vneduunion
from vneduunion.cells import AssumptionKind, ConstraintKind
from vneduunion.eligibility.facts import FactKind
from vneduunion.io.grid_files import CellRow
from vneduunion.model import CriterionKind, Window
from vneduunion.reconciliation import ConflictKind, ExclusionReason
from vneduunion.wording import count, sentence
from vneduunion.wording.catalogue import catalogue

SOURCE = Path(vneduunion.__file__).parent


def entries(table: Any = None, prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for key, value in (catalogue("sentences") if table is None else table).items():
        if all(isinstance(words, str) for words in value.values()):
            yield f"{prefix}{key}", value
        else:
            yield from entries(value, f"{prefix}{key}.")


ENTRIES = dict(entries())


def named_by(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("key", ENTRIES)
def test_both_languages_name_the_same_things(key: str) -> None:
    forms = ENTRIES[key]
    assert {"vi", "en"} <= set(forms) <= {"vi", "en", "en_one"}
    assert len({frozenset(named_by(text)) for text in forms.values()}) == 1
    assert all(text.strip() == text for text in forms.values()) or key == "report.against"


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("assumption", AssumptionKind),
        ("constraint", ConstraintKind),
        ("exclusion", ExclusionReason),
    ],
)
def test_every_kind_has_its_sentence_and_no_other(table: str, kinds: Any) -> None:
    assert set(catalogue("sentences")[table]) == {kind.name for kind in kinds}


def test_every_kind_of_conflict_has_its_sentence_and_its_count() -> None:
    kinds = {kind.name for kind in ConflictKind}
    assert set(catalogue("sentences")["conflict"]) == kinds | {"impossible"}
    assert {key for key in catalogue("sentences")["count"] if key.isupper()} == kinds


def test_every_column_of_a_grid_has_its_head_and_no_other() -> None:
    assert set(catalogue("sentences")["grid"]["column"]) == {*CellRow._fields}


def test_every_kind_of_fact_has_its_phrase_and_no_other() -> None:
    told = catalogue("sentences")["fact"]
    assert {key for key in told if key.isupper()} == {*FactKind.__members__}
    assert {key for key in told if key.islower()} == {"times", "years_unread", "years", "until"}


def test_every_kind_of_criterion_and_window_has_its_sentence() -> None:
    told = catalogue("sentences")["criterion"]
    assert {key for key in told if key.isupper()} == {
        *CriterionKind.__members__,
        "MEMBER_SHARE_BY_RATING",
        "POSITION_NONE",
    }
    assert set(told["window"]) == set(Window.__members__)


def asked_for() -> set[str]:
    """Keys in the source, whole or up to where a name is filled in."""
    python = (_constants(path) for path in SOURCE.rglob("*.py"))
    pages = (
        re.findall(r'say\("([^"]+)"', path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.html")
    )
    return {text for texts in (*python, *pages) for text in texts}


def _constants(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_sentence_is_left_over() -> None:
    asked = asked_for()
    parts = {key: (key, key.rpartition(".")[2], key.rpartition(".")[0] + ".") for key in ENTRIES}
    filled_in = {
        f"{table}."
        for table in (
            "assumption",
            "constraint",
            "exclusion",
            "conflict",
            "duplicates",
            "count",
            "grid.column",
            "step",
            "citation",
            "criterion",
            "uneven",
            "verdict",
            "fact",
        )
    }
    unused = [
        key
        for key, ways in parts.items()
        if not asked.intersection(ways[:2]) and not any(key.startswith(table) for table in filled_in)
    ]
    assert unused == []


def test_a_sentence_is_filled_in() -> None:
    assert (
        sentence("step.high.asserted", "vi", a="“gần 94.000”", value="94.000")
        == "“gần 94.000” nhiều nhất là 94.000"
    )


def test_an_unknown_sentence_raises() -> None:
    with pytest.raises(KeyError):
        sentence("conflict.QUARREL", "en")
    with pytest.raises(KeyError):
        sentence("step.high.asserted", "en", a="without a value")


@pytest.mark.parametrize(
    ("n", "lang", "said"),
    [(0, "en", "0 sources"), (1, "en", "1 source"), (2_168, "en", "2,168 sources"), (1, "vi", "1 nguồn")],
)
def test_counts_have_a_singular_where_the_language_has_one(n: int, lang: Any, said: str) -> None:
    assert count("sources", n, lang) == said
