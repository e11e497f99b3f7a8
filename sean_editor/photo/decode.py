"""Reading picture files safely: limits are checked from the header before a pixel is decoded."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from models.translation import tr
from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError, is_out_of_memory
from sean_editor.extras import command
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.declared import declared_profile
from sean_editor.photo.deep_tiff import decode_tiff
from sean_editor.photo.eight_bit_rgb import orientation, upright_rgb
from sean_editor.photo.heif import EXTRA, heif_works, is_heif
from sean_editor.photo.left_out import about_left_out
from sean_editor.photo.memory import check_picture, check_samples
from sean_editor.photo.metadata import exif_block, rgb_profile
from sean_editor.photo.notices import add_notice, notices_of
from sean_editor.photo.png_key import with_transparent_colour
from sean_editor.photo.samples import alpha_samples, stored_samples
from sean_editor.photo.tiff_header import camera_raw, is_ordinary, is_tiff, not_supported, read_tags, size_in
from sean_editor.quiet import quiet_decoding

MAX_PIXELS = 250_000_000
_UNSUPPORTED = re.compile("unsupported|not supported|unknown raw mode|cannot handle", re.IGNORECASE)
"""In what decoders say of files that are not damaged."""
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "PPM", "AVIF")

# every picture comes in through `open_picture`, whose own limit replaces Pillow's, which only warns
Image.MAX_IMAGE_PIXELS = None


def read_photo(path: Path | str) -> Photo:
    """The whole picture in a file, upright, with the ICC profile of its colour space and its EXIF block, at
    its full size.

    Its pixels are in that space, wherever the file declares it (`declared_profile`); grey and CMYK pictures
    become sRGB and have none. UserError as for `read_image`.
    """
    path = Path(path)
    with open_picture(path) as picture:
        pixels = _decoded(path, picture)
        for sentence in about_left_out(picture, path, rgb_profile(picture)):
            add_notice(picture, sentence)
        return Photo(
            pixels,
            path.stem,
            path,
            rgb_profile(picture),
            exif_block(picture, path),
            notices_of(picture),
            stored_samples(path, picture, pixels),
        )


def photo_from_bytes(data: bytes, name: str) -> Photo:
    """The photo in the bytes of a picture file that lies nowhere, such as one from a clipboard.

    UserError as for `read_image`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "picture")
        path.write_bytes(data)
        return replace(read_photo(path), name=name, path=None)


def photo_from_array(pixels: np.ndarray, name: str, icc_profile: bytes | None = None) -> Photo:
    """A photo of pixels that come from no file: uint8, grey [H, W], RGB or RGBA [H, W, 3 or 4], in the RGB
    colour space of `icc_profile` (None: sRGB).

    RGB is taken over without a copy. ValueError for any other array.
    """
    if pixels.dtype != np.uint8 or pixels.size == 0 or pixels.shape[2:] not in ((), (3,), (4,)):
        raise ValueError(f"a photo is uint8 [H, W], [H, W, 3 or 4], not {pixels.dtype} {list(pixels.shape)}")
    if pixels.shape[2:] == (3,):
        return Photo(pixels, name, icc_profile=icc_profile)
    picture = Image.fromarray(pixels)
    return Photo(upright_rgb(picture), name, icc_profile=icc_profile, samples=alpha_samples(picture))


def read_image(path: Path | str, at_least: int | None = None) -> np.ndarray:
    """The picture in a file as upright sRGB, uint8 [H, W, 3], whatever its depth, palette, alpha or inks.

    Transparent parts are laid on white; of several frames the first counts. With `at_least`, a large JPEG may
    come at a half, a quarter or an eighth of its size while its shorter side keeps that many pixels.
    UserError if the path is no picture that can be read, or one of more than MAX_PIXELS.
    """
    with open_picture(path) as picture:
        if at_least is not None:
            picture.draft("RGB", (at_least, at_least))
        return to_srgb(_decoded(Path(path), picture), rgb_profile(picture))


def _decoded(path: Path, picture: Image.Image) -> np.ndarray:
    check_picture(path, picture)  # a JPEG as it is read now: at its full size or a part of it
    return upright_rgb(picture)


def upright(picture: Image.Image) -> Image.Image:
    """The picture turned as its EXIF orientation says; as it is if the EXIF data is damaged."""
    return ImageOps.exif_transpose(picture) if orientation(picture) != 1 else picture


@contextmanager
def open_picture(path: Path | str) -> Iterator[Image.Image]:
    """The file opened and its size checked, with its colour space as `icc_profile` in `info`. Most kinds are
    not decoded yet. Failures inside become UserErrors.
    """
    path = Path(path)
    try:
        _check_file(path)
        with quiet_decoding(), _opened(path) as picture:
            _check_size(path, *picture.size)
            if picture.format == "PNG":
                check_picture(path, picture)  # the next line may decode it
            picture = with_transparent_colour(picture, path)
            picture.info["icc_profile"] = declared_profile(picture, path)
            yield picture
    except UserError:
        raise
    except UnidentifiedImageError as error:
        raise UserError(
            tr(
                "{file} is not a picture of a kind that is supported. Use a PNG, JPEG, WebP or TIFF file.",
                file=path,
            )
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
        if isinstance(error, NotImplementedError) or _UNSUPPORTED.search(str(error)):
            raise not_supported(path, str(error)) from error
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
                    "{file} is a HEIC picture, which needs one more package. Save it as JPEG, or install the "
                    "package with: {command}",
                    file=path,
                    command=command(EXTRA),
                )
            )
        formats = ("HEIF",)
    picture = _opened_tiff(path) if is_tiff(path) else Image.open(path, formats=formats)
    # A file without a name is not mapped into memory. Pillow 13.0.0 maps uncompressed grey TIFF pictures with
    # width and height exchanged if they lie on their side, and a mapped file that shrinks ends the program.
    picture.filename = ""  # type: ignore[attr-defined]
    return picture


def _opened_tiff(path: Path) -> Image.Image:
    """Pillow opens the ordinary ones only: others it takes for ordinary ones, or does not know."""
    tags = read_tags(path)
    if int(tags.get(ExifTags.Base.NewSubfileType, 0)) & 1:
        raise camera_raw(path)  # it begins with a thumbnail
    if is_ordinary(path, tags):
        with suppress(UnidentifiedImageError):
            return Image.open(path, formats=("TIFF",))
    _check_size(path, *size_in(tags))
    check_samples(path, tags)
    return decode_tiff(path, tags)


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
