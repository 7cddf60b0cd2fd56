import attrs

from vneduunion.model import Territory, TerritoryRank
from vneduunion.values.names import Name


def test_one_code_means_two_places_under_two_schemes():
    """15 was Yên Bái before 1 July 2025, and is Lào Cai since."""
    old = Territory(
        id="vn63.yen-bai", scheme="vn-63", code="15", name=Name(vi="Yên Bái"), rank=TerritoryRank.PROVINCE
    )
    new = attrs.evolve(old, id="vn34.lao-cai", scheme="vn-34", name=Name(vi="Lào Cai"))
    assert old.code == new.code
    assert old.key != new.key
