"""Every public name says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import dotted, modules, syntax

Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """Public classes and functions of a module or class, methods too; overloads share one text."""
    for node in body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            if any(ast.unparse(item).endswith(("overload", "override")) for item in node.decorator_list):
                continue
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{prefix}{node.name}.")


def inherits_its_text(name: str) -> bool:
    """`text(lang)` of an error is described once, on `VneduunionError`."""
    return name.endswith(".text")


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_every_public_name_has_a_docstring(module: Path) -> None:
    tree = syntax(module)
    silent = [
        name
        for name, node in public(tree.body)
        if not ast.get_docstring(node) and not inherits_its_text(name)
    ]
    assert ast.get_docstring(tree), "the module has no docstring"
    assert silent == []


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_opening_lines_are_sentences(module: Path) -> None:
    texts = ((name, ast.get_docstring(node) or ".") for name, node in public(syntax(module).body))
    unfinished = [
        name for name, text in texts if not text.split("\n\n")[0].rstrip().endswith((".", ":", "?"))
    ]
    assert unfinished == []
