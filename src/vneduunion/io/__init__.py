"""Files: datasets read from and written to them, by suffix."""

from vneduunion.io.atomic import write_text
from vneduunion.io.files import read, write

__all__ = ["read", "write", "write_text"]
