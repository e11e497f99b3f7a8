"""Colours, style sheet and application palette: one set of tokens a theme, one style sheet for both."""

from __future__ import annotations

import atexit
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PyQt5.QtWidgets import QApplication, QWidget

from sean_editor.locations import shipped

RESOURCES = shipped("resources")

UI_FONTS = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans",
    "Cantarell",
    "DejaVu Sans",
)

CHINESE_FONTS = (  # with the letter forms of the mainland, which a system's own choice need not have
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)


@dataclass(frozen=True)
class Tokens:
    """Every colour of the window by its use, as `#rrggbb`. Text on its ground keeps 4.5:1 or better."""

    name: str
    window: str  # behind everything, and the seams between panels
    canvas: str  # around a picture: neutral, so that it does not tint what is judged
    panel: str  # panels and bars
    raised: str  # fields, buttons, cards
    hover: str
    pressed: str
    line: str  # hairlines
    border: str  # edges of things that can be used
    text: str
    dim: str  # secondary text
    accent: str
    accent_hover: str
    accent_soft: str  # ground of what is selected
    on_accent: str
    danger: str
    danger_soft: str
    notice_soft: str
    tip: str  # tool tips and captions over pictures, dark in both themes
    tip_text: str


DARK = Tokens(
    name="dark",
    window="#151619",
    canvas="#191a1d",
    panel="#222327",
    raised="#2b2d32",
    hover="#34363c",
    pressed="#3d4047",
    line="#2e3035",
    border="#43464e",
    text="#e8e9ec",
    dim="#a9adb6",
    accent="#35c9ad",
    accent_hover="#55d8bf",
    accent_soft="#233f3b",
    on_accent="#06231d",
    danger="#ff9a91",
    danger_soft="#40272a",
    notice_soft="#203a37",
    tip="#0f1012",
    tip_text="#f2f3f5",
)

LIGHT = Tokens(
    name="light",
    window="#d9dbdf",
    canvas="#e6e7ea",
    panel="#f7f7f8",
    raised="#ffffff",
    hover="#e9eaed",
    pressed="#dcdee2",
    line="#e2e4e8",
    border="#c3c7ce",
    text="#1b1d21",
    dim="#5a5f69",
    accent="#0a7562",
    accent_hover="#096755",
    accent_soft="#d5ede8",
    on_accent="#ffffff",
    danger="#b3261e",
    danger_soft="#fbe6e4",
    notice_soft="#dcf0ec",
    tip="#24262b",
    tip_text="#f2f3f5",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


class ThemeKeeper(QObject):
    """Applies a theme to the application and notifies painters that use its colours."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = DARK
        self._tinted = TemporaryDirectory(prefix="sean-editor-")
        atexit.register(self.close)

    def close(self) -> None:
        """Remove the files of tinted icons; for the end of a program that ends without Python's own."""
        self._tinted.cleanup()

    def apply(self, name: str) -> None:
        """Switch the whole application to the theme called `name`; an unknown name means dark."""
        self.tokens = THEMES.get(name, DARK)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("make the application before its theme")
        sheet = self.style_sheet()
        if app.styleSheet() != sheet:  # to dress all widgets anew takes a third of a second
            app.setPalette(palette_of(self.tokens))
            app.setStyleSheet(sheet)
        self.changed.emit()

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, `alpha` in 0..1."""
        color = QColor(getattr(self.tokens, token))
        color.setAlphaF(alpha)
        return color

    def style_sheet(self) -> str:
        """The style sheet with `@token` and `@icon(name, token)` filled in."""
        text = (RESOURCES / "theme" / "editor.qss").read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"@icon\((\w+),\s*(\w+)\)", lambda m: self._tinted_file(m[1], m[2]), text)
        values = asdict(self.tokens)
        return re.sub(r"@(\w+)", lambda m: values[m[1]], text)

    def _tinted_file(self, icon: str, token: str) -> str:
        # a style sheet takes pictures from files only, so each tinted icon it names is written once
        path = Path(self._tinted.name) / f"{icon}-{token}-{self.tokens.name}.svg"
        if not path.exists():
            path.write_text(icon_source(icon, getattr(self.tokens, token)), encoding="utf-8")
        return f"url({path.as_posix()})"


def icon_source(name: str, color: str) -> str:
    """The SVG text of the icon called `name`, drawn in `color`."""
    return _icon_file(name).replace("currentColor", color)


@cache
def _icon_file(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette, for what a style sheet does not reach (text selection, links, disabled text)."""
    palette = QPalette()
    roles = {
        QPalette.Window: tokens.panel,
        QPalette.Base: tokens.raised,
        QPalette.AlternateBase: tokens.panel,
        QPalette.Button: tokens.raised,
        QPalette.Dark: tokens.canvas,
        QPalette.Mid: tokens.border,
        QPalette.Text: tokens.text,
        QPalette.WindowText: tokens.text,
        QPalette.ButtonText: tokens.text,
        QPalette.PlaceholderText: tokens.dim,
        QPalette.Highlight: tokens.accent,
        QPalette.HighlightedText: tokens.on_accent,
        QPalette.Link: tokens.accent,
        QPalette.ToolTipBase: tokens.tip,
        QPalette.ToolTipText: tokens.tip_text,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.Text, QPalette.WindowText, QPalette.ButtonText):
        faded = QColor(tokens.dim)
        faded.setAlphaF(0.55)
        palette.setColor(QPalette.Disabled, role, faded)
    return palette


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and let it see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def ui_font() -> QFont:
    """The first of our preferred faces that the system has, and after it one with Chinese characters, 13 px.
    Where the system has none, and Qt would draw boxes or nothing, those that the program brings.
    """
    font = _preferred_font()
    if not QFontMetrics(font).inFont("a"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "DejaVuSans.ttf"))
        font = _preferred_font()
    font.setFamilies([font.family(), *_chinese_family()])
    return font


def _preferred_font() -> QFont:
    families = set(QFontDatabase().families())
    font = QFont(next((f for f in UI_FONTS if f in families), QApplication.font().family()))
    font.setPixelSize(13)
    return font


def _chinese_family() -> list[str]:
    """The family with Chinese characters, in a list; the program's own has the common ones only."""
    there = QFontDatabase().families(QFontDatabase.SimplifiedChinese)
    if not there:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "SEANEditorSC.otf"))
        there = QFontDatabase.applicationFontFamilies(number)
    return [f for f in CHINESE_FONTS if f in there][:1] or there[:1]


_keeper: list[ThemeKeeper] = []


def theme() -> ThemeKeeper:
    """The application's one theme object, made on first use."""
    if not _keeper:
        _keeper.append(ThemeKeeper())
    return _keeper[0]
