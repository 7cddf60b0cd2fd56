"""Which pieces of work of all candidates count."""

from typing import NamedTuple, cast

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers, in_memory
from vneduunion.eligibility.at_scale.period_columns import NO, PERHAPS, YES, PeriodColumns
from vneduunion.eligibility.at_scale.places import AT, Places
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import spread
from vneduunion.eligibility.facts import UNBOUNDED, Conditions, Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.works import CO_AUTHORS, CONTRIBUTION, KINDS
from vneduunion.model import Influence, RecognitionLevel, Work
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.values.periods import Period

_APPLIED, _WHEN = PeriodColumns("applied"), PeriodColumns("when")
_BENEFIT = tuple(f"benefit_{part}" for part in ("given", "low", "high", "likely_low", "likely_high", "text"))
_LEVELS = pl.Enum([level.value for level in RecognitionLevel])
_INFLUENCES = pl.Enum([influence.value for influence in Influence])
_WORK, _TRUTH, _SHARED = "work", "truth", "shared"
_SURE, _MAYBE = "sure", "maybe"


class _Works(NamedTuple):
    """Pieces of work of candidates.

    Attributes:
        works: the pieces of work, each at its place.
        recognitions: their recognitions, with the place of the work.
        parts: who has part in which of them, and whether that part is as places ask for it.
    """

    works: pl.DataFrame
    recognitions: pl.DataFrame
    parts: pl.DataFrame


def works(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """How many pieces of work count."""
    counts = papers.once((works, "counts"), lambda: _counts(papers, filing))
    name = _names(papers)[fact]
    sure = spread(counts, papers.count, name=f"{_SURE}{name}")
    high = spread(counts, papers.count, name=f"{_MAYBE}{name}") if _is_complete(filing) else UNBOUNDED
    return Range(sure, high)


def _counts(papers: Papers, filing: Filing) -> pl.DataFrame:
    """Of each candidate how many works count certainly, and how many possibly, for each fact."""
    answers = {_SURE: YES, _MAYBE: PERHAPS}
    numbers = (
        (pl.col(name) >= least).alias(f"{side}{name}")
        for name in _names(papers).values()
        for side, least in answers.items()
    )
    return _fitting(papers, filing).select(AT, *numbers).group_by(AT).sum()


def benefit(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """The benefit of all that counts; above each number where some benefit has no bound or is not told."""
    fitting = _fitting(papers, filing).select(AT, _WORK, pl.col(_names(papers)[fact]).alias(_TRUTH))
    fitting = fitting.filter(pl.col(_TRUTH) > NO)
    told = _works(papers, filing).works[fitting[_WORK]].select(*_BENEFIT)
    rows = pl.concat([fitting, told], how="horizontal")
    is_told = pl.any_horizontal(pl.col(*_BENEFIT).is_not_null())
    cap = UNBOUNDED // max(1, len(rows))
    low = (
        pl.when(pl.col(_TRUTH) == YES)
        .then(pl.col("benefit_low").fill_null(0).clip(upper_bound=cap))
        .otherwise(0)
    )
    is_open = pl.when(is_told).then(pl.col("benefit_high").is_null()).otherwise(not _is_complete(filing))
    sums = rows.group_by(AT).agg(
        low.sum().alias("low"),
        pl.col("benefit_high").fill_null(0).clip(upper_bound=cap).sum().alias("high"),
        is_open.any().alias("open"),
    )
    high = pl.when("open").then(UNBOUNDED).otherwise("high").alias("high")
    low_ = spread(sums, papers.count, name="low")
    if not _is_complete(filing):
        return Range(low_, UNBOUNDED)
    return Range(low_, spread(sums.with_columns(high), papers.count, name="high"))


def _is_complete(filing: Filing) -> bool:
    return "initiatives" in filing.complete


def _missing(filing: Filing) -> int:
    """Whether something may be so that no record tells."""
    return NO if _is_complete(filing) else PERHAPS


def _names(papers: Papers) -> dict[Fact, str]:
    """The columns of the facts about works."""
    asked = (fact for fact in papers.facts if fact.works is not None)
    return {fact: str(number) for number, fact in enumerate(asked)}


def _fitting(papers: Papers, filing: Filing) -> pl.DataFrame:
    """Who has part in which works, and for each fact whether it counts."""
    return papers.once((_works, "fitting"), lambda: _answered(papers, filing))


def _answered(papers: Papers, filing: Filing) -> pl.DataFrame:
    found, names = _works(papers, filing), _names(papers)
    works_ = found.works.with_columns(_recognised(found, names, filing))
    answers = works_.select(_counting(fact, filing, name) for fact, name in names.items())
    shared = (pl.min_horizontal(pl.lit(each).gather(_WORK), _SHARED).alias(each.name) for each in answers)
    return found.parts.select(AT, _WORK, *shared)


def _counting(fact: Fact, filing: Filing, recognised: str) -> pl.Expr:
    """Whether a piece of work counts, where a column has whether a recognition of it does."""
    asked, counts = cast(Conditions, fact.works), pl.col(recognised)
    if asked.applied:
        by = _APPLIED.overlaps(Period.span(None, filing.filed_on))
        applied = pl.when(_APPLIED.given).then(by).otherwise(_missing(filing))
        counts = pl.min_horizontal(counts, applied)
    kinds = [kind.value for kind in KINDS[asked.work]]
    return pl.when(pl.col("kind").is_in(kinds)).then(counts).otherwise(NO).alias(recognised)


def _recognised(found: _Works, names: dict[Fact, str], filing: Filing) -> list[pl.Series]:
    """Of each piece of work and for each fact, whether a recognition counts."""
    rows = found.recognitions
    truths = (_fits(fact, filing).alias(name) for fact, name in names.items())
    best = rows.select(_WORK, *truths).group_by(_WORK).max()
    column = pl.repeat(_missing(filing), len(found.works), dtype=pl.Int32, eager=True)
    told = best.with_columns(pl.col(*names.values()).clip(lower_bound=_missing(filing)).cast(pl.Int32))
    return [column.scatter(best[_WORK], told[name]).alias(name) for name in names.values()]


def _fits(fact: Fact, filing: Filing) -> pl.Expr:
    """Whether a recognition counts."""
    asked = cast(Conditions, fact.works)
    days = Period.span(filing.first_day(fact.first) if fact.first else None, filing.last_day(fact.last or 0))
    dated = pl.when(_WHEN.within(days) == YES).then(YES).when(_WHEN.overlaps(days) == NO).then(NO)
    truth = pl.when(_WHEN.given).then(dated.otherwise(PERHAPS)).otherwise(PERHAPS)
    if asked.influence is not None:
        rank = pl.col("influence").cast(_INFLUENCES).to_physical()
        reaches = pl.when(rank >= [*Influence].index(asked.influence)).then(YES).otherwise(NO)
        told = pl.when(pl.col("influence").is_null()).then(_missing(filing)).otherwise(reaches)
        truth = pl.min_horizontal(truth, told)
    if asked.level is None:
        return truth
    level = pl.col("level").cast(_LEVELS).to_physical() >= [*RecognitionLevel].index(asked.level)
    return pl.when(level).then(truth).otherwise(NO)


def _works(papers: Papers, filing: Filing) -> _Works:
    """The pieces of work that may count, and who has part in them."""
    made = papers.once((_works, "works"), lambda: _made(papers))
    places = Places(made["id"], _WORK)
    recognitions = papers.once((_works, "recognitions"), lambda: _recognitions(papers, places))
    parts = papers.once((_works, "parts"), lambda: _shared(papers, places, filing))
    return _Works(made, recognitions, parts)


def _made(papers: Papers) -> pl.DataFrame:
    asked = [fact for fact in papers.facts if fact.works is not None]
    applied = _APPLIED.names if any(fact.works and fact.works.applied for fact in asked) else ()
    benefit = _BENEFIT if any(fact.kind is FactKind.BENEFIT for fact in asked) else ()
    kinds = nw.col("kind").is_in([kind.value for kind in KINDS[Work.EITHER]])
    return in_memory(papers.tables, "initiatives", ("id", "kind", *applied, *benefit), (kinds,))


def _recognitions(papers: Papers, works: Places) -> pl.DataFrame:
    columns = (RECORD, "level", "influence", *_WHEN.names)
    return works.of(in_memory(papers.tables, "initiatives.recognitions", columns).lazy(), RECORD).collect()


def _parts(papers: Papers, works: Places) -> pl.DataFrame:
    """Whose work it is: that of its authors, its units and its group."""
    makers = {
        "initiatives.authors": ("person", RECORD),
        "initiatives.units": (VALUE, RECORD),
        "initiatives": ("group", "id"),
    }
    told = (
        (in_memory(papers.tables, name, (maker, work)).lazy().drop_nulls(maker), maker, work)
        for name, (maker, work) in makers.items()
    )
    rows = (papers.places.of(works.of(frame, work), maker) for frame, maker, work in told)
    return pl.concat(rows).unique().collect()


def _shared(papers: Papers, works: Places, filing: Filing) -> pl.DataFrame:
    """Whether the authors are few enough, and the candidate's share great enough, where places ask for it."""
    most, least = filing.parameters.get(CO_AUTHORS), filing.parameters.get(CONTRIBUTION)
    found = _parts(papers, works).with_columns(pl.lit(YES).alias(_SHARED))
    if most is not None:
        authors = works.of(
            in_memory(papers.tables, "initiatives.authors", (RECORD,)).lazy(), RECORD
        ).collect()
        many = authors.group_by(_WORK).agg(pl.len()).filter(pl.col("len") > most)
        found = found.join(many, on=_WORK, how="anti")
    if least is None:
        return found
    told = pl.when(pl.col("share") >= least).then(YES).otherwise(NO)
    part = pl.when(pl.col("share").is_null()).then(PERHAPS).otherwise(told)
    shares = papers.rows("initiatives.authors", (RECORD, "share"), about="person")
    authored = works.of(shares.lazy(), RECORD).collect()
    best = authored.group_by(AT, _WORK).agg(part.max().alias("part"))
    joined = found.join(best, on=[AT, _WORK], how="left")
    return joined.with_columns(pl.min_horizontal(_SHARED, pl.col("part").fill_null(YES)).alias(_SHARED))
