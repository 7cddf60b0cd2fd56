"""The catalogue of awards, typed again from the notes on the law and the unions' regulations."""

import pytest

from vneduunion.model import AwardFrequency, AwardLevel, RecipientKind
from vneduunion.reference import catalogue, rulebooks

KINDS = catalogue().award_kinds

# Emulation titles, forms of commendation of the State, awards of the union: who may receive it (Individual,
# Collective, Household), its level, and how often it is given (Annual, Periodical, On an event, by Theme, by merit: M,
# for long service: X, once in a life: 1). Those without a level are conferred at several.
ROWS = [
    ("national-emulation-fighter", "I", "STATE", "A"),
    ("ministerial-emulation-fighter", "I", "MINISTRY", "A"),
    ("vgcl.emulation-fighter", "I", "CENTRAL_UNION", "A"),
    ("grassroots-emulation-fighter", "I", "GRASSROOTS", "A"),
    ("advanced-worker", "I", "GRASSROOTS", "A"),
    ("government-emulation-flag", "C", "STATE", "AT"),
    ("ministerial-emulation-flag", "C", "MINISTRY", "A"),
    ("vgcl.emulation-flag", "C", "CENTRAL_UNION", "AT"),
    ("federation.emulation-flag", "C", "PROVINCE", "A"),
    ("excellent-labour-collective", "C", "MINISTRY", "A"),
    ("advanced-labour-collective", "C", "GRASSROOTS", "A"),
    ("excellent-grassroots-union", "C", None, "A"),
    ("excellent-union-member", "I", "GRASSROOTS", "A"),
    ("good-school-good-home.title", "IC", None, "AP"),
    ("good-public-good-home.title", "IC", "CENTRAL_UNION", "AT"),
    ("labour-order.first", "IC", "STATE", "OXM"),
    ("labour-order.second", "IC", "STATE", "OXM"),
    ("labour-order.third", "IC", "STATE", "OXM"),
    ("independence-order.first", "IC", "STATE", "X"),
    ("independence-order.second", "IC", "STATE", "X"),
    ("independence-order.third", "IC", "STATE", "X"),
    ("prime-minister.certificate-of-merit", "ICH", "STATE", "MO"),
    ("ministerial.certificate-of-merit", "ICH", "MINISTRY", "MOT"),
    ("moet.certificate-of-merit", "IC", "MINISTRY", "MOT"),
    ("certificate-of-commendation", "ICH", "GRASSROOTS", "AO"),
    ("medal-cause-of-education", "I", "MINISTRY", "1"),
    ("peoples-teacher", "I", "STATE", "P"),
    ("meritorious-teacher", "I", "STATE", "P"),
    ("labour-hero", "IC", "STATE", "PO"),
    ("ho-chi-minh-prize", "I", "STATE", "P"),
    ("state-prize", "I", "STATE", "P"),
    ("creative-labour-certificate", "I", "CENTRAL_UNION", "A"),
    ("vgcl.certificate-of-merit", "IC", "CENTRAL_UNION", "AO"),
    ("vgcl.thematic-certificate", "IC", "CENTRAL_UNION", "AT"),
    ("federation.certificate-of-merit", "IC", "PROVINCE", "ATO"),
    ("union.certificate-of-commendation", "IC", None, "AO"),
    ("medal-building-trade-union", "I", "CENTRAL_UNION", "A"),
    ("nguyen-van-linh-award", "I", "CENTRAL_UNION", "A"),
    ("nguyen-duc-canh-award", "I", "CENTRAL_UNION", "P"),
    ("award-28-7", "I", None, "A"),
]
REPORTED_ONLY = {"strong-grassroots-union", "strong-union-team", "excellent-teacher", "advanced-model"}
"""Counted in reports and contests; no rule on them, nor a document that would hold one, is known."""

LETTERS = {
    "A": AwardFrequency.ANNUAL,
    "P": AwardFrequency.PERIODICAL,
    "O": AwardFrequency.AD_HOC,
    "T": AwardFrequency.THEMATIC,
    "M": AwardFrequency.MERIT,
    "X": AwardFrequency.SERVICE,
    "1": AwardFrequency.ONCE,
}
RECIPIENTS = {
    "I": RecipientKind.INDIVIDUAL,
    "C": RecipientKind.COLLECTIVE,
    "H": RecipientKind.HOUSEHOLD,
}


@pytest.mark.parametrize(("award", "recipients", "level", "frequency"), ROWS)
def test_each_award_is_as_it_was_typed(
    award: str, recipients: str, level: str | None, frequency: str
) -> None:
    kind = KINDS[award]
    assert kind.recipients == tuple(RECIPIENTS[letter] for letter in recipients)
    assert kind.level == (AwardLevel(level) if level else None)
    assert set(kind.frequency) == {LETTERS[letter] for letter in frequency}


def test_there_are_no_others_but_those_of_reports() -> None:
    assert set(KINDS.keys()) == {award for award, *_ in ROWS} | REPORTED_ONLY


@pytest.mark.parametrize("award", [award for award, *_ in ROWS])
def test_each_says_who_confers_it(award: str) -> None:
    assert KINDS[award].conferred_by


def test_each_rests_on_an_act_unless_only_papers_told_of_it() -> None:
    assert {award for award, *_ in ROWS if not KINDS[award].documents} == {
        "excellent-union-member",
        "good-school-good-home.title",
        "nguyen-duc-canh-award",
        "award-28-7",
    }


def test_each_has_a_rulebook() -> None:
    assert set(rulebooks()) == {award for award, *_ in ROWS}
