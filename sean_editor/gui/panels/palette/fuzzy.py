"""How well typed words fit a text: whole words, their beginnings, initials, parts, and letters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

WHOLE, BEGINNING, INITIALS, PART, SCATTERED = 1.0, 0.9, 0.7, 0.6, 0.3
AT_THE_START = 0.25
"""For a text that begins with all that was typed, and as much again for one that is just that."""
SHORT = 0.1
"""For how much of the text was typed: of two that fit alike the shorter one is meant."""


def folded(text: str) -> str:
    """The text without case, accents, and the marks of menus."""
    letters = unicodedata.normalize("NFKD", text.replace("&", "").replace("…", "").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def fit(query: str, titles: Sequence[str], contexts: Sequence[str] = ()) -> float | None:
    """How well `query` fits a command, 0 to 1.6, or None if one of its words does not at all.

    `titles` are its names in several languages. `contexts`, such as its menu or key, count half. Every word
    may be found in another of these texts. All are `folded`.
    """
    words = query.split()
    total = 0.0
    for word in words:
        best = max((_fit_word(word, title) for title in titles), default=0.0)
        best = max([best, *(_fit_word(word, context) / 2 for context in contexts)])
        if not best:
            return None
        total += best
    if not words:
        return 0.0
    typed = " ".join(words)
    begins = any(title.startswith(typed) for title in titles) + (typed in titles)
    share = max((min(len(typed) / max(len(title), 1), 1.0) for title in titles), default=0.0)
    return total / len(words) + AT_THE_START * begins + SHORT * share


def _fit_word(word: str, text: str) -> float:
    words = re.findall(r"\w+", text)
    if word in words:
        return WHOLE
    if any(one.startswith(word) for one in words):
        return BEGINNING
    if len(word) > 1 and "".join(one[0] for one in words).startswith(word):
        return INITIALS
    if word in text:
        return PART
    return SCATTERED if len(word) > 2 and any(_in_order(word, one) for one in words) else 0.0


def _in_order(letters: str, word: str) -> bool:
    """Whether `word` begins with the first of `letters` and has the others in this order: "brsh", "brush"."""
    rest = iter(word)
    return word[0] == letters[0] and all(letter in rest for letter in letters)
