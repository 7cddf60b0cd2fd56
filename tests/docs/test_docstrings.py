"""The examples in docstrings run."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.house import dotted, modules

QUIET = [module for module in modules() if module.stem != "__main__"]
"""Importing the others runs them."""


@pytest.mark.parametrize("module", QUIET, ids=dotted)
def test_examples_run(module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(import_module(dotted(module)), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0
