"""The pixels of a portrait that an edit is meant to change."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from sean_editor.document.styles import StyleAssignment


def edited_mask(
    labels: np.ndarray,
    original_labels: np.ndarray,
    styles: StyleAssignment,
    painted: np.ndarray | None = None,
) -> np.ndarray:
    """bool [H, W]: where `labels` differ from `original_labels`, paint is or another style is in use.

    The label maps are uint8 [H, W]; `painted` bool [H, W] also counts where it left the label as it was.
    A style mixed in with a share of 0 is none.
    """
    restyled = [region for region in styles if styles[region].mix > 0]
    # a pixel that left a restyled region has another label now
    edited = (labels != original_labels) | in_regions(labels, restyled)
    return edited if painted is None else edited | painted


def in_regions(labels: np.ndarray, regions: Iterable[int]) -> np.ndarray:
    """bool [H, W]: where a label map uint8 [H, W] has one of `regions`. By a table: np.isin takes ten times
    as long, and this is asked for every picture.
    """
    table = np.zeros(256, np.uint8)
    table[list(regions)] = 1
    found: np.ndarray = cv2.LUT(labels, table).view(bool)
    return found
