"""Components: what is broken and hangs together, with what is given up."""

from typing import NamedTuple

from vneduunion.reconciliation.at_scale.covers import Breach, Key


class Group(NamedTuple):
    """Breaches that hang together through what can be given up.

    Attributes:
        breaches: the relations, each as it was met.
        chosen: what least is given up; `None` where nothing can be, or was found in time.
    """

    breaches: tuple[Breach, ...]
    chosen: frozenset[Key] | None
