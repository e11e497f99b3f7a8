"""TIFF files whose samples have more than eight bits, a sign or a fraction, as pictures of eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.translation import tr
from sean_editor.photo.eight_bit_rgb import eight_bits, peak, white_level
from sean_editor.photo.metadata import tiff_exif
from sean_editor.photo.notices import add_notice
from sean_editor.photo.tiff_header import (
    BLACK_IS_ZERO,
    CMYK,
    FLOAT,
    SIGNED,
    UNSIGNED,
    WHITE_IS_ZERO,
    Tags,
    TiffHeader,
    not_supported,
    understood,
)
from sean_editor.photo.tiff_samples import TiffSamples

_ICC_PROFILE = 34675


def decode_tiff(path: Path, tags: Tags) -> Image.Image:
    """The picture in eight bits, as stored: grey, RGB, both also with alpha, or CMYK, with its ICC profile,
    EXIF block and orientation. UserError if it is of a kind that is not understood; others if it is damaged.
    """
    header = understood(path, tags)
    samples = TiffSamples(path, header)
    white = _white(path, header, samples)
    pixels = np.empty(
        (header.height, header.width, header.colours + (header.alpha is not None)), np.uint8
    )  # [H, W, C]
    for top, band in samples.bands():
        pixels[top : top + len(band)] = _colours(band, header, white)
    del samples
    mode = {1: "L", 2: "LA", 3: "RGB", 4: "CMYK" if header.meaning == CMYK else "RGBA"}[pixels.shape[2]]
    picture = Image.fromarray(pixels[..., 0] if mode == "L" else pixels, mode)
    profile = tags.get(_ICC_PROFILE)
    if isinstance(profile, bytes):
        picture.info["icc_profile"] = profile
    elif header.kind == FLOAT:
        add_notice(
            picture,
            tr("{file} has fractions and no colour profile: 0 to {white:g} is read as sRGB.", file=path.name,
               white=white),
        )  # fmt: skip
    exif = tiff_exif(path)
    if exif:
        picture.info["exif"] = exif
    return picture


def grey_numbers(path: Path, tags: Tags) -> np.ndarray | None:
    """The numbers of a grey picture as they are stored, int64 or float64 [H, W]; None for other kinds. Errors
    as for `decode_tiff`.
    """
    header = understood(path, tags)
    if header.meaning != BLACK_IS_ZERO or header.samples > 1:
        return None
    bands = [band[..., 0] for _, band in TiffSamples(path, header).bands()]
    return np.concatenate(bands).astype(np.float64 if header.kind == FLOAT else np.int64)


def sixteen_bits(path: Path, tags: Tags) -> np.ndarray | None:
    """The samples of a picture of whole numbers of 16 bits, uint16 [H, W, 1, 3 or 4]: grey, RGB or RGBA; 0
    is black. None for other kinds; errors as for `decode_tiff`.
    """
    header = understood(path, tags)
    if (header.kind, header.bits) != (UNSIGNED, 16) or header.meaning == CMYK or header.premultiplied:
        return None
    colours = header.colours
    samples = np.empty((header.height, header.width, colours + (header.alpha is not None)), np.uint16)
    for top, band in TiffSamples(path, header).bands():
        rows = slice(top, top + len(band))
        samples[rows, :, :colours] = band[..., :colours]
        if header.alpha is not None:
            samples[rows, :, colours] = band[..., header.alpha]
    if header.meaning == WHITE_IS_ZERO:
        samples[..., 0] = 65535 - samples[..., 0]
    return samples[..., [0, 0, 0, 1]] if samples.shape[2] == 2 else samples


def _white(path: Path, header: TiffHeader, samples: TiffSamples) -> float:
    """The value that is white, or black where zero is white."""
    if header.kind == SIGNED:
        if any(band.min() < 0 for _, band in samples.bands()):
            raise not_supported(path, tr("samples below zero"))
        return float(2 ** (header.bits - 1) - 1)
    if header.kind == FLOAT:
        colours = header.colours
        return white_level(max(peak(band[..., :colours]) for _, band in samples.bands()))
    return float(2**header.bits - 1)


def _colours(band: np.ndarray, header: TiffHeader, white: float) -> np.ndarray:
    """Samples [h, W, S] as colours and alpha uint8 [h, W, C]."""
    light = band[..., : header.colours]
    if header.alpha is None:
        return _black_is_zero(eight_bits(light, white), header)
    full = 1.0 if header.kind == FLOAT else white
    alpha = np.clip(np.nan_to_num(band[..., header.alpha, None].astype(np.float32)), 0, full) / full
    if header.premultiplied:
        light = light / np.where(alpha > 0, alpha, 1)
    return np.concatenate([_black_is_zero(eight_bits(light, white), header), eight_bits(alpha, 1)], -1)


def _black_is_zero(levels: np.ndarray, header: TiffHeader) -> np.ndarray:
    """Levels of a picture whose zero is black."""
    return 255 - levels if header.meaning == WHITE_IS_ZERO else levels
