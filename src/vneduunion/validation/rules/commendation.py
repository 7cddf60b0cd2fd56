"""Rules of emulation and commendation: what laws, decrees and regulations say of awards on the days of each.

A rule knows an award by its id in the bundled catalogue, or by the category of its kind. It judges the
awards that were certainly conferred on the days on which its text was in force, and not those revoked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, final

import narwhals.stable.v2 as nw
from attrs import frozen

from vneduunion.findings import card
from vneduunion.model import AwardCategory, UnitKind
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.awards import standing
from vneduunion.validation.rules.initiatives import STATUTORY
from vneduunion.validation.rules.pairs import OTHER, paired, repeated
from vneduunion.validation.rules.units import LEVELS


@final
@frozen
class Days:
    """The days on which a text holds.

    Attributes:
        since: the first of them.
        until: the last of them that is certain; `None` where none was found.
    """

    since: date
    until: date | None

    def in_columns(self) -> nw.Expr:
        """Whether an award was certainly conferred on these days, as a condition on columns."""
        begun = nw.col("when_first") >= self.since
        return begun if self.until is None else begun & (nw.col("when_last") <= self.until)

    def in_cells(self, row: Row) -> Any:
        """Whether an award was certainly conferred on these days, as a condition on a row.

        Args:
            row: the row of an award.
        """
        begun = row["when_first"] >= self.since
        return begun if self.until is None else begun & (row["when_last"] <= self.until)


LAW_OF_2022: Final = Days(date(2024, 1, 1), date(2026, 9, 30))
"""Until the amendment of 2026, whose text was not readable; its decrees are taken for no longer."""
LAWS: Final = Days(date(2004, 7, 1), LAW_OF_2022.until)
DECREE_OF_2017: Final = Days(date(2017, 10, 1), date(2023, 12, 31))
TEACHERS_DECREE: Final = Days(date(2024, 5, 25), None)
UNION_OF_2014: Final = Days(date(2014, 12, 24), date(2017, 12, 27))
UNION_OF_2017: Final = Days(date(2017, 12, 28), date(2019, 11, 11))
UNION_OF_2019: Final = Days(date(2019, 11, 12), date(2024, 5, 28))
SINCE_2017: Final = Days(UNION_OF_2017.since, UNION_OF_2019.until)

DAYS: Final[Mapping[str, Days]] = {
    "A201": LAW_OF_2022,
    "A202": LAW_OF_2022,
    "A203": LAW_OF_2022,
    "A204": DECREE_OF_2017,
    "A205": LAWS,
    "A206": UNION_OF_2017,
    "A207": TEACHERS_DECREE,
    "A208": UNION_OF_2017,
    "A210": UNION_OF_2014,
    "A211": SINCE_2017,
    "A212": LAW_OF_2022,
    "A213": UNION_OF_2019,
    "A214": SINCE_2017,
}
"""For each code the days of the awards that its rule judges; without them, on any day."""

_AWARDS, _WORKS = "awards", "awards.initiatives"
_FIGHTER, _ADVANCED = "grassroots-emulation-fighter", "advanced-worker"
_NATIONAL, _MINISTERIAL = (
    "national-emulation-fighter",
    ["ministerial-emulation-fighter", "vgcl.emulation-fighter"],
)
_TEACHERS = ["peoples-teacher", "meritorious-teacher"]
_CREATIVE, _THEMATIC = "creative-labour-certificate", "vgcl.thematic-certificate"
_PRIZE, _MEDAL = "nguyen-van-linh-award", "medal-building-trade-union"
_OF_YEAR = ("conferred_by", "for_year_first", "for_year_last")
"""What the titles that one unit confers for one year have in common."""
_MOST_PRIZES = 10
_UPPER_FROM = {UNION_OF_2017: 2, UNION_OF_2019: 3}
"""The lowest level whose unions receive no thematic certificate."""


def _of_categories(tables: Tables, *categories: AwardCategory) -> Frame:
    """Awards not taken back whose kind is known to be of one of some categories."""
    named = nw.col("category").is_in([category.value for category in categories])
    kinds = tables["award_kinds"].filter(named).select("id")
    return standing(tables).join(kinds, left_on="kind", right_on="id", how="semi")


def _under_the_law(tables: Tables) -> Frame:
    """Titles, forms and honours: what the principles of the decrees are about. Prizes have rules of their own."""
    return _of_categories(tables, AwardCategory.TITLE, AwardCategory.FORM, AwardCategory.HONOUR)


def _of_kind(tables: Tables, *kinds: str) -> Frame:
    """Awards of some kinds that were not taken back, and say to whom they went."""
    return standing(tables).filter(nw.col("kind").is_in(list(kinds)), ~nw.col("recipient").is_null())


def _works(tables: Tables, awards: Frame) -> Frame:
    """The works that awards name, each with who was rewarded for it and when."""
    told = awards.select("id", "kind", "recipient", "when_first", "when_last")
    return tables[_WORKS].join(told, left_on=RECORD, right_on="id", how="inner")


def _rewarded_again(works: Frame, judged: nw.Expr) -> Frame:
    """The works for which the recipient of an award received another one of them."""
    told = ("kind", "when_first", "when_last")
    return paired(works, ("recipient", VALUE), (ORDINAL, RECORD), told, judged)


def _in_two_forms(tables: Tables) -> Frame:
    return _rewarded_again(
        _works(tables, _of_categories(tables, AwardCategory.FORM)), DAYS["A201"].in_columns()
    )


def _used_again(tables: Tables) -> Frame:
    of_teachers = nw.col("kind").is_in(_TEACHERS) & DAYS["A207"].in_columns()
    return _rewarded_again(_works(tables, _of_categories(tables, AwardCategory.HONOUR)), of_teachers)


def _with_discipline(rows: Frame, tables: Tables, key: Sequence[str], meets: nw.Expr) -> Frame:
    """The rows whose recipient has a discipline that meets a condition, with the last day of it as `until`."""
    disciplines = tables["disciplines"].select("person", "since", "until")
    found = rows.join(disciplines, left_on="recipient", right_on="person", how="inner").filter(meets)
    return rows.join(found.group_by(*key).agg(nw.col("until").max()), on=list(key), how="inner")


def _while_disciplined(tables: Tables) -> Frame:
    rows = _under_the_law(tables).filter(DAYS["A202"].in_columns())
    during = (nw.col("since") <= nw.col("when_first")) & (nw.col("when_last") <= nw.col("until"))
    return _with_discipline(rows, tables, ("id",), during)


_BEFORE_ITS_END = (nw.col("last") <= nw.col("until")) & (nw.col("until") < nw.col("when_first"))
"""That what is rewarded was over when a discipline ended, and was rewarded later."""


def _year_before_the_end(tables: Tables) -> Frame:
    rows = _under_the_law(tables).filter(DAYS["A203"].in_columns())
    return _with_discipline(
        rows.with_columns(nw.col("for_year_last").alias("last")), tables, ("id",), _BEFORE_ITS_END
    )


def _recognised(tables: Tables) -> Frame:
    """Works all of whose recognitions are dated, with the first and the last day of these."""
    acts = tables["initiatives.recognitions"].select(RECORD, "when_first", "when_last")
    first, last = nw.col("when_first"), nw.col("when_last")
    counted = acts.group_by(RECORD).agg(
        nw.len().alias("acts"),
        first.count().alias("begun"),
        last.count().alias("over"),
        first.min().alias("first"),
        last.max().alias("last"),
    )
    dated = (nw.col("begun") == nw.col("acts")) & (nw.col("over") == nw.col("acts"))
    return counted.filter(dated).select(nw.col(RECORD).alias("work"), "first", "last")


def _work_before_the_end(tables: Tables) -> Frame:
    works = _works(tables, _under_the_law(tables).filter(DAYS["A203"].in_columns()))
    known = works.join(_recognised(tables), left_on=VALUE, right_on="work", how="inner")
    return _with_discipline(known, tables, (RECORD, ORDINAL), _BEFORE_ITS_END)


def _recognised_later(tables: Tables) -> Frame:
    statutory = tables["initiatives"].filter(nw.col("kind").is_in(list(STATUTORY))).select("id")
    known = _recognised(tables).join(statutory, left_on="work", right_on="id", how="semi")
    works = _works(tables, _under_the_law(tables).filter(DAYS["A212"].in_columns()))
    found = works.join(known, left_on=VALUE, right_on="work", how="inner")
    return found.filter(nw.col("first") > nw.col("when_last"))


def _for_a_year(rows: Frame) -> Frame:
    """Titles that say for which year they are, and who conferred them."""
    return rows.filter(*(~nw.col(name).is_null() for name in _OF_YEAR))


def _without_year(rows: Frame) -> Frame:
    return rows.filter(nw.col("for_year_first").is_null() | nw.col("for_year_last").is_null())


def _too_many_fighters(tables: Tables) -> Frame:
    """One title of each unit and year in which fighters are above the share however it is rounded.

    Fighters meet the standard of advanced workers, and count among these whether or not they have the
    title; so do all advanced workers whose year is not said.
    """
    both, advanced = _of_kind(tables, _FIGHTER, _ADVANCED), _of_kind(tables, _ADVANCED)
    dated = _for_a_year(both)
    fighters = dated.filter(nw.col("kind") == _FIGHTER, DAYS["A204"].in_columns())
    persons = fighters.group_by(*_OF_YEAR, "recipient").agg(nw.col("id").min())
    counted = persons.group_by(*_OF_YEAR).agg(nw.len().alias("fighters"), nw.col("id").min())
    known = counted.join(_for_a_year(advanced).select(*_OF_YEAR), on=list(_OF_YEAR), how="semi")
    all_of_year = dated.select(*_OF_YEAR, "recipient").unique()
    whole = all_of_year.group_by(*_OF_YEAR).agg(nw.len().alias("dated"))
    undated = _without_year(advanced).group_by("conferred_by").agg(nw.len().alias("undated"))
    beside = known.join(whole, on=list(_OF_YEAR), how="inner").join(undated, on="conferred_by", how="left")
    number = nw.col("dated").cast(nw.Int64) + nw.col("undated").fill_null(0).cast(nw.Int64)
    told = beside.select("id", nw.col("fighters").cast(nw.Int64), number.alias("whole"))
    # More than 15 per cent rounded up: all but one of them are at least 15 per cent.
    above = told.filter((nw.col("fighters") - 1) * 20 >= nw.col("whole") * 3)
    return both.join(above, on="id", how="inner")


def _without_two_titles(tables: Tables) -> Frame:
    """National fighters of whose ministerial titles until then no two may be of consecutive years."""
    awards = _of_kind(tables, _NATIONAL).filter(DAYS["A205"].in_columns())
    titles = _of_kind(tables, *_MINISTERIAL).select(
        "recipient",
        nw.col("id").alias("title"),
        nw.col("when_first").alias("given"),
        nw.col("for_year_first").alias("begins"),
        nw.col("for_year_last").alias("ends"),
    )
    until_then = nw.col("given").is_null() | (nw.col("given") <= nw.col("when_last"))
    own = awards.select("id", "recipient", "when_last").join(titles, on="recipient", how="inner")
    own = own.filter(until_then).select("id", "title", "begins", "ends")
    names = ("title", "begins", "ends")
    later = own.select("id", *(nw.col(name).alias(OTHER + name) for name in names))
    pairs = own.join(later, on="id", how="inner").filter(nw.col("title") != nw.col(f"{OTHER}title"))
    begins, next_begins = nw.col("begins"), nw.col(f"{OTHER}begins")
    gap = next_begins.dt.year() - nw.col("ends").dt.year()
    unsaid = begins.is_null() | nw.col("ends").is_null() | next_begins.is_null()
    possible = pairs.filter(unsaid | ((begins < next_begins) & (gap <= 1)))
    counted = own.group_by("id").agg(nw.len().alias("count"))
    return awards.join(counted, on="id", how="inner").join(possible.select("id"), on="id", how="anti")


def _without_the_title(tables: Tables) -> Frame:
    """Fighters who are not among the advanced workers of the year, where their unit's are recorded."""
    advanced = _of_kind(tables, _ADVANCED)
    fighters = _for_a_year(_of_kind(tables, _FIGHTER)).filter(DAYS["A206"].in_columns())
    known = fighters.join(_for_a_year(advanced).select(*_OF_YEAR), on=list(_OF_YEAR), how="semi")
    same = ["recipient", "for_year_first", "for_year_last"]
    without = known.join(advanced.select(*same), on=same, how="anti")
    return without.join(_without_year(advanced).select("recipient"), on="recipient", how="anti")


def _prize_again(tables: Tables) -> Frame:
    told = ("when_first", "when_last")
    return paired(_of_kind(tables, _PRIZE), ("recipient",), ("id",), told, DAYS["A208"].in_columns())


def _medal_again(tables: Tables) -> Frame:
    return repeated(_of_kind(tables, _MEDAL), ("recipient",))


def _no_member(days: Days) -> Callable[[Tables], Frame]:
    def query(tables: Tables) -> Frame:
        rows = _of_kind(tables, _CREATIVE).filter(days.in_columns())
        members = tables["union_memberships"].select("person", "since", "until")
        recorded = rows.join(members.select("person"), left_on="recipient", right_on="person", how="semi")
        since, until = nw.col("since"), nw.col("until")
        begun = since.is_null() | (since <= nw.col("when_last"))
        going_on = until.is_null() | (until >= nw.col("when_first"))
        then = rows.join(members, left_on="recipient", right_on="person", how="inner")
        return recorded.join(then.filter(begun & going_on).select("id"), on="id", how="anti")

    return query


def _too_many_prizes(tables: Tables) -> Frame:
    """One award of each year in which more persons than an edition has received it."""
    rows = _of_kind(tables, _PRIZE).filter(DAYS["A213"].in_columns())
    first, last = nw.col("when_first").dt.year(), nw.col("when_last").dt.year()
    dated = rows.with_columns(first.alias("year"), last.alias("last_year"))
    within = dated.filter(nw.col("year") == nw.col("last_year"))
    persons = within.group_by("year", "recipient").agg(nw.col("id").min())
    counted = persons.group_by("year").agg(nw.len().alias("count"), nw.col("id").min())
    above = counted.filter(nw.col("count") > _MOST_PRIZES).select("id", "year", "count")
    return rows.join(above, on="id", how="inner")


def _upper(row: Row, days: Days) -> Any:
    kinds: list[UnitKind] = [kind for kind, level in LEVELS.items() if level <= _UPPER_FROM[days]]
    upper = row["recipient@units.kind"].one_of([kind.value for kind in kinds])
    return row["kind"].equals(_THEMATIC) & days.in_cells(row) & upper


def _works_rule(code: str, query: Callable[[Tables], Frame], *values: str) -> Rule:
    return TableRule(card=card(code), table=_WORKS, field="value", query=query, values=values)


def _awards_rule(code: str, field: str, query: Callable[[Tables], Frame], *values: str) -> Rule:
    return TableRule(card=card(code), table=_AWARDS, field=field, query=query, values=values)


def _rules() -> Iterator[Rule]:
    again = (VALUE, "recipient", f"{OTHER}{RECORD}")
    yield _works_rule("A201", _in_two_forms, *again)
    yield _awards_rule("A202", "when", _while_disciplined, "recipient", "until", "when_last")
    yield _awards_rule("A203", "for_year", _year_before_the_end, "recipient", "until", "last")
    yield _works_rule("A203", _work_before_the_end, "recipient", "until", "last")
    quota = (*_OF_YEAR, "fighters", "whole")
    yield _awards_rule("A204", "kind", _too_many_fighters, *quota)
    yield _awards_rule("A205", "kind", _without_two_titles, "recipient", "count")
    yield _awards_rule("A206", "kind", _without_the_title, "recipient", "for_year_first", "for_year_last")
    yield _works_rule("A207", _used_again, *again)
    yield _awards_rule("A208", "kind", _prize_again, "recipient", f"{OTHER}id")
    yield _awards_rule("A209", "kind", _medal_again, "recipient", "count")
    for code in ("A210", "A211"):
        yield _awards_rule(code, "recipient", _no_member(DAYS[code]), "recipient", "when_last")
    yield _works_rule("A212", _recognised_later, VALUE, "first", "when_last")
    yield _awards_rule("A213", "kind", _too_many_prizes, "year", "count")
    yield RowRule(
        card=card("A214"),
        table=_AWARDS,
        field="recipient",
        breaks=lambda row: _upper(row, UNION_OF_2017) | _upper(row, UNION_OF_2019),
        values={"recipient": "recipient", "unit_kind": "recipient@units.kind"},
    )


RULES: tuple[Rule, ...] = tuple(_rules())
"""The rules of emulation and commendation."""
