import errno
from pathlib import Path

import pytest

from vneduunion.io.reasons import unreadable, unwritable


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        (errno.ENOENT, "không có thư mục kho; hãy tạo", "there is no folder kho; make it"),
        (errno.ENOTDIR, "kho không phải thư mục", "kho is not a folder"),
        (errno.EISDIR, "hãy ghi tên một tệp", "name a file"),
        (errno.ENOSPC, "hãy giải phóng chỗ", "make room"),
        (errno.EACCES, "không có quyền ghi vào thư mục kho", "no permission to write into the folder kho"),
        (errno.EROFS, "Read-only file system", "Read-only file system"),
    ],
)
def test_why_a_file_cannot_be_written(code: int, vi: str, en: str) -> None:
    error = unwritable(Path("kho/báo-cáo.html"), OSError(code, "Read-only file system"))
    assert error.path == "kho/báo-cáo.html"
    assert vi in error.text("vi")
    assert en in error.text("en")


def test_what_the_system_says_seldom_is_in_its_words() -> None:
    error = unreadable(Path("a.json"), OSError(errno.EIO, "Input/output error"))
    assert error.text("vi") == "không đọc được tệp a.json: Input/output error"
