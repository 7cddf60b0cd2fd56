"""The one runner: measures every table, prints it and writes the page of the manual."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    assessing,
    columns,
    import_cost,
    json_records,
    parsing,
    press,
    reconciling,
    records,
    rollup,
)
from benchmarks.clock import Row, Table

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "benchmarks.md"
MEASURED = (
    "vneduunion",
    "attrs",
    "cattrs",
    "orjson",
    "highspy",
    "networkx",
    "polars",
    "narwhals",
    "pydantic",
    "pandera",
    "duckdb",
)
HEAD = """# Benchmarks

Written by `make bench`; numbers are of one machine on one day and are here to be compared with each
other. Every table gives the median of its rounds, the quickest and the slowest.

| | |
| --- | --- |
"""


def cpu() -> str:
    """The processor as the system names it."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.processor() or platform.machine()


def circumstances() -> dict[str, str]:
    """Command, versions and machine."""
    return {
        "command": "`make bench`",
        "Python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in MEASURED),
        "machine": f"{cpu()}, {platform.system()}",
    }


def duration(seconds: float) -> str:
    """Seconds in the unit that suits them."""
    for unit, scale in (("s", 1.0), ("ms", 1e-3)):
        if abs(seconds) >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def times(ratio: float) -> str:
    """How many times as much."""
    return f"{ratio:.2f} times"


def line(row: Row) -> str:
    """One line of a table in Markdown."""
    said = times if row.is_ratio else duration
    budget = "" if row.budget is None else f"{said(row.budget)} {'kept' if row.kept else 'BROKEN'}"
    cells = (row.name, said(row.median), said(row.least), said(row.most), budget)
    return f"| {' | '.join(cells)} |"


def markdown(table: Table) -> str:
    """A table with its title and its intro."""
    head = "| | median | least | most | budget |\n| --- | ---: | ---: | ---: | --- |"
    return f"## {table.title}\n\n{table.intro}\n\n{head}\n" + "\n".join(map(line, table.rows)) + "\n"


def main() -> int:
    """Measures, prints each table as soon as it is there, writes; 1 when a budget is broken."""
    modules = (import_cost, records, json_records, parsing, press, columns, rollup, reconciling, assessing)
    tables = []
    for module in modules:
        tables.append(module.measure())
        print(markdown(tables[-1]), flush=True)
    facts = "\n".join(f"| {name} | {value} |" for name, value in circumstances().items())
    page = f"{HEAD}{facts}\n\n" + "\n".join(map(markdown, tables))
    PAGE.write_text(page, encoding="utf-8")
    return 0 if all(row.kept for table in tables for row in table.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
