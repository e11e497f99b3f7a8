"""The panel of retouching: amounts of the chosen regions, tints, the blemish brush."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.translation import marked, tr, tr_marked, tr_plural
from sean_editor.gui.panels.region_panel.group_bar import GroupBar
from sean_editor.gui.panels.retouch.amount_slider import AmountSlider, BrushSize
from sean_editor.gui.panels.retouch.light_box import LightBox
from sean_editor.gui.panels.retouch.tint_button import TintButton
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme
from sean_editor.retouch.choices import SWATCHES

AMOUNTS = {
    "evenness": (marked("Evenness"), marked("Skin: blotches and redness go, pores stay")),
    "clarity": (marked("Clarity"), marked("Eyes: more contrast, whites less red, irises more colourful")),
    "whitening": (marked("Whitening"), marked("Teeth: yellow goes, lightness comes")),
    "shine": (marked("Shine"), marked("Hair and lips: their highlights grow")),
    "detail": (marked("Detail"), marked("All regions: more or less of pores, lashes and single hairs")),
}
"""The amounts in their order: their names, and what they do."""
TINTS = {"lips": marked("Lips"), "cheeks": marked("Cheeks")}


class RetouchPanel(QFrame):
    """Announces what was asked for."""

    amount_changed = pyqtSignal(str, int)  # name, percent
    tint_changed = pyqtSignal(str, str)  # "lips" or "cheeks", "#rrggbb"
    tinting_changed = pyqtSignal(str, int)  # "lips" or "cheeks", percent
    settled = pyqtSignal()  # the hand was lifted: what was changed since is one step
    brush_toggled = pyqtSignal(bool)
    brush_sized = pyqtSignal(int)  # thousandths of the portrait's side
    spots_removed = pyqtSignal()
    before_held = pyqtSignal(bool)  # the picture without retouching is wanted
    reset_requested = pyqtSignal()

    def __init__(self, selection: RegionSelection) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Retouch"))
        self.before_button = QPushButton(tr("Show before"))
        self.before_button.setToolTip(tr("Hold to see the picture without retouching"))
        self.reset_button = QPushButton(tr("Reset all"))
        self.reset_button.setToolTip(tr("Take back all retouching"))
        self.groups = GroupBar(selection, self.before_button, tr("Retouch"))
        self.regions_title, self.hint = QLabel(), QLabel()
        self.amounts = {
            name: AmountSlider(tr_marked(title), -100 if name == "detail" else 0)
            for name, (title, _) in AMOUNTS.items()
        }
        self.tints = {
            name: TintButton(tr("Tint of {region}", region=tr_marked(title)), SWATCHES[name])
            for name, title in TINTS.items()
        }
        self.tinting = {
            name: AmountSlider(tr("Tint of {region}", region=tr_marked(title)))
            for name, title in TINTS.items()
        }
        self.brush_button = QPushButton(tr("Blemish brush"))
        self.brush_size = BrushSize(tr("Size of the blemish brush"))
        self.remove_spots = QPushButton(tr("Remove"))
        self.spots = QLabel()
        self.light = LightBox()
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.groups.set_narrow(True)
        self.brush_button.setCheckable(True)
        self.brush_button.setToolTip(
            tr("Click a blemish in the result, or drag over several. With Alt a click brings it back. (S)")
        )
        self.remove_spots.setToolTip(tr("Bring back all blemishes"))
        self.remove_spots.setAccessibleName(tr("Bring back all blemishes"))
        self.regions_title.setProperty("role", "title")
        for label in (self.hint, self.spots):
            label.setProperty("role", "dim")
            label.setWordWrap(True)

    # building

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(_line(self.regions_title, self.before_button))
        column.addWidget(self.groups)
        column.addLayout(self._make_amounts())
        column.addWidget(self.hint)
        column.addSpacing(4)
        self._tint_title = _title(tr("Tint"))
        column.addWidget(self._tint_title)
        column.addLayout(self._make_tints())
        column.addSpacing(4)
        column.addWidget(_title(tr("Blemishes")))
        column.addLayout(_line(self.brush_button, self.brush_size))
        column.addLayout(_line(self.spots, self.remove_spots))
        column.addSpacing(4)
        column.addWidget(_title(tr("Lighting")))
        column.addWidget(self.light)
        column.addSpacing(4)
        column.addWidget(self.reset_button)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.NoFrame)
        area.setFocusPolicy(Qt.NoFocus)  # its controls take the keyboard, and are scrolled to
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _make_amounts(self) -> QGridLayout:
        grid = _grid()
        for row, (name, (title, about)) in enumerate(AMOUNTS.items()):
            label = QLabel(tr_marked(title))
            label.setToolTip(tr_marked(about))
            grid.addWidget(label, row, 0)
            grid.addWidget(self.amounts[name], row, 1)
            self._rows[name] = label, self.amounts[name]
        return grid

    def _make_tints(self) -> QGridLayout:
        grid = _grid()
        for row, (name, title) in enumerate(TINTS.items()):
            label = QLabel(tr_marked(title))
            line = _line(self.tints[name], self.tinting[name])
            line.setStretch(0, 0)
            grid.addWidget(label, row, 0)
            grid.addLayout(line, row, 1)
            self._rows[name] = label, self.tints[name], self.tinting[name]
        return grid

    def _connect(self) -> None:
        for name, slider in self.amounts.items():
            slider.valueChanged.connect(lambda percent, name=name: self.amount_changed.emit(name, percent))
            slider.settled.connect(self.settled)
        for name, slider in self.tinting.items():
            slider.valueChanged.connect(lambda percent, name=name: self.tinting_changed.emit(name, percent))
            slider.settled.connect(self.settled)
            self.tints[name].color_chosen.connect(
                lambda color, name=name: self.tint_changed.emit(name, color)
            )
        self.brush_button.clicked.connect(self.brush_toggled)
        self.brush_size.valueChanged.connect(self.brush_sized)
        self.remove_spots.clicked.connect(self.spots_removed)
        self.before_button.pressed.connect(lambda: self.before_held.emit(True))
        self.before_button.released.connect(lambda: self.before_held.emit(False))
        self.reset_button.clicked.connect(self.reset_requested)
        theme().changed.connect(self.groups.refresh_icons)
        self.groups.refresh_icons()

    def take_keyboard(self) -> None:
        """Give the keyboard to its first control."""
        self.groups.chips[0].setFocus(Qt.TabFocusReason)

    # what it shows

    def show_regions(self, count: int, offered: Collection[str]) -> None:
        """Show the amounts and tints that are `offered` for the selected regions; 0 selected: the whole
        face.
        """
        self.regions_title.setText(
            tr_plural("{n} selected region", "{n} selected regions", count) if count else tr("Whole face")
        )
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(name in offered)
        self._tint_title.setVisible(any(name in offered for name in TINTS))
        nothing = not any(name in offered for name in AMOUNTS)
        self.hint.setText(tr("The portrait has none of the selected regions.") if nothing else "")
        self.hint.setVisible(nothing)

    def show_amounts(self, amounts: Mapping[str, Sequence[float]]) -> None:
        """Show the amounts of the regions that each slider sets, -1..1."""
        for name, values in amounts.items():
            self.amounts[name].show_amounts(values)

    def show_tint(self, name: str, color: str | None, amounts: Sequence[float]) -> None:
        """Show the tint of "lips" or "cheeks", and how much of it each region has. None: the last colour."""
        if color is not None:
            self.tints[name].show_color(color)
        self.tinting[name].show_amounts(amounts)

    def show_spots(self, count: int) -> None:
        """How many blemishes were taken away."""
        self.spots.setText(
            tr_plural("{n} blemish taken away", "{n} blemishes taken away", count)
            if count
            else tr("Click them in the result.")
        )
        self.remove_spots.setEnabled(count > 0)

    def show_brush(self, on: bool, size: int) -> None:
        """Whether the blemish brush is in hand, and its diameter in thousandths of the side."""
        self.brush_button.setChecked(on)
        self.brush_size.blockSignals(True)
        self.brush_size.setValue(size)
        self.brush_size.blockSignals(False)
        self.brush_size.update()

    def show_usable(self, usable: bool, retouched: bool) -> None:
        """Whether a portrait is open, and whether it is retouched."""
        for widgets in self._rows.values():
            for widget in widgets[1:]:
                widget.setEnabled(usable)
        for widget in (self.brush_button, self.brush_size):
            widget.setEnabled(usable)
        for widget in (self.before_button, self.reset_button):
            widget.setEnabled(retouched)


def _title(text: str) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "title")
    return title


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid


def _line(left: QWidget, right: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(left, 1)
    line.addWidget(right, 1)
    return line
