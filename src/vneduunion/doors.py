"""Doors of packages that fetch a name when it is first asked for (PEP 562)."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_door(package: str, homes: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """What a package puts at `__getattr__` and `__dir__` so that importing it stays cheap.

    Put it under `if not TYPE_CHECKING`, or type checkers accept any name.

    Args:
        package: the package's name.
        homes: the modules where names live, each with its names, parted by spaces. Names at home in
            the package itself are its rooms.

    Returns:
        The two functions.
    """
    home_of = {name: home for home, names in homes.items() for name in names.split()}

    def fetch(name: str) -> Any:
        if name not in home_of:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        home = home_of[name]
        value = import_module(f"{home}.{name}") if home == package else getattr(import_module(home), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted(home_of)

    return fetch, names
