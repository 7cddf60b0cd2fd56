"""The pages whose examples are run: python blocks, each with the text block that follows as its output."""

import io
from contextlib import redirect_stdout
from pathlib import Path

from sybil import Document, Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

from tests.architecture.house import ROOT

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
PRINTED = "printed by the last block"


def run(example: Example) -> None:
    """Runs a python block in the page's namespace and keeps what it printed."""
    out = io.StringIO()
    with redirect_stdout(out):
        PythonEvaluator()(example)
    example.namespace[PRINTED] = out.getvalue()


def compare(example: Example) -> str | None:
    """Holds a text block against what the python block before it printed."""
    printed = example.namespace.pop(PRINTED, None)
    if printed is None or printed == example.parsed:
        return None
    return f"the page says:\n{example.parsed}\nthe code prints:\n{printed}"


def document(page: Path) -> Document:
    """One page with its examples."""
    parsers = [CodeBlockParser("python", run), CodeBlockParser("text", compare)]
    return Sybil(parsers).parse(page)
