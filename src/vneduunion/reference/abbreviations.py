"""Abbreviations in names: what a name may stand for when it is written out."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Any
from unicodedata import combining, normalize

from vneduunion.values.folding import fold

Reading = tuple[str, ...]
"""The words of a name."""

MOST_READINGS = 64
"""Of a name with many ambiguous abbreviations no more readings are tried; such a name says nothing."""
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_WITHOUT_STROKE = str.maketrans("đ", "d")


def words(text: str) -> Reading:
    """The words of a text after folding, without the signs between them.

    Example:
        >>> words("Dạy tốt – Học tốt") == words("DẠY TỐT, HỌC TỐT")
        True
    """
    return tuple(_WORD.findall(fold(text)))


def plain(text: str) -> str:
    """A folded text without the marks of Vietnamese letters and tones, as it is typed in haste.

    Example:
        >>> plain("công đoàn")
        'cong doan'
    """
    letters = (sign for sign in normalize("NFD", text) if not combining(sign))
    return normalize("NFC", "".join(letters)).translate(_WITHOUT_STROKE)


def written_out(text: str) -> tuple[Reading, ...]:
    """What a text may say when its abbreviations are written out, each reading as its words.

    Args:
        text: a name. An abbreviation that stands for several names gives several readings.

    Example:
        >>> [" ".join(reading) for reading in written_out("CĐ Y tế")]
        ['công đoàn y tế', 'cao đẳng y tế']
    """
    return _readings(words(text), _abbreviations())


def shortened(text: str) -> tuple[Reading, ...]:
    """The readings of a text, and those of the shorter names that say the same.

    Example:
        >>> [" ".join(reading) for reading in shortened("LĐLĐ tỉnh Nghệ An")]
        ['liên đoàn lao động tỉnh nghệ an', 'liên đoàn lao động nghệ an']
    """
    found = (short for reading in written_out(text) for short in _readings(reading, _short_forms()))
    return tuple(dict.fromkeys(found))


def typed_in_haste(text: str) -> tuple[str, ...]:
    """The readings of a text as they are typed without marks, the abbreviations too.

    Example:
        >>> typed_in_haste("CDCS Truong Le Loi")
        ('cong doan co so truong le loi',)
    """
    bare = tuple(map(plain, words(text)))
    return tuple(" ".join(reading) for reading in _readings(bare, _plain_abbreviations()))


def _readings(given: Reading, known: Mapping[Reading, tuple[Reading, ...]]) -> tuple[Reading, ...]:
    parts = list(_parts(given, known))
    found = islice(product(*parts), MOST_READINGS)
    return tuple(dict.fromkeys(tuple(word for part in parts for word in part) for parts in found))


def _parts(given: Reading, known: Mapping[Reading, tuple[Reading, ...]]) -> Iterator[tuple[Reading, ...]]:
    """The choices for each stretch of words, the longest known stretch first."""
    longest = max(map(len, known))
    at = 0
    while at < len(given):
        stretches = (given[at : at + length] for length in range(longest, 0, -1))
        found = next((stretch for stretch in stretches if stretch in known), None)
        yield ((given[at],),) if found is None else known[found]
        at += 1 if found is None else len(found)


def _rows(table: str) -> list[dict[str, Any]]:
    text = (files("vneduunion.reference") / "data" / "abbreviations.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows


@cache
def _abbreviations() -> Mapping[Reading, tuple[Reading, ...]]:
    return {words(row["abbreviation"]): tuple(map(words, row["vi"])) for row in _rows("abbreviations")}


@cache
def _short_forms() -> Mapping[Reading, tuple[Reading, ...]]:
    pairs = ((words(row["vi"]), words(row["short"])) for row in _rows("short_forms"))
    return {name: (name, short) for name, short in pairs}


@cache
def _plain_abbreviations() -> Mapping[Reading, tuple[Reading, ...]]:
    """The abbreviations without their marks, of which some then are the same: NĐ and ND, say."""
    found: dict[Reading, tuple[Reading, ...]] = {}
    for abbreviation, names in _abbreviations().items():
        key = _bare(abbreviation)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *map(_bare, names))))
    return found


def _bare(reading: Iterable[str]) -> Reading:
    return tuple(map(plain, reading))
