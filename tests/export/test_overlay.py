"""The picture that shows how its regions are labelled."""

from __future__ import annotations

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.export.overlay import overlay


def test_colours_lie_over_all_but_the_background() -> None:
    image = np.full((8, 8, 3), 100, np.uint8)
    labels = np.zeros((8, 8), np.uint8)
    labels[4:] = 13
    shown = overlay(image, labels, opacity=0.25)
    assert shown.dtype == np.uint8 and np.array_equal(shown[:4], image[:4])
    expected = 75 + CELEBAMASK_HQ.palette("celebamask")[13] * 0.25
    assert np.abs(shown[4:] - expected).max() <= 0.5
    with pytest.raises(ValueError, match="does not fit"):
        overlay(image, labels[:4])
