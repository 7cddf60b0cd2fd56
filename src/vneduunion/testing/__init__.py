"""Hypothesis strategies for tests of programs that use this library.

Everything they make is valid by construction: they read the same declarations that the
constructors, the codec and the JSON Schema read. The records of `datasets` may contradict each other;
those of `consistent_datasets` do not. They need the extra `testing`.
"""

from vneduunion.testing.consistent import consistent_datasets
from vneduunion.testing.datasets import datasets
from vneduunion.testing.strategies import (
    document_numbers,
    fields,
    ids,
    names,
    periods,
    quantities,
    records,
)

__all__ = [
    "consistent_datasets",
    "datasets",
    "document_numbers",
    "fields",
    "ids",
    "names",
    "periods",
    "quantities",
    "records",
]
