from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from tests.small_lineage import DAY, LAST, lineage, unit
from vneduunion.model import Dataset
from vneduunion.reference import catalogue
from vneduunion.show import bands
from vneduunion.show.bands import LETTER, LINE, THICK, Band, Layout, Picture, placed
from vneduunion.show.families import Way, families
from vneduunion.show.lineage import Names
from vneduunion.structure import WHOLE
from vneduunion.values.names import Name

WIDTHS = (1_040, 690, 340)


def drawn(data: Dataset, to: Any, lang: Any = "en", width: int = 760, **asked: Any) -> Picture:
    found = families(data, to, **asked)
    return placed(found, Names(found, data, lang), width)


PICTURES = {
    f"{name} {lang} {width}": drawn(data, to, lang, width)
    for name, data, to in (
        ("provinces", catalogue(), "vn-34"),
        ("backwards", catalogue(), "vn-63"),
        ("units", catalogue(), DAY),
        ("everything", lineage(), DAY),
    )
    for lang in ("vi", "en")
    for width in WIDTHS
}
EVERY = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())


def by_new(picture: Picture) -> dict[Any, list[Band]]:
    found = defaultdict(list)
    for band in picture.bands:
        found[band.piece.row.place].append(band)
    return found


@EVERY
def test_a_band_is_as_thick_as_the_part_that_it_shows(picture: Picture) -> None:
    assert [band.height for band in picture.bands] == [
        band.piece.amount * THICK / WHOLE for band in picture.bands
    ]


@EVERY
def test_what_an_old_one_certainly_became_fills_it_and_what_it_may_have_become_stays_within(
    picture: Picture,
) -> None:
    tops = {(end.x, end.top): end.bottom for end in picture.ends}
    for band in picture.bands:
        (bottom,) = [
            bottom
            for (x, top), bottom in tops.items()
            if x == band.left and top <= band.old_top + 0.01 and band.old_top < bottom
        ]
        assert band.old_top + band.height <= bottom + 0.01


@EVERY
def test_what_one_new_one_got_lies_one_below_the_other_along_its_end(picture: Picture) -> None:
    ends = {(round(end.x), round(end.top, 3)): end.bottom for end in picture.ends}
    for found in by_new(picture).values():
        found.sort(key=lambda band: band.new_top)
        for above, below in pairwise(found):
            assert above.new_top + above.height == pytest.approx(below.new_top)
        bottom = ends[round(found[0].right), round(found[0].new_top, 3)]
        assert bottom == pytest.approx(found[-1].new_top + found[-1].height)


@EVERY
def test_no_words_cover_other_words_or_leave_the_picture(picture: Picture) -> None:
    boxes = []
    for word in picture.words:
        wide = len(word.text) * LETTER
        left = word.x - wide if word.old else word.x
        boxes.append((left, left + wide, word.y - LINE / 2, word.y + LINE / 2, word.text))
    for at, (left, right, top, bottom, text) in enumerate(boxes):
        assert left >= -0.01, text
        assert right <= picture.width + 0.01, text
        assert top >= 0, text
        assert bottom <= picture.height, text
        for other in boxes[at + 1 :]:
            apart = (
                right <= other[0] or other[1] <= left or bottom <= other[2] + 0.01 or other[3] <= top + 0.01
            )
            assert apart, (text, other[4])


@EVERY
def test_no_words_cover_bands(picture: Picture) -> None:
    for word in picture.words:
        wide = len(word.text) * LETTER
        left, right = (word.x - wide, word.x) if word.old else (word.x, word.x + wide)
        for band in picture.bands:
            low = min(band.old_top, band.new_top) - LINE / 2
            high = max(band.old_top, band.new_top) + band.height + LINE / 2
            assert right < band.left or band.right < left or not low < word.y < high, word.text


@EVERY
def test_every_name_is_there_whole(picture: Picture) -> None:
    words = " ".join(word.text for word in picture.words)
    assert all(name in words for band in picture.bands for name in (band.old, band.new))


def test_what_leads_nowhere_stops_halfway_where_nothing_beside_it_leads_anywhere() -> None:
    picture = drawn(lineage(), DAY, of=["a", "m", "n", "o"])
    length = {band.old: band.right - band.left for band in picture.bands}
    assert length["Union m"] == length["Union n"] == pytest.approx(0.4 * length["Union a"])
    assert length["Union o"] == length["Union p"] == length["Union a"]
    stops = {end.x for end in picture.ends if end.stops}
    assert stops == {band.right for band in picture.bands if band.piece.row.place in {"m", "n", "p"}}


def test_parts_that_may_have_gone_anywhere_begin_at_one_place() -> None:
    picture = drawn(lineage(), DAY, of=["h"])
    assert [band.piece.way for band in picture.bands] == [Way.POSSIBLE] * 2
    assert len({band.old_top for band in picture.bands}) == 1
    assert len({band.new_top for band in picture.bands}) == 2


def test_provinces_stand_in_columns_of_about_one_height() -> None:
    picture = PICTURES["provinces vi 690"]
    lowest = defaultdict(float)
    for end in picture.ends:
        lowest[round(end.x)] = max(lowest[round(end.x)], end.bottom)
    assert len(lowest) == 4  # two columns, each with a left and a right side
    assert max(lowest.values()) - min(lowest.values()) < 60
    assert PICTURES["provinces vi 340"].height > 1.8 * picture.height


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_is_no_wider_than_asked_for(width: int) -> None:
    assert all(each.width <= width for name, each in PICTURES.items() if name.endswith(str(width)))


def test_there_are_as_many_columns_as_find_room_and_are_high_enough() -> None:
    assert [Layout.of(1_600, 100, 100, high).columns for high in (400, 900, 2_000)] == [1, 2, 3]
    assert [Layout.of(wide, 100, 100, 2_000).columns for wide in (340, 700, 1_040)] == [1, 2, 3]


def test_bands_are_neither_too_short_nor_too_long() -> None:
    assert {Layout.of(width, 30, 30, 10).band for width in (400, 2_000)} == {220}
    assert Layout.of(10, 300, 300, 10).band == 60


def test_words_that_find_no_room_are_broken_evenly_and_never_inside_a_word() -> None:
    name = "Union of the Primary School 2024-2025 named after Kim Dong"
    data = Dataset(units=[evolve(unit("x", until=LAST), name=Name(en=name))])
    lines = [word.text for word in drawn(data, DAY, width=340).words if word.old]
    assert " ".join(lines) == name
    assert len(lines) > 1
    assert max(map(len, lines)) - min(map(len, lines)) < 10


def test_no_more_are_drawn_than_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "MOST_DRAWN", 5)
    picture = drawn(lineage(), DAY)
    assert picture.cut
    assert picture.drawn == 5
    monkeypatch.setattr(bands, "MOST_DRAWN", 1)
    first = drawn(lineage(), DAY)
    assert (first.cut, first.drawn) == (True, 2), "a family is never torn apart"


def test_of_nothing_nothing_is_drawn() -> None:
    picture = drawn(Dataset(), DAY)
    assert (picture.bands, picture.words, picture.height, picture.cut) == ((), (), 0, False)
