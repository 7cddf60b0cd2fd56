"""Compiled readers: one function per class, that makes an instance out of a mapping.

It does in straight lines what a loop over the fields would do: look each field up, read it, count
it, call the constructor. A document is read by many small steps, so that the steps between them
(loops, empty defaults, sets of keys) would cost as much as the reading itself.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from vneduunion.codec.plain import sequence
from vneduunion.codec.scalars import REMEMBERED, Hook
from vneduunion.values.constraints import Shape

_TAKEN_AS_IS = (str, int, bool)
"""Types whose readers give back what they are given: asking for the type is enough."""


def compiled_reader(
    cls: Any, declared: Iterable[Shape], hook_of: Callable[[type], Hook]
) -> Callable[[Mapping[str, Any]], Any]:
    """The reader of a class.

    Args:
        cls: the class; its constructor checks what the hooks have read.
        declared: its fields.
        hook_of: who reads a single value of a type.

    Returns:
        A function of a mapping. It raises what the hooks and the constructor raise, and a
        `KeyError` when a field is missing or not known.
    """
    env: dict[str, Any] = {"cls": cls, "sequence": sequence}
    names, lines, required = [], [], 0
    for shape in declared:
        names.append(shape.name)
        required += shape.required
        lines += _assignment(cls, shape, _value(shape, hook_of, env), env)
    arguments = ", ".join(f"{name}=_{name}" for name in names)
    source = [
        "def read(body):",
        f" given = {required}",
        *lines,
        " if len(body) != given: raise KeyError('a field that is not known')",
        f" return cls({arguments})",
    ]
    exec("\n".join(source), env)  # noqa: S102 the text is made here from declarations
    reader: Callable[[Mapping[str, Any]], Any] = env["read"]
    return reader


def _assignment(cls: Any, shape: Shape, value: str, env: dict[str, Any]) -> list[str]:
    """The lines that read one field, where it is given."""
    name = shape.name
    taken = [f"v = body[{name!r}]", f"_{name} = {value}"]
    if shape.required:
        return [f" {line}" for line in taken]
    default = _named(_default(cls, name), env)
    given = "; ".join(["given += 1", *taken])
    return [f" if {name!r} in body: {given}", f" else: _{name} = {default}"]


def _default(cls: Any, name: str) -> Any:
    default: Any = attrs.fields_dict(cls)[name].default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]  # a class, which the stubs call a function


def _value(shape: Shape, hook_of: Callable[[type], Hook], env: dict[str, Any]) -> str:
    """The expression of a field's value, of what is given for it as `v`."""
    base, hook = _named(shape.base, env), _named(hook_of(shape.base), env)
    item = "i" if shape.many else "v"
    text = f"{hook}({item}, {base})"
    if shape.base in _TAKEN_AS_IS:
        text = f"{item} if type({item}) is {base} else {text}"
    if shape.many:
        text = f"tuple([{text} for i in sequence(v)])"
    return f"None if v is None else {text}" if shape.optional else text


def _named(thing: Any, env: dict[str, Any]) -> str:
    name = f"x{len(env)}"
    env[name] = thing
    return name


def remembering(read: Callable[[Mapping[str, Any]], Any]) -> Callable[[Mapping[str, Any]], Any]:
    """A reader that gives equal plain data the same frozen value, for values that documents repeat.

    Types are told apart, since `True` is no 1 to a reader. Refusals are not remembered, nor is what
    was read before the last few thousand values.
    """
    known: dict[Any, Any] = {}

    def recall(body: Mapping[str, Any]) -> Any:
        key = (*body, *body.values(), *map(type, body.values()))
        try:
            found = known.get(key)
        except TypeError:  # something inside has no hash; it is no plain value and will be refused
            return read(body)
        if found is None:
            found = read(body)
            if len(known) >= REMEMBERED:
                known.clear()
            known[key] = found
        return found

    return recall
