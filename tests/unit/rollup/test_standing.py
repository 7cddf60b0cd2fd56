from tests.figure_worlds import day
from vneduunion.rollup.standing import ALL_OF_IT, Share, Standing
from vneduunion.structure import WHOLE, Placement
from vneduunion.structure.descent import ALWAYS, Days

YEAR = Days.between(day(1), day(12, 31))
ROWS = [
    Placement("u", None, None, "u", WHOLE, WHOLE),
    Placement("u", None, day(5, 31), "a", WHOLE, WHOLE),
    Placement("u", day(6), None, "b", 2_500, 5_000),
    Placement("v", None, None, "b", WHOLE, WHOLE),
]
STANDING = Standing(ROWS)


def test_what_is_of_some_days_counts_wholly_where_its_unit_stood_on_all_of_them() -> None:
    assert STANDING.places("u", Days.between(day(1), day(2))) == {"u": ALL_OF_IT, "a": ALL_OF_IT}
    assert STANDING.places("u", YEAR) == {"u": ALL_OF_IT, "a": Share(0, WHOLE), "b": Share(0, 5_000)}
    assert STANDING.places("u", Days.between(day(7), None))["b"] == Share(2_500, 5_000)
    assert STANDING.places("nobody", YEAR) == {}


def test_what_is_of_several_units_counts_as_all_of_them_do() -> None:
    half = Days.between(day(7), day(12, 31))
    own = STANDING.places("v", half)
    assert STANDING.all_places((("v", ALWAYS), ("u", ALWAYS)), own, half) == {"b": Share(2_500, WHOLE)}
    before = Days.between(None, day(5, 31))
    assert STANDING.all_places((("v", ALWAYS), ("u", before)), own, half) == own
    assert STANDING.all_places((("v", ALWAYS), ("u", before)), own, YEAR) == {"b": Share(0, WHOLE)}


def test_places_know_their_members() -> None:
    assert STANDING.members["b"] == {"u": [Days.between(day(6), None)], "v": [ALWAYS]}
