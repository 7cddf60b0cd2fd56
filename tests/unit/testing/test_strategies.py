import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import chain
from random import Random
from typing import Annotated, Any, ClassVar, TypeVar, final

import annotated_types as at
import pytest
from attrs import frozen
from hypothesis import Phase, given, settings
from hypothesis import find as _find
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from vneduunion.model import TABLES, AwardKind, Dataset, Initiative, InitiativeKind, Succession, Unit
from vneduunion.testing import datasets, document_numbers, fields, ids, names, periods, quantities, records
from vneduunion.values.constraints import (
    Checked,
    OneOf,
    Ordered,
    Rule,
    Shape,
    SumAtMost,
    Text,
    matching,
    shapes,
)
from vneduunion.values.document_numbers import DocumentFamily
from vneduunion.values.ids import REFERS_TO, SLUG, RecordId
from vneduunion.values.periods import PeriodKind

T = TypeVar("T")


def find(strategy: st.SearchStrategy[T], holds: Callable[[T], bool]) -> T:
    """Something that the strategy can make, the first found and not the smallest."""
    quick = settings(max_examples=10_000, phases=(Phase.generate,), database=None)
    return _find(strategy, holds, settings=quick, random=Random(0))


@final
@frozen(kw_only=True)
class Slice(Checked):
    size: Annotated[int, at.Interval(ge=0, le=100)] | None = None


@final
@frozen(kw_only=True)
class Cake(Checked):
    RULES: ClassVar[tuple[Rule, ...]] = (
        Ordered(("baked", "eaten")),
        OneOf(("name", "slices")),
        SumAtMost("slices", "size", 100),
    )

    baked: date | None = None
    eaten: date | None = None
    name: Text | None = None
    slices: tuple[Slice, ...] = ()


# --- values ------------------------------------------------------------------------------------


@settings(deadline=None)
@given(ids())
def test_ids_are_slugs(made: str) -> None:
    assert SLUG.fullmatch(made)


def test_quantities_are_exact_vague_and_open() -> None:
    assert find(quantities(), lambda made: made.low == made.high and made.low is not None)
    assert find(quantities(), lambda made: made.likely_low != made.low)
    assert find(quantities(), lambda made: made.high is None and made.likely_high is not None)
    assert find(quantities(), lambda made: made.likely_high is None)


def test_quantities_and_periods_have_words_or_none() -> None:
    assert find(quantities(), lambda made: made.text is None)
    assert find(quantities(), lambda made: made.text is not None and made.text.startswith("hơn"))
    assert find(periods(), lambda made: made.label is None)
    assert find(periods(), lambda made: made.label is not None and made.label.startswith("năm"))


@settings(deadline=None)
@given(quantities())
def test_counts_are_never_negative(made: Any) -> None:
    assert made.low >= 0


@pytest.mark.parametrize("kind", PeriodKind)
def test_periods_are_of_every_kind(kind: PeriodKind) -> None:
    assert find(periods(), lambda made: made.kind is kind)


def test_periods_are_vague_narrowed_and_open() -> None:
    assert find(periods(), lambda made: made.kind is PeriodKind.SCHOOL_YEAR and not made.has_one_reading)
    assert find(periods(), lambda made: made.kind is PeriodKind.SCHOOL_YEAR and made.has_one_reading)
    assert find(periods(), lambda made: made.first is None)
    assert find(periods(), lambda made: made.last is None)


def test_names_are_in_one_or_both_languages() -> None:
    assert find(names(), lambda made: made.vi is None)
    assert find(names(), lambda made: made.en is None)
    assert find(names(), lambda made: bool(made.vi and made.en and made.aliases))


@pytest.mark.parametrize("family", DocumentFamily)
def test_document_numbers_are_of_every_family(family: DocumentFamily) -> None:
    assert find(document_numbers(), lambda made: made.family is family)


def test_document_numbers_have_a_printed_text_or_none() -> None:
    assert find(document_numbers(), lambda made: made.text is None)
    assert find(document_numbers(), lambda made: made.text is not None and made.text != made.code)


# --- fields ------------------------------------------------------------------------------------

DAY = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("shape", "least", "most"),
    [
        (Shape(name="x", base=int, constraints=(at.Ge(3), at.Le(5))), 3, 5),
        (Shape(name="x", base=int, constraints=(at.Gt(3), at.Lt(6))), 4, 5),
        (
            Shape(name="x", base=date, constraints=(at.Ge(DAY), at.Le(date(2025, 7, 3)))),
            DAY,
            date(2025, 7, 3),
        ),
        (
            Shape(name="x", base=date, constraints=(at.Gt(DAY), at.Lt(date(2025, 7, 3)))),
            date(2025, 7, 2),
            date(2025, 7, 2),
        ),
    ],
)
def test_bounds_are_kept_and_reached(shape: Shape, least: Any, most: Any) -> None:
    assert find(fields(shape), lambda made: made == least) == least
    assert find(fields(shape), lambda made: made == most) == most
    with pytest.raises(NoSuchExample):
        find(fields(shape), lambda made: not least <= made <= most)


@settings(max_examples=20, deadline=None)
@given(fields(Shape(name="x", base=str, constraints=(matching("[ab]+"), matching(".{3}")))))
def test_every_pattern_of_a_field_is_kept(made: str) -> None:
    assert len(made) == 3
    assert set(made) <= {"a", "b"}


@settings(deadline=None)
@given(fields(Shape(name="x", base=str)))
def test_a_text_without_a_pattern_is_any_text(made: str) -> None:
    assert isinstance(made, str)


@settings(deadline=None)
@given(fields(Shape(name="x", base=bool, many=True, length=2)))
def test_tuples_have_their_least_length(made: tuple[bool, ...]) -> None:
    assert isinstance(made, tuple)
    assert len(made) >= 2


def test_optional_fields_are_sometimes_empty() -> None:
    shape = next(shape for shape in shapes(Unit) if shape.name == "level")
    assert find(fields(shape), lambda made: made is None) is None
    assert find(fields(shape), lambda made: made == 4) == 4


# --- records -----------------------------------------------------------------------------------


@settings(deadline=None)
@given(records(Unit, id=st.just("vetu"), since=st.just(DAY)))
def test_given_fields_are_as_given(made: Unit) -> None:
    assert (made.id, made.since) == ("vetu", DAY)
    assert made.until is None or made.until >= DAY


@settings(deadline=None)
@given(records(Cake))
def test_rules_between_fields_hold(made: Cake) -> None:
    assert made.name or made.slices
    assert sum(part.size or 0 for part in made.slices) <= 100


def test_rules_between_fields_leave_room() -> None:
    assert find(records(Cake), lambda made: made.name is None)
    assert find(records(Cake), lambda made: made.slices == ())
    assert find(records(Cake), lambda made: bool(made.baked and made.eaten and made.baked < made.eaten))
    assert find(records(Cake), lambda made: sum(part.size or 0 for part in made.slices) > 90)


@settings(max_examples=20, deadline=None)
@given(records(Cake, slices=st.just((Slice(size=60), Slice(size=40))), name=st.none()))
def test_what_is_given_is_not_repaired(made: Cake) -> None:
    assert [part.size for part in made.slices] == [60, 40]


def test_what_is_given_against_a_rule_makes_nothing() -> None:
    with pytest.raises(Unsatisfiable):
        find(records(Cake, name=st.none(), slices=st.just(())), lambda _: True)


@settings(deadline=None)
@given(records(Succession, refer=lambda shape: st.just(f"{shape.name}.0")))
def test_references_are_what_the_caller_says(made: Succession) -> None:
    assert {*made.before, *made.after, *made.sources} <= {"before.0", "after.0", "sources.0"}
    assert {share.after for share in made.shares} <= {"after.0"}


# --- datasets ----------------------------------------------------------------------------------


def _references(record: Checked) -> list[tuple[Shape, str]]:
    """All references of a record and of its parts."""
    found: list[tuple[Shape, str]] = []
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        for item in value if shape.many else (value,):
            if isinstance(item, Checked):
                found += _references(item)
            elif shape.ids and shape.name != "id" and item is not None:
                found.append((shape, item))
    return found


def _targets(data: Dataset, shape: Shape) -> set[str]:
    kinds = REFERS_TO.keys() - {RecordId} if RecordId in shape.ids else shape.ids
    return set(chain.from_iterable(getattr(data, REFERS_TO[kind]).keys() for kind in kinds))


@settings(max_examples=30, deadline=None)
@given(datasets())
def test_references_of_a_linked_dataset_lead_somewhere(made: Dataset) -> None:
    for _, table in made.tables():
        for record in table:
            assert all(target in _targets(made, shape) for shape, target in _references(record))


@settings(max_examples=30, deadline=None)
@given(datasets(tables=["movements", "sources"]))
def test_records_refer_to_earlier_ones_of_their_own_table(made: Dataset) -> None:
    for table in (made.movements, made.sources):
        for index, record in enumerate(table):
            own = {target for _, target in _references(record)} & {*table.keys()}
            assert own <= {*table.keys()[:index]}


@settings(max_examples=20, deadline=None)
@given(datasets(tables=["award_kinds"], linked=False, max_records=3))
def test_only_the_tables_asked_for_are_filled(made: Dataset) -> None:
    assert all(not table for name, table in made.tables() if name != "award_kinds")
    assert made.award_kinds.keys() == tuple(f"award-kinds.{index}" for index in range(len(made.award_kinds)))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_filled_and_linked(table: str) -> None:
    made = find(datasets(tables=[table]), lambda made: len(getattr(made, table)) == 2)
    assert all(type(record) is TABLES[table] for record in getattr(made, table))


def test_unlinked_references_may_lead_nowhere() -> None:
    made = find(
        datasets(tables=["award_kinds"], linked=False),
        lambda made: any(kind.documents for kind in made.award_kinds),
    )
    assert isinstance(made.award_kinds[0], AwardKind)
    assert not made.documents


def test_shares_of_authors_are_scaled_to_the_whole() -> None:
    made = find(records(Initiative), lambda made: len([part for part in made.authors if part.share]) == 2)
    assert sum(part.share or 0 for part in made.authors) <= 10_000


def test_without_hypothesis_the_extra_is_named() -> None:
    script = "import sys; sys.modules['hypothesis'] = None; import vneduunion.testing"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        "MissingExtra: this needs the package 'hypothesis'; install it with: pip install \"vneduunion[testing]\""
        in done.stderr
    )


def test_what_is_no_class_of_records_is_refused() -> None:
    for strange in ("Unit", int, Initiative(id="i", title="T", kind=InitiativeKind.TOPIC)):
        with pytest.raises(
            TypeError, match="records takes a class of records or of values, such as Unit, not "
        ):
            records(strange)  # type: ignore[type-var]  # the slip itself
