from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import (
    Authorship,
    Initiative,
    InitiativeKind,
    Mention,
    Office,
    OfficeRole,
    Share,
    Source,
    Succession,
    SuccessionKind,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name


def test_all_faults_of_one_record_are_reported_together():
    with pytest.raises(BadRecord) as caught:
        Unit(id="Công đoàn", kind="GRASSROOTS", level=7, name="x", since="2025-01-01", sources=["a"])
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("id", "bad_slug"),
        ("kind", "wrong_type"),
        ("level", "too_large"),
        ("name", "wrong_type"),
        ("since", "wrong_type"),
        ("sources", "wrong_type"),
    ]


@pytest.mark.parametrize("cls", [Tie, Office])
def test_what_holds_does_not_end_before_it_begins(cls):
    named = {"child": "a", "parent": "b", "kind": TieKind.DIRECT}
    if cls is Office:
        named = {"person": "a", "unit": "b", "role": OfficeRole.CHAIR}
    with pytest.raises(BadRecord, match="until"):
        cls(**named, since=date(2025, 7, 1), until=date(2025, 6, 30))


def test_shares_of_authors_do_not_pass_the_whole():
    authors = (
        Authorship(person="a", share=6_000),
        Authorship(person="b", share=5_000),
        Authorship(person="c"),
    )
    with pytest.raises(BadRecord, match="11000"):
        Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, authors=authors)


def test_shares_of_a_split_do_not_pass_the_whole():
    shares = (Share(after="b", basis_points=6_000), Share(after="c", basis_points=6_000))
    with pytest.raises(BadRecord, match="12000"):
        Succession(
            kind=SuccessionKind.SPLIT, before=("a",), after=("b", "c"), on=date(2025, 7, 1), shares=shares
        )


def test_a_succession_names_something():
    with pytest.raises(BadRecord, match="before, after"):
        Succession(kind=SuccessionKind.FOUNDED, on=date(2025, 7, 1))


def test_reliability_runs_from_1_to_9():
    assert Source(id="s", title="S").reliability == 5
    for value in (0, 10):
        with pytest.raises(BadRecord, match=str(value)):
            Source(id="s", title="S", reliability=value)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (Unit(id="vetu", kind=UnitKind.CENTRAL_SECTOR_UNION, name=Name(en="VETU")), "vetu"),
        (
            Tie(child="hanoi.education", parent="vetu", kind=TieKind.GUIDANCE, since=date(2020, 1, 1)),
            "hanoi.education>vetu@2020-01-01",
        ),
        (Office(person="an", unit="vetu", role=OfficeRole.CHAIR), "an>vetu:CHAIR@"),
        (
            Succession(kind=SuccessionKind.MERGED, before=("a", "b"), after=("c",), on=date(2025, 7, 1)),
            "a+b>c@2025-07-01",
        ),
        (Mention(source="s", subject="vetu", printed="VTC", place="paragraph 1"), "s>vetu@paragraph 1"),
        (Mention(source="s", subject="vetu", printed="VTC"), "s>vetu@VTC"),
    ],
)
def test_findings_name_a_record_by_its_id_or_natural_key(record, key):
    assert record.key == key
