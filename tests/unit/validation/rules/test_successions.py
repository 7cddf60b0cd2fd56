from datetime import date, timedelta

import narwhals.stable.v2 as nw
import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.model import Succession, SuccessionKind
from vneduunion.reference import press
from vneduunion.tables import Tables, tables
from vneduunion.validation import validate
from vneduunion.validation.rules.successions import RULES

ON = date(2025, 7, 1)


def event(kind: str, before: str = "", after: str = "", **fields) -> dict:
    return {"kind": kind, "before": [*before], "after": [*after], "on": ON, **fields}


def unit(id_: str, since=None, until=None) -> dict:
    return {"id": id_, "kind": "GUILD", "name": {"vi": id_}, "since": since, "until": until}


def place(id_: str, since=None, until=None) -> dict:
    return {"id": id_, "scheme": "s", "code": id_, "name": {"vi": id_}, "since": since, "until": until}


def found(*events: dict, units=(), territories=()) -> list[tuple[str, str, str]]:
    data = dataset_of({"successions": events, "units": units, "territories": territories})
    return [(item.code, item.table, item.record) for item in validate(data, RULES)]


def codes(*events: dict, **body) -> list[str]:
    return [code for code, _, _ in found(*events, **body)]


@pytest.mark.parametrize("code", codes_of("successions"))
def test_the_card_shows_its_rule(code: str) -> None:
    shows(code, RULES)


def test_the_press_dataset_is_in_order() -> None:
    assert list(validate(press(), RULES)) == []


@pytest.mark.parametrize(
    ("kind", "fits"),
    [
        ("FOUNDED", {"0-1", "0-2", "0-3"}),
        ("RENAMED", {"1-1"}),
        ("MERGED", {"2-1", "3-1"}),
        ("SPLIT", {"1-2", "1-3"}),
        ("ABSORBED", {"1-1", "2-1", "3-1"}),
        ("DISSOLVED", {"1-0", "2-0", "3-0"}),
        ("TRANSFERRED", {f"{m}-{n}" for m in range(4) for n in range(4)} - {"0-0"}),
    ],
)
def test_how_many_are_before_and_after(kind: str, fits: set[str]) -> None:
    sizes = [(m, n) for m in range(4) for n in range(4) if m + n]
    judged = {f"{m}-{n}": codes(event(kind, "abc"[:m], "xyz"[:n])) for m, n in sizes}
    assert {size for size, wrong in judged.items() if not wrong} == fits


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (event("FOUNDED", "a", "x"), ["S101"]),
        (event("FOUNDED", "a"), ["S102", "S101"]),
        (event("RENAMED", "ab", "x"), ["S101"]),
        (event("RENAMED", "a", "xy"), ["S101"]),
        (event("RENAMED", "", "x"), ["S102"]),
        (event("RENAMED", "a", ""), ["S102"]),
        (event("MERGED", "a", "x"), ["S102"]),
        (event("MERGED", "", "x"), ["S102"]),
        (event("MERGED", "ab", ""), ["S102"]),
        (event("MERGED", "ab", "xy"), ["S101"]),
        (event("SPLIT", "a", "x"), ["S102"]),
        (event("SPLIT", "", "xy"), ["S102"]),
        (event("SPLIT", "ab", "xy"), ["S101"]),
        (event("ABSORBED", "a", "xy"), ["S101"]),
        (event("ABSORBED", "", "x"), ["S102"]),
        (event("DISSOLVED", "", "x"), ["S114", "S102"]),
        (event("DISSOLVED", "a", "x"), ["S114"]),
    ],
)
def test_too_many_is_wrong_and_too_few_is_doubtful(one: dict, expected: list[str]) -> None:
    assert codes(one) == expected


@pytest.mark.parametrize("side", ["before", "after"])
def test_somebody_named_twice(side: str) -> None:
    one = event("TRANSFERRED") | {side: ["a", "b", "a", "a"]}
    data = dataset_of({"successions": [one]})
    assert [(item.code, item.place) for item in validate(data, RULES)] == [
        ("S103", f"$.successions[0].{side}[{at}]") for at in (2, 3)
    ]


def day(shift: int | None) -> date | None:
    return None if shift is None else ON + timedelta(days=shift)


@pytest.mark.parametrize("made", [unit, place])
@pytest.mark.parametrize(
    ("kind", "ends", "expected"),
    [
        (kind, ends, expected)
        for kind in ("RENAMED", "MERGED", "ABSORBED", "DISSOLVED", "SPLIT", "TRANSFERRED")
        for ends, expected in [
            (None, []),
            (-1, []),
            (-2, [] if kind == "TRANSFERRED" else ["S108"]),
            (0, [] if kind in {"SPLIT", "TRANSFERRED"} else ["S106"]),
            (9, [] if kind in {"SPLIT", "TRANSFERRED"} else ["S106"]),
        ]
    ],
)
def test_the_end_of_what_was_before(made, kind: str, ends: int | None, expected: list[str]) -> None:
    counts = {"MERGED": ("ab", "x"), "SPLIT": ("a", "xy"), "DISSOLVED": ("a", "")}
    before, after = counts.get(kind, ("a", "x"))
    table = "units" if made is unit else "territories"
    assert codes(event(kind, before, after), **{table: [made("a", until=day(ends))]}) == expected


@pytest.mark.parametrize("made", [unit, place])
@pytest.mark.parametrize(
    ("kind", "begins", "expected"),
    [
        (kind, begins, expected)
        for kind in ("FOUNDED", "RENAMED", "MERGED", "ABSORBED", "SPLIT", "TRANSFERRED")
        for begins, expected in [
            (None, []),
            (0, []),
            (1, ["S109"]),
            (-1, ["S107"] if kind in {"FOUNDED", "RENAMED", "MERGED"} else []),
        ]
    ],
)
def test_the_beginning_of_what_came_after(made, kind: str, begins: int | None, expected: list[str]) -> None:
    counts = {"FOUNDED": ("", "x"), "MERGED": ("ab", "x"), "SPLIT": ("a", "xy")}
    before, after = counts.get(kind, ("a", "x"))
    table = "units" if made is unit else "territories"
    assert codes(event(kind, before, after), **{table: [made("x", since=day(begins))]}) == expected


@pytest.mark.parametrize("kind", SuccessionKind)
@pytest.mark.parametrize(("begins", "expected"), [(-1, []), (0, ["S104"]), (1, ["S104"])])
def test_what_was_before_began_before(kind: SuccessionKind, begins: int, expected: list[str]) -> None:
    found = codes(event(kind.value, "a", "xy"), units=[unit("a", since=day(begins))])
    assert [code for code in found if code == "S104"] == expected


@pytest.mark.parametrize("kind", SuccessionKind)
@pytest.mark.parametrize(("ends", "expected"), [(-1, ["S105"]), (0, []), (1, [])])
def test_what_came_after_is_there_on_the_day(kind: SuccessionKind, ends: int, expected: list[str]) -> None:
    found = codes(event(kind.value, "a", "x"), units=[unit("x", until=day(ends))])
    assert [code for code in found if code == "S105"] == expected


@pytest.mark.parametrize(
    ("kind", "before", "after"), [("RENAMED", "a", "a"), ("MERGED", "ab", "a"), ("SPLIT", "a", "ab")]
)
def test_whoever_keeps_the_id_lives_through_the_day(kind: str, before: str, after: str) -> None:
    assert codes(event(kind, before, after), units=[unit("a", since=day(-99), until=day(99))]) == []


def test_what_absorbs_was_there_before() -> None:
    living = [unit("a", until=day(-1)), unit("x", since=day(-99))]
    assert codes(event("ABSORBED", "a", "x"), units=living) == []


def test_units_and_territories_do_not_follow_one_another() -> None:
    wrong = found(event("MERGED", "at", "b"), units=[unit("a"), unit("b")], territories=[place("t")])
    assert wrong == [("S110", "successions", "a+t>b@2025-07-01")]
    assert codes(event("RENAMED", "t", "u"), territories=[place("t"), place("u")]) == []
    assert codes(event("RENAMED", "t", "a"), territories=[place("t")]) == []


def shared(*shares: tuple[str, int], kind: str = "SPLIT", after: str = "xyz") -> dict:
    return event(kind, "a", after, shares=[{"after": heir, "basis_points": part} for heir, part in shares])


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((), []),
        ((("x", 9_000),), []),
        ((("x", 3_333), ("y", 3_333), ("z", 3_333)), []),
        ((("x", 3_300), ("y", 3_300), ("z", 3_300)), []),
        ((("x", 3_300), ("y", 3_300), ("z", 3_299)), ["S113"]),
        ((("x", 5_000), ("a", 5_000)), ["S111"]),
        ((("x", 5_000), ("x", 5_000)), ["S112"]),
        ((("x", 5_000), ("a", 2_000), ("a", 2_000)), ["S111", "S111", "S112", "S113"]),
    ],
)
def test_shares(shares, expected: list[str]) -> None:
    assert sorted(codes(shared(*shares))) == expected


def test_shares_of_other_kinds_need_not_make_up_the_whole() -> None:
    assert codes(shared(("x", 100), kind="TRANSFERRED", after="x")) == []


def test_of_an_id_that_several_bear_nothing_is_known() -> None:
    body = {"successions": [event("DISSOLVED", "a")], "units": [unit("a", until=day(0))]}
    columns = tables(dataset_of(body))
    assert [item.code for item in validate(columns, RULES)] == ["S106"]
    twice = nw.concat([columns["units"], columns["units"]], how="vertical")
    assert list(validate(Tables(frames={**columns.frames, "units": twice}), RULES)) == []


@pytest.mark.parametrize("table", ["successions.before", "successions.after"])
def test_missing_cells_are_not_judged(table: str) -> None:
    body = {
        "successions": [event("TRANSFERRED", "a", "b")],
        "units": [unit("a", since=ON), unit("b", until=day(-1))],
    }
    columns = tables(dataset_of(body))
    blank = columns[table].with_columns(nw.lit(None).cast(nw.String).alias("value"))
    left = validate(Tables(frames={**columns.frames, table: blank}), RULES)
    assert {item.table for item in left} == {"successions.before", "successions.after"} - {table}


def test_one_succession_against_the_catalogue() -> None:
    late = Succession(kind=SuccessionKind.FOUNDED, after=("hanoi.education",), on=ON)
    assert [item.code for item in validate(late, RULES, against=press())] == ["S105"]
    assert list(validate(late, RULES)) == []
