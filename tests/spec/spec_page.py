"""Spec tables: what a word means, as rows that are tested and printed as pages of the manual.

A module `tests/spec/test_<topic>.py` holds one `PAGE: SpecPage`; its tests run over the rows, and
`docs/build_pages.py` prints the page to `docs/reference/spec/<slug>.md`.
"""

from attrs import field, frozen


@frozen
class SpecTable:
    """One table: a caption, the names of its columns, and rows of strings."""

    caption: str
    columns: tuple[str, ...] = field(converter=tuple)
    rows: tuple[tuple[str, ...], ...] = field(converter=lambda rows: tuple(tuple(row) for row in rows))


@frozen
class SpecPage:
    """One page of the manual, made of tables whose rows are tests."""

    slug: str
    title: str
    intro: str
    tables: tuple[SpecTable, ...] = field(converter=tuple)
