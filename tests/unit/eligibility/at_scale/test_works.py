"""Pieces of work in columns are read as those of one candidate."""

from datetime import date
from itertools import product

import pytest

from tests.fact_columns import demand_alike
from vneduunion.eligibility.facts import Conditions, Fact, FactKind
from vneduunion.model import (
    Authorship,
    Dataset,
    Influence,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    Work,
)
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

WHEN = [
    None,
    Period.year(2023),
    Period.day(date(2024, 12, 31)),
    Period.stage(2022, 2024),
    Period.school_year(2023),
]
SHARES = [("hoa", 6_000), ("an", None), ("binh", 1_000), ("hoa", None)]
BENEFITS = [
    None,
    Quantity(low=50, high=80),
    Quantity(low=100, high=None),
    Quantity(low=None, high=20),
    Quantity(),
]


def work(at: int, kind: InitiativeKind, when: Period | None, benefit: Quantity | None) -> Initiative:
    influence = [None, *Influence][at % 5]
    level = [*RecognitionLevel][at % 3]
    recognitions = [Recognition(level=level, when=when, influence=influence)] * (at % 4 > 0)
    recognitions += [Recognition(level=RecognitionLevel.STATE, when=Period.year(2021))] * (at % 7 == 0)
    authors = SHARES[at % 4 : at % 4 + 1 + at % 2]
    return Initiative(
        id=f"w{at}",
        title="W",
        kind=kind,
        authors=tuple(Authorship(person=who, share=share) for who, share in authors),
        units=("north",) * (at % 3 == 0),
        group="circle" if at % 5 == 0 else None,
        applied=WHEN[(at + 2) % 5],
        recognitions=tuple(recognitions),
        benefit=benefit,
    )


CASES = product((InitiativeKind.TOPIC, InitiativeKind.TECHNICAL, InitiativeKind.PAPER), WHEN, BENEFITS)
DATA = Dataset(initiatives=[work(at, *case) for at, case in enumerate(CASES)])
CONDITIONS = [
    Conditions(kind, level, influence, applied)
    for kind, (level, influence), applied in product(
        Work,
        [(None, None), (RecognitionLevel.SECTOR, None), (RecognitionLevel.GRASSROOTS, Influence.PROVINCE)],
        (False, True),
    )
]
WINDOWS = [(2023, 2024), (None, 2022)]
CANDIDATES = ["an", "binh", "circle", "hoa", "nobody", "north"]


@pytest.mark.parametrize("kind", [FactKind.WORKS, FactKind.BENEFIT])
@pytest.mark.parametrize(
    "parameters", [{}, {"co-authors": 1}, {"contribution": 5_000}, {"co-authors": 1, "contribution": 1}]
)
def test_each_fact_is_between_the_same_numbers(kind, parameters):
    facts = [
        Fact(kind, (), first, last, each)
        for first, last in WINDOWS
        for each in CONDITIONS[:: 2 + bool(parameters)]
    ]
    demand_alike(DATA, facts, CANDIDATES, parameters)


def test_of_nobody_there_is_no_work():
    fact = Fact(FactKind.WORKS, (), None, 2024, CONDITIONS[0])
    assert demand_alike(Dataset(), [fact], ["an"])[1] == [(0, 0)]
