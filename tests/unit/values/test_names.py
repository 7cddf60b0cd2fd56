import pytest

from vneduunion.errors import BadRecord
from vneduunion.values.names import Name

VETU = Name(
    vi="Công đoàn Giáo dục Việt Nam",
    en="Vietnam Education Trade Union",
    aliases=("National Education Union of Vietnam", "VETU"),
)


@pytest.mark.parametrize("text", ["công đoàn giáo dục việt nam", "VIETNAM EDUCATION TRADE UNION", "vetu"])
def test_any_name_or_alias_matches(text: str) -> None:
    assert VETU.matches(text)


def test_a_part_of_a_name_does_not_match() -> None:
    assert not VETU.matches("Education Trade Union")


def test_spellings_are_the_names_then_the_aliases() -> None:
    assert VETU.spellings == (VETU.vi, VETU.en, *VETU.aliases)
    assert Name(en="Movement").spellings == ("Movement",)


def test_labels_are_english_unless_asked() -> None:
    assert VETU.label() == "Vietnam Education Trade Union"


def test_a_name_needs_a_language() -> None:
    with pytest.raises(BadRecord) as caught:
        Name(aliases=("VETU",))
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [("vi", "none_given")]


@pytest.mark.parametrize("text", ["", " ", " Công đoàn", "Công đoàn\n"])
def test_blank_and_framed_texts_are_refused(text: str) -> None:
    with pytest.raises(BadRecord) as caught:
        Name(vi=text, en="Trade union", aliases=(text,))
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("vi", "blank"),
        ("aliases[0]", "blank"),
    ]
