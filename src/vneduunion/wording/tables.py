"""Tables as plain text and plain HTML."""

from collections.abc import Iterable, Sequence
from html import escape
from unicodedata import normalize


def text_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in plain text, its columns aligned.

    Args:
        columns: the headings.
        rows: as many cells each as there are headings.

    Example:
        >>> print(text_table(["unit", "groups"], [["vetu", "534"], ["hanoi.education", "2,168"]]))
        unit             groups
        ---------------  ------
        vetu             534
        hanoi.education  2,168
    """
    cells = [[normalize("NFC", str(cell)) for cell in row] for row in (columns, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    ruled = [cells[0], ["-" * width for width in widths], *cells[1:]]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in ruled
    )


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """A table in plain HTML; every cell is text and is escaped.

    Args:
        columns: the headings.
        rows: as many cells each as there are headings.
        caption: what the table shows.

    Example:
        >>> html_table(["a"], [["1 < 2"]])
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1 &lt; 2</td></tr></tbody></table>'
    """
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{_html_cells(row)}</tr>" for row in rows)
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_cells(row: Sequence[object]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in row)
