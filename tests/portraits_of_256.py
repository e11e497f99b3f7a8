"""Copies of the shipped portraits of 256 pixels: the same faces, with no photo behind them.

The shipped pictures have 512 pixels, so each portrait has an origin, and its texture takes four times the
time. Tests of portraits without a photo, and those to whom the size means nothing, take these.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from sean_editor.document.portrait import Portrait
from sean_editor.photo import find_labels, load_portrait, shipped_portraits


def without_origin(portrait: Portrait) -> Portrait:
    """The same pixels and labels, cut from nowhere."""
    return replace(portrait, origin=None)


def write_small_portraits(folder: Path) -> Path:
    """A folder like that of the shipped portraits, with images/NAME.jpg and labels/NAME.png.

    The images are lossless whatever their names say, so that the portraits have the ids of the shipped ones.
    """
    for kind in ("images", "labels"):
        (folder / kind).mkdir(parents=True)
    for path in shipped_portraits():
        picture = Image.fromarray(load_portrait(path).image)
        picture.save(folder / "images" / path.name, "PNG", compress_level=1)
        labels = find_labels(path)
        assert labels is not None
        shutil.copy(labels, folder / "labels")
    return folder


@contextmanager
def shipped_from(folder: Path) -> Iterator[None]:
    """Those in `folder` are the shipped portraits, by name and by path, for this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sean_editor.photo.portraits._SHIPPED", folder)
        yield
