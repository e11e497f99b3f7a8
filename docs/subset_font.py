"""Make resources/fonts/SEANEditorSC.otf, the Chinese letters for systems without a Chinese font.

    apt-get install fonts-noto-cjk && pip install fonttools
    python docs/subset_font.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

It holds the 3755 most common characters (level 1 of GB 2312), so that names of files show, too, and every
other character of the translation and the manual. It has to be made again only when one of them has a
character that the font lacks: tests/gui/window/test_fonts.py says so. The licence of Noto, the SIL Open Font
License, permits subsets. The subset has a name of its own, so that it never stands in for a whole Noto that
is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "resources" / "fonts" / "SEANEditorSC.otf"
TRANSLATION = ROOT / "resources" / "translations" / "sean_editor_zh_CN.ts"
MANUAL = ROOT / "docs" / "user-guide.zh_CN.md"
FAMILY = "SEAN Editor SC"
SOURCE_FAMILY = "Noto Sans CJK SC"
KEPT_NAMES = (0, 1, 2, 3, 4, 6, 13, 14)  # copyright, family, style, unique, full and PostScript name, licence
FULL_WIDTH = "　、。〈〉《》「」『』【】〔〕·—…‘’“”！（），．／：；？［］｛｝～％＋－＝"


def main(source: str) -> None:
    """Write the font from the collection at `source`."""
    from fontTools import subset
    from fontTools.ttLib import TTCollection

    fonts = TTCollection(source).fonts
    number = next(i for i, font in enumerate(fonts) if font["name"].getDebugName(1) == SOURCE_FAMILY)
    options = subset.Options(font_number=number, hinting=False, name_IDs=list(KEPT_NAMES))
    options.layout_features = []  # for vertical text, and variants of other languages
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=common_characters() + FULL_WIDTH + translated_characters())
    subsetter.subset(font)
    for name, text in ((1, FAMILY), (3, FAMILY), (4, FAMILY), (6, FAMILY.replace(" ", ""))):
        font["name"].setName(text, name, 3, 1, 0x409)
    font.save(FONT)
    print(f"{FONT.relative_to(ROOT)}: {len(font.getGlyphOrder())} glyphs, {FONT.stat().st_size} bytes")


def common_characters() -> str:
    """The characters of level 1 of GB 2312, and printable ASCII."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level_one = (pair.decode("gb2312") for pair in rows if pair < b"\xd7\xfa")
    return "".join(level_one) + "".join(map(chr, range(0x20, 0x7F)))


def translated_characters() -> str:
    """All characters of the translation, and of the manual."""
    texts = ["".join(one.itertext()) for one in Xml.parse(TRANSLATION).getroot().iter("translation")]
    return "".join((*texts, MANUAL.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(*sys.argv[1:])
