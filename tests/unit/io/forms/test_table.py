"""The bundled table of forms: it hangs together, and labels are told apart by what they say."""

import pytest

from vneduunion.io.forms.table import FormKind, form_records, form_table, label_key
from vneduunion.model import Counted, Mark, Measure, Scope

TABLE = form_table()
RECORDS = form_records()
ROWS = [row for rows in TABLE.rows.values() for row in rows]


@pytest.mark.parametrize(
    "label",
    [
        "Tổng số lao động",
        "1. Tổng số lao động:",
        "1) TỔNG SỐ LAO ĐỘNG",
        "a) Tổng số lao động",
        "II.1. Tổng số lao động",
        "1.2.3. - Tổng  số\nlao động ;",
        "+ Tổng số lao động ...",
        "• Tổng số lao động",
    ],
)
def test_numbers_dashes_and_stops_tell_no_labels_apart(label: str) -> None:
    assert label_key(label) == "tổng số lao động"


@pytest.mark.parametrize("label", ["Tổng số lao động nữ", "Tông số lao động", "Số lao động"])
def test_words_and_tones_do(label: str) -> None:
    assert label_key(label) != "tổng số lao động"


def test_a_label_of_several_rows_is_told_by_the_row_above() -> None:
    women = {above: TABLE.row("trong đó nữ", above) for above in ("hdcd.workers", "hdcd.members")}
    assert {above: row and row.measure and row.measure.id for above, row in women.items()} == {
        "hdcd.workers": "hdcd.workers.women",
        "hdcd.members": "hdcd.members.women",
    }
    assert TABLE.row("trong đó nữ", None) is None
    assert TABLE.row("số buổi họp", None) is None


def test_no_label_stands_for_two_rows_of_one_place() -> None:
    for label, rows in TABLE.rows.items():
        assert len({row.under for row in rows}) == len(rows), label


def test_a_row_has_a_measure_or_says_why_not() -> None:
    assert [row for row in ROWS if (row.measure is None) == (row.note is None)] == []


def test_what_a_row_speaks_of_is_a_measure() -> None:
    named = {name for row in ROWS for name in (row.under, row.part_of) if name is not None}
    assert named <= set(RECORDS.measures.keys())


def test_an_of_which_counts_the_same_thing() -> None:
    for row in ROWS:
        if row.part_of is not None and row.measure is not None:
            assert row.part_of in row.measure.part_of
            assert RECORDS.measures[row.part_of].counts is row.measure.counts


def test_every_measure_is_of_some_row_and_has_a_unit() -> None:
    used = {row.measure.id for row in ROWS if row.measure is not None}
    assert used == set(RECORDS.measures.keys())
    known = set().union(*(unit.counts for unit in TABLE.units.values()))
    assert {measure.counts for measure in RECORDS.measures} <= known


def test_measures_lead_to_their_sources_and_say_what_is_only_recalled() -> None:
    for measure in RECORDS.measures:
        assert set(measure.sources) <= set(RECORDS.sources.keys())
        assert (measure.mark is Mark.CONFIRMED) == bool(measure.sources)
        assert measure.mark is Mark.CONFIRMED or measure.note
        assert measure.name.vi
        assert measure.name.en
    assert {source for measure in RECORDS.measures for source in measure.sources} == set(
        RECORDS.sources.keys()
    )


def test_parts_are_measures_of_the_same_kind_of_time() -> None:
    for measure in RECORDS.measures:
        for whole in (*measure.part_of, *measure.presumed_part_of):
            assert RECORDS.measures[whole].timing is measure.timing


def test_scopes() -> None:
    assert TABLE.scopes == {FormKind.GRASSROOTS: Scope.OWN, FormKind.SUMMARY: None}


def test_the_ids_of_measures_are_the_forms_own() -> None:
    assert all(isinstance(item, Measure) and item.id.startswith("hdcd.") for item in RECORDS.measures)


def test_scales() -> None:
    assert {unit.scale for unit in TABLE.units.values() if Counted.VND in unit.counts} == {
        1,
        10**3,
        10**6,
        10**9,
    }
