"""How many may be proposed, beside how many could be: over the units of the candidates."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, TypeAlias, final

import polars as pl
from attrs import frozen

from vneduunion.eligibility.applying import Applying
from vneduunion.eligibility.at_scale.memberships import SURE, UNIT, Memberships, memberships
from vneduunion.eligibility.at_scale.papers import Papers, in_memory
from vneduunion.eligibility.at_scale.people import PERSON
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import column
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.local import WHOLE
from vneduunion.eligibility.questions import UNDECIDED
from vneduunion.model import ParameterUnit, Quota, Rounding, Strand, StrandKind
from vneduunion.values.truth import Truth

OUTCOME = "outcome"
SCHEMA = {
    UNIT: pl.String,
    "award": pl.String,
    "rule": pl.String,
    "quota": pl.Int64,
    "what_vi": pl.String,
    "what_en": pl.String,
    "of": pl.String,
    "basis_low": pl.Int64,
    "basis_high": pl.Int64,
    "limit_low": pl.Int64,
    "limit_high": pl.Int64,
    "eligible": pl.Int64,
    "unknown": pl.Int64,
    "within": pl.String,
}
"""The columns of quotas."""


class _Between(NamedTuple):
    """The least and the most that a number may be; `None` where nobody knows a most."""

    low: int
    high: int | None


_ANY = _Between(0, None)
_YES = Truth.TRUE.value
_Row: TypeAlias = dict[str, object]


class _InForce(NamedTuple):
    """A quota of a version in force; `None` where the version has none that was read."""

    rule: str
    number: int | None
    quota: Quota | None
    share: int | None
    at_most: int | None


@final
@frozen(eq=False)
class Quotas:
    """The quotas of the versions in force.

    Attributes:
        applying: the rules, and the day.
        papers: the papers of the candidates.
        filing: the files.
        codes: of each candidate 0, 1 or 2: FALSE, UNKNOWN or TRUE.
        rounding: how places round a share, where the caller says it.
    """

    applying: Applying
    papers: Papers
    filing: Filing
    codes: pl.Series
    rounding: Rounding | None = None

    def table(self) -> pl.DataFrame:
        """A row for each quota and unit."""
        rows = [row for each in self._in_force() for row in self._rows(each)]
        return pl.DataFrame(rows, schema=SCHEMA)

    def tied(self, table: pl.DataFrame) -> pl.DataFrame:
        """The candidates among whom somebody must choose, since more are eligible than a quota lets through.

        Args:
            table: the quotas.
        """
        passed = table.filter(pl.col("within") == Truth.FALSE.name)
        possible = pl.DataFrame({AT: range(self.papers.count), "code": self.codes}).filter(pl.col("code") > 0)
        found = memberships(self.papers, self.filing)
        of_units = possible.join(found.units, on=AT).join(passed.drop_nulls(UNIT), on=UNIT)
        of_all = possible.join(passed.filter(pl.col(UNIT).is_null()).drop(UNIT), how="cross")
        columns = (UNIT, "rule", "quota", "limit_high", AT, "code")
        of_all = of_all.with_columns(pl.lit(None, dtype=pl.String).alias(UNIT))
        return pl.concat([of_units.select(*columns), of_all.select(*columns)]).sort(UNIT, "rule", "quota", AT)

    def _in_force(self) -> Iterator[_InForce]:
        for strand in self._strands():
            version = strand.version_on(self.applying.filed_on)
            rule = f"{strand.id}/{version.id if version else self.applying.filed_on}"
            quotas = version.quotas if version else ()
            for number, quota in enumerate(quotas, 1):
                yield self._known(rule, number, quota)
            if not quotas:
                yield _InForce(rule, None, None, None, None)

    def _strands(self) -> Iterator[Strand]:
        applying = self.applying
        for strand in applying.book.strands:
            about = not strand.recipients or applying.recipient in strand.recipients
            is_asked = applying.under in {None, strand.id} and strand.kind is StrandKind.RULE
            if about and is_asked:
                yield strand

    def _known(self, rule: str, number: int, quota: Quota) -> _InForce:
        """A quota with its number, as far as the rulebook or the caller says it."""
        if quota.parameter is None:
            decides = quota.mark not in UNDECIDED or rule in self.applying.allow
            share, at_most = (quota.share, quota.at_most) if decides else (None, None)
            return _InForce(rule, number, quota, share, at_most)
        found = next(each for each in self.applying.book.parameters if each.id == quota.parameter)
        value = self.filing.parameters.get(found.id, found.default)
        is_share = found.unit is ParameterUnit.BASIS_POINTS
        return _InForce(rule, number, quota, value if is_share else None, None if is_share else value)

    def _rows(self, each: _InForce) -> Iterator[_Row]:
        eligible = _Between(int((self.codes == _YES).sum()), int((self.codes > 0).sum()))
        if each.quota is None or each.quota.of is None or each.at_most is not None:
            limit = _ANY if each.at_most is None else _Between(each.at_most, each.at_most)
            yield self._row(each, None, _ANY, limit, eligible)
            return
        found = memberships(self.papers, self.filing)
        counted = _counted(found, self.codes == _YES, self.codes > 0)
        holders = self._holders(each.quota.of)
        for unit in sorted(counted):
            limit = _limit(each.share, each.quota.rounding or self.rounding, holders[unit])
            yield self._row(each, unit, holders[unit], limit, counted[unit])
        nowhere = self.codes.to_frame("code").with_row_index(AT).join(found.units, on=AT, how="anti")["code"]
        if len(nowhere):
            eligible = _Between(int((nowhere == _YES).sum()), int((nowhere > 0).sum()))
            yield self._row(each, None, _ANY, _ANY, eligible)

    def _holders(self, award: str) -> Mapping[str, _Between]:
        """By unit, how many of its people hold a yearly title for the year of the proposal."""
        persons = in_memory(self.papers.tables, "union_memberships", (PERSON,))[PERSON].unique()
        year, filing = self.filing.number, self.filing
        held = Need(Fact(FactKind.TITLE, (award,), year, year), 1)
        papers = Papers(self.papers.tables, persons, (held.fact,), self.papers.over)
        answers = ReadingAll(papers, filing).known(held.fact).met(held)
        counted = _counted(memberships(papers, filing), *(column(each, papers.count) for each in answers))
        if "union_memberships" in filing.complete:
            return counted
        return {unit: _Between(each.low, None) for unit, each in counted.items()}

    def _row(
        self, each: _InForce, unit: str | None, basis: _Between, limit: _Between, eligible: _Between
    ) -> _Row:
        what = each.quota.what if each.quota else None
        possible = eligible.high or 0
        return {
            UNIT: unit,
            "award": self.applying.book.award_kind,
            "rule": each.rule,
            "quota": each.number,
            "what_vi": what.vi if what else None,
            "what_en": what.en if what else None,
            "of": each.quota.of if each.quota else None,
            "basis_low": basis.low,
            "basis_high": basis.high,
            "limit_low": limit.low,
            "limit_high": limit.high,
            "eligible": eligible.low,
            "unknown": possible - eligible.low,
            "within": _within(eligible.low, possible, limit).name,
        }


def _counted(found: Memberships, sure: pl.Series, maybe: pl.Series) -> dict[str, _Between]:
    """By unit, of how many people something certainly holds that are certainly in it, and of how many it may."""
    elsewhere = int(maybe.gather(found.elsewhere).sum())
    answers = found.units.with_columns(
        (sure.gather(found.units[AT]) & found.units[SURE]).alias("low"),
        maybe.gather(found.units[AT]).alias("high"),
    )
    sums = answers.group_by(UNIT).agg(pl.col("low", "high").sum())
    return {unit: _Between(low, high + elsewhere) for unit, low, high in sums.iter_rows()}


def _limit(share: int | None, rounding: Rounding | None, basis: _Between) -> _Between:
    """A share of people in whole people; where the rule leaves the fraction open, from the whole below to that above."""
    if share is None:
        return _ANY
    low = _ROUNDED[rounding or Rounding.DOWN](Fraction(share * basis.low, WHOLE))
    if basis.high is None:
        return _Between(low, None)
    return _Between(low, _ROUNDED[rounding or Rounding.UP](Fraction(share * basis.high, WHOLE)))


_ROUNDED: Mapping[Rounding, Callable[[Fraction], int]] = {
    Rounding.DOWN: floor,
    Rounding.UP: ceil,
    Rounding.NEAREST: lambda number: floor(number + Fraction(1, 2)),
}


def _within(eligible: int, possible: int, limit: _Between) -> Truth:
    if limit.high is not None and eligible > limit.high:
        return Truth.FALSE
    return Truth.of(True if possible <= limit.low else None)
