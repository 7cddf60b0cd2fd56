"""`Truth`: Kleene's three values."""

from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """True, false, or not known: the answer to a question about vague things.

    `&`, `|` and `~` follow Kleene's strong tables: what is not known stays unknown unless the
    other operand settles the matter.

    Example:
        >>> Truth.TRUE & Truth.UNKNOWN
        <Truth.UNKNOWN>
        >>> Truth.FALSE & Truth.UNKNOWN
        <Truth.FALSE>
    """

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @classmethod
    def of(cls, known: bool | None) -> "Truth":  # noqa: FBT001 the answer is the argument
        """The truth of a plain answer; `None` is not known."""
        if known is None:
            return cls.UNKNOWN
        return cls.TRUE if known else cls.FALSE

    def __and__(self, other: "Truth") -> "Truth":
        return Truth(min(self.value, other.value)) if isinstance(other, Truth) else NotImplemented

    def __or__(self, other: "Truth") -> "Truth":
        return Truth(max(self.value, other.value)) if isinstance(other, Truth) else NotImplemented

    def __invert__(self) -> "Truth":
        return Truth(2 - self.value)

    def __bool__(self) -> NoReturn:
        """Always raises: an unknown answer must not become a branch by accident.

        Raises:
            TypeError: always; write `truth is Truth.TRUE`.
        """
        msg = "a Truth has three values and is not a bool: write 'is Truth.TRUE'"
        raise TypeError(msg)

    def __repr__(self) -> str:
        return f"<Truth.{self.name}>"
