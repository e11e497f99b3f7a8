"""Finds what is cut off in a window or a dialog."""

from __future__ import annotations

from collections.abc import Iterator

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from sean_editor.gui.panels.region_panel.small_widgets import ElidedLabel


def cut_off(window: QWidget) -> Iterator[str]:
    """Widgets in view that stick out of what they are in, or whose text does not fit."""
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or widget.isWindow() or scrolls(widget):
            continue
        if not parent.rect().contains(widget.geometry().adjusted(1, 1, -1, -1)):
            yield f"{type(widget).__name__} {widget.accessibleName()} sticks out: {widget.geometry()}"
        if isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, ElidedLabel):
            needed = widget.minimumSizeHint() if not isinstance(widget, QLabel) else widget.sizeHint()
            wraps = isinstance(widget, QLabel) and (widget.wordWrap() or widget.hasScaledContents())
            if (
                widget.text()
                and not shows_icon_alone(widget)
                and needed.width() > widget.width()
                and not wraps
            ):
                yield f"{type(widget).__name__} {widget.text()!r}: {needed.width()} > {widget.width()}"
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
            lines = widget.heightForWidth(widget.width())
            if lines > widget.height():
                yield f"the lines of {widget.text()!r} are {lines} high, and have {widget.height()}"


def shows_icon_alone(widget: QWidget) -> bool:
    """Whether it has a text, but shows its icon instead."""
    style = widget.toolButtonStyle() if isinstance(widget, QToolButton) else None
    return style == Qt.ToolButtonIconOnly and not widget.icon().isNull()


def scrolls(widget: QWidget) -> bool:
    """Whether it lies in a view that scrolls: there more may be than is in view."""
    names = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return "qt_scrollarea_viewport" in names
