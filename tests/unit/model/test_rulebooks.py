from datetime import date
from typing import Any

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import (
    AwardCategory,
    AwardKind,
    Citation,
    Criterion,
    CriterionKind,
    LocalParameter,
    Mark,
    ParameterUnit,
    Quota,
    Rating,
    Rulebook,
    RuleVersion,
    Strand,
    Window,
)
from vneduunion.values.names import Name

NAME = Name(vi="Tên", en="Name")
MEMBER = Criterion(kind=CriterionKind.MEMBERSHIP)
PARAMETER = LocalParameter(id="share", name=NAME, unit=ParameterUnit.BASIS_POINTS, mark=Mark.UNKNOWN)


def version(id: str = "v", **fields: Any) -> RuleVersion:  # noqa: A002 the field's name
    told = {"citations": (Citation(document="law"),), "mark": Mark.CONFIRMED, "criteria": MEMBER, **fields}
    return RuleVersion(id=id, **told)


def strand(*versions: RuleVersion, id: str = "law") -> Strand:  # noqa: A002 the field's name
    return Strand(id=id, name=NAME, versions=versions)


def test_an_unknown_version_has_no_criteria_and_every_other_has() -> None:
    assert version(mark=Mark.UNKNOWN, criteria=None).criteria is None
    with pytest.raises(BadRecord, match="does not go with the mark UNKNOWN"):
        version(mark=Mark.UNKNOWN)
    with pytest.raises(BadRecord, match="criteria: required"):
        version(criteria=None)


def test_a_version_cites_and_does_not_end_before_it_begins() -> None:
    with pytest.raises(BadRecord, match="citations"):
        version(citations=())
    with pytest.raises(BadRecord, match="until"):
        version(since=date(2024, 1, 1), until=date(2023, 12, 31))


def test_a_run_that_is_nowhere_is_told_with_its_place() -> None:
    lost = Criterion(kind=CriterionKind.RATING_YEARS, rating=Rating.GOOD, at_least=1, window=Window.RUN)
    with pytest.raises(BadRecord, match=r"criteria\.of\[0\]\.window: RUN needs a consecutive"):
        version(criteria=Criterion(kind=CriterionKind.ALL, of=(lost,)))


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        (date(2024, 1, 1), date(2024, 1, 2), date(2023, 12, 31), None),
        (date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 1), "law"),
        (date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 2), "law"),
        (date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3), None),
        (None, date(2024, 1, 2), date.min, "law"),
        (date(2024, 1, 1), None, date.max, "law"),
    ],
)
def test_a_side_without_a_day_is_open(
    since: date | None, until: date | None, day: date, held: str | None
) -> None:
    found = strand(version("law", since=since, until=until)).version_on(day)
    assert (found.id if found else None) == held


def test_the_later_of_two_versions_is_taken_and_none_is_no_version() -> None:
    first = version("first", until=date(2024, 1, 2))
    second = version("second", since=date(2024, 1, 2), until=date(2024, 1, 3))
    line = strand(second, first)
    assert line.version_on(date(2024, 1, 1)) is first
    assert line.version_on(date(2024, 1, 2)) is second
    assert line.version_on(date(2024, 1, 4)) is None


def test_a_book_gives_versions_by_strand() -> None:
    law, union = version("law"), version("union", since=date(2024, 1, 1))
    book = Rulebook(award_kind="award", strands=(strand(law), strand(union, id="union")))
    assert book.versions_on(date(2023, 12, 31)) == {"law": law}
    assert book.versions_on(date(2024, 1, 1)) == {"law": law, "union": union}
    assert book.strand("union").versions == (union,)
    with pytest.raises(KeyError):
        book.strand("province")


def test_ids_are_used_once() -> None:
    twice = (strand(version("a"), version("a")), strand(version()), strand(version()))
    with pytest.raises(BadRecord) as caught:
        Rulebook(award_kind="award", strands=twice, parameters=(PARAMETER, PARAMETER))
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("strands[2].id", "duplicate_id"),
        ("parameters[1].id", "duplicate_id"),
        ("strands[0].versions[1].id", "duplicate_id"),
    ]


def test_a_quota_limits_by_something_and_names_a_parameter_that_is_there() -> None:
    with pytest.raises(BadRecord, match="share"):
        Quota(what=NAME, mark=Mark.CONFIRMED)
    quota = Quota(what=NAME, mark=Mark.UNKNOWN, parameter="share")
    limited = (strand(version(quotas=(Quota(what=NAME, mark=Mark.CONFIRMED, at_most=0), quota))),)
    assert Rulebook(award_kind="award", strands=limited, parameters=(PARAMETER,)).parameters == (PARAMETER,)
    with pytest.raises(BadRecord, match=r"strands\[0\].versions\[0\].quotas\[1\].parameter: 'share' is not"):
        Rulebook(award_kind="award", strands=limited)


def test_an_award_that_is_brought_along_is_the_one_of_the_book() -> None:
    strands = (strand(version()),)
    own, other = (
        AwardKind(id=id_, name=Name(en="A"), category=AwardCategory.PRIZE) for id_ in ("award", "other")
    )
    assert Rulebook(award_kind="award", award=own, strands=strands).award == own
    with pytest.raises(BadRecord, match=r"award\.id: 'other' is not one of: award"):
        Rulebook(award_kind="award", award=other, strands=strands)
