"""What a person should know about a picture that was opened, a sentence each."""

from __future__ import annotations

from PIL import Image

_KEY = "notices"  # of Pillow's `info`, which is for such remarks


def add_notice(picture: Image.Image, sentence: str) -> None:
    """Remember something to say about the picture."""
    picture.info.setdefault(_KEY, []).append(sentence)


def notices_of(picture: Image.Image) -> tuple[str, ...]:
    """All that is to say about the picture."""
    return tuple(picture.info.get(_KEY, ()))
