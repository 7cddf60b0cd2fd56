import pytest

from vneduunion.values.quoting import parted, quoted, unquoted


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("A", "A"),
        ("xuất sắc = tốt", "xuất sắc = tốt"),
        ("a,b", '"a,b"'),
        ("a|b", '"a|b"'),
        ("[a]", '"[a]"'),
        ('"', '""""'),
        ('5" disk', '"5"" disk"'),
    ],
)
def test_a_word_stands_in_marks_where_it_holds_what_parts_words(word: str, told: str) -> None:
    assert quoted(word) == told
    assert unquoted(told) == word


def test_what_no_mark_closes_stands_as_it_is() -> None:
    assert unquoted('"') == '"'
    assert unquoted('"a') == '"a'


def test_signs_within_marks_part_nothing() -> None:
    assert parted('a,"b,c","d"",e",', ",") == ("a", '"b,c"', '"d"",e"', "")
    assert parted("", ",") == ("",)
