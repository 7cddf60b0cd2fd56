"""A small world of measures that belong to one another, some of them in circles."""

from hypothesis import strategies as st

from vneduunion.model import Counted, Dataset, Measure, Operator, Timing
from vneduunion.values.names import Name

COUNTED = (Counted.TURN, Counted.PERSON, Counted.MEMBER, Counted.VND, Counted.SHARE, Counted.GROUP)
ids = st.sampled_from(["m0", "m1", "m2", "m3", "gone"])
few = st.lists(ids, max_size=2).map(tuple)
operators = st.sampled_from([None, Operator.SUM, Operator.MEAN])


def measures(number: int):
    return st.builds(
        Measure,
        id=st.just(f"m{number}"),
        name=st.just(Name(vi="M")),
        counts=st.sampled_from(COUNTED),
        state=st.none(),
        timing=st.sampled_from(Timing),
        part_of=few,
        presumed_part_of=few,
        turns_of=st.none() | ids,
        over_units=operators,
        over_time=operators,
        sources=st.just(()),
        mark=st.none(),
        note=st.none(),
    )


def worlds():
    """Datasets of a few measures."""
    return st.integers(0, 4).flatmap(
        lambda size: st.tuples(*map(measures, range(size))).map(lambda made: Dataset(measures=made))
    )
