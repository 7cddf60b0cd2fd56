"""Definitions of measures: how a measure is counted from records."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self, final

import annotated_types as at
from attrs import evolve, frozen

from vneduunion.model.measures import Measure
from vneduunion.values.constraints import Checked, OneOf, Rule, Text
from vneduunion.values.names import Name
from vneduunion.values.quoting import quoted


@final
@frozen(kw_only=True)
class Condition(Checked):
    """What the records counted have in one column.

    Attributes:
        column: of the table or, behind a dot, of one of its parts: `kind`, `recognitions.level`. In
            `kind>award_kinds.level` the level of the award kind whose id stands there.
        one_of: the values that it may have, as the column holds them: `GRASSROOTS`.
        table: the table that has a record of this id: `persons`.
        otherwise: whether those are meant instead that have none of the values, or name no record of the table;
            also those that say nothing there.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (OneOf(("one_of", "table")),)

    column: Text
    one_of: tuple[Text, ...] = ()
    table: Text | None = None
    otherwise: bool = False


@final
@frozen(kw_only=True)
class MeasureDefinition(Checked):
    """How a measure is counted from records.

    Columns are called as tables call them, those of parts behind a dot: `recognitions.when`. Columns of one
    part are read from one row of it.

    Attributes:
        measure: what is counted, in which state; its timing says whether things are counted that
            happened, that were there at the end of a period, or at some time in it; its operators, where they
            are other than SUM and DISTINCT, how numbers of units and of days go together.
        table: the records: `initiatives`.
        counted: the column of the thing counted, each counted once: `id`, `authors.person`. The name of
            a part alone counts its rows: `authors`.
        amount: the column of the quantity that is added up, or put together, for each thing; without one each
            counts 1.
        when: the column of the day or the period, or the columns of the first and the last day of what
            lasts: `since..until`.
        units: the columns of the units to which it happened; `recipient>groups.unit` reads the unit of
            the group whose id stands there.
        where: what must hold of the records, all of it.
        label: what the id says beside the measure's: `kind=TOPIC`.

    Example:
        >>> from vneduunion.reference import measure_definitions
        >>> recognised = measure_definitions()["initiatives.recognised"]
        >>> recognised.only("kind", "TOPIC").id
        'initiatives.recognised[kind=TOPIC]'
    """

    measure: Measure
    table: Text
    counted: Text = "id"
    amount: Text | None = None
    when: Text
    units: Annotated[tuple[Text, ...], at.MinLen(1)]
    where: tuple[Condition, ...] = ()
    label: Text | None = None

    @property
    def id(self) -> str:
        """The id of the measure, with what was asked for beside in brackets."""
        return f"{self.measure.id}[{self.label}]" if self.label else self.measure.id

    @property
    def name(self) -> Name:
        """The name of the measure."""
        return self.measure.name

    def only(self, column: str, *values: str) -> Self:
        """The same of some records alone, for example of one kind, level or grade.

        Args:
            column: as in `where`; `recipient@persons` alone for those whose recipient is a person.
            values: those that it may have, as words or as members of an enumeration. In the id they stand in
                quotation marks where they hold what parts them there.

        Raises:
            BadRecord: neither values nor a table are named.

        Example:
            >>> from vneduunion.model import InitiativeKind
            >>> from vneduunion.reference import measure_definitions
            >>> topics = measure_definitions()["initiatives.recognised"].only("kind", InitiativeKind.TOPIC)
            >>> topics.only("recognitions.grade", "A, B").id
            'initiatives.recognised[kind=TOPIC,recognitions.grade="A, B"]'
        """
        words = tuple(value.value if isinstance(value, StrEnum) else value for value in values)
        name, _, table = column.partition("@")
        condition = Condition(column=name, one_of=words, table=table or None)
        asked = f"{column}={'|'.join(map(quoted, words))}" if words else column
        return evolve(self, where=(*self.where, condition), label=",".join(filter(None, (self.label, asked))))
