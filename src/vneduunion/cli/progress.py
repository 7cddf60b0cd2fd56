"""How far the work is, on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import Progress

from vneduunion.errors import Lang
from vneduunion.wording import sentence


@contextmanager
def told(lang: Lang, on: TextIO) -> Iterator[Callable[[str, int, int | None], None]]:
    """A function that `reconcile` tells its progress to.

    Args:
        lang: `"vi"` or `"en"`.
        on: where the bar is drawn; nothing is written unless it is a terminal, and the bar is
            wiped out at the end.
    """
    with Progress(console=Console(file=on), transient=True, disable=not on.isatty()) as bar:
        task = bar.add_task("", total=None)

        def tell(stage: str, done: int, total: int | None) -> None:
            bar.update(task, description=sentence(f"progress.{stage}", lang), completed=done, total=total)

        yield tell
