import pytest

from vneduunion.model import TABLES
from vneduunion.values.ids import REFERS_TO, SLUG, RecordId


@pytest.mark.parametrize(
    "text", ["vetu", "hanoi.education", "press.003.groups", "57-nq-tw", "2025", "a.b-c.d"]
)
def test_slugs(text: str) -> None:
    assert SLUG.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["", "VETU", "công-đoàn", "a b", ".a", "a.", "-a", "a..b", "a.-b", "a_b", "a\n", "a/b"]
)
def test_what_is_no_slug(text: str) -> None:
    assert not SLUG.fullmatch(text)


def test_each_id_type_refers_to_a_table_of_the_dataset() -> None:
    own = {table for kind, table in REFERS_TO.items() if kind is not RecordId}
    assert own == {name for name, record in TABLES.items() if hasattr(record, "id")}
