"""What the papers of a candidate say about facts."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias, cast, final

from attrs import field, frozen

from vneduunion.eligibility.calendar import certain_year, possible_years
from vneduunion.eligibility.dossiers import Dossier
from vneduunion.eligibility.facts import NEVER, RATINGS, UNBOUNDED, Fact, FactKind, Known, half_points
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.serving import served, terms
from vneduunion.eligibility.works import fits
from vneduunion.errors import BadRecord, Fault
from vneduunion.model import Assessment, Award, DisciplineForm, Initiative, QualificationBand
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

DAYS_OF_A_YEAR = 366
WHOLE_SHARE = 20_000
"""All members, in half basis points."""
_FORMS = tuple(DisciplineForm)


@final
@frozen
class Reading:
    """What the papers of one candidate say.

    Attributes:
        candidate: whose papers.
        filing: the file that arrived.
        dossiers: the papers of everybody, by whom they are about.
        answers: what the caller knows of facts.
    """

    candidate: str
    filing: Filing
    dossiers: Mapping[str, Dossier]
    answers: Mapping[Fact, Known] = field(factory=dict)
    _read: dict[Fact, Known] = field(factory=dict)
    _awards: "dict[tuple[str, ...], list[Dated]]" = field(factory=dict)

    @cached_property
    def dossier(self) -> Dossier:
        """The candidate's own papers."""
        return self.dossiers.get(self.candidate) or Dossier()

    @cached_property
    def rated(self) -> Mapping[int | None, list[Assessment]]:
        """The ratings by the numbers of their years; those of other periods are of no year."""
        found: dict[int | None, list[Assessment]] = {}
        for each in self.dossier.assessments:
            found.setdefault(self.filing.number_of(each.period), []).append(each)
        return found

    def known(self, fact: Fact) -> Known:
        """Between which numbers a fact is.

        Args:
            fact: what to look up.
        """
        found = self._read.get(fact)
        if found is None:
            found = self.told(fact)
            if fact in self.answers:
                found = _within(found, self.answers[fact])
            self._read[fact] = found
        return found

    def demand_no_contradiction(self, said: Mapping[str, Any]) -> None:
        """Refuse answers that papers rule out.

        Args:
            said: the answers in the caller's words, by the keys of facts.

        Raises:
            BadRecord: some contradict records; all of them at once.
        """
        faults = []
        for fact in self.answers:
            found = self.known(fact)
            if found.low > found.high:
                records = [record.key for record in found.records] or sorted(self.filing.complete)
                values = {"found": repr(said[fact.key]), "records": ", ".join(records) or "-"}
                faults.append(Fault(fact.key, "contradicts", values))
        if faults:
            raise BadRecord(faults, "known")

    def told(self, fact: Fact) -> Known:
        """Between which numbers a fact is by the papers alone.

        Args:
            fact: what to look up.
        """
        return _TOLD[fact.kind](self, fact)

    def of_another(self, candidate: str) -> "Reading":
        """What the papers of somebody else say; what the caller knows is about the candidate alone.

        Args:
            candidate: whose papers.
        """
        return Reading(candidate, self.filing, self.dossiers)

    def is_complete(self, table: str) -> bool:
        """Whether a table of evidence holds everything there is.

        Args:
            table: one of the tables of evidence.
        """
        return table in self.filing.complete

    def most(self, table: str, possible: int, limit: int = UNBOUNDED) -> int:
        """The most that a number can be that counts records of a table.

        Args:
            table: the table.
            possible: what the records at hand allow.
            limit: the most where further records may exist.
        """
        return possible if self.is_complete(table) else limit

    def awards(self, kinds: tuple[str, ...]) -> list[Award]:
        """The awards of some kinds that may have been given by the day of the file, and were not taken back.

        Args:
            kinds: award kinds.
        """
        return [award for award, _, _ in self.dated(kinds)]

    def dated(self, kinds: tuple[str, ...]) -> "list[Dated]":
        """These awards, each with the year that it certainly is for and those that it may be for.

        Args:
            kinds: award kinds.
        """
        found = self._awards.get(kinds)
        if found is None:
            day = self.filing.filed_on
            found = self._awards[kinds] = [
                (award, certain_year(award, self.filing), possible_years(award, self.filing))
                for award in self.dossier.awards
                if award.kind in kinds and not _begun(award.revoked, day) and _begun(award.when, day)
            ]
        return found


Dated: TypeAlias = tuple[Award, int | None, Collection[int]]


def _within(told: Known, said: Known) -> Known:
    """What papers and the caller say together."""
    return Known(max(told.low, said.low), min(told.high, said.high), told.records)


def _begun(period: Period | None, day: Any) -> bool:
    """Whether a period is there and has perhaps begun by a day."""
    return period is not None and (period.first is None or period.first <= day)


def _free(high: int) -> Callable[[Reading, Fact], Known]:
    """What no record tells."""
    return lambda *_: Known(0, high)


def _rating(reading: Reading, fact: Fact) -> Known:
    found = reading.rated.get(fact.last)
    if not found:
        return Known(0, reading.most("assessments", 0, len(RATINGS) - 1))
    ranks = [RATINGS.index(each.rating) for each in found]
    return Known(min(ranks), max(ranks), tuple(found))


def _ratings(reading: Reading, fact: Fact) -> Known:
    """A year counts certainly if all of its ratings are good enough, and possibly if one of them is."""
    numbers = (reading.filing.number_of(each.period) for each in reading.dossier.assessments)
    years = sorted({year for year in numbers if year is not None and year <= _last(fact)})
    least = RATINGS.index(fact.of[0])
    rated = [_rating(reading, Fact(FactKind.RATING, (), year, year)) for year in years]
    found = [each for each in rated if each.high >= least]
    sure = sum(each.low >= least for each in found)
    records = tuple(record for each in found for record in each.records)
    return Known(sure, reading.most("assessments", len(found)), records)


def _last(fact: Fact) -> int:
    """The last year of a fact of years."""
    return cast(int, fact.last)


def _title(reading: Reading, fact: Fact) -> Known:
    year, awards = _last(fact), reading.dated(fact.of)
    sure = [award for award, certain, _ in awards if certain == year]
    if sure:
        return Known(1, 1, tuple(sure))
    vague = [award for award, _, possible in awards if year in possible]
    return Known(0, reading.most("awards", int(bool(vague)), 1), tuple(vague))


def _standard(reading: Reading, fact: Fact) -> Known:
    title = reading.known(Fact(FactKind.TITLE, fact.of, fact.first, fact.last))
    return Known(title.low, 1, title.records if title.low else ())


def _titles(reading: Reading, fact: Fact) -> Known:
    """Awards of which the year is vague may add one year each."""
    last, sure, vague = _last(fact), {}, []
    for award, year, possible in reading.dated(fact.of):
        if year is None:
            vague.append((award, possible))
        elif year <= last:
            sure[year] = award
    added = [
        award for award, possible in vague if any(year <= last and year not in sure for year in possible)
    ]
    records = (*(sure[year] for year in sorted(sure)), *added)
    return Known(len(sure), reading.most("awards", len(sure) + len(added)), records)


def _awarded(reading: Reading, fact: Fact) -> Known:
    first, last = reading.filing.first_day(fact.first), reading.filing.last_day(_last(fact))
    days = Period.span(first, last)
    answers = [(award.when.within(days), award) for award in reading.awards(fact.of)]
    sure = [award for answer, award in answers if answer is Truth.TRUE]
    if sure:
        return Known(1, 1, tuple(sure))
    vague = [award for _, award in answers if award.when.overlaps(days) is not Truth.FALSE]
    return Known(0, reading.most("awards", int(bool(vague)), 1), tuple(vague))


def _given(reading: Reading, fact: Fact) -> Known:
    """The year of the first giving, negative: the earlier, the more."""
    filing, awards = reading.filing, reading.awards(fact.of)
    first = [-filing.number_on(award.when.first) if award.when.first else UNBOUNDED for award in awards]
    last = [
        -filing.number_on(award.when.last)
        for award in awards
        if award.when.last and award.when.last <= filing.filed_on
    ]
    high = max(first, default=NEVER)
    return Known(max(last, default=NEVER), reading.most("awards", high), tuple(awards))


def _fitting(reading: Reading, fact: Fact) -> list[tuple[Truth, Initiative]]:
    return fits(reading.dossier.initiatives, reading.candidate, fact, reading.filing)


def _works(reading: Reading, fact: Fact) -> Known:
    found = _fitting(reading, fact)
    sure = sum(answer is Truth.TRUE for answer, _ in found)
    return Known(sure, reading.most("initiatives", len(found)), tuple(work for _, work in found))


def _benefit(reading: Reading, fact: Fact) -> Known:
    low, high, found = 0, 0, _fitting(reading, fact)
    for answer, work in found:
        if work.benefit is None:
            high += 0 if reading.is_complete("initiatives") else UNBOUNDED
            continue
        low += work.benefit.low or 0 if answer is Truth.TRUE else 0
        high += UNBOUNDED if work.benefit.high is None else work.benefit.high
    records = tuple(work for _, work in found)
    return Known(low, min(reading.most("initiatives", high), UNBOUNDED), records)


def _service(reading: Reading, fact: Fact) -> Known:
    low, high, records = served(reading.dossier.services, fact.of, reading.filing.filed_on)
    return Known(low, reading.most("services", high), records)


def _terms(reading: Reading, fact: Fact) -> Known:
    role, *how = fact.of
    found = [each for each in reading.dossier.services if each.role == role]
    count = terms(found, reading.filing.filed_on, consecutive=bool(how))
    return Known(count, reading.most("services", count), tuple(found))


def _qualification(reading: Reading, _: Fact) -> Known:
    """The highest degree is the one told last; of those told for one time, the higher."""
    day = reading.filing.filed_on
    found = [each for each in reading.dossier.qualifications if each.when is None or _begun(each.when, day)]
    if not found:
        return Known(0, 1)
    bands = tuple(QualificationBand)
    latest = max(found, key=lambda each: (str(each.when.last if each.when else ""), bands.index(each.level)))
    band = bands.index(latest.level)
    return Known(band, band, (latest,))


def _covers(record: Any, day: Any) -> bool:
    return (record.since is None or record.since <= day) and (record.until is None or day <= record.until)


def _member(reading: Reading, _: Fact) -> Known:
    day = reading.filing.filed_on
    found = tuple(each for each in reading.dossier.union_memberships if _covers(each, day))
    return Known(1, 1, found) if found else Known(0, reading.most("union_memberships", 0, 1))


def _discipline(reading: Reading, fact: Fact) -> Known:
    first, last = reading.filing.first_day(fact.first), reading.filing.last_day(_last(fact))
    barring = _FORMS[_FORMS.index(DisciplineForm(fact.of[0])) :]
    found = tuple(
        each
        for each in reading.dossier.disciplines
        if each.form in barring and each.since <= last and (each.until is None or each.until >= first)
    )
    return Known(1, 1, found) if found else Known(0, reading.most("disciplines", 0, 1))


def _people(reading: Reading, fact: Fact) -> list[Reading]:
    """The members of a collective at the end of the year, as far as they are known."""
    day = reading.filing.last_day(_last(fact))
    people = (each.person for each in reading.dossier.members if _covers(each, day))
    return [reading.of_another(person) for person in dict.fromkeys(people)]


def of_each_member(fact: Fact) -> tuple[Fact, int]:
    """What a fact of a collective's members asks of each of them, and the least number of it.

    Args:
        fact: one of members.
    """
    about = _OF_EACH[fact.kind]
    if about is FactKind.RATING:
        return Fact(about, (), fact.first, fact.last), RATINGS.index(fact.of[0])
    return Fact(about, fact.of, fact.first, fact.last), 1


def _each(reading: Reading, fact: Fact) -> list[tuple[bool, bool]]:
    """Of each member, whether it certainly and whether it possibly has what the fact is about."""
    asked, least = of_each_member(fact)
    known = [person.known(asked) for person in _people(reading, fact)]
    return [(each.low >= least, each.high >= least) for each in known]


def _members(reading: Reading, fact: Fact) -> Known:
    people = _each(reading, fact)
    possible = sum(may for _, may in people)
    return Known(sum(sure for sure, _ in people), reading.most("union_memberships", possible))


def _share(reading: Reading, fact: Fact) -> Known:
    people = _each(reading, fact)
    if not people or not reading.is_complete("union_memberships"):
        return Known(0, WHOLE_SHARE)
    shares = (sum(side) for side in zip(*people, strict=True))
    low, high = (half_points(Fraction(10_000 * n, len(people))) for n in shares)
    return Known(low, high)


_OF_EACH = {
    FactKind.MEMBERS_WITH_TITLE: FactKind.TITLE,
    FactKind.MEMBERS_SHARE_WITH_TITLE: FactKind.TITLE,
    FactKind.MEMBERS_SHARE_RATED: FactKind.RATING,
    FactKind.MEMBERS_DISCIPLINED: FactKind.DISCIPLINE,
}
"""What is asked of each member."""

_TOLD: Mapping[FactKind, Callable[[Reading, Fact], Known]] = {
    FactKind.RATING: _rating,
    FactKind.RATINGS: _ratings,
    FactKind.TITLE: _title,
    FactKind.TITLES: _titles,
    FactKind.STANDARD: _standard,
    FactKind.AWARDED: _awarded,
    FactKind.GIVEN: _given,
    FactKind.WORKS: _works,
    FactKind.BENEFIT: _benefit,
    FactKind.SERVICE: _service,
    FactKind.TERMS: _terms,
    FactKind.ABSENCE: _free(DAYS_OF_A_YEAR),
    FactKind.LEADER: _free(1),
    FactKind.QUALIFICATION: _qualification,
    FactKind.MEMBER: _member,
    FactKind.DISCIPLINE: _discipline,
    FactKind.HOLD: _free(1),
    FactKind.MEMBERS_WITH_TITLE: _members,
    FactKind.MEMBERS_SHARE_WITH_TITLE: _share,
    FactKind.MEMBERS_SHARE_RATED: _share,
    FactKind.MEMBERS_DISCIPLINED: _members,
    FactKind.JUDGED: _free(1),
    FactKind.UNREAD: _free(1),
    FactKind.RECALLED: _free(1),
    FactKind.RULE: lambda _, fact: Known(0, len(fact.of) - 1),
}
"""How each kind of fact is read from papers."""
