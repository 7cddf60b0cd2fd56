"""What the report says, in words."""

from datetime import date
from typing import Any

import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.model import Dataset, Scope, Source
from vneduunion.reconciliation import Choice, ConflictKind, Explanation, Linear, Reconciliation, reconcile
from vneduunion.show import View, view
from vneduunion.show.view import excluded, remedies
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

PAPER = Source(
    id="paper",
    title="A paper",
    publisher="Lao Động",
    published=date(2025, 9, 24),
    url="https://news.example/1",
)
COPY = Source(id="copy", title="Its copy", url="javascript:alert(1)", copies=("paper", "gone"), reliability=3)
UNREAD = Source(id="unread", title="Nobody cites it")


def result() -> Reconciliation:
    figures = [
        figure("vague", "thousands", scope=None, place="paragraph 4"),
        figure("many", "nearly 94,000", source="copy"),
        figure("lost", 7, unit="nowhere", source="gone"),
        figure("calm", 2_168, measure="groups", period=Period.school_year(2024)),
    ]
    data = world(figures, sources=[PAPER, COPY, UNREAD])
    return reconcile(attrs.evolve(data, sources=[source for source in data.sources if source.id != "gone"]))


@pytest.fixture(scope="module")
def told() -> View:
    return view(result(), "en")


def test_the_headline_counts_figures_sources_and_conflicts(told: View) -> None:
    assert told.headline == "4 figures from 3 sources: 1 conflict"
    assert view(result(), "vi").headline == "4 số liệu từ 3 nguồn: 1 chỗ xung đột"


def test_the_tally_names_every_kind(told: View) -> None:
    assert told.tally == (
        (ConflictKind.CONTRADICTION, "0 contradictions"),
        (ConflictKind.CONDITIONAL, "0 conditional conflicts"),
        (ConflictKind.TENSION, "1 tension"),
    )


def test_a_figure_keeps_its_words_and_is_told_with_its_bounds(told: View) -> None:
    line = told.figures[0]
    assert (line.words, line.asserted, line.likely) == ("thousands", "1,000 – ∞", "likely 2,000 – 9,999")
    assert (line.measure, line.unit, line.scope) == ("turns", "Nation", "")
    assert (line.source, line.citation, line.place, line.url) == (
        "A paper",
        "[1]",
        "paragraph 4",
        "https://news.example/1",
    )
    assert (line.kind, line.numbers) == (ConflictKind.TENSION, (1,))


def test_likely_bounds_are_told_only_where_they_are_narrower(told: View) -> None:
    assert told.figures[3].likely == ""
    assert (told.figures[3].period, told.figures[3].days) == (
        "school year 2024-2025",
        "2024-09-01 – 2025-08-31",
    )


def test_what_is_not_known_is_called_by_its_id(told: View) -> None:
    lost = told.figures[2]
    assert (lost.unit, lost.source, lost.citation, lost.url) == ("nowhere", "gone", "gone", "")
    assert told.excluded == ("“7” (turns, nowhere) was not used: no record bears the id nowhere",)


def test_only_addresses_of_the_web_become_links(told: View) -> None:
    assert [source.url for source in told.sources] == ["https://news.example/1", ""]


def test_sources_are_those_that_are_cited(told: View) -> None:
    paper, copy = told.sources
    assert (paper.citation, paper.title, paper.published) == ("[1]", "A paper", "Lao Động, 2025-09-24")
    assert (copy.published, copy.copies, copy.reliability) == ("", ("A paper",), 3)


def test_a_conflict_is_told_with_its_proof_and_its_assumptions(told: View) -> None:
    (card,) = told.conflicts
    assert (card.number, card.kind, card.label) == (1, ConflictKind.TENSION, "Tension")
    assert {each.id for each in card.figures} == {"vague", "many"}
    assert " against " in card.title
    assert "“nearly 94,000” is likely at least 93,000" in card.steps
    assert "“thousands” is likely at most 9,999" in card.steps
    assert {claim.kind for claim in card.assumptions} == {"Scope", "Likely reading"}
    assert set(told.in_doubt) == set(card.figures)


def test_a_remedy_names_its_conflicts_and_what_may_not_hold(told: View) -> None:
    (remedy,) = told.remedies
    assert (remedy.numbers, remedy.weight) == ((1,), 1)
    (choice,) = remedy.choices
    assert {claim.kind for claim in choice} == {"Scope", "Likely reading"}


def test_figures_that_are_called_alike_keep_their_full_names() -> None:
    """Two figures of one conflict may be printed in the same words."""
    figures = [figure("one", "2,168", measure="groups.founded"), figure("all", "2,168", measure="groups")]
    data = world(figures)
    high, low = data.figures[0].quantity, data.figures[1].quantity
    assert high == low
    loud = attrs.evolve(
        figures[0], quantity=attrs.evolve(high, low=3_000, likely_low=3_000, likely_high=3_000, high=3_000)
    )
    (card,) = view(reconcile(world([loud, figures[1]])), "en").conflicts
    assert card.kind is ConflictKind.CONTRADICTION
    assert card.steps[0].startswith("“2,168” (groups.founded, Nation) is at least 3,000")


def test_a_wrong_figure_may_be_the_remedy() -> None:
    (remedy,) = view(reconcile(world([figure("a", 10), figure("b", 11, source="o")])), "vi").remedies
    ((claim, _),) = remedy.choices
    assert (claim.kind, claim.text) == ("Số liệu", "“10” (turns, Nation)")


def test_remedies_follow_the_order_of_the_conflicts() -> None:
    figures = [
        figure("a", 10),
        figure("b", 11, source="o"),
        figure("c", 20, measure="groups"),
        figure("d", 21, measure="groups", source="o"),
    ]
    found = reconcile(world(figures))
    turned = attrs.evolve(found, explanations=found.explanations[::-1])
    assert [remedy.numbers for remedy in view(turned, "en").remedies] == [(1,), (2,)]


def test_what_is_not_proved_or_not_complete_is_said() -> None:
    found = attrs.evolve(result(), unproved=("calm",), complete=False)
    told = view(found, "en")
    assert told.unproved == ("“2,168” (groups, Nation)",)
    assert told.notes == ("The list of conflicts or of explanations is not complete: there may be others.",)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_dataset_says_so(lang: Any) -> None:
    told = view(reconcile(Dataset()), lang)
    assert told.headline.startswith("0 ")
    assert (*told.figures, *told.conflicts, *told.remedies, *told.sources, *told.notes) == ()


def test_a_scope_that_is_printed_is_told_in_words() -> None:
    told = view(reconcile(world([figure("a", 10, scope=Scope.DIRECT)])), "vi")
    assert told.figures[0].scope == "Khối trực thuộc"


def test_a_remedy_that_is_in_no_conflict_names_none() -> None:
    """A caller may make results of its own."""
    alone = Explanation(component=0, weight=1, choices=(Choice(figures=("calm",)),))
    (remedy,) = view(attrs.evolve(result(), explanations=(alone,)), "en").remedies
    assert remedy.numbers == ()


@pytest.mark.parametrize(("lang", "bounds"), [("vi", "90,01 % – 109,99 %"), ("en", "90.01 % – 109.99 %")])
def test_bounds_of_a_share_are_in_per_cent(lang: Any, bounds: str) -> None:
    share = Quantity(text="about 100 %", low=9_001, high=10_999, likely_low=9_500, likely_high=10_500)
    data = world([attrs.evolve(figure("a", 1, measure="share"), quantity=share)])
    line = view(reconcile(data), lang).figures[0]
    assert line.asserted == bounds
    assert "95 % – 105 %" in line.likely


def test_a_rule_may_be_the_remedy() -> None:
    found = reconcile(world([figure("a", 10)]), facts=[Linear.read("a <= 9", weight=1)])
    (remedy,) = view(found, "en").remedies
    assert remedy.numbers == (1,)
    ((claim,),) = remedy.choices
    assert (claim.kind, claim.text) == ("Rule", "“10” cannot be more than 9, by the rule given")


def test_remedies_and_what_was_left_out_can_be_had_alone() -> None:
    told = view(result(), "vi")
    assert remedies(result(), "vi") == told.remedies
    assert excluded(result(), "vi") == told.excluded
