"""All texts of a window, and the words in them that were not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PyQt5.QtWidgets import QAbstractButton, QAction, QComboBox, QLabel, QLineEdit, QMenu, QWidget

# what stays as it is in every language: keys, units, formats, names of networks and data sets, the product
SAME = (
    r"SEAN Editor|CelebAMask-HQ|BiSeNet|Ctrl|Shift|Alt|Tab|Del|Return|Esc|Space|Up|Down|F\d+|CPU|px|dB|ms|MB"
    r"|English|JPEG|PNG|WebP|GIF|MP4|MPEG|G_middle_\d|head_\d|up_\d|TIFF|OpenRaster|Krita|GIMP|report.csv|\bx\b"
)


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """All that a person can read or be read of a widget and what is in it: where it stands, and the text."""
    for widget in [root, *root.findChildren(QWidget)]:
        kind = type(widget).__name__
        for name in ("windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName"):
            yield f"{kind}.{name}", getattr(widget, name)()
        yield f"{kind}.accessibleDescription", widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield f"{kind}.text", widget.text()
        if isinstance(widget, QLineEdit):
            yield f"{kind}.placeholderText", widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((f"{kind}.item", widget.itemText(i)) for i in range(widget.count()))
        if isinstance(widget, QMenu):
            yield f"{kind}.title", widget.title()
    for action in root.findChildren(QAction):
        for name in ("text", "toolTip", "statusTip", "whatsThis"):
            yield f"QAction.{name}", getattr(action, name)()


def english_in(text: str, *names: str) -> list[str]:
    """The words of a text that were not translated; `names` are values that have no translation."""
    text = text.replace("&", "").replace("\u200b", "")
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return re.findall(r"[A-Za-z]{2,}", re.sub(SAME, "", re.sub(r"#[0-9a-f]{6}", "", text)))


def left_in(root: QWidget, *names: str) -> list[str]:
    """What is still English in a widget."""
    return [f"{where}: {text}" for where, text in texts_of(root) if english_in(text, *names)]
