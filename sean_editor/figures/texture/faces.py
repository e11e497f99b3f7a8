"""The pictures of the cases as faces: opened as a user's photos are, and remembered between runs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.atomic_write import write_atomically
from sean_editor.checkpoints import FACE_LOCATOR, usual_parser
from sean_editor.document.photo_origin import Alignment, PhotoOrigin
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.photo.by_name import open_portrait
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.decode import read_photo
from sean_editor.photo.own_photo import own_photo
from sean_editor.photo.portraits import find_labels
from sean_editor.texture.request import Source

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_FACES = 12  # held at once


class Faces:
    """Pictures by name from some folders (NAME.jpg in the folder or in its images/), as sources of texture.

    engine  encodes and paints them.
    cache   folder in which label maps and alignments of photos are kept; None: they are found anew.
    """

    def __init__(self, folders: Sequence[Path], engine: Engine, cache: Path | None = None) -> None:
        self._folders, self._engine, self._cache = folders, engine, cache
        self.portrait = lru_cache(_FACES)(self._portrait)
        self.source = lru_cache(_FACES)(self._source)

    def find(self, name: str) -> Path | None:
        """The file of a picture; None if no folder has it."""
        for folder in self._folders:
            for place in (folder / "images", folder):
                for suffix in _SUFFIXES:
                    if (path := place / f"{name}{suffix}").is_file():
                        return path
        return None

    def matrix(self, name: str) -> StyleMatrix:
        """The style matrix of a picture."""
        portrait = self.portrait(name)
        return self._engine.encode(portrait.image, portrait.labels)

    def _portrait(self, name: str) -> Portrait:
        """UserError if the face cannot be opened. FileNotFoundError if there is no such picture."""
        path = self.find(name)
        if path is None:
            raise FileNotFoundError(name)
        if self._cache is None or find_labels(path) is not None:  # that is read, not found anew
            return open_portrait(path)
        place = self._cache / f"{_key(path)}.npz"
        if (kept := _kept(path, place)) is not None:
            return kept
        portrait = open_portrait(path)
        if portrait.origin is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            arrays = {"quad": portrait.origin.alignment.quad, "labels": portrait.labels}
            write_atomically(place, lambda file: np.savez_compressed(file, **arrays))  # type: ignore[arg-type]
        return portrait

    def _source(self, name: str) -> Source:
        """UserError, FileNotFoundError as for `portrait`."""
        portrait = self.portrait(name)
        picture = self._engine.render(portrait.labels, self.matrix(name).codes)
        return Source(portrait.id, own_photo(portrait), portrait.labels, picture)


def _kept(path: Path, place: Path) -> Portrait | None:
    """The portrait of a photo whose alignment and labels are kept at `place`; None if they are not."""
    try:
        with np.load(place) as arrays:
            alignment, labels = Alignment(arrays["quad"]), arrays["labels"]
    except Exception:  # numpy raises whatever it likes on damaged data
        return None
    photo = read_photo(path)
    image = cut_out(photo, alignment, PORTRAIT_SIZE)
    return Portrait(photo.name, image, labels, photo.path, PhotoOrigin(photo, alignment))


@lru_cache
def _networks() -> bytes:
    """What the label maps depend on."""
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in (FACE_LOCATOR, usual_parser()))


def _key(path: Path) -> str:
    return hashlib.sha256(path.read_bytes() + _networks()).hexdigest()[:32]
