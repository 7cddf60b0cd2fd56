"""What the caller knows of facts of single candidates, told as a frame."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.eligibility.answers import read_answer, refused, strange
from vneduunion.eligibility.facts import Fact, Known
from vneduunion.errors import BadRecord, Fault, UnknownId

CANDIDATE = "candidate"


def answers_of(
    frame: pl.DataFrame, facts: Iterable[Fact], candidates: pl.Series
) -> dict[Fact, tuple[pl.Series, pl.Series]]:
    """The least and the most that facts can be by what the caller knows; missing where it does not.

    Args:
        frame: a column `candidate`, and one for each fact by its key, with answers as `assess`
            takes them; what is missing is not known.
        facts: those that the rules need.
        candidates: those that are asked for.

    Raises:
        BadRecord: a column is of nothing that the rules need, or an answer is none of its fact; all of them at once.
        UnknownId: a row is about nobody who is asked for.
    """
    known = {fact.key: fact for fact in facts}
    keys = [name for name in frame.columns if name != CANDIDATE]
    faults = [*_faults(frame), *strange(keys, known)]
    read = {key: _read(frame[key], known[key], faults) for key in keys if key in known}
    if faults:
        raise BadRecord(faults, "answers")
    _demand_asked(frame[CANDIDATE], candidates)
    return {known[key]: _placed(frame[CANDIDATE], each, candidates) for key, each in read.items()}


def frame_of(given: Any) -> pl.DataFrame:
    """Answers as a frame in memory.

    Args:
        given: a frame of any kind.

    Raises:
        TypeError: it is none.
    """
    frame = nw.from_native(nw.to_native(given, pass_through=True), pass_through=True)
    if not isinstance(frame, nw.DataFrame | nw.LazyFrame):
        message = f"answers are a frame of any kind, with a column `{CANDIDATE}`, not {type(given).__name__}"
        raise TypeError(message)
    found: pl.DataFrame = (
        frame.collect("polars").to_native() if isinstance(frame, nw.LazyFrame) else frame.to_polars()
    )
    return found


def _faults(frame: pl.DataFrame) -> Iterator[Fault]:
    """A column of candidates that is missing, and candidates that are named twice."""
    if CANDIDATE not in frame.columns:
        yield Fault(CANDIDATE, "missing")
        return
    rows = frame.select(CANDIDATE).with_row_index("row").group_by(CANDIDATE, maintain_order=True).agg("row")
    for id_, at in rows.filter(pl.col("row").list.len() > 1).iter_rows():
        places = ", ".join(f"answers[{row}]" for row in at)
        yield Fault(CANDIDATE, "duplicate_id", {"id": repr(id_), "count": len(at), "records": places})


def _read(column: pl.Series, fact: Fact, faults: list[Fault]) -> list[Known | None]:
    """What each cell says."""
    said: dict[Any, Known | None] = {None: None}
    for cell in column.unique().drop_nulls().to_list():
        answer = _number(cell)
        said[cell] = read_answer(fact, answer)
        if said[cell] is None:
            faults.append(refused(fact, answer))
    return [said[cell] for cell in column.to_list()]


def _number(cell: Any) -> Any:
    """A whole number, where a column with gaps made it a decimal one."""
    if not isinstance(cell, float):
        return cell
    return int(cell) if cell.is_integer() else Fraction(cell)


def _demand_asked(named: pl.Series, candidates: pl.Series) -> None:
    strangers = named.filter(~named.is_in(candidates.to_list()))
    if len(strangers):
        raise UnknownId(strangers[0], close=get_close_matches(strangers[0], candidates.to_list(), n=3))


def _placed(
    named: pl.Series, answers: list[Known | None], candidates: pl.Series
) -> tuple[pl.Series, pl.Series]:
    columns = {
        CANDIDATE: named,
        "low": [None if each is None else each.low for each in answers],
        "high": [None if each is None else each.high for each in answers],
    }
    rows = pl.DataFrame(columns, schema={CANDIDATE: pl.String, "low": pl.Int64, "high": pl.Int64})
    all_ = pl.DataFrame({CANDIDATE: candidates}).join(rows, on=CANDIDATE, how="left", maintain_order="left")
    return all_["low"], all_["high"]
