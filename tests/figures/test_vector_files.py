"""Figures as SVG and PDF: the pictures to the pixel, the type as type, in a font that is in the file."""

from __future__ import annotations

import base64
import io
import re
import zlib
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageFont

from sean_editor.figures import Drawing, Look
from sean_editor.figures.drawing import font_file
from sean_editor.figures.sheet import Sheet

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def image(rng: np.random.Generator) -> np.ndarray:
    return rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)


@pytest.fixture
def drawing(image: np.ndarray) -> Drawing:
    drawing = Drawing()
    look = Look(cell=32, scale=2, drawing=drawing)
    Sheet(10, 10, look).bar(0, 0, 5, 5, (9, 9, 9))  # an earlier sheet leaves nothing
    sheet = Sheet(120, 80, look)
    sheet.picture(16, 24, image)
    sheet.frame(16, 24, (255, 0, 0))
    sheet.bar(60, 24, 20, 10, (0, 128, 255))
    sheet.text(60, 12, "SEAN & SPADE <1>", room=110)
    sheet.upright(8, 40, "elin", 32)
    return drawing


def test_svg(drawing: Drawing, image: np.ndarray) -> None:
    root = ElementTree.fromstring(drawing.svg())
    assert root.get("viewBox") == "0 0 120 80"
    (picture,) = root.iter(f"{SVG}image")
    assert [picture.get(key) for key in ("x", "y", "width", "height")] == ["16", "24", "32", "32"]
    stored = base64.b64decode((picture.get("href") or "").removeprefix("data:image/png;base64,"))
    assert np.array_equal(np.array(Image.open(io.BytesIO(stored))), image)
    words, name = root.iter(f"{SVG}text")
    assert words.text == "SEAN & SPADE <1>" and words.get("transform") is None
    length, x = float(words.get("textLength") or 0), float(words.get("x") or 0)
    assert x + length / 2 == pytest.approx(60, abs=0.1) and 80 < length < 110
    assert name.text == "elin" and (name.get("transform") or "").startswith("rotate(-90 ")
    fills = [(rect.get("fill"), rect.get("stroke")) for rect in root.iter(f"{SVG}rect")]
    assert fills == [("#ffffff", None), ("none", "#ff0000"), ("#0080ff", None)]
    assert base64.b64encode(font_file()).decode() in drawing.svg()


def test_pdf(drawing: Drawing, image: np.ndarray) -> None:
    data = drawing.pdf()
    objects = parts(data)
    assert b"/MediaBox [0 0 90.000 60.000]" in objects[3][0], "a unit is three quarters of a point"
    assert objects[7][1] == font_file()
    about, pixels = objects[8]
    assert b"/Width 64 /Height 64" in about
    assert np.array_equal(np.frombuffer(pixels, np.uint8).reshape(64, 64, 3), image)
    content = objects[4][1].decode()
    assert "24.000 0 0 24.000 12.000 18.000 cm /P0 Do" in content, "from the lower edge up"
    assert f"<{b'SEAN & SPADE <1>'.hex()}> Tj" in content and " 0 1 -1 0 " in content
    assert "0.0000 0.5020 1.0000 rg 45.000 34.500 15.000 7.500 re f" in content


def test_widths_in_a_pdf_are_those_of_its_font(drawing: Drawing) -> None:
    found = re.search(rb"/Widths \[([^]]*)\]", drawing.pdf())
    assert found is not None
    widths = [int(width) for width in found[1].split()]
    assert len(widths) == 224 and widths[ord("M") - 32] == round(ImageFont.load_default(1000).getlength("M"))
    stretches = [float(s) for s in re.findall(r"([\d.]+) Tz", parts(drawing.pdf())[4][1].decode())]
    assert stretches == pytest.approx([100] * 2, abs=6), "type is as wide as it was drawn"


def test_a_pdf_is_found_by_its_table(drawing: Drawing) -> None:
    data = drawing.pdf()
    found = re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)
    assert found is not None and data[int(found[1]) :].startswith(b"xref\n0 9\n")
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n ", data), 1):
        assert data[int(place) :].startswith(b"%d 0 obj\n" % number)


def parts(data: bytes) -> dict[int, tuple[bytes, bytes]]:
    """The objects of a PDF by number: streams as their heads and what they hold."""
    found: dict[int, tuple[bytes, bytes]] = {}
    for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj\n", data, re.DOTALL):
        head, stream, rest = body.partition(b"\nstream\n")
        found[int(number)] = (
            (head, zlib.decompress(rest.removesuffix(b"\nendstream"))) if stream else (body, b"")
        )
    return found
