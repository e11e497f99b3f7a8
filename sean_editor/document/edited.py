"""The pixels of a portrait that an edit is meant to change."""

from __future__ import annotations

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
    edited = (labels != original_labels) | np.isin(labels, restyled)
    return edited if painted is None else edited | painted
