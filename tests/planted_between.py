"""Faults that no cell shows alone: between a record and others, within a table, over lists."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.planted_ground import Expected, Ground, Plant, Row, known_as, on, quantity, year
from tests.planted_union import FIRST_DAY, LAST_DAY, school

ENDED = "ha-giang.district-1.education"
"""A union that ended with 2021."""
PROVINCE, BEFORE = "hung-yen.federation.2025", "ha-giang.federation"
"""A federation since the merger, and one until then."""


def faults() -> Iterator[Plant]:
    """Every fault of this module."""
    yield from _FAULTS


def fault(plant: Callable[..., Iterator[Expected]], *how: Any, **cells: Any) -> Plant:
    """What plants one fault: a way to plant such, and what there is of it."""
    return lambda ground: plant(ground, *how, **cells)


def _unit(
    ground: Ground,
    kind: str = "CONFEDERATION",
    parent: str | None = None,
    tie: Row | None = None,
    **cells: Any,
) -> Row:
    """A new unit, below another where it is given, as long as that one lives."""
    row = ground.add("units", kind=kind, **cells)
    if parent is not None:
        until = {"until": LAST_DAY} if parent == BEFORE else {}
        ground.add("ties", child=row["id"], parent=parent, **{"kind": "DIRECT", **until, **(tie or {})})
    return row


def _tie(code: str, row: Row, field: str | None = "parent") -> Expected:
    return Expected(code, "ties", known_as("ties", row), field)


def _of_unit(ground: Ground, code: str, field: str | None, /, **cells: Any) -> Iterator[Expected]:
    yield Expected(code, "units", _unit(ground, **cells)["id"], field)


def _of_tie(
    ground: Ground, code: str, field: str | None, /, kind: str, parent: str, days: Row, **cells: Any
) -> Iterator[Expected]:
    """A new unit with one tie, which is wrong."""
    row = ground.add("units", kind=kind, **cells)
    yield _tie(code, ground.add("ties", child=row["id"], parent=parent, kind="DIRECT", **days), field)


def _guided(ground: Ground) -> Iterator[Expected]:
    yield _tie("T105", ground.add("ties", child=school(40), parent="vetu", kind="GUIDANCE"))


def _below_the_ended(ground: Ground) -> Iterator[Expected]:
    """A school's union below a district since there are none; the district is not said to have ended."""
    district = _unit(ground, "DISTRICT_FEDERATION", BEFORE)["id"]
    yield from _of_tie(ground, "T103", "parent", "GRASSROOTS", str(district), {"since": FIRST_DAY})


def _two_parents(ground: Ground, code: str, first: Row, second: Row) -> Iterator[Expected]:
    row = ground.add("units", kind="GRASSROOTS", until=LAST_DAY)
    for parent, days in (("ha-giang.education", first), ("lao-cai.education", second)):
        yield _tie(code, ground.add("ties", child=row["id"], parent=parent, kind="DIRECT", **days))


def _tied_twice(ground: Ground) -> Iterator[Expected]:
    row = ground.add("ties")
    again = ground.add("ties", child=row["child"], parent=row["parent"], since=date(2020, 1, 1))
    yield _tie("T108", row, None)
    yield _tie("T108", again, None)


def _tied_to_itself(ground: Ground) -> Iterator[Expected]:
    yield _tie("T110", ground.add("ties", child=school(3), parent=school(3)))


def _in_a_circle(ground: Ground) -> Iterator[Expected]:
    upper, lower = (
        ground.add("units", kind=kind)["id"] for kind in ("PROVINCIAL_FEDERATION", "LOCAL_SECTOR_UNION")
    )
    down = ground.add("ties", child=lower, parent=upper, kind="DIRECT")
    up = ground.add("ties", child=upper, parent=lower, kind="DIRECT")
    yield _tie("T111", down)
    yield _tie("T111", up)
    yield _tie("T101", up)


def _succession(
    ground: Ground, code: str, field: str | None, kind: str, /, *,
    before: tuple[Row, ...] = (), after: tuple[Row, ...] = (), side: str = "", times: int = 1, **more: Any,
) -> Iterator[Expected]:  # fmt: skip
    """A succession of new units, each with the days given; the same cells given twice are one unit."""
    row = ground.add("successions", kind=kind, **{"on": date(2015, 1, 1), **more})
    made = {
        key: str(_unit(ground, **cells)["id"])
        for key, cells in {id(cells): cells for cells in (*before, *after)}.items()
    }
    names = {}
    for name, several in (("before", before), ("after", after)):
        ids = [made[id(cells)] for cells in several]
        for each in ids:
            ground.child(f"successions.{name}", row, value=each)
        names[name] = "+".join(ids)
    table = f"successions.{side}" if side else "successions"
    yield from [Expected(code, table, known_as("successions", row, **names), field)] * times


def _units_and_territories(ground: Ground) -> Iterator[Expected]:
    row, unit, place = ground.add("successions"), _unit(ground)["id"], ground.add("territories")["id"]
    ground.child("successions.before", row, value=unit)
    ground.child("successions.after", row, value=place)
    yield Expected("S110", "successions", known_as("successions", row, unit, place), None)


def _split(ground: Ground, code: str, shares: tuple[tuple[str, int], ...], side: str) -> Iterator[Expected]:
    """A unit split in two, `a` and `b`, with shares of these or of a third, `c`."""
    ids = {name: str(_unit(ground)["id"]) for name in ("whole", "a", "b", "c")}
    row = ground.add("successions", kind="SPLIT")
    ground.child("successions.before", row, value=ids["whole"])
    for name in ("a", "b"):
        ground.child("successions.after", row, value=ids[name])
    for name, part in shares:
        ground.child("successions.shares", row, after=ids[name], basis_points=part)
    table, field = (f"successions.{side}", "after") if side else ("successions", "shares")
    yield Expected(code, table, known_as("successions", row, ids["whole"], f"{ids['a']}+{ids['b']}"), field)


def _place(
    ground: Ground, code: str, field: str, /, parent: Row | None = None, **cells: Any
) -> Iterator[Expected]:
    above = {} if parent is None else {"parent": ground.add("territories", **parent)["id"]}
    yield Expected(code, "territories", ground.add("territories", **above, **cells)["id"], field)


def _one_code(ground: Ground) -> Iterator[Expected]:
    for until in (date(2020, 1, 1), None):
        yield Expected(
            "V101", "territories", ground.add("territories", code="77777", until=until)["id"], "code"
        )


def _circle(ground: Ground, code: str, table: str, field: str, size: int) -> Iterator[Expected]:
    """Records of which each refers to the next, and the last to the first."""
    rows = [ground.add(table) for _ in range(size)]
    for row, onward in zip(rows, (*rows[1:], rows[0]), strict=True):
        if field in row:
            row[field] = onward["id"]
        else:
            ground.child(f"{table}.{field}", row, value=onward["id"])
        yield Expected(code, table, row["id"], field)


def _record(ground: Ground, code: str, table: str, field: str, /, **cells: Any) -> Iterator[Expected]:
    """A new record that is wrong beside others that are there."""
    yield Expected(code, table, known_as(table, ground.add(table, **cells)), field)


def _pair(ground: Ground, code: str, table: str, field: str, first: Row, second: Row) -> Iterator[Expected]:
    """Two new records that are wrong beside each other."""
    for cells in (first, second):
        yield Expected(code, table, known_as(table, ground.add(table, **cells)), field)


def _member(ground: Ground, code: str, group: Row, *members: Row, field: str = "since") -> Iterator[Expected]:
    row = ground.add("groups", **group)
    for member in members:
        ground.child("groups.members", row, **member)
        yield Expected(code, "groups.members", row["id"], field)


def _work(
    ground: Ground,
    code: str,
    field: str,
    list_: str,
    rows: tuple[Row, ...],
    /,
    *,
    times: int = 1,
    **cells: Any,
) -> Iterator[Expected]:
    """A new work with rows in a list; what is wrong stands there, or in the work itself where `times` is 0."""
    work = ground.add("initiatives", **cells)
    for row in rows:
        ground.child(f"initiatives.{list_}", work, **row)
    table = f"initiatives.{list_}" if times else "initiatives"
    yield from [Expected(code, table, work["id"], field)] * max(times, 1)


def _since_later(ground: Ground, list_: str) -> Iterator[Expected]:
    """A unit that began after a work was handed in."""
    unit = _unit(ground, since=date(2020, 1, 1))["id"]
    cells, field = ({"unit": unit}, "unit") if list_ == "authors" else ({"value": unit}, "value")
    yield from _work(ground, "I102", field, list_, (cells,), **year("submitted", 2019))


def _group_later(ground: Ground) -> Iterator[Expected]:
    group = ground.add("groups", since=date(2020, 1, 1))["id"]
    yield Expected(
        "I102",
        "initiatives",
        ground.add("initiatives", group=group, **year("submitted", 2019))["id"],
        "group",
    )


def _award_to(ground: Ground, code: str, table: str, /, when: int, **life: Any) -> Iterator[Expected]:
    recipient = ground.add(table, **life)["id"]
    yield Expected(
        code, "awards", ground.add("awards", recipient=recipient, **year("when", when))["id"], "recipient"
    )


def _leads_back(
    ground: Ground, code: str, table: str, field: str, earlier: Row, later: Row
) -> Iterator[Expected]:
    """A record that refers to one that came after it."""
    row, other = ground.add(table, **earlier), ground.add(table, **later)
    ground.child(f"{table}.{field}", row, value=other["id"])
    yield Expected(code, f"{table}.{field}", row["id"], "value")


def _successor_first(ground: Ground) -> Iterator[Expected]:
    successor = ground.add("movements", **year("period", 2001))["id"]
    yield from _record(ground, "M103", "movements", "successor", successor=successor, **year("period", 2010))


def _measure(ground: Ground, code: str, list_: str, counts: str, whole: str) -> Iterator[Expected]:
    row = ground.add("measures", counts=counts)
    ground.child(f"measures.{list_}", row, value=whole)
    yield Expected(code, f"measures.{list_}", row["id"], "value")


def _said_twice(ground: Ground) -> Iterator[Expected]:
    row = ground.add("measures", counts="INITIATIVE")
    for list_ in ("part_of", "presumed_part_of"):
        ground.child(f"measures.{list_}", row)
    yield Expected("E104", "measures.presumed_part_of", row["id"], "value")


def _figures(
    ground: Ground, code: str, wrong: int, *several: Row, field: str = "quantity"
) -> Iterator[Expected]:
    """New figures of one new unit, told apart by their cells; one of them is wrong beside the others."""
    unit = _unit(ground)["id"]
    same = {"unit": unit, "measure": "training.turns", "source": "report-2018", **year("period", 2018)}
    ids = [ground.add("figures", **{**same, **cells})["id"] for cells in several]
    yield Expected(code, "figures", ids[wrong], field)


def _part(ground: Ground, code: str, whole: Row, part: Row, field: str) -> Iterator[Expected]:
    """A figure that is part of another; they are of different movements, so that no cell holds the other."""
    unit = _unit(ground)["id"]
    same = {"unit": unit, "measure": "training.turns", "source": "report-2018", **year("period", 2018)}
    above = ground.add("figures", **{**same, "movement": "innovation", **whole})
    yield Expected(
        code, "figures", ground.add("figures", **{**same, **part, "part_of": above["id"]})["id"], field
    )


def _outlier(ground: Ground) -> Iterator[Expected]:
    unit = _unit(ground)["id"]
    for at, n in enumerate((100, 102, 104, 106, 108, 110, 50_000)):
        row = ground.add(
            "figures", unit=unit, measure="members", **on("period", date(2012 + at, 11, 30)), **quantity(n)
        )
    yield Expected("F120", "figures", row["id"], "quantity")


def _below(ground: Ground, code: str, scope: str | None) -> Iterator[Expected]:
    """A school's number above that of the union that manages it."""
    upper = _unit(ground, "LOCAL_SECTOR_UNION", "ha-giang.federation")["id"]
    lower = _unit(ground, "GRASSROOTS", str(upper))["id"]
    same = {"measure": "works.registered", **year("period", 2017)}
    ground.add("figures", unit=lower, scope="OWN", **same, **quantity(100))
    whole = ground.add("figures", unit=upper, scope=scope, **same, **quantity(50))
    yield Expected(code, "figures", whole["id"], "quantity")


_OPEN: Row = {}
_ONE: Row = {"since": date(2001, 1, 1)}
_STAYS: Row = {"until": date(2015, 1, 1)}
_SAME: Row = {}
_FINAL = {"status": "FINAL"}

_FAULTS: tuple[Plant, ...] = (
    fault(_of_unit, "U101", "level", level=3),
    fault(_of_unit, "U101", "level", kind="LOCAL_SECTOR_UNION", parent="ha-giang.federation", level=2),
    fault(_of_unit, "U102", "level", kind="TEAM", parent=school(0), level=4),
    fault(_of_unit, "U103", None, kind="GRASSROOTS"),
    fault(_of_unit, "U104", "since", kind="DISTRICT_FEDERATION", parent=PROVINCE, since=FIRST_DAY),
    fault(_of_unit, "U105", "until", kind="LOCAL_SECTOR_UNION", parent=PROVINCE, until=FIRST_DAY),
    fault(_of_unit, "U106", "since", kind="COMMUNE_UNION", parent=PROVINCE, since=date(2025, 6, 11)),
    fault(_of_unit, "U107", "territory", territory="vn63.ha-giang", since=FIRST_DAY),
    fault(_of_tie, "T101", "parent", kind="PROVINCIAL_FEDERATION", parent=school(1), days=_OPEN),
    fault(_of_tie, "T101", "parent", kind="GRASSROOTS", parent=school(2), days=_OPEN),
    fault(_of_tie, "T102", "parent", kind="GUILD_SECTION", parent="vetu", days=_OPEN),
    fault(_of_tie, "T103", "child", kind="DISTRICT_FEDERATION", parent=PROVINCE, days={"until": date(2025, 12, 31)}),
    _below_the_ended,
    fault(_of_tie, "T104", "child", kind="COMMUNE_UNION", parent=BEFORE, days={"since": date(2025, 5, 1), "until": LAST_DAY}),
    _guided,
    fault(_two_parents, "T106", first={"since": date(2010, 1, 1), "until": date(2015, 1, 1)}, second={"since": date(2015, 1, 1)}),
    fault(_two_parents, "T107", first={}, second={"since": date(2015, 1, 1)}),
    _tied_twice,
    fault(_of_tie, "T109", "since", kind="TEAM", parent=school(3), days={"since": date(2009, 12, 31)}, since=date(2010, 1, 1)),
    fault(_of_tie, "T109", "until", kind="GRASSROOTS", parent=ENDED, days={"until": date(2022, 1, 1)}),
    fault(_of_tie, "T112", "until", kind="GRASSROOTS", parent=ENDED, days={}),
    _tied_to_itself,
    _in_a_circle,
    fault(_succession, "S101", "before", "RENAMED", before=({}, {"abbreviation": "A"}), after=({"abbreviation": "B"},)),
    fault(_succession, "S101", "after", "ABSORBED", before=({},), after=({"abbreviation": "A"}, {"abbreviation": "B"})),
    fault(_succession, "S102", "before", "MERGED", before=({},), after=({"abbreviation": "A"},)),
    fault(_succession, "S102", "after", "ABSORBED", before=({},)),
    fault(_succession, "S103", "value", "MERGED", side="before", before=(_SAME, _SAME), after=({"abbreviation": "A"},)),
    fault(_succession, "S104", "value", "SPLIT", side="before", before=(_STAYS | {"since": date(2015, 1, 1)},), after=({}, {"abbreviation": "A"})),
    fault(_succession, "S105", "value", "TRANSFERRED", side="after", after=({"until": date(2014, 12, 31)},)),
    fault(_succession, "S106", "value", "DISSOLVED", side="before", before=(_STAYS,)),
    fault(_succession, "S107", "value", "FOUNDED", side="after", after=(_ONE,)),
    fault(_succession, "S108", "value", "DISSOLVED", side="before", before=({"until": date(2014, 12, 30)},)),
    fault(_succession, "S109", "value", "FOUNDED", side="after", after=({"since": date(2015, 1, 2)},)),
    fault(_succession, "S114", "after", "DISSOLVED", before=({},), after=({"abbreviation": "A"},)),
    _units_and_territories,
    fault(_split, "S111", shares=(("c", 5_000),), side="shares"),
    fault(_split, "S112", shares=(("a", 5_000), ("a", 5_000)), side="shares"),
    fault(_split, "S113", shares=(("a", 5_000), ("b", 3_000)), side=""),
    _one_code,
    fault(_place, "V102", "scheme", scheme="gso", code="15"),
    fault(_place, "V103", "parent", parent={"scheme": "vn-34"}),
    fault(_place, "V104", "scheme", since=FIRST_DAY),
    fault(_place, "V104", "scheme", scheme="vn-34", until=LAST_DAY),
    fault(_place, "V105", "scheme", until=FIRST_DAY),
    fault(_circle, "V106", "territories", "parent", size=1),
    fault(_place, "V107", "parent", parent={"until": date(2000, 1, 1)}, since=date(2000, 1, 2)),
    fault(_place, "V108", "parent", parent={"since": date(1995, 1, 1)}, since=date(1990, 1, 1)),
    fault(_record, "P101", "offices", "unit", unit=ENDED, since=date(2022, 1, 1)),
    fault(_record, "P102", "offices", "unit", unit=ENDED, since=date(2020, 1, 1), until=date(2022, 1, 1)),
    fault(_pair, "P103", "offices", "role", first={"person": "person-9", "role": "MEMBER", "unit": "vgcl"}, second={"person": "person-9", "role": "MEMBER", "unit": "vgcl", "since": date(2020, 1, 1)}),
    fault(_circle, "M101", "movements", "parent", size=2),
    fault(_circle, "M102", "movements", "successor", size=3),
    _successor_first,
    fault(_record, "M104", "movements", "owner", owner=ENDED, **year("period", 2022)),
    fault(_record, "G101", "groups", "unit", unit=ENDED, since=date(2022, 1, 1)),
    fault(_record, "G102", "groups", "unit", unit=ENDED, until=date(2022, 1, 1)),
    fault(_member, "G103", {"until": date(2018, 1, 1)}, {"since": date(2018, 1, 2)}),
    fault(_member, "G104", {"since": date(2018, 1, 1)}, {"since": date(2017, 12, 31)}),
    fault(_member, "G105", {}, {}, {"since": date(2018, 1, 1)}, field="person"),
    fault(_work, "I101", "by", "recognitions", ({"by": ENDED, **year("when", 2022)},)),
    fault(_since_later, "authors"),
    fault(_since_later, "units"),
    _group_later,
    fault(_work, "I103", "when", "recognitions", (year("when", 2019),), kind="TECHNICAL", **year("applied", 2020)),
    fault(_work, "I104", "applied", "recognitions", ({},), times=0, kind="SOLUTION"),
    fault(_work, "I105", "when", "recognitions", (year("when", 2018),), **year("submitted", 2019)),
    fault(_work, "I106", "authors", "authors", ({"share": 5_000}, {"person": "person-2", "share": 4_000}), times=0),
    fault(_work, "I107", "person", "authors", ({}, {"role": "MEMBER"}), times=2),
    fault(_work, "I108", "when", "recognitions", ({"by": "vetu", **on("when", date(2018, 5, 1))},) * 2, times=2),
    fault(_record, "A101", "awards", "conferred_by", conferred_by=ENDED, **year("when", 2022)),
    fault(_award_to, "A102", "units", when=2011, since=date(2012, 1, 1)),
    fault(_award_to, "A102", "groups", when=2011, since=date(2012, 1, 1)),
    fault(_award_to, "A103", "units", when=2011, until=date(2010, 12, 31)),
    fault(_record, "A104", "awards", "conferred_by", kind="creative", conferred_by=school(0)),
    fault(_record, "A105", "awards", "conferred_by", kind="federation-certificate", conferred_by=school(0)),
    fault(_record, "A106", "awards", "recipient", kind="flag"),
    fault(_record, "A106", "awards", "recipient", kind="medal", recipient="vetu"),
    fault(_record, "A106", "awards", "recipient", kind="creative", recipient="group-1", **year("when", 2020)),
    fault(_record, "A107", "awards", "revoked", **year("revoked", 2010)),
    fault(_pair, "A108", "awards", "thematic", first={"recipient": "person-230", "conferred_by": "vetu", "thematic": True, **year("when", 2016)}, second={"recipient": "person-230", "conferred_by": "vetu", "thematic": False, **year("when", 2016)}),
    fault(_pair, "A109", "awards", "when", first={"recipient": "person-231", **on("when", date(2016, 1, 1))}, second={"recipient": "person-231", **on("when", date(2016, 1, 1))}),
    fault(_pair, "A109", "awards", "when", first={"recipient": "person-232", "decision": "document-5"}, second={"recipient": "person-232", "decision": "document-5", **year("when", 2013)}),
    fault(_pair, "A110", "awards", "kind", first={"kind": "medal", "recipient": "person-233"}, second={"kind": "medal", "recipient": "person-233", **year("when", 2013)}),
    fault(_record, "A111", "awards", "for_year", **year("for_year", 2012)),
    fault(_pair, "H101", "assessments", "rating", first={"subject": "person-10", **year("period", 1940)}, second={"subject": "person-10", **year("period", 1940)}),
    fault(_pair, "H101", "services", "role", first={"person": "person-9", "unit": None}, second={"person": "person-9", "unit": None, "since": date(2020, 1, 1)}),
    fault(_pair, "H101", "disciplines", "form", first={"person": "person-9", "form": "GRAVER"}, second={"person": "person-9", "form": "GRAVER", "since": date(1940, 1, 1)}),
    fault(_pair, "H101", "qualifications", "level", first={"person": "person-11", **year("when", 1990)}, second={"person": "person-11", **year("when", 1990)}),
    fault(_pair, "H101", "union_memberships", "person", first={"person": "person-9", "unit": "vgcl"}, second={"person": "person-9", "unit": "vgcl", "since": date(2020, 1, 1)}),
    fault(_pair, "H102", "assessments", "rating", first={"subject": "person-11", **year("period", 1940)}, second={"subject": "person-11", "rating": "COMPLETED", **year("period", 1940)}),
    fault(_record, "H103", "assessments", "period", **year("period", 1940, 1941)),
    fault(_record, "H104", "assessments", "period", subject=ENDED, **year("period", 2022)),
    fault(_record, "H105", "services", "unit", unit=ENDED, since=date(2022, 1, 1)),
    fault(_record, "H105", "union_memberships", "unit", unit=ENDED, since=date(2022, 1, 1)),
    fault(_record, "H106", "services", "unit", unit=ENDED, until=date(2022, 1, 1)),
    fault(_record, "H106", "union_memberships", "unit", unit=ENDED, until=date(2022, 1, 1)),
    fault(_record, "H107", "disciplines", "until", person="person-12", form="GRAVER", until=None),
    fault(_record, "H108", "qualifications", "level", person="person-14", level="UP_TO_COLLEGE", **year("when", 2010)),
    fault(_record, "H109", "services", "full_time", role="UNION_FULL_TIME", full_time=False),
    fault(_record, "C101", "activities", "unit", unit=ENDED, **year("period", 2022)),
    fault(_circle, "D101", "documents", "replaces", size=2),
    fault(_circle, "D102", "documents", "amends", size=1),
    fault(_leads_back, "D103", "documents", "amends", earlier={"issued": date(2011, 1, 1)}, later={"issued": date(2011, 1, 2)}),
    fault(_record, "D104", "documents", "number.year", issued=date(2021, 1, 2), number_number=8, number_year=2020, number_type="TT", number_body="BGDĐT", number_family="NORMATIVE"),
    fault(_record, "D105", "documents", "issued", issued=date(2021, 1, 2), in_force=date(2021, 1, 1)),
    fault(_circle, "Q101", "sources", "copies", size=2),
    fault(_leads_back, "Q102", "sources", "copies", earlier={"published": date(2011, 1, 1)}, later={"published": date(2011, 1, 2)}),
    fault(_circle, "E101", "measures", "part_of", size=2),
    fault(_circle, "E102", "measures", "presumed_part_of", size=2),
    fault(_record, "E103", "measures", "turns_of", counts="TURN", turns_of="works.applied"),
    _said_twice,
    fault(_measure, "E105", list_="part_of", counts="VND", whole="members"),
    fault(_measure, "E105", list_="presumed_part_of", counts="EVENT", whole="share"),
    fault(_measure, "E106", list_="part_of", counts="TURN", whole="training.persons"),
    fault(_record, "E107", "measures", "over_units", counts="SHARE", over_units="SUM"),
    fault(_record, "E108", "measures", "over_time", counts="MEMBER", timing="STOCK", over_time="SUM"),
    fault(_record, "F101", "figures", "period", unit=ENDED, **year("period", 2022)),
    fault(_record, "F102", "figures", "period", unit="vetu", **year("period", 1950)),
    fault(_record, "F103", "figures", "period", unit=ENDED, **year("period", 2021, 2022)),
    fault(_record, "F104", "figures", "quantity", **quantity(10_001)),
    fault(_record, "F105", "figures", "reported", reported=date(2016, 12, 30)),
    fault(_circle, "F106", "figures", "part_of", size=2),
    fault(_part, "F107", whole=quantity(50), part={"measure": "works.applied", **quantity(5)}, field="part_of"),
    fault(_part, "F108", whole=quantity(50), part={**year("period", 2017), **quantity(5)}, field="part_of"),
    fault(_part, "F109", whole=quantity(50), part=quantity(51), field="quantity"),
    fault(_part, "F110", whole={**quantity(50), "status": "ESTIMATED"}, part=quantity(51), field="quantity"),
    fault(_figures, "F111", 1, {"scope": "OWN", **quantity(50)}, {"scope": "OWN", "measure": "training.persons", **quantity(51)}),
    fault(_figures, "F112", 1, quantity(50), {"measure": "training.persons", **quantity(51)}),
    fault(_figures, "F113", 1, {"scope": "OWN", **quantity(50)}, {"scope": "OWN", "source": "report-2019", **quantity(51)}),
    fault(_figures, "F114", 1, quantity(50), {"source": "report-2019", **quantity(51)}),
    fault(_figures, "F115", 1, quantity(50), quantity(51)),
    fault(_figures, "F116", 1, quantity(50), {**quantity(50), "place": "trang 2"}),
    fault(_figures, "F117", 1, {**quantity(50), **_FINAL}, {**quantity(51), "status": "PROVISIONAL"}),
    fault(_figures, "F118", 1, {"scope": "OWN", "measure": "works.registered", **quantity(50)}, {"scope": "OWN", "measure": "works.recognised", **quantity(51)}),
    fault(_figures, "F124", 1, {"measure": "works.registered", **quantity(50)}, {"measure": "works.recognised", **quantity(51)}),
    fault(_figures, "F119", 1, {"measure": "works.recognised", **quantity(50)}, {"measure": "works.applied", **quantity(51)}),
    _outlier,
    fault(_below, "F121", "DIRECT"),
    fault(_below, "F122", None),
)  # fmt: skip
