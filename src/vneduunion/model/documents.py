"""Documents: laws, decisions, plans, letters."""

from datetime import date
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Checked, Ordered, Rule, Text
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.ids import DocumentId


@final
@frozen(kw_only=True)
class Document(Record):
    """An act with a number, a date and an issuer.

    Equal numbers need not be one document: State numbers restart each year, Party numbers each
    term.

    Attributes:
        id: e.g. `57-nq-tw`.
        number: as printed on it.
        kind: resolution, decision, plan ...: the type in words.
        title: what it is about.
        issuer: who issued it.
        issued: the day it bears.
        in_force: first day in force.
        expires: last day in force.
        replaces: documents it replaces.
        amends: documents it amends.
        url: where it can be read.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("in_force", "expires")),)

    id: DocumentId
    number: DocumentNumber | None = None
    kind: Text | None = None
    title: Text
    issuer: Text | None = None
    issued: date | None = None
    in_force: date | None = None
    expires: date | None = None
    replaces: tuple[DocumentId, ...] = ()
    amends: tuple[DocumentId, ...] = ()
    url: Text | None = None


@final
@frozen(kw_only=True)
class Citation(Checked):
    """Where a rule stands: a document and, as far as known, its article, clause and point, or its section.

    Attributes:
        document: e.g. `06-2022-qh15`.
        article: e.g. `74`.
        clause: of the article, e.g. `1`; in longer paths with dots, `1.18`.
        point: of the clause, a letter such as `d`.
        section: of guidance that has no articles, e.g. `II.1`.

    Example:
        >>> Citation(document="06-2022-qh15", article="74", clause="1", point="d").point
        'd'
    """

    document: DocumentId
    article: Text | None = None
    clause: Text | None = None
    point: Text | None = None
    section: Text | None = None
