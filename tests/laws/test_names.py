"""Laws of folding and of names."""

from unicodedata import normalize

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vneduunion.testing import names
from vneduunion.values.folding import fold
from vneduunion.values.names import Name

_TRICKY = "oaeuyÒỤÐðĐ -–—'’“\u0300\u0301\u0323\u0302\u0306\u031b\u0345\u00ad\u200d\u00a0\n"
texts = st.one_of(
    st.text(),
    st.text(st.sampled_from(_TRICKY)),
    st.lists(st.sampled_from(["labour", "programme", "s", "organis", "hòa", "hoà", " ", "-", "quý"])).map(
        "".join
    ),
)


@settings(deadline=None)
@given(texts)
@example("\u1fc3")
@example("a\u0301\u200d\u0323")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(texts)
def test_encodings_of_one_text_fold_alike(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text)) == fold(text)


@settings(deadline=None)
@given(texts)
def test_folded_text_is_composed_and_tight(text: str) -> None:
    folded = fold(text)
    assert normalize("NFC", folded) == folded
    assert folded == " ".join(folded.split())


@settings(deadline=None)
@given(names())
def test_a_name_matches_each_of_its_spellings(name: Name) -> None:
    assert all(name.matches(spelling) for spelling in name.spellings)


@settings(deadline=None)
@given(names())
def test_a_label_is_one_of_the_two_names(name: Name) -> None:
    assert name.label("vi") == (name.vi or name.en)
    assert name.label("en") == (name.en or name.vi)
