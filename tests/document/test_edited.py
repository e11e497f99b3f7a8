"""Which pixels an edit was meant to change."""

from __future__ import annotations

import numpy as np
import pytest
from document_samples import small_portrait

from sean_editor.document import Document, RegionStyle, StyleAssignment
from sean_editor.document.edited import edited_mask, in_regions

HAIR, SKIN, EYE = 13, 1, 5


def test_nothing_is_edited_at_first(document: Document) -> None:
    assert not edited_mask(document.labels, document.original_labels, document.styles).any()


def test_painted_pixels_and_dressed_regions(document: Document) -> None:
    document.fill_rectangle((20, 8), (25, 15), HAIR)  # some is hair already, some skin, some eye
    document.assign_style([EYE], "berta")
    mask = edited_mask(document.labels, document.original_labels, document.styles)
    painted = document.labels != document.original_labels
    assert painted.any() and np.array_equal(mask, painted | (document.original_labels == EYE))
    document.undo()
    document.undo()
    assert not edited_mask(document.labels, document.original_labels, document.styles).any()


def test_a_dressed_region_counts_where_it_was_and_where_it_is() -> None:
    original = small_portrait().labels
    labels = original.copy()
    labels[10:13] = HAIR  # grown down
    labels[4:6][labels[4:6] == HAIR] = 0  # and cut at the top
    mask = edited_mask(labels, original, StyleAssignment({HAIR: RegionStyle("berta", 0.5)}))
    assert np.array_equal(mask, (labels == HAIR) | (original == HAIR))


def test_paint_counts_also_where_it_left_the_label(document: Document) -> None:
    document.fill_rectangle((20, 20), (23, 21), SKIN)
    original = document.original_labels
    assert not edited_mask(document.labels, original, document.styles).any()
    mask = edited_mask(document.labels, original, document.styles, document.painted)
    assert np.array_equal(mask, document.painted) and mask.any()


def test_a_style_without_a_share_is_none() -> None:
    labels = small_portrait().labels
    assert not edited_mask(labels, labels, StyleAssignment({SKIN: RegionStyle("berta", 0.0)})).any()


@pytest.mark.parametrize("regions", [(), (0,), (3, 18, 255)])
def test_where_regions_are(rng: np.random.Generator, regions: tuple[int, ...]) -> None:
    labels = rng.integers(0, 256, (33, 21)).astype(np.uint8)
    found = in_regions(labels, regions)
    assert found.dtype == bool and np.array_equal(found, np.isin(labels, regions))
