"""`load`: plain data in, records out."""

from typing import Any, TypeVar

from vneduunion.codec.collecting import collected
from vneduunion.codec.converter import REFUSALS, demand_class, hook_of
from vneduunion.errors import LoadError

T = TypeVar("T")


def load(cls: type[T], body: Any) -> T:
    """A record, a value or a whole dataset made of plain data.

    Nothing is coerced silently: `5` is no text, `"12"` no whole number, `1` not true, a time of day
    no date. Dates are texts of the form year-month-day or `date` objects. What may be given in
    several ways:

    * a quantity: field by field, as a whole number (exact), or in words or code;
    * a period and a document number: field by field, or in words or code. In the period of a
      `Figure`, "to date" means the day in its field `reported`;
    * a field that may be left out: left out, or `None`.

    The money of `Initiative.benefit` is read to the unit where its words carry no hedge.

    Args:
        cls: `Dataset`, or a class of records, of their nested parts or of values.
        body: what `json.load` or `tomllib.load` gives. That of a `Dataset` maps the names of its
            tables to lists, and names its version: `{"schema_version": 1, "units": [...]}`.

    Returns:
        An instance of `cls`.

    Raises:
        LoadError: `body` cannot be read; `faults` has every fault with its JSON path.
        TypeError: `cls` is not such a class.

    Example:
        >>> from vneduunion.values.quantities import Quantity
        >>> load(Quantity, "nearly 94,000").high
        94000
        >>> from vneduunion.model import Person
        >>> load(Person, {"id": "an", "titles": ["Dr.", 7], "born": 1975})
        Traceback (most recent call last):
        ...
        vneduunion.errors.LoadError: $.name: required field is missing
        $.titles[1]: expected text, found the whole number 7
        $.born: no such field; the fields are: id, name, titles, sources, mark, note
    """
    demand_class(cls)
    try:
        loaded: T = hook_of(cls)(body, cls)  # type: ignore[arg-type]  # mypy takes the instances' hash
    except REFUSALS:
        raise LoadError(collected(cls, body)) from None
    return loaded
