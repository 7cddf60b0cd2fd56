"""Text files of people in the encoding that is told or marked, and what to do where it is neither."""

import codecs
from pathlib import Path

from vneduunion.errors import UnreadableFile, Words
from vneduunion.io.reasons import unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, and the encodings that they tell."""
_SAVE_AGAIN = Words("hãy lưu lại theo kiểu “CSV UTF-8”", "save it as “CSV UTF-8”")
_NAME_IT = Words(
    "hãy cho biết bảng mã, hoặc lưu lại theo kiểu “CSV UTF-8”", "name its encoding, or save it as “CSV UTF-8”"
)


def decoded(path: Path, encoding: str | None = None, *, named: bool = True) -> str:
    """The text of a file.

    Args:
        path: the file.
        encoding: its encoding; by default UTF-8, or UTF-16 where the file begins with its mark.
        named: whether the caller can name an encoding, so that the error says so.

    Raises:
        UnreadableFile: the file cannot be read, there is no such encoding, or it is in another one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    marked = next((known for mark, known in _MARKS if content.startswith(mark)), "utf-8")
    wanted = encoding or marked
    remedy = _NAME_IT if named else _SAVE_AGAIN
    try:
        text = content.decode(wanted)
    except LookupError:
        raise unreadable(
            path, Words(f"không biết bảng mã {wanted}", f"there is no encoding {wanted}")
        ) from None
    except UnicodeError as error:
        raise _not_so(path, wanted, getattr(error, "start", 0), remedy) from None
    # No head has one; another encoding of two or four bytes a letter has them all over.
    if "\0" in text.partition("\n")[0]:
        raise _not_so(path, wanted, len(text.partition("\0")[0].encode(wanted)), remedy)
    return text


def _not_so(path: Path, wanted: str, at: int, remedy: Words) -> UnreadableFile:
    reason = Words(
        f"không phải {wanted} ở byte {at}; {remedy.vi}", f"it is not {wanted} at byte {at}; {remedy.en}"
    )
    return unreadable(path, reason)
