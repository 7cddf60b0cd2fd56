"""Whether somebody may be proposed for an award, under the rules of a day."""

from typing import TYPE_CHECKING

from vneduunion.doors import lazy_door

if TYPE_CHECKING:
    from vneduunion.eligibility.assessing import assess
    from vneduunion.eligibility.at_scale.assessing_all import assess_all
    from vneduunion.eligibility.at_scale.results import Verdicts
    from vneduunion.eligibility.verdicts import Missing, Reason, Told, Verdict

_HOMES = {
    "vneduunion.eligibility.assessing": "assess",
    "vneduunion.eligibility.at_scale.assessing_all": "assess_all",
    "vneduunion.eligibility.at_scale.results": "Verdicts",
    "vneduunion.eligibility.verdicts": "Missing Reason Told Verdict",
}

__all__ = ["Missing", "Reason", "Told", "Verdict", "Verdicts", "assess", "assess_all"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_door(__name__, _HOMES)
