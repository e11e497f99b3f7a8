"""The panel of two styles: A and B, the scrubbers between them, and the six blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QHideEvent
from PyQt5.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.regions import Region
from models.translation import marked, tr, tr_marked, tr_plural
from sean_editor.document.two_styles import Shares
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_panel.group_bar import GroupBar
from sean_editor.gui.panels.two_styles.cells import BlockCells
from sean_editor.gui.panels.two_styles.hint import HintLabel
from sean_editor.gui.panels.two_styles.presets import preset_menu
from sean_editor.gui.panels.two_styles.scrubber import RegionScrubber, Scrubber
from sean_editor.gui.panels.two_styles.slot import StyleSlot
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme

SHORTEST, USUAL, LONGEST = 1, 3, 10
"""Seconds that playing takes from A to B."""

NO_STYLE = marked("Drop a face on A or B, or click there.")
NO_REGION = marked("Neither A nor B has the selected regions.")
"""What may be lacking."""


class TwoStylesPanel(QFrame):
    """Announces what was asked for. Its controls are enabled once A or B is another style than the own."""

    swap_requested = pyqtSignal()
    scrubbed = pyqtSignal(int)  # percent of B, of all regions
    region_scrubbed = pyqtSignal(int, int)  # region, percent of B
    painted = pyqtSignal(tuple)  # B's share of each block, [6]
    preset_chosen = pyqtSignal(tuple)
    settled = pyqtSignal()  # the hand was lifted: what was changed since is one step
    play_toggled = pyqtSignal(bool)
    export_requested = pyqtSignal()
    left = pyqtSignal()  # it is no longer in view

    def __init__(self, selection: RegionSelection) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Two styles"))
        self.slots = {"a": StyleSlot("A"), "b": StyleSlot("B")}
        self.swap_button, self.play_button = QToolButton(), QPushButton(tr("Play"))
        self.swap_button.setAccessibleName(tr("Swap A and B"))
        self.swap_button.setToolTip(tr("Swap A and B"))
        self.hint = HintLabel((tr_marked(NO_STYLE), tr_marked(NO_REGION)))
        self.all = Scrubber(tr("Share of B in all regions"))
        self.seconds = QSpinBox()
        self.ease, self.loop = QCheckBox(tr("Ease")), QCheckBox(tr("Loop"))
        self.cells = BlockCells()
        self.presets = QPushButton(tr("Presets"))
        self.export_button = QPushButton(tr("Export transition…"))
        self.groups = GroupBar(selection, self.presets, tr("Two styles"))
        self.regions_title = QLabel(tr("Regions"))
        self.rows: dict[int, RegionScrubber] = {}
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    def _set_up(self) -> None:
        self.seconds.setRange(SHORTEST, LONGEST)
        self.seconds.setValue(USUAL)
        self.seconds.setSuffix(tr(" s"))
        self.seconds.setToolTip(tr("Seconds from A to B"))
        self.seconds.setAccessibleName(tr("Seconds from A to B"))
        self.ease.setChecked(True)
        self.ease.setToolTip(tr("Slower at A and at B"))
        self.loop.setChecked(True)
        self.loop.setToolTip(tr("There and back, until you stop it"))
        self.play_button.setCheckable(True)
        self.play_button.setToolTip(tr("Play from A to B, without changing anything"))
        self.presets.setMenu(preset_menu(self.presets, self.preset_chosen.emit))
        self.presets.setToolTip(tr("The steps of Fig. 7 of the paper"))
        self.groups.set_narrow(True)

    # building

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        slots = QHBoxLayout()
        slots.setSpacing(4)
        for widget in (self.slots["a"], self.swap_button, self.slots["b"]):
            slots.addWidget(widget)
        column.addLayout(slots)
        column.addWidget(self.hint)
        column.addWidget(_title(tr("Transition")))
        column.addWidget(self.all)
        column.addLayout(self._make_playing())
        column.addSpacing(4)
        column.addLayout(_beside(_title(tr("Crossover")), self.presets))
        column.addWidget(self.cells)
        column.addLayout(self._make_ends())
        column.addSpacing(4)
        self.regions_title.setProperty("role", "title")
        column.addWidget(self.regions_title)
        column.addWidget(self.groups)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.NoFrame)
        area.setFocusPolicy(Qt.NoFocus)  # its controls take the keyboard, and are scrolled to
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area)

    def _make_playing(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.play_button, 0, 0)
        grid.addWidget(self.seconds, 0, 1)
        grid.addWidget(self.ease, 1, 0)
        grid.addWidget(self.loop, 1, 1)
        grid.addWidget(self.export_button, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_ends(self) -> QHBoxLayout:
        line, coarse, fine = QHBoxLayout(), QLabel(tr("Coarse")), QLabel(tr("Fine"))
        for label in (coarse, fine):
            label.setProperty("role", "dim")
        line.addWidget(coarse)
        line.addStretch(1)
        line.addWidget(fine)
        return line

    def _connect(self) -> None:
        self.swap_button.clicked.connect(self.swap_requested)
        self.all.valueChanged.connect(self.scrubbed)
        self.cells.painted.connect(self.painted)
        for part in (self.all, self.cells):
            part.settled.connect(self.settled)
        self.play_button.clicked.connect(self.play_toggled)
        self.export_button.clicked.connect(self.export_requested)
        theme().changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.groups.refresh_icons()
        self.swap_button.setIcon(icon("swap", 18, "dim"))
        self.swap_button.setIconSize(QSize(18, 18))
        self.play_button.setIcon(icon("stop" if self.play_button.isChecked() else "play", 16))

    # what it shows

    def show_side(self, side: int) -> None:
        """The portrait has this side, in pixels."""
        self.cells.show_side(side)

    def show_regions(self, regions: Sequence[Region], colors: Sequence[QColor], whole: bool) -> None:
        """Show a scrubber for each of these; they are the `whole` face, or what is selected."""
        self.regions_title.setText(
            tr("Whole face")
            if whole
            else tr_plural("{n} selected region", "{n} selected regions", len(regions))
        )
        if [region.id for region in regions] != list(self.rows):
            for row in self.rows.values():
                row.hide()
                row.deleteLater()
            self.rows = {region.id: self._make_row(region) for region in regions}
        for region, color in zip(regions, colors, strict=True):
            self.rows[region.id].chip.set_color(color)

    def _make_row(self, region: Region) -> RegionScrubber:
        row = RegionScrubber(region)
        row.scrubbed.connect(self.region_scrubbed)
        row.settled.connect(self.settled)
        self._rows.addWidget(row)
        return row

    def show_shares(self, shares: Mapping[int, Shares | None]) -> None:
        """Show B's shares of each region; None for one that has other styles."""
        used = [each for each in shares.values() if each is not None]
        self.all.show_shares([share for each in used for share in each])
        self.cells.show_shares(used)
        for region, each in shares.items():
            self.rows[region].scrubber.show_shares(each or ())

    def show_position(self, share: float) -> None:
        """Where a transition that plays is; `show_shares` returns to what is in use."""
        self.all.show_shares((share,))
        for row in self.rows.values():
            row.scrubber.show_shares((share,))

    def show_usable(self, usable: bool, hint: str) -> None:
        """Whether there are two styles and regions for them; `hint` says what is lacking, "" nothing."""
        self.hint.setText(hint)
        scrubbers = [row.scrubber for row in self.rows.values()]
        for widget in (self.all, self.cells, self.presets, self.play_button, self.export_button, *scrubbers):
            widget.setEnabled(usable)

    def playing_choices(self) -> tuple[int, bool, bool]:
        """Seconds from A to B, slower at both ends, and there and back."""
        return self.seconds.value(), self.ease.isChecked(), self.loop.isChecked()

    def choose_playing(self, choices: tuple[int, bool, bool]) -> None:
        """Choose all three."""
        seconds, ease, loop = choices
        self.seconds.setValue(seconds)
        self.ease.setChecked(ease)
        self.loop.setChecked(loop)

    def show_playing(self, playing: bool) -> None:
        """Whether a transition plays."""
        self.play_button.setChecked(playing)
        self.play_button.setText(tr("Stop") if playing else tr("Play"))
        self.play_button.setIcon(icon("stop" if playing else "play", 16))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()


def _title(text: str) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "title")
    return title


def _beside(title: QWidget, button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(title, 1)
    line.addWidget(button)
    return line
