"""A face picture with its label map: what the editor opens, and what a reference is."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from models.regions import RegionSet
from models.translation import tr
from sean_editor.document.close_up import CloseUp
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.pixel_store import PixelStore
from sean_editor.errors import UserError

PORTRAIT_SIZE = 256
"""Pixels of a portrait's side where nobody asks for another: what the shipped networks were trained on."""


SPLINTER = 24 / 256**2
"""Share of a portrait below which a region is a splinter: the smallest whole part, an eye, has 88 pixels of
256 x 256, and what hair leaves of a brow or an ear, or closed lips of a mouth, less than 16."""


@dataclass(frozen=True, eq=False, repr=False)
class Portrait:
    """An RGB image uint8 [H, W, 3] and its label map uint8 [H, W], both kept as read-only copies.

    `path` is the image's file, None if it came from elsewhere; `origin` is the photo that the image was cut
    from, None if there is none to go back to; `close_up` is what a reference keeps of that photo. `notices`
    are sentences about what a person should know of how it was read; `reordered` says that its ids were
    converted from the order of face-parsing.PyTorch. ValueError if the arrays do not fit together.

    Both arrays are in memory until they `rest`; every use reads them from there then.
    """

    name: str
    image: np.ndarray
    labels: np.ndarray
    path: Path | None = None
    origin: PhotoOrigin | None = None
    close_up: CloseUp | None = None
    notices: tuple[str, ...] = ()
    reordered: bool = False

    def __post_init__(self) -> None:
        image, labels = np.array(self.image, order="C"), np.array(self.labels, order="C")
        if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3 or image.size == 0:
            raise ValueError(f"a portrait's image is uint8 [H, W, 3], not {image.dtype} {list(image.shape)}")
        if labels.dtype != np.uint8 or labels.shape != image.shape[:2]:
            raise ValueError(
                f"its labels are uint8 {list(image.shape[:2])}, not {labels.dtype} {list(labels.shape)}"
            )
        for field, array in (("image", image), ("labels", labels)):
            array.setflags(write=False)
            object.__setattr__(self, field, array)

    @cached_property
    def id(self) -> str:
        """A hash of the content, 32 hex digits: the same for the same pixels, whatever the name or path."""
        content = hashlib.blake2b(digest_size=16)
        content.update(repr(self.image.shape).encode())
        content.update(self.image.tobytes())
        content.update(self.labels.tobytes())
        return content.hexdigest()

    @cached_property
    def region_ids(self) -> frozenset[int]:
        """The ids in the label map."""
        return frozenset(np.flatnonzero(np.bincount(self.labels.ravel())).tolist())

    @cached_property
    def shown_regions(self) -> frozenset[int]:
        """The regions of which enough is to be seen to have a style; splinters beside hair or lips do not."""
        counts = np.bincount(self.labels.ravel())
        return frozenset(np.flatnonzero(counts >= SPLINTER * self.labels.size).tolist())

    @cached_property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.image.shape[1], self.image.shape[0]

    def rest(self, store: PixelStore) -> None:
        """Keep the pixels and the close-up in `store`, not in memory; where the disk is full they stay there.

        Several threads may use them meanwhile.
        """
        if "image" not in self.__dict__:
            return
        self.id, self.size, self.region_ids, self.shown_regions  # noqa: B018  (known from now on)
        with suppress(OSError):
            resting = store.keep(self.image.tobytes()), store.keep(self.labels.tobytes())
            object.__setattr__(self, "_resting", resting)
            del self.__dict__["image"], self.__dict__["labels"]
            if self.close_up is not None:
                self.close_up.rest(store)

    def __getattr__(self, name: str) -> np.ndarray:
        # called for what is not in memory
        if name not in ("image", "labels") or "_resting" not in self.__dict__:
            raise AttributeError(f"a portrait has no {name}")
        image, labels = self.__dict__["_resting"]
        (width, height), content = self.size, (image if name == "image" else labels).read()
        return np.frombuffer(content, np.uint8).reshape(
            (height, width, 3) if name == "image" else (height, width)
        )

    def __repr__(self) -> str:
        width, height = self.size
        return f"<Portrait {self.name}, {width} x {height}, {len(np.unique(self.labels))} regions>"

    def _repr_png_(self) -> bytes:
        """The picture, as notebooks draw it."""
        content = io.BytesIO()
        Image.fromarray(self.image).save(content, "PNG")
        return content.getvalue()


def check_label_ids(labels: np.ndarray, regions: RegionSet, subject: str) -> None:
    """UserError naming the ids in `labels` that `regions` does not have. `subject` begins the sentence."""
    unknown = [int(i) for i in np.unique(labels) if not 0 <= i < len(regions)]
    if unknown:
        shown = ", ".join(map(str, unknown[:8])) + (", ..." if len(unknown) > 8 else "")
        raise UserError(
            tr(
                "{subject} has label ids that do not exist in {regions}: {shown}. Use a label map with "
                "ids 0 to {last}.",
                subject=subject,
                regions=regions.name,
                shown=shown,
                last=len(regions) - 1,
            )
        )


def check_regions(region_ids: Iterable[int], regions: RegionSet) -> None:
    """ValueError for the first of these ids that `regions` does not have."""
    for region in region_ids:
        if not 0 <= region < len(regions):
            raise ValueError(f"{regions.name} has no region {region}")


def check_layout(labels: np.ndarray, size: tuple[int, int], regions: RegionSet, subject: str) -> None:
    """UserError if `labels` is not a label map of (width, height) `size` with ids of `regions`."""
    if labels.ndim != 2 or not np.issubdtype(labels.dtype, np.integer):
        raise UserError(tr("{subject} is not a label map (one integer id per pixel).", subject=subject))
    if (labels.shape[1], labels.shape[0]) != size:
        raise UserError(
            tr(
                "{subject} is {width} x {height} pixels, the portrait is {across} x {down}. Choose a "
                "label map of the portrait's size.",
                subject=subject,
                width=labels.shape[1],
                height=labels.shape[0],
                across=size[0],
                down=size[1],
            )
        )
    check_label_ids(labels, regions, subject)
