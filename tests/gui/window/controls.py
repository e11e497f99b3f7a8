"""The controls of a window: which there are, what they are called, and what they look like with the focus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PyQt5.QtCore import QPoint, QRect, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from qimage2ndarray import rgb_view

from sean_editor.gui.panels.colour.swatch_grid import SwatchGrid
from sean_editor.gui.panels.region_panel.row import RegionRow
from sean_editor.gui.translation import without_mnemonic

USED = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTextEdit,
)


def controls(window: QWidget) -> list[QWidget]:
    """What can be used in a window now: Qt's controls, and whatever else takes the keyboard."""
    return [widget for widget in window.findChildren(QWidget) if widget.window() is window and _used(widget)]


def _used(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    inner = isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), QLineEdit | QTabBar)
    return not inner and (isinstance(widget, USED) or bool(widget.focusPolicy() & Qt.TabFocus))


def by_tab(window: QWidget) -> list[QWidget]:
    """Those that Tab must reach: of the rows of regions, swatches and radio buttons it reaches one."""
    return [widget for widget in controls(window) if not _by_arrows(widget)]


def _by_arrows(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and not widget.isChecked():
        group = QAbstractButton.group(widget)  # chips have groups of another kind
        if isinstance(widget, QRadioButton) or (group is not None and group.exclusive()):
            return True
    return (
        isinstance(widget.parentWidget(), RegionRow | SwatchGrid) and not widget.focusPolicy() & Qt.TabFocus
    )


def reveal(widget: QWidget) -> None:
    """Scroll to a widget, as Tab does."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def tab_through(window: QWidget, back: bool = False) -> list[QWidget]:
    """The controls in the order of Tab, from the one that has the keyboard until it comes round."""
    start = QApplication.focusWidget()
    assert start is not None and start.window() is window, "nothing has the keyboard"
    reached = [start]
    for _ in range(len(controls(window)) + 2):
        focus = _press_tab(back)
        if focus is start:
            return reached
        reached.append(focus)
    raise AssertionError(f"Tab never comes round; it goes on {[named(w) for w in reached[-6:]]}")


def _press_tab(back: bool) -> QWidget | None:
    """Go on from what has the keyboard; a text goes through its links first. What has it then."""
    left = QApplication.focusWidget()
    for _ in range(1000 if isinstance(left, QTextBrowser) else 1):
        QTest.keyClick(left, Qt.Key_Tab, Qt.ShiftModifier if back else Qt.NoModifier)
        if QApplication.focusWidget() is not left:
            break
    return QApplication.focusWidget()


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget: Qt's rules (QAccessibleWidget, QAccessibleButton)."""
    name = widget.accessibleName()
    if not name and widget.isWindow():
        name = widget.windowTitle()
    if not name and isinstance(widget, QAbstractButton | QLabel):
        name = widget.text()
    if not name and isinstance(widget, QGroupBox):
        name = widget.title()
    return without_mnemonic(name or _buddy(widget)).strip()


def _buddy(widget: QWidget) -> str:
    parent = widget.parentWidget()
    labels = parent.findChildren(QLabel) if parent is not None else []
    return next((label.text() for label in labels if label.buddy() is widget), "")


def named(widget: QWidget) -> str:
    """A widget for a person who reads a failed test."""
    return f"{type(widget).__name__} {spoken_name(widget)!r} in {type(widget.parentWidget()).__name__}"


def seen(widget: QWidget) -> np.ndarray:
    """What a widget looks like in its window, uint8 [H, W, 3]."""
    window = widget.window()
    here = QRect(widget.mapTo(window, QPoint()), widget.size()) & window.rect()
    return rgb_view(window.grab(here).toImage()).copy()


def luminance(pixels: np.ndarray) -> np.ndarray:
    """The relative luminance of WCAG 2, 0..1, of sRGB pixels uint8 [..., 3]."""
    part = pixels / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The contrast of WCAG 2, 1..21, of sRGB pixels uint8 [..., 3]."""
    a, b = luminance(one), luminance(other)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def focus_pixels(widget: QWidget) -> int:
    """How many pixels of a widget differ by 3:1 or more when it has the keyboard."""
    window = widget.window()
    reveal(widget)
    widget.clearFocus()
    window.setFocus(Qt.OtherFocusReason)
    QApplication.processEvents()
    plain = seen(widget)
    widget.setFocus(Qt.TabFocusReason)
    QApplication.processEvents()
    focused = seen(widget)
    return int((contrast(focused, plain) >= 3).sum()) if focused.shape == plain.shape else focused.size


def walk(widget: QWidget) -> Iterator[QWidget]:
    """A widget and what is in it, in view."""
    yield widget
    yield from (child for child in widget.findChildren(QWidget) if child.isVisible())
