"""How much a workbook may hold, and why one is refused, in both languages."""

from vneduunion.errors import Words

MAX_PACKED_BYTES = 64 * 2**20
"""The file itself."""
MAX_UNPACKED_BYTES = 256 * 2**20
"""All its parts, unpacked."""
MAX_RATIO = 200
"""How many times larger the parts may be than the file; sheets of real reports pack 5 to 50 to 1."""
RATIO_COUNTS_FROM = 16 * 2**20
"""Below so many unpacked bytes the ratio does not matter."""
MAX_PARTS = 5_000
MAX_CELLS = 5_000_000
"""Cells of all sheets, empty ones before and between the others included."""
MAX_MERGED = 100_000
"""Merged ranges of all sheets."""
MAX_MERGED_ROWS = 1_000_000
"""Rows of all merged ranges of a sheet, a row that many ranges touch counted as often."""
MAX_TEXT = 2**28
"""Characters of all cells together, a text that many cells share counted as often."""
LAST_ROW, LAST_COLUMN = 2**20, 2**14
"""The ends of a sheet in Excel."""

DAMAGED = Words("tệp bị hỏng hoặc bị cắt cụt", "it is damaged or cut short")
NO_WORKBOOK = Words("đây không phải bảng tính Excel (.xlsx)", "it is no Excel workbook (.xlsx)")
ENCRYPTED = Words(
    "tệp được bảo vệ bằng mật khẩu; hãy lưu lại không có mật khẩu",
    "it is protected by a password; save it without one",
)
OLD_FORMAT = Words(
    "đây là định dạng Excel cũ (.xls); hãy lưu lại thành .xlsx",
    "it is of an old format of Excel (.xls); save it as .xlsx",
)
TOO_LARGE = Words("tệp quá lớn khi giải nén", "it is too large when unpacked")
TOO_MANY_CELLS = Words(
    f"các ô trải rộng quá {MAX_CELLS} ô hoặc ra ngoài trang tính; hãy xoá các ô lạc ở xa",
    f"its cells spread over more than {MAX_CELLS} or beyond the end of a sheet; delete stray ones far out",
)
TOO_MUCH_TEXT = Words("văn bản trong các ô quá dài", "the text of its cells is too long")
NO_CELLS = Words("không trang tính nào có ô có giá trị", "no sheet of it has a cell with a value")


class Refusal(Exception):
    """A workbook that is not read; becomes `UnreadableFile` where its path is known.

    Attributes:
        reason: why, in both languages.
    """

    def __init__(self, reason: Words) -> None:
        self.reason = reason
        super().__init__(reason)
