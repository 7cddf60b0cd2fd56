"""What records, fields, keys and members of enumerations are called."""

from collections.abc import Mapping
from enum import Enum
from functools import cache

from vneduunion.errors import Lang
from vneduunion.values.folding import fold
from vneduunion.wording.catalogue import catalogue, in_language


def record_label(cls: type, lang: Lang = "en") -> str:
    """What a class of records, nested parts or values is called.

    Args:
        cls: e.g. `Figure`.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: it is no class of records or values of this library.

    Example:
        >>> from vneduunion.model import Figure
        >>> record_label(Figure, "vi")
        'Số liệu'
    """
    return in_language(catalogue("labels")["records"][cls.__name__], lang)


def field_label(cls: type, field: str, lang: Lang = "en") -> str:
    """What a field is called in tables and forms.

    Args:
        cls: the class that has the field, e.g. `Figure`.
        field: its name, e.g. `scope`.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: the class has no such field.

    Example:
        >>> from vneduunion.model import Figure
        >>> field_label(Figure, "scope", "en")
        'Scope'
    """
    shared = catalogue("labels")["fields"]
    own = shared.get(cls.__name__, {})
    return in_language(own[field] if field in own else shared[field], lang)


def key_label(key: str, lang: Lang = "en") -> str:
    """What a column that tables have beside the fields of their records is called.

    Args:
        key: `ordinal`.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: there is no such column, or it is called after the records that it names.

    Example:
        >>> key_label("ordinal", "vi")
        'Số thứ tự'
    """
    return in_language(catalogue("labels")["keys"][key], lang)


def enum_label(member: Enum, lang: Lang = "en") -> str:
    """What a member of an enumeration is called.

    Args:
        member: e.g. `Scope.SECTOR`.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: its enumeration has no labels.

    Example:
        >>> from vneduunion.model import Scope
        >>> enum_label(Scope.SECTOR, "vi")
        'Toàn ngành'
    """
    return in_language(catalogue("labels")["enums"][type(member).__name__][member.name], lang)


def label_with_code(member: Enum, lang: Lang = "en") -> str:
    """What a member of an enumeration is called, with its value in brackets.

    Args:
        member: e.g. `Scope.SECTOR`.
        lang: `"vi"` or `"en"`.

    Example:
        >>> from vneduunion.model import Scope
        >>> label_with_code(Scope.SECTOR)
        'Whole sector (SECTOR)'
    """
    return f"{enum_label(member, lang)} ({member.value})"


@cache
def values_by_label(kind: type[Enum]) -> Mapping[str, str]:
    """The values of an enumeration by all that they are called and told as in both languages, folded.

    Args:
        kind: e.g. `Scope`.

    Example:
        >>> from vneduunion.model import Scope
        >>> found = values_by_label(Scope)
        >>> {found[fold(said)] for said in ("Toàn ngành", "whole sector", "Whole sector (SECTOR)", "sector")}
        {'SECTOR'}
    """
    found: dict[str, str] = {}
    for member in kind:
        for lang in ("vi", "en"):
            for said in (enum_label(member, lang), label_with_code(member, lang)):
                found.setdefault(fold(said), str(member.value))
    return found | {fold(str(member.value)): str(member.value) for member in kind}
