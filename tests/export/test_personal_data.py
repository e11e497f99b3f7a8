"""What a written photo says of the person: nothing, unless asked. The files are parsed again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, TiffTags

from sean_editor.document.photo_origin import Photo
from sean_editor.export import write_photo
from sean_editor.export.exif import EXPOSURE_TAGS, PICTURE_TAGS, exif_to_write
from sean_editor.photo import read_photo

B, IFD = ExifTags.Base, ExifTags.IFD
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRET = b"SECRET"
HELD = {
    B.Make: "Lumen",
    B.Model: "Lumen 5",
    B.Copyright: "All rights reserved",
    B.DateTime: "2026:05:01 10:11:12",
}
TAKEN = {
    B.DateTimeOriginal: "2026:05:01 10:11:12",
    B.OffsetTimeOriginal: "+02:00",
    B.ISOSpeedRatings: 200,
    B.LensModel: "50 mm",
    B.ColorSpace: 1,
}
NAMED = {
    B.Artist: "SECRET",
    B.HostComputer: "SECRET's laptop",
    B.ImageDescription: "SECRET at home",
    B.XPAuthor: b"SECRET" + b"\0",
    B.XPComment: b"SECRET\0",
    B.CameraSerialNumber: "SECRET-1",
    B.IPTCNAA: b"\x1c\x02\x50\0\6SECRET",
    B.XMLPacket: b"<x:xmpmeta>SECRET</x:xmpmeta>",
    B.ImageResources: b"8BIM\x04\x0cSECRET",
    0xC7A1: "SECRET",  # no standard knows it
}
NOTED = {
    B.MakerNote: b"Lumen SECRET",
    B.UserComment: b"ASCII\0\0\0SECRET",
    B.CameraOwnerName: "SECRET",
    B.BodySerialNumber: "SECRET-2",
    B.LensSerialNumber: "SECRET-3",
    B.ImageUniqueID: "SECRET-4",
    0xA437: "SECRET",  # the photographer, in EXIF 3.0
}
ALWAYS_GONE = {B.MakerNote, B.IPTCNAA, B.XMLPacket, B.ImageResources}


def full_block() -> bytes:
    """EXIF data of a photo turned by 90 degrees, with all that a camera and a person could put in."""
    exif = Image.Exif()
    exif[B.Orientation] = 6
    for tag, value in (HELD | NAMED).items():
        exif[tag] = value
    exif[IFD.Exif] = TAKEN | NOTED | {IFD.Interop: {1: "R03"}}
    exif[IFD.GPSInfo] = {1: "N", 2: (48.0, 8.0, 14.0), 27: SECRET}
    return exif.tobytes()


def pixels() -> np.ndarray:
    return np.random.default_rng(8).integers(0, 256, (40, 60, 3)).astype(np.uint8)


def photo(deep: bool = False) -> Photo:
    samples = pixels().astype(np.uint16) * 257 if deep else None
    return Photo(pixels(), "holiday", None, PROFILE, full_block(), samples)


FILES = ("a.jpg", "a.png", "a.webp", "a.tif")


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_left_out_unless_asked(tmp_path: Path, name: str, deep: bool) -> None:
    write_photo(tmp_path / name, pixels(), photo(deep))
    data = (tmp_path / name).read_bytes()
    assert SECRET not in data and "SECRET".encode("utf-16-le") not in data
    with Image.open(tmp_path / name) as file:
        exif = file.getexif()
        assert not exif.get_ifd(IFD.GPSInfo) and not exif.get_ifd(IFD.IFD1)
        assert {tag: exif[tag] for tag in HELD} == HELD
        camera = exif.get_ifd(IFD.Exif)
        assert {tag: camera[tag] for tag in TAKEN} == TAKEN
        assert exif.get_ifd(IFD.Interop)[1] == "R03", "which colours it has"
        assert exif[B.Orientation] == 1 and file.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_kept_if_asked_but_for_what_may_show_the_photo_before(tmp_path: Path, name: str, deep: bool) -> None:
    write_photo(tmp_path / name, pixels(), photo(deep), personal_data=True)
    with Image.open(tmp_path / name) as file:
        exif = file.getexif()
        camera, place = exif.get_ifd(IFD.Exif), exif.get_ifd(IFD.GPSInfo)
        assert {tag: exif[tag] for tag in NAMED if tag in exif} == {
            tag: value for tag, value in NAMED.items() if tag not in ALWAYS_GONE
        }
        assert {tag: camera[tag] for tag in NOTED if tag in camera} == {
            tag: value for tag, value in NOTED.items() if tag not in ALWAYS_GONE
        }
        assert place[1] == "N" and place[2] == (48.0, 8.0, 14.0)
        assert exif[B.Orientation] == 1 and {tag: camera[tag] for tag in TAKEN} == TAKEN
        assert not exif.get_ifd(IFD.IFD1)


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_from_a_file_is_left_out_of_the_next(tmp_path: Path, name: str) -> None:
    """Also what lies in a file beside its EXIF data: XMP, comments, texts."""
    source = tmp_path / f"source{Path(name).suffix}"
    more = (
        {"xmp": b"<x:xmpmeta>SECRET</x:xmpmeta>"} if not name.endswith(".tif") else {"description": "SECRET"}
    )
    if name.endswith(".jpg"):
        more["comment"] = b"SECRET"
    Image.fromarray(pixels()).save(source, exif=full_block(), **more)
    assert SECRET in source.read_bytes()
    seen = read_photo(source)
    write_photo(tmp_path / name, seen.pixels, seen)
    assert SECRET not in (tmp_path / name).read_bytes()


NOT_LISTED = [
    tag
    for tag in range(0x8000, 0xFFFF)
    if tag not in PICTURE_TAGS | EXPOSURE_TAGS
    and {TiffTags.lookup(tag, group).type for group in (None, IFD.Exif)} <= {None, TiffTags.ASCII}
]
"""Tags that can hold a text."""
POINTERS = {IFD.Exif, IFD.GPSInfo, IFD.Interop}


@given(st.sets(st.sampled_from(NOT_LISTED), max_size=8), st.booleans())
def test_no_tag_outside_the_list_gets_through(tags: set[int], in_camera: bool) -> None:
    told, exif = dict.fromkeys(tags - POINTERS, "SECRET"), Image.Exif()
    exif[B.Make] = "Lumen"
    if in_camera:
        exif[IFD.Exif] = told | {B.ISOSpeedRatings: 100}
    else:
        for tag, text in told.items():
            exif[tag] = text
    kept = exif_to_write(exif.tobytes(), (60, 40), personal_data=False)
    assert kept is not None and kept[B.Make] == "Lumen" and SECRET not in kept.tobytes()
