import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Award, AwardCategory, AwardKind, RecipientKind
from vneduunion.values.names import Name
from vneduunion.values.periods import Period


def test_a_kind_of_award_stands_apart_from_conferring_it():
    kind = AwardKind(
        id="creative-labour-certificate",
        name=Name(vi="Bằng Lao động sáng tạo"),
        category=AwardCategory.FORM,
        recipients=(RecipientKind.INDIVIDUAL,),
    )
    award = Award(id="award-1", kind=kind.id, recipient="an", when=Period.year(2025))
    assert award.kind == kind.key


def test_the_recipient_is_named_by_an_id():
    with pytest.raises(BadRecord) as caught:
        Award(id="award-1", kind="creative-labour-certificate", recipient="Nguyễn An", when=Period.year(2025))
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [("recipient", "bad_slug")]
