"""Fonts: every character of the window's languages can be drawn, also where the system has no font for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt5.QtGui import QFontMetrics, QRawFont

from docs import subset_font
from sean_editor.gui.theme import ui_font
from sean_editor.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]

BARE = """
import sys
from sean_editor.gui.app import make_application
application = make_application()
from PyQt5.QtGui import QFontInfo, QFontMetrics
font = application.font()
print(font.families(), all(map(QFontMetrics(font).inFont, "a简体中文龙")))
"""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def test_the_shipped_font_has_every_character_of_the_translations(qapp) -> None:
    """If this fails, docs/subset_font.py says how to make the font again."""
    font = QRawFont(str(subset_font.FONT), 13)
    assert font.isValid() and font.familyName() == subset_font.FAMILY
    texts = subset_font.translated_characters() + "".join(LANGUAGES.values())
    needed = {*texts, *subset_font.common_characters()}
    assert len(needed) > 3800
    assert not {c for c in needed if c.isprintable() and not font.supportsCharacter(c)}


def test_chinese_can_be_drawn_here(qapp) -> None:
    metrics = QFontMetrics(ui_font())
    assert all(map(metrics.inFont, "aé简体中文"))


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig says which fonts there are")
@pytest.mark.parametrize("latin", [True, False], ids=["Latin letters only", "no font at all"])
def test_chinese_can_be_drawn_on_a_system_without_a_chinese_font(latin: bool, tmp_path: Path) -> None:
    fonts, config = tmp_path / "fonts", tmp_path / "fonts.conf"
    fonts.mkdir()
    if latin:
        name = "DejaVuSans.ttf"
        (fonts / name).write_bytes((ROOT / "resources" / "fonts" / name).read_bytes())
    config.write_text(FONTS.format(fonts=fonts, cache=tmp_path / "cache"), encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", BARE]
    run = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    assert run.stdout.strip() == "['DejaVu Sans', 'SEAN Editor SC'] True", run.stderr
