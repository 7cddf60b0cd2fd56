import re
import sys
from xml.etree import ElementTree as ET

import pytest

from tests.small_world import figure, world
from vneduunion.errors import MissingExtra
from vneduunion.show.charts import bounds_spec
from vneduunion.show.pictures import inline_svg

SPEC = bounds_spec(
    world([figure("a", "hàng trăm nghìn"), figure("b", "<over 534>", source="o")]), "vi", 1_040
)


@pytest.fixture(scope="module")
def text() -> str:
    return inline_svg(SPEC, 'Bounds of "two" \\1 & more', "first")


def test_a_picture_is_one_image_with_a_description(text: str) -> None:
    root = ET.fromstring(text)  # noqa: S314 made by the test
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == 'Bounds of "two" \\1 & more'


def test_a_picture_shrinks_with_its_surroundings(text: str) -> None:
    root = ET.fromstring(text)  # noqa: S314 made by the test
    width = root.attrib["viewBox"].split()[2]
    assert root.attrib["style"] == f"max-width:{width}px"
    assert {"width", "height"}.isdisjoint(root.attrib)


def test_marks_tell_their_words(text: str) -> None:
    titles = [title.text for title in ET.fromstring(text).iter("title")]  # noqa: S314 made by the test
    assert "hàng trăm nghìn: 100.000 – ∞; 200.000 – 999.999" in titles


def test_words_keep_their_accents(text: str) -> None:
    words = [each.text for each in ET.fromstring(text).iter("text")]  # noqa: S314 made by the test
    assert "hàng trăm nghìn" in words
    assert "Lượt người" in words


def test_two_pictures_of_one_page_share_no_id(text: str) -> None:
    ids = set(re.findall(r'id="([^"]+)"', text))
    used = set(re.findall(r"url\(#([^)]+)\)", text))
    others = set(re.findall(r'id="([^"]+)"', inline_svg(SPEC, "again", "second")))
    assert ids
    assert used <= ids
    assert ids.isdisjoint(others)


def test_without_its_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match=r"vneduunion\[plots\]"):
        inline_svg(SPEC, "bounds", "first")
