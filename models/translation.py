"""The translation call: every text for people, in English or translated by an installed lookup.

Texts are literals, so that `docs/extract_texts.py` finds them. Values go in by name, so that a translator
may move them: `tr("{file} is a folder. Choose a picture inside it.", file=path)`. This module knows no
toolkit: the window installs its lookup with `install_lookup`. Without one, as on the command line, all is
English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

NAMED = 8
"""Names in a sentence at most."""

Lookup = Callable[[str, int | None], str]
"""Takes an English text and, for a plural, the number that chooses its form; returns the text to show, or the
English text itself where it knows no other."""


def _english(text: str, n: int | None) -> str:
    return text


_lookup: Lookup = _english


def install_lookup(lookup: Lookup | None) -> None:
    """Show all texts as `lookup` has them from now on; None: in English."""
    global _lookup
    _lookup = lookup or _english


def tr(text: str, **values: object) -> str:
    """The literal `text` in the person's language, with `values` in the places named in braces."""
    return _filled(_lookup(text, None), text, values)


def tr_plural(one: str, many: str, n: int, **values: object) -> str:
    """`one` or `many` as `n` asks for, with `n` and `values` in their places. Languages with more forms than
    two have them all: the lookup knows the message as `many`, and `n` chooses the form.
    """
    english = one if n == 1 else many
    found = _lookup(many, n)
    return _filled(english if found == many else found, english, {"n": n, **values})


def listed(items: Iterable[str]) -> str:
    """The items one after the other, as the person's language separates them: "hair, hat"."""
    return tr(", ").join(items)


def listed_names(names: Sequence[str]) -> str:
    """Names in a sentence, as `listed`: the first eight stand for any number."""
    return listed([*names[:NAMED], "…"] if len(names) > NAMED else names)


def joined(*sentences: str) -> str:
    """Sentences one after the other, as the person's language separates them; empty ones are left out."""
    said = [sentence for sentence in sentences if sentence] or [""]
    return reduce(lambda before, after: tr("{before} {after}", before=before, after=after), said)


def marked(text: str) -> str:
    """The literal `text`, for a table that is made before the language is known; `tr_marked` shows it."""
    return text


def tr_marked(text: str, **values: object) -> str:
    """`tr` for a text that was `marked` where it is written."""
    return _filled(_lookup(text, None), text, values)


def _filled(translated: str, english: str, values: dict[str, object]) -> str:
    if not values:
        return translated
    try:
        return translated.format(**values)
    except (LookupError, ValueError):  # a translation with a wrong brace must not take the message with it
        return english.format(**values)
