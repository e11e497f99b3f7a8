"""The label map of a crop, from one of the crop or of the whole photo."""

from __future__ import annotations

import cv2
import numpy as np

from models.label_maps import same_shape
from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.document.portrait import PORTRAIT_SIZE
from sean_editor.photo.resizing import fit_labels


def cut_labels(
    labels: np.ndarray, photo: Photo, alignment: Alignment, size: int = PORTRAIT_SIZE
) -> np.ndarray:
    """Label ids uint8 [size, size] for the square `alignment` of `photo`, with the ids of `labels` only.

    A map of the photo's own size, or of its shape if that is not square, is cut like the photo, background
    outside it; any other is taken for a map of the crop and brought to size.
    """
    if not of_whole_photo(labels, photo):
        return fit_labels(labels, size)
    centres = (np.arange(size) + 0.5) / size
    grid = np.stack(np.meshgrid(centres, centres), -1).reshape(-1, 2)
    # cv2 counts from the middle of the first pixel, we from its corner
    scale = np.array(labels.shape[::-1]) / photo.size
    x, y = (alignment.to_photo(grid) * scale - 0.5).astype(np.float32).T.reshape(2, size, size)
    return cv2.remap(labels, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)


def of_whole_photo(labels: np.ndarray, photo: Photo) -> bool:
    """Whether a label map [h, w] shows the whole photo and not a square crop of it."""
    height, width = photo.pixels.shape[:2]
    return labels.shape == (height, width) or (height != width and same_shape(labels.shape, (height, width)))
