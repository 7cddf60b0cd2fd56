"""What validation finds, and what each of its codes means."""

from vneduunion.findings.cards import Card, Severity, card, cards
from vneduunion.findings.finding import Finding
from vneduunion.findings.results import Findings
from vneduunion.findings.translation import finding_of_fault

__all__ = ["Card", "Finding", "Findings", "Severity", "card", "cards", "finding_of_fault"]
