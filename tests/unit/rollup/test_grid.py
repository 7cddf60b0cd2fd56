from datetime import date

import duckdb
import polars as pl
import pytest
from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import BadPeriod, Dataset, Figure, Period, Quantity, Truth, roll_up, scan, tables
from vneduunion.extras import package_of
from vneduunion.model import Group, Tie, TieKind, Unit, UnitKind
from vneduunion.reference import press
from vneduunion.rollup import Coverage, Missing, Reported
from vneduunion.tables.origins import ORIGIN
from vneduunion.values.names import Name

YEAR, NEXT = Period.year(2025), Period.year(2026)
OPERATING, FOUNDED = "groups.operating", "groups.founded"


def unit(id_: str) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(vi=f"Đơn vị {id_}", en=f"Unit {id_}"))


def figure(id_: str, quantity: str, **more: object) -> Figure:
    given = {"measure": OPERATING, "unit": "top", "period": YEAR, "source": "s"} | more
    return Figure(id=id_, quantity=Quantity.parse(quantity), **given)


GROUPS = [Group(id=f"g{at}", unit="ab"[at % 2], since=date(2025, 1, 1 + at)) for at in range(5)]
DATA = Dataset(
    units=[unit("top"), unit("a"), unit("b")],
    ties=[Tie(child=child, parent="top", kind=TieKind.DIRECT) for child in "ab"],
    groups=GROUPS,
)
GRID = roll_up(DATA, [OPERATING, FOUNDED], periods=[YEAR, NEXT], missing=Missing.ZERO)


def test_it_is_a_collection_of_cells() -> None:
    assert len(GRID) == len([*GRID]) == 9
    assert repr(GRID) == "<Grid: 2 measures, 2 periods>"
    cell = GRID.cell(OPERATING, "top", NEXT)
    assert (cell.quantity, cell.records, cell.coverage) == (
        Quantity.exact(5),
        5,
        Coverage(have=2, expected=None),
    )
    with pytest.raises(KeyError, match="nobody"):
        GRID.cell(OPERATING, "nobody", NEXT)
    for ask in (GRID.pivot, lambda measure: GRID.explain(measure, "top", YEAR)):
        with pytest.raises(KeyError, match="nothing"):
            ask("nothing")
    with pytest.raises(KeyError, match="2030"):
        GRID.cell(OPERATING, "top", Period.year(2030))


def test_a_period_may_be_told_in_words() -> None:
    assert GRID.cell(OPERATING, "top", "2026") == GRID.cell(OPERATING, "top", "năm 2026")
    assert GRID.cell(OPERATING, "top", "2026") == GRID.cell(OPERATING, "top", NEXT)
    assert len(GRID.explain(FOUNDED, "top", "2025")) == 5
    for ask in (GRID.cell, GRID.explain):
        with pytest.raises(KeyError, match="2024"):
            ask(OPERATING, "top", "2024")
        with pytest.raises(BadPeriod):
            ask(OPERATING, "top", "soon")
        with pytest.raises(TypeError, match="a period is a Period or words for one, not 2025"):
            ask(OPERATING, "top", 2025)


@pytest.mark.parametrize("rows", [{"limit": -1}, {"offset": -1}])
def test_rows_are_counted_from_none_up(rows: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="is a number of rows from 0 up, not -1"):
        GRID.explain(OPERATING, "top", YEAR, **rows)


def test_a_cell_of_which_nothing_is_known_says_so() -> None:
    grid = roll_up(DATA, [OPERATING], periods=[YEAR], missing=Missing.UNKNOWN)
    cell = grid.cell(OPERATING, "top", YEAR)
    assert [grid.in_words(cell, lang) for lang in ("vi", "en")] == ["không rõ", "unknown"]
    assert grid.pivot()[:, 1].unique().to_list() == ["unknown"]
    assert "unknown" in str(grid).splitlines()[2]
    known = roll_up(DATA, [OPERATING], periods=[YEAR], missing=Missing.UNKNOWN, expected="ab")
    assert known.in_words(known.cell(OPERATING, "top", YEAR)) == "5"
    assert GRID.in_words(GRID.cell(OPERATING, "top", YEAR)) == "5"


def test_it_prints_itself() -> None:
    assert str(GRID).splitlines()[2].split("  ")[0] == FOUNDED
    assert "Unit top" in GRID._repr_html_()
    assert Coverage(have=1, expected=None).text("vi") == "1, không rõ trên bao nhiêu"


def test_frames_of_it_are_labelled() -> None:
    frame = GRID.to_frame("vi")
    assert frame.filter(pl.col("unit") == "a")["name"].unique().to_list() == ["Đơn vị a"]
    assert frame["period"].unique().sort().to_list() == [YEAR.text("vi"), NEXT.text("vi")]
    assert GRID.native.collect().height == len(GRID)
    assert GRID.called("nobody") == "nobody"


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_frames_are_of_the_kind_that_the_caller_has(kind: str) -> None:
    columns = tables(DATA)
    frames = {name: columns.native(name).collect().drop(*ORIGIN) for name in columns}
    ways = {"polars": lambda frame: frame, "pandas": pl.DataFrame.to_pandas, "pyarrow": pl.DataFrame.to_arrow}
    given = {name: ways[kind](frame) for name, frame in frames.items() if len(frame)}
    grid = roll_up(scan(given), [OPERATING, FOUNDED], periods=[YEAR, NEXT])
    own = roll_up(DATA, [OPERATING, FOUNDED], periods=[YEAR, NEXT])
    asks = {
        "to_frame": lambda grid: grid.to_frame(),
        "pivot": lambda grid: grid.pivot(),
        "ratio": lambda grid: grid.ratio(FOUNDED, OPERATING),
        "compare": lambda grid: grid.compare(own),
        "explain": lambda grid: grid.explain(OPERATING, "top", YEAR),
        "strays": lambda grid: grid.strays,
        "accounted": lambda grid: grid.accounted,
        "overlaps": lambda grid: grid.overlaps,
    }
    for name, ask in asks.items():
        found = ask(grid)
        assert package_of(found) == kind, name
        rows = (
            found if kind == "polars" else pl.from_pandas(found) if kind == "pandas" else pl.from_arrow(found)
        )
        assert rows.equals(ask(own)), name


def test_lazy_engines_get_frames_of_polars_and_their_own_lazy_one() -> None:
    grid = roll_up(on_duckdb(DATA), [OPERATING], periods=[YEAR])
    assert isinstance(grid.to_frame(), pl.DataFrame)
    assert isinstance(grid.native, duckdb.DuckDBPyRelation)


def test_a_pivot_has_units_and_periods() -> None:
    assert GRID.pivot(OPERATING).to_dicts()[-1] == {"unit": "Unit top", "2025": "5", "2026": "5"}
    assert GRID.pivot().to_dicts() == GRID.pivot(OPERATING).to_dicts()
    assert GRID.pivot(FOUNDED).to_dicts()[-1] == {"unit": "Unit top", "2025": "5", "2026": None}


def test_a_cell_is_explained_page_by_page() -> None:
    pages = [GRID.explain(OPERATING, "top", YEAR, offset=offset, limit=3) for offset in (0, 3)]
    assert [page["record"].to_list() for page in pages] == [["g0", "g1", "g2"], ["g3", "g4"]]
    assert pages[0].row(0) == ("g0", "g0", 1, 1, 10_000, 10_000)


def test_two_grids_are_compared_cell_by_cell() -> None:
    other = roll_up(evolve(DATA, groups=GROUPS[:4]), [OPERATING], periods=[YEAR, NEXT], missing=Missing.ZERO)
    found = {
        (row["measure"], row["unit"], row["period"]): row["equal"]
        for row in GRID.compare(other).iter_rows(named=True)
    }
    assert found[OPERATING, "b", 0] is True
    assert found[OPERATING, "top", 0] is False
    assert found[FOUNDED, "top", 0] is None
    open_ended = roll_up(DATA, [OPERATING], periods=[YEAR, NEXT])
    assert GRID.compare(open_ended)["equal"].to_list() == [None] * 9


def test_what_is_reported_stands_beside_and_never_goes_in() -> None:
    figures = [
        figure("x", "5", reported=date(2026, 1, 5)),
        figure("y", "7"),
        figure("z", "over 4", period=NEXT, reported=date(2026, 2, 5)),
    ]
    data = evolve(DATA, figures=figures)
    asked = {"periods": [YEAR, NEXT], "missing": Missing.ZERO}
    grid = roll_up(data, [OPERATING], **asked)
    cell = grid.cell(OPERATING, "top", YEAR)
    assert ([each.id for each in cell.reported], cell.agrees) == (["x", "y"], Truth.FALSE)
    assert grid.cell(OPERATING, "top", NEXT).agrees is Truth.UNKNOWN
    assert grid.cell(OPERATING, "a", NEXT).agrees is None
    early = roll_up(data, [OPERATING], as_of=date(2026, 1, 31), **asked)
    assert early.cell(OPERATING, "top", YEAR).agrees is Truth.TRUE
    assert early.cell(OPERATING, "top", NEXT).reported == ()


def test_what_is_not_printed_is_counted() -> None:
    units = [unit(f"s{number}") for number in range(30)]
    data = evolve(DATA, units=[*DATA.units, *units])
    grid = roll_up(data, [OPERATING], periods=[YEAR], units=[each.id for each in units])
    assert str(grid).splitlines()[-1] == "10 more are not shown here"
    assert len(str(grid).splitlines()) == 2 + 20 + 1
    assert "10 more are not shown here" in grid._repr_html_()
    assert "not shown" not in str(roll_up(data, [OPERATING], periods=[YEAR], units=["s1"]))


def test_what_is_reported_of_a_cell_is_printed_beside_it() -> None:
    stage = Period.stage(2020, 2025)
    grid = roll_up(
        press(), [Reported("groups.operating")], line=TieKind.GUIDANCE, units=["vetu"], periods=[stage]
    )
    assert "47,892" in str(grid)
    assert "47,892" in grid._repr_html_()


def test_grids_of_other_periods_are_not_compared() -> None:
    grids = [roll_up(DATA, [OPERATING], periods=[Period.year(year)]) for year in (2023, 2024)]
    with pytest.raises(ValueError, match="same periods"):
        grids[0].compare(grids[1])
