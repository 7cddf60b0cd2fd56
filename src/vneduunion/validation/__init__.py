"""What must hold, as rules by kind of record, and `validate`, which finds what does not."""

from vneduunion.extras import require

require("tables", "narwhals")
require("tables", "polars")

from vneduunion.validation.profiles import ALL, IMPORT, STRICT  # noqa: E402 the extra is asked for first
from vneduunion.validation.rule import Breach, MemoryRule, RowRule, Rule, TableRule  # noqa: E402 likewise
from vneduunion.validation.validating import validate  # noqa: E402 likewise

__all__ = [
    "ALL",
    "IMPORT",
    "STRICT",
    "Breach",
    "MemoryRule",
    "RowRule",
    "Rule",
    "TableRule",
    "validate",
]
