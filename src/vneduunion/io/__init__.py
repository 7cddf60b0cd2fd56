"""Files: datasets read from and written to them, by suffix; and the file of answers to open names."""

from typing import TYPE_CHECKING, Any

from vneduunion.doors import lazy_door
from vneduunion.extras import require
from vneduunion.io.answers import Answer, Answers, Question, names_to_ids
from vneduunion.io.atomic import write_text
from vneduunion.io.files import open_questions, read, write

if TYPE_CHECKING:
    from vneduunion.io.scanning import scan
    from vneduunion.io.templates import write_template

__all__ = [
    "Answer",
    "Answers",
    "Question",
    "names_to_ids",
    "open_questions",
    "read",
    "scan",
    "write",
    "write_template",
    "write_text",
]

if not TYPE_CHECKING:
    _fetch, _ = lazy_door(
        __name__, {"vneduunion.io.scanning": "scan", "vneduunion.io.templates": "write_template"}
    )

    def __getattr__(name: str) -> Any:
        if name in __all__:  # what is not here yet works with columns
            require("tables", "narwhals")
            require("tables", "polars")
        return _fetch(name)
