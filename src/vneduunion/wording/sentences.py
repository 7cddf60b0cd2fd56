"""The sentences of results, in both languages."""

from typing import Any

from vneduunion.errors import Lang
from vneduunion.wording.catalogue import catalogue, in_language
from vneduunion.wording.quantities import number


def sentence(key: str, lang: Lang, **values: Any) -> str:
    """A sentence of the catalogue, filled in.

    Args:
        key: e.g. `assumption.SCOPE`.
        lang: `"vi"` or `"en"`.
        values: what the sentence names.

    Returns:
        One sentence without a full stop, as far as the catalogue ends it so.

    Raises:
        KeyError: there is no such sentence, or it names something that is not given.

    Example:
        >>> sentence("step.low.asserted", "en", a="“over 534”", value="534")
        '“over 534” is at least 534'
    """
    return in_language(_entry(key), lang).format_map(values)


def count(key: str, n: int, lang: Lang) -> str:
    """A number of things, in the singular where the language has one.

    Args:
        key: what is counted, a key of the catalogue's table `count`, e.g. `conflicts`.
        n: how many.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: there is no such thing to count.

    Example:
        >>> count("conflicts", 1, "en"), count("conflicts", 3, "vi")
        ('1 conflict', '3 chỗ xung đột')
    """
    forms = _entry(f"count.{key}")
    many = in_language(forms, lang)
    form: str = forms.get(f"{lang}_one", many) if n == 1 else many
    return form.format(n=number(n, lang))


def _entry(key: str) -> Any:
    found: Any = catalogue("sentences")
    for part in key.split("."):
        found = found[part]
    return found
