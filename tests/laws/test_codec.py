"""Laws of the codec: what goes out comes back, and what is refused is refused everywhere alike."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from vneduunion.codec import dump, json_schema, load
from vneduunion.codec.collecting import collected
from vneduunion.errors import Fault, LoadError
from vneduunion.model import TABLES, Dataset, Figure, Initiative, Record
from vneduunion.testing import datasets, document_numbers, names, periods, quantities, records
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

VALUES = {Name: names(), Quantity: quantities(), Period: periods(), DocumentNumber: document_numbers()}
CLASSES = [*TABLES.values(), *VALUES]

printed = st.sampled_from(["nearly 94,000", "hàng nghìn", "to date", "a\nb", "“Dạy tốt”"])
figures = records(
    Figure,
    quantity=st.builds(lambda quantity, text: attrs.evolve(quantity, text=text), quantities(), printed),
    period=st.builds(lambda period, label: attrs.evolve(period, label=label), periods(), printed),
)

BEYOND_SCHEMA = {
    "not_ordered",
    "not_all_given",
    "sum_too_large",
    "duplicate_id",
    "bad_quantity",
    "bad_period",
    "bad_document_number",
}
"""Faults of what a text means, or of fields together: JSON Schema says nothing of these."""

junk = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 5, 10_001, 2**70, 0.5, -2.5),
        *("", " ", "vetu", "Vetu", "VETU!", "12", "3,5 tỷ", "nearly 94,000", "nhiệm kỳ 2023-2028"),
        *("103/KH-CĐN", "2025-07-01", "2025-02-30", "20250701", "DIRECT", "CONFIRMED"),
        *([], [1], ["vetu"], [None], [[]], {}, {"vi": "A"}, {"low": 5, "high": 3}, {"id": "vetu"}),
    ]
)
keys = st.sampled_from(
    ["id", "colour", "note", "kind", "low", "vi", "since", "until", "đến", "schema_version"]
)


def holders(plain: Any) -> Iterator[dict[str, Any] | list[Any]]:
    """Every mapping and list in plain data, itself first."""
    if isinstance(plain, dict | list):
        yield plain
        for inner in plain.values() if isinstance(plain, dict) else plain:
            yield from holders(inner)


@st.composite
def spoilt(draw: st.DrawFn, plain: st.SearchStrategy[Any]) -> Any:
    """Plain data with a few things put in, changed or taken away; by luck still sound."""
    body = deepcopy(draw(plain))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(list(holders(body))))
        places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if isinstance(holder, dict) and draw(st.booleans()):
            holder[draw(keys)] = deepcopy(draw(junk))
        elif places and draw(st.booleans()):
            holder[draw(st.sampled_from(places))] = deepcopy(draw(junk))
        elif places:
            del holder[draw(st.sampled_from(places))]
    return body


@cache
def validator(cls: type, lang: Any = None) -> Draft202012Validator:
    return Draft202012Validator(json_schema(cls, lang), format_checker=Draft202012Validator.FORMAT_CHECKER)


def refusal(cls: type, body: Any) -> tuple[Fault, ...] | None:
    """The faults that `load` tells, `None` when it takes the data."""
    try:
        load(cls, body)
    except LoadError as error:
        return error.faults
    return None


def is_beyond_schema(fault: Fault) -> bool:
    return fault.code in BEYOND_SCHEMA or isinstance(fault.values.get("found"), date)


some_records = st.sampled_from(list(TABLES.values())).flatmap(records)
"""A record of any class."""


@pytest.mark.parametrize("cls", CLASSES)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_record_comes_back_from_its_dump(cls: Any, data: st.DataObject) -> None:
    record = data.draw(VALUES[cls] if cls in VALUES else records(cls))
    assert load(cls, dump(record)) == record
    assert load(cls, json.loads(json.dumps(dump(record)))) == record


@settings(deadline=None, max_examples=25)
@given(datasets())
def test_a_dataset_comes_back_from_its_dump(data: Dataset) -> None:
    assert load(Dataset, dump(data)) == data
    assert load(Dataset, json.loads(json.dumps(dump(data)))) == data


@settings(deadline=None, max_examples=50)
@given(figures)
def test_printed_words_come_back_too(figure: Figure) -> None:
    again = load(Figure, dump(figure))
    assert (again.quantity.text, again.period.label) == (figure.quantity.text, figure.period.label)


@settings(deadline=None, max_examples=50)
@given(some_records)
def test_equal_records_with_equal_words_have_equal_dumps(record: Record) -> None:
    assert json.dumps(dump(load(type(record), dump(record)))) == json.dumps(dump(record))


@settings(deadline=None, max_examples=50)
@given(some_records, st.randoms(use_true_random=False))
def test_the_order_of_fields_does_not_matter(record: Record, random: Any) -> None:
    items = list(dump(record).items())
    random.shuffle(items)
    assert load(type(record), dict(items)) == record


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_what_was_read_before_changes_no_reading(data: st.DataObject) -> None:
    body = dump(data.draw(periods()))
    load(Period, deepcopy(body))
    changed = body | data.draw(st.dictionaries(st.sampled_from([*body, "label", "colour"]), junk, max_size=2))
    assert refusal(Period, changed) == (collected(Period, changed) or None)
    assert refusal(Period, changed) == refusal(Period, MappingProxyType(changed))


@settings(deadline=None, max_examples=50)
@given(quantities(), periods())
def test_codes_are_read_like_the_values_they_stand_for(quantity: Quantity, period: Period) -> None:
    assert load(Quantity, quantity.code) == quantity
    assert load(Period, period.code) == period


@settings(deadline=None, max_examples=50)
@given(quantities())
def test_the_benefit_of_an_initiative_survives_in_words(quantity: Quantity) -> None:
    body = {"id": "topic", "title": "Đề tài", "kind": "TOPIC", "benefit": quantity.code}
    assert load(Initiative, body).benefit == quantity


@settings(deadline=None, max_examples=25)
@given(datasets(), st.sampled_from([None, "vi", "en"]))
def test_a_dumped_dataset_fits_its_schema(data: Dataset, lang: Any) -> None:
    validator(Dataset, lang).validate(dump(data))


@settings(deadline=None, max_examples=100)
@given(some_records, st.sampled_from([None, "vi", "en"]))
def test_a_dumped_record_fits_its_schema(record: Record, lang: Any) -> None:
    validator(type(record), lang).validate(dump(record))


@settings(deadline=None, max_examples=150)
@given(spoilt(datasets().map(dump)))
def test_a_dataset_loads_exactly_when_no_fault_is_collected(body: Any) -> None:
    assert refusal(Dataset, body) == (collected(Dataset, body) or None)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_record_loads_exactly_when_no_fault_is_collected(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(list(TABLES.values())))
    body = data.draw(spoilt(records(cls).map(dump)))
    assert refusal(cls, body) == (collected(cls, body) or None)


@settings(deadline=None, max_examples=150)
@given(spoilt(datasets().map(dump)))
def test_every_fault_has_a_path_and_speaks_both_languages(body: Any) -> None:
    for fault in refusal(Dataset, body) or ():
        assert fault.place.startswith("$")
        assert fault.text("vi").startswith(f"{fault.place}: ")
        assert fault.text("en").startswith(f"{fault.place}: ")


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_the_schema_refuses_exactly_what_load_refuses_for_its_form(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(list(TABLES.values())))
    body = data.draw(spoilt(records(cls).map(dump)))
    faults = refusal(cls, body) or ()
    if all(is_beyond_schema(fault) for fault in faults):
        validator(cls).validate(body)
    else:
        assert not validator(cls).is_valid(body)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_record_has_the_same_faults_alone_and_in_a_dataset(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(TABLES)))
    body = data.draw(spoilt(records(TABLES[table]).map(dump)))
    inside = refusal(Dataset, {"schema_version": 1, table: [body]}) or ()
    alone = refusal(TABLES[table], body) or ()
    assert [fault.place.replace(f"$.{table}[0]", "$", 1) for fault in inside] == [
        fault.place for fault in alone
    ]
    assert [fault.text().partition(": ")[2] for fault in inside] == [
        fault.text().partition(": ")[2] for fault in alone
    ]
