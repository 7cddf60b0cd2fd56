"""`Name`: what a thing is called, in both languages, with the spellings met."""

from typing import ClassVar, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.values.constraints import Checked, OneOf, Rule, Text
from vneduunion.values.folding import fold


@final
@frozen(kw_only=True)
class Name(Checked):
    """The name of a thing in Vietnamese and English, with every other spelling met in print.

    Attributes:
        vi: the Vietnamese name, e.g. `Công đoàn Giáo dục Việt Nam`.
        en: the English name, e.g. `Vietnam Education Trade Union`.
        aliases: other names and spellings, e.g. `National Education Union of Vietnam`.

    Raises:
        BadRecord: neither `vi` nor `en` is given, or one of the texts is blank.

    Example:
        >>> name = Name(vi="Dạy tốt - Học tốt", en="Good teaching - Good learning")
        >>> name.matches("DẠY TỐT – HỌC TỐT")
        True
        >>> name.label("en")
        'Good teaching - Good learning'
    """

    RULES: ClassVar[tuple[Rule, ...]] = (OneOf(("vi", "en")),)

    vi: Text | None = None
    en: Text | None = None
    aliases: tuple[Text, ...] = ()

    def matches(self, text: str) -> bool:
        """Whether the text is one of the names or aliases after folding.

        Args:
            text: a name as somebody writes it.
        """
        folded = fold(text)
        return any(fold(spelling) == folded for spelling in self.spellings)

    def label(self, lang: Lang = "en") -> str:
        """The name in `lang`, or in the other language where it has none there.

        Args:
            lang: `"vi"` or `"en"`.
        """
        wanted_first = (self.vi, self.en) if lang == "vi" else (self.en, self.vi)
        return next(name for name in wanted_first if name is not None)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything it is called: the two names where given, then the aliases."""
        return tuple(name for name in (self.vi, self.en, *self.aliases) if name is not None)
