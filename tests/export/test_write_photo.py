"""Whole photos keep their colour profile and their EXIF data, and are the right way up."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms, ImageOps

from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.export import write_photo
from sean_editor.photo.decode import read_photo

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
NAMES = ("a.jpg", "a.JPEG", "a.png", "a.webp", "a.tif", "a.tiff")


def picture(width: int = 64, height: int = 48) -> np.ndarray:
    """Smooth colours, kind to lossy formats."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], -1).astype(
        np.uint8
    )


def camera_exif(orientation: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Lumen"
    exif[ExifTags.IFD.Exif] = {
        ExifTags.Base.ExifImageWidth: 48,
        ExifTags.Base.ExifImageHeight: 64,
        ExifTags.Base.ISOSpeedRatings: 200,
        ExifTags.Base.MakerNote: b"private" * 40,
    }
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N"}
    return exif


@pytest.mark.parametrize("name", NAMES)
def test_profile_and_exif_come_along(tmp_path: Path, name: str) -> None:
    pixels = picture()
    write_photo(
        tmp_path / name,
        pixels,
        Photo(pixels, "a", None, PROFILE, camera_exif().tobytes()),
        personal_data=True,
    )
    with Image.open(tmp_path / name) as file:
        assert file.info["icc_profile"] == PROFILE
        exif = file.getexif()
        assert (exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make]) == (1, "Lumen")
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        assert camera[ExifTags.Base.ISOSpeedRatings] == 200
        assert (camera[ExifTags.Base.ExifImageWidth], camera[ExifTags.Base.ExifImageHeight]) == (64, 48)
        assert ExifTags.Base.MakerNote not in camera
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"
        difference = np.abs(np.array(file).astype(int) - pixels).max()
    assert difference == 0 if name.split(".")[1] in ("png", "tif", "tiff") else difference < 16
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_without_profile_and_exif_there_is_none(tmp_path: Path, name: str) -> None:
    write_photo(tmp_path / name, picture(), Photo(picture(), "a"))
    with Image.open(tmp_path / name) as file:
        assert "icc_profile" not in file.info and ExifTags.Base.Orientation not in file.getexif()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_read_upright_and_written_upright(
    tmp_path: Path, name: str, orientation: int
) -> None:
    Image.fromarray(picture()).save(tmp_path / "in.jpg", quality=95, exif=camera_exif(orientation))
    with Image.open(tmp_path / "in.jpg") as file:
        expected = np.array(ImageOps.exif_transpose(file)).astype(int)
    photo = read_photo(tmp_path / "in.jpg")
    write_photo(tmp_path / name, photo.pixels, photo)
    again = read_photo(tmp_path / name)
    assert again.pixels.shape == expected.shape and np.abs(again.pixels - expected).max() < 24


def test_a_thumbnail_of_the_unedited_photo_is_dropped(tmp_path: Path) -> None:
    thumbnail = io.BytesIO()
    Image.fromarray(picture()).save(thumbnail, "JPEG")
    plain = camera_exif().tobytes()
    block = with_thumbnail(plain, thumbnail.getvalue())
    write_photo(tmp_path / "a.jpg", picture(), Photo(picture(), "a", exif=block))
    with Image.open(tmp_path / "a.jpg") as file:
        assert not file.getexif().get_ifd(ExifTags.IFD.IFD1)
        assert b"\xff\xd8" not in file.info["exif"]  # where a JPEG begins
        assert file.getexif()[ExifTags.Base.Make] == "Lumen"


def with_thumbnail(block: bytes, jpeg: bytes) -> bytes:
    """An EXIF block with a second directory that holds a thumbnail."""
    tiff = bytearray(block[6:])
    order = "little" if tiff[:2] == b"II" else "big"
    first = int.from_bytes(tiff[4:8], order)
    end = first + 2 + 12 * int.from_bytes(tiff[first : first + 2], order)
    tiff[end : end + 4] = len(tiff).to_bytes(4, order)
    data = len(tiff) + 2 + 2 * 12 + 4
    entries = b"".join(
        tag.to_bytes(2, order) + (4).to_bytes(2, order) + (1).to_bytes(4, order) + value.to_bytes(4, order)
        for tag, value in ((513, data), (514, len(jpeg)))
    )
    block = b"Exif\0\0" + bytes(tiff) + (2).to_bytes(2, order) + entries + bytes(4) + jpeg
    exif = Image.Exif()
    exif.load(block)
    assert exif.get_ifd(ExifTags.IFD.IFD1)
    return block


@pytest.mark.parametrize(
    "block", [b"Exif\0\0", b"nonsense", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"II*\0" + bytes(4)]
)
def test_damaged_exif_data_does_not_stop_the_photo(tmp_path: Path, block: bytes) -> None:
    write_photo(tmp_path / "a.jpg", picture(), Photo(picture(), "a", exif=block))
    assert read_photo(tmp_path / "a.jpg").size == (64, 48)


def test_exif_data_too_large_for_a_jpeg_is_left_out(tmp_path: Path) -> None:
    exif = camera_exif()
    exif[ExifTags.Base.ImageDescription] = "x" * 70_000
    write_photo(tmp_path / "a.jpg", picture(), Photo(picture(), "a", exif=exif.tobytes()))
    assert read_photo(tmp_path / "a.jpg").size == (64, 48)


def test_colours_of_small_things_are_not_smeared(tmp_path: Path) -> None:
    dots = np.full((64, 64, 3), 120, np.uint8)
    dots[::4, ::4] = (220, 40, 60)
    write_photo(tmp_path / "a.jpg", dots, Photo(dots, "a"))
    assert np.abs(read_photo(tmp_path / "a.jpg").pixels.astype(int) - dots).mean() < 5


def test_faults_are_told_and_leave_the_old_file(tmp_path: Path) -> None:
    photo = Photo(picture(), "a")
    with pytest.raises(UserError, match=r"a\.gif.*\.jpg"):
        write_photo(tmp_path / "a.gif", picture(), photo)
    with pytest.raises(UserError, match="no folder"):
        write_photo(tmp_path / "missing" / "a.png", picture(), photo)
    write_photo(tmp_path / "a.webp", picture(), photo)
    before = (tmp_path / "a.webp").read_bytes()
    with pytest.raises(UserError, match="Could not write"):  # beyond what WebP can hold
        write_photo(tmp_path / "a.webp", np.zeros((1, 20_000, 3), np.uint8), photo)
    assert (tmp_path / "a.webp").read_bytes() == before
    with pytest.raises(ValueError, match="uint8"):
        write_photo(tmp_path / "b.png", picture().astype(np.float32), photo)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.webp"]
