"""`dump`: records in, plain data out."""

from typing import Any

from vneduunion.codec.converter import CONVERTER
from vneduunion.codec.versions import SCHEMA_VERSION, VERSION_FIELD
from vneduunion.model import Dataset
from vneduunion.values.constraints import Checked


def dump(record: Any) -> dict[str, Any]:
    """A record, a value or a whole dataset as plain data, ready for `json.dumps`.

    The form is canonical: fields in the order of their declaration, those at their defaults left
    out, quantities and periods field by field with the words as printed, dates as texts. Equal
    records with equal printed words have equal dumps, and `load` gives the record back, its printed
    words included.

    Args:
        record: a `Dataset`, a record, a nested part of one, or a value.

    Returns:
        A new mapping of texts, whole numbers, booleans, lists and mappings. That of a `Dataset`
        begins with its `schema_version` and leaves out empty tables.

    Raises:
        TypeError: it is none of these.

    Example:
        >>> from vneduunion.model import Person
        >>> dump(Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An"))
        {'id': 'nguyen-ngoc-an', 'name': 'Nguyễn Ngọc An'}
    """
    if isinstance(record, Dataset):
        tables = {name: [_plain(item) for item in records] for name, records in record.tables() if records}
        return {VERSION_FIELD: SCHEMA_VERSION, **tables}
    if not isinstance(record, Checked):
        msg = f"{record!r} is not a record"
        raise TypeError(msg)
    return _plain(record)


def _plain(record: Any) -> dict[str, Any]:
    plain: dict[str, Any] = CONVERTER.unstructure(record)
    return plain
