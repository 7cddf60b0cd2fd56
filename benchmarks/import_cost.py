"""What an import costs over bare Python."""

import compileall
import importlib.util
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.clock import Table, rounds, row

ROUNDS = 21
BARE = "pass"
BUDGETS = {
    "import vneduunion": 0.020,
    "from vneduunion import Figure, Quantity": 0.100,
    "import attrs": None,
    "import vneduunion; vneduunion.load": None,
}
COMPILED = ("vneduunion", "attr", "attrs", "cattrs", "annotated_types", "dateutil")


def compile_bytecode() -> None:
    """Compiles the packages first; `PYTHONDONTWRITEBYTECODE` does not keep `compileall` from it."""
    for package in COMPILED:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            compileall.compile_dir(Path(spec.origin).parent, quiet=1)


def run(statement: str) -> None:
    """One statement in a fresh interpreter that reads no settings from the environment."""
    subprocess.run([sys.executable, "-I", "-c", statement], check=True)


def measure() -> Table:
    """Fresh interpreters, each less the bare one of the same round."""
    compile_bytecode()
    seconds = rounds({name: partial(run, name) for name in (BARE, *BUDGETS)}, ROUNDS)
    bare = seconds[BARE]
    rows = [
        row(f"`{name}`", [own - base for own, base in zip(seconds[name], bare, strict=True)], budget=budget)
        for name, budget in BUDGETS.items()
    ]
    return Table(
        "Imports",
        f"A fresh interpreter (`python -I -c ...`) less a bare one of the same round, bytecode compiled first, "
        f"{ROUNDS} interleaved rounds. attrs is the package below the records; `load` brings cattrs.",
        tuple(rows),
    )
