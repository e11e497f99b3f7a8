"""Contrast by WCAG 2: 4.5:1 for text and 3:1 for icons, measured on the pixels of the real widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from controls import contrast, walk
from PyQt5.QtCore import QPoint, QPointF, QRect, QRectF
from PyQt5.QtGui import QColor, QImage, QPainter
from PyQt5.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from qimage2ndarray import rgb_view
from quick_cases import first_quick
from whole_window import every_dialog

from sean_editor.document.portrait import Portrait
from sean_editor.gui.canvas.ornament import draw_caption
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.region_panel.small_widgets import ColorChip
from sean_editor.gui.theme import RESOURCES, THEMES, Tokens, theme

TEXT, ICON, DISABLED = 4.5, 3.0, 2.0
SHARP = 3
"""Device pixels a pixel: strokes of letters have pixels in their full colour."""

GROUNDS = ["panel", "raised", "hover", "pressed", "accent_soft"]
"""What text may stand on that has no ground of its own."""

pytestmark = pytest.mark.parametrize("tokens", first_quick(THEMES.values()), ids=lambda t: t.name)


@pytest.fixture(autouse=True)
def looks(tokens: Tokens, themed: None) -> None:
    theme().apply(tokens.name)


def sharp(window: QWidget) -> np.ndarray:
    """A window, uint8 [SHARP H, SHARP W, 3]."""
    image = QImage(window.size() * SHARP, QImage.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    window.render(image)
    return rgb_view(image).copy()


def ink(pixels: np.ndarray) -> float:
    """The contrast of what is drawn with its ground: the commonest colour and the farthest from it."""
    # a number a pixel: rows of an array take np.unique twenty times as long
    numbers, counts = np.unique(pixels @ np.array([1 << 16, 1 << 8, 1]), return_counts=True)
    colors = numbers[:, None] >> np.array([16, 8, 0]) & 255  # [N, 3]
    return float(contrast(colors, colors[counts.argmax()]).max())


def words(window: QWidget) -> Iterator[tuple[QWidget, QRect, bool]]:
    """Widgets in view that show text or an icon: where it lies in them, and whether it is text."""
    for widget in walk(window):
        if isinstance(widget, QLabel) and widget.text() and not getattr(widget, "left_out", False):
            yield widget, widget.contentsRect(), True
        elif isinstance(widget, QToolButton) and not widget.icon().isNull() and not widget.text():
            yield widget, widget.rect().adjusted(4, 4, -4, -4), False
        elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QTabBar):
            text = widget.currentText() if isinstance(widget, QComboBox) else ""
            text = widget.text() if isinstance(widget, QAbstractButton) else text
            text = widget.text() or widget.placeholderText() if isinstance(widget, QLineEdit) else text
            icons = isinstance(widget, QToolButton) and widget.toolButtonStyle() == 0
            if text and not icons and not text.isspace():
                yield widget, widget.rect().adjusted(3, 3, -3, -3), True


def weak(window: QWidget) -> Iterator[str]:
    """What is hard to read in a window."""
    picture, all_of_it = sharp(window), window.rect()
    for widget, rect, text in words(window):
        here = QRect(widget.mapTo(window, rect.topLeft()), rect.size()) & all_of_it
        x, y, w, h = (SHARP * v for v in here.getRect())
        visible = widget.visibleRegion().boundingRect().size() == widget.size()
        if w <= 0 or h <= 0 or not visible:
            continue
        least = DISABLED if not widget.isEnabled() else TEXT if text else ICON
        there = ink(picture[y : y + h, x : x + w])
        if there < least:
            shown = getattr(widget, "text", str)() or widget.accessibleName()
            yield f"{type(widget).__name__} {shown!r}: {there:.2f} < {least}"


def test_the_window(tokens: Tokens, window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    for weakest in weak(window):
        raise AssertionError(weakest)
    window.session.apply_style(window.session.references[1].id, [13, 17])
    window.bench.selection.set({13, 17})
    window.bench.actions["take_snapshot"].trigger()
    window.bench.tool_state.set_tool("transform")
    window.gallery.list.setCurrentIndex(window.gallery.list.visible_indexes()[1])
    qtbot.waitUntil(lambda: window.session.idle)
    for place, kind in (("folded", "error"), ("side", "notice"), ("below", "question")):
        window.bench.actions[f"regions_{place}"].trigger()
        if kind == "error":
            window.banner.show_error("It went wrong.", ("Try again", lambda: None))
        else:
            window.banner.dismiss()
            window.banner.ask("Well?", ("Yes", lambda: None), ("No", lambda: None))
        for tab in range(window.central.side.count()):
            window.central.side.setCurrentIndex(tab)
            QApplication.processEvents()
            assert not list(weak(window)), (place, window.central.side.title(tab))


@pytest.mark.slow
def test_every_dialog(
    tokens: Tokens, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        assert not list(weak(dialog)), type(dialog).__name__
        dialog.close()
        dialog.deleteLater()


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """The rules of the style sheet with the names of their colours."""
    text = re.sub(r"/\*.*?\*/", "", (RESOURCES / "theme" / "editor.qss").read_text("utf-8"), flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, value in pairs}


def test_every_rule_that_colours_text(tokens: Tokens) -> None:
    """Also of states that no test brings about. Without a ground of its own it may stand on any."""
    checked = 0
    for selector, style in rules():
        color = style.get("color", "").strip("@")
        ground = style.get("background", "").strip("@")
        if not hasattr(tokens, color):
            continue
        anywhere = ["panel", "raised"] if 'role="link"' in selector else GROUNDS
        grounds = [ground] if hasattr(tokens, ground) else anywhere
        for one in grounds:
            least = DISABLED if "disabled" in selector else TEXT
            there = contrast(_rgb(getattr(tokens, color)), _rgb(getattr(tokens, one)))
            assert there >= least, f"{selector}: {color} on {one}: {there:.2f}"
            checked += 1
    assert checked > 40


@pytest.mark.parametrize("ground", ["#ffffff", "#808080", "#000000"])
def test_words_over_a_picture(tokens: Tokens, qapp: QApplication, ground: str) -> None:
    image = QImage(240, 80, QImage.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    draw_caption(painter, "Original", QPointF(120, 40), QRectF(0, 0, 240, 80))
    painter.end()
    assert ink(rgb_view(image)[30:50, 90:150]) >= TEXT
    for name, share in (("tip", 0.82), ("tip", 0.86)):
        pill = share * _rgb(getattr(tokens, name)) + (1 - share) * _rgb(ground)
        assert contrast(_rgb(tokens.tip_text), pill) >= TEXT


def test_a_region_chip_has_an_edge_on_any_colour(tokens: Tokens, qapp: QApplication) -> None:
    chip = ColorChip()
    for color in ("#000000", "#ffffff", tokens.panel):
        chip.set_color(QColor(color))
        holder = QImage(chip.size() * SHARP, QImage.Format_RGB32)
        holder.setDevicePixelRatio(SHARP)
        holder.fill(QColor(tokens.panel))
        chip.render(holder, QPoint(), flags=QWidget.DrawChildren)
        edge = contrast(rgb_view(holder), _rgb(tokens.panel))
        assert edge.max() >= ICON
    chip.deleteLater()


def _rgb(color: str) -> np.ndarray:
    return np.array(QColor(color).getRgb()[:3], np.float64)
