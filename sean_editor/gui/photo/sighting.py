"""A photo that was searched for faces: its faces in reading order, and small crops of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.gui.photo.picking import reading_order
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.photo.cut_portrait import found_alignment
from sean_editor.photo.opening import is_certain

if TYPE_CHECKING:
    from sean_editor.photo.analysis import FoundFace

CROP = 256  # pixels
LIKELY = 0.5
"""A face with this confidence is one as likely as not."""


@dataclass(frozen=True, eq=False)
class Sighting:
    """`crops` are uint8 [CROP, CROP, 3], one a face; `best` is the likeliest face, None if there is none."""

    picture: PhotoPicture
    faces: tuple[FoundFace, ...]
    alignments: tuple[Alignment, ...]
    crops: tuple[np.ndarray, ...]
    best: int | None
    trouble: str = ""
    """Why no faces could be looked for, a sentence; "" if they were."""

    @classmethod
    def of(cls, photo: Photo, found: Sequence[FoundFace], trouble: str = "") -> Sighting:
        """Prepare all that takes time, off the window's thread. `found` begins with the best."""
        alignments = [found_alignment(photo, face.points) for face in found]
        centres = np.array([a.quad.mean(0) for a in alignments]).reshape(-1, 2)
        order = reading_order(centres, np.array([a.side for a in alignments]))
        picture = PhotoPicture(photo)
        return cls(
            picture,
            tuple(found[i] for i in order),
            tuple(alignments[i] for i in order),
            tuple(picture.crop(alignments[i], CROP) for i in order),
            order.index(0) if order else None,
            trouble,
        )

    @property
    def photo(self) -> Photo:
        return self.picture.photo

    @property
    def sure(self) -> tuple[int, ...]:
        """The indices of the faces that can be opened without a question."""
        return tuple(i for i, face in enumerate(self.faces) if is_certain(self.photo, face))

    @property
    def only(self) -> int | None:
        """The index of the face that is meant without a question: the sure one, if no other is likely."""
        likely = [i for i, face in enumerate(self.faces) if face.confidence >= LIKELY or i in self.sure]
        return likely[0] if len(likely) == 1 and likely[0] in self.sure else None
