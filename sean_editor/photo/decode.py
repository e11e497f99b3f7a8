"""Reading picture files safely: limits are checked from the header before a pixel is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sean_editor.errors import UserError

MAX_PIXELS = 128_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "PPM")

# every picture comes in through `open_picture`, whose own limit replaces Pillow's, which only warns
Image.MAX_IMAGE_PIXELS = None


def read_image(path: Path | str, at_least: int | None = None) -> np.ndarray:
    """The picture in a file as upright RGB, uint8 [H, W, 3], whatever its depth, palette, alpha or inks.

    Transparent parts are laid on white; of several frames the first counts. With `at_least`, a large JPEG may
    come at a half, a quarter or an eighth of its size while its shorter side keeps that many pixels.
    UserError if the path is no picture that can be read, or one of more than MAX_PIXELS.
    """
    with open_picture(path) as picture:
        if at_least is not None:
            picture.draft("RGB", (at_least, at_least))
        return np.array(_rgb(upright(picture)))


def picture_size(path: Path | str) -> tuple[int, int]:
    """(width, height) of the upright picture, from the header alone. UserError as for `read_image`."""
    with open_picture(path) as picture:
        return picture.size[::-1] if _orientation(picture) >= 5 else picture.size


@contextmanager
def open_picture(path: Path | str) -> Iterator[Image.Image]:
    """The file opened and its size checked, nothing decoded yet. Failures inside become UserErrors."""
    path = Path(path)
    try:
        _check_file(path)
        with Image.open(path, formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise UserError(
                    f"{path} is too large: {width} x {height} pixels. "
                    f"Scale it down to at most {MAX_PIXELS // 1_000_000} megapixels."
                )
            yield picture
    except UserError:
        raise
    except UnidentifiedImageError as error:
        raise UserError(
            f"{path} is not a picture that can be read. Use a PNG, JPEG, WebP or TIFF file."
        ) from error
    except PermissionError as error:
        raise UserError(f"{path} may not be read. Check its permissions.") from error
    except Exception as error:  # decoders raise whatever they like on damaged data
        raise UserError(
            f"{path} cannot be read, it may be damaged ({error}). Use another copy of the file."
        ) from error


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(f"{path} is a folder. Choose a picture inside it.")
    if not path.exists():
        raise UserError(f"There is no file {path}. Check the name.")
    if not path.is_file():
        raise UserError(f"{path} is not an ordinary file. Choose a picture file.")


def upright(picture: Image.Image) -> Image.Image:
    """The picture turned as its EXIF orientation says; as it is if the EXIF data is damaged."""
    return ImageOps.exif_transpose(picture) if _orientation(picture) != 1 else picture


def _orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 (upright) to 8; from 5 on width and height are swapped."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # damaged EXIF data does not spoil the picture
        return 1
    return value if value in range(1, 9) else 1


def _rgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":
        return Image.fromarray(_eight_bits(np.array(picture))).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(values: np.ndarray) -> np.ndarray:
    """Grey values of more than eight bits as uint8: floats in 0..1, else 16 bits if any exceeds 255."""
    numbers = values.astype(np.float32)
    peak = float(numbers.max())
    if np.issubdtype(values.dtype, np.floating) and peak <= 1.0:
        numbers *= 255.0
    elif values.dtype.itemsize == 2 or peak > 255.0:
        numbers /= 257.0
    return np.clip(np.rint(numbers), 0, 255).astype(np.uint8)
