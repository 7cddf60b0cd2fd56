from pathlib import Path

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Disjoint
from vneduunion.cli.facts_asked import demand_figures, expressions, facts_of
from vneduunion.errors import LoadError
from vneduunion.reconciliation import Given

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "command_line.md"
DATA = world([figure("a", 1), figure("b", 2)])


def test_without_a_file_nothing_is_given():
    assert facts_of(None, DATA) == Given()


def test_a_file_of_facts_is_read(tmp_path):
    (tmp_path / "facts.toml").write_text('disjoint = [["a", "b"]]\nfixed = ["a"]', encoding="utf-8")
    given = facts_of(tmp_path / "facts.toml", DATA)
    assert given == Given(facts=[Disjoint(figures=("a", "b"))], fixed=["a"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{"fixed": ["z"], "rules": ["a ? b"]}', ["$.rules[0]", "$.fixed[0]"]),
        ('{"fixed": [], "fixed": []}', ["$.fixed"]),
    ],
)
def test_its_faults_name_the_file(tmp_path, text, places):
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        facts_of(path, DATA)
    assert [fault.place for fault in refused.value.faults] == [f"{path}, {place}" for place in places]


def test_expressions_are_sums_of_figures():
    assert expressions(["a - b", "2 a"]) == {"a - b": {"a": 1, "b": -1}, "2 a": {"a": 2}}
    demand_figures(expressions(["a - b", "2 a"]), DATA)


def test_what_is_no_sum_is_told_at_once():
    with pytest.raises(LoadError) as refused:
        expressions(["a <= b", "a", "0.5 a"])
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [("--bounds", "bad_sum")] * 2


def test_figures_that_are_not_there_are_told_once():
    with pytest.raises(LoadError) as refused:
        demand_figures(expressions(["a - y", "y + z"]), DATA)
    assert [fault.values["id"] for fault in refused.value.faults] == ["'y'", "'z'"]


def test_the_example_of_the_manual_can_be_read(tmp_path):
    (_, _, behind) = PAGE.read_text(encoding="utf-8").partition("```toml\n")
    (tmp_path / "facts.toml").write_text(behind.partition("```")[0], encoding="utf-8")
    given = facts_of(tmp_path / "facts.toml", world([figure(id_, 1) for id_ in "abcpt"]))
    assert len(given.facts) == 5
    assert given.weights == {"p": 9, "SCOPE": 2}
