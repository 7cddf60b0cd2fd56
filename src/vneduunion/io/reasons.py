"""Why the system does not let a file be read or written, in both languages."""

import csv
import errno
from pathlib import Path

from vneduunion.errors import Fault, UnreadableFile, UnwritableFile, Words

MISSING = Words("không có tệp này", "there is no such file")
_UNREADABLE = {
    errno.ENOENT: MISSING,
    errno.EISDIR: Words("đây là thư mục", "it is a folder"),
}
_UNWRITABLE = {
    errno.ENOENT: Words(
        "không có thư mục {folder}; hãy tạo thư mục này trước", "there is no folder {folder}; make it first"
    ),
    errno.ENOTDIR: Words(
        "{folder} không phải thư mục; hãy chọn thư mục khác", "{folder} is not a folder; name another one"
    ),
    errno.EISDIR: Words("đây là thư mục; hãy ghi tên một tệp", "it is a folder; name a file"),
    errno.ENOSPC: Words(
        "đĩa đã đầy; hãy giải phóng chỗ hoặc ghi ra nơi khác",
        "the disk is full; make room, or write elsewhere",
    ),
    errno.EACCES: Words(
        "không có quyền ghi vào thư mục {folder}; hãy chọn nơi khác",
        "no permission to write into the folder {folder}; write elsewhere",
    ),
}


_OF_CSV = {
    "unexpected end of data": Words("một ngoặc kép mở ra mà không đóng", "a quote is opened and not closed"),
    "',' expected": Words(
        "sau ngoặc kép đóng phải là dấu phân cách", "a separator must stand behind a closing quote"
    ),
    "field larger": Words("một ô quá dài", "a cell is too long"),
}
_NO_CSV = Words("không đúng cú pháp", "its syntax is wrong")


def not_csv(path: Path, line: int, error: csv.Error) -> UnreadableFile:
    """A file that is not CSV, in the words of the house.

    Args:
        path: the file.
        line: where its reader stopped.
        error: what Python's reader says, which is English only.
    """
    said = str(error).replace("';'", "','").replace("'\t'", "','")
    reason = next((words for begun, words in _OF_CSV.items() if said.startswith(begun)), _NO_CSV)
    told = Words(
        f"không phải CSV hợp lệ ở dòng {line}: {reason.vi}",
        f"it is not valid CSV at line {line}: {reason.en}",
    )
    return unreadable(path, told)


def unreadable(path: Path, reason: OSError | Words) -> UnreadableFile:
    """A file that cannot be read.

    Args:
        path: the file.
        reason: why, or what the system said; what it says seldom is in its own words.
    """
    if isinstance(reason, OSError):
        reason = _UNREADABLE.get(reason.errno or 0, _words_of_system(reason))
    return UnreadableFile(Fault("", "unreadable_file", {"path": path, "reason": reason}))


def unwritable(path: Path, error: OSError) -> UnwritableFile:
    """A file that cannot be written, with what to do about it.

    Args:
        path: the file as the caller named it.
        error: what the system said; what it says seldom is in its own words.
    """
    known = _UNWRITABLE.get(error.errno or 0)
    if known is None:
        return UnwritableFile(str(path), _words_of_system(error))
    return UnwritableFile(str(path), Words(*(text.replace("{folder}", str(path.parent)) for text in known)))


def _words_of_system(error: OSError) -> Words:
    return Words(str(error.strerror), str(error.strerror))
