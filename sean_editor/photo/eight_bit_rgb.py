"""Any picture that Pillow can open as upright 8-bit RGB, whatever its depth, palette, alpha or inks.

It is done in strips straight into the array that comes out, so that a photo of 100 megapixels lies in memory
twice: once as Pillow decoded it, once as the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import numpy as np
from PIL import ExifTags, Image, ImageCms

_STRIP_PIXELS = 1 << 20
ALPHA_MODES = ("RGBA", "LA", "PA", "La", "RGBa")
COLOUR_SPACE = slice(16, 20)  # in the header of an ICC profile (ICC.1, 7.2)

Convert = Callable[[Image.Image], np.ndarray]
"""A strip of the picture to uint8 [h, W, 3]."""


def upright_rgb(picture: Image.Image) -> np.ndarray:
    """The picture turned as its EXIF orientation says, uint8 [H, W, 3]; transparent parts lie on white.

    Alpha that is 0 everywhere is none: many programs leave it so in pictures that they mean to be seen. Grey
    and CMYK pictures are converted to sRGB through the profile in `info`, if they have one; RGB pictures stay
    in their own colour space. OSError and others from Pillow if the file is damaged.
    """
    picture.load()
    convert = _conversion(picture)
    width, height = picture.size
    turned = orientation(picture)
    rgb = np.empty((width, height, 3) if turned >= 5 else (height, width, 3), np.uint8)
    stored = as_stored(rgb, turned)
    for top, bottom in _strips(picture):
        stored[top:bottom] = convert(picture.crop((0, top, width, bottom)))
    return rgb


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 (upright) to 8; from 5 on width and height are swapped. 1 if damaged."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # damaged EXIF data does not spoil the picture
        return 1
    return value if value in range(1, 9) else 1


def as_stored(upright: np.ndarray, orientation: int) -> np.ndarray:
    """A view of an upright array [H, W, 3] whose rows and columns are those of the file (EXIF 2.3, 4.6.4)."""
    if orientation >= 5:
        upright = upright.transpose(1, 0, 2)
    rows = slice(None, None, -1 if orientation in (3, 4, 6, 7) else 1)
    columns = slice(None, None, -1 if orientation in (2, 3, 7, 8) else 1)
    return upright[rows, columns]


def _strips(picture: Image.Image) -> Iterator[tuple[int, int]]:
    """The first row of each strip and the one after its last."""
    width, height = picture.size
    rows = max(1, _STRIP_PIXELS // width)
    for top in range(0, height, rows):
        yield top, min(top + rows, height)


def _conversion(picture: Image.Image) -> Convert:
    """A function that converts a strip of `picture` to RGB."""
    flatten, mode, transform = _flattening(picture), _inks(picture), None
    if mode != "RGB":
        profile = picture.info.get("icc_profile") or b""
        # a grey picture may be declared as one of an RGB space
        mode = "RGB" if mode == "L" and profile[COLOUR_SPACE] == b"RGB " else mode
        transform = _to_srgb(profile, mode)
    if transform is None:
        return lambda strip: np.asarray(flatten(strip).convert("RGB"))
    return lambda strip: np.asarray(transform.apply(flatten(strip).convert(mode)))


def _inks(picture: Image.Image) -> str:
    """The mode of an ICC profile that would describe the picture: "L", "CMYK" or "RGB"."""
    if picture.mode in ("1", "L", "LA", "La") or _is_deep(picture):
        return "L"
    return "CMYK" if picture.mode == "CMYK" else "RGB"


def _is_deep(picture: Image.Image) -> bool:
    """Whether it is grey of more than eight bits. (Colours of 16 bits come from Pillow in eight.)"""
    return picture.mode.startswith("I") or picture.mode == "F"


def _flattening(picture: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """A function that converts a strip of `picture` to eight bits without alpha."""
    if _is_deep(picture):
        key = picture.info.get("transparency")
        return partial(_narrow, white=_white(picture), key=key if isinstance(key, int) else None)
    if "transparency" not in picture.info and picture.mode not in ALPHA_MODES:
        return lambda strip: strip
    if any(_alpha(picture.crop((0, top, picture.width, bottom))) for top, bottom in _strips(picture)):
        return _on_white
    return lambda strip: strip.convert("RGBA").convert("RGB")


def _alpha(strip: Image.Image) -> int:
    """The largest alpha of a strip."""
    return int(np.asarray(strip.convert("RGBA").getchannel("A")).max())


def _on_white(strip: Image.Image) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", strip.size, "white"), strip.convert("RGBA")).convert("RGB")


def _narrow(strip: Image.Image, white: float, key: int | None) -> Image.Image:
    """A strip of deep grey in eight bits; samples that are `key` are transparent."""
    samples = np.asarray(strip)
    levels = eight_bits(samples, white)
    return Image.fromarray(levels if key is None else np.where(samples == key, np.uint8(255), levels))


def _white(picture: Image.Image) -> float:
    """The value that is white in a grey picture of more than eight bits."""
    if picture.mode.startswith("I"):
        return 65535.0  # Pillow scales the whole numbers of PNG and PGM to it
    strips = (picture.crop((0, top, picture.width, bottom)) for top, bottom in _strips(picture))
    return white_level(max(peak(np.asarray(strip)) for strip in strips))


def eight_bits(samples: np.ndarray, white: float) -> np.ndarray:
    """Samples of any number type in 0..`white` as uint8 in 0..255; what is no number becomes 0."""
    if samples.dtype == np.uint16 and samples.size > 1 << 16:
        return eight_bits(np.arange(1 << 16, dtype=np.uint16), white)[samples]  # much faster
    within = np.clip(np.nan_to_num(samples.astype(np.float32)), 0, white)
    return np.rint(within * (255 / white)).astype(np.uint8)


def peak(samples: np.ndarray) -> float:
    """The largest finite sample; 0 if all are negative."""
    return float(np.max(samples, initial=0, where=np.isfinite(samples)))


def white_level(peak: float) -> float:
    """Which value is white in fractions that may mean 0..1, 0..255 or 0..65535, by the largest of them.

    Those in 0..1 may have highlights beyond it.
    """
    if peak <= 16:
        return 1.0
    return 255.0 if peak <= 255 else 65535.0


def _to_srgb(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """From an ICC profile to sRGB; None if there is none, or it is damaged or not one for `mode`."""
    if not profile:
        return None
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
