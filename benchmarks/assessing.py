"""Candidates for awards: `assess_all` beside the same rules written by hand in polars, and verdicts of `assess`.

`python -m benchmarks.assessing 0.1` measures a tenth of the candidates.
"""

import sys
import time
from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from benchmarks.assessing_by_hand import grassroots_fighter, prime_minister
from benchmarks.candidates import FIGHTER, FILED_ON, YEARS, frames
from benchmarks.clock import Table, ratio, rounds, row
from benchmarks.generated import tables
from vneduunion.eligibility import assess, assess_all
from vneduunion.model import Dataset
from vneduunion.tables import dataset

CANDIDATES, ALONE = 100_000, 1_000
"""How many are assessed at once, and how many one after the other."""
ROUNDS = 5
BY_HAND, A_SECOND = 3.0, 2_000
CERTIFICATE = "prime-minister.certificate-of-merit"
KNOWN = {
    CERTIFICATE: {
        "judged:outstanding-in-an-emulation-movement": False,
        "judged:many-achievements-or-a-sudden-one-with-influence-in-a-ministry-or-province": False,
        "unread:the-rest-of-point-c-which-begins-with-a-prize": False,
        "hold": False,
        "judged:achieved-after-the-end-of-any-discipline": True,
    },
    FIGHTER: {
        "judged:resourcefulness-in-combat": False,
        "hold": False,
        "judged:achieved-after-the-end-of-any-discipline": True,
    },
}
"""What is known of all candidates, so that papers decide."""
COMPLETE = {CERTIFICATE: ("awards",), FIGHTER: ("awards", "initiatives")}
PEERS: Mapping[str, Callable[[Mapping[str, pl.DataFrame]], pl.DataFrame]] = {
    CERTIFICATE: prime_minister,
    FIGHTER: grassroots_fighter,
}
CALLED = {CERTIFICATE: "Prime Minister's certificate", FIGHTER: "Grassroots Emulation Fighter"}


def by_library(made: Mapping[str, pl.DataFrame], award: str) -> pl.DataFrame:
    """The outcome of each candidate and the answer to each part of the rule.

    Args:
        made: frames of tables.
        award: the award.
    """
    how = {"under": "law", "complete": COMPLETE[award], "known": KNOWN[award]}
    found: pl.DataFrame = assess_all(tables(made), award, FILED_ON, **how).frame  # type: ignore[arg-type]  # of many types
    return found


def alone(data: Dataset, award: str) -> dict[str, str]:
    """The outcomes of some candidates, one verdict after the other.

    Args:
        data: their papers as records.
        award: the award.
    """
    how = {"under": "law", "complete": COMPLETE[award], "known": KNOWN[award]}
    verdicts = (assess(data, award, person.id, FILED_ON, **how) for person in data.persons)  # type: ignore[arg-type]  # likewise
    return {verdict.candidate: verdict.outcome.name for verdict in verdicts}


def one_by_one(data: Dataset, award: str) -> list[float]:
    """The seconds of one processor that the verdicts of some candidates take, whatever else the machine does.

    Args:
        data: their papers as records.
        award: the award.
    """
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        alone(data, award)
        spent.append(time.process_time() - start)
    return spent


def demand_equal(made: Mapping[str, pl.DataFrame], data: Dataset, award: str) -> str:
    """All ways say the same of each candidate.

    Args:
        made: frames of tables.
        data: the papers of some candidates as records.
        award: the award.

    Returns:
        How many outcomes there are of each kind.
    """
    told = by_library(made, award).select(pl.col("candidate").alias("id"), "outcome")
    if told.sort("id").rows() != PEERS[award](made).sort("id").rows():
        msg = f"{award} differs from what the hand-written query says"
        raise AssertionError(msg)
    few = by_library(frames(len(data.persons)), award)
    if dict(few.select("candidate", "outcome").iter_rows()) != alone(data, award):
        msg = f"{award} differs from what is said of candidates alone"
        raise AssertionError(msg)
    counts = dict(told["outcome"].value_counts().iter_rows())
    return ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("TRUE", "FALSE", "UNKNOWN"))


def intro(outcomes: Mapping[str, str], made: Mapping[str, pl.DataFrame]) -> str:
    """How it was measured.

    Args:
        outcomes: how many there are of each kind, by award.
        made: frames of tables.
    """
    found = "; ".join(f"{CALLED[award]}: {told}" for award, told in outcomes.items())
    return (
        f"{len(made['persons']):,} candidates with {len(made['assessments']):,} yearly ratings of {YEARS} years, "
        f"{len(made['awards']):,} awards and {len(made['initiatives']):,} initiatives, of which some are vague or missing, "
        "under the law of 2022: the Prime Minister's certificate (a ministerial one held, a run of five years rated good, "
        "three titles in it) and the Grassroots Emulation Fighter. The peers are written by hand in polars for these two "
        "rules and these papers, with three answers; all outcomes are compared before, those of `assess` for "
        f"{ALONE:,} candidates too ({found}). The library also tells the answer to each part of a rule and the unit of "
        f"each candidate. polars with {pl.thread_pool_size()} threads, {ROUNDS} interleaved rounds. A verdict of `assess` "
        "comes with its reasons, the evidence and the citation of each; what is missing is looked for when it is asked for; "
        "verdicts are timed in seconds of the processor."
    )


def measure(share: float = 1) -> Table:
    """Both rules by the library and by hand, and verdicts one after the other.

    Args:
        share: how many of the candidates there are.
    """
    made = frames(int(CANDIDATES * share))
    data = dataset(tables(frames(ALONE)))
    outcomes = {award: demand_equal(made, data, award) for award in CALLED}
    cases: dict[str, Callable[[], object]] = {}
    for award, peer in PEERS.items():
        cases |= {f"own {award}": partial(by_library, made, award), f"peer {award}": partial(peer, made)}
    seconds = rounds(cases, ROUNDS)
    rows = []
    for award, name in CALLED.items():
        own, hand, one = seconds[f"own {award}"], seconds[f"peer {award}"], one_by_one(data, award)
        rows += [
            row(f"`assess_all`, {name}", own),
            row(f"polars by hand, {name}", hand),
            ratio(f"to polars by hand, {name}", own, hand, budget=BY_HAND),
            row(f"a verdict of `assess`, {name}", one, per=ALONE, budget=1 / A_SECOND),
        ]
    return Table("Candidates for awards", intro(outcomes, made), tuple(rows))


if __name__ == "__main__":
    from benchmarks.__main__ import markdown

    print(markdown(measure(*map(float, sys.argv[1:]))))
