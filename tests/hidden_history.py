"""Histories of units that hide where everybody went: each unit is a set of people, who stay together or part.

What the library is told are the units and the successions; who went where is known to the test alone.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st

from vneduunion.model import Dataset, Share, Succession, SuccessionKind, Unit, UnitKind
from vneduunion.values.names import Name

FIRST_DAY = date(2020, 1, 1)
STEP = timedelta(days=100)
"""Between one change and the next."""


@frozen
class History:
    """The units and successions that are told, and who was where after each change that is hidden.

    Attributes:
        data: the units and successions.
        stages: who belonged to which unit, from each day of change on; the last unit of those it ended for.
    """

    data: Dataset
    stages: tuple[tuple[date, Mapping[int, str]], ...]

    def where(self, person: int, day: date) -> str:
        """The unit of a person on a day, or the one in which the person was last."""
        return next(at[person] for since, at in reversed(self.stages) if since <= day)


@st.composite
def histories(draw: st.DrawFn, most_changes: int = 5) -> History:
    """Up to four units with up to three people each, merged, split, absorbed, renamed and ended."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    at = {}
    for number, size in enumerate(sizes):
        at |= {len(at) + person: f"u{number}" for person in range(size)}
    changing = _Changing(draw, at)
    for number in range(draw(st.integers(0, most_changes))):
        changing.change(FIRST_DAY + (number + 1) * STEP)
    return changing.history()


class _Changing:
    def __init__(self, draw: st.DrawFn, at: dict[int, str]) -> None:
        self.draw = draw
        self.at = at
        self.lives: dict[str, tuple[date | None, date | None]] = dict.fromkeys(at.values(), (None, None))
        self.successions: list[Succession] = []
        self.stages = [(date.min, dict(at))]

    def change(self, on: date) -> None:
        """One change; nothing where all units have ended."""
        living = self._living()
        if not living:
            return
        kind = self.draw(
            st.sampled_from(["MERGED", "SPLIT", "SPLIT_OFF", "ABSORBED", "RENAMED", "DISSOLVED"])
        )
        before = self.draw(st.lists(st.sampled_from(living), min_size=1, max_size=2, unique=True))
        before = before if kind == "MERGED" else before[:1]
        getattr(self, f"_{kind.lower()}")(on, before)
        self.stages.append((on, dict(self.at)))

    def _merged(self, on: date, before: list[str]) -> None:
        new = self._begin(on)
        self._move(
            on, before, {person: new for person, unit in self.at.items() if unit in before}, "MERGED", [new]
        )

    _renamed = _merged

    def _absorbed(self, on: date, before: list[str]) -> None:
        others = [unit for unit in self._living() if unit not in before]
        if others:
            taker = self.draw(st.sampled_from(others))
            self._move(
                on,
                before,
                {person: taker for person, unit in self.at.items() if unit in before},
                "ABSORBED",
                [taker],
            )

    def _dissolved(self, on: date, before: list[str]) -> None:
        self._move(on, before, {}, "DISSOLVED", [])

    def _split(self, on: date, before: list[str]) -> None:
        self._part(on, before, [self._begin(on), self._begin(on)])

    def _split_off(self, on: date, before: list[str]) -> None:
        self._part(on, before, [*before, self._begin(on)])

    def _part(self, on: date, before: list[str], after: list[str]) -> None:
        people = [person for person, unit in self.at.items() if unit in before]
        moved = {person: self.draw(st.sampled_from(after)) for person in people}
        shares = ()
        if people and self.draw(st.booleans()):
            counts = {unit: list(moved.values()).count(unit) for unit in after}
            shares = tuple(
                Share(after=unit, basis_points=10_000 * count // len(people))
                for unit, count in counts.items()
            )
        self._move(on, before, moved, "SPLIT", after, shares)

    def _living(self) -> list[str]:
        return sorted(unit for unit, (_, until) in self.lives.items() if until is None)

    def _begin(self, on: date) -> str:
        name = f"u{len(self.lives)}"
        self.lives[name] = (on, None)
        return name

    def _move(
        self,
        on: date,
        before: list[str],
        moved: Mapping[int, str],
        kind: str,
        after: list[str],
        shares: tuple[Share, ...] = (),
    ) -> None:
        for unit in before:
            if unit not in after:
                self.lives[unit] = (self.lives[unit][0], on - timedelta(days=1))
        self.at |= moved
        self.successions.append(
            Succession(
                kind=SuccessionKind(kind), before=tuple(before), after=tuple(after), on=on, shares=shares
            )
        )

    def history(self) -> History:
        units = [
            Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_), since=since, until=until)
            for id_, (since, until) in self.lives.items()
        ]
        return History(Dataset(units=units, successions=self.successions), tuple(self.stages))
