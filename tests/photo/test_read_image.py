"""Real files of every kind become upright 8-bit RGB, or one clear sentence."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sean_editor.errors import UserError
from sean_editor.photo import read_image

y, x = np.mgrid[0:24, 0:40]
PICTURE = np.stack([x * 6, y * 10, (x + y) * 4], -1).astype(np.uint8)
GREY = (x * 6).astype(np.uint8)


@pytest.mark.parametrize("suffix", ["png", "bmp", "tiff", "ppm"])
def test_lossless_formats_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(PICTURE).save(path)
    image = read_image(path)
    assert image.dtype == np.uint8 and image.flags.writeable
    assert np.array_equal(image, PICTURE)


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    Image.fromarray(PICTURE).save(tmp_path / "a.jpg", "PNG")
    assert np.array_equal(read_image(tmp_path / "a.jpg"), PICTURE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(tmp_path: Path, orientation: int) -> None:
    stored = {
        1: PICTURE,
        2: PICTURE[:, ::-1],
        3: PICTURE[::-1, ::-1],
        4: PICTURE[::-1],
        5: PICTURE.transpose(1, 0, 2),
        6: np.rot90(PICTURE, 1),
        7: PICTURE[::-1, ::-1].transpose(1, 0, 2),
        8: np.rot90(PICTURE, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(np.ascontiguousarray(stored)).save(tmp_path / "a.png", exif=exif)
    assert np.array_equal(read_image(tmp_path / "a.png"), PICTURE)


def test_damaged_exif_does_not_spoil_the_picture(tmp_path: Path) -> None:
    Image.fromarray(PICTURE).save(tmp_path / "a.png", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01")
    assert np.array_equal(read_image(tmp_path / "a.png"), PICTURE)


def test_sixteen_bits_a_channel(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "grey.png"), GREY.astype(np.uint16) * 257)
    assert np.array_equal(read_image(tmp_path / "grey.png"), np.stack([GREY] * 3, -1))
    cv2.imwrite(str(tmp_path / "dark.png"), GREY.astype(np.uint16))  # 16 bits, but hardly any light
    assert read_image(tmp_path / "dark.png").max() <= 1
    cv2.imwrite(str(tmp_path / "colour.png"), PICTURE[..., ::-1].astype(np.uint16) * 257)
    assert np.array_equal(read_image(tmp_path / "colour.png"), PICTURE)
    Image.fromarray((GREY / 255).astype(np.float32)).save(tmp_path / "float.tiff")
    assert np.array_equal(read_image(tmp_path / "float.tiff"), np.stack([GREY] * 3, -1))


@pytest.mark.parametrize("mode", ["L", "1", "P"])
def test_grey_bilevel_and_palette(tmp_path: Path, mode: str) -> None:
    picture = Image.fromarray(PICTURE).convert(mode)
    picture.save(tmp_path / "a.png")
    assert np.array_equal(read_image(tmp_path / "a.png"), np.array(picture.convert("RGB")))


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    alpha = np.full((24, 40), 255, np.uint8)
    alpha[:, :10] = 0
    rgba = Image.fromarray(np.dstack([PICTURE, alpha]))
    rgba.save(tmp_path / "rgba.png")
    expected = PICTURE.copy()
    expected[:, :10] = 255
    assert np.array_equal(read_image(tmp_path / "rgba.png"), expected)
    Image.fromarray(np.dstack([GREY, alpha])).save(tmp_path / "la.png")
    assert (read_image(tmp_path / "la.png")[:, :10] == 255).all()
    Image.fromarray(GREY // 32).convert("P").save(tmp_path / "p.png", transparency=0)
    assert (read_image(tmp_path / "p.png")[:, 0] == 255).all()


def test_cmyk_jpeg(tmp_path: Path) -> None:
    red = Image.new("RGB", (32, 32), (200, 30, 40)).convert("CMYK")
    red.save(tmp_path / "a.jpg", quality=95)
    assert np.abs(read_image(tmp_path / "a.jpg").astype(int) - (200, 30, 40)).max() < 6


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert (read_image(tmp_path / "a.gif") == (255, 0, 0)).all()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG file that claims a size and holds no pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def test_a_huge_picture_is_refused_by_its_header(tmp_path: Path) -> None:
    """It has no pixels: reading them would have said that."""
    (tmp_path / "huge.png").write_bytes(png_of_size(30_000, 30_000))
    with pytest.raises(UserError, match=r"huge\.png is too large: 30000 x 30000 pixels.*250 megapixels"):
        read_image(tmp_path / "huge.png")


def test_a_hundred_megapixels_are_read_small(tmp_path: Path) -> None:
    Image.linear_gradient("L").resize((10_000, 10_000), Image.Resampling.NEAREST).save(
        tmp_path / "a.jpg", quality=20
    )
    image = read_image(tmp_path / "a.jpg", at_least=512)
    assert image.shape == (1250, 1250, 3)


def test_at_least_keeps_that_many_pixels(tmp_path: Path) -> None:
    Image.fromarray(PICTURE).resize((800, 600)).save(tmp_path / "a.jpg")
    for at_least in (100, 300, 500, 900):
        height, width = read_image(tmp_path / "a.jpg", at_least=at_least).shape[:2]
        assert min(height, width) >= min(at_least, 600)


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*gone\.png"):
        read_image(tmp_path / "gone.png")
    with pytest.raises(UserError, match="cannot be read"):
        read_image(tmp_path / ("a" * 300))
    with pytest.raises(UserError, match="is a folder"):
        read_image(tmp_path)
    (tmp_path / "text.jpg").write_text("not a picture")
    with pytest.raises(UserError, match=r"text\.jpg is not a picture"):
        read_image(str(tmp_path / "text.jpg"))
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(UserError, match=r"empty\.jpg is not a picture"):
        read_image(tmp_path / "empty.jpg")
    (tmp_path / "a.eps").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n")
    with pytest.raises(UserError, match="is not a picture"):  # would start Ghostscript
        read_image(tmp_path / "a.eps")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(UserError, match="not an ordinary file"):
        read_image(tmp_path / "pipe.png")


@given(
    cut=st.integers(10, 400), flips=st.lists(st.tuples(st.integers(8, 2000), st.integers(0, 255)), max_size=4)
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "tiff", "gif"])
def test_damaged_files_raise_nothing_but_a_user_error(
    tmp_path: Path, kind: str, cut: int, flips: list
) -> None:
    path = tmp_path / f"a.{kind}"
    if not path.exists():
        Image.fromarray(PICTURE).save(path)
    data = bytearray(path.read_bytes())
    for place, value in flips:
        data[place % len(data)] = value
    damaged = tmp_path / f"damaged.{kind}"
    damaged.write_bytes(data[:-cut] if cut < 200 else data)
    try:
        image = read_image(damaged)
    except UserError as error:
        assert damaged.name in str(error)
    else:
        assert image.dtype == np.uint8 and image.ndim == 3
