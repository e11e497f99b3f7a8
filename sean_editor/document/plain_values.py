"""Checks of single values from a file or a caller. Each raises ValueError, and says what it got."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def number(value: object, least: float, most: float, name: str) -> None:
    """A number from `least` to `most`; a truth value is none, and neither is NaN."""
    if type(value) not in (int, float) or not least <= value <= most:  # type: ignore[operator]
        raise ValueError(f"{name} lies between {least:g} and {most:g}, not {value!r:.40}")


def numbers(values: Iterable[object], least: float, most: float, name: str) -> None:
    """`number` of each."""
    for value in values:
        number(value, least, most, name)


def colour_of(value: object) -> None:
    """A colour as "#rrggbb" in small hex digits, or None."""
    if value is not None and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise ValueError(f"a colour is written as #rrggbb, not {value!r:.40}")


def checked_keys(value: object, known: Iterable[str] | None = None) -> dict[str, Any]:
    """A mapping with texts for keys, with `known` with no others than these."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ValueError(f"a mapping is meant, not {value!r:.40}")
    if known is not None and (unknown := value.keys() - set(known)):
        raise ValueError(f"nothing is known of {', '.join(sorted(unknown)):.80}")
    return value
