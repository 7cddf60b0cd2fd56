from tests.unit.reconciliation.test_rules import numbers
from vneduunion.reconciliation import Given, Linear
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.enumeration import all_conflicts
from vneduunion.reconciliation.problem import Problem

RULES = [Linear.read(text) for text in ("a + b = c", "2 a + 1 = d", "c <= d")]


def searched(*rules: Linear, limit: int = 10, seconds: float | None = None, **given: int):
    """The figures of the conflicts of one system, and whether these are all."""
    problem = Problem(numbers(**given), Given(facts=rules))
    found = all_conflicts(problem.system, Budget(limit, seconds))
    return {"".join(sorted("abcd"[label] for label in core.labels)) for core in found.cores}, found.complete


def test_every_minimal_set_is_found_once():
    assert searched(*RULES, a=1, b=1, c=2, d=5) == ({"ad", "bcd"}, True)
    assert searched(*RULES, a=1, b=1, c=2, d=3) == (set(), True)


def test_the_limit_and_the_clock_end_the_search():
    found, complete = searched(*RULES, limit=1, a=1, b=1, c=2, d=5)
    assert (len(found), complete) == (1, False)
    assert searched(*RULES, seconds=0, a=1, b=1, c=2, d=5) == (set(), False)


def test_what_cannot_be_decided_leaves_the_search_incomplete():
    """Half of a thing would do: in whole numbers nothing is proved by a sum of rows."""
    assert searched(Linear.read("2 a = 2 b + 1"), Linear.read("a <= b + c"), a=5, b=5, c=1) == ({"ab"}, False)
