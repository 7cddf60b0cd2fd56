from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Tie, TieKind, Unit, UnitKind
from vneduunion.values.names import Name

VETU = Unit(
    id="vetu", kind=UnitKind.CENTRAL_SECTOR_UNION, level=2, name=Name(en="Vietnam Education Trade Union")
)


@pytest.mark.parametrize("level", [0, 5])
def test_the_law_knows_four_levels(level):
    with pytest.raises(BadRecord, match=str(level)):
        Unit(id="vetu", kind=UnitKind.CENTRAL_SECTOR_UNION, level=level, name=Name(en="VETU"))


def test_an_intermediate_tier_has_no_level():
    district = Unit(id="an-lao.education", kind=UnitKind.DISTRICT_EDUCATION_UNION, name=Name(en="An Lao"))
    assert district.level is None


def test_a_unit_is_called_by_its_id_and_a_tie_by_its_natural_key():
    tie = Tie(child="hanoi.education", parent="vetu", kind=TieKind.GUIDANCE, since=date(2020, 1, 1))
    assert VETU.key == "vetu"
    assert tie.key == "hanoi.education>vetu@2020-01-01"


def test_a_tie_does_not_end_before_it_begins():
    with pytest.raises(BadRecord, match="until"):
        Tie(child="a", parent="b", kind=TieKind.DIRECT, since=date(2025, 7, 1), until=date(2025, 6, 30))


def test_a_tie_may_hold_on_one_day():
    day = date(2025, 7, 1)
    assert Tie(child="a", parent="b", kind=TieKind.DIRECT, since=day, until=day).until == day
