"""The patterns by which words of quantity are found, made once from the tables of words.

Texts are matched in lower case and in composed letters (NFC). Every pattern takes a time in
proportion to what it reads: runs are possessive and gaps are short.
"""

import re
from functools import cached_property
from typing import final

from vneduunion.values import quantity_words as words
from vneduunion.values.quantity_words import Phrases


@final
class Pattern:
    """A regular expression that is compiled when it is first used: together they take 10 ms."""

    def __init__(self, text: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """The first match that begins at a place or behind it."""
        return self._compiled.search(text, at)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The match that begins at a place."""
        return self._compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of a text."""
        return self._compiled.fullmatch(text)


def _any(*phrases: str) -> str:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


def _words(*tables: Phrases) -> str:
    return _any(*(phrase for table in tables for phrase in (*table.vi, *table.en)))


def _signs(*tables: Phrases) -> str:
    return _any(*(sign for table in tables for sign in table.signs))


_SPACE = r"[ \u00a0\u2009\u202f]"
_DIGITS = rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}(?![0-9]))++(?:[.,][0-9]++)*+|[0-9]++(?:[.,][0-9]++)*+"
_SCALE_WORDS = _words(*words.SCALES.values(), *words.PLURALS.values())
_SCALE = rf"(?!(?:{_words(words.NOT_SCALES)})(?!\w))(?:{_SCALE_WORDS})(?!\w)"
# "Half a million" and "twenty one thousand" are not one of anything.
_NOT_BEHIND_A_NUMBER = "".join(
    rf"(?<!{word}\s)"
    for word in (*words.NUMBERS_IN_WORDS.vi, *words.NUMBERS_IN_WORDS.en, *words.TENS_IN_WORDS.vi)
)
_ONE = rf"(?:{_words(words.ONE)})(?=\s+{_SCALE})"
_HEDGE = rf"{_signs(*words.HEDGES.values())}|(?:{_words(*words.HEDGES.values())})(?!\w)"
_ENDING = (
    rf"(?P<ending>\s+(?:{_words(*words.ENDINGS.values())})(?!\w)"
    rf"|(?:{_signs(*words.ENDINGS.values())})(?![\w+]))"
)
_MONEY_BEHIND = rf"(?:{_any(*words.MONEY_BEHIND)})(?!\w)"
_NO_RANK = rf"(?!(?:{_words(words.RANKS)})(?!\w))"
_GLUE = "/:+'`´·′’-−–"
"""What glues a digit to the word before it; an apostrophe or a middle dot parts no thousands."""
_GLUED = rf"[{re.escape(_GLUE)}]"
_HYPHEN = rf"{_SPACE}?(?:{_any(*words.HYPHENS)}){_SPACE}?"
_PLURAL = rf"(?:{_words(words.PLURAL_MARK)})(?=\s+{_SCALE})|(?=(?:{_words(*words.PLURALS.values())})(?!\w))"

HEAD = Pattern(
    rf"""
    (?P<minus>(?<![\w.,)])(?:
        (?:{_signs(words.BELOW_ZERO)})(?=[0-9])
        |(?:{_words(words.BELOW_ZERO)})\s+(?=[0-9])
    ))
    |
    (?:(?<![\w.,])(?<!\w{_GLUED})|(?={_signs(*words.HEDGES.values())}))
    (?:(?P<hedge>{_HEDGE})\s*+)?
    (?:(?P<opener>{_words(words.OPENERS)})\s++)?
    (?:(?P<money>{_any(*words.MONEY_BEFORE)})\s*+)?
    (?P<number>(?=[0-9])|{_NOT_BEHIND_A_NUMBER}(?={_ONE}))
    |
    (?<!\w)(?:
        (?P<few>{_words(words.FEW)})(?!\w)
        |(?P<many>{_words(words.MANY)})(?!\w)
        |(?P<plural>{_PLURAL})
    )
    """,
    re.VERBOSE,
)
"""Where a quantity begins: a sign below zero, a number with the words before it, or a vague word."""

FIGURE = Pattern(rf"\s*+(?P<figure>{_DIGITS}|{_ONE})")
SCALE = Pattern(rf"\s*+(?P<scale>{_SCALE})")
SCALE_OF = Pattern(rf"\s*+(?:of\s++)?(?P<scale>{_SCALE})")
OF = Pattern(r"\s+of(?!\w)")
HALF = Pattern(rf"\s+(?:{_words(words.HALF)})(?!\w)")
PERCENT = Pattern(rf"\s*+(?P<percent>{_signs(words.PERCENT)}|(?:{_words(words.PERCENT)})(?!\w))")
GOES_ON = Pattern(
    rf"\s+(?:and\s+)?(?:(?:{_words(words.UNITS_IN_WORDS)})\s+(?:{_words(words.TENS_IN_WORDS)}|{_SCALE})"
    rf"|(?:{_words(words.NUMBERS_IN_WORDS)}))(?!\w)"
)
"""A number goes on in words, as in "một trăm năm mươi"."""
FREE = Pattern(rf"(?={_MONEY_BEHIND})|(?!\w|{_GLUED}\w|\.\.[0-9;])")
"""Nothing but a currency is glued to a number; "57-NQ/TW", "12/11", "5th" and "94'000" count nothing."""

_JOINED = rf"\s+(?=[0-9]|{_ONE})|{_HYPHEN}(?=[0-9])"
JOINER = Pattern(rf"\s+(?P<joiner>{_words(words.JOINERS)}){_JOINED}")
BETWEEN = Pattern(rf"\s+(?P<joiner>{_words(words.JOINERS, words.AND)}){_JOINED}")
"""What joins the ends of a range, after "between" too; no `joiner` where it is a hyphen."""
YEAR = Pattern(r"19[0-9]{2}|20[0-9]{2}|2100")
"""Two of these with a hyphen between them are a period, no range of counts."""
ENDING = Pattern(rf"(?P<gap>(?:(?:{_MONEY_BEHIND})?(?:\s++{_NO_RANK}[^\W\d]++){{0,3}}?(?=\s))?){_ENDING}")
"""An ending, which may stand behind a few words that say what is counted: "5 nhóm trở lên"."""
LATE_ENDING = Pattern(rf"(?P<gap>(?:(?:{_MONEY_BEHIND})?(?:\s++[^\W\d]++){{0,4}}?(?=\s))?){_ENDING}")
"""An ending that an opener has announced, as in "từ 500 người trở lên"."""

GOES_ON_BEHIND = Pattern(rf"\s*+(?:{_MONEY_BEHIND}\s*+)?[{re.escape(words.ARITHMETIC)}]|.*\d", re.DOTALL)
"""What is counted begins with a sign of arithmetic or holds a digit, of whatever script."""

GROUPED = Pattern(
    rf"[1-9][0-9]{{0,2}}(?P<mark>[.,]|{_SPACE}(?!.*[.,][0-9]{{3}}$))[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*"
    r"(?:(?!(?P=mark))[.,](?P<fraction>[0-9]+))?"
)
"""Groups of three, and decimals behind another mark; but "3 125.000" may be two numbers."""
DECIMAL = Pattern(r"[0-9]+(?P<mark>[.,])(?P<fraction>[0-9]+)")
_BOUND = r"([0-9]{0,4000})"  # Python refuses longer ones
CODE = Pattern(rf"{_BOUND}\.\.{_BOUND}(?:;{_BOUND}\.\.{_BOUND})?")
