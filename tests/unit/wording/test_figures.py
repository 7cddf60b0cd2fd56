from tests.small_world import figure, world
from vneduunion.model import Counted
from vneduunion.values.quantities import Quantity
from vneduunion.wording import counted, figure_name, record_name, words_of


def test_a_figure_is_named_by_its_words_its_measure_and_its_unit() -> None:
    each = figure("a", "over 534", measure="groups")
    assert figure_name(each, world([each]), "en") == "“over 534” (groups, Nation)"


def test_a_figure_without_words_is_named_by_its_bounds() -> None:
    each = figure("a", 2_168, measure="groups", unit="north")
    assert figure_name(each, world([each]), "vi") == "“2.168” (groups, North)"
    assert words_of(Quantity.exact(2_168), "en") == "2,168"


def test_what_is_not_known_is_called_by_its_id() -> None:
    each = figure("a", "over 534", measure="unheard-of", unit="nowhere")
    assert figure_name(each, world([each]), "en") == "“over 534” (unheard-of, nowhere)"
    assert record_name(world([each]).units, "south", "en") == "South"


def test_a_share_without_words_is_named_in_per_cent() -> None:
    each = figure("a", 9_050, measure="share")
    assert figure_name(each, world([each]), "vi") == "“90,5 %” (share, Nation)"


def test_what_a_figure_counts_is_not_known_without_its_measure() -> None:
    data = world([])
    assert counted(figure("a", 5, measure="share"), data) is Counted.SHARE
    assert counted(figure("a", 5, measure="unheard-of"), data) is None
