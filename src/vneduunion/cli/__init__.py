"""The command `vneduunion`."""

import os
import sys
from importlib import import_module
from pathlib import Path

from vneduunion.errors import Lang, MissingExtra, Words
from vneduunion.extras import require

_CANNOT_RUN = 2
"""As for input that cannot be read; 1 means that a conflict was found."""


def main() -> None:
    """Run the command; without the packages it needs, say the one line that installs them."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        # A stream that the caller closed (`>&-`) is none at all; then nobody wants its words.
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        _run()


def _run() -> None:
    for stream in (sys.stdout, sys.stderr):
        # Under LANG=C a stream may know ASCII only, and a file's name may be no text at all.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # they are text files
    try:
        require("cli", "typer")
        require("cli", "rich")
        commands = import_module("vneduunion.cli.commands")
    except MissingExtra as error:
        print(error.text(language_of_locale()), file=sys.stderr)  # noqa: T201 rich may be what is missing
        sys.exit(_CANNOT_RUN)
    try:
        commands.app()
    except OSError as error:
        print(_lost(error, language_of_locale()), file=sys.stderr)  # noqa: T201 the output may be rich's
        sys.exit(_CANNOT_RUN)


def _lost(error: OSError, lang: Lang) -> str:
    """Gives the output up, so that Python does not try again at its end; says why."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    words = Words("không ghi được kết quả ra đầu ra chuẩn", "cannot write to the standard output")
    return f"{words.text(lang)}: {error.strerror}"


def language_of_locale() -> Lang:
    """Vietnamese where the locale is, else English: by `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return "vi" if locale.lower().startswith("vi") else "en"
