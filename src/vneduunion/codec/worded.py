"""Values that may be given in words: quantities, periods and document numbers."""

from collections.abc import Callable, Mapping
from typing import Any

from vneduunion.codec.phrases import Phrase
from vneduunion.codec.plain import MAPPING, refusal
from vneduunion.errors import BadQuantity, BadRecord, Fault, LoadError, Words
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity, ReadingFlag
from vneduunion.values.quantity_text import NOTHING_BEHIND

_NOTHING_BEFORE = Words(
    'chỉ những chữ của số lượng, như "gần 94.000 sản phẩm", không có chữ khác đứng trước, hoặc mã của nó',
    'only the words of the quantity, such as "nearly 94,000 products", with none before them, or its code',
)


def quantity_alone(text: str, **options: Any) -> Quantity:
    """The quantity of words that tell one and begin with it.

    Words before it may say what its number is: "năm 2025 có 30 nhóm" begins with a year, "thứ 5"
    is no count. A field has nobody to look at a flag, so that such words are refused.

    Args:
        text: words, digits or a code.
        options: keyword arguments for `Quantity.find`.

    Raises:
        BadQuantity: there is none, words stand before it that are not read, or it may go on behind.
    """
    found = Quantity.find(text, **options)
    if ReadingFlag.SKIPPED in found.flags:
        raise BadQuantity(text, _NOTHING_BEFORE, len(text) - len(text.lstrip()))
    if found.goes_on:
        raise BadQuantity(text, NOTHING_BEHIND, len(text) - len(text.lstrip()))
    return found.quantity


PARSERS: Mapping[type, Callable[..., Any]] = {
    Quantity: quantity_alone,
    Period: Period.parse,
    DocumentNumber: DocumentNumber.parse,
}
"""Which values may be given in words, and who reads these."""

_EXPECTED: Mapping[type, Words] = {
    Quantity: Words(
        'một số nguyên, chữ như "gần 94.000" (số thập phân cũng viết bằng chữ: "3,5 tỷ"), '
        "hoặc nhóm trường low, high, likely_low, likely_high, text",
        'a whole number, words such as "nearly 94,000" (a decimal number in words too: "3.5 billion"), '
        "or a mapping of low, high, likely_low, likely_high, text",
    ),
    Period: Words(
        'chữ như "nhiệm kỳ 2023-2028", hoặc nhóm trường kind, first, last ...',
        'words such as "school year 2024-2025", or a mapping of kind, first, last ...',
    ),
    DocumentNumber: Words(
        'chữ như "103/KH-CĐN", hoặc nhóm trường number, type, body ...',
        'words such as "103/KH-CĐN", or a mapping of number, type, body ...',
    ),
    Name: Words(
        'nhóm trường vi và en: chữ đứng một mình không nói là tiếng nào, hãy viết {"vi": ...}',
        'a mapping of vi and en: a text alone does not say its language, write {"vi": ...}',
    ),
}


def read_words(value: Any, cls: type) -> Any:
    """A value that is not given field by field.

    Args:
        value: words; for a quantity also a whole number, which is exact.
        cls: what it should become.

    Raises:
        BadQuantity, BadPeriod, BadDocumentNumber: the words cannot be read.
        LoadError: neither words nor a number will do, or `value` is neither.
    """
    if type(value) is int and cls is Quantity:
        return _exact(value)
    if cls not in PARSERS or type(value) not in (str, Phrase):
        raise refusal(_EXPECTED.get(cls, MAPPING), value)
    if isinstance(value, Phrase):
        return PARSERS[cls](value.text, **value.options)
    return PARSERS[cls](value)


def _exact(number: int) -> Quantity:
    try:
        return Quantity.exact(number)
    except BadRecord as error:
        # All bounds are this one number: what is wrong with it is told once, of the number itself.
        first = error.faults[0]
        raise LoadError([Fault("", first.code, first.values)]) from None
