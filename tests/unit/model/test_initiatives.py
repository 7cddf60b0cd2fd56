import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Authorship, Initiative, InitiativeKind, Recognition, RecognitionLevel
from vneduunion.values.periods import Period


def test_shares_of_authors_do_not_pass_the_whole():
    authors = (
        Authorship(person="a", share=6_000),
        Authorship(person="b", share=5_000),
        Authorship(person="c"),
    )
    with pytest.raises(BadRecord, match="11000"):
        Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, authors=authors)


def test_a_share_is_at_most_the_whole():
    with pytest.raises(BadRecord, match="share"):
        Authorship(person="a", share=10_001)


def test_one_work_can_be_recognised_at_several_levels():
    school = Recognition(
        level=RecognitionLevel.GRASSROOTS, by="school", when=Period.school_year(2023), grade="A"
    )
    province = Recognition(level=RecognitionLevel.PROVINCE, when=Period.year(2024))
    work = Initiative(id="i", title="T", kind=InitiativeKind.EXPERIENCE, recognitions=(school, province))
    assert [each.level for each in work.recognitions] == [
        RecognitionLevel.GRASSROOTS,
        RecognitionLevel.PROVINCE,
    ]
