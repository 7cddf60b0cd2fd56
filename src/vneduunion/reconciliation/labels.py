"""Labels: what can be given up, figures (with their copies), assumptions, and rules that have a weight."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import final

import attrs
import networkx as nx
from attrs import frozen

from vneduunion.cells import Assumption, Cell, Linear
from vneduunion.model import Dataset, Figure
from vneduunion.values.ids import FigureId, SourceId

Weight = int | Fraction
"""What giving something up costs; a fraction where what a caller says of a figure's alterability asks for one."""


@final
@frozen(kw_only=True)
class Witness:
    """A claim with its copies: they stand and fall together.

    Attributes:
        figures: the claim first, as its earliest source makes it, then its copies.
        weight: what it costs to give it up: the best reliability among its sources.
        fixed: whether the caller forbids giving it up.
    """

    figures: tuple[FigureId, ...]
    weight: Weight
    fixed: bool = False


def exact(weight: Weight) -> Weight:
    """A weight as a whole number, if it is one.

    Args:
        weight: any weight.

    Example:
        >>> exact(Fraction(6, 3)), exact(Fraction(5, 2))
        (2, Fraction(5, 2))
    """
    return weight.numerator if weight.denominator == 1 else weight


Label = Witness | Assumption | Linear
"""Something that can be given up."""


def witnesses(
    data: Dataset, figures: Sequence[Figure], weights: Mapping[str, Weight], fixed: frozenset[str]
) -> tuple[Witness, ...]:
    """The claims behind some figures.

    Args:
        data: where the sources and what they copy are looked up.
        figures: figures whose sources are in `data`.
        weights: weights of figures that differ from the reliability of their source.
        fixed: ids of figures that must not be given up.

    Returns:
        One witness per claim; each figure is in one of them.
    """
    alike: nx.Graph[FigureId] = nx.Graph()
    alike.add_nodes_from(figure.id for figure in figures)
    by_claim: dict[object, list[Figure]] = {}
    for figure in figures:
        by_claim.setdefault((Cell.of(figure), figure.quantity), []).append(figure)
    for claim in by_claim.values():
        for later in claim:
            copied = {later.source, *originals(data, later.source)}
            alike.add_edges_from(
                (later.id, earlier.id)
                for earlier in claim
                if later.source != earlier.source
                and not copied.isdisjoint({earlier.source, *originals(data, earlier.source)})
            )
    by_id = {figure.id: figure for figure in figures}
    place = {id_: at for at, id_ in enumerate(by_id)}
    groups = [sorted(group, key=place.__getitem__) for group in nx.connected_components(alike)]
    return tuple(_witness(data, [by_id[id_] for id_ in group], weights, fixed) for group in groups)


def originals(data: Dataset, source: SourceId) -> set[SourceId]:
    """The sources that one repeats, directly or through others."""
    found: set[SourceId] = set()
    waiting = [source]
    while waiting:
        record = data.sources.get(waiting.pop())
        if record is not None:
            waiting.extend(set(record.copies) - found)
            found.update(record.copies)
    return found


def _witness(
    data: Dataset, group: list[Figure], weights: Mapping[str, Weight], fixed: frozenset[str]
) -> Witness:
    first_claims = sorted(group, key=lambda figure: len(originals(data, figure.source)))
    ids = tuple(figure.id for figure in first_claims)
    reliable = (weights.get(figure.id, data.sources[figure.source].reliability) for figure in group)
    return Witness(figures=ids, weight=max(reliable), fixed=not fixed.isdisjoint(ids))


def first_claims(data: Dataset, claims: Iterable[Witness]) -> tuple[Figure, ...]:
    """One figure for each claim; what only a copy says it is part of, it says too.

    Args:
        data: where the figures are looked up.
        claims: witnesses of its figures.
    """
    claims = tuple(claims)
    first = {copy: claim.figures[0] for claim in claims for copy in claim.figures}
    return tuple(_first_claim([data.figures[id_] for id_ in claim.figures], first) for claim in claims)


def _first_claim(group: list[Figure], first: Mapping[FigureId, FigureId]) -> Figure:
    whole = next((figure.part_of for figure in group if figure.part_of is not None), None)
    return group[0] if whole is None else attrs.evolve(group[0], part_of=first.get(whole, whole))
