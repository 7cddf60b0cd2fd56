from attrs import evolve

from tests.small_lineage import DAY, LAST, TURN, lineage, succession, unit
from vneduunion.model import Dataset, SuccessionKind
from vneduunion.reference import catalogue
from vneduunion.show import LineageLine, lineage_view
from vneduunion.show.families import families
from vneduunion.values.names import Name


def test_it_prints_itself_as_a_table() -> None:
    assert str(lineage_view(lineage(), DAY, of=["a", "h", "m"])) == (
        "4 units into 3: the structure of 2025-07-01\n"
        "2 merged; 1 of which nobody knows what went where; 1 ended without a successor\n"
        "\n"
        "From     To                              Part\n"
        "-------  ------------------------------  -----------\n"
        "Union a  Union ab                        100 %\n"
        "Union b  Union ab                        100 %\n"
        "Union h  Union i                         0 % – 100 %\n"
        "Union h  Union j                         0 % – 100 %\n"
        "Union m  ended 2024-06-30, no successor  100 %"
    )


def test_it_speaks_vietnamese() -> None:
    told = lineage_view(lineage(), DAY, "vi", of=["e", "n", "q"])
    assert told.title == "4 đơn vị thành 3: cơ cấu ngày 01/07/2025"
    assert told.tally == (
        "1 chia tách",
        "1 không rõ phần nào đã đi đâu",
        "1 kết thúc, không có kế thừa",
        "1 khi đó chưa có",
    )
    assert [(line.old, line.new, line.part) for line in told.lines] == [
        ("Đơn vị e", "Đơn vị f", "30 %"),
        ("Đơn vị e", "Đơn vị g", "70 %"),
        ("Đơn vị p", "Đơn vị p: kết thúc 30/06/2024, không có kế thừa", "100 %"),
        ("Đơn vị o", "Đơn vị p: kết thúc 30/06/2024, không có kế thừa", "0 % – 100 %"),
        ("Đơn vị o", "Đơn vị q", "0 % – 100 %"),
        ("Đơn vị n", "từ 01/01/2026 mới có", "100 %"),
    ]


def test_a_notebook_shows_a_table_with_its_caption() -> None:
    data = Dataset(units=[evolve(unit("x", until=LAST), name=Name(en="A < B"))])
    told = lineage_view(data, DAY)._repr_html_()
    assert (
        "<caption>1 unit into 0: the structure of 2025-07-01. 1 ended without a successor</caption>" in told
    )
    assert "<td>A &lt; B</td><td>ended 2023-12-31, no successor</td><td>100 %</td>" in told


def test_one_that_several_things_became_of_is_told_with_its_days() -> None:
    later = succession(SuccessionKind.ABSORBED, "x", "z", on=DAY)
    first = succession(SuccessionKind.SPLIT, "x", "x y")
    data = Dataset(units=[unit("x", until=DAY), unit("y", since=TURN), unit("z")], successions=[first, later])
    olds = {line.old for line in lineage_view(data, DAY, of=["x"]).lines}
    assert olds == {"Union x (… – 2023-12-31)", "Union x (2024-01-01 – 2025-06-30)", "Union z"}


def test_one_that_nobody_knows_is_called_by_its_id() -> None:
    data = Dataset(
        units=[unit("x", until=LAST)], successions=[succession(SuccessionKind.RENAMED, "x", "unheard-of")]
    )
    assert lineage_view(data, DAY).lines == (LineageLine(old="Union x", new="unheard-of", part="100 %"),)


def test_what_nobody_can_print_is_replaced() -> None:
    data = Dataset(units=[evolve(unit("x", until=LAST), name=Name(en="five\ufffe"))])
    assert lineage_view(data, DAY).lines[0].old == "five\ufffd"


def test_every_row_is_told() -> None:
    told = lineage_view(catalogue(), "vn-34", "vi")
    rows = [row for family in families(catalogue(), "vn-34").members for row in family.ordered()]
    names = {place.id: place.name.vi for place in catalogue().territories}
    assert [(line.old, line.new) for line in told.lines] == [
        (names[row.unit], names[row.place]) for row in rows
    ]
    assert told.title == "63 đơn vị hành chính thành 34: cơ cấu ngày 01/07/2025"


def test_nothing_is_told_of_nothing() -> None:
    assert str(lineage_view(Dataset(), DAY)).startswith("0 units into 0: the structure of 2025-07-01\n\n")
