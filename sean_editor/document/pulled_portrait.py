"""A portrait whose outline was dragged: its picture, its label map and its photo, all dragged alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.pulled import pulled_labels, pulled_photo, pulled_picture, pulled_reach
from sean_editor.document.retouch import Pull

_KEPT = 4  # portraits, without their photos


class PulledOrigin(PhotoOrigin):
    """The origin of such a portrait. Its photo is dragged when it is asked for."""

    original: PhotoOrigin
    pulls: tuple[Pull, ...]

    def __init__(self, original: PhotoOrigin, pulls: tuple[Pull, ...]) -> None:
        for name, value in (("alignment", original.alignment), ("original", original), ("pulls", pulls)):
            object.__setattr__(self, name, value)

    @property
    def photo(self) -> Photo:
        """The whole photo, dragged: eight bits, without alpha. The last one is kept."""
        return _pulled_photo(self.original, self.pulls)


@dataclass(frozen=True, eq=False, repr=False)
class PulledPortrait(Portrait):
    """What `pulls` make of the portrait `original`; `pulled_portrait` makes it."""

    original: Portrait | None = None
    pulls: tuple[Pull, ...] = ()


def pulled_portrait(portrait: Portrait, pulls: Sequence[Pull]) -> Portrait:
    """A portrait with these pulls, and with no others that it may have had. The last few are kept."""
    original = unpulled(portrait)
    return _pulled(original, tuple(pulls)) if pulls else original


def unpulled(portrait: Portrait) -> Portrait:
    """The portrait as it was before it was dragged."""
    original = portrait.original if isinstance(portrait, PulledPortrait) else None
    return portrait if original is None else original


def pulls_of(portrait: Portrait) -> tuple[Pull, ...]:
    """What was dragged of a portrait."""
    return portrait.pulls if isinstance(portrait, PulledPortrait) else ()


def photo_pull_reach(origin: PhotoOrigin, pulls: Sequence[Pull]) -> np.ndarray:
    """The pixels of a whole photo, not dragged yet, that pulls may change: bool [H, W]."""
    return pulled_reach(origin.photo.pixels.shape, pulls, _to_unit(origin.alignment))


@lru_cache(_KEPT)  # portraits are compared by identity
def _pulled(original: Portrait, pulls: tuple[Pull, ...]) -> PulledPortrait:
    origin = None if original.origin is None else PulledOrigin(original.origin, pulls)
    return PulledPortrait(
        original.name,
        pulled_picture(original.image, pulls),
        pulled_labels(original.labels, pulls),
        original.path,
        origin,
        original.close_up,
        original.notices,
        original.reordered,
        original,
        pulls,
    )


@lru_cache(1)  # a photo is large
def _pulled_photo(origin: PhotoOrigin, pulls: tuple[Pull, ...]) -> Photo:
    pixels = pulled_photo(origin.photo.pixels, pulls, _to_unit(origin.alignment))
    return replace(origin.photo, pixels=pixels, samples=None)


def _to_unit(alignment: Alignment) -> np.ndarray:
    """From points of the photo to shares of the crop's side, float64 [3, 3]."""
    to_unit = np.eye(3)
    origin, across, down = alignment.to_crop(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    to_unit[:2] = np.stack([across - origin, down - origin, origin], axis=1)
    return to_unit
