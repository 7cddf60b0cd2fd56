"""What a caller gives beside the data, checked."""

from collections.abc import Container, Iterable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import final

import attrs
from attrs import field, frozen

from vneduunion.cells import AssumptionKind, Complete, Disjoint, Fact, Linear, Scoped
from vneduunion.model import Dataset, Scope
from vneduunion.reconciliation.labels import Weight, Witness, exact
from vneduunion.values.ids import FigureId


def _facts(given: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(given)


def _ids(given: Iterable[str]) -> frozenset[FigureId]:
    return frozenset(map(FigureId, given))


def _weights(given: Mapping[str, int]) -> Mapping[str, int]:
    return dict(given)


def _shares(given: Mapping[str, Weight]) -> Mapping[str, Weight]:
    return dict(given)


@final
@frozen(kw_only=True)
class Given:
    """The facts, fixed figures, weights and alterability of a caller.

    Attributes:
        facts: what is declared.
        fixed: ids of figures that must not be given up.
        weights: weights of figures by id, and of kinds of assumptions.
        alterability: by what the weights of figures are divided, by id; 0 is the same as fixed.
    """

    facts: tuple[Fact, ...] = field(default=(), converter=_facts)
    fixed: frozenset[FigureId] = field(default=frozenset(), converter=_ids)
    weights: Mapping[str, int] = field(default=MappingProxyType({}), converter=_weights)
    alterability: Mapping[str, Weight] = field(default=MappingProxyType({}), converter=_shares)

    def demand_known(self, data: Dataset) -> None:
        """Check that what is named is there.

        Args:
            data: where the figures are looked up.

        Raises:
            TypeError: an alterability is no whole number and no `Fraction`.
            UnknownId: something names a figure that is not in the dataset.
            ValueError: a weight or an alterability is below zero.
        """
        for id_ in self.named:
            _ = data.figures[id_]
        if min(self.weights.values(), default=0) < 0:
            msg = "a weight must not be below zero"
            raise ValueError(msg)
        for id_, share in self.alterability.items():
            _demand_share(id_, share)

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of all figures that are named."""
        kinds = {kind.value for kind in AssumptionKind}
        weighed = (key for key in self.weights if key not in kinds)
        named = (id_ for fact in self.facts for id_ in figures_of(fact))
        return (*self.fixed, *weighed, *named, *self.alterability)

    @property
    def held(self) -> frozenset[FigureId]:
        """The figures that must not be given up, with those of alterability 0."""
        return self.fixed | {FigureId(id_) for id_, share in self.alterability.items() if not share}

    def costs(self, data: Dataset) -> Mapping[str, Weight]:
        """The weights of figures that are told, or differ by their alterability, by id.

        Args:
            data: where the figures and their sources are looked up.
        """
        return {**self.weights, **dict(_altered(data, self.weights, self.alterability))}

    def about(self, figures: Container[str]) -> "Given":
        """The same as far as it is about some figures alone.

        Args:
            figures: their ids.
        """
        kinds = {kind.value for kind in AssumptionKind}
        return Given(
            facts=[fact for fact in self.facts if all(id_ in figures for id_ in figures_of(fact))],
            fixed=[id_ for id_ in self.fixed if id_ in figures],
            weights={key: weight for key, weight in self.weights.items() if key in kinds or key in figures},
            alterability={id_: share for id_, share in self.alterability.items() if id_ in figures},
        )

    def scoped(self, data: Dataset) -> Dataset:
        """The data with the scopes that the caller tells.

        Args:
            data: the figures as their sources print them.
        """
        told = {fact.figure: fact.scope for fact in self.facts if isinstance(fact, Scoped)}
        if not told:
            return data
        figures = (attrs.evolve(each, scope=told.get(each.id, each.scope)) for each in data.figures)
        return attrs.evolve(data, figures=figures)

    def facts_of(self, claims: Iterable[Witness]) -> tuple[Fact, ...]:
        """The facts with each copy of a claim replaced by the claim."""
        first = {copy: claim.figures[0] for claim in claims for copy in claim.figures}
        return tuple(_through(fact, first) for fact in self.facts)


def _demand_share(id_: str, share: object) -> None:
    if not isinstance(share, int | Fraction):
        msg = f"the alterability of {id_} must be a whole number or a Fraction, not {type(share).__name__}"
        raise TypeError(msg)
    if share < 0:
        msg = f"the alterability of {id_} must not be below zero"
        raise ValueError(msg)


def _altered(
    data: Dataset, weights: Mapping[str, int], alterability: Mapping[str, Weight]
) -> Iterator[tuple[str, Weight]]:
    """The weights of figures that have an alterability above 0; those without a known source have no weight."""
    for id_, share in alterability.items():
        source = data.sources.get(data.figures[id_].source)
        if share and source is not None:
            yield id_, exact(Fraction(weights.get(id_, source.reliability)) / share)


@final
@frozen(kw_only=True)
class Facts:
    """The same as people write it into a file.

    Attributes:
        rules: linear rules, in words or with their factors.
        complete: lists of parts that are all there are.
        disjoint: lists of figures in two of which nothing is counted.
        scopes: scopes by figure.
        fixed: ids of figures that must not be given up.
        weights: weights of figures by id, and of kinds of assumptions.
        alterability: by what the weights of figures are divided.
    """

    rules: tuple[Linear, ...] = ()
    complete: tuple[Complete, ...] = ()
    disjoint: tuple[tuple[FigureId, ...], ...] = ()
    scopes: Mapping[FigureId, Scope] = MappingProxyType({})
    fixed: frozenset[FigureId] = frozenset()
    weights: Mapping[str, int] = MappingProxyType({})
    alterability: Mapping[str, Weight] = MappingProxyType({})

    def given(self) -> Given:
        """What a caller would give."""
        disjoint = (Disjoint(figures=figures) for figures in self.disjoint)
        scopes = (Scoped(figure=figure, scope=scope) for figure, scope in self.scopes.items())
        facts: tuple[Fact, ...] = (*self.rules, *self.complete, *disjoint, *scopes)
        return Given(facts=facts, fixed=self.fixed, weights=self.weights, alterability=self.alterability)


def figures_of(fact: Fact) -> tuple[FigureId, ...]:
    """The figures that a fact names.

    Args:
        fact: any fact.
    """
    match fact:
        case Complete():
            return (fact.whole, *fact.parts)
        case Scoped():
            return (fact.figure,)
        case _:
            return fact.figures


def _through(fact: Fact, first: Mapping[FigureId, FigureId]) -> Fact:
    match fact:
        case Complete():
            parts = tuple(first.get(part, part) for part in fact.parts)
            return Complete(whole=first.get(fact.whole, fact.whole), parts=parts)
        case Disjoint():
            return Disjoint(figures=tuple(first.get(figure, figure) for figure in fact.figures))
        case Linear():
            return attrs.evolve(fact, factors=[(first.get(id_, id_), factor) for id_, factor in fact.factors])
        case _:
            return fact
