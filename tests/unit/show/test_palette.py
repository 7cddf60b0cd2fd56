"""Colours can be read: contrast as the Web Content Accessibility Guidelines count it."""

import pytest

from vneduunion.reconciliation import ConflictKind
from vneduunion.show import palette

FOR_TEXT = 4.5


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shade", [palette.INK, palette.MUTED, palette.CALM, *palette.OF_KIND.values()])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_words_can_be_read_on_their_ground(shade: palette.Shade, ground: str) -> None:
    assert contrast(getattr(shade, ground), getattr(palette.SURFACE, ground)) >= FOR_TEXT


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_ink_can_be_read_on_the_gap(ground: str) -> None:
    assert contrast(getattr(palette.INK, ground), getattr(palette.GAP, ground)) >= FOR_TEXT


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_kind_has_a_colour_of_its_own() -> None:
    """In the dark the page finds a colour by its light twin, so no two may share one."""
    assert set(palette.OF_KIND) == set(ConflictKind)
    assert len({shade.light for shade in palette.ALL}) == len(palette.ALL)
    assert palette.shade_of(None) == palette.CALM
    assert palette.shade_of(ConflictKind.TENSION) == palette.OF_KIND[ConflictKind.TENSION]
