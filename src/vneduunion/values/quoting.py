"""Words in one line of text, in quotation marks where they hold what parts them: `kind=TOPIC|"a, b"`.

A quotation mark within quotation marks is written twice.
"""

import re
from itertools import pairwise

_MARK = '"'
_PARTING = re.compile(r'[,|\[\]"]')


def quoted(word: str) -> str:
    """A word as it stands among others.

    Args:
        word: any text.

    Example:
        >>> quoted("A"), quoted("A, B"), quoted('5" disk')
        ('A', '"A, B"', '"5"" disk"')
    """
    if not _PARTING.search(word):
        return word
    return f"{_MARK}{word.replace(_MARK, _MARK * 2)}{_MARK}"


def unquoted(text: str) -> str:
    """The word that stands in a text, perhaps in quotation marks.

    Args:
        text: as `quoted` gives it.

    Example:
        >>> unquoted('"5"" disk"')
        '5" disk'
    """
    if len(text) > 1 and text[0] == text[-1] == _MARK:
        return text[1:-1].replace(_MARK * 2, _MARK)
    return text


def parted(text: str, by: str) -> tuple[str, ...]:
    """The parts of a text between signs that stand in no quotation marks.

    Args:
        text: the whole.
        by: the one sign that parts it.

    Example:
        >>> parted('kind=TOPIC,grade="A, B"', ",")
        ('kind=TOPIC', 'grade="A, B"')
    """
    outside = (at for at, sign in enumerate(text) if sign == by and text.count(_MARK, 0, at) % 2 == 0)
    cuts = [-1, *outside, len(text)]
    return tuple(text[begin + 1 : end] for begin, end in pairwise(cuts))
