"""Two picture files compared: what changed between them, and whether it lies inside a mask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.translation import tr
from sean_editor.document.geometry import Box
from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.export.difference import Difference, change_map, changed_areas, difference, samples_of
from sean_editor.export.proof import samples_hash
from sean_editor.export.proof_file import SavedProof
from sean_editor.photo.colour_space import same_colours
from sean_editor.photo.decode import read_photo


@dataclass(frozen=True, eq=False)
class Verification:
    """What `verify` found.

    before, after  the pictures
    difference     of their samples; without a mask every pixel counts as outside
    changes        int32 [H, W]: the largest difference of each pixel's samples
    areas          boxes around what changed and how many pixels changed in them, most first
    reach          bool [H, W]: what may have changed; None without a mask
    same_colours   whether equal samples are equal colours: whether the colour profiles agree
    remarks        sentences on what was noticed besides
    """

    before: Photo
    after: Photo
    difference: Difference
    changes: np.ndarray
    areas: list[tuple[Box, int]]
    reach: np.ndarray | None
    same_colours: bool
    remarks: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing changed outside the mask, and the colour profiles agree."""
        return self.difference.changed_outside == 0 and self.same_colours


def verify(
    before: Path | str, after: Path | str, mask: np.ndarray | SavedProof | None = None
) -> Verification:
    """Compare the samples of two files as they are stored, both turned upright.

    `mask` bool [H, W], or a proof, says which pixels may have changed; None: no pixel. UserError if a file
    cannot be read or the sizes differ.
    """
    one, other = read_photo(before), read_photo(after)
    reach = mask.reach if isinstance(mask, SavedProof) else mask
    _check_sizes(one, other, reach)
    pair = samples_of(one), samples_of(other)
    changes = change_map(*pair)
    return Verification(
        one,
        other,
        difference(*pair, reach),
        changes,
        changed_areas(changes > 0),
        reach,
        same_colours(one.icc_profile, other.icc_profile),
        _remarks(one, other, mask),
    )


def read_mask(path: Path | str) -> np.ndarray:
    """A mask file, bool [H, W]: what is neither black nor transparent may change. Errors as `read_photo`."""
    photo = read_photo(path)
    samples = samples_of(photo)
    seen = np.any(samples[..., :3] > 0, axis=-1)
    return seen & (samples[..., 3] > 0) if samples.shape[2] == 4 else seen


def _check_sizes(before: Photo, after: Photo, reach: np.ndarray | None) -> None:
    if before.size != after.size:
        raise UserError(
            tr(
                "{before} has {width} x {height} pixels and {after} has {other_width} x {other_height}. "
                "Compare pictures of one size.",
                before=before.path,
                width=before.size[0],
                height=before.size[1],
                after=after.path,
                other_width=after.size[0],
                other_height=after.size[1],
            )
        )
    if reach is not None and reach.shape != before.pixels.shape[:2]:
        raise UserError(
            tr(
                "The mask has {width} x {height} pixels, and {before} has {other_width} x {other_height}. "
                "Use the mask that belongs to these pictures.",
                width=reach.shape[1],
                height=reach.shape[0],
                other_width=before.size[0],
                other_height=before.size[1],
                before=before.path,
            )
        )


def _remarks(before: Photo, after: Photo, mask: object) -> tuple[str, ...]:
    remarks = []
    if not same_colours(before.icc_profile, after.icc_profile):
        remarks.append(
            tr("The colour profiles differ: pixels that are equal as stored do not look the same everywhere.")
        )
    if isinstance(mask, SavedProof):
        for photo, known in ((before, mask.before), (after, mask.after)):
            if samples_hash(samples_of(photo)) != known:
                remarks.append(tr("{file} is not the picture that the proof was made of.", file=photo.path))
        if mask.lossy:
            remarks.append(
                tr(
                    "{format} itself is not lossless here and changes pixels everywhere. Export as PNG to "
                    "have the others equal.",
                    format=mask.lossy,
                )
            )
    return tuple(remarks)
