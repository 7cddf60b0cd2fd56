from datetime import date
from itertools import product

import polars as pl
import pytest
from attrs import evolve

from vneduunion import Dataset, Grid, Period, Quantity, roll_up
from vneduunion.model import Initiative, InitiativeKind, Recognition, RecognitionLevel, Unit, UnitKind
from vneduunion.reference import measure_definitions
from vneduunion.rollup import Missing
from vneduunion.rollup.ratios import is_part, ratios
from vneduunion.tables.from_records import LARGEST
from vneduunion.values.names import Name

SUBMITTED, RECOGNISED = (
    measure_definitions()[f"initiatives.{state}"] for state in ("submitted", "recognised")
)
APPLIED, BENEFIT = (measure_definitions()[f"initiatives.{what}"] for what in ("applied", "benefit"))
TOPICS = RECOGNISED.only("kind", "TOPIC")
YEAR, NEXT = Period.year(2025), Period.year(2026)
Bounds = tuple[int, int | None]


def ratio(numerator: Bounds, denominator: Bounds, *, per: int = 10_000, part: bool = False):
    one, other = (
        pl.DataFrame(
            {"unit": ["u"], "period": [0], "low": [low], "high": [high]}, schema_overrides={"high": pl.Int64}
        )
        for low, high in (numerator, denominator)
    )
    (found,) = ratios(one, other, per=per, part=part, absent=None).rows()
    return found[2:]


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ((1, 1), (3, 3), (3_333, 3_334)),
        ((1, 2), (4, 5), (2_000, 5_000)),
        ((5, 5), (2, 2), (25_000, 25_000)),
        ((0, 0), (0, 7), (0, 0)),
        ((1, 2), (0, 7), (1_428, None)),
        ((1, None), (4, 5), (2_000, None)),
        ((1, 2), (4, None), (0, 5_000)),
        ((0, None), (0, None), (0, None)),
        ((1, 2), (0, 0), (None, None)),
        ((0, 0), (0, 0), (None, None)),
    ],
)
def test_the_bounds_of_both_give_those_of_the_ratio(numerator, denominator, expected) -> None:
    assert ratio(numerator, denominator) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ((1, 2), (1, 5), (2_000, 10_000)),
        ((1, 2), (4, 5), (2_000, 5_000)),
        ((0, None), (0, None), (0, 10_000)),
        ((1, None), (4, 5), (2_000, 10_000)),
        ((6, 7), (4, 5), (12_000, 17_500)),
        ((0, 1), (0, 0), (None, None)),
    ],
)
def test_a_part_is_at_most_the_whole_unless_the_bounds_contradict(numerator, denominator, expected) -> None:
    assert ratio(numerator, denominator, part=True) == expected


def test_any_two_numbers_within_the_bounds_have_their_ratio_between() -> None:
    """Against all numbers, one by one, and no wider than rounding makes it."""
    ends = [(low, high) for low in range(5) for high in range(low, 5)]
    for numerator, denominator in product(ends, ends):
        for part in (False, True):
            pairs = [
                (n, d)
                for n in range(numerator[0], numerator[1] + 1)
                for d in range(max(denominator[0], 1), denominator[1] + 1)
                if n <= d or not part
            ]
            low, high = ratio(numerator, denominator, per=7, part=part)
            if not pairs:
                continue
            shares = [7 * n / d for n, d in pairs]
            assert low <= min(shares) < low + 1
            if denominator[0] or part:
                assert high is not None
                assert max(shares) <= high < max(shares) + 1


def test_amounts_beyond_what_columns_hold_stay_bounds() -> None:
    assert ratio((LARGEST, LARGEST), (1, 1)) == (LARGEST, None)
    assert ratio((LARGEST, LARGEST), (LARGEST, LARGEST)) == (10_000, 10_000)
    assert ratio((LARGEST, LARGEST), (2, 2), per=1) == (LARGEST // 2, LARGEST // 2 + 1)


@pytest.mark.parametrize("per", [0, -1])
def test_it_is_told_per_something(per: int) -> None:
    with pytest.raises(ValueError, match="from 1 up"):
        ratio((1, 1), (1, 1), per=per)


def test_what_is_narrowed_or_belongs_by_definition_is_a_part() -> None:
    assert is_part(TOPICS, RECOGNISED)
    assert is_part(TOPICS.only("recognitions.level", "GRASSROOTS"), TOPICS)
    assert is_part(RECOGNISED, RECOGNISED)
    assert not is_part(RECOGNISED, TOPICS)
    assert not is_part(RECOGNISED.only("kind", "PAPER"), TOPICS)
    assert not is_part(APPLIED, RECOGNISED)
    assert not is_part(evolve(TOPICS, units=("units",)), RECOGNISED)
    belonging = evolve(RECOGNISED, measure=evolve(RECOGNISED.measure, part_of=("initiatives.submitted",)))
    assert is_part(belonging, SUBMITTED)
    assert is_part(belonging.only("kind", "TOPIC"), SUBMITTED)
    assert not is_part(belonging, SUBMITTED.only("kind", "TOPIC"))
    presumed = evolve(RECOGNISED.measure, presumed_part_of=("initiatives.submitted",))
    assert not is_part(evolve(RECOGNISED, measure=presumed), SUBMITTED)


def unit(id_: str) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_.upper(), vi=f"Đơn vị {id_}"))


def work(
    id_: str, unit_: str, kind: InitiativeKind, *, recognised: bool = True, **more: object
) -> Initiative:
    day = Period.day(date(2025, 3, 1))
    recognitions = (Recognition(level=RecognitionLevel.GRASSROOTS, when=day),) if recognised else ()
    return Initiative(
        id=id_, title="T", kind=kind, units=(unit_,), submitted=day, recognitions=recognitions, **more
    )


TOPIC, PAPER = InitiativeKind.TOPIC, InitiativeKind.PAPER
GAIN = {"applied": Period.day(date(2025, 3, 1)), "benefit": Quantity.exact(10)}
DATA = Dataset(
    units=[unit("a"), unit("b"), unit("c")],
    initiatives=[
        work("i", "a", TOPIC, **GAIN),
        work("j", "a", PAPER, **GAIN),
        work("k", "a", PAPER, **GAIN),
        work("l", "b", PAPER),
        work("m", "c", TOPIC, recognised=False),
    ],
)


def grid(missing: Missing = Missing.ZERO, **asked: object) -> Grid:
    measures = [SUBMITTED, RECOGNISED, TOPICS, BENEFIT, APPLIED]
    return roll_up(DATA, measures, periods=[YEAR, NEXT], missing=missing, **asked)


def test_a_ratio_is_told_by_unit_and_period() -> None:
    found = grid().ratio(RECOGNISED.id, SUBMITTED.id, lang="vi")
    assert found.columns == ["unit", "name", "period", "low", "high"]
    assert found.row(0) == ("a", "Đơn vị a", YEAR.text("vi"), 10_000, 10_000)


def test_a_cell_that_is_not_there_is_nothing_or_not_known() -> None:
    """`c` has no recognised initiative, `b` no topic: their cells are not in the grid."""

    def bounds(missing: Missing) -> dict[str, tuple[int | None, int | None]]:
        found = grid(missing)
        return {
            f"{name} {unit}": (low, high)
            for name, measure in {"topics": TOPICS.id, "recognised": RECOGNISED.id}.items()
            for unit, _, _, low, high in found.ratio(
                measure, RECOGNISED.id if name == "topics" else SUBMITTED.id
            ).rows()
        }

    assert bounds(Missing.ZERO) == {
        "topics a": (3_333, 3_334),
        "topics b": (0, 0),
        "recognised a": (10_000, 10_000),
        "recognised b": (10_000, 10_000),
        "recognised c": (0, 0),
    }
    assert bounds(Missing.OPEN) == {
        "topics a": (0, 10_000),
        "topics b": (0, 10_000),
        "recognised a": (0, None),
        "recognised b": (0, None),
        "recognised c": (0, None),
    }


def test_units_that_are_asked_for_have_a_row_in_each_period() -> None:
    found = grid(units=["a", "c"]).ratio(TOPICS.id, RECOGNISED.id)
    assert found.select("unit", "low", "high").rows() == [
        ("a", 3_333, 3_334),
        ("a", None, None),
        ("c", None, None),
        ("c", None, None),
    ]


def test_what_is_to_one_is_told_per_one() -> None:
    found = grid().ratio(BENEFIT.id, APPLIED.id, per=1)
    assert found.select("unit", "low", "high").rows() == [("a", 10, 10)]


def test_a_measure_that_the_grid_does_not_have_is_a_key_error() -> None:
    for pair in ((RECOGNISED.id, "nothing"), ("nothing", RECOGNISED.id)):
        with pytest.raises(KeyError, match="nothing"):
            grid().ratio(*pair)
