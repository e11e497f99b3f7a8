"""Themes keep text legible, icons draw in every theme, the style sheet leaves nothing unfilled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PyQt5.QtWidgets import QApplication

from sean_editor.gui import icons
from sean_editor.gui.actions import SPECS
from sean_editor.gui.theme import DARK, LIGHT, RESOURCES, Tokens, theme

TEXT_ON_GROUND = (
    ("text", "panel"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "danger_soft"),
    ("text", "notice_soft"),
    ("dim", "panel"),
    ("dim", "raised"),
    ("dim", "hover"),
    ("dim", "canvas"),
    ("dim", "accent_soft"),
    ("accent", "panel"),
    ("danger", "panel"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("tip_text", "tip"),
)


def luminance(color: str) -> float:
    parts = QColor(color).getRgbF()[:3]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=lambda t: t.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_keeps_its_contrast(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_style_sheet_is_filled_and_its_pictures_exist(name: str) -> None:
    theme().apply(name)
    sheet = theme().style_sheet()
    assert "@" not in sheet
    for part in sheet.split("url(")[1:]:
        assert Path(part.split(")")[0]).is_file()


def test_a_theme_reaches_the_application(qapp: QApplication) -> None:
    theme().apply("light")
    assert qapp.palette().color(QPalette.Window) == QColor(LIGHT.panel)
    theme().apply("no such theme")
    assert theme().tokens is DARK


def test_every_action_icon_exists_and_draws_something() -> None:
    for name in {spec.icon for spec in SPECS.values() if spec.icon}:
        image = icons.pixmap(name, 24, ratio=2.0).toImage()
        assert image.width() == 48
        assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48)), name


def test_icons_are_drawn_in_one_style() -> None:
    for path in (RESOURCES / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text and "currentColor" in text, path.name


@pytest.mark.parametrize("side", [16, 20, 42])
def test_an_icon_is_drawn_as_large_as_it_is_shown(side: int) -> None:
    made, drawn = icons.icon("lock", 20), icons.pixmap("lock", side).toImage()
    asked = made.pixmap(side, side)  # for the screen
    assert asked.width() == round(side * asked.devicePixelRatio()) == asked.height()
    assert asked.toImage() == icons.pixmap("lock", side, ratio=asked.devicePixelRatio()).toImage()
    assert made.actualSize(QSize(side, side + 9)) == QSize(side, side)
    screen = QImage(side, side, drawn.format())
    screen.setDevicePixelRatio(2.0)
    screen.fill(Qt.transparent)
    painter = QPainter(screen)
    made.paint(painter, 0, 0, side // 2, side // 2)
    painter.end()
    screen.setDevicePixelRatio(1.0)
    assert screen == drawn
    disabled = made.pixmap(side, side, QIcon.Disabled)
    assert disabled.size() == asked.size() and disabled.toImage() != asked.toImage()


def test_a_checked_icon_takes_another_colour() -> None:
    made = icons.icon("lock", 20, "dim", on="accent")
    off = made.pixmap(20, 20, QIcon.Normal, QIcon.Off).toImage()
    on = made.pixmap(20, 20, QIcon.Normal, QIcon.On).toImage()
    assert off != on
