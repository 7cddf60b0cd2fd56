"""Two datasets against each other: what was added, dropped and changed."""

from vneduunion.comparison.comparing import diff
from vneduunion.comparison.results import Change, ChangeKind, Difference, FieldChange

__all__ = ["Change", "ChangeKind", "Difference", "FieldChange", "diff"]
