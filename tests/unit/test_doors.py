import sys

import pytest

from vneduunion.doors import lazy_door
from vneduunion.values.truth import Truth


def test_a_name_is_fetched_from_its_home_and_kept():
    fetch, _ = lazy_door("vneduunion.values", {"vneduunion.values.truth": "Truth"})
    assert fetch("Truth") is Truth
    assert sys.modules["vneduunion.values"].Truth is Truth


def test_a_name_at_home_in_the_package_is_one_of_its_rooms():
    fetch, _ = lazy_door("vneduunion.values", {"vneduunion.values": "truth"})
    assert fetch("truth").__name__ == "vneduunion.values.truth"


def test_an_unknown_name_is_an_attribute_error_that_names_the_package():
    fetch, _ = lazy_door("vneduunion.values", {})
    with pytest.raises(AttributeError, match=r"'vneduunion\.values' has no attribute 'Trueth'"):
        fetch("Trueth")


def test_just_what_can_be_asked_for_is_listed():
    _, names = lazy_door("vneduunion.values", {"vneduunion.values.truth": "Truth"})
    assert names() == ["Truth"]
