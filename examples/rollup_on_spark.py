"""Recognised initiatives by unit and year, rolled up by Spark from a folder of Parquet files.

    spark-submit examples/rollup_on_spark.py FOLDER OUT

FOLDER has a Parquet file, or a folder of part files, for each table (`units`, `ties`, `initiatives`,
`initiatives.units` ...), where all executors can read it. The cells become Parquet files in OUT; units and
ties alone are brought into the memory of the driver. Without arguments a small folder is made up.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyspark.sql import DataFrame, SparkSession

import vneduunion as vu

MEASURES = ("initiatives.recognised",)
SCHOOLS = ("a.le-loi", "a.kim-dong", "b.quang-trung")


def roll_up(session: SparkSession, folder: Path, out: Path) -> DataFrame:
    """Writes the cells, and says what counts in none of them."""
    grid = vu.roll_up(vu.scan(folder, engine=session), MEASURES)
    years = session.createDataFrame(
        [(at, period.text()) for at, period in enumerate(grid.periods)], "period bigint, year string"
    )
    cells = grid.native.join(years, "period").select("measure", "unit", "year", "low", "high", "records")
    cells.write.mode("overwrite").parquet(str(out))
    print(grid.findings.text())
    return session.read.parquet(str(out))


def made_up() -> vu.Dataset:
    """Schools of two provinces, one of which closed, and what was recognised there."""
    body = {
        "schema_version": 1,
        "units": [
            *({"id": each, "kind": "PROVINCIAL_FEDERATION", "name": {"vi": each}} for each in ("a", "b")),
            *({"id": each, "kind": "GRASSROOTS", "name": {"vi": each}} for each in SCHOOLS[:2]),
            {"id": SCHOOLS[2], "kind": "GRASSROOTS", "name": {"vi": SCHOOLS[2]}, "until": "2024-06-30"},
        ],
        "ties": [{"child": each, "parent": each.partition(".")[0], "kind": "DIRECT"} for each in SCHOOLS],
        "initiatives": [
            *(initiative(at, "2024", SCHOOLS[at % 3]) for at in range(6)),
            *(initiative(at, "2025", SCHOOLS[at % 3]) for at in range(6, 9)),
            initiative(9, "2025", *SCHOOLS[:2]),
        ],
    }
    return vu.load(vu.Dataset, body)


def initiative(number: int, year: str, *schools: str) -> dict[str, Any]:
    """An initiative of one school or of several, as plain data."""
    recognised = {"level": "GRASSROOTS", "when": year}
    return {
        "id": f"initiative-{number}",
        "title": f"Sáng kiến {number}",
        "kind": "TECHNICAL",
        "units": schools,
        "recognitions": [recognised],
    }


def main(arguments: list[str]) -> None:
    """Rolls up the folder that is named, or the small one."""
    session = SparkSession.builder.appName("vneduunion roll-up").getOrCreate()
    with TemporaryDirectory() as temporary:
        folder, out = map(Path, arguments or (f"{temporary}/tables", f"{temporary}/cells"))
        if not arguments:
            vu.write(made_up(), folder, form="parquet")
        roll_up(session, folder, out).orderBy("measure", "year", "unit").show(truncate=False)


if __name__ == "__main__":
    main(sys.argv[1:])
