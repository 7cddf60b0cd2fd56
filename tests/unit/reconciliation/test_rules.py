"""Rules and scopes that a caller gives; among them answers that others have published."""

import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.errors import UnknownId
from vneduunion.model import Counted, Measure, Scope, Source, Timing
from vneduunion.reconciliation import Linear, Scoped, reconcile
from vneduunion.values.names import Name


def numbers(**given: int):
    """Figures of as many measures, which have nothing to do with one another but by rules."""
    measures = [
        Measure(id=f"m.{name}", name=Name(en=name), counts=Counted.EVENT, timing=Timing.FLOW)
        for name in given
    ]
    figures = [
        figure(name, number, measure=f"m.{name}", source=f"s.{name}") for name, number in given.items()
    ]
    return attrs.evolve(world(figures), measures=measures)


def explanations(data, *rules: str, **more: object):
    """The figures of each choice of each smallest explanation."""
    found = reconcile(data, facts=[Linear.read(rule) for rule in rules], **more)
    assert found.complete
    return [[choice.figures for choice in each.choices] for each in found.explanations]


def test_errorlocate_finds_the_profit():
    """The example of the package errorlocate: of profit 755, cost 125 and turnover 200 the profit is wrong."""
    assert explanations(numbers(p=755, c=125, t=200), "p + c = t", "c >= 0.6 t") == [[("p",)]]


def test_errorlocate_finds_the_term():
    """Its second example: of x + y = z and 2 y + 1 = z with (1, 1, 3) it is x that is wrong."""
    assert explanations(numbers(x=1, y=1, z=3), "x + y = z", "2 y + 1 = z") == [[("x",)]]


def test_errorlocate_weighs_fields():
    """The same where x weighs 10 and the others 1: then y and z are wrong."""
    weights = {"x": 10, "y": 1, "z": 1}
    found = explanations(numbers(x=1, y=1, z=3), "x + y = z", "2 y + 1 = z", weights=weights)
    assert found == [[("y",), ("z",)]]


def test_where_errorlocate_draws_lots_all_three_optima_are_told():
    """x + y = z with (1, 1, 1): one of three optima is chosen there by random noise."""
    assert explanations(numbers(x=1, y=1, z=1), "x + y = z") == [[("x", "y", "z")]]


def test_rules_add_up_through_one_another():
    found = reconcile(numbers(a=1, b=2, c=9), facts=[Linear.read("a + b = c")])
    assert [set(each.figures) for each in found.conflicts] == [{"a", "b", "c"}]
    assert found.conflicts[0].constraints == (Linear.read("a + b = c"),)
    assert "by the rule given" in found.conflicts[0].explain()


def test_fractions_and_constants_are_exact():
    data = numbers(a=10**13, b=3 * 10**13 + 1)
    assert reconcile(data, facts=[Linear.read("1/3 b = a + 1/3")]).conflicts == ()
    assert reconcile(data, facts=[Linear.read("1/3 b = a")]).conflicts != ()


def test_a_rule_with_a_weight_may_be_given_up():
    rule = Linear.read("a <= b", weight=1)
    found = reconcile(numbers(a=2, b=1), facts=[rule])
    assert found.conflicts[0].rules == (rule,)
    assert [choice.rules for choice in found.explanations[0].choices] == [(rule,)]
    heavy = reconcile(numbers(a=2, b=1), facts=[attrs.evolve(rule, weight=9)])
    assert [choice.figures for choice in heavy.explanations[0].choices] == [("a", "b")]


def test_rules_that_no_numbers_keep_are_refused():
    with pytest.raises(ValueError, match="contradict one another"):
        reconcile(numbers(a=1), facts=[Linear.read("a <= 3"), Linear.read("a >= 4")])


def test_rules_name_figures_that_are_there():
    with pytest.raises(UnknownId):
        reconcile(numbers(a=1), facts=[Linear.read("a <= b")])
    with pytest.raises(UnknownId):
        reconcile(numbers(a=1), facts=[Scoped(figure="b", scope=Scope.OWN)])


def test_a_rule_about_a_copy_is_about_the_claim():
    sources = [Source(id="first", title="First"), Source(id="again", title="Again", copies=("first",))]
    figures = [figure("a", 5, source="first"), figure("b", 5, source="again")]
    found = reconcile(world(figures, sources=sources), facts=[Linear.read("b <= 4")])
    assert [each.figures for each in found.conflicts] == [("a",)]


def test_a_rule_about_a_figure_that_is_not_used_is_passed_over():
    data = world([figure("a", 5), figure("b", 7, measure="unknown")])
    assert reconcile(data, facts=[Linear.read("b <= a")]).conflicts == ()


def test_a_scope_that_is_not_printed_may_be_told():
    figures = [figure("a", 20, scope=None), figure("b", 10, source="other")]
    (before,) = reconcile(world([attrs.evolve(each, scope=None) for each in figures])).conflicts
    assert [each.kind.value for each in before.assumptions] == ["SCOPE"]
    told = [Scoped(figure=id_, scope=Scope.SECTOR) for id_ in "ab"]
    (after,) = reconcile(world([attrs.evolve(each, scope=None) for each in figures]), facts=told).conflicts
    assert after.assumptions == ()
    assert after.data.figures["a"].scope is Scope.SECTOR


def test_a_limit_of_conflicts_holds_for_rules_too():
    data = numbers(a=5, b=5, c=1)
    rules = [Linear.read("a <= c"), Linear.read("a + b <= 2"), Linear.read("b >= 7", weight=1)]
    assert not reconcile(data, facts=rules, limit=1).complete
    found = reconcile(data, facts=rules)
    assert found.complete
    assert {(each.figures, each.rules) for each in found.conflicts} == {
        (("a",), ()),
        (("b",), ()),
        ((), (rules[2],)),
    }
