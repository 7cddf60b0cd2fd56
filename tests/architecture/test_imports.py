"""Imports run downwards only, and each third party stays in its rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.cli import lint_imports

from tests.architecture.house import PACKAGE, ROOT, dotted, modules, room, syntax

CONTRACTS = read_configuration(str(ROOT / ".importlinter"))["contracts_options"]


def lines(contract: dict[str, str], option: str) -> list[str]:
    value = contract.get(option, [])
    return value.split("\n") if isinstance(value, str) else value


def rooms_of_third_parties() -> dict[str, set[str]]:
    """Which rooms may import a confined package, as the contracts of kind `forbidden` say."""
    rooms: dict[str, set[str]] = {}
    for contract in CONTRACTS:
        for package in lines(contract, "forbidden_modules"):
            rooms.setdefault(package, set())
        for exception in lines(contract, "ignore_imports"):
            importer, _, package = exception.partition(" -> ")
            if package in rooms:
                rooms[package].add(importer.split(".")[1])
    return rooms


def packages_asked_for(module: Path) -> Iterator[str]:
    """Packages that a module gets by name: `require("extra", "package")`, `import_module("package")`."""
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
            "require",
            "import_module",
        }:
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value.partition(".")[0]


def test_the_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=str(tmp_path)) == 0


def test_every_confined_package_has_a_contract() -> None:
    assert {"cattrs", "highspy", "altair", "jinja2", "typer", "rich", "hypothesis"} <= set(
        rooms_of_third_parties()
    )


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_packages_asked_for_by_name_stay_in_their_rooms(module: Path) -> None:
    rooms = rooms_of_third_parties()
    strays = [
        name for name in packages_asked_for(module) if room(module) not in rooms.get(name, {room(module)})
    ]
    assert strays == []


@pytest.mark.parametrize("stem", ["model", "values"])
def test_annotations_of_records_are_real(stem: str) -> None:
    """Text annotations break `hypothesis.strategies.builds` and slow the reading of shapes."""
    postponed = [
        dotted(module)
        for module in (PACKAGE / stem).rglob("*.py")
        if "from __future__ import annotations" in module.read_text(encoding="utf-8")
    ]
    assert postponed == []
