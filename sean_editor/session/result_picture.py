"""The result as it is shown: the best picture there is of every part of it, and nothing that flickers.

A picture with texture stays on the screen while its edit goes on. Drafts of the network and the smaller
stages of the texture replace it only where the edit differs from it; the last stage replaces it as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sean_editor.document.edited import in_regions
from sean_editor.document.pixels import Pixels
from sean_editor.document.pulled import pulled_layout, pulled_picture
from sean_editor.document.pulling import common
from sean_editor.document.styles import StyleAssignment
from sean_editor.export.composite import Edit, laid_over
from sean_editor.session.textures import TextureJob
from sean_editor.texture.request import TextureResult

_REACH = 0.06  # how far texture reaches beyond its region, as a share of the side: stray hairs


@dataclass(frozen=True, eq=False)
class Stage:
    """A picture with texture on the way to the last one, which is that of the portrait's own size."""

    job: TextureJob
    result: TextureResult
    last: bool

    @property
    def size(self) -> int:
        """Pixels of its side."""
        return self.result.picture.shape[0]


@dataclass(frozen=True, eq=False)
class Shown:
    """A picture to show, uint8 [P, P, 3].

    `size` are the pixels of what was made for it: by the network, or by the texture pass, whose `stage` it is
    (None: no texture). `edited` says whether anything differs from the photo before it is `retouched`.
    """

    pixels: np.ndarray
    size: int
    stage: Stage | None
    edited: bool
    retouched: bool = False


@dataclass(frozen=True, eq=False)
class _Whole:
    """A finished picture uint8 [P, P, 3] and the edit that it shows."""

    edit: Edit
    pixels: np.ndarray


class ResultPictures:
    """Of one open portrait."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._whole: _Whole | None = None

    def take(self, stage: Stage) -> None:
        """There is a new stage."""
        self._stage = stage
        if stage.last:
            self._whole = _Whole(stage.job.edit, stage.result.picture)

    def forget(self) -> None:
        """Begin anew."""
        self._stage = self._whole = None

    def shown(self, edit: Edit, picture: np.ndarray, photo: np.ndarray | None, keep: bool) -> Shown:
        """What to show of `edit`, whose newest picture by the network is `picture`, uint8 [H, W, 3].

        `photo` is the portrait's own, uint8 [P, P, 3], None while it is not known; with `keep` it stays where
        nothing was edited.
        """
        stage, edited = self._stage, bool(edit.edited.any() or edit.retouch.pulls)
        if stage is not None and not _differ(stage.job.edit, edit).any():
            return Shown(self._with_stage(stage, edit), stage.size, stage, edited)
        pixels = self._with_draft(edit, picture, photo, keep)
        return Shown(pixels, picture.shape[0], None, not keep or edited)

    def _with_stage(self, stage: Stage, edit: Edit) -> np.ndarray:
        whole, picture = self._along(edit), stage.result.picture
        if stage.last or whole is None or whole.pixels.shape[0] <= stage.size:
            return picture
        side = edit.labels.shape[0]
        return laid_over(whole.pixels, picture, _differ(whole.edit, edit), _REACH * side)

    def _along(self, edit: Edit) -> _Whole | None:
        """The last finished picture, dragged along to where `edit` is; None if there is none of use."""
        whole = self._whole
        if whole is None or whole.edit.retouch.pulls == edit.retouch.pulls:
            return whole
        before, after = whole.edit.retouch.pulls, edit.retouch.pulls
        if common(before, after) < len(before):  # what was dragged went back: nobody knows what it covered
            return None
        layout = Pixels(whole.edit.labels, whole.edit.marks)
        labels, painted = pulled_layout(layout, edit.original.labels, before, after)
        now = replace(whole.edit, labels=labels, painted=painted, retouch=edit.retouch)
        return _Whole(now, pulled_picture(whole.pixels, after[len(before) :]))

    def _with_draft(
        self, edit: Edit, picture: np.ndarray, photo: np.ndarray | None, keep: bool
    ) -> np.ndarray:
        if keep and photo is not None and not edit.edited.any():
            return photo
        whole = self._along(edit)
        if not keep:
            return picture if whole is None else laid_over(whole.pixels, picture, _differ(whole.edit, edit))
        if photo is None:
            return edit.picture(picture, True)
        if whole is None:
            return laid_over(photo, picture, edit.edited)
        touched = _differ(whole.edit, edit)
        if (touched & ~edit.edited).any():  # undone: the photo comes back there
            return laid_over(whole.pixels, laid_over(photo, picture, edit.edited), touched)
        return laid_over(whole.pixels, picture, touched)


def _differ(one: Edit, other: Edit) -> np.ndarray:
    """bool [H, W]: where two edits of a portrait differ in layout or style; everywhere if in outline."""
    if one.retouch.pulls != other.retouch.pulls:
        return np.ones(one.labels.shape, bool)
    restyled = [r for r in {*one.styles, *other.styles} if _of(one.styles, r) != _of(other.styles, r)]
    repainted = (one.labels != other.labels) | (one.repainted != other.repainted)
    return repainted | in_regions(one.labels, restyled)


def _of(styles: StyleAssignment, region: int) -> object:
    """The style of a region; one mixed in with a share of 0 is its own."""
    return styles[region] if styles[region].mix > 0 else None
