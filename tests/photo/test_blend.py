"""Seams: soft, without the old colours at their sides, and never a tint of what was not wrong."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from photo_samples import portrait_image

from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.blend import distance_to, keep_unedited, soft_mask
from sean_editor.photo.colour_match import match_colours
from sean_editor.photo.detail import kept_detail
from sean_editor.photo.gradient_blend import blend_gradients

HAIR, SKIN = 13, 1


def disc(radius: float = 60, x: float = 128, y: float = 128, size: int = 256) -> np.ndarray:
    columns, rows = np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5)
    return np.hypot(columns - x, rows - y) < radius


def beside(mask: np.ndarray) -> np.ndarray:
    return (cv2.dilate(mask.view(np.uint8), np.ones((3, 3), np.uint8)) > 0) & ~mask


def test_a_soft_mask_reaches_as_far_as_its_feather() -> None:
    mask = disc()
    alpha = soft_mask(mask, 6)
    distance = distance_to(mask)
    assert (alpha[mask] == 1).all() and (alpha[distance >= 6] == 0).all()
    assert np.abs(np.diff(alpha, axis=0)).max() < 0.5  # no step
    assert not soft_mask(np.zeros((8, 8), bool), 6).any()
    assert (soft_mask(np.ones((8, 8), bool), 6) == 1).all()


@pytest.mark.parametrize("feather", [None, 1.0, 12.0])
def test_what_was_not_edited_stays(feather: float | None) -> None:
    original, result, mask = portrait_image(0), portrait_image(1), disc(50, 20, 240)
    kept = keep_unedited(original, result, mask, feather)
    far = distance_to(mask) > (feather or 0.02 * 256)
    assert kept.dtype == np.uint8 and np.array_equal(kept[far], original[far])
    assert np.array_equal(kept[mask], result[mask])
    between = ~far & ~mask
    low, high = np.minimum(original, result)[between], np.maximum(original, result)[between]
    assert ((kept[between] >= low.astype(int) - 1) & (kept[between] <= high.astype(int) + 1)).all()


def test_without_an_edit_nothing_changes() -> None:
    original, result = portrait_image(0), portrait_image(1)
    assert np.array_equal(keep_unedited(original, result, np.zeros((256, 256), bool)), original)
    assert np.array_equal(keep_unedited(original, result, np.ones((256, 256), bool)), result)


def test_an_error_of_colour_is_measured_outside_and_corrected_inside() -> None:
    original, mask = portrait_image(4).astype(np.float32), disc()
    wrong = np.clip(original + np.array([14, -10, 6], np.float32), 0, 255)
    matched = match_colours(original, wrong, mask, mask)
    # colours around the disc that also occur inside it are put right nearly everywhere
    assert np.abs(matched - original)[mask].mean() < 0.5 * np.abs(wrong - original)[mask].mean()


def test_new_colours_that_nothing_around_has_are_not_tinted() -> None:
    """All that is around is 20 levels too red in the result; the new hair is green, and stays as it is."""
    original = np.full((256, 256, 3), (150, 130, 120), np.float32)
    mask = disc()
    result = original + np.array([20, 0, 0], np.float32)
    result[mask] = (40, 160, 60)
    matched = match_colours(original, result, mask, distance_to(mask) < 5)
    assert np.abs(matched - result)[mask & (distance_to(~mask) > 3)].max() < 0.5
    seam = (distance_to(mask) > 3) & (distance_to(mask) < 5)
    assert (
        np.abs(matched - original)[seam].max() < 5
    )  # where the seam shows the old material, it is corrected


def test_matching_without_unedited_pixels_changes_nothing() -> None:
    everything = np.ones((256, 256), bool)
    result = portrait_image(1).astype(np.float32)
    assert np.array_equal(match_colours(portrait_image(0), result, everything, everything), result)
    assert np.array_equal(match_colours(portrait_image(0), result, ~everything, ~everything), result)


def test_gradients_are_kept_and_colours_meet_at_the_seam() -> None:
    original, mask = portrait_image(4).astype(np.float32), disc()
    wrong = np.clip(original * 0.97 + np.array([16, -10, 6], np.float32), 0, 255)
    blended = blend_gradients(original, wrong, mask, beside(mask))
    assert np.array_equal(blended[~mask], wrong[~mask])
    inner_rim = mask & (distance_to(~mask) < 2)
    assert np.abs(blended - original)[inner_rim].mean() < 0.3 * np.abs(wrong - original)[inner_rim].mean()
    inside = mask[1:] & mask[:-1]
    change = np.abs(np.diff(blended - wrong, axis=0))[inside]
    assert change.mean() < 0.5 and np.quantile(change, 0.99) < 4


def test_gradient_blending_does_not_undo_a_change_of_colour() -> None:
    """Bright hair instead of dark: neither the old hair nor the background tints it."""
    portrait = load_portrait(next(p for p in shipped_portraits() if p.stem == "joy"))
    hair = portrait.labels == HAIR
    original = portrait.image.astype(np.float32)
    result = np.where(hair[..., None], 0.4 * original + (150, 130, 60), original).astype(np.float32)
    domain = soft_mask(hair, 5) > 0
    blended = blend_gradients(original, result, domain, beside(domain))
    deep = hair & (distance_to(~hair) > 3)
    assert np.abs(blended - result)[deep].mean() < 4


def test_gradient_blending_at_the_pictures_border_and_without_a_seam() -> None:
    original, result = portrait_image(0).astype(np.float32), portrait_image(1).astype(np.float32)
    corner = disc(90, 0, 0)
    blended = blend_gradients(original, result, corner, beside(corner))
    assert np.isfinite(blended).all() and np.array_equal(blended[~corner], result[~corner])
    everything = np.ones((256, 256), bool)
    assert np.array_equal(blend_gradients(original, result, everything, ~everything), result)
    assert np.array_equal(blend_gradients(original, result, ~everything, everything), result)


def test_texture_stays_under_new_colours_but_old_outlines_do_not() -> None:
    rng = np.random.default_rng(1)
    before = np.full((96, 96, 3), 60.0)
    before += rng.normal(0, 5, (96, 96, 1))  # strands
    before[:, 48:] += 140  # bright wall beside dark hair
    after = before.copy()
    after[:, :48] = 255 - rng.normal(0, 5, (96, 48, 1))  # white hair: the outline has another sign
    share = kept_detail(before, after)
    assert share[:, 8:40].min() > 0.95 and share[:, 47:49].max() < 0.2
    assert np.array_equal(kept_detail(before, before), np.ones((96, 96)))


def test_a_seam_leaves_room_for_what_is_narrow() -> None:
    """An eye amid edited skin keeps its middle; a notch in an outline keeps its seam."""
    face = np.zeros((256, 256), bool)
    face[40:220, 40:220] = True
    face[100:110, 90:120] = False  # the eye
    face[150:156, 212:] = False  # the notch
    alpha = soft_mask(face, 5)
    assert (alpha[103:107, 93:117] == 0).all()
    assert alpha[152:154, 213].min() > 0.5


def test_a_soft_mask_does_not_depend_on_what_is_far_away() -> None:
    """It is computed in a box around the mask; a dot in the far corner makes that the whole picture."""
    rng = np.random.default_rng(1)
    for feather in (0.5, 1.5, 3.0, 5.12):
        for _ in range(8):
            mask = np.zeros((200, 200), bool)
            for y, x, height, width in rng.integers((0, 0, 1, 1), (80, 80, 40, 40), (4, 4)):
                mask[y : y + height, x : x + width] ^= True
            dotted = mask.copy()
            dotted[-1, -1] = True
            assert np.array_equal(
                soft_mask(mask, feather)[:150, :150], soft_mask(dotted, feather)[:150, :150]
            )
