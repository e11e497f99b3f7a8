"""Alpha and sixteen bits of a file: kept beside the edit, and changed as little as the edit needs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import photo_files
import pytest
from PIL import ExifTags, Image

from sean_editor.photo import photo_from_array, read_photo
from sean_editor.photo.deep_png import deep_png
from sean_editor.photo.samples import edited_samples

AT = np.s_[4:9, 3:20]


def scene(channels: int, kind: type = np.uint16) -> np.ndarray:
    white = np.iinfo(kind).max
    return np.random.default_rng(5).integers(0, white + 1, (16, 24, channels)).astype(kind)


def on_white(samples: np.ndarray) -> np.ndarray:
    """float64 [H, W, 3] in 0..255."""
    levels = samples / np.iinfo(samples.dtype).max
    return 255 * (levels[..., 3:] * levels[..., :3] + 1 - levels[..., 3:])


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [3, 4])
def test_an_edit_changes_its_own_pixels_only(channels: int, kind: type) -> None:
    samples = scene(channels, kind)
    before = np.random.default_rng(6).integers(0, 256, (16, 24, 3)).astype(np.uint8)
    after = before.copy()
    after[AT] = 255 - before[AT]
    edited = edited_samples(samples, before, after)
    same = np.ones((16, 24), bool)
    same[AT] = False
    assert edited.dtype == kind and np.array_equal(edited[same], samples[same])
    if channels == 3:
        assert np.array_equal(edited[AT], after[AT] * kind(np.iinfo(kind).max // 255))
    else:
        tolerance = 1.01 if kind is np.uint8 else 0.01
        assert np.abs(on_white(edited)[AT] - after[AT]).max() <= tolerance
        assert (edited[AT][..., 3] >= samples[AT][..., 3]).all(), "never more transparent than it was"


def test_grey_samples_take_on_colour() -> None:
    samples, before = scene(1), np.full((16, 24, 3), 9, np.uint8)
    after = before.copy()
    after[2, 3] = (255, 0, 51)
    edited = edited_samples(samples, before, after)
    assert tuple(edited[2, 3]) == (65535, 0, 51 * 257)
    assert np.array_equal(edited[5], np.repeat(samples[5], 3, axis=1))
    assert edited_samples(samples, before, before) is samples


def test_samples_that_show_another_picture_are_not_kept(tmp_path: Path) -> None:
    """As where a reader converts colours, or takes alpha to mean nothing."""
    (tmp_path / "a.png").write_bytes(deep_png(scene(3)))
    from sean_editor.photo.samples import stored_samples

    photo = read_photo(tmp_path / "a.png")
    assert photo.samples is not None and np.array_equal(photo.samples, scene(3))
    with Image.open(tmp_path / "a.png") as picture:
        assert stored_samples(tmp_path / "a.png", picture, 255 - photo.pixels) is None
        assert stored_samples(tmp_path / "a.png", picture, photo.pixels[:5]) is None


def test_a_pasted_picture_keeps_its_alpha() -> None:
    rgba = scene(4, np.uint8)
    assert np.array_equal(photo_from_array(rgba, "Clipboard").samples, rgba)
    rgba[..., 3] = 255
    assert photo_from_array(rgba, "Clipboard").samples is None, "there is nothing to keep"


def test_only_deep_samples_become_a_deep_png() -> None:
    for wrong in (scene(3, np.uint8), scene(2), scene(3)[..., 0]):
        with pytest.raises(ValueError, match="uint16"):
            deep_png(wrong)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_sixteen_bits_of_a_tiff_however_it_stores_them(tmp_path: Path, channels: int, order: str) -> None:
    samples = scene(channels)
    extra = (2,) if channels == 4 else ()
    for planar, packing, big in [(True, 1, False), (True, 8, True), (False, 50000, False), (False, 1, True)]:
        path = photo_files.save_tiff(
            tmp_path / "a.tif", samples, order=order, planar=planar, compression=packing, extra=extra, big=big
        )
        kept = read_photo(path).samples
        assert kept is not None and np.array_equal(kept, samples), (planar, packing, big)
    if channels == 1:
        kept = read_photo(photo_files.save_tiff(tmp_path / "b.tif", samples, meaning=0)).samples
        assert kept is not None and np.array_equal(kept, 65535 - samples), "zero is white"


def test_sixteen_bits_of_grey_that_is_converted_to_srgb_are_not_kept(tmp_path: Path) -> None:
    """They would be written without the space that they are in."""
    dark = np.tile(np.arange(40, dtype=np.uint16) * 40, (8, 1))
    exif = Image.Exif()
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.ColorSpace: 65535, 0xA005: {1: "R03"}}
    Image.fromarray(dark).save(tmp_path / "a.png", exif=exif)
    assert read_photo(tmp_path / "a.png").samples is None
    Image.fromarray(dark).save(tmp_path / "b.png")
    assert read_photo(tmp_path / "b.png").samples is not None
