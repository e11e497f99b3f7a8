"""The colour space counts wherever a file declares it; right is what the standards' own numbers give."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import icc_profiles
import numpy as np
import photo_files
import pytest
from photo_samples import portrait_image
from PIL import ExifTags, Image, ImageCms

from sean_editor.document.photo_origin import Photo
from sean_editor.photo import photo_from_bytes, read_image, read_photo
from sean_editor.photo.code_points import HLG, PQ, profile_of_code_points
from sean_editor.photo.colour_space import from_srgb, seen, to_srgb
from sean_editor.photo.icc import code_points_in

# linear light of a space to linear light of sRGB
P3 = np.array([[1.2249402, -0.2249402, 0], [-0.0420570, 1.0420570, 0], [-0.0196376, -0.0786361, 1.0982736]])
ADOBE = np.array([[1.3982832, -0.3982831, 0], [0, 1, 0], [0, -0.0429383, 1.0429383]])
BT2020 = np.array([[1.6604910, -0.5876411, -0.0728499], [-0.1245505, 1.1328999, -0.0083494],
                   [-0.0181508, -0.1005789, 1.1187297]])  # fmt: skip
CICP_P3 = (b"cICP", bytes([12, 13, 0, 1]))
# white, red, green, blue
CHRM_P3 = (b"cHRM", struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000))
CHRM_SRGB = (b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000))
SRGB_CHUNK = (b"sRGB", b"\0")


def gama(value: float) -> tuple[bytes, bytes]:
    return b"gAMA", struct.pack(">I", round(value * 100_000))


def linear(levels: np.ndarray) -> np.ndarray:
    """IEC 61966-2-1."""
    values = levels / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def srgb(light: np.ndarray) -> np.ndarray:
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055) * 255


def p3_of(picture: np.ndarray) -> np.ndarray:
    """The same colours in Display P3."""
    return np.rint(srgb(linear(picture) @ np.linalg.inv(P3).T)).astype(np.uint8)


PICTURE = portrait_image(4)[40:168, 60:188]
IN_P3 = p3_of(PICTURE)


def off(photo: Photo, picture: np.ndarray) -> tuple[float, int]:
    """The mean and the largest difference in levels, after conversion to sRGB."""
    difference = np.abs(to_srgb(photo.pixels, photo.icc_profile).astype(int) - picture)
    return float(difference.mean()), int(difference.max())


def png(path: Path, pixels: np.ndarray, *chunks: tuple[bytes, bytes], **options: object) -> Photo:
    Image.fromarray(pixels).save(path, **options)
    return read_photo(photo_files.png_with(path, *chunks))


def test_cicp_of_a_png(tmp_path: Path) -> None:
    photo = png(tmp_path / "a.png", IN_P3, CICP_P3)
    mean, most = off(photo, PICTURE)
    assert mean < 0.3 and most <= 2
    assert np.array_equal(photo.pixels, IN_P3), "the file's own samples"
    assert np.abs(IN_P3.astype(int) - PICTURE).mean() > 2, "or there would be nothing to see"
    assert np.array_equal(read_image(tmp_path / "a.png"), to_srgb(photo.pixels, photo.icc_profile))


def test_what_counts_first_in_a_png(tmp_path: Path) -> None:
    """PNG, third edition, 4.3: cICP, iCCP, sRGB, gAMA and cHRM."""
    adobe, path = icc_profiles.rgb_profile(2.2), tmp_path / "a.png"
    everything = (SRGB_CHUNK, gama(1.0), CHRM_P3)
    first = png(path, IN_P3, CICP_P3, *everything, icc_profile=adobe)
    assert code_points_in(first.icc_profile or b"") == (12, 13, 0, 1)
    assert png(path, IN_P3, *everything, icc_profile=adobe).icc_profile == adobe
    assert png(path, IN_P3, *everything).icc_profile is None
    linear_p3 = png(path, IN_P3, gama(1.0), CHRM_P3)
    assert (
        np.abs(to_srgb(linear_p3.pixels, linear_p3.icc_profile).astype(int) - srgb(IN_P3 / 255 @ P3.T)).max()
        <= 2
    )
    assert png(path, IN_P3, (b"cICP", bytes([12, 13, 1, 1])), SRGB_CHUNK).icc_profile is None, "not RGB"
    assert png(path, IN_P3, (b"cICP", bytes([1, 13, 0, 1])), icc_profile=adobe).icc_profile is None, "sRGB"


@pytest.mark.parametrize("gamma", [1.0, 1 / 1.8, 1 / 2.6])
def test_gama_of_a_png(tmp_path: Path, gamma: float) -> None:
    photo = png(tmp_path / "a.png", PICTURE, gama(gamma))
    right = srgb((PICTURE / 255) ** (1 / gamma))
    assert off(photo, np.rint(right).astype(int))[1] <= 1
    grey = png(tmp_path / "grey.png", PICTURE[..., 1], gama(gamma))
    assert grey.icc_profile is None, "grey pictures become sRGB"
    assert np.abs(grey.pixels - right[..., 1:2]).max() <= 1.5


def test_gama_of_sixteen_bits(tmp_path: Path) -> None:
    samples = np.rint(linear(PICTURE) * 65535).astype(np.uint16)
    photo = read_photo(photo_files.save_png(tmp_path / "a.png", samples, 16, gama(1.0)))
    mean, most = off(photo, PICTURE)
    assert mean < 2 and most <= 13
    assert "linear light" in photo.notices[0]


def test_the_gamma_of_srgb_is_srgb(tmp_path: Path) -> None:
    for chunks in ((gama(0.45455),), (gama(0.45455), CHRM_SRGB), (CHRM_SRGB,), (gama(0),), (SRGB_CHUNK,)):
        assert png(tmp_path / "a.png", PICTURE, *chunks).icc_profile is None
    photo = png(tmp_path / "a.png", IN_P3, gama(0.45455), CHRM_P3)
    assert off(photo, PICTURE)[1] <= 2, "of P3's primaries"
    nonsense = (b"cHRM", bytes(32))
    assert png(tmp_path / "a.png", PICTURE, nonsense, gama(0.45455)).icc_profile is None


def avif_with(path: Path, pixels: np.ndarray, primaries: int, transfer: int, **options: object) -> Photo:
    Image.fromarray(pixels).save(path, quality=100, subsampling="4:4:4", **options)
    data = path.read_bytes()
    place = data.index(b"colrnclx") + 8
    path.write_bytes(data[:place] + struct.pack(">HH", primaries, transfer) + data[place + 4 :])
    return read_photo(path)


def test_nclx_of_an_avif(tmp_path: Path) -> None:
    photo = avif_with(tmp_path / "a.avif", IN_P3, 12, 13)
    mean, _ = off(photo, PICTURE)
    assert mean < 1.5, "lossy"
    assert code_points_in(photo.icc_profile or b"") == (12, 13, 0, 1)
    for usual in ((1, 13), (2, 2), (1, 1)):
        assert avif_with(tmp_path / "a.avif", PICTURE, *usual).icc_profile is None


def test_an_icc_profile_counts_before_nclx(tmp_path: Path) -> None:
    profile = icc_profiles.rgb_profile(1.8)
    Image.fromarray(PICTURE).save(tmp_path / "a.avif", icc_profile=profile)
    assert read_photo(tmp_path / "a.avif").icc_profile == profile


def test_nclx_of_a_heic(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif", reason="the plug-in for HEIC pictures is not installed")
    picture = heif.from_pillow(Image.fromarray(IN_P3))
    picture.save(
        tmp_path / "a.heic", quality=100, chroma=444, color_primaries=12, transfer_characteristics=13
    )
    photo = read_photo(tmp_path / "a.heic")
    assert off(photo, PICTURE)[0] < 2 and code_points_in(photo.icc_profile or b"") == (12, 13, 0, 1)


def camera_exif(index: str, space: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.ColorSpace: space, 0xA005: {1: index, 2: b"0100"}}
    return exif


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_adobe_rgb_of_a_camera(tmp_path: Path, suffix: str) -> None:
    light = (PICTURE / 255) ** (563 / 256) @ ADOBE.T
    options = {"jpg": {"quality": 100, "subsampling": 0}, "webp": {"lossless": True}}.get(suffix, {})
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(PICTURE).save(path, exif=camera_exif("R03", 65535), **options)
    photo = read_photo(path)
    assert photo.icc_profile is not None
    assert np.abs(to_srgb(photo.pixels, photo.icc_profile) - srgb(light)).mean() < (
        0.8 if suffix == "jpg" else 0.4
    )
    for index, space in (("R98", 1), ("R98", 65535), ("R03", 1)):
        Image.fromarray(PICTURE).save(path, exif=camera_exif(index, space), **options)
        assert read_photo(path).icc_profile is None, (index, space)
    own = icc_profiles.rgb_profile(1.8)
    Image.fromarray(PICTURE).save(path, exif=camera_exif("R03", 65535), icc_profile=own, **options)
    assert read_photo(path).icc_profile == own


def test_adobe_rgb_of_a_camera_s_tiff(tmp_path: Path) -> None:
    """Pillow writes no directory of interoperability into a TIFF, so they are made here."""
    samples = PICTURE.astype(np.uint16) * 257
    for pixels in (PICTURE, samples):
        path = photo_files.save_tiff(tmp_path / "a.tif", pixels, more={34665: (0,)})
        data = path.read_bytes()
        place = data.index(struct.pack("<HHII", 34665, 4, 1, 0)) + 8
        exif = struct.pack("<HHHIIHHIII", 2, 0xA001, 3, 1, 65535, 0xA005, 4, 1, len(data) + 30, 0)
        index = struct.pack("<HHHI4sI", 1, 1, 2, 4, b"R03\0", 0)
        path.write_bytes(data[:place] + struct.pack("<I", len(data)) + data[place + 4 :] + exif + index)
        photo = read_photo(path)
        assert np.array_equal(photo.pixels, PICTURE)
        profile = photo.icc_profile or b""
        assert "Adobe RGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))


def test_primaries_of_a_tiff(tmp_path: Path) -> None:
    p3 = {318: (0.313, 0.329), 319: (0.68, 0.32, 0.265, 0.69, 0.15, 0.06)}
    Image.fromarray(IN_P3).save(tmp_path / "a.tif", tiffinfo=p3)
    assert off(read_photo(tmp_path / "a.tif"), PICTURE)[1] <= 2
    usual = {318: (0.313, 0.329), 319: (0.64, 0.33, 0.3, 0.6, 0.15, 0.06)}
    Image.fromarray(PICTURE).save(tmp_path / "a.tif", tiffinfo=usual)
    assert read_photo(tmp_path / "a.tif").icc_profile is None


def bitmap(path: Path, bgra: np.ndarray, alpha_mask: int, profile: bytes = b"") -> Path:
    """A BMP with a V5 header, 32 bits, bottom up."""
    height, width = bgra.shape[:2]
    pixels = bgra[::-1].tobytes()
    header = struct.pack("<IiiHHIIiiII", 124, width, height, 1, 32, 3, len(pixels), 0, 0, 0, 0)
    header += struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, alpha_mask)
    header += (b"DEBM" if profile else b"BGRs") + bytes(48)
    header += struct.pack("<4I", 4, 124 + len(pixels), len(profile), 0)
    start = 14 + len(header)
    path.write_bytes(
        b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + header + pixels + profile
    )
    return path


def test_a_profile_in_a_bitmap(tmp_path: Path) -> None:
    profile = icc_profiles.rgb_profile(1.8)
    bgra = np.dstack([PICTURE[..., ::-1], np.full(PICTURE.shape[:2], 255, np.uint8)])
    photo = read_photo(bitmap(tmp_path / "a.bmp", bgra, 0xFF000000, profile))
    assert photo.icc_profile == profile and np.array_equal(photo.pixels, PICTURE)
    assert read_photo(bitmap(tmp_path / "b.bmp", bgra, 0xFF000000)).icc_profile is None


def test_samples_from_16_to_235(tmp_path: Path) -> None:
    narrow = np.rint(16 + PICTURE / 255 * 219).astype(np.uint8)
    photo = png(tmp_path / "a.png", narrow, (b"cICP", bytes([1, 13, 0, 0])))
    assert off(photo, PICTURE)[1] <= 1
    back = from_srgb(PICTURE, photo.icc_profile)
    assert np.abs(back.astype(int) - narrow).max() <= 1


def pq_level(nits: float) -> float:
    """SMPTE ST 2084, equation 5.2, 0..255."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    light = (nits / 10_000) ** m1
    return float(255 * ((c1 + c2 * light) / (1 + c3 * light)) ** m2)


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_pictures_for_hdr_displays(tmp_path: Path, transfer: int) -> None:
    """Ordinary white is at 203 nits (BT.2408), what is brighter is white too, and white goes back there."""
    white = pq_level(203) if transfer == PQ else 0.75 * 255
    levels = np.array([0, round(white / 2), round(white) + 1, 255], np.uint8)
    photo = png(
        tmp_path / "a.png", np.repeat(levels[None, :, None], 3, -1), (b"cICP", bytes([9, transfer, 0, 1]))
    )
    shown = to_srgb(photo.pixels, photo.icc_profile)[0, :, 0].astype(int)
    assert shown[0] <= 1 and shown[2] >= 254 and shown[3] == 255 and 20 < shown[1] < 200
    assert abs(int(from_srgb(np.full((1, 1, 3), 255, np.uint8), photo.icc_profile).max()) - white) <= 2
    assert "for HDR displays" in photo.notices[0]
    if transfer == PQ:
        nits = 203 * linear(np.array(shown[1]))
        assert abs(pq_level(float(nits)) - levels[1]) < 1.5


def test_primaries_of_bt2020() -> None:
    profile = profile_of_code_points(9, 8)
    colour = np.array([[[200, 120, 60]]], np.uint8)
    assert np.abs(to_srgb(colour, profile) - srgb(colour / 255 @ BT2020.T)).max() < 1.5


@pytest.mark.parametrize("primaries", [4, 5, 6, 7, 8, 9, 10, 11, 12, 22])
def test_the_profiles_are_ones_that_others_read(primaries: int) -> None:
    """Little CMS finds in them the primaries and the white of the standard, adapted to D50."""
    profile = profile_of_code_points(primaries, 13)
    assert profile is not None and len(profile) == int.from_bytes(profile[:4], "big")
    about = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    total = np.sum([about.red_colorant[0], about.green_colorant[0], about.blue_colorant[0]], 0)
    assert np.abs(total - (0.9642, 1.0, 0.8249)).max() < 1e-4, "white is D50"
    if primaries == 12:
        known = (about.red_colorant[0], about.green_colorant[0], about.blue_colorant[0])
        assert np.abs(np.array(known) - icc_profiles.DISPLAY_P3).max() < 2e-4
    white = to_srgb(np.full((1, 1, 3), 255, np.uint8), profile)
    assert white.min() >= 254
    assert profile == profile_of_code_points(primaries, 13), "the same bytes each time"


def test_faces_are_looked_for_at_the_brightness_that_is_meant(tmp_path: Path) -> None:
    dark = np.rint(linear(PICTURE) * 255).astype(np.uint8)
    photo = png(tmp_path / "a.png", dark, gama(1.0))
    assert np.abs(seen(photo).astype(int) - PICTURE).mean() < 2
    p3 = png(tmp_path / "b.png", IN_P3, CICP_P3)
    assert seen(p3) is p3.pixels, "no time is lost on an ordinary photo"


def test_a_picture_without_a_file_keeps_its_space(tmp_path: Path) -> None:
    png(tmp_path / "a.png", IN_P3, CICP_P3)
    photo = photo_from_bytes((tmp_path / "a.png").read_bytes(), "Clipboard")
    assert (photo.name, photo.path) == ("Clipboard", None) and np.array_equal(photo.pixels, IN_P3)
    assert off(photo, PICTURE)[1] <= 2


@pytest.mark.parametrize("cut", [40, 60, 120, 200, 280, 330])
def test_a_damaged_description_of_an_avif_spoils_nothing_else(tmp_path: Path, cut: int) -> None:
    from sean_editor.photo.bmff import PictureFacts, picture_facts

    Image.fromarray(PICTURE).save(tmp_path / "a.avif")
    data = (tmp_path / "a.avif").read_bytes()
    (tmp_path / "b.avif").write_bytes(data[:cut])
    assert isinstance(picture_facts(tmp_path / "b.avif"), PictureFacts)
    (tmp_path / "c.avif").write_bytes(data[:cut] + b"\xff" * 20 + data[cut + 20 :])
    assert isinstance(picture_facts(tmp_path / "c.avif"), PictureFacts)
