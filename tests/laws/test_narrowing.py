"""Laws of the ids of narrowed measures."""

from hypothesis import example, given
from hypothesis import strategies as st

from vneduunion.reference import measure_definitions
from vneduunion.rollup.narrowing import named

KNOWN = measure_definitions()
_SIGNS = ',|[]="@>. \n\tđA'
words = st.text(st.one_of(st.sampled_from(_SIGNS), st.characters(exclude_categories=["C"])), min_size=1)
grades = st.lists(words.filter(lambda word: word == word.strip()), min_size=1, max_size=3)


@given(st.lists(grades, min_size=1, max_size=2))
@example([["Giỏi, xuất sắc"], ["A|B", "[A]", "A=1", '"', '""', 'a",b']])
def test_a_narrowed_measure_is_read_back_from_its_id(conditions: list[list[str]]) -> None:
    definition = KNOWN["initiatives.recognised"].only("kind", "TOPIC", "PAPER")
    for one_of in conditions:
        definition = definition.only("recognitions.grade", *one_of)
    assert [*named(definition.id, KNOWN)] == [definition]
