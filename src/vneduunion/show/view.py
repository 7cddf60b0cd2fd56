"""What a report says, as texts in one language: read by the page and by the terminal alike."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Counted, Dataset, Figure, Source
from vneduunion.reconciliation import (
    Assumption,
    Choice,
    Conflict,
    ConflictKind,
    Explanation,
    Reconciliation,
    Weight,
)
from vneduunion.show.characters import all_printable
from vneduunion.show.marks import Marks
from vneduunion.values.ids import FigureId
from vneduunion.values.quantities import Quantity
from vneduunion.wording import (
    asserted_bounds,
    count,
    counted,
    enum_label,
    figure_name,
    format_day,
    format_days,
    format_period,
    likely_bounds,
    record_label,
    record_name,
    sentence,
    words_of,
)


@final
@frozen(kw_only=True)
class FigureLine:
    """One figure in words.

    Attributes:
        id: its id.
        words: as printed.
        measure: what is counted.
        unit: for whom.
        scope: whose things, or nothing where the source does not say.
        period: as printed, or in words.
        days: the days of its widest reading.
        asserted: the bounds of the words.
        likely: the bounds of the usual reading; nothing where they are the same.
        source: the title of the source.
        citation: its number among the sources of the report, in brackets; its id where it is not known.
        place: where in it, or nothing.
        url: where the source can be read; nothing where that is no web address.
        kind: the hardest conflict it is in.
        numbers: the numbers of its conflicts.
    """

    id: str
    words: str
    measure: str
    unit: str
    scope: str
    period: str
    days: str
    asserted: str
    likely: str
    source: str
    citation: str
    place: str
    url: str
    kind: ConflictKind | None
    numbers: tuple[int, ...]


@final
@frozen(kw_only=True)
class Claim:
    """One thing that may not hold, in words: an assumption, a figure or a rule.

    Attributes:
        kind: what kind of assumption it is, or the word for a figure or a rule.
        text: the assumption or the rule as a sentence, or the figure's name.
    """

    kind: str
    text: str


@final
@frozen(kw_only=True)
class ConflictCard:
    """One conflict in words.

    Attributes:
        number: counted from 1.
        kind: how hard it is.
        label: the kind in words.
        title: the figures by their words.
        verdict: what kind of conflict it is, as a sentence.
        figures: the figures in doubt.
        steps: the proof, a sentence each.
        assumptions: what it rests on.
    """

    number: int
    kind: ConflictKind
    label: str
    title: str
    verdict: str
    figures: tuple[FigureLine, ...]
    steps: tuple[str, ...]
    assumptions: tuple[Claim, ...]


@final
@frozen(kw_only=True)
class Remedy:
    """One smallest explanation in words.

    Attributes:
        numbers: the conflicts it undoes.
        weight: the weight of what is given up, in all.
        choices: one of each is given up.
    """

    numbers: tuple[int, ...]
    weight: Weight
    choices: tuple[tuple[Claim, ...], ...]


@final
@frozen(kw_only=True)
class SourceLine:
    """One source in words.

    Attributes:
        citation: its number in brackets.
        title: its title.
        published: by whom and when.
        url: where it can be read; nothing where that is no web address.
        copies: titles of the earlier sources it repeats.
        reliability: 1 to 9, 9 the best.
    """

    citation: str
    title: str
    published: str
    url: str
    copies: tuple[str, ...]
    reliability: int


@final
@frozen(kw_only=True)
class View:
    """A whole report in words.

    Attributes:
        lang: the language.
        headline: how many figures, from how many sources, with how many conflicts.
        tally: how many conflicts of each kind, the hardest first.
        figures: all figures, in the order of the dataset.
        conflicts: all conflicts, the hardest first.
        in_doubt: the figures of any conflict, by name.
        remedies: the smallest explanations.
        excluded: figures that were not used, a sentence each.
        unproved: figures about which an answer could not be re-checked, by name.
        sources: the sources of the figures.
        notes: what else a reader must know.
    """

    lang: Lang
    headline: str
    tally: tuple[tuple[ConflictKind, str], ...]
    figures: tuple[FigureLine, ...]
    conflicts: tuple[ConflictCard, ...]
    in_doubt: tuple[FigureLine, ...]
    remedies: tuple[Remedy, ...]
    excluded: tuple[str, ...]
    unproved: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[str, ...]


def view(result: Reconciliation, lang: Lang) -> View:
    """What reconciling said, in words.

    Args:
        result: the reconciliation.
        lang: `"vi"` or `"en"`.
    """
    told: View = all_printable(_Teller(result, lang).view())
    return told


def remedies(result: Reconciliation, lang: Lang) -> tuple[Remedy, ...]:
    """The smallest explanations in words, in the order of the conflicts that they undo.

    Args:
        result: the reconciliation.
        lang: `"vi"` or `"en"`.
    """
    told: tuple[Remedy, ...] = all_printable(_Teller(result, lang).remedies())
    return told


def excluded(result: Reconciliation, lang: Lang) -> tuple[str, ...]:
    """The figures that were not used, a sentence each.

    Args:
        result: the reconciliation.
        lang: `"vi"` or `"en"`.
    """
    told: tuple[str, ...] = all_printable(tuple(_Teller(result, lang).excluded()))
    return told


@final
class _Teller:
    """Tells one reconciliation in one language."""

    def __init__(self, result: Reconciliation, lang: Lang) -> None:
        self.result = result
        self.data: Dataset = result.data
        self.lang: Lang = lang
        self.marks = Marks(result.conflicts)
        cited = {figure.source for figure in self.data.figures}
        self.cited = [source for source in self.data.sources if source.id in cited]
        self.citations = {source.id: f"[{number}]" for number, source in enumerate(self.cited, start=1)}

    def view(self) -> View:
        return View(
            lang=self.lang,
            headline=self._headline(),
            tally=tuple(self._tally()),
            figures=self._lines(self.data.figures),
            conflicts=tuple(
                self._card(number, one) for number, one in enumerate(self.result.conflicts, start=1)
            ),
            in_doubt=self._lines(self.data.figures[key] for key in self.result.in_doubt),
            remedies=self.remedies(),
            excluded=tuple(self.excluded()),
            unproved=tuple(map(self._name, self.result.unproved)),
            sources=tuple(map(self._source, self.cited)),
            notes=tuple(self._notes()),
        )

    def _headline(self) -> str:
        cited = {figure.source for figure in self.data.figures}
        return sentence(
            "report.headline",
            self.lang,
            figures=count("figures", len(self.data.figures), self.lang),
            sources=count("sources", len(cited), self.lang),
            conflicts=count("conflicts", len(self.result.conflicts), self.lang),
        )

    def _tally(self) -> Iterator[tuple[ConflictKind, str]]:
        for kind in ConflictKind:
            found = sum(conflict.kind is kind for conflict in self.result.conflicts)
            yield kind, count(kind, found, self.lang)

    def _notes(self) -> Iterator[str]:
        if not self.result.complete:
            yield sentence("report.incomplete", self.lang)

    # --- figures and sources -------------------------------------------------------------------

    def _name(self, key: FigureId) -> str:
        return figure_name(self.data.figures[key], self.data, self.lang)

    def _lines(self, figures: Iterable[Figure]) -> tuple[FigureLine, ...]:
        return tuple(map(self._line, figures))

    def _line(self, figure: Figure) -> FigureLine:
        lang, source = self.lang, self.data.sources.get(figure.source)
        counts = counted(figure, self.data)
        return FigureLine(
            id=figure.id,
            words=words_of(figure.quantity, lang, counts),
            measure=record_name(self.data.measures, figure.measure, lang),
            unit=record_name(self.data.units, figure.unit, lang),
            scope=enum_label(figure.scope, lang) if figure.scope else "",
            period=format_period(figure.period, lang),
            days=format_days(figure.period, lang),
            asserted=asserted_bounds(figure.quantity, lang, counts),
            likely=self._likely(figure.quantity, counts),
            source=source.title if source else figure.source,
            citation=self.citations.get(figure.source, figure.source),
            place=figure.place or "",
            url=_web_address(source),
            kind=self.marks.kind(figure.id),
            numbers=self.marks.numbers(figure.id),
        )

    def _likely(self, quantity: Quantity, counts: Counted | None) -> str:
        likely = likely_bounds(quantity, self.lang, counts)
        if likely == asserted_bounds(quantity, self.lang, counts):
            return ""
        return sentence("bounds.likely", self.lang, likely=likely)

    def _source(self, source: Source) -> SourceLine:
        published = [format_day(source.published, self.lang)] if source.published else []
        copied = (self.data.sources.get(key) for key in source.copies)
        return SourceLine(
            citation=self.citations[source.id],
            title=source.title,
            published=", ".join([*filter(None, [source.publisher]), *published]),
            url=_web_address(source),
            copies=tuple(earlier.title for earlier in copied if earlier),
            reliability=source.reliability,
        )

    def excluded(self) -> Iterator[str]:
        for one in self.result.excluded:
            yield sentence(f"exclusion.{one.reason}", self.lang, a=self._name(one.figure), detail=one.detail)

    # --- conflicts and explanations ------------------------------------------------------------

    def _card(self, number: int, conflict: Conflict) -> ConflictCard:
        lang, figures = self.lang, self._lines(self.data.figures[key] for key in conflict.figures)
        bounded = (step.figure for step in conflict.proof if step.figure is not None)
        short = self._short((*conflict.figures, *bounded))
        return ConflictCard(
            number=number,
            kind=conflict.kind,
            label=enum_label(conflict.kind, lang),
            title=sentence("report.against", lang).join(f"“{figure.words}”" for figure in figures),
            verdict=sentence(f"conflict.{conflict.kind}", lang),
            figures=figures,
            steps=tuple(short(step.text(lang, self.data)) for step in conflict.proof),
            assumptions=tuple(self._claim(assumption, short) for assumption in conflict.assumptions),
        )

    def remedies(self) -> tuple[Remedy, ...]:
        return tuple(sorted(map(self._remedy, self.result.explanations), key=lambda one: one.numbers))

    def _remedy(self, explanation: Explanation) -> Remedy:
        return Remedy(
            numbers=tuple(self._undone(explanation)),
            weight=explanation.weight,
            choices=tuple(tuple(self._given_up(choice)) for choice in explanation.choices),
        )

    def _undone(self, explanation: Explanation) -> Iterator[int]:
        given_up = {
            one
            for choice in explanation.choices
            for one in (*choice.figures, *choice.assumptions, *choice.rules)
        }
        for number, conflict in enumerate(self.result.conflicts, start=1):
            if given_up.intersection((*conflict.figures, *conflict.assumptions, *conflict.rules)):
                yield number

    def _given_up(self, choice: Choice) -> Iterator[Claim]:
        for key in choice.figures:
            yield Claim(kind=record_label(Figure, self.lang), text=self._name(key))
        short = self._short(self.result.in_doubt)
        yield from (self._claim(assumption, short) for assumption in choice.assumptions)
        for rule in choice.rules:
            yield Claim(kind=sentence("report.rule", self.lang), text=short(rule.text(self.lang, self.data)))

    def _claim(self, assumption: Assumption, short: Callable[[str], str]) -> Claim:
        text = short(assumption.text(self.lang, self.data))
        return Claim(kind=enum_label(assumption.kind, self.lang), text=text)

    def _short(self, keys: Iterable[FigureId]) -> Callable[[str], str]:
        """Calls figures that stand beside a text by their words alone, where these tell them apart."""
        figures = [self.data.figures[key] for key in dict.fromkeys(keys)]
        names = {
            words_of(figure.quantity, self.lang, counted(figure, self.data)): self._name(figure.id)
            for figure in figures
        }
        if len(names) < len(figures):
            return str
        return lambda text: reduce(lambda said, words: said.replace(names[words], f"“{words}”"), names, text)


def _web_address(source: Source | None) -> str:
    """A source's address, if it is one that a link may safely lead to."""
    url = (source.url if source else None) or ""
    return url if url.startswith(("https://", "http://")) else ""
