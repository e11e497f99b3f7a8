"""A whole photo goes out in the colour space that it came in; pixels that are not edited stay the same."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.export import write_photo
from sean_editor.photo import read_photo
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.deep_png import deep_png
from sean_editor.photo.paste_back import paste_back

y, x = np.mgrid[0:300, 0:320]
PICTURE = np.stack([40 + x * 160 // 320, 50 + y * 150 // 300, 90 + (x + y) // 8], -1).astype(np.uint8)


def png(path: Path, *chunks: tuple[bytes, bytes]) -> Path:
    Image.fromarray(PICTURE).save(path)
    return with_chunks(path, *chunks)


def with_chunks(path: Path, *chunks: tuple[bytes, bytes]) -> Path:
    data = path.read_bytes()
    more = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    path.write_bytes(data[:33] + more + data[33:])
    return path


def avif(path: Path) -> Path:
    Image.fromarray(PICTURE).save(path)
    path.write_bytes(path.read_bytes().replace(b"colrnclx\0\1\0\x0d", b"colrnclx\0\x0c\0\x0d"))
    return path


def camera_jpeg(path: Path) -> Path:
    exif = Image.Exif()
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.ColorSpace: 65535, 0xA005: {1: "R03", 2: b"0100"}}
    Image.fromarray(PICTURE).save(path, exif=exif, quality=95)
    return path


SOURCES: dict[str, Callable[[Path], Path]] = {
    "cicp": lambda folder: png(folder / "p3.png", (b"cICP", bytes([12, 13, 0, 1]))),
    "hdr": lambda folder: png(folder / "pq.png", (b"cICP", bytes([9, 16, 0, 1]))),
    "gama": lambda folder: png(folder / "gama.png", (b"gAMA", struct.pack(">I", 100_000))),
    "nclx": lambda folder: avif(folder / "p3.avif"),
    "adobe": lambda folder: camera_jpeg(folder / "adobe.jpg"),
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp", "a.jpg"])
def test_it_declares_the_space_that_it_came_in(tmp_path: Path, source: str, name: str) -> None:
    photo = read_photo(SOURCES[source](tmp_path))
    assert photo.icc_profile is not None
    assert np.abs(to_srgb(photo.pixels, photo.icc_profile).astype(int) - photo.pixels).max() > 4
    write_photo(tmp_path / name, photo.pixels, photo)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = read_photo(tmp_path / name)
    assert again.icc_profile == photo.icc_profile
    off = np.abs(again.pixels.astype(int) - photo.pixels).max()
    assert off == 0 if name in ("a.png", "a.tif") else off < 24
    with Image.open(tmp_path / name) as file:
        assert file.info["icc_profile"] == photo.icc_profile, "any program finds it"
    assert (again.exif is None) == (photo.exif is None)
    if name == "a.png":
        chunk = {"cicp": b"cICP\x0c\x0d\0\1", "hdr": b"cICP\x09\x10\0\1", "nclx": b"cICP\x0c\x0d\0\1"}
        data = (tmp_path / name).read_bytes()
        assert chunk[source] in data if source in chunk else b"cICP" not in data


def test_code_points_stay_beside_sixteen_bits(tmp_path: Path) -> None:
    deep = np.random.default_rng(4).integers(0, 65536, (16, 24, 3)).astype(np.uint16)
    (tmp_path / "p3.png").write_bytes(deep_png(deep))
    photo = read_photo(with_chunks(tmp_path / "p3.png", (b"cICP", bytes([12, 13, 0, 1]))))
    write_photo(tmp_path / "a.png", photo.pixels, photo)
    again = read_photo(tmp_path / "a.png")
    assert again.icc_profile == photo.icc_profile and again.samples is not None
    assert np.array_equal(again.samples, deep)
    assert b"cICP\x0c\x0d\0\1" in (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp", "a.jpg"])
@pytest.mark.parametrize("mode", ["L", "CMYK", "I;16"])
def test_a_photo_that_was_converted_to_srgb_does_not_declare_adobe_rgb(
    tmp_path: Path, mode: str, name: str
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "A camera"
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.ColorSpace: 65535, 0xA005: {1: "R03", 2: b"0100"}}
    path = tmp_path / ("b.png" if mode == "I;16" else "b.jpg")
    Image.fromarray(PICTURE).convert("L" if mode == "I;16" else mode).convert(mode).save(path, exif=exif)
    photo = read_photo(path)
    assert photo.icc_profile is None
    write_photo(tmp_path / name, photo.pixels, photo)
    again = read_photo(tmp_path / name)
    assert again.icc_profile is None and again.exif is not None
    assert np.abs(again.pixels.astype(int) - photo.pixels).mean() < (
        2 if name in ("a.jpg", "a.webp") else 1e-9
    )


@pytest.mark.parametrize("source", SOURCES)
def test_an_edit_changes_its_own_pixels_only(tmp_path: Path, source: str) -> None:
    photo = read_photo(SOURCES[source](tmp_path))
    place = Alignment.whole_square(*photo.size)
    original = cut_out(photo, place)
    result = original.copy()
    mask = np.zeros((256, 256), bool)
    mask[100:150, 100:150] = True
    result[mask] = (200, 90, 90)
    pasted = paste_back(
        PhotoOrigin(photo, place), original, result, mask, match_colours=False, relabelled=mask
    )
    write_photo(tmp_path / "out.png", pasted, photo)
    again = read_photo(tmp_path / "out.png")
    changed = (again.pixels != photo.pixels).any(-1)
    rows, columns = np.flatnonzero(changed.any(1)), np.flatnonzero(changed.any(0))
    assert changed.any() and rows[0] > 60 and rows[-1] < 240 and columns[0] > 60 and columns[-1] < 250
    shown = to_srgb(again.pixels, again.icc_profile)
    middle = shown[140:150, 150:165].reshape(-1, 3).astype(int)
    assert np.abs(middle - (200, 90, 90)).max() <= (8 if source in ("gama", "hdr") else 3)


def test_a_photo_without_a_declared_space_gets_none(tmp_path: Path) -> None:
    write_photo(tmp_path / "a.png", PICTURE, Photo(PICTURE, "a"))
    assert b"iCCP" not in (tmp_path / "a.png").read_bytes()
