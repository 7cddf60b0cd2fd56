"""The words of quantity in Vietnamese and English, as data.

Each table lists what the reader of quantities understands; what the words mean stands in
`quantity_rows`. Within a language the first word is the one that is printed.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple, get_args

from vneduunion.errors import Lang


def demand_lang(lang: Lang | None) -> None:
    """Raise `ValueError` for a language that the tables do not have; `None` leaves it open."""
    if lang is not None and lang not in get_args(Lang):
        message = f'lang must be "vi" or "en", not {lang!r}'
        raise ValueError(message)


class Hedge(Enum):
    """What a word beside a number makes of it."""

    OVER = "over"
    AT_LEAST = "at least"
    NEARLY = "nearly"
    AT_MOST = "at most"
    ABOUT = "about"
    EXACTLY = "exactly"


class Phrases(NamedTuple):
    """The ways to say one thing: in Vietnamese, in English, and in signs of no language."""

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def said(self, lang: Lang) -> str:
        """The phrase that is printed in `lang`."""
        return self.vi[0] if lang == "vi" else self.en[0]

    def by_language(self) -> Iterator[tuple[str, Lang | None]]:
        """Every phrase with its language, `None` for signs."""
        languages: tuple[Lang | None, ...] = ("vi", "en", None)
        for phrases, lang in zip(self, languages, strict=True):
            for phrase in phrases:
                yield phrase, lang


HEDGES: Mapping[Hedge, Phrases] = {
    Hedge.OVER: Phrases(
        vi=("hơn", "trên", "vượt", "vượt quá", "vượt trên", "nhiều hơn", "lớn hơn", "cao hơn"),
        en=("over", "more than", "above", "greater than"),
        signs=(">",),
    ),
    # The negated words must be known as wholes, or "không dưới" would be read as its opposite.
    Hedge.AT_LEAST: Phrases(
        vi=(
            *("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không kém"),
            *("không nhỏ hơn", "không thấp hơn"),
        ),
        en=(
            *("at least", "minimum of", "a minimum of", "no fewer than", "no less than", "no lower than"),
            *("not fewer than", "not less than", "not lower than", "not under", "not below"),
        ),
        signs=("≥", ">="),
    ),
    Hedge.NEARLY: Phrases(vi=("gần", "gần như", "ngót"), en=("nearly", "almost", "close to")),
    Hedge.AT_MOST: Phrases(
        vi=(
            *("không quá", "dưới", "tối đa", "nhiều nhất", "ít hơn", "nhỏ hơn", "thấp hơn"),
            *("lên đến", "lên tới", "tới", "không đến", "không tới", "không vượt", "không vượt quá"),
            *("không hơn", "không nhiều hơn", "không lớn hơn", "không cao hơn", "không trên"),
            *("chưa đến", "chưa tới", "chưa đầy", "chưa quá", "chưa vượt", "chưa hơn", "chưa trên"),
        ),
        en=(
            *("at most", "maximum of", "a maximum of", "under", "no more than", "up to", "below"),
            *("less than", "fewer than", "lower than", "no greater than"),
            *("not more than", "not greater than", "not over", "not above"),
        ),
        signs=("<", "≤", "<="),
    ),
    # "As many as 500" caps the number for some readers and only stresses it for others; what is
    # about a number asserts neither.
    Hedge.ABOUT: Phrases(
        vi=(
            *("khoảng", "chừng", "xấp xỉ", "ước", "khoảng chừng", "ước chừng", "ước tính", "ước đạt"),
            *("trên dưới", "ngót nghét"),
        ),
        en=(
            *("about", "around", "approximately", "some", "roughly", "an estimated", "estimated"),
            *("as many as", "as much as"),
        ),
        signs=("~", "≈"),
    ),
    Hedge.EXACTLY: Phrases(vi=("đúng",), en=("exactly",)),
}
"""Words that stand before a number."""

ENDINGS: Mapping[Hedge, Phrases] = {
    Hedge.AT_LEAST: Phrases(vi=("trở lên",), en=("or more",), signs=("+",)),
    Hedge.AT_MOST: Phrases(vi=("trở xuống",), en=("or fewer", "or less")),
}
"""Words that stand behind a number, or behind what it counts; the sign is glued to the number."""
RANKS = Phrases(
    vi=(
        *("cấp", "loại", "hạng", "bậc", "mức", "trình", "đạt", "khá", "giỏi", "tốt"),
        *("cử", "thạc", "tiến", "cao", "đại", "trung"),
    ),
    en=("with", "level", "grade", "rank", "degree", "degrees"),
)
"""Words that take an ending to themselves: "5 sáng kiến cấp tỉnh trở lên" are five initiatives, of
the provincial level or above. A degree is told by its first syllable: "thạc sĩ"."""

OPENERS = Phrases(vi=("từ",), en=("from", "between"))
"""Words that open a range, "từ A đến B"; "từ" also opens "từ N trở lên"."""
JOINERS = Phrases(vi=("đến", "tới"), en=("to",))
AND = Phrases(en=("and",))
"""Words between the two ends of a range; `AND` only after "between"."""
HYPHENS = ("-", "–")

FEW = Phrases(vi=("vài", "mấy", "một vài"), en=("a few", "several"))
MANY = Phrases(vi=("nhiều", "đông đảo"), en=("many", "a large number"))
PLURAL_MARK = Phrases(vi=("hàng",))
"""The Vietnamese mark of a vague plural: "hàng trăm". English has the plurals themselves."""

SCALES: Mapping[int, Phrases] = {
    10: Phrases(vi=("chục",)),
    12: Phrases(en=("dozen",)),
    100: Phrases(vi=("trăm",), en=("hundred",)),
    10**3: Phrases(vi=("nghìn", "ngàn"), en=("thousand",)),
    10**4: Phrases(vi=("vạn",)),
    10**6: Phrases(vi=("triệu",), en=("million",)),
    10**9: Phrases(vi=("tỷ", "tỉ"), en=("billion", "bn")),
    10**12: Phrases(en=("trillion",)),
}
"""Scale words; they multiply one another: "nghìn tỷ" is 10^12, "trăm nghìn" 10^5."""
PLURALS: Mapping[int, Phrases] = {
    10: Phrases(en=("tens", "dozens")),
    100: Phrases(en=("hundreds",)),
    10**3: Phrases(en=("thousands",)),
    10**6: Phrases(en=("millions",)),
    10**9: Phrases(en=("billions",)),
    10**12: Phrases(en=("trillions",)),
}
"""English plurals of scale words; "dozens" is as vague as "tens"."""
NOT_SCALES = Phrases(
    vi=("tỷ lệ", "tỷ trọng", "tỷ suất", "tỷ giá", "tỉ lệ", "tỉ trọng", "tỉ suất", "tỉ giá"),
)
"""Words that only begin like a scale word: "năm 2024 tỷ lệ ..." speaks of a rate."""

ONE = Phrases(vi=("một",), en=("one", "a"))
"""Words for one, understood before a scale word only: alone they are as often articles."""
HALF = Phrases(vi=("rưỡi",), en=("and a half",))
"""Half of the scale word before it: "2 tỷ rưỡi"."""
UNITS_IN_WORDS = Phrases(vi=("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín"))
TENS_IN_WORDS = Phrases(vi=("mươi",))
NUMBERS_IN_WORDS = Phrases(
    vi=("mười", "linh", "lẻ"),
    en=(
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half"),
    ),
)
"""Numbers in words are not read; the last three tables tell when a number goes on in words, as in
"một trăm năm mươi", so that its beginning is not taken for the whole."""

PERCENT = Phrases(vi=("phần trăm",), en=("percent", "per cent"), signs=("%",))
MONEY_BEFORE = ("vnd", "vnđ", "usd", "us$", "$", "€")
MONEY_BEHIND = ("vnd", "vnđ", "usd", "đồng", "đ", "$", "€")
"""Currencies that may be glued to a number: "VND200 billion", "93.128đ"."""
BELOW_ZERO = Phrases(vi=("âm",), en=("minus", "negative"), signs=("-", "−", "–"))

ARITHMETIC = "%‰‱^*×÷=±+"
"""Signs that make another number of the one before them: "10^4", "20 ‰"; "trường A+" has none."""

LONGEST_FIGURE = 40
"""Characters in a figure; one that is longer counts nothing in the world and is not read."""
