"""Checks of `Literal` fields: the values that the type of a configuration's field allows."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The members of a union, `int | None`; a type that is none, alone."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


@cache
def choices(kind: type) -> dict[str, tuple[Any, ...]]:
    """The values of each field of a dataclass that is annotated as `Literal[...]`, or as that or None."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        parts = alternatives(hint)
        words = [word for part in parts if get_origin(part) is Literal for word in get_args(part)]
        if words:
            found[name] = (*words, None) if type(None) in parts else tuple(words)
    return found


def check_choices(config: Any) -> None:
    """ValueError naming the first field of a dataclass that has none of its values."""
    kind: Any = type(config)
    for name, known in choices(kind).items():
        value = getattr(config, name)
        if value not in known:
            words = ", ".join(str(word) for word in known if word is not None)
            raise ValueError(f"{name} is one of {words}, not {value!r}")
