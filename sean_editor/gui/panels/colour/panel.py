"""The panel of chosen colours: sliders, a field, swatches, and how near the picture comes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor
from PyQt5.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr, tr_marked
from sean_editor.colour.names import colour_of, rgb_of, written_colour
from sean_editor.colour.oklch import Place, colours_at, place_of, rgb_at
from sean_editor.colour.swatches import ALL, Swatches
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.colour.gradient_slider import GradientSlider
from sean_editor.gui.panels.colour.swatch_grid import SwatchGrid
from sean_editor.gui.panels.region_panel.small_widgets import ColorChip, ElidedLabel
from sean_editor.gui.theme import theme

_HEX = 82  # pixels of the field


class ColourPanel(QFrame):
    """Announces what was asked for; shows what is in use."""

    colour_chosen = pyqtSignal(str)  # "#rrggbb": part of a drag, until `settled`
    settled = pyqtSignal()  # the hand was lifted: what was changed since is one step
    reset_requested = pyqtSignal()
    dialog_requested = pyqtSignal()
    picking_toggled = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Colour"))
        self._place = Place(0.0, 50.0, 0.0)
        self.title = ElidedLabel()
        self.hint, self.reached = QLabel(), QLabel()
        self.chip, self.field = ColorChip(26), QLineEdit()
        self.pick_button, self.dialog_button = QToolButton(), QToolButton()
        self.sliders = (
            GradientSlider(tr("Hue"), 360, "°"),
            GradientSlider(tr("Lightness"), 100, " %"),
            GradientSlider(tr("Saturation"), 100, " %"),
        )
        self.reset_button = QPushButton(tr("As it is"))
        self.grids = {kind.title: SwatchGrid(tr_marked(kind.title), kind.colours) for kind in ALL}
        self._titles = {title: _title(tr_marked(title)) for title in self.grids}
        self._set_up()
        self._lay_out()
        self._connect()
        self._draw_icons()

    def _set_up(self) -> None:
        self.title.setProperty("role", "title")
        for label in (self.hint, self.reached):
            label.setProperty("role", "dim")
        self.hint.setWordWrap(True)
        self.reached.setToolTip(
            tr(
                "How far the mean colour of the region in the picture is from the chosen one (CIEDE2000): "
                "what is below 2 can hardly be seen"
            )
        )
        self.field.setFixedWidth(_HEX)
        self.field.setMaxLength(7)
        self.field.setAccessibleName(tr("Colour as #rrggbb"))
        self.field.setToolTip(tr("Colour as #rrggbb"))
        for button, words in (
            (self.pick_button, tr("Take a colour from the result: click on it there")),
            (self.dialog_button, tr("Choose from all colours")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setIconSize(QSize(18, 18))
        self.pick_button.setCheckable(True)
        self.reset_button.setToolTip(tr("Take the chosen colour away"))

    # building

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in (self.chip, self.field, self.pick_button, self.dialog_button):
            line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, slider in enumerate(self.sliders):
            label = QLabel(slider.accessibleName())
            label.setProperty("role", "dim")
            label.setBuddy(slider)
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        line = QHBoxLayout()
        line.addWidget(self.reached, 1)
        line.addWidget(self.reset_button)
        column.addLayout(line)
        self._swatches = QVBoxLayout()
        self._swatches.setSpacing(4)
        column.addLayout(self._swatches)
        column.addStretch(1)
        self._arrange(ALL[0])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.NoFrame)
        area.setFocusPolicy(Qt.NoFocus)  # its controls take the keyboard, and are scrolled to
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _arrange(self, first: Swatches) -> None:
        """The swatches of one kind before the others."""
        order = [first.title, *(title for title in self.grids if title != first.title)]
        for title in order:  # taken out and put in again, each where it belongs now
            for widget in (self._titles[title], self.grids[title]):
                self._swatches.removeWidget(widget)
                self._swatches.addWidget(widget)
        self._first = first.title
        chain = [self.reset_button, *(button for title in order for button in self.grids[title].buttons)]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for slider in self.sliders:
            slider.valueChanged.connect(lambda _: self._slid())
            slider.settled.connect(self.settled)
        for grid in self.grids.values():
            grid.chosen.connect(self._choose_at_once)
        self.field.editingFinished.connect(self._typed)
        self.reset_button.clicked.connect(self.reset_requested)
        self.dialog_button.clicked.connect(self.dialog_requested)
        self.pick_button.toggled.connect(self.picking_toggled)
        theme().changed.connect(self._draw_icons)

    def _draw_icons(self) -> None:
        self.pick_button.setIcon(icon("pick", 18, "dim"))
        self.dialog_button.setIcon(icon("more", 18, "dim"))

    # what a person does

    @property
    def colour(self) -> str:
        """The colour that the sliders show, "#rrggbb"."""
        return colour_of(rgb_at(self._place))

    def _slid(self) -> None:
        self._place = Place(*(float(slider.value()) for slider in self.sliders))
        self._show_place()
        self.colour_chosen.emit(self.colour)

    def _typed(self) -> None:
        colour = written_colour(self.field.text())
        if colour is None:
            self.field.setText(self.colour)
        elif colour != self.colour:
            self._choose_at_once(colour)

    def _choose_at_once(self, colour: str) -> None:
        self.colour_chosen.emit(colour)
        self.settled.emit()

    # what it shows

    def show_target(self, title: str, swatches: Swatches, hint: str) -> None:
        """What the colour is for; `hint` says why there can be none, "" if there can."""
        self.title.set_text(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        if swatches.title != self._first:
            self._arrange(swatches)
        able = (*self.sliders, self.field, self.pick_button, self.dialog_button, *self.grids.values())
        for widget in able:
            widget.setEnabled(not hint)

    def show_colour(self, colour: str | None, chosen: bool) -> None:
        """Show the colour in use, `chosen` or as it is; None: unknown."""
        self.reset_button.setEnabled(chosen)
        for grid in self.grids.values():
            grid.show_chosen(colour if chosen else None)
        if not chosen:
            self.show_reached(None)
        if colour is None:
            return
        if colour != self.colour:
            place = place_of(rgb_of(colour))
            if place.saturation == 0:  # a grey has any hue: the slider stays where it is
                place = place._replace(hue=self._place.hue)
            self._place = place
        self._show_place()

    def show_reached(self, difference: float | None) -> None:
        """Show how near the picture is, CIEDE2000; None: not known."""
        text = "" if difference is None else tr("ΔE {difference}", difference=f"{difference:.1f}")
        self.reached.setText(text)
        spoken = (
            ""
            if difference is None
            else tr("Difference from the chosen colour: {difference}", difference=text)
        )
        self.reached.setAccessibleName(spoken)

    def show_picking(self, on: bool) -> None:
        """Whether a click on the result takes a colour."""
        self.pick_button.setChecked(on)

    def _show_place(self) -> None:
        hue, light, share = (np.array([value]) for value in self._place)
        for slider, value in zip(self.sliders, self._place, strict=True):
            slider.show_value(value)
        seen = np.clip(light, 40, 80), np.maximum(share, 45)  # else a grey has no hues to choose from
        self.sliders[0].show_colours(lambda hues: colours_at(hues, *seen))
        self.sliders[1].show_colours(lambda lights: colours_at(hue, lights, share))
        self.sliders[2].show_colours(lambda shares: colours_at(hue, light, shares))
        self.chip.set_color(QColor(self.colour))
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(self.colour)


def _title(text: str) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "dim")
    return title
