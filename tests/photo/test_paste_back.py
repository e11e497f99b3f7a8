"""The edit goes back into the photo: in its place, softly, and nothing else changes."""

from __future__ import annotations

import cv2
import icc_profiles
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_samples import origin_of, photo_with, portrait_image, psnr, turned_square

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.photo.blend import FEATHER, distance_to
from sean_editor.photo.colour_space import from_srgb, to_srgb
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.paste_back import Blend, paste_back

BOTH = pytest.mark.parametrize("blend", list(Blend))


def disc(x: float, y: float, radius: float, size: int = 256) -> np.ndarray:
    columns, rows = np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5)
    return np.hypot(columns - x, rows - y) < radius


def from_mask(origin: PhotoOrigin, mask: np.ndarray) -> np.ndarray:
    """How far each pixel of the photo lies from `mask`, in pixels of the crop; infinite far away."""
    size, pad = mask.shape[0], mask.shape[0] // 2
    distance = np.pad(distance_to(np.pad(mask, pad)), 1, constant_values=np.inf)
    width, height = origin.photo.size
    centres = np.stack(np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5), -1).reshape(-1, 2)
    x, y = (np.floor(origin.alignment.to_crop(centres) * size).astype(int) + pad + 1).T
    limit = distance.shape[0] - 1
    return distance[y.clip(0, limit), x.clip(0, limit)].reshape(height, width)


def reach(origin: PhotoOrigin, size: int) -> float:
    """How far from the mask a pixel of the crop may have an effect: the feather, and what sampling smears."""
    return FEATHER * size + 2 + 2 * size / min(origin.alignment.side, size)


@settings(max_examples=40)
@given(
    x=st.floats(-60, 260),
    y=st.floats(-60, 200),
    side=st.floats(20, 400),
    degrees=st.floats(-180, 180),
    place=st.tuples(st.floats(0, 64), st.floats(0, 64), st.floats(0, 30)),
    blend=st.sampled_from(Blend),
)
def test_what_was_not_edited_stays_to_the_bit(
    x: float, y: float, side: float, degrees: float, place: tuple[float, float, float], blend: Blend
) -> None:
    noise = np.random.default_rng(5).integers(0, 256, (140, 200, 3)).astype(np.uint8)
    origin = PhotoOrigin(Photo(noise, "noise"), turned_square(x, y, side, degrees))
    mask = disc(*place, size=64)
    original = cut_out(origin.photo, origin.alignment, 64)
    pasted = paste_back(origin, original, 255 - original, mask, blend, relabelled=mask)
    assert pasted.dtype == np.uint8 and pasted.shape == noise.shape
    untouched = from_mask(origin, mask) > reach(origin, 64)
    assert np.array_equal(pasted[untouched], noise[untouched])
    assert not np.shares_memory(pasted, noise)


@BOTH
@pytest.mark.parametrize("side", [150, 256, 900])
def test_the_edit_arrives_where_it_belongs(blend: Blend, side: int) -> None:
    before, after, mask = portrait_image(2), portrait_image(7), disc(128, 120, 70)
    square = turned_square(520.3, 480.8, side, 31)
    origin = origin_of(before, square, 1100, 1000)
    original = cut_out(origin.photo, square)
    pasted = paste_back(origin, original, after, mask, blend, match_colours=False, relabelled=mask)
    returned = cut_out(Photo(pasted, "pasted"), square)
    well_inside = disc(128, 120, 40)
    as_sharp = cut_out(photo_with(after, square, 1100, 1000), square)  # what a photo of this size can hold
    inside = (returned.astype(float) - as_sharp)[well_inside]
    assert np.std(inside, axis=0).max() < 12  # a gradient blend may shift it
    if blend is Blend.FEATHER:
        assert psnr(returned[well_inside], as_sharp[well_inside]) > 35


@BOTH
@pytest.mark.parametrize("degrees", [0, 23])
def test_an_edit_that_changes_nothing_changes_nothing(blend: Blend, degrees: float) -> None:
    square = turned_square(400, 400, 610, degrees)
    origin = origin_of(portrait_image(9), square, 800, 820)
    original = cut_out(origin.photo, square)
    mask = disc(128, 128, 90)
    assert np.array_equal(paste_back(origin, original, original, mask, blend), origin.photo.pixels)
    softened = paste_back(origin, original, original, mask, blend, relabelled=mask)
    assert psnr(softened, origin.photo.pixels) > 36


def test_no_edit_is_a_copy_of_the_photo() -> None:
    origin = origin_of(portrait_image(), turned_square(200, 200, 256, 12), 400, 400)
    before, after = portrait_image(0), portrait_image(1)
    pasted = paste_back(origin, before, after, np.zeros((256, 256), bool))
    assert np.array_equal(pasted, origin.photo.pixels) and pasted.flags.writeable


def edge_across(pasted: np.ndarray, photo: np.ndarray, seam: np.ndarray) -> float:
    """The step between neighbours, as a quadratic mean, that the paste has added where `seam`."""
    step = np.diff(pasted.astype(float) - photo, axis=1)
    return float(np.sqrt(np.mean(step[seam[:, 1:]] ** 2)))


def test_seams_are_softer_with_every_means() -> None:
    """The result is the original with other colours all over: a hard paste shows where it ends."""
    image = portrait_image(3)
    square = turned_square(256, 256, 512, 0)
    origin = origin_of(image, square, 512, 512)
    original = cut_out(origin.photo, square)
    result = np.clip(original + np.array((18.0, -12, 8)), 0, 255).astype(np.uint8)
    mask = disc(128, 150, 60)
    distance = from_mask(origin, mask)
    seam = (distance > 0) & (distance < FEATHER * 256)
    hard = origin.photo.pixels.astype(float)
    enlarged = cv2.resize(mask.view(np.uint8), (512, 512), interpolation=cv2.INTER_NEAREST) > 0
    hard[enlarged] += (18, -12, 8)
    ways = {
        "feather": paste_back(origin, original, result, mask, match_colours=False),
        "matched": paste_back(origin, original, result, mask),
        "gradient": paste_back(origin, original, result, mask, Blend.GRADIENT, match_colours=False),
    }
    steps = {name: edge_across(pasted, origin.photo.pixels, seam) for name, pasted in ways.items()}
    assert steps["feather"] < 0.7 * edge_across(hard, origin.photo.pixels, seam)
    assert steps["matched"] < 0.6 * steps["feather"]
    assert steps["gradient"] < 0.6 * steps["feather"]


def test_the_photos_own_detail_stays_under_a_new_colour() -> None:
    rng = np.random.default_rng(2)
    strands = rng.normal(0, 12, (900, 900, 1)).astype(np.float32)
    pixels = np.clip(np.full((900, 900, 3), 110.0) + strands, 0, 255).astype(np.uint8)
    square = turned_square(450, 450, 850, 8)
    origin = PhotoOrigin(Photo(pixels, "strands"), square)
    original = cut_out(origin.photo, square)
    result = np.clip(original + np.array((70, 20, -60)), 0, 255).astype(np.uint8)
    mask = disc(128, 128, 60)
    middle = np.s_[400:500, 400:500]
    restyled = paste_back(origin, original, result, mask)[middle].astype(float)
    assert np.corrcoef(restyled[..., 0].ravel(), pixels[middle][..., 0].ravel())[0, 1] > 0.95
    repainted = paste_back(origin, original, result, mask, relabelled=mask)[middle].astype(float)
    assert repainted[..., 0].std() < 0.4 * restyled[..., 0].std()


def test_without_keeping_detail_the_whole_crop_is_replaced_up_to_its_rim() -> None:
    square = turned_square(400, 400, 400, 20)
    origin = origin_of(portrait_image(1), square, 800, 800)
    original = cut_out(origin.photo, square)
    result = cv2.GaussianBlur(original, (0, 0), 3)
    pasted = paste_back(origin, original, result, disc(128, 128, 5), match_colours=False, keep_detail=False)
    everywhere = np.ones((256, 256), bool)
    outside = from_mask(origin, everywhere) > 2
    assert np.array_equal(pasted[outside], origin.photo.pixels[outside])
    returned = cut_out(Photo(pasted, "pasted"), square)
    inner = np.s_[30:-30, 30:-30]
    assert psnr(returned[inner], result[inner]) > 40
    assert psnr(returned[:2], original[:2]) > 32  # and fades out towards the rim


def test_no_fading_where_the_photo_ends_with_the_crop() -> None:
    image = portrait_image(3)
    origin = PhotoOrigin(Photo(image, "crop"), Alignment.whole_square(256, 256))
    everything = np.ones((256, 256), bool)
    pasted = paste_back(origin, image, 255 - image, everything, relabelled=everything)
    assert np.array_equal(pasted, 255 - image)


@BOTH
def test_colours_go_back_into_the_photos_own_space(blend: Blend) -> None:
    profile = icc_profiles.rgb_profile(1.8, icc_profiles.DISPLAY_P3)
    square = Alignment.whole_square(256, 256)
    photo = Photo(from_srgb(portrait_image(6), profile), "wide", icc_profile=profile)
    origin, mask = PhotoOrigin(photo, square), disc(128, 128, 60)
    original, after = cut_out(photo, square), portrait_image(8)
    pasted = paste_back(origin, original, after, mask, blend, match_colours=False, relabelled=mask)
    seen = to_srgb(pasted, profile)
    assert np.array_equal(pasted[distance_to(mask) > 6], photo.pixels[distance_to(mask) > 6])
    if blend is Blend.FEATHER:
        assert np.abs(seen.astype(int) - after)[mask].mean() < 1.5


def test_what_does_not_fit_together_is_told() -> None:
    origin = origin_of(portrait_image(), turned_square(128, 128, 200, 0), 256, 256)
    image, mask = portrait_image(), np.ones((256, 256), bool)
    for arguments in ((image[:128], image, mask), (image, image[:, :100], mask), (image, image, mask[:9])):
        with pytest.raises(ValueError, match="one square size"):
            paste_back(origin, *arguments)
    with pytest.raises(ValueError, match="one square size"):
        paste_back(origin, image, image, mask, relabelled=mask[:5])


@pytest.mark.slow
def test_a_large_photo_costs_little_more_than_its_copy() -> None:
    """Peak memory of NumPy: one copy of the photo, and tiles."""
    import tracemalloc

    pixels = np.zeros((6000, 8000, 3), np.uint8)
    origin = PhotoOrigin(Photo(pixels, "large"), turned_square(4000, 3000, 5000, 30))
    image, mask = portrait_image(), disc(128, 128, 100)
    tracemalloc.start()
    try:
        pasted = paste_back(origin, image, 255 - image, mask)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert pasted[3000, 4000].any() and not pasted[0, 0].any()
    assert peak < 1.6 * pixels.nbytes


def test_a_crop_finer_than_the_mask_brings_its_detail() -> None:
    before, mask = portrait_image(2), disc(128, 120, 70)
    square = turned_square(520.3, 480.8, 768, 12)
    origin = origin_of(before, square, 1100, 1000)
    original = cut_out(origin.photo, square, 768)
    stripes = np.indices((768, 768)).sum(0) // 2 % 2 * 200  # finer than a crop of 256 could hold
    after = np.repeat(stripes[..., None], 3, 2).astype(np.uint8)
    pasted = paste_back(origin, original, after, mask, match_colours=False, relabelled=mask)
    returned = cut_out(Photo(pasted, "pasted"), square, 768)
    inside = np.kron(disc(128, 120, 50), np.ones((3, 3))) > 0
    assert np.corrcoef(returned[inside, 0], after[inside, 0])[0, 1] > 0.8
    untouched = from_mask(origin, mask) > reach(origin, 256) + 1
    assert np.array_equal(pasted[untouched], origin.photo.pixels[untouched])


def test_a_matte_says_how_far_the_photo_changes() -> None:
    before = portrait_image(2)
    square = turned_square(520.3, 480.8, 512, 0)
    origin = origin_of(before, square, 1100, 1000)
    original = cut_out(origin.photo, square, 512)
    opacity = np.zeros((512, 512), np.float32)
    opacity[100:300, 100:200], opacity[100:300, 300:400] = 1, 0.5
    after, everything = np.full_like(original, 255), np.ones((256, 256), bool)
    pasted = paste_back(
        origin, original, after, everything, match_colours=False, relabelled=everything, opacity=opacity
    )
    returned = cut_out(Photo(pasted, "pasted"), square, 512).astype(float)
    assert returned[120:280, 120:180].min() >= 254
    half = (original[120:280, 320:380].astype(float) + 255) / 2
    assert np.abs(returned[120:280, 320:380] - half).mean() < 1.5
    assert np.array_equal(returned[320:], original[320:])


def test_a_matte_of_another_size_than_the_crop_is_refused() -> None:
    crop, mask = portrait_image(2), disc(128, 120, 70)
    origin = origin_of(crop, turned_square(520, 480, 256, 0), 1100, 1000)
    with pytest.raises(ValueError, match="one square size"):
        paste_back(origin, crop, crop, mask, opacity=np.ones((512, 512), np.float32))
