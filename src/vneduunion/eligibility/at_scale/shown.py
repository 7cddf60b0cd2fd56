"""Tables in which the verdicts of many candidates are told to people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import polars as pl

from vneduunion.eligibility.at_scale.memberships import UNIT
from vneduunion.errors import Lang
from vneduunion.values.truth import Truth
from vneduunion.wording import enum_label, html_table, number, sentence, text_table


class Shown(NamedTuple):
    """A table for people.

    Attributes:
        caption: what it shows.
        heads: the heads of its columns.
        rows: the cells.
        left: how many rows are not among them.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, ...]]
    left: int = 0

    def text(self, lang: Lang) -> str:
        """The table in plain text, with how many rows are left out."""
        return "\n".join((self.caption, text_table(self.heads, self.rows), *self._more(lang)))

    def html(self, lang: Lang) -> str:
        """The table in HTML, likewise."""
        table = html_table(self.heads, self.rows, caption=self.caption)
        return "\n".join((table, *(f"<p>{each}</p>" for each in self._more(lang))))

    def _more(self, lang: Lang) -> Iterator[str]:
        if self.left:
            yield sentence("findings.hidden", lang, n=number(self.left, lang))


_QUOTAS = (UNIT, "rule", "quota", "what", "basis", "limit", "eligible", "unknown", "within")
_TIED = (UNIT, "rule", "quota", "limit_high", "candidate", "outcome")
"""The columns that are shown of quotas, and of those among whom somebody must choose."""


def head(name: str, lang: Lang) -> str:
    """What a column of verdicts or quotas is called.

    Args:
        name: the column.
        lang: `"vi"` or `"en"`.
    """
    return sentence(f"verdicts.column.{name}", lang)


def answers(lang: Lang) -> Mapping[str, str]:
    """What answers are called.

    Args:
        lang: `"vi"` or `"en"`.
    """
    return {truth.name: enum_label(truth, lang) for truth in Truth}


def quotas_told(quotas: pl.DataFrame, lang: Lang) -> Shown:
    """How many may be proposed.

    Args:
        quotas: a row for each quota and unit.
        lang: `"vi"` or `"en"`.
    """
    rows = [tuple(_quota(row, lang)) for row in quotas.iter_rows(named=True)]
    return Shown(sentence("verdicts.quotas", lang), [head(name, lang) for name in _QUOTAS], rows)


def _quota(row: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    yield row[UNIT] or ""
    yield row["rule"]
    yield _or_nothing(row["quota"], lang)
    yield row[f"what_{lang}"] or sentence("need.unknown", lang)
    yield _between(row["basis_low"], row["basis_high"], lang) if row["of"] else ""
    yield _between(row["limit_low"], row["limit_high"], lang)
    yield number(row["eligible"], lang)
    yield number(row["unknown"], lang)
    yield answers(lang)[row["within"]]


def _or_nothing(value: int | None, lang: Lang) -> str:
    return "" if value is None else number(value, lang)


def _between(low: int, high: int | None, lang: Lang) -> str:
    """A number of which the least and the most are known, if so much is."""
    if low == high:
        return number(low, lang)
    if high is not None:
        return sentence("need.between", lang, low=number(low, lang), high=number(high, lang))
    return sentence("need.from", lang, low=number(low, lang)) if low else sentence("need.unknown", lang)


def tied_told(tied: pl.DataFrame, lang: Lang, most: int | None) -> Shown:
    """Among whom somebody must choose.

    Args:
        tied: a row for each quota and candidate.
        lang: `"vi"` or `"en"`.
        most: so many are shown; `None`, all.
    """
    shown = tied.select(_TIED).head(len(tied) if most is None else most)
    rows = [
        (unit or "", rule, number(quota, lang), number(limit, lang), candidate, answers(lang)[outcome])
        for unit, rule, quota, limit, candidate, outcome in shown.iter_rows()
    ]
    heads = [head(name.removesuffix("_high"), lang) for name in _TIED]
    return Shown(sentence("verdicts.tied", lang), heads, rows, len(tied) - len(shown))
