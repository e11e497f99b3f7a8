"""An edited layer on its way back to the program that it came from: result, matte and label map as files.

The plug-ins for GIMP and Krita (sean_editor/plugins) read these files. All have the size of the layer, so
that they lie where it lies.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never, write_atomically
from models.regions import CELEBAMASK_HQ
from models.translation import tr
from sean_editor.document.geometry import Box
from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.mask import write_labels
from sean_editor.export.matte import write_matte
from sean_editor.export.region_masks import labels_in
from sean_editor.photo.affine import crop_to_photo
from sean_editor.photo.decode import read_photo

RESULT = "result.png"
"""The layer with the edit: with its alpha, its colour profile and, outside the edit, its sixteen bits."""
MATTE = "matte.png"
"""Grey: white where the edit may have changed the layer, black elsewhere."""
LABELS = "labels.png"
"""The label map as an indexed picture; region 0 outside the face's crop."""
CHANNEL = "channel.png"
"""The label map in grey: `CHANNEL_STEP` times the region."""
ANSWER = "answer.json"
"""Written last: what the other files are. A folder without it has no result."""
CHANNEL_STEP = 14  # 18 regions above 0 lie within 255


@dataclass(frozen=True)
class Handover:
    """A layer that another program waits for.

    picture  the file that it comes in
    folder   where the edit goes
    program  the name of the program in texts: "GIMP"
    layer    the name of the layer, "" if it has none
    """

    picture: Path
    folder: Path
    program: str
    layer: str = ""

    def photo(self) -> Photo:
        """The layer, under its own name. It has no path: the file is gone soon. UserError if it cannot be
        read.
        """
        return replace(read_photo(self.picture), name=self.layer or self.picture.stem, path=None)


def write_handover(
    folder: Path, exports: Exports, request: ExportRequest, cancelled: Cancelled = never
) -> bool:
    """Write the edit of a layer as files of its size; `request` says how its pixels are made. Gives whether
    there is an edit: without one only `ANSWER` is written.

    UserError if the portrait was not cut out of a layer, or the folder cannot be written to; CancelledError
    (of concurrent.futures) soon after `cancelled()` is true. `ANSWER` is not written then.
    """
    origin = exports.edit.portrait.origin
    if origin is None:
        raise UserError(tr("{portrait} is no part of a layer.", portrait=exports.edit.portrait.name))
    request = replace(request, kind=Kind.PHOTO)
    edited = bool((exports.picture(request, cancelled).pixels != origin.photo.pixels).any())
    if edited:
        exports.write(folder / RESULT, request, cancelled=cancelled)
        matte = 255 * exports.reach(request, cancelled).view(np.uint8)
        write_matte(folder / MATTE, matte, cancelled)
        labels = layer_labels(exports)
        write_labels(folder / LABELS, labels, CELEBAMASK_HQ)
        channel = Image.fromarray(labels * np.uint8(CHANNEL_STEP))
        write_atomically(folder / CHANNEL, lambda file: channel.save(file, "PNG"), cancelled)
    answer = {
        "status": "edited" if edited else "unchanged",
        "size": list(origin.photo.size),
        "names": {"result": tr("Result"), "matte": tr("Matte"), "labels": tr("Label map")},
    }
    write_atomically(folder / ANSWER, json.dumps(answer, ensure_ascii=False), cancelled)
    return edited


def layer_labels(exports: Exports) -> np.ndarray:
    """The layout of the edit on the whole layer, uint8 [H, W]: region 0 outside the face's crop."""
    edit = exports.edit
    assert edit.portrait.origin is not None
    photo, alignment = edit.portrait.origin.photo, edit.portrait.origin.alignment
    to_labels = np.linalg.inv(crop_to_photo(alignment, edit.labels.shape[0]))
    found, inside = labels_in(edit.labels, to_labels, Box(0, 0, *photo.size))
    found[~inside] = 0
    return found
