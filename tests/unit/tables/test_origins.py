"""Places as findings write them."""

import pytest

from vneduunion.tables import Origin, OriginKind, schemas
from vneduunion.tables.origins import letters

UNITS, AUTHORS, TITLES = (schemas()[name] for name in ("units", "initiatives.authors", "persons.titles"))
DOCUMENT = Origin(kind=OriginKind.DOCUMENT)
LINES = Origin(
    kind=OriginKind.LINES, file="a.csv", headings={"since": "Từ ngày", "name_vi": "Tên", "period": "Khi"}
)
CELLS = Origin(kind=OriginKind.CELLS, file="a.xlsx", sheet="Đơn vị", headings={"since": 3, "name_vi": 28})


@pytest.mark.parametrize(
    ("origin", "schema", "row", "path", "at", "place"),
    [
        (DOCUMENT, UNITS, 3, "kind", None, "$.units[3].kind"),
        (DOCUMENT, UNITS, 3, "", None, "$.units[3]"),
        (DOCUMENT, UNITS, None, "kind", None, None),
        (DOCUMENT, AUTHORS, 3, "share", 1, "$.initiatives[3].authors[1].share"),
        (DOCUMENT, AUTHORS, 3, "share", None, "$.initiatives[3].authors.share"),
        (DOCUMENT, TITLES, 0, "value", 2, "$.persons[0].titles[2]"),
        (LINES, UNITS, 3, "since", None, "a.csv:3: Từ ngày"),
        (LINES, UNITS, 3, "name.vi", None, "a.csv:3: Tên"),
        (LINES, UNITS, 3, "period.first", None, "a.csv:3: Khi"),
        (LINES, UNITS, 3, "until", None, "a.csv:3: until"),
        (LINES, UNITS, 3, "", None, "a.csv:3"),
        (LINES, UNITS, None, "", None, "a.csv"),
        (LINES, UNITS, None, "kind", None, "a.csv: kind"),
        (Origin(kind=OriginKind.LINES), UNITS, None, "since", None, None),
        (CELLS, UNITS, 17, "since", None, "a.xlsx, Đơn vị!C17"),
        (CELLS, UNITS, 17, "name.vi", None, "a.xlsx, Đơn vị!AB17"),
        (CELLS, UNITS, 17, "until", None, "a.xlsx, Đơn vị!17: until"),
        (CELLS, UNITS, 17, "", None, "a.xlsx, Đơn vị!17"),
        (CELLS, UNITS, 17, "name", None, "a.xlsx, Đơn vị!AB17"),
        (CELLS, UNITS, 17, "name.en", None, "a.xlsx, Đơn vị!AB17"),
        (CELLS, UNITS, None, "", None, "a.xlsx, Đơn vị"),
        (CELLS, UNITS, None, "kind", None, "a.xlsx, Đơn vị: kind"),
    ],
)
def test_places(origin: Origin, schema: object, row: int, path: str, at: int, place: str) -> None:
    assert origin.place(schema, row, path, at) == place  # type: ignore[arg-type]


def test_the_file_of_a_row_goes_before_that_of_its_table() -> None:
    assert LINES.place(UNITS, 3, "since", file="b.csv") == "b.csv:3: Từ ngày"


@pytest.mark.parametrize(("column", "said"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_letters_of_columns(column: int, said: str) -> None:
    assert letters(column) == said
