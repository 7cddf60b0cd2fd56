"""`Period`: a stretch of time as reports name it, with every reading of the words."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Self, final

import annotated_types as at
from attrs import evolve, field, frozen

from vneduunion.errors import BadPeriod, BadRecord, Fault, Lang, Words
from vneduunion.values import period_readings as readings
from vneduunion.values import period_relations as relations
from vneduunion.values import period_split, period_text
from vneduunion.values.constraints import Checked, OneOf, Ordered, Rule, Shape, Text, field_faults
from vneduunion.values.period_code import code_of
from vneduunion.values.period_readings import PeriodFlag, PeriodKind, Reading
from vneduunion.values.period_words import candidates
from vneduunion.values.truth import Truth

__all__ = ["FoundPeriod", "Period", "PeriodFlag", "PeriodKind"]

FIRST_YEAR, LAST_YEAR = 1000, 9998
"""The years that periods may name."""
# Years have four digits, and every day has a day before, a day after and a school year around it.
Day = Annotated[date, at.Interval(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
"""A day of the years 1000 to 9998."""

_DAYS_IN_ORDER = Words(
    "các ngày theo thứ tự, từ năm 1000 đến năm 9998, phần chắc chắn nằm trong phần rộng nhất",
    "days in order, of the years 1000 to 9998, the certain ones inside the widest",
)


def _argument(name: str, low: int | date, high: int | date) -> Shape:
    optional = name in {"years", "opened", "closed"}
    return Shape(name=name, base=type(low), optional=optional, constraints=(at.Ge(low), at.Le(high)))


_ARGUMENTS = {
    shape.name: shape
    for shape in (
        *(
            _argument(name, FIRST_YEAR, LAST_YEAR)
            for name in ("year", "start_year", "end_year", "first", "last")
        ),
        _argument("month", 1, 12),
        _argument("quarter", 1, 4),
        _argument("half", 1, 2),
        _argument("semester", 1, 2),
        _argument("years", 1, LAST_YEAR),
        *(_argument(name, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)) for name in ("opened", "closed")),
    )
}


def _demand(**given: object) -> None:
    """Raise `BadRecord` with all that is wrong with the arguments of a constructor."""
    faults = [fault for name, value in given.items() for fault in field_faults(_ARGUMENTS[name], value)]
    if faults:
        raise BadRecord(faults, "Period")


def _demand_in_order(start_year: int, end_year: int) -> None:
    if start_year > end_year:
        values = {"first": "start_year", "low": start_year, "second": "end_year", "high": end_year}
        raise BadRecord([Fault("end_year", "not_ordered", values)], "Period")


@final
@frozen
class _Nested(Ordered):
    """The certain days lie inside the widest; a side may be open inside only where it is outside."""

    def faults(self, record: "Period") -> Iterator[Fault]:
        """What is out of order, or half given."""
        yield from super().faults(record)
        if record.core_first is None and record.core_last is not None and record.first is not None:
            yield Fault("core_first", "not_all_given", {"fields": "core_first, core_last"})
        if record.core_last is None and record.core_first is not None and record.last is not None:
            yield Fault("core_last", "not_all_given", {"fields": "core_first, core_last"})


@final
@frozen(kw_only=True)
class Period(Checked):
    """A stretch of time as a report names it: the label, and the days it may and must mean.

    Words such as "năm học 2024-2025" or "giai đoạn 2020-2025" do not fix their first and last
    day. A period keeps the widest reading, and its core: the days that every reading includes.
    Whatever lies between the two is asked about by relations that answer `Truth`.

    Attributes:
        kind: what sort of period the words name.
        label: the words as printed, e.g. "giai đoạn 2020 - 2025"; takes no part in equality.
        first: first day of the widest reading; `None` where the period is open at its start, as
            in "đến năm 2030".
        last: last day of the widest reading, itself included; `None` where it is open at its end.
            A period is never open on both sides.
        core_first: first day that every reading includes.
        core_last: last day that every reading includes. Both are `None` when no day is certain
            (`has_core` tells); one alone is `None` when the core is open on that side, which
            only a period that is itself open there can be.

    Raises:
        BadRecord: the days are out of order, or their pairs half given; all faults at once.

    Example:
        >>> year = Period.parse("năm học 2024 - 2025")
        >>> year.first, year.core_first
        (datetime.date(2024, 9, 1), datetime.date(2024, 9, 5))
        >>> Period.day(date(2024, 12, 22)).within(year)
        <Truth.TRUE>
        >>> Period.day(date(2025, 6, 21)).within(year)
        <Truth.UNKNOWN>
    """

    RULES: ClassVar[tuple[Rule, ...]] = (
        OneOf(("first", "last")),
        _Nested(("first", "core_first", "core_last", "last")),
    )

    kind: PeriodKind
    label: Text | None = field(default=None, eq=False)
    first: Day | None = None
    last: Day | None = None
    core_first: Day | None = None
    core_last: Day | None = None

    # --- one constructor for each kind ---------------------------------------------------------

    @classmethod
    def day(cls, day: date) -> Self:
        """One day, e.g. `Period.day(date(2025, 9, 24))`."""
        return cls._of(readings.of_day(day))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A calendar month, e.g. `Period.month(2025, 6)`."""
        _demand(year=year, month=month)
        return cls._of(readings.of_month(year, month))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Three calendar months, quarter 1 from January: "quý I"."""
        _demand(year=year, quarter=quarter)
        return cls._of(readings.of_quarter(year, quarter))

    @classmethod
    def half_year(cls, year: int, half: int) -> Self:
        """Six calendar months, half 1 from January: "6 tháng đầu năm"."""
        _demand(year=year, half=half)
        return cls._of(readings.of_half_year(year, half))

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year, e.g. `Period.year(2025)`."""
        _demand(year=year)
        return cls._of(readings.of_year(year))

    @classmethod
    def semester(cls, start_year: int, semester: int) -> Self:
        """Semester 1 or 2 of the school year that begins in `start_year`: "học kỳ I".

        The Ministry's plans end the first semester before 15 January (2023-2024) or 18 January
        (2024-2025), and let a province shift its dates by up to 15 days: Decisions 2171, 2045
        and 2269/QĐ-BGDĐT. Semester 1 means at most 1 September to 31 January and at least
        5 September to 15 January; semester 2 at most 16 January to 31 August and at least
        1 February to 31 May.
        """
        _demand(start_year=start_year, semester=semester)
        return cls._of(readings.of_semester(start_year, semester))

    @classmethod
    def school_year(cls, start_year: int) -> Self:
        """The school year that begins in `start_year`: "năm học".

        The Ministry's plans open it on 5 September and end it before 31 May (Decisions 2171,
        2045 and 2269/QĐ-BGDĐT), which is the core; the administrative year, 1 September to
        31 August, is the widest reading.
        """
        _demand(start_year=start_year)
        return cls._of(readings.of_school_year(start_year))

    @classmethod
    def work_year(cls, year: int) -> Self:
        """The year of union work and its statistics: "năm công tác".

        The forms of the Vietnam General Confederation of Labour (1-HĐCĐ, 2-HĐCĐ) are closed on
        31 May and 30 November, while reviews speak of the calendar year: the widest reading is
        1 December of the year before to 31 December, the core 1 January to 30 November.
        """
        _demand(year=year)
        return cls._of(readings.of_work_year(year))

    @classmethod
    def term(
        cls, start_year: int, end_year: int, *, opened: date | None = None, closed: date | None = None
    ) -> Self:
        """The time between two congresses: "nhiệm kỳ".

        Terms are announced in years, begin and end with congresses, and may be cut short: term
        XVI of the Vietnam Education Trade Union, announced as 2023-2028, ran from its congress of
        11 and 12 October 2023 to the next one on 30 December 2025. Without congress dates the
        widest reading is that of the announced years, and no day is certain. With them the days
        count and the announced years remain in the label only.

        Args:
            start_year: the first year announced.
            end_year: the last year announced.
            opened: closing day of the congress that opened the term. It still belongs to the old
                term: this one begins on the day after.
            closed: closing day of the congress that ended the term, its last day. One term's
                `closed` is thus the next one's `opened`. A known end alone is a core of one day.

        Example:
            >>> old = Period.term(2018, 2023, opened=date(2018, 4, 20), closed=date(2023, 10, 12))
            >>> new = Period.term(2023, 2028, opened=date(2023, 10, 12), closed=date(2025, 12, 30))
            >>> old.meets(new)
            <Truth.TRUE>
        """
        _demand(start_year=start_year, end_year=end_year, opened=opened, closed=closed)
        _demand_in_order(start_year, end_year)
        reading = readings.of_term(start_year, end_year, opened, closed)
        known = opened is not None or closed is not None
        return cls._of(reading, f"nhiệm kỳ {start_year}-{end_year}" if known else None)

    @classmethod
    def stage(cls, start_year: int, end_year: int, years: int | None = None) -> Self:
        """A stretch of years under one label: "giai đoạn", "5 năm (2020-2025)".

        Neighbouring stages share their end years: the Vietnam Education Trade Union closed
        2015-2020 and opened 2020-2025 at its conference of 25 July 2020, and closed that one on
        24 September 2025. So the end years are uncertain, but for the last day of the first and
        the first day of the last. A stated number of years decides: "3 năm 2010-2012" is three
        calendar years, "5 năm (2020-2025)" shares its end years, any other number contradicts
        the label and leaves no core. A stage of one single year is that calendar year.

        Args:
            start_year: the first year of the label.
            end_year: the last year of the label.
            years: how many years the words say it has, where they do.
        """
        _demand(start_year=start_year, end_year=end_year, years=years)
        _demand_in_order(start_year, end_year)
        return cls._of(readings.of_stage(start_year, end_year, years))

    @classmethod
    def span(cls, first: int | date | None, last: int | date | None) -> Self:
        """From one year or day to another, both included: "từ năm 2017 đến năm 2021".

        Args:
            first: a day, or a calendar year from its first day; `None` leaves the start open.
            last: a day, or a calendar year to its last day; `None` leaves the end open.
        """
        bounds = {"first": first, "last": last}
        _demand(**{name: year for name, year in bounds.items() if isinstance(year, int)})
        return cls._of(readings.of_span(first, last))

    @classmethod
    def as_of(cls, day: date) -> Self:
        """The one day on which a state holds: "tính đến ngày 30/6/2025"."""
        return cls._of(readings.as_of(day))

    def narrowed(self, first: date | None = None, last: date | None = None) -> Self:
        """The same period, of which outside knowledge tells the days: one reading remains.

        Args:
            first: the first day; `None` keeps that of the widest reading.
            last: the last day; `None` keeps that of the widest reading.

        Raises:
            BadRecord: the days are not within the widest reading, or not in order.

        Example:
            >>> period = Period.parse("in the period of 2023 - 2025")
            >>> known = period.narrowed(date(2023, 10, 13), date(2025, 10, 26))
            >>> known.label, known.has_one_reading
            ('in the period of 2023 - 2025', True)
        """
        given = {"first": first, "last": last}
        faults = [fault for name, day in given.items() for fault in self._outside(name, day)]
        if faults:
            raise BadRecord(faults, "Period")
        begin = self.first if first is None else first
        end = self.last if last is None else last
        return evolve(self, first=begin, last=end, core_first=begin, core_last=end)

    # --- what it says of itself ----------------------------------------------------------------

    @property
    def has_core(self) -> bool:
        """Whether some days belong to every reading."""
        return _reading_of(self).has_core

    @property
    def has_one_reading(self) -> bool:
        """Whether the words leave nothing open: all days are certain."""
        return _reading_of(self).has_one_reading

    @property
    def is_open(self) -> bool:
        """Whether the period has no first or no last day."""
        return self.first is None or self.last is None

    @property
    def code(self) -> str:
        """The canonical code: kind, widest days, and the certain ones where they differ.

        Equal periods have equal codes, and `Period.parse` reads every code back.

        Example:
            >>> Period.school_year(2024).code
            'SCHOOL_YEAR:2024-09-01..2025-08-31;2024-09-05..2025-05-31'
            >>> Period.span(None, 2030).code, Period.term(2023, 2028).code
            ('SPAN:..2030-12-31', 'TERM:2023-01-01..2028-12-31;-')
        """
        return code_of(_reading_of(self))

    def years(self) -> int:
        """The completed years of the widest reading, 6 for "giai đoạn 2020-2025".

        Raises:
            BadPeriod: the period is open on a side.
        """
        return period_split.years(_reading_of(self))

    def text(self, lang: Lang = "en") -> str:
        """Words that are read back as this period; its code where no words say it exactly.

        Args:
            lang: `"vi"` or `"en"`.

        Example:
            >>> Period.work_year(2025).text("vi")
            'năm công tác 2025'
        """
        return next(filter(self._is_said_by, candidates(_reading_of(self), lang)), self.code)

    def __str__(self) -> str:
        """The label, where it is read back as this period, or else words or the code."""
        if self.label is not None and self._is_said_by(self.label):
            return self.label
        return self.text()

    # --- relations -----------------------------------------------------------------------------

    def within(self, other: "Period") -> Truth:
        """Whether all days of this period are days of the other.

        Returns:
            TRUE when the two are equal (one label, one reading), or the widest reading of this
            one lies in the core of the other; FALSE when the core of this one is not inside the
            widest reading of the other (without a core: when the widest readings are disjoint);
            else UNKNOWN.

        Raises:
            TypeError: `other` is no `Period`; so in all four relations.

        Example:
            >>> Period.year(2022).within(Period.stage(2020, 2025))
            <Truth.TRUE>
            >>> Period.year(2025).within(Period.stage(2020, 2025))
            <Truth.UNKNOWN>
        """
        return relations.within(_reading_of(self), _reading_of_other(other))

    def overlaps(self, other: "Period") -> Truth:
        """Whether the two periods share a day, in all (TRUE), some (UNKNOWN) or no readings."""
        return relations.overlaps(_reading_of(self), _reading_of_other(other))

    def before(self, other: "Period") -> Truth:
        """Whether this period ends before the other begins, in all, some or no readings."""
        return relations.before(_reading_of(self), _reading_of_other(other))

    def meets(self, other: "Period") -> Truth:
        """Whether the other begins on the day after this one ends, in all, some or no readings."""
        return relations.meets(_reading_of(self), _reading_of_other(other))

    def split(self, by: period_split.Unit) -> "tuple[Period, ...]":
        """The widest reading in pieces: disjoint, in order, and together all of its days.

        Args:
            by: `"year"`, `"school_year"`, `"quarter"` or `"month"`.

        Returns:
            Periods of the kind asked for, without labels. A unit that is whole has all its
            readings; one that is cut at an end of this period has the one reading that is left.

        Raises:
            BadPeriod: the period is open on a side.
            BadRecord: `by` is none of these.

        Example:
            >>> [str(piece) for piece in Period.half_year(2024, 1).split("quarter")]
            ['Q1 2024', 'Q2 2024']
        """
        return tuple(Period._of(piece) for piece in period_split.split(_reading_of(self), by))

    # --- words ---------------------------------------------------------------------------------

    @classmethod
    def parse(cls, text: str, *, published: date | None = None) -> Self:
        """The period that a phrase names, in Vietnamese or English, or that a code stands for.

        Numbers are day first: 12/11/2019 is 12 November. Two bare years ("2020-2025") are read
        as a stage, as the reports of the education union mean them; "năm học", "nhiệm kỳ" and
        the like must be said.

        Args:
            text: the phrase and nothing else; case, dashes, spaces and the composition of
                accents do not matter.
            published: the day on which the source said it, needed for "to date" and "đến nay".

        Returns:
            The period, with the phrase as its label (a code gives none).

        Raises:
            BadPeriod: the text is not understood, or names what cannot be (31 June).

        Example:
            >>> Period.parse("học kỳ I năm học 2024-2025") == Period.semester(2024, 1)
            True
            >>> Period.parse("31/6/2025")
            Traceback (most recent call last):
            ...
            vneduunion.errors.BadPeriod: cannot read a period from '31/6/2025': expected a day that \
exists: June 2025 has 30 days (character 1)
        """
        found = period_text.read(text, published)
        return cls._said(text, found.reading, None if found.is_code else text.strip())

    @classmethod
    def find(cls, text: str, *, published: date | None = None) -> "FoundPeriod":
        """The first period that a text names, e.g. in a sentence of an article.

        Args:
            text: any prose.
            published: the day on which the source said it, needed for "to date" and "đến nay".

        Returns:
            The period, its place in the text, and flags on the reading.

        Raises:
            BadPeriod: the text names no period, or the first one it names cannot be.

        Example:
            >>> found = Period.find("In the 2024 - 2025 school year, trade unions at all levels ...")
            >>> found.period.label, found.period.kind.value
            ('In the 2024 - 2025 school year', 'SCHOOL_YEAR')
        """
        found = period_text.search(text, published)
        period = Period._said(text, found.reading, text[found.start : found.end].strip())
        return FoundPeriod(period=period, start=found.start, end=found.end, flags=found.reading.flags)

    # --- inside --------------------------------------------------------------------------------

    @classmethod
    def _of(cls, reading: Reading, label: str | None = None) -> Self:
        return cls(
            kind=reading.kind,
            label=label,
            first=reading.first,
            last=reading.last,
            core_first=reading.core_first,
            core_last=reading.core_last,
        )

    @classmethod
    def _said(cls, text: str, reading: Reading, label: str | None) -> Self:
        try:
            return cls._of(reading, label)
        except BadRecord:
            raise BadPeriod(text, _DAYS_IN_ORDER) from None

    def _is_said_by(self, text: str) -> bool:
        try:
            return Period.parse(text) == self
        except BadPeriod:
            return False

    def _outside(self, name: str, day: date | None) -> Iterator[Fault]:
        if day is not None and self.first is not None and day < self.first:
            yield Fault(name, "too_small", {"found": day, "limit": self.first})
        if day is not None and self.last is not None and day > self.last:
            yield Fault(name, "too_large", {"found": day, "limit": self.last})


def _reading_of(period: Period) -> Reading:
    return Reading(period.kind, period.first, period.last, period.core_first, period.core_last)


def _reading_of_other(other: object) -> Reading:
    if not isinstance(other, Period):
        message = f"other must be a Period, such as Period.year(2024), not {type(other).__name__}"
        raise TypeError(message)
    return _reading_of(other)


@final
@frozen(kw_only=True)
class FoundPeriod:
    """A period found in prose.

    Attributes:
        period: the period; its label is the phrase.
        start: place of the phrase's first character in the text, from 0.
        end: place after its last character.
        flags: what to look at again.
    """

    period: Period
    start: int
    end: int
    flags: tuple[PeriodFlag, ...] = ()
