"""Plain data in files that people write by hand: TOML, or JSON."""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from vneduunion.errors import Fault, UnreadableFile, Words
from vneduunion.io.json_files import TOO_DEEP, TOO_LONG, read_json, text_of
from vneduunion.io.reasons import unreadable

_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)")


def read_plain(path: Path) -> Any:
    """What a `.toml` or `.json` file holds, in UTF-8.

    Args:
        path: the file; its suffix says what it is.

    Raises:
        UnreadableFile: it is of another kind, cannot be read, or its syntax is wrong.
        LoadError: a key of an object in JSON is given twice.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UnreadableFile(Fault("", "unknown_suffix", {"path": path, "known": ", ".join(_READERS)}))
    return read(path)


def _toml(path: Path) -> Any:
    text = text_of(path).replace("\r\n", "\n")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(path, _no_toml(str(error))) from None
    except RecursionError:
        raise unreadable(path, TOO_DEEP) from None
    except ValueError:  # Python's limit on the digits of a whole number
        raise unreadable(path, TOO_LONG) from None


def _no_toml(said: str) -> Words:
    """What Python's reader says, which is English only, in the words of the house."""
    found = _PLACE.search(said)
    if found is None:
        return Words(
            "không phải TOML hợp lệ: tệp kết thúc giữa chừng", "it is not valid TOML: it ends too early"
        )
    line, column = found.groups()
    return Words(
        f"không phải TOML hợp lệ, dòng {line} cột {column}",
        f"it is not valid TOML, line {line} column {column}",
    )


_READERS: Mapping[str, Callable[[Path], Any]] = {".toml": _toml, ".json": read_json}
