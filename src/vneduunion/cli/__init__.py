"""The command `vneduunion`."""

import os
import sys
from importlib import import_module

from vneduunion.errors import Lang, MissingExtra
from vneduunion.extras import require

_CANNOT_RUN = 2
"""As for input that cannot be read; 1 means that a conflict was found."""


def main() -> None:
    """Run the command; without the packages it needs, say the one line that installs them."""
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
    commands.app()


def language_of_locale() -> Lang:
    """Vietnamese where the locale is, else English: by `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return "vi" if locale.lower().startswith("vi") else "en"
