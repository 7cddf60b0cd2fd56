"""The catalogues of words, read from their files when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

from vneduunion.errors import Lang


@cache
def catalogue(stem: str) -> Mapping[str, Any]:
    """The contents of one catalogue file.

    Args:
        stem: `labels` or `sentences`.

    Returns:
        The tables of the file; callers must not change them.
    """
    text = resources.files("vneduunion.wording").joinpath(f"{stem}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def in_language(words: Mapping[str, Any], lang: Lang) -> str:
    """One entry of a catalogue in one language: all other rooms read the catalogues through it.

    Args:
        words: the entry, with a text for each language.
        lang: `"vi"` or `"en"`.

    Raises:
        ValueError: it is another language.

    Example:
        >>> in_language({"vi": "Nguồn", "en": "Source"}, "vi")
        'Nguồn'
    """
    if lang not in get_args(Lang):
        msg = f"lang is 'vi' or 'en', not {lang!r}"
        raise ValueError(msg)
    text: str = words[lang]
    return text
