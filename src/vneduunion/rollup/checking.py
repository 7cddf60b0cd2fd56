"""Whether what is asked names what is there: the tables and columns of definitions, and places."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from vneduunion.errors import Fault, LoadError, UnknownId
from vneduunion.model import Condition, MeasureDefinition, Operator
from vneduunion.rollup.narrowing import choices
from vneduunion.rollup.paths import Path, Paths
from vneduunion.structure import Line
from vneduunion.tables.columns import Storage, TableSchema, schemas
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


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


def demand_known(places: Iterable[str], known: Collection[str], field: str = "units") -> None:
    """Refuse ids that neither a unit nor a territory bears.

    Args:
        places: the ids.
        known: the ids of units and territories.
        field: what they were given as.

    Raises:
        UnknownId: one is not known.
        LoadError: several are not; each is listed with those close to it.
    """
    errors = [UnknownId(each, "Unit", get_close_matches(each, known)) for each in places if each not in known]
    if len(errors) > 1:
        raise LoadError(error.fault(field) for error in errors)
    if errors:
        raise errors[0]


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
        yield _unknown(f"{definition.id}.table", _with_ids())
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
            yield _unknown(f"{definition.id}.where", _with_ids())
        yield from _choice_faults(definition, condition)
    yield from _operator_faults(definition)


def _operator_faults(definition: MeasureDefinition) -> Iterator[Fault]:
    """Operators that are not those by which records are counted: things once each, amounts added up."""
    for field in ("over_units", "over_time"):
        operator = getattr(definition.measure, field)
        if operator not in {None, Operator.SUM, Operator.DISTINCT}:
            told = {"found": operator, "choices": f"{Operator.SUM}, {Operator.DISTINCT}"}
            yield Fault(f"{definition.id}.measure.{field}", "not_a_choice", told)


def _choice_faults(definition: MeasureDefinition, condition: Condition) -> Iterator[Fault]:
    """Values that the column never has, so that nothing would be counted."""
    known = choices(definition.table, condition.column)
    for value in condition.one_of if known else ():
        if value not in known:
            told = {"found": repr(value), "choices": ", ".join(known)}
            yield Fault(f"{definition.id}.where", "not_a_choice", told)


def _path_faults(place: str, path: Path, table: str, field: str) -> Iterator[Fault]:
    schema = path.home(table)
    columns = _columns(schema, field) if schema else ()
    if path.column not in columns:
        yield _unknown(place, columns)
    if path.table in _with_ids():
        columns = tuple(schemas()[path.table].storages)
        if path.found not in columns:
            yield _unknown(place, columns)
    elif path.table:
        yield _unknown(place, _with_ids())


def _columns(schema: TableSchema, field: str) -> tuple[str, ...]:
    """What may stand in a field of a definition; values that lie in several columns by their one name."""
    days = [column.name for column in schema.columns if column.storage is Storage.DATE and not column.value]
    match field:
        case "amount":
            return _of_value(schema, Quantity)
        case "when":
            return (*_of_value(schema, Period), *days)
        case _:
            return tuple(schema.storages)


def _of_value(schema: TableSchema, value: type) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.path[0] for column in schema.columns if column.value is value))


def _with_ids() -> tuple[str, ...]:
    return tuple(name for name, schema in schemas().items() if schema.has_id and schema.parent is None)


def _unknown(place: str, known: Iterable[str]) -> Fault:
    return Fault(place, "unknown_field", {"known": ", ".join(known)})
