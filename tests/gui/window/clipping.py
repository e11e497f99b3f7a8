"""Finds what is cut off in a window or a dialog."""

from __future__ import annotations

from collections.abc import Iterator

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAbstractButton, QLabel, QTabBar, QToolButton, QWidget

from sean_editor.gui.panels.region_panel.small_widgets import ElidedLabel

MARGIN = 10  # of a title at the side, beside its tab's ends


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
        if (
            isinstance(widget, QTabBar) and widget.property("role") != "tight"
        ):  # with one more, tool tips help
            yield from shortened_titles(widget)
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
            lines = widget.heightForWidth(widget.width())
            if lines > widget.height():
                yield f"the lines of {widget.text()!r} are {lines} high, and have {widget.height()}"


def shortened_titles(bar: QTabBar) -> Iterator[str]:
    """Titles of tabs that end with dots."""
    for index in range(bar.count()):
        title, width = bar.tabText(index), bar.tabRect(index).width()
        needed = bar.fontMetrics().horizontalAdvance(title) + MARGIN
        if needed > width:
            yield f"the tab {title!r}: {needed} > {width}"


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
