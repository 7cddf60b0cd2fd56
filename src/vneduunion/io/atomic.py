"""Writing a file as a whole or not at all."""

import os
import secrets
import stat
from pathlib import Path

from vneduunion.io.reasons import unwritable


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Put a text into a file in UTF-8; whatever goes wrong, a file that was there stays as it was.

    The text is written to a new file in the same folder, which then takes the place of the old one
    in one step. The mode of an existing file is kept; behind a symbolic link, its target is written.
    Devices and pipes, such as `/dev/stdout`, are never replaced: the text is sent to them.

    Args:
        path: the file; its folder must be there.
        text: the whole content; line ends are written as they are.

    Raises:
        UnwritableFile: the file cannot be written; it says why, and what to do.
        UnicodeEncodeError: the text has half of a surrogate pair, which UTF-8 cannot say.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_text(Path(folder, "tên.txt"), "gần 94.000")
        ...     Path(folder, "tên.txt").read_text(encoding="utf-8")
        'gần 94.000'
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | os.PathLike[str], content: bytes) -> None:
    """Put bytes into a file, as `write_text` does with a text.

    Args:
        path: the file; its folder must be there.
        content: the whole content.

    Raises:
        UnwritableFile: the file cannot be written; it says why, and what to do.
    """
    try:
        if _is_device(Path(path)):
            Path(path).write_bytes(content)
        else:
            _replace(Path(path).resolve(), content)
    except OSError as error:
        raise unwritable(Path(path), error) from None


def _replace(target: Path, content: bytes) -> None:
    # Not `tempfile`: it makes files that only their owner may read, whatever the umask says.
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        write_through(part, content)
        _copy_mode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def write_through(path: Path, content: bytes) -> None:
    """Write a new file down to the disk, so that no crash can leave an empty one under the name.

    Args:
        path: the file; there must be none yet.
        content: all of it.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _copy_mode(source: Path, target: Path) -> None:
    if source.exists():
        target.chmod(stat.S_IMODE(source.stat().st_mode))
