"""The archive that a workbook is: unpacked once, within limits, and packed anew.

What was looked over is then what the libraries read, even where an archive says one thing to one
reader and another to the next: sizes that lie, parts given twice, bytes before its beginning.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from vneduunion.errors import Words
from vneduunion.io.reasons import unreadable
from vneduunion.io.workbooks.limits import (
    DAMAGED,
    ENCRYPTED,
    MAX_PACKED_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    NO_WORKBOOK,
    OLD_FORMAT,
    RATIO_COUNTS_FROM,
    TOO_LARGE,
    Refusal,
)
from vneduunion.io.workbooks.scanning import Scan

_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE_UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_ENCRYPTED_FLAG = 0x1
_MARKS_OF_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 64


def repacked(path: Path) -> bytes:
    """The parts of a workbook that are text, looked over, as a new archive.

    Raises:
        UnreadableFile: the file cannot be read, or is no workbook that can be read safely.
    """
    try:
        return _packed(_parts(_content(path)))
    except OSError as error:
        raise unreadable(path, error) from None
    except Refusal as refusal:
        raise unreadable(path, refusal.reason) from None


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_PACKED_BYTES + 1)
    if len(content) > MAX_PACKED_BYTES:
        raise Refusal(TOO_LARGE)
    if not content.startswith(_ZIP):
        raise Refusal(_what_else(content))
    return content


def _what_else(content: bytes) -> Words:
    if not content.startswith(_COMPOUND):
        return NO_WORKBOOK
    return ENCRYPTED if _PACKAGE_UNDER_PASSWORD in content else OLD_FORMAT


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check(archive.infolist(), len(content))
            parts = dict(_texts(archive))
    except Refusal:
        raise
    except Exception:  # noqa: BLE001 a torn archive makes `zipfile` raise errors of a dozen classes
        raise Refusal(DAMAGED) from None
    if _WORKBOOK not in map(str.casefold, parts):
        raise Refusal(NO_WORKBOOK)
    return parts


def _check(promised: list[ZipInfo], packed: int) -> None:
    """What the archive says of itself; that it is true is seen when it is unpacked."""
    size = sum(info.file_size for info in promised)
    if size > MAX_UNPACKED_BYTES or len(promised) > MAX_PARTS or _is_bomb(size, packed):
        raise Refusal(TOO_LARGE)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in promised):
        raise Refusal(ENCRYPTED)
    names = {info.filename.casefold() for info in promised}
    methods = {info.compress_type for info in promised}
    if len(names) < len(promised) or not methods <= {ZIP_STORED, ZIP_DEFLATED}:
        raise Refusal(DAMAGED)


def _is_bomb(size: int, packed: int) -> bool:
    return size > RATIO_COUNTS_FROM and size > MAX_RATIO * packed


def _texts(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts that are XML, pictures and macros left out: nobody here needs them.

    Old drawings (.vml) are left out too, since Excel itself writes them as no well-formed XML.
    """
    scan = Scan()
    for info in archive.infolist():
        with archive.open(info) as part:
            head = part.read(_HEAD)
            if not head.lstrip().startswith(_MARKS_OF_XML) or info.filename.casefold().endswith(".vml"):
                continue
            content = head + part.read()
        scan.part(content)
        yield info.filename, content
    scan.finish()


def _packed(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, content in _in_order(parts.items()):
            archive.writestr(name, content)
    return target.getvalue()


def _in_order(parts: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return sorted(parts)
