import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.comparison import Change, ChangeKind, Difference, diff
from vneduunion.model import Dataset, Person, Source

OLD = world([figure("a", "over 534"), figure("b", 5)])
NEW = world([figure("a", "over 600"), figure("c", 5)])
FOUND = diff(OLD, NEW)


def test_it_is_a_collection_of_its_changes():
    assert len(FOUND) == 3
    assert [change.record for change in FOUND] == ["a", "b", "c"]
    assert not hasattr(Difference, "__bool__")


def test_every_kind_is_counted():
    assert FOUND.counts == {ChangeKind.ADDED: 1, ChangeKind.DROPPED: 1, ChangeKind.CHANGED: 1}
    assert set(Difference().counts.values()) == {0}


def test_it_speaks_english():
    assert FOUND.text() == str(FOUND) == (
        "1 record added, 1 record dropped, 1 record changed\n"
        "\n"
        "Changed: Figure a\n"
        "  Quantity · Asserted low: 534 → 600\n"
        "  Quantity · Likely low: 534 → 600\n"
        "  Quantity · Likely high: 544 → 700\n"
        "  Quantity · As printed: over 534 → over 600\n"
        "Dropped: Figure b\n"
        "Added: Figure c"
    )  # fmt: skip


def test_it_speaks_vietnamese():
    lines = FOUND.text("vi").splitlines()
    assert lines[0] == "1 bản ghi thêm vào, 1 bản ghi bị bỏ, 1 bản ghi thay đổi"
    assert "  Số lượng · Như đã in: over 534 → over 600" in lines
    assert lines[-1] == "Thêm vào: Số liệu c"


@pytest.mark.parametrize(("lang", "words"), [("vi", "không có gì khác nhau"), ("en", "nothing differs")])
def test_nothing_is_said_to_differ(lang, words):
    assert Difference().text(lang) == words


def test_its_repr_is_short():
    assert repr(FOUND) == "<Difference: 1 record added, 1 record dropped, 1 record changed>"
    assert repr(Difference()) == "<Difference: nothing differs>"


def test_notebooks_get_a_table():
    page = FOUND._repr_html_()
    assert page == FOUND.html("en")
    assert page.count("<tr>") == 1 + 4 + 1 + 1
    assert "<td>Added</td><td>Figure c</td><td></td>" in page
    assert '<th scope="col">Trước</th>' in FOUND.html("vi")


def test_words_of_the_data_are_escaped_and_stay_on_their_line():
    old, new = (Dataset(sources=[Source(id="a", title=title)]) for title in ("<b>", "x\ny"))
    assert "&lt;b&gt;" in diff(old, new).html()
    assert diff(old, new).text().splitlines()[-1] == "  Title: <b> → x y"


def test_json_comes_back():
    assert Difference.from_json(FOUND.to_json()) == FOUND
    assert Difference.from_json(Difference().to_json()) == Difference()
    assert "“" not in FOUND.to_json()


def test_it_is_a_value():
    assert diff(OLD, NEW) == FOUND
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FOUND.changes = ()
    person = Dataset(persons=[Person(id="an", name="An")])
    assert isinstance(diff(Dataset(), person).changes[0], Change)
