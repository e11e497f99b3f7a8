"""The pixels of a portrait that an edit is meant to change."""

from __future__ import annotations

import numpy as np

from sean_editor.document.styles import StyleAssignment


def edited_mask(labels: np.ndarray, original_labels: np.ndarray, styles: StyleAssignment) -> np.ndarray:
    """bool [H, W]: where `labels` differ from `original_labels`, or another style is in use.

    Both are label maps uint8 [H, W]. A style mixed in with a share of 0 is none.
    """
    restyled = [region for region in styles if styles[region].mix > 0]
    # a pixel that left a restyled region has another label now
    return (labels != original_labels) | np.isin(labels, restyled)
