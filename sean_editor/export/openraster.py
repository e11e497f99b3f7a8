"""OpenRaster files (.ora): a zip of PNG files and a list of layers, which Krita, GIMP and MyPaint open.

After the layer stack and file layout specifications at https://www.openraster.org, version 0.0.5. Its draft
on PNG data asks for colour management chunks in every picture: those of a photo that is not sRGB carry its
profile, all others say sRGB. The thumbnail is always sRGB.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from models.atomic_write import Cancelled, never, stop_if, write_atomically
from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.export.layers import Group, Layer, LayeredPicture
from sean_editor.photo.colour_space import to_srgb

SUFFIX = ".ora"
MIME_TYPE = "image/openraster"
THUMBNAIL = 256
"""Pixels of the longer side at most, as the specification asks for."""

_PACKING = 1  # zlib's level: a higher one takes several times as long for a few per cent
_PERCEPTUAL = b"\0"  # rendering intent in the chunk sRGB


def write_openraster(path: Path | str, picture: LayeredPicture, cancelled: Cancelled = never) -> None:
    """Write the layers, what they show together, and a thumbnail; one layer is held in memory at a time.

    UserError for another suffix than .ora or a place that cannot be written to, CancelledError (of
    concurrent.futures) soon after `cancelled()` is true: an older file then stays as it was.
    """
    if Path(path).suffix.lower() != SUFFIX:
        raise UserError(tr("{file} is not an OpenRaster file. End the name in .ora.", file=path))
    write_atomically(path, lambda file: _write(file, picture, cancelled), cancelled)


def _write(file: IO[bytes], picture: LayeredPicture, cancelled: Cancelled) -> None:
    with ZipFile(file, "w") as archive:
        _add(archive, "mimetype", MIME_TYPE.encode())  # first and stored: programs look for it at byte 38
        stack = _Stack(archive, picture, cancelled)
        _add(archive, "stack.xml", stack.xml(), packed=True)
        _add(archive, "mergedimage.png", _png(picture.merged, picture.icc_profile))
        _add(archive, "Thumbnails/thumbnail.png", _thumbnail(picture))


class _Stack:
    """Writes the layers of a picture into an archive, and lists them."""

    def __init__(self, archive: ZipFile, picture: LayeredPicture, cancelled: Cancelled) -> None:
        self._archive, self._picture, self._cancelled = archive, picture, cancelled
        self._count = 0

    def xml(self) -> bytes:
        """The list, after all that it names has been written."""
        width, height = map(str, self._picture.size)
        image = ElementTree.Element("image", version="0.0.5", w=width, h=height)
        self._fill(ElementTree.SubElement(image, "stack"), self._picture.layers)
        ElementTree.indent(image)
        return bytes(ElementTree.tostring(image, "UTF-8", xml_declaration=True))

    def _fill(
        self, stack: ElementTree.Element, layers: tuple[Layer | Group, ...] | tuple[Layer, ...]
    ) -> None:
        for one in reversed(layers):  # in the list the uppermost comes first
            if isinstance(one, Group):
                self._fill(_element(stack, "stack", one.name), one.layers)
            else:
                self._add(stack, one)

    def _add(self, stack: ElementTree.Element, layer: Layer) -> None:
        stop_if(self._cancelled)
        source = f"data/layer{self._count:03}.png"
        self._count += 1
        profile = None if layer.srgb else self._picture.icc_profile
        _add(self._archive, source, _png(layer.cut(), profile))
        element = _element(stack, "layer", layer.name, layer.visible, layer.opacity)
        element.set("src", source)
        element.set("x", str(layer.x))
        element.set("y", str(layer.y))


def _element(
    stack: ElementTree.Element, kind: str, name: str, visible: bool = True, opacity: float = 1.0
) -> ElementTree.Element:
    return ElementTree.SubElement(
        stack,
        kind,
        {
            "name": name,
            "visibility": "visible" if visible else "hidden",
            "opacity": f"{opacity:g}",
            "composite-op": "svg:src-over",
        },
    )


def _add(archive: ZipFile, name: str, data: bytes, packed: bool = False) -> None:
    member = ZipInfo(name)  # always of the same date: the same edit makes the same file
    member.external_attr = 0o644 << 16
    archive.writestr(member, data, ZIP_DEFLATED if packed else ZIP_STORED)


def _png(pixels: np.ndarray, icc_profile: bytes | None) -> bytes:
    """uint8 [H, W, 3 or 4] as a PNG that says what its colours are."""
    stream, chunks = io.BytesIO(), PngInfo()
    if icc_profile is None:
        chunks.add(b"sRGB", _PERCEPTUAL)
    Image.fromarray(np.ascontiguousarray(pixels)).save(
        stream, "PNG", compress_level=_PACKING, icc_profile=icc_profile, pnginfo=chunks
    )
    return stream.getvalue()


def _thumbnail(picture: LayeredPicture) -> bytes:
    small = Image.fromarray(np.ascontiguousarray(picture.merged))
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX, reducing_gap=2.0)
    return _png(to_srgb(np.array(small), picture.icc_profile), None)
