"""Where: along what, on which day and how far below them places have what happened to units."""

from datetime import date
from typing import Self, final

from attrs import frozen

from vneduunion.model import Scope, TieKind
from vneduunion.structure import Line, Structure, ties_of


@final
@frozen
class Where:
    """The places that are asked for.

    Attributes:
        line: along what places stand above units.
        structure: the day of the structure, or `"as-it-was"`.
        scope: whether all below a place counts in it, what it manages, or its own alone.
    """

    line: Line
    structure: Structure = "as-it-was"
    scope: Scope = Scope.SECTOR

    @classmethod
    def of(cls, line: Line, structure: Structure, scope: Scope) -> Self:
        """The places of a line, a structure and a scope.

        Args:
            line: DIRECT or GUIDANCE ties, or a scheme of territories.
            structure: a day, or `"as-it-was"`.
            scope: DIRECT follows DIRECT ties, whatever the line.

        Raises:
            TypeError: the structure is neither a day nor `"as-it-was"`.
            ValueError: the line is COORDINATION, or a scope other than SECTOR is asked for along a scheme of
                territories.
        """
        _demand_day(structure)
        if line in set(TieKind):
            line = TieKind(line)
        ties_of(line)
        if scope is not Scope.SECTOR and not isinstance(line, TieKind):
            message = f"{scope} is said of units and what stands below them, not of territories"
            raise ValueError(message)
        return cls(TieKind.DIRECT if scope is Scope.DIRECT else line, structure, scope)

    @property
    def as_it_was(self) -> bool:
        """Whether places are units of their own days."""
        return self.structure == "as-it-was" and isinstance(self.line, TieKind)

    @property
    def alike(self) -> frozenset[Scope]:
        """The scopes of figures of a place itself that count all that its cells do, if they count no more."""
        if self.scope is Scope.OWN:
            return frozenset(Scope)
        return frozenset({Scope.DIRECT, Scope.SECTOR} if self.line is TieKind.DIRECT else {Scope.SECTOR})


def _demand_day(structure: object) -> None:
    if structure != "as-it-was" and not isinstance(structure, date):
        message = f'a structure is a date or "as-it-was", not {structure!r}'
        raise TypeError(message)
