"""The tree of units through time, for look-ups."""

from vneduunion.structure.descent import Descent
from vneduunion.structure.lineage import Lineage
from vneduunion.structure.lines import MANAGED, SECTOR_WIDE, Line, ties_of
from vneduunion.structure.placing import Structure, placements
from vneduunion.structure.restating import Crosswalk, Placement
from vneduunion.structure.successors import WHOLE, Successors
from vneduunion.structure.territories import territory_crosswalk, territory_placements
from vneduunion.structure.tree import Above, TreeOfDay, UnitTree

__all__ = [
    "MANAGED",
    "SECTOR_WIDE",
    "WHOLE",
    "Above",
    "Crosswalk",
    "Descent",
    "Line",
    "Lineage",
    "Placement",
    "Structure",
    "Successors",
    "TreeOfDay",
    "UnitTree",
    "placements",
    "territory_crosswalk",
    "territory_placements",
    "ties_of",
]
