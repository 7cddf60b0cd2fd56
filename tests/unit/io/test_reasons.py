import csv
import errno
import io
from pathlib import Path

import pytest

from vneduunion.io.reasons import not_csv, unreadable, unwritable


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


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ('a\n"b', "một ngoặc kép mở ra mà không đóng", "a quote is opened and not closed"),
        (
            'a\n"b"c',
            "sau ngoặc kép đóng phải là dấu phân cách",
            "a separator must stand behind a closing quote",
        ),
        ("a\rb", "không đúng cú pháp", "its syntax is wrong"),
    ],
)
def test_why_a_file_is_no_csv_is_told_in_both_languages(separator: str, text: str, vi: str, en: str) -> None:
    lines = io.StringIO(text, newline="") if "\n" in text else [text]
    with pytest.raises(csv.Error) as raised:
        list(csv.reader(lines, delimiter=separator, strict=True))
    error = not_csv(Path("a.csv"), 2, raised.value)
    assert error.text("vi") == f"không đọc được tệp a.csv: không phải CSV hợp lệ ở dòng 2: {vi}"
    assert error.text("en") == f"cannot read the file a.csv: it is not valid CSV at line 2: {en}"
