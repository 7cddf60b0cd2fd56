"""Laws of comparing: a difference tells all that differs and nothing else."""

import json
from collections import Counter

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from vneduunion.codec import dump, load
from vneduunion.comparison import ChangeKind, Difference, diff
from vneduunion.model import TABLES, Dataset, Source
from vneduunion.testing import datasets, periods, quantities

MIRRORED = {
    ChangeKind.ADDED: ChangeKind.DROPPED,
    ChangeKind.DROPPED: ChangeKind.ADDED,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
}

printed = st.sampled_from(["nearly 94,000", "hàng nghìn", "to date"])


@st.composite
def pairs(draw):
    """Two datasets that have some records in common."""
    old, other = draw(datasets()), draw(datasets())
    tables = {}
    for (name, mine), (_, theirs) in zip(old.tables(), other.tables(), strict=True):
        kept = [record for record in mine if draw(st.booleans())]
        known = {record.key for record in kept}
        tables[name] = kept + [
            record for record in theirs if not hasattr(record, "id") or record.key not in known
        ]
    if tables["sources"]:
        tables["sources"][0] = attrs.evolve(tables["sources"][0], reliability=draw(st.integers(1, 9)))
    return old, Dataset(**tables)


def canonical(record) -> str:
    return json.dumps(dump(record), sort_keys=True)


def contents(data: Dataset) -> Counter:
    return Counter((table, canonical(record)) for table, records in data.tables() for record in records)


def applied(old: Dataset, difference: Difference) -> Counter:
    """The contents of the new dataset, made from the old one and the difference alone."""
    found = contents(old)
    for change in difference:
        before = {field.field: field.old for field in change.fields}
        after = {field.field: field.new for field in change.fields}
        if change.kind is ChangeKind.ADDED:
            found[_loaded(change.table, after)] += 1
            continue
        gone = next(key for key in +found if _is(key, change, before))
        found[gone] -= 1
        if change.kind is ChangeKind.CHANGED:
            found[_loaded(change.table, json.loads(gone[1]) | after)] += 1
    return +found


def _loaded(table: str, plain) -> tuple[str, str]:
    return table, canonical(load(TABLES[table], plain))


def _is(key, change, before) -> bool:
    table, text = key
    if table != change.table:
        return False
    record = load(TABLES[table], json.loads(text))
    return record.key == change.record and _loaded(table, json.loads(text) | before) == key


@settings(max_examples=50)
@given(datasets())
def test_a_dataset_does_not_differ_from_itself(data):
    assert len(diff(data, data)) == 0
    assert diff(data, load(Dataset, dump(data))) == Difference()


@settings(max_examples=50)
@given(pairs())
def test_the_way_back_is_the_mirror(pair):
    old, new = pair
    mirrored = tuple(
        attrs.evolve(
            change,
            kind=MIRRORED[change.kind],
            fields=tuple(attrs.evolve(field, old=field.new, new=field.old) for field in change.fields),
        )
        for change in diff(old, new)
    )
    assert diff(new, old).changes == mirrored


@settings(max_examples=50)
@given(pairs())
def test_every_record_is_added_dropped_changed_or_as_it_was(pair):
    old, new = pair
    counts = diff(old, new).counts
    sizes = [sum(len(records) for _, records in data.tables()) for data in (old, new)]
    unchanged = sizes[0] - counts[ChangeKind.DROPPED] - counts[ChangeKind.CHANGED]
    assert unchanged + counts[ChangeKind.CHANGED] + counts[ChangeKind.ADDED] == sizes[1]
    assert unchanged <= sum((contents(old) & contents(new)).values())


@settings(max_examples=50)
@given(pairs())
def test_the_difference_makes_the_new_dataset_of_the_old_one(pair):
    old, new = pair
    assert applied(old, diff(old, new)) == contents(new)


@settings(max_examples=50)
@given(pairs())
def test_json_comes_back_and_both_languages_tell_every_record(pair):
    found = diff(*pair)
    assert Difference.from_json(found.to_json()) == found
    for lang in ("vi", "en"):
        assert len(found.text(lang).splitlines()) >= (len(found) + 2 if len(found) else 1)
        assert found.html(lang).count("<tr>") >= len(found) + 1


@settings(max_examples=50)
@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(data, random):
    shuffled = {name: random.sample(records, len(records)) for name, records in data.tables()}
    assert len(diff(data, Dataset(**shuffled))) == 0


@given(quantities(), periods(), printed, printed)
def test_printed_words_are_compared_although_equality_ignores_them(quantity, period, one, other):
    figure = {"id": "a", "measure": "m", "unit": "u", "source": "s"}
    old, new = (
        load(
            Dataset,
            {
                "schema_version": 1,
                "figures": [
                    figure
                    | {
                        "quantity": dump(quantity) | {"text": words},
                        "period": dump(period) | {"label": words},
                    }
                ],
            },
        )
        for words in (one, other)
    )
    assert old == new
    assert {field.field for change in diff(old, new) for field in change.fields} == (
        set() if one == other else {"quantity", "period"}
    )


def test_a_default_is_told_as_what_it_is():
    old, new = (Dataset(sources=[Source(id="a", title="A", reliability=n)]) for n in (7, 5))
    ((field,),) = (change.fields for change in diff(old, new))
    assert (field.field, field.old, field.new) == ("reliability", 7, 5)
