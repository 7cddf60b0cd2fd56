from tests.small_world import figure, world
from vneduunion.model import Source
from vneduunion.reconciliation import reconcile


def told(data, **options):
    """Per optimum: its component, its weight, and the alternatives of each choice."""
    return [
        (
            explanation.component,
            explanation.weight,
            [
                {*choice.figures, *(assumption.kind.value for assumption in choice.assumptions)}
                for choice in explanation.choices
            ],
        )
        for explanation in reconcile(data, **options).explanations
    ]


def test_two_equal_witnesses_are_alternatives_of_one_choice():
    assert told(world([figure("a", 10), figure("b", 20, source="other")])) == [(0, 5, [{"a", "b"}])]


def test_the_less_reliable_one_is_the_smaller_explanation():
    sources = [Source(id="poor", title="Poor", reliability=2)]
    data = world([figure("a", 10), figure("b", 20, source="poor")], sources=sources)
    assert told(data) == [(0, 2, [{"b"}])]


def test_one_figure_against_many_is_given_up_alone():
    data = world([figure("odd", 7), *(figure(f"f{index}", 10, source=f"s{index}") for index in range(3))])
    assert told(data) == [(0, 5, [{"odd"}])]


def test_a_copied_claim_never_outvotes_one_independent_one():
    copies = [Source(id=f"copy{index}", title="Copy", copies=("first",)) for index in range(3)]
    copied = [figure(f"c{index}", 10, source=f"copy{index}") for index in range(3)]
    data = world(
        [figure("c", 10, source="first"), *copied, figure("alone", 20, source="other")], sources=copies
    )
    assert told(data) == [(0, 5, [{"c", "alone"}])]


def test_copies_of_a_paper_that_is_not_there_are_witnesses_of_their_own():
    sources = [
        Source(id="copy", title="Copy", copies=("lost",)),
        Source(id="other", title="Other", copies=("lost",)),
    ]
    data = world([figure("a", 10, source="copy"), figure("b", 20, source="other")], sources=sources)
    assert told(data) == [(0, 5, [{"a", "b"}])]


def test_an_assumption_is_cheaper_than_a_figure():
    data = world([figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")])
    assert told(data) == [(0, 1, [{"SCOPE"}])]


def test_likely_readings_are_given_up_first():
    data = world([figure("a", "nearly 94,000"), figure("b", "thousands", source="other")])
    assert told(data) == [(0, 1, [{"LIKELY"}])]


def test_separate_conflicts_are_explained_apart():
    data = world(
        [
            figure("a", 1),
            figure("b", 2, source="other"),
            figure("x", 1, measure="groups"),
            figure("y", 2, measure="groups", source="other"),
        ]
    )
    assert told(data) == [(0, 5, [{"a", "b"}]), (1, 5, [{"x", "y"}])]


def test_ties_of_different_shape_are_listed_and_none_is_chosen():
    """Three witnesses, pairwise against one another: any two must go."""
    data = world([figure("a", 1), figure("b", 2, source="s2"), figure("c", 3, source="s3")])
    assert [weight for _, weight, _ in told(data)] == [10, 10, 10]


def test_weights_can_be_given():
    data = world([figure("a", 10), figure("b", 20, source="other")])
    assert told(data, weights={"a": 1}) == [(0, 1, [{"a"}])]


def test_assumptions_can_be_weighed_by_kind():
    data = world([figure("a", 20, scope=None), figure("b", 10, scope=None, source="other")])
    assert told(data, weights={"SCOPE": 9}) == [(0, 5, [{"a", "b"}])]


def test_fixed_figures_are_kept():
    data = world([figure("a", 10), figure("b", 20, source="other")])
    assert told(data, fixed=["a"]) == [(0, 5, [{"b"}])]


def test_a_conflict_of_fixed_figures_has_no_explanation():
    data = world([figure("a", 10), figure("b", 20, source="other")])
    found = reconcile(data, fixed=["a", "b"])
    assert found.explanations == ()
    assert len(found.conflicts) == 1
    assert found.unproved == ()


def test_alternatives_are_one_class_and_never_multiplied_out():
    """Two claims, one with 30 assumed parts above it: each assumption would do, in one line."""
    parts = [figure(f"p{index}", 30, scope=None, source="one") for index in range(30)]
    data = world([*parts, figure("w", 10, scope=None, source="other")], sources=[])
    assert len(told(data)) == 1


def test_an_explanation_also_settles_conflicts_that_were_not_listed():
    figures = [figure(f"a{index}", 10 + index, source=f"s{index}") for index in range(5)]
    found = reconcile(world(figures), limit=2)
    assert not found.complete
    assert found.conflicts
