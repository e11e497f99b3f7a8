"""Alpha that hides everything is none; what a file holds beside its picture is mentioned."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import photo_files
import pytest
from PIL import Image
from test_declared_colours import bitmap

from sean_editor.photo import photo_from_array, read_photo

y, x = np.mgrid[0:24, 0:40]
PICTURE = np.stack([x * 6, y * 10, (x + y) * 4], -1).astype(np.uint8)
NOTHING = np.zeros(x.shape, np.uint8)
HIDDEN = np.dstack([PICTURE, NOTHING])


def test_alpha_that_is_0_everywhere_is_opaque(tmp_path: Path) -> None:
    assert np.array_equal(photo_from_array(HIDDEN, "pasted").pixels, PICTURE)
    for name in ("a.png", "a.tif"):
        Image.fromarray(HIDDEN).save(tmp_path / name)
        assert np.array_equal(read_photo(tmp_path / name).pixels, PICTURE), name
    Image.fromarray(np.dstack([PICTURE[..., 0], NOTHING])).save(tmp_path / "grey.png")
    assert np.array_equal(read_photo(tmp_path / "grey.png").pixels[..., 1], PICTURE[..., 0])
    path = bitmap(tmp_path / "a.bmp", HIDDEN[..., [2, 1, 0, 3]], 0xFF000000)
    with Image.open(path) as picture:
        assert picture.mode == "RGBA", "it has an alpha mask"
    assert np.array_equal(read_photo(path).pixels, PICTURE)
    for extra in (1, 2):
        for samples in (HIDDEN, HIDDEN.astype(np.uint16) * 257, HIDDEN.astype(np.float32) / 255):
            path = photo_files.save_tiff(tmp_path / "some.tif", samples, extra=(extra,))
            assert np.array_equal(read_photo(path).pixels, PICTURE), samples.dtype


def test_one_visible_pixel_makes_alpha_count(tmp_path: Path) -> None:
    seen = HIDDEN.copy()
    seen[-1, -1, 3] = 255
    pixels = photo_from_array(seen, "pasted").pixels
    assert (pixels[:-1] == 255).all() and np.array_equal(pixels[-1, -1], PICTURE[-1, -1])


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
def test_an_animation(tmp_path: Path, name: str) -> None:
    first, second = Image.fromarray(PICTURE), Image.fromarray(PICTURE[::-1])
    first.save(tmp_path / name, save_all=True, append_images=[second])
    assert read_photo(tmp_path / name).notices == (
        f"{name} is an animation: only its first picture is opened.",
    )
    first.save(tmp_path / name)
    assert read_photo(tmp_path / name).notices == ()


def test_pages_of_a_tiff(tmp_path: Path) -> None:
    picture = Image.fromarray(PICTURE)
    picture.save(tmp_path / "a.tif", save_all=True, append_images=[picture, picture])
    assert read_photo(tmp_path / "a.tif").notices == ("a.tif holds 2 more pictures, which are left out.",)
    thumbnail = Image.fromarray(PICTURE[::2, ::2])
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}  # type: ignore[attr-defined]
    picture.save(tmp_path / "b.tif", save_all=True, append_images=[thumbnail])
    assert read_photo(tmp_path / "b.tif").notices == (), "a preview of the same picture"


def test_damage_behind_the_first_page_is_no_damage_to_it(tmp_path: Path) -> None:
    picture = Image.fromarray(PICTURE)
    picture.save(tmp_path / "a.tif", save_all=True, append_images=[picture])
    with Image.open(tmp_path / "a.tif") as file:
        picture.save(tmp_path / "one.tif")
        assert file.n_frames == 2  # type: ignore[attr-defined]
    data = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "a.tif").write_bytes(data[: (tmp_path / "one.tif").stat().st_size + 40])
    assert np.array_equal(read_photo(tmp_path / "a.tif").pixels, PICTURE)


def test_the_second_picture_of_an_mpo(tmp_path: Path) -> None:
    picture = Image.fromarray(PICTURE)
    picture.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[picture])
    assert read_photo(tmp_path / "a.jpg").notices == ("a.jpg holds 1 more picture, which is left out.",)
    data = (tmp_path / "a.jpg").read_bytes()
    with Image.open(tmp_path / "a.jpg") as file:
        kind = file.mpinfo[0xB002][1]["Attribute"]["MPType"]  # type: ignore[attr-defined]
    assert kind == "Undefined"
    entries = data.index(struct.pack("<HHI", 0xB002, 7, 32))
    place = data.index(b"MPF\0") + 4 + struct.unpack("<I", data[entries + 8 : entries + 12])[0] + 16
    preview = data[:place] + struct.pack("<I", 0x010002) + data[place + 4 :]  # a preview in full HD
    (tmp_path / "a.jpg").write_bytes(preview)
    assert read_photo(tmp_path / "a.jpg").notices == ()


GAIN_MAP = ("has a gain map for HDR displays, which is left out.",)


def test_a_gain_map_in_a_jpeg(tmp_path: Path) -> None:
    picture, path = Image.fromarray(PICTURE), tmp_path / "a.jpg"
    xmp = b'<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
    picture.save(path, xmp=xmp)
    assert read_photo(path).notices == (f"a.jpg {GAIN_MAP[0]}",), "Google's"
    standard = b"urn:iso:std:iso:ts:21496:-1\0" + bytes(4)
    picture.save(path)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe2" + struct.pack(">H", len(standard) + 2) + standard + data[2:])
    assert read_photo(path).notices == (f"a.jpg {GAIN_MAP[0]}",), "the standard's"
    picture.save(path, "MPO", save_all=True, append_images=[picture])
    with path.open("ab") as file:
        file.write(b"http://ns.apple.com/HDRGainMap/1.0/ urn:com:apple:photo:2020:aux:hdrgainmap")
    assert read_photo(path).notices == (f"a.jpg {GAIN_MAP[0]}",), "Apple's"
    picture.save(path)
    assert read_photo(path).notices == ()


def test_a_gain_map_in_an_avif(tmp_path: Path) -> None:
    path = tmp_path / "a.avif"
    Image.fromarray(HIDDEN | 128).save(path)  # alpha is an auxiliary picture too
    assert read_photo(path).notices == ()
    data = path.read_bytes()
    place = data.index(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
    apple = b"urn:com:apple:photo:2020:aux:hdrgainmap"
    path.write_bytes(data[:place] + apple.ljust(44, b"\0") + data[place + 44 :])
    assert read_photo(path).notices == (f"a.avif {GAIN_MAP[0]}",)
