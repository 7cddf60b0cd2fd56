"""What became of units and territories, in words: for terminals, screen readers and charts alike."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.show.characters import printable
from vneduunion.show.families import Families, Family, Old, Way, families
from vneduunion.structure import Placement
from vneduunion.wording import count, format_day, html_table, number, per_cent, sentence, text_table


@final
@frozen(kw_only=True)
class LineageLine:
    """What became of one unit or territory, or of a part of it, in words.

    Attributes:
        old: its name.
        new: what it became, or that it became nothing.
        part: the part of it that went there: `100 %`, or between which bounds.
    """

    old: str
    new: str
    part: str


@final
@frozen(kw_only=True)
class LineageView:
    """What became of units or territories, in words. It prints itself as a table.

    Attributes:
        lang: the language.
        title: how many became how many, and on which day's structure.
        tally: how many went which way.
        lines: what became of each.
    """

    lang: Lang
    title: str
    tally: tuple[str, ...]
    lines: tuple[LineageLine, ...]

    def __str__(self) -> str:
        return f"{self.title}\n{'; '.join(self.tally)}\n\n{text_table(*self._table())}"

    def _repr_html_(self) -> str:
        return html_table(*self._table(), caption=f"{self.title}. {'; '.join(self.tally)}")

    def _table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        head = [sentence(f"lineage.{column}", self.lang) for column in ("from", "to", "part")]
        return head, [(line.old, line.new, line.part) for line in self.lines]


def lineage_view(
    data: Dataset, to: date | str, lang: Lang = "en", *, of: Iterable[str] | None = None
) -> LineageView:
    """What became of units on the structure of a day, or of territories on the day of a scheme.

    The words of `lineage_chart`, which say the same: a table for terminals and screen readers.

    Args:
        data: the records; units or territories with their successions are read.
        to: a day, which units are followed to, or a scheme, which territories are: `"vn-34"`.
        lang: `"vi"` or `"en"`.
        of: ids of old or new ones, whose whole families are told; by default all of which anything became.

    Raises:
        UnknownId: one of `of` is not known.
        ValueError: no territory belongs to the scheme.

    Example:
        >>> from vneduunion.reference import catalogue
        >>> print(lineage_view(catalogue(), "vn-34", of=["vn34.an-giang"]))
        2 territories into 1: the structure of 2025-07-01
        2 merged
        <BLANKLINE>
        From        To        Part
        ----------  --------  -----
        An Giang    An Giang  100 %
        Kien Giang  An Giang  100 %
    """
    found = families(data, to, of)
    names = Names(found, data, lang)
    lines = (line for family in found.members for line in _lines(family, names))
    return LineageView(lang=lang, title=names.title(), tally=names.tally(), lines=tuple(lines))


@final
class Names:
    """What the old and the new ones of some families are called in one language."""

    def __init__(self, found: Families, data: Dataset, lang: Lang) -> None:
        """Prepare.

        Args:
            found: the families.
            data: where their records are.
            lang: `"vi"` or `"en"`.
        """
        self.lang: Lang = lang
        self._families = found
        self._records = data.territories if found.territories else data.units
        olds = (old for family in found.members for old in family.olds)
        self._runs = Counter(old.unit for old in olds)

    def old(self, old: Old) -> str:
        """An old one by its name, and by its days where something else became of it on others."""
        name = self._called(old.unit)
        if self._runs[old.unit] == 1:
            return name
        since, until = (format_day(day, self.lang) if day else "…" for day in old[1:])
        return f"{name} ({since} – {until})"

    def new(self, new: str, family: Family) -> str:
        """A new one by its name; of one that is not there on the day, why."""
        way, record = family.absent.get(new), self._records.get(new)
        if way is None or record is None:
            return self._called(new)
        day = record.until if way is Way.ENDED else record.since
        key = "ended_on" if way is Way.ENDED else "there_from"
        text = sentence(f"lineage.{key}", self.lang, day=format_day(day, self.lang) if day else "…")
        if all(row.unit == new for row in family.rows if row.place == new):
            return text
        return sentence("lineage.named", self.lang, name=self._called(new), text=text)

    def title(self) -> str:
        """How many became how many, and on which day's structure."""
        found = self._families
        old = count("territories" if found.territories else "units", found.old, self.lang)
        day = format_day(found.on, self.lang)
        return sentence("lineage.title", self.lang, old=old, new=number(found.new, self.lang), day=day)

    def tally(self) -> tuple[str, ...]:
        """How many went which way."""
        fates = self._families.tally()
        return tuple(count(f"went_{fate}", n, self.lang) for fate, n in fates.items())

    def _called(self, id_: str) -> str:
        record = self._records.get(id_)
        return printable(id_ if record is None else record.name.label(self.lang))


def _lines(family: Family, names: Names) -> Iterator[LineageLine]:
    for row in family.ordered():
        old, new = names.old(Old(*row[:3])), names.new(row.place, family)
        yield LineageLine(old=old, new=new, part=part_of(row, names.lang))


def part_of(row: Placement, lang: Lang) -> str:
    """The part of an old one that went somewhere, in words."""
    low, high = (per_cent(bound, lang) for bound in (row.low, row.high))
    return low if low == high else f"{low} – {high}"
