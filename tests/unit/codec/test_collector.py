import gc

import pytest

from vneduunion.codec.collector import collector_paused


def test_nothing_is_searched_for_until_all_is_made() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_switched_off_stays_so_and_what_fails_goes_on() -> None:
    with pytest.raises(KeyError), collector_paused():
        {}["wrong"]
    assert gc.isenabled()
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
