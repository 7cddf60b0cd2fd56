"""Sizes: where a function or a file is to be split. Complexity is ruff's rule C901."""

import ast
import statistics
from pathlib import Path

import pytest

from tests.architecture.house import dotted, functions, modules

LONGEST_FUNCTION = 50
LONGEST_FILE = 600
BANNED_STEMS = {"utils", "helpers", "common", "base", "misc"}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    spent = (first.end_lineno or first.lineno) - first.lineno + 1 if docstring else 0
    return length(function) - spent


def lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_no_function_is_too_long(module: Path) -> None:
    assert [f.name for f in functions(module) if length(f) > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_no_file_is_too_long(module: Path) -> None:
    assert lines(module) <= LONGEST_FILE


def test_names_of_files_say_what_is_inside() -> None:
    assert [dotted(module) for module in modules() if module.stem.strip("_") in BANNED_STEMS] == []


def test_medians_stay_small(record_property: "pytest.RecordProperty") -> None:
    """Wanted near 7 lines a function and 170 a file; read them in the report of this test."""
    function = statistics.median(body_length(f) for module in modules() for f in functions(module))
    file = statistics.median(lines(module) for module in modules())
    record_property("median_function", function)
    record_property("median_file", file)
    assert function <= 10
    assert file <= 250
