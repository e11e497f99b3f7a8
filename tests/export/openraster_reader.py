"""An independent reader of OpenRaster files: zipfile, ElementTree and Pillow, by the specification."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image


@dataclass(frozen=True, eq=False)
class ReadLayer:
    """A layer of the file, `groups` being the names of the stacks around it."""

    name: str
    picture: Image.Image
    x: int
    y: int
    visible: bool
    opacity: float
    groups: tuple[str, ...]

    @property
    def pixels(self) -> np.ndarray:
        """uint8 [h, w, 4]."""
        return np.array(self.picture.convert("RGBA"))

    def on_canvas(self, size: tuple[int, int]) -> np.ndarray:
        """uint8 [H, W, 4], clear where the layer has nothing."""
        canvas = Image.new("RGBA", size)
        canvas.paste(self.picture.convert("RGBA"), (self.x, self.y))
        return np.array(canvas)


@dataclass(frozen=True, eq=False)
class ReadFile:
    """What lies in an .ora file; `layers` from the lowest to the uppermost."""

    size: tuple[int, int]
    layers: list[ReadLayer]
    merged: Image.Image
    thumbnail: Image.Image

    def layer(self, name: str) -> ReadLayer:
        (found,) = (layer for layer in self.layers if layer.name == name)
        return found

    def composited(self) -> np.ndarray:
        """All visible layers, one over the other from the lowest up, uint8 [H, W, 4]."""
        canvas = Image.new("RGBA", self.size)
        for layer in self.layers:
            if layer.visible:
                picture = layer.picture.convert("RGBA")
                alpha = picture.getchannel("A").point(lambda value, share=layer.opacity: round(value * share))
                picture.putalpha(alpha)
                canvas.alpha_composite(picture, (layer.x, layer.y))
        return np.array(canvas)


def read_openraster(path: Path) -> ReadFile:
    """The file, after checking what the specification says of its form."""
    data = path.read_bytes()
    assert data[30:54] == b"mimetypeimage/openraster", "the type stands at byte 38, for `file` and the like"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
        image = ElementTree.fromstring(archive.read("stack.xml"))
        size = int(image.attrib["w"]), int(image.attrib["h"])
        (root,) = image
        assert image.tag == "image" and root.tag == "stack" and "version" in image.attrib
        layers = list(_layers(archive, root, (), True))
        named = {"mimetype", "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"}
        assert set(archive.namelist()) == named | {element.attrib["src"] for element in image.iter("layer")}
        merged, thumbnail = (
            _picture(archive, name) for name in ("mergedimage.png", "Thumbnails/thumbnail.png")
        )
    assert merged.size == size and max(thumbnail.size) <= 256 and thumbnail.format == "PNG"
    return ReadFile(size, layers[::-1], merged, thumbnail)


def _layers(archive: zipfile.ZipFile, stack: ElementTree.Element, groups: tuple[str, ...], visible: bool):
    for element in stack:
        assert element.attrib["composite-op"] == "svg:src-over"
        opacity, shown = float(element.attrib["opacity"]), element.attrib["visibility"] == "visible"
        assert 0 <= opacity <= 1 and element.attrib["visibility"] in ("visible", "hidden")
        if element.tag == "stack":
            assert opacity == 1
            yield from _layers(archive, element, (*groups, element.attrib["name"]), visible and shown)
        else:
            assert element.attrib["src"].startswith("data/")
            yield ReadLayer(
                element.attrib["name"],
                _picture(archive, element.attrib["src"]),
                int(element.attrib["x"]),
                int(element.attrib["y"]),
                visible and shown,
                opacity,
                groups,
            )


def _picture(archive: zipfile.ZipFile, name: str) -> Image.Image:
    picture = Image.open(io.BytesIO(archive.read(name)))
    picture.load()
    assert picture.format == "PNG" and not picture.info.get("interlace")
    return picture
