"""Real files of every format and mode become photos: upright, in their own colours, with what they tell."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import cv2
import icc_profiles
import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms
from quick_cases import first_quick
from small_picture import ALPHA, GREY, ON_WHITE, PICTURE, float_tiff, x

from sean_editor.errors import UserError
from sean_editor.photo import decode, photo_from_array, read_image, read_photo
from sean_editor.photo.heif import heif_works

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("suffix", ["png", "bmp", "tiff", "ppm", "webp", "avif", "gif", "jpg"])
def test_every_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"me.{suffix}"
    flat = np.zeros_like(PICTURE)
    flat[:, :16], flat[:, 16:] = (200, 30, 40), (20, 60, 180)
    Image.fromarray(flat).save(path, **{"webp": {"lossless": True}, "avif": {"quality": 100}}.get(suffix, {}))
    photo = read_photo(path)
    assert (photo.name, photo.path, photo.size) == ("me", path, (40, 24))
    assert not photo.pixels.flags.writeable
    off = 6 if suffix in ("jpg", "avif") else 0
    assert np.abs(photo.pixels.astype(int) - flat)[:, np.abs(np.arange(40) - 15.5) > 4].max() <= off
    assert photo.icc_profile is None
    assert np.array_equal(photo.pixels, read_image(path))


@pytest.mark.parametrize(("kind", "white"), [("png", 65535), ("tiff", 65535), ("tiff", 1.0)])
def test_deep_colours(tmp_path: Path, kind: str, white: float) -> None:
    path = tmp_path / f"deep.{kind}"
    for stored, shown in (
        (PICTURE[..., ::-1], PICTURE),
        (np.dstack([PICTURE[..., ::-1], ALPHA]), ON_WHITE),
        (GREY, np.stack([GREY] * 3, -1)),
    ):
        values = (stored.astype(np.float32) * (white / 255)).astype(np.uint16 if white > 1 else np.float32)
        assert cv2.imwrite(str(path), values, [cv2.IMWRITE_TIFF_COMPRESSION, 1])
        assert np.array_equal(read_photo(path).pixels, shown), values.shape


def test_sixteen_bits_are_not_taken_for_eight(tmp_path: Path) -> None:
    dark = (PICTURE // 2).astype(np.uint16)  # of 65535: black
    for name in ("a.png", "a.tiff"):
        cv2.imwrite(str(tmp_path / name), dark)
        assert read_photo(tmp_path / name).pixels.max() == 0


def test_floats_with_highlights_keep_their_middle(tmp_path: Path) -> None:
    light = (PICTURE / 255).astype(np.float32)
    light[0, 0] = (3.0, np.inf, np.nan)
    cv2.imwrite(str(tmp_path / "hdr.tiff"), light[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, 1])
    pixels = read_photo(tmp_path / "hdr.tiff").pixels
    assert np.array_equal(pixels[1:], PICTURE[1:])
    assert pixels[0, 0, 0] == 255 and pixels[0, 0, 2] == 0
    Image.fromarray(np.where(x == 0, np.nan, GREY / 255).astype(np.float32)).save(tmp_path / "grey.tiff")
    assert np.array_equal(read_photo(tmp_path / "grey.tiff").pixels[:, 1:, 0], GREY[:, 1:])


def test_profile_and_exif_of_a_colour_picture_are_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Orientation] = "Camera", 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.FNumber] = 2.8
    block = exif.tobytes()
    profile = icc_profiles.rgb_profile(1.0)
    for name in ("a.jpg", "a.png", "a.webp", "a.tiff", "a.avif"):
        exif = Image.Exif()  # anew: saving as AVIF alters it
        exif.load(block)
        Image.fromarray(PICTURE).save(tmp_path / name, exif=exif, icc_profile=profile)
        photo = read_photo(tmp_path / name)
        assert photo.icc_profile == profile, name
        assert photo.size == (24, 40), name
        assert photo.exif is not None and photo.exif.startswith(b"Exif\0\0"), name
        told = Image.Exif()
        told.load(photo.exif)
        assert told[ExifTags.Base.Make] == "Camera" and told.get(ExifTags.Base.Orientation, 1) == 1, name
        assert told.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.FNumber] == pytest.approx(2.8), name
        assert ExifTags.Base.StripOffsets not in told, "says where the pixels of the old file lay"
    assert np.array_equal(read_photo(tmp_path / "a.png").pixels, np.rot90(PICTURE, -1)), "values stay"


def test_a_thumbnail_in_the_exif_block_is_dropped(tmp_path: Path) -> None:
    first = struct.pack("<HHHIIHHI", 2, 0x10F, 2, 4, int.from_bytes(b"Cam\0", "little"), 0x112, 3, 1)
    first += struct.pack("<HHI", 1, 0, 38)
    second = struct.pack("<HHHIIHHIII", 2, 0x201, 4, 1, 68, 0x202, 4, 1, 4, 0)
    block = b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + second + b"\xff\xd8\xff\xd9"
    Image.fromarray(PICTURE).save(tmp_path / "a.jpg", exif=block)
    with Image.open(tmp_path / "a.jpg") as picture:
        assert picture.getexif().get_ifd(ExifTags.IFD.IFD1)[0x202] == 4, "the file has one"
    exif = read_photo(tmp_path / "a.jpg").exif
    assert exif is not None and b"Cam\0" in exif and b"\xff\xd8\xff\xd9" not in exif


def test_a_damaged_profile_does_no_harm(tmp_path: Path) -> None:
    Image.fromarray(PICTURE).save(tmp_path / "a.png", icc_profile=b"no profile at all")
    assert read_photo(tmp_path / "a.png").icc_profile is None
    Image.fromarray(GREY).save(tmp_path / "grey.png", icc_profile=icc_profiles.grey_profile(1.0)[:150])
    assert np.array_equal(read_photo(tmp_path / "grey.png").pixels[..., 0], GREY)
    Image.fromarray(PICTURE).save(tmp_path / "a.png", icc_profile=icc_profiles.cmyk_profile())
    photo = read_photo(tmp_path / "a.png")
    assert photo.icc_profile is None and np.array_equal(photo.pixels, PICTURE)


def srgb(light: np.ndarray) -> np.ndarray:
    """Linear light 0..1 as 8-bit sRGB (IEC 61966-2-1)."""
    encoded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.rint(encoded * 255).astype(int)


@pytest.mark.parametrize("mode", ["L", "LA", "I;16", "1"])
def test_grey_goes_through_its_profile(tmp_path: Path, mode: str) -> None:
    deep, bilevel = GREY.astype(np.uint16) * 257, GREY > 99
    values = {"L": GREY, "I;16": deep, "LA": np.dstack([GREY, ALPHA]), "1": bilevel}[mode]
    picture = Image.fromarray(values)
    assert picture.mode == mode
    picture.save(tmp_path / "a.png", icc_profile=icc_profiles.grey_profile(1.5))
    photo = read_photo(tmp_path / "a.png")
    grey = {"LA": np.where(ALPHA, GREY, 255), "1": bilevel * 255}.get(mode, GREY)
    assert np.abs(photo.pixels.astype(int) - srgb((grey / 255) ** 1.5)[..., None]).max() <= 1
    assert photo.icc_profile is None, "its pixels are sRGB now"


@pytest.mark.parametrize("suffix", ["jpg", "tiff"])
def test_cmyk_goes_through_its_profile(tmp_path: Path, suffix: str) -> None:
    inks = np.zeros((16, 32, 4), np.uint8)
    inks[:, 16:] = (255, 80, 0, 0)  # all the cyan there is
    picture = Image.fromarray(inks, "CMYK")
    options = {"jpg": {"quality": 95}}.get(suffix, {})
    picture.save(tmp_path / f"plain.{suffix}", **options)
    plain = read_photo(tmp_path / f"plain.{suffix}").pixels.astype(int)
    assert np.abs(plain[:, 24:] - (0, 175, 255)).max() < 6 and plain[:, :8].min() > 249
    picture.save(tmp_path / f"own.{suffix}", icc_profile=icc_profiles.cmyk_profile(), **options)
    own = read_photo(tmp_path / f"own.{suffix}")
    assert np.abs(own.pixels[:, 24:].astype(int) - (255, 0, 0)).max() < 12, "cyan is red here"
    assert own.pixels[:, :8].min() > 249 and own.icc_profile is None


def test_an_adobe_cmyk_jpeg_is_stored_inverted(tmp_path: Path) -> None:
    Image.new("CMYK", (32, 32), (0, 200, 200, 20)).save(tmp_path / "a.jpg", quality=95)
    assert b"Adobe" in (tmp_path / "a.jpg").read_bytes()[:64]
    red, green, blue = read_photo(tmp_path / "a.jpg").pixels[16, 16]
    assert red > 220 and green < 70 and blue < 70


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "1", "YCbCr", "LAB"])
def test_other_modes(tmp_path: Path, mode: str) -> None:
    flat = np.zeros_like(PICTURE)
    flat[:, :16], flat[:, 16:] = (200, 30, 40), (20, 60, 180)
    picture, shown = Image.fromarray(flat), flat
    if mode == "LAB":
        rgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        picture = ImageCms.buildTransform(rgb, lab, "RGB", "LAB").apply(picture)
    else:
        picture = picture.convert(mode)
        shown = np.asarray(picture.convert("RGB"))
    suffix = "png" if mode in ("P", "RGBA", "LA", "1") else "tiff"
    picture.save(tmp_path / f"a.{suffix}")
    with Image.open(tmp_path / f"a.{suffix}") as saved:
        assert saved.mode == mode
    assert np.abs(read_photo(tmp_path / f"a.{suffix}").pixels.astype(int) - shown).max() <= (
        7 if mode == "LAB" else 1
    )


def test_a_photo_from_an_array() -> None:
    photo = photo_from_array(PICTURE, "pasted")
    assert photo.pixels.base is PICTURE and (photo.name, photo.path, photo.exif) == ("pasted", None, None)
    assert np.array_equal(photo_from_array(GREY, "grey").pixels, np.stack([GREY] * 3, -1))
    assert np.array_equal(photo_from_array(np.dstack([PICTURE, ALPHA]), "alpha").pixels, ON_WHITE)
    for wrong in (PICTURE.astype(np.float32), PICTURE[..., :2], PICTURE[:0], PICTURE[None]):
        with pytest.raises(ValueError, match="uint8"):
            photo_from_array(wrong, "wrong")


def test_a_heic_picture_without_the_plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "IMG_1.HEIC").write_bytes(struct.pack(">I", 28) + b"ftypheic" + bytes(4) + b"mif1heicmiaf")
    monkeypatch.setattr(decode, "heif_works", lambda: False)
    with pytest.raises(UserError, match=r"IMG_1\.HEIC is a HEIC picture.* -m pip install 'pillow-heif>=0"):
        read_photo(tmp_path / "IMG_1.HEIC")


def test_a_heic_picture_with_the_plug_in(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif", reason="the plug-in for HEIC pictures is not installed")
    assert heif_works()
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telephone"
    profile = icc_profiles.rgb_profile(1.8)
    Image.new("RGB", (64, 48), (200, 30, 40)).save(
        tmp_path / "a.heic", quality=95, exif=exif, icc_profile=profile
    )
    photo = read_photo(tmp_path / "a.heic")
    assert photo.size == (64, 48) and photo.icc_profile == profile
    assert photo.exif is not None and b"Telephone" in photo.exif
    assert np.abs(photo.pixels.astype(int) - (200, 30, 40)).max() < 8
    (tmp_path / "half.heic").write_bytes((tmp_path / "a.heic").read_bytes()[:300])
    with pytest.raises(UserError, match=r"half\.heic"):
        read_photo(tmp_path / "half.heic")


def test_a_camera_s_raw_file_is_told_from_a_photo(tmp_path: Path) -> None:
    Image.fromarray(PICTURE).save(tmp_path / "a.dng", "TIFF", tiffinfo={ExifTags.Base.NewSubfileType: 1})
    with pytest.raises(UserError, match=r"a\.dng is a camera's raw file"):
        read_photo(tmp_path / "a.dng")


@pytest.mark.parametrize("kind", ["png", "jpg", "tiff", "webp", "avif", "float tiff"])
def test_half_a_file_is_told(tmp_path: Path, kind: str, rng: np.random.Generator) -> None:
    noise = rng.integers(0, 256, (200, 300, 3)).astype(np.uint8)
    path = tmp_path / "half.bin"
    if kind == "float tiff":
        path.write_bytes(float_tiff(noise, 1))
    else:
        Image.fromarray(noise).save(path, {"jpg": "JPEG"}.get(kind, kind.upper()))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UserError, match=r"half\.bin"):
        read_photo(path)


def test_a_huge_odd_tiff_is_refused_by_its_header(tmp_path: Path) -> None:
    data = bytearray(float_tiff(PICTURE, 1))
    data[18:22] = struct.pack("<I", 20_000_000)  # the width
    (tmp_path / "huge.tiff").write_bytes(data)
    with pytest.raises(UserError, match=r"huge\.tiff is too large: 20000000 x 24"):
        read_photo(tmp_path / "huge.tiff")


_MEASURE = """
import resource, sys
from sean_editor.photo import read_photo
import sean_editor.photo.decode
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = peak()
photo = read_photo(sys.argv[1])
print(photo.size, (peak() - before) / photo.pixels.nbytes)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ru_maxrss has another unit elsewhere")
@pytest.mark.parametrize("orientation", first_quick([1, 6]))
@pytest.mark.parametrize(
    ("kind", "width", "height"),
    first_quick([("jpg", 7000, 5000), ("png", 7000, 5000), ("jpg", 12_000, 9000), ("png", 12_000, 9000)]),
)
def test_a_large_photo_lies_in_memory_twice(
    tmp_path: Path, kind: str, width: int, height: int, orientation: int
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    big = Image.fromarray(PICTURE).resize((width, height))
    big.save(
        tmp_path / f"a.{kind}", exif=exif, **({"compress_level": 1} if kind == "png" else {"quality": 95})
    )
    words = [sys.executable, "-c", _MEASURE, str(tmp_path / f"a.{kind}")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    size, copies = done.stdout.rsplit(" ", 1)
    assert size == str((height, width) if orientation == 6 else (width, height))
    assert float(copies) < 2.6, "Pillow's copy has four bytes a pixel, ours three"
