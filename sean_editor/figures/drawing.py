"""What a sheet shows, as objects: from it figures are written as SVG and as PDF, with type that stays type.

Both embed the font that Pillow brings and draws with (Aileron, in the public domain), so that nothing is
missing on the reader's machine. A unit is a pixel of 1/96 inch. Pictures keep their pixels.
"""

from __future__ import annotations

import base64
import io
import zlib
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

import numpy as np
from PIL import Image, ImageFont

Colour = tuple[int, int, int]

_POINTS = 0.75  # a unit
_EM = 1000  # the size at which widths are told


class Picture(NamedTuple):
    """Pixels uint8 [H, W, 3] that fill a rectangle of units."""

    x: float
    y: float
    width: float
    height: float
    pixels: np.ndarray


class Line(NamedTuple):
    """A line of type that begins at (x, y) on its base line and is `width` units long; `upright`: it reads
    from bottom to top.
    """

    x: float
    y: float
    width: float
    words: str
    size: float
    ink: Colour
    upright: bool = False


class Box(NamedTuple):
    """A rectangle of units: filled, or with a `line` of that width inside its edge."""

    x: float
    y: float
    width: float
    height: float
    ink: Colour
    line: float = 0


Item = Picture | Line | Box


@dataclass
class Drawing:
    """All items of a sheet, later ones over earlier ones; `width` and `height` in units."""

    width: float = 0
    height: float = 0
    ground: Colour = (255, 255, 255)
    items: list[Item] = field(default_factory=list)

    def begin(self, width: float, height: float, ground: Colour) -> None:
        """A new, blank sheet."""
        self.width, self.height, self.ground = width, height, ground
        self.items.clear()

    def svg(self) -> str:
        """The drawing as an SVG file that needs no other."""
        font = base64.b64encode(font_file()).decode()
        body = "\n".join(map(_as_svg, self.items))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}" '
            f'viewBox="0 0 {self.width:g} {self.height:g}">\n'
            f"<style>@font-face {{ font-family: Aileron; src: url(data:font/ttf;base64,{font}) }} "
            "text { font-family: Aileron, Helvetica, Arial, sans-serif }</style>\n"
            f'<rect width="100%" height="100%" fill="{_hex(self.ground)}"/>\n{body}\n</svg>\n'
        )

    def pdf(self) -> bytes:
        """The drawing as a PDF of one page."""
        content = [_rectangle(self, Box(0, 0, self.width, self.height, self.ground))]
        pictures = [item for item in self.items if isinstance(item, Picture)]
        names = {id(picture): f"P{number}" for number, picture in enumerate(pictures)}
        for item in self.items:
            if isinstance(item, Picture):
                content.append(_placed(self, item, names[id(item)]))
            else:
                content.append(_rectangle(self, item) if isinstance(item, Box) else _typed(self, item))
        return _pdf_file(self, "\n".join(content), pictures)


def font_file() -> bytes:
    """The TrueType file of the font that figures are set in."""
    font = ImageFont.load_default(_EM)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return bytes(font.font_bytes)


def _as_svg(item: Item) -> str:
    if isinstance(item, Picture):
        file = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(item.pixels)).save(file, "PNG")
        data = base64.b64encode(file.getvalue()).decode()
        place = f'x="{item.x:g}" y="{item.y:g}" width="{item.width:g}" height="{item.height:g}"'
        return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
    if isinstance(item, Box):
        x, y, width, height = _inside(item)
        place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        if item.line:
            return f'<rect {place} fill="none" stroke="{_hex(item.ink)}" stroke-width="{item.line:g}"/>'
        return f'<rect {place} fill="{_hex(item.ink)}"/>'
    turn = f' transform="rotate(-90 {item.x:.2f} {item.y:.2f})"' if item.upright else ""
    return (
        f'<text x="{item.x:.2f}" y="{item.y:.2f}" font-size="{item.size:g}" fill="{_hex(item.ink)}" '
        f'textLength="{item.width:.2f}" lengthAdjust="spacingAndGlyphs"{turn}>{escape(item.words)}</text>'
    )


def _inside(box: Box) -> tuple[float, float, float, float]:
    """The rectangle along which a pen of the width `line` goes."""
    half = box.line / 2
    return box.x + half, box.y + half, box.width - box.line, box.height - box.line


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rgb(colour: Colour) -> str:
    return " ".join(f"{channel / 255:.4f}" for channel in colour)


def _rectangle(drawing: Drawing, box: Box) -> str:
    x, y, width, height = (_POINTS * number for number in _inside(box))
    place = f"{x:.3f} {_POINTS * drawing.height - y - height:.3f} {width:.3f} {height:.3f} re"
    if box.line:
        return f"{_rgb(box.ink)} RG {_POINTS * box.line:.3f} w {place} S"
    return f"{_rgb(box.ink)} rg {place} f"


def _placed(drawing: Drawing, picture: Picture, name: str) -> str:
    x, low = _POINTS * picture.x, _POINTS * (drawing.height - picture.y - picture.height)
    size = f"{_POINTS * picture.width:.3f} 0 0 {_POINTS * picture.height:.3f}"
    return f"q {size} {x:.3f} {low:.3f} cm /{name} Do Q"


def _typed(drawing: Drawing, line: Line) -> str:
    words = line.words.encode("cp1252", "replace")
    natural = sum(_widths()[max(0, code - 32)] for code in words) * line.size / _EM
    stretch = 100 * line.width / natural if natural else 100
    x, y = _POINTS * line.x, _POINTS * (drawing.height - line.y)
    turned = f"0 1 -1 0 {x:.3f} {y:.3f}" if line.upright else f"1 0 0 1 {x:.3f} {y:.3f}"
    size = f"/F {_POINTS * line.size:.3f} Tf {stretch:.2f} Tz"
    return f"BT {_rgb(line.ink)} rg {size} {turned} Tm <{words.hex()}> Tj ET"


def _widths() -> list[int]:
    """The widths of the characters 32 to 255 of cp1252, in thousandths of the size."""
    font = ImageFont.load_default(_EM)
    characters = (bytes([code]).decode("cp1252", "replace") for code in range(32, 256))
    return [round(font.getlength(character)) for character in characters]


def _pdf_file(drawing: Drawing, content: str, pictures: list[Picture]) -> bytes:
    font = ImageFont.load_default(_EM)
    assert isinstance(font, ImageFont.FreeTypeFont)
    ascent, descent = font.getmetrics()
    width, height = _POINTS * drawing.width, _POINTS * drawing.height
    first = 8
    images = " ".join(f"/P{k} {first + k} 0 R" for k in range(len(pictures)))
    widths = " ".join(map(str, _widths()))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] /Contents 4 0 R "
            f"/Resources << /Font << /F 5 0 R >> /XObject << {images} >> >> >>"
        ).encode(),
        _stream("", content.encode()),
        (
            "<< /Type /Font /Subtype /TrueType /BaseFont /Aileron-Regular /FirstChar 32 /LastChar 255 "
            f"/Widths [{widths}] /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>"
        ).encode(),
        (
            "<< /Type /FontDescriptor /FontName /Aileron-Regular /Flags 32 /ItalicAngle 0 "
            f"/FontBBox [-200 -300 1200 1000] /Ascent {ascent} /Descent {-descent} /CapHeight 700 /StemV 80 "
            "/FontFile2 7 0 R >>"
        ).encode(),
        _stream(f"/Length1 {len(font_file())}", font_file()),
    ]
    for picture in pictures:
        rows, columns = picture.pixels.shape[:2]
        about = (
            f"/Type /XObject /Subtype /Image /Width {columns} /Height {rows} /ColorSpace /DeviceRGB "
            "/BitsPerComponent 8"
        )
        objects.append(_stream(about, np.ascontiguousarray(picture.pixels).tobytes()))
    return _numbered(objects)


def _stream(about: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<< {about} /Filter /FlateDecode /Length {len(packed)} >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def _numbered(objects: list[bytes]) -> bytes:
    """The file of objects 1, 2, ..., the first of which is the catalogue."""
    file, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return bytes(file + f"{end}startxref\n{len(file)}\n%%EOF\n".encode())
