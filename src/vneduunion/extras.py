"""The one keeper of optional dependencies."""

import importlib
from types import ModuleType
from typing import Any

from vneduunion.errors import MissingExtra


def require(extra: str, module: str) -> ModuleType:
    """The module `module`, which the extra `extra` installs.

    Args:
        extra: name of the extra in `pyproject.toml`, e.g. `reconcile`.
        module: full name of the module wanted, e.g. `highspy`.

    Returns:
        The imported module.

    Raises:
        MissingExtra: the package of the module is not installed; the message has the one line
            that installs it. An import error inside an installed package is not hidden.
    """
    package = module.partition(".")[0]
    try:
        importlib.import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra(extra, package) from None
    return importlib.import_module(module)


def package_of(thing: Any) -> str:
    """The package that a thing comes from, so that engines are known without importing them.

    Example:
        >>> from fractions import Fraction
        >>> package_of(Fraction(1))
        'fractions'
    """
    return type(thing).__module__.partition(".")[0].lstrip("_")
