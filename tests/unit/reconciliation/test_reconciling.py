import sys
from functools import partial

import pytest

from tests.small_world import figure, tie, unit, world
from vneduunion.cells import Complete, Disjoint
from vneduunion.errors import UnknownId
from vneduunion.model import Scope, Source, Status, TieKind
from vneduunion.reconciliation import ConflictKind, reconcile


@pytest.fixture(autouse=True, params=[True, False], ids=["all with all", "in columns"])
def _way(request, monkeypatch):
    """Both ways to search give the same; tests that are about one of them call `all_with_all`."""
    monkeypatch.setattr(sys.modules[__name__], "reconcile", partial(reconcile, exhaustive=request.param))


all_with_all = partial(reconcile, exhaustive=True)


def conflicts(*figures, facts=(), sources=()):
    """Each conflict as its kind, its figures and the kinds of its assumptions."""
    found = reconcile(world(figures, sources=sources), facts=facts).conflicts
    return [
        (each.kind.value, set(each.figures), sorted(assumption.kind.value for assumption in each.assumptions))
        for each in found
    ]


def test_two_exact_numbers_of_one_cell_contradict():
    assert conflicts(figure("a", 10), figure("b", 11, source="other")) == [("CONTRADICTION", {"a", "b"}, [])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly 94,000", "93,128"),
        ("over 500", "534"),
        ("about 100", "110"),
        ("thousands", "94,000"),
        ("many", "1"),
    ],
)
def test_words_that_allow_one_number_do_not_contradict(one, other):
    assert "CONTRADICTION" not in [
        kind for kind, _, _ in conflicts(figure("a", one), figure("b", other, source="o"))
    ]


def test_words_that_fit_only_unlikely_are_a_tension():
    assert conflicts(figure("a", "thousands"), figure("b", 94_000, source="other")) == [
        ("TENSION", {"a", "b"}, ["LIKELY"])
    ]


def test_a_part_above_its_whole_under_an_assumption_is_conditional():
    assert conflicts(figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")) == [
        ("CONDITIONAL", {"a", "b"}, ["SCOPE"])
    ]


def test_a_conflict_goes_through_figures_that_are_not_part_of_it():
    middle = figure("middle", "many", unit="north", source="third")
    found = conflicts(figure("school", 20, unit="north.school"), middle, figure("top", 10, source="other"))
    assert found == [("CONTRADICTION", {"school", "top"}, [])]


def test_provisional_figures_rest_on_their_status():
    found = conflicts(figure("a", 10, status=Status.PROVISIONAL), figure("b", 11, source="other"))
    assert found == [("CONDITIONAL", {"a", "b"}, ["STATUS"])]


def test_parts_that_add_up_to_more_than_the_whole():
    found = conflicts(figure("n", 60, unit="north"), figure("s", 50, unit="south"), figure("w", 100))
    assert found == [("CONTRADICTION", {"n", "s", "w"}, [])]


def test_a_complete_list_that_falls_short_of_the_whole():
    facts = [Complete(whole="w", parts=("n", "s"))]
    found = conflicts(
        figure("n", 40, unit="north"), figure("s", 50, unit="south"), figure("w", 100), facts=facts
    )
    assert found == [("CONTRADICTION", {"n", "s", "w"}, [])]


def test_persons_above_their_turns():
    assert conflicts(figure("p", 20, measure="persons"), figure("t", 10)) == [
        ("CONTRADICTION", {"p", "t"}, [])
    ]


def test_hard_conflicts_come_first_then_those_with_few_assumptions():
    found = conflicts(
        figure("a", "nearly 94,000"),
        figure("b", "thousands", source="other"),
        figure("c", 1, measure="groups", scope=None),
        figure("d", 2, measure="groups", scope=None, source="other"),
        figure("e", 1, measure="persons"),
        figure("f", 2, measure="persons", source="other"),
    )
    assert [kind for kind, _, _ in found] == ["CONTRADICTION", "CONDITIONAL", "TENSION"]


def test_the_least_reliable_figure_is_named_first():
    sources = [Source(id="poor", title="Poor", reliability=2)]
    (conflict,) = reconcile(
        world([figure("a", 10), figure("b", 11, source="poor")], sources=sources)
    ).conflicts
    assert conflict.figures == ("b", "a")


def test_what_is_not_in_conflict_is_accepted():
    found = all_with_all(
        world([figure("a", 10), figure("b", 11, source="other"), figure("c", 5, measure="groups")])
    )
    assert found.accepted == ("c",)
    assert found.in_doubt == ("a", "b")
    assert found.complete
    assert found.unproved == ()


def test_nothing_reported_nothing_found():
    found = reconcile(world([]))
    assert (found.conflicts, found.explanations, found.accepted, found.complete) == ((), (), (), True)


def test_every_conflict_is_proved_by_lines_that_name_its_figures():
    (conflict,) = reconcile(world([figure("a", 10), figure("b", 11, source="other")])).conflicts
    assert {step.figure for step in conflict.proof if step.figure} == {"a", "b"}
    assert [step.times for step in conflict.proof] == ["1", "1", "1"]
    assert len(conflict.constraints) == 1


def test_progress_is_told_stage_by_stage():
    told = []
    all_with_all(world([figure("a", 10)]), progress=lambda *args: told.append(args))
    assert [stage for stage, _, _ in told] == [
        "constraints",
        "conflicts",
        "conflicts",
        "explanations",
        "explanations",
    ]
    assert told[-1] == ("explanations", 1, 1)


def test_a_clock_that_has_run_out_is_said():
    found = reconcile(world([figure("a", 10), figure("b", 11, source="other")]), seconds=0)
    assert not found.complete


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_conflict_explains_itself(lang):
    data = world([figure("a", "thousands"), figure("b", "nearly 94,000", source="other")])
    (conflict,) = reconcile(data).conflicts
    text = conflict.explain(lang)
    assert "thousands" in text
    assert "nearly 94,000" in text
    assert ("93.000" if lang == "vi" else "93,000") in text
    assert all(len(assumption.text(lang, data)) > 20 for assumption in conflict.assumptions)


def test_kinds_are_ordered_from_the_hardest():
    assert list(ConflictKind) == [ConflictKind.CONTRADICTION, ConflictKind.CONDITIONAL, ConflictKind.TENSION]


def test_a_result_prints_its_conflicts_as_a_table():
    found = reconcile(world([figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")]))
    title, _, columns, _, row = str(found).splitlines()
    assert title == "2 figures: 1 conflict"
    assert columns.split() == ["conflict", "figures", "assumptions"]
    assert row.startswith("Conditional conflict")
    assert row.endswith("Scope")


def test_a_result_without_conflicts_says_so_in_a_line():
    assert str(reconcile(world([figure("a", 20)]))) == "1 figure: 0 conflicts"


def test_a_notebook_shows_the_same_table():
    found = reconcile(world([figure("a", 20), figure("b", 10, source="other")]))
    assert found._repr_html_().startswith("<table><caption>2 figures: 1 conflict</caption>")
    assert found._repr_html_().count("<tr>") == 2


def test_a_result_is_short_where_it_is_only_named():
    assert repr(reconcile(world([figure("a", 20)]))) == "<Reconciliation: 1 figure: 0 conflicts>"


def test_an_assumption_speaks_of_ids_where_no_dataset_is_at_hand():
    found = reconcile(world([figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")]))
    (assumption,) = found.conflicts[0].assumptions
    assert assumption.text().startswith("The scope of a is not wider than that of b")


def test_what_a_copy_is_part_of_the_claim_is_part_of():
    copier = Source(id="copier", title="Copier", copies=("paper",))
    founded = {"measure": "groups.founded", "unit": "university", "source": "other"}
    original, copy = figure("w", 10), figure("copy", 10, source="copier")
    for named in ("w", "copy"):
        part = figure("p", 12, part_of=named, **founded)
        assert conflicts(original, copy, part, sources=[copier]) == [("CONTRADICTION", {"w", "p"}, [])]


def test_a_part_is_one_when_only_its_copy_says_so():
    copier = Source(id="copier", title="Copier", copies=("other",))
    said = {"measure": "groups.founded", "unit": "university"}
    figures = (
        figure("w", 10),
        figure("p", 12, source="other", **said),
        figure("copy", 12, source="copier", part_of="w", **said),
    )
    assert conflicts(*figures, sources=[copier]) == [("CONTRADICTION", {"w", "p"}, [])]


def test_a_fact_about_a_copy_is_a_fact_about_the_claim():
    copier = Source(id="copier", title="Copier", copies=("paper",))
    figures = (
        figure("w", 10),
        figure("copy", 10, source="copier"),
        figure("n", 3, unit="north", source="a"),
        figure("s", 3, unit="south", source="b"),
    )
    for named in ("w", "copy"):
        found = conflicts(*figures, sources=[copier], facts=[Complete(whole=named, parts=("n", "s"))])
        assert ("CONTRADICTION", {"w", "n", "s"}, []) in found


def test_two_copies_of_a_paper_that_is_not_there_are_one_witness():
    sources = [Source(id=name, title="Copy", copies=("lost",)) for name in ("c1", "c2")]
    found = conflicts(
        figure("a", 10, source="c1"),
        figure("b", 10, source="c2"),
        figure("p", 12, source="alone"),
        sources=sources,
    )
    assert found == [("CONTRADICTION", {"a", "p"}, [])]


def test_what_only_two_sums_together_forbid_is_listed_and_minimal():
    """North and south are declared to be all there is, so the university has nothing."""
    figures = (
        figure("n", "at least 15"),
        figure("no", 10, unit="north"),
        figure("so", 10, unit="south"),
        figure("u", 2, unit="university"),
    )
    found = all_with_all(world(figures), facts=[Complete(whole="n", parts=("no", "so"))])
    assert [each.figures for each in found.conflicts] == [("u",)]
    assert found.accepted == ("n", "no", "so")


def test_halves_that_a_solver_finds_are_replaced_by_whole_numbers():
    """9 persons in all, of two equal groups: no figure says how many each."""
    persons = {"measure": "persons", "unit": "university"}
    figures = (figure("a", 1, **persons), figure("b", 0, source="other", **persons), figure("w", 9))
    assert reconcile(world(figures), facts=[Complete(whole="w", parts=("a", "b"))]).unproved == ()


@pytest.mark.parametrize(
    "given",
    [
        {"fixed": ["nobody"]},
        {"weights": {"SCOP": 3}},
        {"facts": [Complete(whole="nobody", parts=("a",))]},
        {"facts": [Disjoint(figures=("a", "nobody"))]},
    ],
)
def test_what_names_no_figure_raises(given):
    with pytest.raises(UnknownId):
        reconcile(world([figure("a", 1)]), **given)


def test_a_weight_is_not_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        reconcile(world([figure("a", 1)]), weights={"a": -1})


def test_figures_declared_disjoint_may_be_named_by_a_copy():
    copier = Source(id="copier", title="Copier", copies=("paper",))
    persons = {"measure": "persons"}
    figures = (
        figure("a", 6, part_of="w", unit="south", **persons),
        figure("copy", 6, source="copier", part_of="w", unit="south", **persons),
        figure("b", 6, source="second", part_of="w", unit="north", **persons),
        figure("w", 10, measure="groups", source="third"),
    )
    found = conflicts(*figures, sources=[copier], facts=[Disjoint(figures=("copy", "b"))])
    assert found == [("CONTRADICTION", {"a", "b", "w"}, [])]


def test_a_contradiction_explains_itself_without_assumptions():
    found = reconcile(world([figure("a", 10), figure("b", 11, source="other")]), seconds=None)
    assert "Assuming" not in found.conflicts[0].explain()


def test_assumptions_that_exclude_one_another_are_no_conflict_of_figures():
    """The school's own part would be in the north as a whole, and that in the north's own part."""
    own = {"scope": Scope.OWN}
    data = world(
        [
            figure("x", 9, unit="north.school", **own),
            figure("y", "many", unit="north", scope=None, source="second"),
            figure("z", 6, unit="north", source="third", **own),
        ]
    )
    found = reconcile(data)
    assert (found.conflicts, found.explanations, found.accepted) == ((), (), ("x", "y", "z"))


def test_sums_that_were_not_all_formed_are_said():
    """Eleven units by two papers each make 2,048 sums of one whole."""
    units = [unit("nation"), *(unit(f"u{index}") for index in range(11))]
    ties = [tie(f"u{index}", "nation", TieKind.DIRECT) for index in range(11)]
    parts = [
        figure(f"{paper}.{each.id}", 1, unit=each.id, source=paper)
        for each in units[1:]
        for paper in ("p", "q")
    ]
    found = all_with_all(world([*parts, figure("w", 100)], units=units, ties=ties))
    assert found.conflicts == ()
    assert not found.complete
