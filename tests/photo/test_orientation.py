"""Photos are turned upright, whatever their format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, TiffImagePlugin
from small_picture import PICTURE, float_tiff

from sean_editor.photo import read_photo


def stored(upright: np.ndarray, orientation: int) -> np.ndarray:
    """The rows and columns of a file that shows `upright` when turned by that EXIF orientation."""
    return np.ascontiguousarray(
        {
            1: upright,
            2: upright[:, ::-1],
            3: upright[::-1, ::-1],
            4: upright[::-1],
            5: upright.transpose(1, 0, 2),
            6: np.rot90(upright, 1),
            7: upright[::-1, ::-1].transpose(1, 0, 2),
            8: np.rot90(upright, -1),
        }[orientation]
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turned = Image.fromarray(stored(PICTURE, orientation))
    turned.save(tmp_path / "a.png", exif=exif)
    turned.save(tmp_path / "a.tiff", exif=exif)
    turned.save(tmp_path / "a.webp", exif=exif, lossless=True)
    turned.resize((turned.width * 8, turned.height * 8), 0).save(tmp_path / "a.jpg", exif=exif, quality=95)
    (tmp_path / "float.tiff").write_bytes(float_tiff(stored(PICTURE, orientation), orientation))
    for name in ("a.png", "a.tiff", "a.webp", "float.tiff"):
        photo = read_photo(tmp_path / name)
        assert np.array_equal(photo.pixels, PICTURE), name
        assert _orientation(photo.exif) == 1, "an upright photo says so"
    jpeg = read_photo(tmp_path / "a.jpg")
    assert np.abs(jpeg.pixels[4::8, 4::8].astype(int) - PICTURE).mean() < 3


@pytest.mark.parametrize("mode", ["L", "I;16", "RGBA", "CMYK"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_of_an_uncompressed_tiff(tmp_path: Path, orientation: int, mode: str) -> None:
    # Pillow maps these into memory, and 13.0.0 exchanges width and height of what lies on its side
    picture = Image.fromarray(PICTURE).convert("L" if mode == "I;16" else mode)
    pixels = np.asarray(picture)
    upright = pixels.astype(np.uint16) * 257 if mode == "I;16" else pixels
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    directory[ExifTags.Base.Orientation] = orientation
    samples = stored(upright.reshape(*upright.shape[:2], -1), orientation)
    turned = Image.fromarray(np.ascontiguousarray(samples.squeeze()), "CMYK" if mode == "CMYK" else None)
    turned.save(tmp_path / "a.tiff", tiffinfo=directory)
    Image.fromarray(pixels, picture.mode).save(tmp_path / "b.tiff")
    assert np.array_equal(read_photo(tmp_path / "a.tiff").pixels, read_photo(tmp_path / "b.tiff").pixels)


def _orientation(block: bytes | None) -> int:
    exif = Image.Exif()
    exif.load(block or b"")
    return exif.get(ExifTags.Base.Orientation, 1)


def test_a_large_picture_is_turned_in_strips(tmp_path: Path, rng: np.random.Generator) -> None:
    big = rng.integers(0, 256, (1300, 1700, 3)).astype(np.uint8)
    for orientation in (1, 6, 7):
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        Image.fromarray(stored(big, orientation)).save(tmp_path / "a.png", exif=exif, compress_level=0)
        assert np.array_equal(read_photo(tmp_path / "a.png").pixels, big)
