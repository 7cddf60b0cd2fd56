from vneduunion.model import Counted, Mark, Operator
from vneduunion.reference import bundled, measure_definitions
from vneduunion.rollup.checking import demand_sound


def test_every_definition_names_what_is_there() -> None:
    demand_sound(measure_definitions().values())


def test_every_measure_has_names_and_a_mark() -> None:
    for definition in measure_definitions().values():
        assert definition.name.vi
        assert definition.name.en
        assert definition.measure.mark is Mark.INFERRED


def test_a_measure_that_figures_bear_is_the_same() -> None:
    """So that what is counted stands beside what is reported."""
    measures = bundled("measures").measures
    both = {id_ for id_ in measure_definitions() if id_ in measures}
    assert both == {"groups.operating"}
    assert measure_definitions()["groups.operating"].measure == measures["groups.operating"]


def test_persons_and_initiatives_are_never_added_but_counted_anew() -> None:
    for definition in measure_definitions().values():
        if definition.measure.counts in {Counted.PERSON, Counted.INITIATIVE}:
            assert definition.measure.units_operator is Operator.DISTINCT
