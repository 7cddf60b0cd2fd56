"""What a workbook cannot hold, and texts written so that every program reads them back as they were."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from vneduunion.errors import UnwritableFile, Words
from vneduunion.wording import number

LAST_ROW = 1_048_576
"""Excel has no more rows."""
LONGEST_TEXT = 32_767
"""Excel keeps no more characters in a cell, those beyond U+FFFF counted twice."""

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_CODED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CHAINED = re.compile(r"_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_RAW = "<r>"
_MOST_PER_SIGN = 40
"""So many characters one character takes at most when it is written as XML, its frame included."""


def demand_rows(path: Path, sheet: str, rows: int) -> None:
    """Refuse more rows than a sheet has.

    Args:
        path: the workbook.
        sheet: the name of the sheet.
        rows: how many it takes, the heads among them.

    Raises:
        UnwritableFile: Excel has fewer.
    """
    if rows > LAST_ROW:
        reason = Words(
            f"trang tính {sheet} cần {number(rows, 'vi')} dòng, Excel chỉ có {number(LAST_ROW, 'vi')}; "
            "hãy ghi ra thư mục CSV hoặc Parquet",
            f"the sheet {sheet} takes {number(rows, 'en')} rows, and Excel has {number(LAST_ROW, 'en')}; "
            "write a folder of CSV or Parquet",
        )
        raise UnwritableFile(str(path), reason)


def demand_text(path: Path, place: str, text: str) -> None:
    """Refuse a text that no cell holds.

    Args:
        path: the workbook.
        place: the cell.
        text: the text.

    Raises:
        UnwritableFile: it is too long, or has a character that XML does not allow.
    """
    # Most texts are short: only those that may be too long are measured as Excel does.
    if len(text) > LONGEST_TEXT // _MOST_PER_SIGN and _units(as_written(text)) > LONGEST_TEXT:
        reason = Words(
            f"ô {place} cần hơn {number(LONGEST_TEXT, 'vi')} ký tự, quá mức Excel giữ được trong một ô",
            f"the cell {place} takes more than {number(LONGEST_TEXT, 'en')} characters, which Excel keeps in none",
        )
        raise UnwritableFile(str(path), reason)
    found = _NO_CHARACTERS.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        reason = Words(
            f"ô {place} có ký tự {code}, bảng tính không chứa được",
            f"the cell {place} has the character {code}, which no workbook can hold",
        )
        raise UnwritableFile(str(path), reason)


def as_written(text: str) -> str:
    """The text as xlsxwriter has to be given it, so that it is read back as it is.

    It takes a text framed by `<r>` for XML of its own, and codes chained signs such as `_x0041_x0042_`
    wrongly: both are given as XML, where character references keep it from coding anything again.

    Args:
        text: any text.

    Example:
        >>> as_written("An"), as_written("<r>An</r>")
        ('An', '<r><t xml:space="preserve">&lt;r&gt;An&lt;/r&gt;</t></r>')
    """
    if not text.startswith(_RAW) and not _CHAINED.search(text):
        return text
    coded = _CODED.sub("_x005F_", text)
    signs = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", coded)
    body = escape(signs).replace("_", "&#95;")
    return f'{_RAW}<t xml:space="preserve">{body}</t></r>'


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
