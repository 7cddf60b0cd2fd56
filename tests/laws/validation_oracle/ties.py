"""What is wrong with ties, worked out record by record and day by day."""

from collections.abc import Callable, Iterator

from tests.laws.validation_oracle.units import GONE, after_june, before_guidance, given_days
from tests.laws.validation_oracle.walking import Key, days, on_circles, records, together
from vneduunion.model import Dataset, Tie, TieKind, UnitKind

ROWS = """
CONFEDERATION:
PROVINCIAL_FEDERATION: CONFEDERATION
CENTRAL_SECTOR_UNION: CONFEDERATION
CORPORATION_UNION_CENTRAL: CONFEDERATION
LOCAL_SECTOR_UNION: PROVINCIAL_FEDERATION
DISTRICT_FEDERATION: PROVINCIAL_FEDERATION
DISTRICT_EDUCATION_UNION: DISTRICT_FEDERATION
COMMUNE_UNION: PROVINCIAL_FEDERATION
INDUSTRIAL_PARK_UNION: PROVINCIAL_FEDERATION
UNIVERSITY_UNION_UPPER: CENTRAL_SECTOR_UNION
GRASSROOTS: 3 PROVINCIAL_FEDERATION CENTRAL_SECTOR_UNION DISTRICT_EDUCATION_UNION
GUILD: 3
GRASSROOTS_MEMBER: GRASSROOTS
SECTION: GRASSROOTS GRASSROOTS_MEMBER
TEAM: GRASSROOTS GRASSROOTS_MEMBER SECTION
GUILD_SECTION: GUILD
"""
"""Who may manage each kind; 3 stands for the kinds of level 3."""
THIRD = "LOCAL_SECTOR_UNION DISTRICT_FEDERATION COMMUNE_UNION INDUSTRIAL_PARK_UNION UNIVERSITY_UNION_UPPER"
MANAGERS = {
    kind: set(line.replace("3", THIRD).split())
    for kind, _, line in (row.partition(":") for row in ROWS.split("\n") if row)
}
HEIGHT = {
    "CONFEDERATION": 10,
    **dict.fromkeys(("PROVINCIAL_FEDERATION", "CENTRAL_SECTOR_UNION", "CORPORATION_UNION_CENTRAL"), 9),
    **dict.fromkeys(THIRD.split(), 8),
    "DISTRICT_EDUCATION_UNION": 7,
    **dict.fromkeys(("GRASSROOTS", "GUILD"), 6),
    "GRASSROOTS_MEMBER": 5,
    **dict.fromkeys(("SECTION", "GUILD_SECTION"), 4),
    "TEAM": 3,
}
GUIDED = {
    ("LOCAL_SECTOR_UNION", "CENTRAL_SECTOR_UNION"),
    ("DISTRICT_EDUCATION_UNION", "LOCAL_SECTOR_UNION"),
}


def management(child: UnitKind, parent: UnitKind) -> str | None:
    """The code of a direct tie between two kinds, if it has one."""
    if HEIGHT[parent.value] <= HEIGHT[child.value]:
        return "T101"
    usual = parent.value in MANAGERS[child.value] or parent is UnitKind.CORPORATION_UNION_CENTRAL
    return None if usual else "T102"


def _ties(holds: Callable[[Dataset, Tie], bool]) -> Callable[[Dataset], set[Key]]:
    return lambda data: {key for key, tie in records(data, "ties") if holds(data, tie)}


def _kinds(data: Dataset, tie: Tie) -> Iterator[str]:
    return (data.units[end].kind.value for end in (tie.child, tie.parent) if end in data.units)


def _managed(code: str) -> Callable[[Dataset, Tie], bool]:
    def holds(data: Dataset, tie: Tie) -> bool:
        known = tie.child in data.units and tie.parent in data.units and tie.child != tie.parent
        if not known or tie.kind is not TieKind.DIRECT:
            return False
        return management(data.units[tie.child].kind, data.units[tie.parent].kind) == code

    return holds


def _unusual_guide(data: Dataset, tie: Tie) -> bool:
    kinds = tuple(_kinds(data, tie))
    return (
        tie.kind is TieKind.GUIDANCE and len(kinds) == 2 and tie.child != tie.parent and kinds not in GUIDED
    )


def _rivals(data: Dataset, tie: Tie) -> list[Tie]:
    if tie.kind is not TieKind.DIRECT:
        return []
    rivals = (other for other in data.ties if other.kind is TieKind.DIRECT and other.parent != tie.parent)
    return [other for other in rivals if other.child == tie.child]


def _certain(tie: Tie) -> set[int]:
    given = [day.toordinal() for day in given_days(tie)]
    return set(range(min(given), max(given) + 1)) if given else set()


def _surely(tie: Tie, other: Tie) -> bool:
    return not _certain(tie).isdisjoint(_certain(other))


def _doubled(data: Dataset, tie: Tie) -> bool:
    same = [
        other
        for other in data.ties
        if (other.child, other.parent, other.kind) == (tie.child, tie.parent, tie.kind)
    ]
    return sum(together(tie, other) for other in same) > 1


def _outlives(data: Dataset, tie: Tie) -> bool:
    lives = [days(data.units[end]) for end in (tie.child, tie.parent) if end in data.units]
    return any(not born <= day.toordinal() <= ended for day in given_days(tie) for born, ended in lives)


def _left_open(data: Dataset, tie: Tie) -> bool:
    """A tie of a line that reaches beyond its upper unit, to days on which the lower one lives."""
    lower, upper = data.units.get(tie.child), data.units.get(tie.parent)
    if lower is None or upper is None or tie.kind is TieKind.COORDINATION or tie.until is not None:
        return False
    ended = days(upper)[1]
    return days(tie)[0] <= ended < days(lower)[1]


def _on_a_circle(data: Dataset, tie: Tie) -> bool:
    """On some day one walks from the parent along the ties of that day back to the child."""
    if tie.kind is not TieKind.DIRECT or tie.child == tie.parent:
        return False
    direct = [other for other in data.ties if other.kind is TieKind.DIRECT and other.child != other.parent]
    for day in {days(other)[0] for other in direct}:
        held = [other for other in direct if days(other)[0] <= day <= days(other)[1]]
        if tie in held:
            # Only circles that use the tie: its child has no other way up.
            edges = [(other.child, other.parent) for other in held if other.child != tie.child]
            if tie.child in on_circles([*edges, (tie.child, tie.parent)]):
                return True
    return False


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "T101": _ties(_managed("T101")),
    "T102": _ties(_managed("T102")),
    "T103": _ties(lambda data, tie: after_june(tie) and any(kind in GONE for kind in _kinds(data, tie))),
    "T104": _ties(lambda data, tie: before_guidance(tie) and "COMMUNE_UNION" in _kinds(data, tie)),
    "T105": _ties(_unusual_guide),
    "T106": _ties(lambda data, tie: any(_surely(tie, other) for other in _rivals(data, tie))),
    "T107": _ties(
        lambda data, tie: any(
            together(tie, other) and not _surely(tie, other) for other in _rivals(data, tie)
        )
    ),
    "T108": _ties(_doubled),
    "T109": _ties(_outlives),
    "T110": _ties(lambda _, tie: tie.child == tie.parent),
    "T111": _ties(_on_a_circle),
    "T112": _ties(_left_open),
}
