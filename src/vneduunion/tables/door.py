"""The door: frames of any kind become `Tables`, each in the form of its schema.

Frames of pandas and pyarrow become polars here, once, and answers become what the caller has; polars,
DuckDB and Spark stay where they are.
Nothing is converted that could lose something: what is of another type is refused, all at once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError

from vneduunion.errors import Fault, LoadError, Words
from vneduunion.extras import package_of, require
from vneduunion.tables.columns import ORDINAL, Storage, TableSchema, schemas
from vneduunion.tables.giving_back import CALLERS
from vneduunion.tables.headings import repeated
from vneduunion.tables.holder import TYPES, Frame, Tables
from vneduunion.tables.origins import ORIGIN, ORIGIN_ROW, Origin, OriginKind

ENGINES = ("polars", "duckdb", "pyspark")
"""Where frames may lie; pandas and pyarrow become polars."""
_EXACT = 2**53
"""Decimal numbers from here on stand for several whole ones."""

_TYPE_NAMES: Mapping[Storage, Words] = {
    Storage.TEXT: Words("chữ", "text"),
    Storage.WHOLE: Words("số nguyên", "whole numbers"),
    Storage.BOOLEAN: Words("đúng hoặc sai", "true or false"),
    Storage.DATE: Words("ngày", "dates"),
}


_FOUND: tuple[tuple[Any, Words], ...] = (
    (nw.String, _TYPE_NAMES[Storage.TEXT]),
    (nw.Boolean, _TYPE_NAMES[Storage.BOOLEAN]),
    (nw.Date, _TYPE_NAMES[Storage.DATE]),
    (nw.Datetime, Words("ngày có giờ", "dates with a time")),
    (nw.Duration, Words("khoảng thời gian", "lengths of time")),
    (nw.Time, Words("giờ trong ngày", "times of day")),
    (nw.List, Words("danh sách", "lists")),
    (nw.Array, Words("danh sách", "lists")),
    (nw.Struct, Words("nhóm trường", "groups of fields")),
    (nw.Binary, Words("dãy byte", "bytes")),
)
_DECIMAL = Words("số thập phân", "decimal numbers")
_TOO_WIDE = Words("số nguyên có thể quá lớn", "whole numbers that may be too large")
_STRANGE = Words("kiểu khác", "another type")


def _found(dtype: Any) -> Words:
    """The type of a column in words, with what its engine calls it in brackets."""
    numeric = _TOO_WIDE if dtype.is_integer() else _DECIMAL if dtype.is_numeric() else None
    words = numeric or next((words for kind, words in _FOUND if dtype == kind), _STRANGE)
    named = type(dtype).__name__
    return Words(f"{words.vi} ({named})", f"{words.en} ({named})")


def tables_of(frames: Mapping[str, Any], origins: Mapping[str, Origin] | None = None) -> Tables:
    """Tables out of frames of any engine.

    Args:
        frames: by the name of the table (`units`, `initiatives.authors` ...), frames of pandas,
            pyarrow, polars, DuckDB or Spark, or narwhals frames of these; all lazy ones of one engine.
        origins: where their rows came from.

    Returns:
        Tables whose frames have every column of their schemas: what is missing is null, whole
        numbers and dates are of one type; columns that the schema does not have are left out and
        named in `unknown`, and in `kept` for whoever wants them.

    Raises:
        LoadError: a name is no table's, a column cannot be of the type that its schema asks for, a
            frame is of no known kind, or they lie in several engines; all of it at once.

    Example:
        >>> import polars as pl
        >>> columns = tables_of({"persons": pl.DataFrame({"id": ["an"], "name": ["An"]})})
        >>> columns, columns.absent["persons"]
        (<Tables on polars: persons>, ('ordinal', 'mark', 'note'))
    """
    faults: list[Fault] = []
    lazy = {
        name: frame for name, given in frames.items() if (frame := _known(name, given, faults)) is not None
    }
    engines = sorted({frame.implementation.value for frame in lazy.values()})
    if len(engines) > 1:
        faults.append(Fault("", "wrong_type", {"expected": _ONE_ENGINE, "found": ", ".join(engines)}))
    conformed = {name: _conformed(schemas()[name], frame, faults) for name, frame in lazy.items()}
    if faults:
        raise LoadError(faults)
    columns = {name: set(frame.collect_schema().names()) for name, frame in lazy.items()}
    default = Origin(kind=OriginKind.FRAME)
    return Tables(
        frames=conformed,
        origins={name: (origins or {}).get(name, default) for name in conformed},
        absent={
            name: tuple(key for key in schemas()[name].storages if key not in columns[name]) for name in lazy
        },
        unknown={name: _strangers(schemas()[name], columns[name]) for name in lazy},
        kept={
            name: kept for name, frame in lazy.items() if (kept := _kept(schemas()[name], frame)) is not None
        },
        caller=_caller(frames),
    )


def _caller(frames: Mapping[str, Any]) -> str:
    kinds = {package_of(nw.to_native(given, pass_through=True)) for given in frames.values()}
    return kinds.pop() if len(kinds) == 1 and kinds <= CALLERS else "polars"


def _kept(schema: TableSchema, frame: Frame) -> Any:
    """The columns that the schema does not have, beside what tells the rows apart."""
    columns = frame.collect_schema().names()
    strangers = _strangers(schema, set(columns))
    kept = {*schema.keys, "id", *ORIGIN, *strangers}
    # What is known is dropped rather than the rest selected: a name such as "*" would be read as a pattern.
    known = (name for name in columns if name not in kept)
    return frame.drop(*known).to_native() if strangers else None


_ONE_ENGINE = Words("mọi bảng ở cùng một nơi", "all tables in one engine")
_EACH_ONCE = Words("mỗi cột chỉ một lần", "each column once")
_A_FRAME = Words(
    "bảng của polars, pandas, pyarrow, DuckDB hoặc Spark",
    "a frame of polars, pandas, pyarrow, DuckDB or Spark",
)


def _strangers(schema: TableSchema, columns: set[str]) -> tuple[str, ...]:
    return tuple(sorted(columns - set(schema.storages) - set(ORIGIN)))


def _known(name: str, given: Any, faults: list[Fault]) -> Frame | None:
    if name not in schemas():
        faults.append(Fault(name, "unknown_field", {"known": ", ".join(schemas())}))
        return None
    native: Any = nw.to_native(given, pass_through=True)
    try:
        frame = nw.from_native(native)
    except TypeError:
        frame = None
    except DuplicateError:  # pandas and pyarrow have such frames
        twice = ", ".join(repeated(map(str, getattr(native, "column_names", native.columns))))
        found = Words(f"nhiều cột mang tên {twice}", f"several columns called {twice}")
        faults.append(Fault(name, "wrong_type", {"expected": _EACH_ONCE, "found": found}))
        return None
    if isinstance(frame, nw.LazyFrame) and frame.implementation.value in ENGINES:
        return _numbered(frame)
    if isinstance(frame, nw.DataFrame):
        return _numbered(_in_memory(frame).lazy())
    faults.append(Fault(name, "wrong_type", {"expected": _A_FRAME, "found": type(given).__name__}))
    return None


def _numbered(frame: Frame) -> Frame:
    """A frame whose rows know their numbers; the rows of DuckDB and Spark stand in no order."""
    if not frame.implementation.is_polars() or ORIGIN_ROW in frame.collect_schema():
        return frame
    native: Any = frame.to_native()
    numbered: Frame = nw.from_native(native.with_row_index(ORIGIN_ROW))
    return numbered


def _in_memory(frame: "nw.DataFrame[Any]") -> "nw.DataFrame[Any]":
    """An eager frame as one of polars; missing values of pandas are missing here too."""
    if frame.implementation.is_polars():
        return frame
    polars = require("tables", "polars")
    native = frame.to_native()
    made = (
        polars.from_pandas(native, nan_to_null=True)
        if frame.implementation.is_pandas()
        else polars.from_arrow(native)
    )
    return nw.from_native(made, eager_only=True)


def _conformed(schema: TableSchema, frame: Frame, faults: list[Fault]) -> Frame:
    """The frame with exactly the columns of its schema, and those of origins."""
    found = frame.collect_schema()
    storages = {**schema.storages, **ORIGIN}
    columns = []
    for name, storage in storages.items():
        if name not in found:
            columns.append(nw.lit(None).cast(TYPES[storage]).alias(name))
        else:
            columns.append(
                nw.col(name).cast(TYPES[storage]) if found[name] != TYPES[storage] else nw.col(name)
            )
            faults += _unfit(schema, frame, name, found[name], storage)
    if ORDINAL not in found and schema.parent is None and not schema.has_id:
        # Records without an id are told apart by their position, and some order is better than none.
        order = [name for name in schema.storages if name in found]
        frame = frame.with_row_index(ORDINAL, order_by=order)
        columns[list(storages).index(ORDINAL)] = nw.col(ORDINAL).cast(nw.Int64)
    return frame.with_columns(*columns).select(*storages)


def _unfit(schema: TableSchema, frame: Frame, name: str, found: Any, storage: Storage) -> Iterator[Fault]:
    if found == TYPES[storage] or found == nw.Unknown or _widens(found, storage):
        return
    if frame.implementation.is_polars() and _holds_only(frame, name, found, storage):
        return
    values = {"expected": _TYPE_NAMES[storage], "found": _found(found)}
    yield Fault(f"{schema.name}.{name}", "wrong_type", values)


def _widens(found: Any, storage: Storage) -> bool:
    """Whether every value of a type is one of another: a narrower number, a text with few values."""
    if storage is Storage.WHOLE:
        return found.is_integer() and found not in {nw.UInt64, nw.Int128, nw.UInt128}
    return storage is Storage.TEXT and found in (nw.Categorical, nw.Enum)


def _holds_only(frame: Frame, name: str, found: Any, storage: Storage) -> bool:
    """Whether a column in memory holds nothing that the type wanted cannot say."""
    polars = require("tables", "polars")
    values = frame.select(name).collect("polars").to_native()[name].drop_nulls()
    if not len(values):
        return True
    if storage is Storage.WHOLE and found.is_integer():
        return bool(values.cast(polars.Int64, strict=False).is_not_null().all())
    if storage is Storage.WHOLE and found.is_float():
        return bool((values.is_between(-_EXACT, _EXACT) & (values == values.round())).all())
    return (
        storage is Storage.DATE and found == nw.Datetime and bool((values == values.dt.truncate("1d")).all())
    )
