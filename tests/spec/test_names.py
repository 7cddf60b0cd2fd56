"""The page "Names": which spellings are one name."""

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.values.names import Name

SPELLINGS = SpecTable(
    caption="Whether one spelling matches another",
    columns=("name", "text", "matches", "because"),
    rows=[
        ("Công đoàn Giáo dục Việt Nam", "CÔNG ĐOÀN GIÁO DỤC VIỆT NAM", "yes", "letter case"),
        ("Công đoàn Giáo dục", "Công ðoàn Giáo dục", "yes", "eth (U+00F0) printed for đ"),
        ("Hòa Bình", "Hoà Bình", "yes", "position of the tone mark"),
        ("Thủy Nguyên", "Thuỷ Nguyên", "yes", "position of the tone mark"),
        ("khỏe", "khoẻ", "yes", "position of the tone mark"),
        ("Dạy tốt - Học tốt", "Dạy tốt – Học tốt", "yes", "kinds of dashes"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "yes", "spaces around dashes"),
        ("Teachers' groups", "Teachers’ groups", "yes", "kinds of quotes"),
        ("“Trường học hạnh phúc”", '"Trường học hạnh phúc"', "yes", "kinds of quotes"),
        ("Dân  vận khéo", "Dân vận khéo", "yes", "runs of spaces"),
        ("Confederation of Labour", "Confederation of Labor", "yes", "British and American spelling"),
        ("Emulation Programme", "Emulation Program", "yes", "British and American spelling"),
        ("Mass Mobilisation", "Mass Mobilization", "yes", "British and American spelling"),
        ("Union Organisation", "Union Organization", "yes", "British and American spelling"),
        ("Hòa", "Hoa", "no", "tones tell names apart"),
        ("Đan", "Dan", "no", "đ and d tell names apart"),
        ("Dạy và học", "Dạy học", "no", "another word"),
        ("Dạy tốt - Học tốt", "Dạy tốt", "no", "a part is not the whole"),
    ],
)
LABELS = SpecTable(
    caption="What a name is called in a language",
    columns=("vi", "en", "language", "label"),
    rows=[
        ("Công đoàn", "Trade union", "vi", "Công đoàn"),
        ("Công đoàn", "Trade union", "en", "Trade union"),
        ("Công đoàn", "", "en", "Công đoàn"),
        ("", "Trade union", "vi", "Trade union"),
    ],
)
PAGE = SpecPage(
    slug="names",
    title="Names",
    intro=(
        "A name holds a Vietnamese and an English form, at least one of the two, and every other "
        "spelling met. A text matches a name when it equals one of these after folding."
    ),
    tables=(SPELLINGS, LABELS),
)


@pytest.mark.parametrize(SPELLINGS.columns, SPELLINGS.rows)
def test_spellings(name: str, text: str, matches: str, because: str) -> None:
    expected = matches == "yes"
    assert Name(vi=name).matches(text) is expected, because
    assert Name(vi=text).matches(name) is expected, because


@pytest.mark.parametrize(LABELS.columns, LABELS.rows)
def test_labels(vi: str, en: str, language: str, label: str) -> None:
    assert Name(vi=vi or None, en=en or None).label("vi" if language == "vi" else "en") == label
