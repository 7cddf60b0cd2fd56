"""The catalogues of words, read from their files when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


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
