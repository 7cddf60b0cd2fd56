"""Whether what is asked names what is there: the tables and columns of definitions, and places."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from difflib import get_close_matches

from vneduunion.errors import Fault, LoadError, UnknownId
from vneduunion.model import Condition, MeasureDefinition, Operator, Timing
from vneduunion.rollup.narrowing import choices
from vneduunion.rollup.offered import column_names, offered, unknown_column
from vneduunion.rollup.pairs import Pair
from vneduunion.rollup.paths import Path, Paths
from vneduunion.structure import Line
from vneduunion.tables.columns import TableSchema, schemas
from vneduunion.values.periods import Period


def demand_sound(definitions: Iterable[MeasureDefinition]) -> None:
    """Refuse definitions that name tables or columns which are not there.

    Raises:
        LoadError: with every fault, each with the measure and the field of the definition; or two of them bear
            one id.
    """
    given = tuple(definitions)
    faults = [fault for definition in given for fault in _faults(definition)]
    faults += _repeated(given)
    if faults:
        raise LoadError(faults)


def _repeated(definitions: Iterable[MeasureDefinition]) -> Iterator[Fault]:
    places: dict[str, list[str]] = defaultdict(list)
    for at, definition in enumerate(definitions):
        places[definition.id].append(f"measures[{at}]")
    for id_, found in places.items():
        if len(found) > 1:
            told = {"id": repr(id_), "count": len(found), "records": ", ".join(found)}
            yield Fault("measures", "duplicate_id", told)


def demand_known(
    asked: Iterable[str], known: Collection[str], field: str = "units", kind: str = "Unit"
) -> None:
    """Refuse ids that no record bears: of places, neither a unit nor a territory.

    Args:
        asked: the ids.
        known: those that records bear.
        field: what they were given as.
        kind: the class of the records.

    Raises:
        UnknownId: one is not known.
        LoadError: several are not; each is listed with those close to it.
    """
    errors = [UnknownId(each, kind, get_close_matches(each, known)) for each in asked if each not in known]
    if len(errors) > 1:
        raise LoadError(error.fault(field) for error in errors)
    if errors:
        raise errors[0]


def demand_day(name: str, day: object) -> None:
    """Refuse what is no day, such as the text of one.

    Args:
        name: what it was given as.
        day: a date without a time.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        message = f"{name} is a date such as date(2025, 7, 1), not {day!r}"
        raise TypeError(message)


def demand_rows(**numbers: int) -> None:
    """Refuse numbers of rows below 0.

    Args:
        numbers: by the names of their arguments.

    Raises:
        ValueError: one of them is below 0.
    """
    for name, number in numbers.items():
        if number < 0:
            message = f"{name} is a number of rows from 0 up, not {number}"
            raise ValueError(message)


def read_period(given: object) -> Period:
    """A period, perhaps told in words.

    Args:
        given: `Period.year(2024)`, `"2024"`, `"năm học 2024-2025"`.

    Raises:
        BadPeriod: the words name none.
        TypeError: it is something else.
    """
    if isinstance(given, str):
        return Period.parse(given)
    if not isinstance(given, Period):
        message = f"a period is a Period or words for one, not {given!r}"
        raise TypeError(message)
    return given


def demand_places(asked: Iterable[str], elsewhere: Collection[str], line: Line) -> None:
    """Refuse units and territories in which nothing can count along a line.

    Args:
        asked: the ids of the places wanted.
        elsewhere: the ids of units and territories that are no places of the line.
        line: along what things count.

    Raises:
        LoadError: with each of them.
    """
    wrong = [each for each in asked if each in elsewhere]
    if wrong:
        raise LoadError(Fault("units", "not_a_place", {"id": repr(each), "line": line}) for each in wrong)


def _faults(definition: MeasureDefinition) -> Iterator[Fault]:
    if definition.table not in _with_ids():
        yield _unknown_table(f"{definition.id}.table", definition.table)
        return
    paths = Paths.of(definition)
    counted = () if paths.counts_rows else (paths.counted,)
    amount = (paths.amount,) if paths.amount else ()
    named = {
        "when": paths.when,
        "counted": counted,
        "amount": amount,
        "units": paths.units,
        "where": paths.where,
    }
    for field, found in named.items():
        for path in found:
            yield from _path_faults(f"{definition.id}.{field}", path, definition.table, field)
    for condition in definition.where:
        if condition.table is not None and condition.table not in _with_ids():
            yield _unknown_table(f"{definition.id}.where", condition.table)
        yield from _choice_faults(definition, condition)
    yield from _operator_faults(definition)


def _operator_faults(definition: MeasureDefinition) -> Iterator[Fault]:
    """An operator over time of what is there for some days: it has no value of one of them."""
    pair, timing = Pair.of(definition.measure), definition.measure.timing
    if pair is None or not pair.observes or timing is Timing.FLOW:
        return
    at_end = timing is Timing.STOCK and (definition.amount is not None or pair.time is Operator.LAST)
    if not at_end:
        yield Fault(f"{definition.id}.measure.over_time", "lasts", {"time": pair.time, "units": pair.units})


def _choice_faults(definition: MeasureDefinition, condition: Condition) -> Iterator[Fault]:
    """Values that the column never has, so that nothing would be counted."""
    known = choices(definition.table, condition.column)
    for value in condition.one_of if known else ():
        if value not in known:
            told = {"found": repr(value), "choices": ", ".join(known)}
            yield Fault(f"{definition.id}.where", "not_a_choice", told)


def _path_faults(place: str, path: Path, table: str, field: str) -> Iterator[Fault]:
    schema = path.home(table)
    if schema is None or not _may_name(schema, path.column, field):
        yield unknown_column(place, Path(path.part, path.column).text, table, offered(table, field), field)
    if path.table and path.table not in _with_ids():
        yield _unknown_table(place, path.table)
    elif path.table and path.found not in (found := schemas()[path.table]).storages:
        known = tuple(path._replace(found=name).text for name in column_names(found, field))
        yield unknown_column(place, path.text, table, known, field)


def _may_name(schema: TableSchema, column: str, field: str) -> bool:
    return column in column_names(schema, field) or (
        field not in {"amount", "when"} and column in schema.keys
    )


def _with_ids() -> tuple[str, ...]:
    return tuple(name for name, schema in schemas().items() if schema.has_id and schema.parent is None)


def _unknown_table(place: str, found: str) -> Fault:
    return Fault(place, "unknown_table", {"found": repr(found), "known": ", ".join(_with_ids())})
