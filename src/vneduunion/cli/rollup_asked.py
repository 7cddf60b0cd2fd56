"""What a roll-up is asked for, in the words of the command: places, periods and lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, final

from attrs import frozen

from vneduunion.cli.options import day_of, refuse
from vneduunion.errors import BadPeriod, Fault, Words
from vneduunion.model import Dataset, Territory, TerritoryRank, TieKind, Unit, UnitKind
from vneduunion.structure import Line, Structure
from vneduunion.values.period_split import Unit as Piece
from vneduunion.values.periods import Period

ALL, PROVINCE = "all", "province"
AS_IT_WAS: Literal["as-it-was"] = "as-it-was"
_BY, _LINE, _PERIOD = "--by", "--line", "--period"
_PROVINCES = {TerritoryRank.PROVINCE, TerritoryRank.CITY}
_TIES = {"direct": TieKind.DIRECT, "guidance": TieKind.GUIDANCE}
_PIECES: Mapping[str, Piece] = {
    "year": "year",
    "school-year": "school_year",
    "quarter": "quarter",
    "month": "month",
}
_ONCE = {"expected": Words("một giá trị", "one value"), "found": Words("nhiều giá trị", "several")}


def _said(word: str) -> str:
    return word.strip().lower().replace("_", "-")


_GROUPS = (*(f"level-{level}" for level in range(1, 5)), *map(_said, UnitKind))
_UNITS = (ALL, PROVINCE, *_GROUPS)
_KEYS: Mapping[str, Iterable[str]] = {"unit": _UNITS, "period": _PIECES}


@final
@frozen(kw_only=True)
class By:
    """What the table has a row for.

    Attributes:
        unit: `all`, `province`, a level or a kind of units.
        period: `year`, `school-year`, `quarter` or `month`, where one is named.
    """

    unit: str = ALL
    period: str | None = None


class MissingParts(StrEnum):
    """What a total is where parts of it are missing or nobody says which there should be."""

    OPEN = "open"
    ZERO = "zero"
    UNKNOWN = "unknown"


@final
@frozen(kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        measures: the ids of measures, each once.
        by: what the table has a row for.
        periods: those named.
        line: along what things count, as given.
        structure: a day, or `"as-it-was"`.
        as_of: figures reported later are left out.
        missing: what a total over missing parts is.
        expected: the level or kind of units of which data are expected.
        empty: whether places are told in which nothing counts.
        answers: the file that says what names stand for.
    """

    measures: tuple[str, ...] = ()
    by: By = By()
    periods: tuple[Period, ...] = ()
    line: str | None = None
    structure: Structure = AS_IT_WAS
    as_of: date | None = None
    missing: MissingParts = MissingParts.OPEN
    expected: str | None = None
    empty: bool = False
    answers: Path | None = None


def chosen(option: str, word: str, choices: Iterable[str]) -> str:
    """The choice that a word stands for, in letters of either size, with hyphens or underscores.

    Args:
        option: the option as it is written, which is told with a wrong word.
        word: what was given.
        choices: what may be given.

    Raises:
        Exit: it is none of them.
    """
    found = next((each for each in choices if each in {word.strip(), _said(word)}), None)
    if found is None:
        refuse(Fault(option, "not_a_choice", {"found": repr(word), "choices": ", ".join(choices)}))
    return found


def by_of(texts: Iterable[str]) -> By:
    """What the table is asked to have a row for: `unit=province,period=year`.

    Args:
        texts: as given, in one text or several.

    Raises:
        Exit: a word of them means nothing.
    """
    given: dict[str, str] = {}
    for part in (part for text in texts for part in text.split(",")):
        name, sign, word = part.partition("=")
        if not sign or _said(name) not in _KEYS:
            choices = ", ".join(f"{key}=…" for key in _KEYS)
            refuse(Fault(_BY, "not_a_choice", {"found": repr(part), "choices": choices}))
        key = _said(name)
        if key in given:
            refuse(Fault(f"{_BY} {key}", "wrong_type", _ONCE))
        given[key] = chosen(f"{_BY} {key}", word, _KEYS[key])
    return By(**given)


def structure_of(text: str) -> Structure:
    """The structure that a text names, `as-it-was` or a day.

    Raises:
        Exit: it names none.
    """
    return AS_IT_WAS if _said(text) == AS_IT_WAS else day_of("--structure", text)


def periods_of(texts: Iterable[str]) -> tuple[Period, ...]:
    """The periods that texts name, each once.

    Raises:
        Exit: one of them names none.
    """
    try:
        return tuple(dict.fromkeys(map(Period.parse, texts)))
    except BadPeriod as error:
        refuse(error.fault(_PERIOD))


def pieces(
    given: Sequence[Period],
    by: By,
    whole: Callable[[Piece], tuple[Period, ...]],
) -> tuple[Period, ...]:
    """The periods of the table: those given, cut if that is asked for; else those in which there is something.

    Args:
        given: the periods asked for.
        by: what they are cut into.
        whole: tells all periods of a kind in which there is something.

    Raises:
        Exit: a period that is to be cut has no first or no last day.
    """
    if not given:
        return whole(_PIECES[by.period or "year"])
    if by.period is None:
        return tuple(given)
    try:
        return tuple(dict.fromkeys(piece for each in given for piece in each.split(_PIECES[by.period])))
    except BadPeriod as error:
        refuse(error.fault(_PERIOD))


def line_of(text: str | None, by: By, held: Dataset, structure: Structure) -> Line:
    """Along what things count: by province along a scheme of territories, by kinds of units along ties.

    Args:
        text: what was asked for; by default the scheme of the day of the structure, or DIRECT ties.
        by: what the table has a row for.
        held: units and territories.
        structure: a day, or `"as-it-was"`.

    Raises:
        Exit: there is no such line, or it has no such units.
    """
    schemes: Mapping[str, Line] = {territory.scheme: territory.scheme for territory in held.territories}
    if by.unit == PROVINCE:
        choices, default = schemes, _scheme(held, structure)
    else:
        choices, default = {**_TIES, **(schemes if by.unit == ALL else {})}, TieKind.DIRECT
    return default if text is None else choices[chosen(_LINE, text, choices)]


def _scheme(held: Dataset, structure: Structure) -> str:
    """The list of provinces that is in force on the day of a structure, or the newest."""

    def suits(territory: Territory) -> tuple[bool, bool, date]:
        since, until = territory.since or date.min, territory.until or date.max
        in_force = structure == AS_IT_WAS or since <= structure <= until
        return _is_province(territory), in_force, since

    return max(held.territories, key=suits).scheme


def _is_province(territory: Territory) -> bool:
    """Where no rank is told, those that lie in no other are taken for provinces."""
    return territory.rank in _PROVINCES or (territory.rank is None and territory.parent is None)


def places(by: By, line: Line, held: Dataset) -> tuple[str, ...]:
    """The ids of all that the table may have a row for.

    Args:
        by: what the table has a row for.
        line: along what things count.
        held: units and territories.

    Raises:
        Exit: there are no units of the level or kind.
    """
    if isinstance(line, TieKind):
        return units_of(by.unit, held, f"{_BY} unit")
    return tuple(
        territory.id
        for territory in held.territories
        if territory.scheme == line and (by.unit == ALL or _is_province(territory))
    )


def units_of(group: str, held: Dataset, option: str) -> tuple[str, ...]:
    """The ids of the units of a level or a kind, or of all.

    Args:
        group: `level-4`, `grassroots`, `all`.
        held: the units.
        option: the option as it is written, which is told where there are none.

    Raises:
        Exit: there are units, but none of the level or kind.
    """
    found = tuple(unit.id for unit in held.units if group in _groups(unit))
    if held.units and not found:
        there = set().union(*map(_groups, held.units))
        known = ", ".join(each for each in _GROUPS if each in there)
        refuse(Fault(option, "empty_group", {"found": repr(group), "known": known}))
    return found


def group_of(text: str) -> str:
    """The level or kind of units of which data are expected, or all of them.

    Raises:
        Exit: there is no such level or kind.
    """
    return chosen("--expected", text, (ALL, *_GROUPS))


def _groups(unit: Unit) -> set[str]:
    return {ALL, f"level-{unit.level}", _said(unit.kind)}
