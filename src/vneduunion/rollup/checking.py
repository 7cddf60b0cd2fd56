"""Whether what is asked names what is there: the tables and columns of definitions, and places."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from vneduunion.errors import Fault, LoadError, UnknownId
from vneduunion.model import Condition, MeasureDefinition, Operator
from vneduunion.rollup.narrowing import choices
from vneduunion.rollup.offered import column_names, offered, unknown_column
from vneduunion.rollup.paths import Path, Paths
from vneduunion.structure import Line
from vneduunion.tables.columns import TableSchema, schemas


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
