import pytest

from vneduunion.codec.places import ROOT, field_place, item_place


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("quantity", "$.quantity"),
        ("award_kinds", "$.award_kinds"),
        ("low high", '$["low high"]'),
        ("đơn vị", '$["đơn vị"]'),
        ("", '$[""]'),
        ("2025", '$["2025"]'),
        (2025, '$["2025"]'),
        ("a\n", '$["a\\n"]'),
    ],
)
def test_a_field_is_named_by_its_key_and_quoted_unless_it_is_a_plain_word(key: object, place: str) -> None:
    assert field_place(ROOT, key) == place


def test_elements_of_lists_are_counted_from_zero() -> None:
    assert field_place(item_place(field_place(ROOT, "figures"), 3), "quantity") == "$.figures[3].quantity"
