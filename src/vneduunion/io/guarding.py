"""Texts that a spreadsheet would compute: written behind an apostrophe, which reading takes away.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is run as a formula by spreadsheets, so
that a name in a table could fetch or send something (formula injection).
"""

import polars as pl

_COMPUTED = r"^('*[=+\-@\t\r\n])"
"""A text that begins with apostrophes before such a sign gets one more, so that none is lost."""
_GUARDED = r"^'('*[=+\-@\t\r\n])"


def guarded(texts: pl.Expr) -> pl.Expr:
    """Texts as they are written.

    Args:
        texts: a column of texts.

    Example:
        >>> pl.select(guarded(pl.lit("=1+1"))).item()
        "'=1+1"
    """
    return texts.str.replace(_COMPUTED, "'$1")


def bared(texts: pl.Expr) -> pl.Expr:
    """Texts as they were before `guarded`.

    Args:
        texts: a column of texts.

    Example:
        >>> pl.select(bared(pl.lit("'=1+1"))).item()
        '=1+1'
    """
    return texts.str.replace(_GUARDED, "$1")
