import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Mention, Source


def test_reliability_runs_from_1_to_9_and_is_5_unless_said():
    assert Source(id="s", title="S").reliability == 5
    for value in (0, 10):
        with pytest.raises(BadRecord, match=str(value)):
            Source(id="s", title="S", reliability=value)


@pytest.mark.parametrize(("place", "key"), [("paragraph 1", "s>vetu@paragraph 1: VTC"), (None, "s>vetu@VTC")])
def test_a_mention_is_called_by_source_subject_place_and_print(place, key):
    assert Mention(source="s", subject="vetu", printed="VTC", place=place).key == key
