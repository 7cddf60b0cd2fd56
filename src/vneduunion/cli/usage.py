"""What is wrong with how the command is called, told in the language that the call itself asks for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, final

import typer
from typer.core import TyperGroup

from vneduunion.cli import language_of_locale
from vneduunion.errors import Lang

CANNOT_RUN = 2
"""Exit code: that the work could not be done."""
_UsageError: type[BaseException] = typer.BadParameter.__mro__[1]
"""Typer brings its own click, or takes that of the system: the class is found either way."""
_ASKED: ContextVar[Lang | None] = ContextVar("asked", default=None)
_QUOTED = re.compile(r"'([^']*)'|\(([^()]*)\)$")


def language_asked() -> Lang:
    """The language that the call asks for by `--lang`, or that of the locale."""
    return _ASKED.get() or language_of_locale()


@final
class SpokenGroup(TyperGroup):
    """The commands; typer's words for a wrong call are English, so that others are said here."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> Any:
        """Where the arguments of the whole call are seen first."""
        _ASKED.set(_language_of(args))
        with _told():
            return super().make_context(info_name, args, *rest, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Where those of one command are read."""
        with _told():
            return super().invoke(ctx)


def _language_of(arguments: Sequence[str]) -> Lang | None:
    said = None
    for option, value in zip(arguments, (*arguments[1:], ""), strict=False):
        name, _, behind = option.partition("=")
        if name == "--lang":
            said = behind or value
    return "vi" if said == "vi" else "en" if said == "en" else None


@contextmanager
def _told() -> Iterator[None]:
    """A wrong call is told in Vietnamese, where that is the language; in English typer does it."""
    try:
        yield
    except _UsageError as error:
        kind = type(error).__name__
        if language_asked() == "en" or kind == "NoArgsIsHelpError":
            raise
        typer.echo(_sentence(kind, error), err=True)
        typer.echo(f"Xem cách dùng: {_command(error)} --help", err=True)
        raise typer.Exit(CANNOT_RUN) from None


def _sentence(kind: str, error: Any) -> str:
    return _SENTENCES.get(kind, _other)(error)


def _command(error: Any) -> str:
    return str(error.ctx.command_path) if error.ctx is not None else "vneduunion"


def _named(error: Any) -> str:
    """What the option or the argument is called in the call."""
    option = error.param.param_type_name == "option"
    return "/".join(error.param.opts) if option else str(error.param.metavar)


def _missing(error: Any) -> str:
    return f"thiếu {_named(error)}"


def _bad_value(error: Any) -> str:
    # Of all options only numbers are read by typer itself; texts are judged by the commands.
    return f"{_named(error)}: cần một số nguyên"


def _no_option(error: Any) -> str:
    near = ", ".join(sorted(error.possibilities or ()))
    return f"không có tuỳ chọn {error.option_name}" + (f"; gần giống: {near}" if near else "")


def _bad_option(error: Any) -> str:
    takes_none = "does not take" in error.message
    wanted = "không nhận giá trị" if takes_none else "cần một giá trị đứng sau"
    return f"tuỳ chọn {error.option_name} {wanted}"


def _other(error: Any) -> str:
    if "extra argument" in error.message:
        return f"thừa đối số: {_quoted(error.message)}"
    if "No such command" in error.message:
        return f"không có lệnh {_quoted(error.message)!r}"
    return "cách gọi lệnh không đúng"


def _quoted(message: str) -> str:
    """What typer's sentence quotes of the call."""
    found = _QUOTED.search(message.rstrip("."))
    return (found[1] or found[2] or "") if found else ""


_SENTENCES: Mapping[str, Callable[[Any], str]] = {
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "NoSuchOption": _no_option,
    "BadOptionUsage": _bad_option,
}
