"""Units to which everything happened that can happen, for tests of lineages; `DAY` is the day asked about.

`a` and `b` merged into `ab`; `c` was absorbed by `d`, which lives on. `e` was divided by known shares into `f` and
`g`, `h` by unknown ones into `i` and `j`, and `k` lives on beside `l`, which came out of it. `m` ended without a
successor, `n` comes later; `o` was divided into `p`, which ended, and `q`. Nothing happened to `r`.
"""

from datetime import date

from vneduunion.model import Dataset, Share, Succession, SuccessionKind, Unit, UnitKind
from vneduunion.values.names import Name

DAY = date(2025, 7, 1)
TURN, LAST = date(2024, 1, 1), date(2023, 12, 31)


def unit(id_: str, since: date | None = None, until: date | None = None) -> Unit:
    return Unit(
        id=id_,
        kind=UnitKind.GRASSROOTS,
        name=Name(vi=f"Đơn vị {id_}", en=f"Union {id_}"),
        since=since,
        until=until,
    )


def succession(kind: SuccessionKind, before: str, after: str, **more: object) -> Succession:
    return Succession(
        **{"kind": kind, "before": tuple(before.split()), "after": tuple(after.split()), "on": TURN} | more
    )


def lineage() -> Dataset:
    shares = (Share(after="f", basis_points=3_000), Share(after="g", basis_points=7_000))
    return Dataset(
        units=[
            *(unit(id_, until=LAST) for id_ in "abceho"),
            *(unit(id_) for id_ in "dkr"),
            *(unit(id_, since=TURN) for id_ in ("ab", *"fgijlq")),
            unit("m", until=date(2024, 6, 30)),
            unit("n", since=date(2026, 1, 1)),
            unit("p", since=TURN, until=date(2024, 6, 30)),
        ],
        successions=[
            succession(SuccessionKind.MERGED, "a b", "ab"),
            succession(SuccessionKind.ABSORBED, "c", "d"),
            succession(SuccessionKind.SPLIT, "e", "f g", shares=shares),
            succession(SuccessionKind.SPLIT, "h", "i j"),
            succession(SuccessionKind.SPLIT, "k", "k l"),
            succession(SuccessionKind.DISSOLVED, "m", "", on=date(2024, 7, 1)),
            succession(SuccessionKind.SPLIT, "o", "p q"),
            succession(SuccessionKind.DISSOLVED, "p", "", on=date(2024, 7, 1)),
        ],
    )
