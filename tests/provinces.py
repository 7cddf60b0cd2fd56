"""Schools of three provinces, of which two became one, with initiatives: what commands and files of roll-ups are tried on.

Territories, successions and upper units are not here: they are those of the bundled facts.
"""

from datetime import date

from vneduunion.model import (
    Dataset,
    Figure,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

RECOGNISED = "initiatives.recognised"


def school(id_: str, territory: str | None, name: str = "", until: date | None = None) -> Unit:
    return Unit(
        id=id_,
        kind=UnitKind.GRASSROOTS,
        level=4,
        name=Name(vi=name or f"Trường {id_}"),
        territory=territory,
        until=until,
    )


def recognised(id_: str, when: Period, *units: str) -> Initiative:
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=when)
    return Initiative(
        id=id_, title=id_, kind=InitiativeKind.TECHNICAL, units=units, recognitions=(recognition,)
    )


def on(year: int, month: int) -> Period:
    return Period.day(date(year, month, 1))


UNITS = (
    school("a", "vn63.yen-bai"),
    school("b", "vn63.lao-cai"),
    school("c", "vn63.ha-noi"),
    school("gone", "vn63.ha-noi", until=date(2023, 12, 31)),
)
INITIATIVES = (
    recognised("both", on(2024, 3), "a", "b"),
    recognised("later", on(2025, 9), "b"),
    recognised("capital", on(2024, 10), "c"),
    recognised("central", on(2024, 5), "vetu"),
    recognised("vague", Period.stage(2024, 2025), "vetu"),
    recognised("late", on(2024, 2), "gone"),
    recognised("strange", on(2024, 2), "nobody"),
    recognised("nameless", on(2024, 2)),
)
"""`both` and `later` in Lào Cai, `capital` in Hà Nội, two in no province, three nowhere."""
REPORTED = Figure(
    id="said",
    measure=RECOGNISED,
    unit="vn34.lao-cai",
    period=Period.year(2024),
    quantity=Quantity.parse("trên 5"),
    source="s",
    reported=date(2025, 1, 10),
)


def provinces(**more: object) -> Dataset:
    said = {
        "units": UNITS,
        "ties": (Tie(child="a", parent="vetu", kind=TieKind.GUIDANCE),),
        "initiatives": INITIATIVES,
        "figures": (REPORTED,),
    }
    return Dataset(**{**said, **more})
