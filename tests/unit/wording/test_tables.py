import unicodedata

import pytest

from vneduunion.wording import html_table, text_table


def test_columns_are_aligned_whatever_the_composition_of_accents() -> None:
    composed = text_table(["đơn vị", "nhóm"], [["Hà Nội", "2.168"]])
    decomposed = text_table(["đơn vị", "nhóm"], [[unicodedata.normalize("NFD", "Hà Nội"), "2.168"]])
    assert composed == decomposed == "đơn vị  nhóm\n------  -----\nHà Nội  2.168"


def test_a_table_without_rows_keeps_its_headings() -> None:
    assert text_table(["unit", "groups"], []) == "unit  groups\n----  ------"
    assert (
        html_table(["unit"], [])
        == '<table><thead><tr><th scope="col">unit</th></tr></thead><tbody></tbody></table>'
    )


def test_every_cell_and_heading_is_escaped() -> None:
    table = html_table(["<b>"], [['"1" & <2>']], caption="a < b")
    assert "<caption>a &lt; b</caption>" in table
    assert '<th scope="col">&lt;b&gt;</th>' in table
    assert "<td>&quot;1&quot; &amp; &lt;2&gt;</td>" in table


def test_rows_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        text_table(["one"], [["one", "two"]])
