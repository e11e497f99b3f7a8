"""Reading picture files safely: limits are checked from the header before a pixel is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from models.translation import tr
from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError, is_out_of_memory
from sean_editor.photo.eight_bit_rgb import orientation, upright_rgb
from sean_editor.photo.heif import heif_works, is_heif
from sean_editor.photo.memory import check_picture, check_tiff
from sean_editor.photo.metadata import exif_block, rgb_profile
from sean_editor.photo.odd_tiff import decode_tiff, is_tiff, tiff_size

MAX_PIXELS = 250_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "PPM", "AVIF")

# every picture comes in through `open_picture`, whose own limit replaces Pillow's, which only warns
Image.MAX_IMAGE_PIXELS = None


def read_photo(path: Path | str) -> Photo:
    """The whole picture in a file, upright, with its ICC profile and EXIF block, at its full size.

    Its pixels are as `read_image` says, in the colour space of the profile; grey and CMYK pictures become
    sRGB and have none. UserError as for `read_image`.
    """
    path = Path(path)
    with open_picture(path) as picture:
        return Photo(_decoded(path, picture), path.stem, path, rgb_profile(picture), exif_block(picture))


def photo_from_array(pixels: np.ndarray, name: str) -> Photo:
    """A photo of pixels that come from no file: uint8, grey [H, W], RGB or RGBA [H, W, 3 or 4], in sRGB.

    RGB is taken over without a copy. ValueError for any other array.
    """
    if pixels.dtype != np.uint8 or pixels.size == 0 or pixels.shape[2:] not in ((), (3,), (4,)):
        raise ValueError(f"a photo is uint8 [H, W], [H, W, 3 or 4], not {pixels.dtype} {list(pixels.shape)}")
    if pixels.shape[2:] != (3,):
        pixels = upright_rgb(Image.fromarray(pixels))
    return Photo(pixels, name)


def read_image(path: Path | str, at_least: int | None = None) -> np.ndarray:
    """The picture in a file as upright RGB, uint8 [H, W, 3], whatever its depth, palette, alpha or inks.

    Transparent parts are laid on white; of several frames the first counts. With `at_least`, a large JPEG may
    come at a half, a quarter or an eighth of its size while its shorter side keeps that many pixels.
    UserError if the path is no picture that can be read, or one of more than MAX_PIXELS.
    """
    with open_picture(path) as picture:
        if at_least is not None:
            picture.draft("RGB", (at_least, at_least))
        return _decoded(Path(path), picture)


def _decoded(path: Path, picture: Image.Image) -> np.ndarray:
    check_picture(path, picture)
    return upright_rgb(picture)


def upright(picture: Image.Image) -> Image.Image:
    """The picture turned as its EXIF orientation says; as it is if the EXIF data is damaged."""
    return ImageOps.exif_transpose(picture) if orientation(picture) != 1 else picture


@contextmanager
def open_picture(path: Path | str) -> Iterator[Image.Image]:
    """The file opened and its size checked, nothing decoded yet. Failures inside become UserErrors."""
    path = Path(path)
    try:
        _check_file(path)
        with _opened(path) as picture:
            _check_size(path, *picture.size)
            _check_content(path, picture)
            yield picture
    except UserError:
        raise
    except UnidentifiedImageError as error:
        raise UserError(
            tr("{file} is not a picture that can be read. Use a PNG, JPEG, WebP or TIFF file.", file=path)
        ) from error
    except PermissionError as error:
        raise UserError(
            tr("{file} cannot be read: permission denied. Check its permissions.", file=path)
        ) from error
    except Exception as error:  # decoders raise whatever they like on damaged data
        if is_out_of_memory(error):
            raise UserError(
                tr("{file} does not fit into memory. Scale it down, or close other programs.", file=path)
            ) from error
        raise UserError(
            tr(
                "{file} cannot be read and may be damaged ({error}). Use another copy of the file.",
                file=path,
                error=error,
            )
        ) from error


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(tr("{file} is a folder. Choose a picture inside it.", file=path))
    if not path.exists():
        raise UserError(tr("There is no file {file}. Check the name.", file=path))
    if not path.is_file():
        raise UserError(tr("{file} is not an ordinary file. Choose a picture file.", file=path))


def _opened(path: Path) -> Image.Image:
    formats: tuple[str, ...] = FORMATS
    if is_heif(path):
        if not heif_works():
            raise UserError(
                tr(
                    "{file} is a HEIC picture, which needs a plug-in. Install it with: pip install "
                    "pillow-heif. "
                    "Or save the picture as JPEG.",
                    file=path,
                )
            )
        formats = ("HEIF",)
    try:
        return Image.open(path, formats=formats)
    except UnidentifiedImageError:
        if not is_tiff(path):
            raise
    _check_size(path, *tiff_size(path))
    check_tiff(path)
    return decode_tiff(path)


def _check_size(path: Path, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise UserError(
            tr(
                "{file} is too large: {width} x {height} pixels. Scale it down to at most {limit} "
                "megapixels.",
                file=path,
                width=width,
                height=height,
                limit=MAX_PIXELS // 1_000_000,
            )
        )


def _check_content(path: Path, picture: Image.Image) -> None:
    """Raw files of cameras are TIFF files that begin with a thumbnail."""
    tags = getattr(picture, "tag_v2", {})
    if int(tags.get(ExifTags.Base.NewSubfileType, 0)) & 1:
        raise UserError(
            tr("{file} is a camera's raw file. Develop it first, and save it as JPEG or TIFF.", file=path)
        )
