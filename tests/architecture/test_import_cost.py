"""Importing the front door loads nothing heavy. The time it takes is measured by `make bench`."""

import subprocess
import sys

import pytest

HEAVY = (
    "altair cattrs duckdb highspy hypothesis jinja2 narwhals networkx numpy openpyxl pandas polars "
    "pyarrow pyspark rich typer vl_convert"
)
STATEMENTS = ["import vneduunion", "from vneduunion import Figure, Quantity"]


def loaded_by(statement: str) -> set[str]:
    """The top-level modules in memory after one statement in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_heavy_is_loaded(statement: str) -> None:
    assert loaded_by(statement) & set(HEAVY.split()) == set()


def test_the_front_door_itself_loads_no_room() -> None:
    code = "import vneduunion, sys\nprint(*(name for name in sys.modules if name.startswith('vneduunion.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["vneduunion.doors"]


def test_the_probe_sees_what_is_loaded() -> None:
    assert "cattrs" in loaded_by("import cattrs")
