import pytest

from vneduunion.eligibility.words import slug
from vneduunion.values.names import Name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(vi="Mưu trí, dũng cảm", en="Resourceful  in combat!"), "resourceful-in-combat"),
        (Name(vi="Đạt năng suất, đúng hạn"), "dat-nang-suat-dung-han"),
        (Name(en="At least 3 years' work"), "at-least-3-years-work"),
        (None, ""),
    ],
)
def test_words_become_a_part_of_a_key(name: Name | None, expected: str) -> None:
    assert slug(name) == expected
