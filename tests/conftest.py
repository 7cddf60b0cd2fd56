"""Settings that all tests share, and the one Spark session of a run."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is no broken law. All else stays as Hypothesis has it, in CI without chance.
settings.register_profile("house", settings.default, deadline=None)
settings.load_profile("house")

SPARK = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    # The tables are tiny and the queries many: planning and compiling them costs more than they take.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.ui.explainMode": "simple",
    "spark.sql.maxPlanStringLength": "100",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC",
    # Nothing leaves this machine, whatever its host is called.
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Spark session in this process, where there is Java; CI must have it."""
    if shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail(
                "there is no Java: install a JRE from version 17 on, or the tests on Spark do not run in CI"
            )
        pytest.skip("there is no Java: the tests on Spark are skipped")
    from pyspark.sql import SparkSession  # noqa: PLC0415 a second for tests that need none

    builder = SparkSession.builder.master("local[2]").appName("vneduunion")
    for key, value in SPARK.items():
        builder = builder.config(key, value)
    session = builder.config(
        "spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse"))
    ).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
