"""The plan of the house, as the tests of this folder walk it."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "vneduunion"


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def dotted(module: Path) -> str:
    """The name by which a module is imported."""
    parts = module.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: Path) -> str:
    """The room a module lies in; the stem of a room that is a single file."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def syntax(module: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def files_of_the_project() -> list[Path]:
    """Every file that is, or would be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return sorted(path for path in paths if path.is_file())
