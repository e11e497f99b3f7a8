"""Pictures of more than eight bits are what their header says, or are refused as not supported."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import photo_files
import pytest
from PIL import ExifTags, Image

from sean_editor.errors import UserError
from sean_editor.photo import read_photo

y, x = np.mgrid[0:23, 0:37]
PICTURE = np.stack([x * 6, y * 11, (x + y) * 4], -1).astype(np.uint8)
GREY = (x * 6 + y).astype(np.uint8)
ON_GREY = np.stack([GREY] * 3, -1)
ALPHA = np.where(x < 9, 0, 255).astype(np.uint8)
ON_WHITE = np.where(ALPHA[..., None] > 0, PICTURE, 255).astype(np.uint8)
KINDS = ["u2", "u4", "i1", "i2", "i4", "f2", "f4", "f8"]


def samples_of(picture: np.ndarray, kind: str) -> np.ndarray:
    """Levels 0..255 as samples of a number type: up to its largest, or up to 1."""
    if kind[0] == "f":
        return (picture / 255).astype(kind)
    return np.rint(picture / 255 * np.iinfo(np.dtype(kind)).max).astype(kind)


def off(path: Path, shown: np.ndarray) -> int:
    """The largest difference of the file from what it should show."""
    return int(np.abs(read_photo(path).pixels.astype(int) - shown).max())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("planar", [False, True])
def test_every_number_type_in_one_plane_and_in_several(
    tmp_path: Path, kind: str, order: str, planar: bool
) -> None:
    most = 1 if kind == "i1" else 0  # seven bits
    path = photo_files.save_tiff(tmp_path / "a.tif", samples_of(PICTURE, kind), order=order, planar=planar)
    assert off(path, PICTURE) <= most
    assert np.array_equal(read_photo(path).pixels, read_photo(path).pixels)
    with_alpha = np.dstack([samples_of(PICTURE, kind), samples_of(ALPHA, kind)])
    path = photo_files.save_tiff(tmp_path / "b.tif", with_alpha, order=order, planar=planar, extra=(2,))
    assert off(path, ON_WHITE) <= most
    path = photo_files.save_tiff(tmp_path / "c.tif", samples_of(GREY, kind), order=order)
    assert off(path, ON_GREY) <= most
    path = photo_files.save_tiff(tmp_path / "d.tif", samples_of(GREY, kind), order=order, meaning=0)
    assert off(path, 255 - ON_GREY) <= most, "zero is white"


@pytest.mark.parametrize("bits", [6, 9, 10, 12, 14, 24])
@pytest.mark.parametrize("order", ["<", ">"])
def test_whole_numbers_of_every_size(tmp_path: Path, bits: int, order: str) -> None:
    white = 2**bits - 1
    most = 3 if bits < 8 else 0
    for stored, shown in ((PICTURE, PICTURE), (GREY, ON_GREY)):
        samples = np.rint(stored / 255 * white).astype(np.uint32)
        for planar in (False, True):
            path = tmp_path / "a.tif"
            photo_files.save_tiff(path, samples, bits, order=order, planar=planar)
            assert off(path, shown) <= most


def test_the_white_of_twelve_bits_is_4095(tmp_path: Path) -> None:
    for meaning, levels in ((1, [0, 1, 128, 255]), (0, [255, 254, 127, 0])):
        samples = np.array([[0, 16, 2048, 4095]], np.uint16)
        path = photo_files.save_tiff(tmp_path / "a.tif", samples, 12, meaning=meaning)
        assert read_photo(path).pixels[0, :, 1].tolist() == levels


@pytest.mark.parametrize(
    ("compression", "predictor"),
    [(1, 1), (32773, 1)] + [(packed, differences) for packed in (5, 8, 50000) for differences in (1, 2, 3)],
)
@pytest.mark.parametrize("tile", [None, (16, 32)])
def test_every_compression_and_arrangement(
    tmp_path: Path, compression: int, predictor: int, tile: tuple[int, int] | None
) -> None:
    kinds = {1: ("u2", "f4"), 2: ("u2", "u4", "f4"), 3: ("f2", "f4", "f8")}[predictor]
    for kind in kinds:
        for planar in (False, True):
            path = tmp_path / f"{kind}.tif"
            photo_files.save_tiff(path, samples_of(PICTURE, kind), planar=planar, compression=compression,
                                  predictor=predictor, tile=tile)  # fmt: skip
            assert off(path, PICTURE) == 0, (kind, planar)


@pytest.mark.parametrize(
    ("extra", "shown"),
    [
        ((), ON_WHITE),  # not said: alpha, as everywhere
        ((0,), PICTURE),  # said to be something else
        ((1,), ON_WHITE),
        ((2,), ON_WHITE),
    ],
)
def test_alpha_is_what_the_header_says(tmp_path: Path, extra: tuple[int, ...], shown: np.ndarray) -> None:
    colours = PICTURE if extra != (1,) else np.where(ALPHA[..., None] > 0, PICTURE, 0)
    samples = samples_of(np.dstack([colours, ALPHA]), "u2")
    assert off(photo_files.save_tiff(tmp_path / "a.tif", samples, extra=extra), shown) == 0


def test_colours_that_are_multiplied_by_alpha(tmp_path: Path) -> None:
    half = np.full((4, 4, 4), 32768, np.uint16)
    half[..., :3] = 16384  # half of half
    on_white = read_photo(photo_files.save_tiff(tmp_path / "a.tif", half, extra=(1,))).pixels
    assert np.abs(on_white.astype(int) - (255 + 128) / 2).max() <= 1
    on_white = read_photo(photo_files.save_tiff(tmp_path / "b.tif", half, extra=(2,))).pixels
    assert np.abs(on_white.astype(int) - (255 + 64) / 2).max() <= 1


def test_inks_of_sixteen_bits(tmp_path: Path) -> None:
    inks = np.zeros((8, 8, 4), np.uint16)
    inks[..., 1] = 65535
    for planar in (False, True):
        path = photo_files.save_tiff(tmp_path / "a.tif", inks, meaning=5, planar=planar)
        assert np.array_equal(read_photo(path).pixels[0, 0], (255, 0, 255))


def test_grey_and_alpha_of_eight_bits_in_two_planes(tmp_path: Path) -> None:
    path = photo_files.save_tiff(tmp_path / "a.tif", np.dstack([GREY, ALPHA]), planar=True, extra=(2,))
    assert off(path, np.where(ALPHA[..., None] > 0, ON_GREY, 255)) == 0


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("meaning", [0, 1])
def test_grey_in_a_single_plane_that_is_called_separate(tmp_path: Path, bits: int, meaning: int) -> None:
    """Some programs say so of every picture. Pillow reads negatives and bytes out of order."""
    white = 2**bits - 1
    levels = (
        np.random.default_rng(2).integers(0, white + 1, (9, 16)).astype(np.uint16 if bits > 8 else np.uint8)
    )
    path = photo_files.save_tiff(tmp_path / "a.tif", levels, bits, meaning=meaning, more={284: (2,)})
    shown = np.rint((levels if meaning else white - levels) * (255 / white))
    assert off(path, np.stack([shown] * 3, -1)) == 0


def test_every_tiff_is_turned_and_keeps_its_metadata(tmp_path: Path) -> None:
    for kind, planar, big in (
        (k, p, b) for k in ("u1", "u2", "f4") for p in (True, False) for b in (True, False)
    ):
        for order in "<>":
            turned = samples_of(np.rot90(PICTURE), kind)
            path = photo_files.save_tiff(
                tmp_path / "a.tif", turned, planar=planar, more={274: (6,)}, order=order, big=big
            )
            photo = read_photo(path)
            assert np.array_equal(photo.pixels, PICTURE), (kind, planar, big, order)
            exif = Image.Exif()
            exif.load(photo.exif or b"")
            assert exif[ExifTags.Base.Orientation] == 1


def test_floats_say_what_was_taken_for_white(tmp_path: Path) -> None:
    path = photo_files.save_tiff(tmp_path / "a.tif", PICTURE.astype(np.float32))
    photo = read_photo(path)
    assert np.array_equal(photo.pixels, PICTURE)
    assert photo.notices == ("a.tif has fractions and no colour profile: 0 to 255 is read as sRGB.",)
    path = photo_files.save_tiff(tmp_path / "b.tif", samples_of(PICTURE, "u2"))
    assert read_photo(path).notices == ()


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_photo(path)
    assert "damaged" not in str(caught.value) and str(path) in str(caught.value)
    return str(caught.value)


def test_what_no_decoder_is_sure_of_is_not_supported(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    below = samples_of(GREY, "i2") - 1000
    assert "not supported: samples below zero" in refused(photo_files.save_tiff(path, below))
    deep = samples_of(PICTURE, "u2")
    for meaning, words in ((8, "colours of kind 8"), (6, "colours of kind 6")):
        assert words in refused(photo_files.save_tiff(path, deep, meaning=meaning))
    assert "colours of kind 3" in refused(photo_files.save_tiff(path, deep[..., 0], meaning=3))
    assert "raw file" in refused(photo_files.save_tiff(path, deep[..., 0], meaning=32803))
    photo_files.save_tiff(path, deep, more={258: (16, 16, 8)})
    assert "samples of different kinds" in refused(path)
    photo_files.save_tiff(path, deep, planar=True, more={259: (7,)})
    assert "compression 7" in refused(path)
    photo_files.save_tiff(path, deep, more={339: (6, 6, 6)})
    assert "16 bits of sample format 6" in refused(path)
    header = struct.pack("<IiiHHII", 40, 4, 4, 1, 64, 0, 0) + bytes(16)
    bitmap = tmp_path / "a.bmp"
    bitmap.write_bytes(b"BM" + struct.pack("<IHHI", 54 + 128, 0, 0, 54) + header + bytes(128))
    assert "not supported" in refused(bitmap)


def test_damage_is_still_called_damage(tmp_path: Path) -> None:
    path = photo_files.save_tiff(tmp_path / "a.tif", samples_of(PICTURE, "u2"), planar=True, compression=8)
    data = path.read_bytes()
    path.write_bytes(data[:40] + bytes(60) + data[100:])
    with pytest.raises(UserError, match="damaged"):
        read_photo(path)
    photo_files.save_tiff(path, samples_of(PICTURE, "i2"), planar=True, more={278: (5,)})
    with pytest.raises(UserError, match="strips, tiles or samples are missing"):
        read_photo(path)
    photo_files.save_tiff(path, samples_of(PICTURE, "u2"), more={277: (2,)})
    with pytest.raises(UserError, match="damaged"):
        read_photo(path)


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_the_transparent_grey_of_a_png(tmp_path: Path, bits: int) -> None:
    white = 2**bits - 1
    samples = np.array([[white // 3, white]], np.uint32).repeat(3, 0)
    for key in (0, 1):
        transparent = (b"tRNS", struct.pack(">H", samples[0, key]))
        path = photo_files.save_png(tmp_path / "a.png", samples, bits, transparent)
        shown = np.rint(samples[0] / white * 255)
        shown[key] = 255
        assert read_photo(path).pixels[0, :, 0].tolist() == shown.tolist()


def test_the_transparent_colour_of_a_png_of_sixteen_bits(tmp_path: Path) -> None:
    key = (0x1234, 0x5678, 0x9ABC)
    samples = np.array([[key, (0x1235, 0x5678, 0x9ABC), (0, 0, 0)]], np.uint16)
    path = photo_files.save_png(tmp_path / "a.png", samples, 16, (b"tRNS", struct.pack(">3H", *key)))
    assert read_photo(path).pixels[0].tolist() == [[255, 255, 255], [18, 86, 154], [0, 0, 0]]


def test_dark_whole_numbers_of_a_pgm_stay_dark(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(b"P5 3 1 65535\n" + struct.pack(">3H", 0, 200, 255))
    assert read_photo(tmp_path / "a.pgm").pixels.max() == 1
    (tmp_path / "b.pgm").write_bytes(b"P5 3 1 1023\n" + struct.pack(">3H", 0, 512, 1023))
    assert read_photo(tmp_path / "b.pgm").pixels[0, :, 0].tolist() == [0, 128, 255]
