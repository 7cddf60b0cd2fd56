from vneduunion.model import Movement, MovementKind
from vneduunion.values.names import Name
from vneduunion.values.periods import Period


def test_one_movement_can_be_the_content_of_another_and_be_followed_by_a_third():
    content = Movement(
        id="innovation.teaching-learning",
        kind=MovementKind.EMULATION,
        name=Name(vi="Đổi mới, sáng tạo trong dạy và học"),
        parent="good-teaching-good-learning",
        successor="innovation.management-teaching-learning",
        period=Period.span(2016, 2020),
    )
    assert content.name.matches("ĐỔI MỚI, SÁNG TẠO TRONG DẠY VÀ HỌC")
    assert (content.parent, content.successor) == (
        "good-teaching-good-learning",
        "innovation.management-teaching-learning",
    )
