"""Laws of document numbers."""

from contextlib import suppress
from unicodedata import normalize

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vneduunion.errors import BadDocumentNumber
from vneduunion.testing import document_numbers
from vneduunion.values.document_numbers import DocumentNumber

_SIGNS = "0123456789aQNĐÐDHTWPCLKVB/-–. số"
_PARTS = [
    "57",
    "0",
    "2004",
    "QĐ",
    "NQ",
    "TTLT",
    "VBHN",
    "TLĐ",
    "TW",
    "CP",
    "QH15",
    "ToC",
    "/",
    "-",
    ".",
    " ",
    "số ",
]
texts = st.one_of(
    st.text(),
    st.text(st.sampled_from(_SIGNS)),
    st.lists(st.sampled_from(_PARTS), max_size=9).map("".join),
)


@settings(deadline=None)
@given(document_numbers())
def test_a_code_parses_back(number: DocumentNumber) -> None:
    again = DocumentNumber.parse(number.code)
    assert again == number
    assert again.code == number.code


@settings(deadline=None)
@given(document_numbers())
def test_a_printing_parses_back(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number


@settings(deadline=None)
@given(document_numbers())
def test_encoding_and_eth_make_no_difference(number: DocumentNumber) -> None:
    printed = normalize("NFD", number.code).replace("Đ", "Ð")
    assert DocumentNumber.parse(printed) == number


@settings(deadline=None)
@given(document_numbers(), st.sampled_from(["số ", "Số: ", "No. ", "Quyết định số ", "(", "theo "]))
def test_words_before_make_no_difference(number: DocumentNumber, words: str) -> None:
    assert DocumentNumber.parse(words + number.code) == number


@settings(deadline=None)
@given(texts)
@example("1-HĐCĐ")
@example("000000/KH-CĐN")
@example("22/2022/CT-TW")
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadDocumentNumber):
        read = DocumentNumber.parse(text)
        assert read.text in text
        assert DocumentNumber.parse(read.code) == read


def _refusal(text: str) -> BadDocumentNumber | None:
    try:
        DocumentNumber.parse(text)
    except BadDocumentNumber as error:
        return error
    return None


@settings(deadline=None)
@given(texts)
def test_a_refusal_points_into_the_text(text: str) -> None:
    refusal = _refusal(text)
    assert refusal is None or refusal.found == text
    assert refusal is None or refusal.place is None or 0 <= refusal.place < len(text)
