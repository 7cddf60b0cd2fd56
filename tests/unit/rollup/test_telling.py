from tests.figure_worlds import day, figure, world
from vneduunion.rollup.telling import figures_of, known_by, wholes_of
from vneduunion.tables import tables

WHOLE = figure("f", "left", 9, measure="groups")
PART = figure("g", "left", 3, part_of="f", reported=day(3))
LOST = figure("h", "left", 1, part_of="nothing")
DATA = world(WHOLE, PART, LOST)


def test_figures_of_some_measures_are_the_same_from_records_and_from_tables() -> None:
    for data in (DATA, tables(DATA)):
        assert figures_of(data, ["turns"]) == (PART, LOST)
        assert figures_of(data, ["turns", "groups"]) == (WHOLE, PART, LOST)


def test_what_they_are_part_of_is_looked_up_whatever_its_measure() -> None:
    for data in (DATA, tables(DATA)):
        assert wholes_of(data, [PART, LOST]) == {"f": WHOLE, "g": PART, "h": LOST}
        assert wholes_of(data, [WHOLE]) == {"f": WHOLE}


def test_what_has_no_day_of_report_is_known_on_none() -> None:
    assert known_by(DATA.figures, None) == (WHOLE, PART, LOST)
    assert known_by(DATA.figures, day(3)) == (PART,)
    assert known_by(DATA.figures, day(2)) == ()
