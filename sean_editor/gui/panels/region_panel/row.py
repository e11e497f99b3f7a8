"""One region in the list: a row of small controls that only announces what was done to it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PyQt5.QtWidgets import QWIDGETSIZE_MAX, QCheckBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from models.regions import Region
from models.translation import tr
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.panels.region_panel.small_widgets import ColorChip, ElidedLabel, KeyCap
from sean_editor.gui.theme import restyle, theme

HEIGHT = 28
THUMB = 24
NARROW_WIDTH = 260
MIX_WIDTH = 68
KEY_FROM, RESET_FROM, SOLO_FROM = 292, 316, 340
"""From which width on a narrow row has room for these."""


class RegionRow(QFrame):
    """The controls of one region. It holds no state of its own beyond what it shows."""

    chosen = pyqtSignal(int)
    hovered = pyqtSignal(int, bool)
    selected = pyqtSignal(int, bool)
    locked = pyqtSignal(int, bool)
    soloed = pyqtSignal(int, bool)
    mixed = pyqtSignal(int, float)
    mix_settled = pyqtSignal(int)
    reset = pyqtSignal(int)
    stepped = pyqtSignal(int)  # an arrow key: +1 down, -1 up

    def __init__(self, region: Region, name_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region = region
        self.mixing = False  # whether there is a style to mix
        self.resettable = False  # whether the style is another than the portrait's own
        self._narrow = False
        self.setProperty("role", "row")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Region {region}", region=region.title))
        self.setContextMenuPolicy(Qt.CustomContextMenu)
        self.check = self._make_check()
        self.chip = ColorChip(parent=self)
        self.name = QLabel(region.title, self)
        self.name.setFixedWidth(name_width)
        self.key = KeyCap(region.key, self)
        self.lock = self._make_button(
            tr("Lock {region}: paint cannot overwrite it", region=region.title), checkable=True
        )
        self.solo = self._make_button(
            tr("Solo {region}: dim all other regions", region=region.title), checkable=True
        )
        self.thumb = QLabel(self)
        self.thumb.setFixedSize(THUMB, THUMB)
        self.source = ElidedLabel(parent=self)
        self.source.setProperty("role", "dim")
        self.source.setMinimumWidth(48)
        self.mix = self._make_mix()
        self.reset_button = self._make_button(tr("Reset {region} to its own style", region=region.title))
        self.controls = (self.check, self.lock, self.solo, self.mix, self.reset_button)
        for control in self.controls:
            control.installEventFilter(self)
        self._connect()
        self._lay_out()
        self.refresh_icons()

    def _make_check(self) -> QCheckBox:
        check = QCheckBox(self)
        check.setFixedWidth(18)
        check.setAccessibleName(tr("Select {region}", region=self.region.title))
        check.setToolTip(
            tr("Selected regions are copied together when you click a reference or drag a whole face")
        )
        return check

    def _make_button(self, what: str, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(checkable)
        button.setFixedSize(20, 22)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(what)
        button.setAccessibleName(what)
        return button

    def _make_mix(self) -> MixSlider:
        mix = MixSlider(self)
        mix.setFixedWidth(MIX_WIDTH)
        mix.setAccessibleName(tr("Mix of {region}", region=self.region.title))
        mix.setToolTip(tr("How much of the reference's style is mixed into the portrait's own"))
        return mix

    def _connect(self) -> None:
        me = self.region.id
        self.check.toggled.connect(lambda on: self.selected.emit(me, on))
        self.lock.toggled.connect(lambda on: self._lock_toggled(on))
        self.solo.toggled.connect(lambda on: self.soloed.emit(me, on))
        self.mix.valueChanged.connect(lambda value: self.mixed.emit(me, value / 100))
        self.mix.settled.connect(lambda: self.mix_settled.emit(me))
        self.reset_button.clicked.connect(lambda: self.reset.emit(me))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 4, 0)
        line.setSpacing(0)
        for widget, gap in (
            (self.check, 6),
            (self.chip, 8),
            (self.name, 2),
            (self.key, 4),
            (self.lock, 0),
            (self.solo, 6),
            (self.thumb, 6),
        ):
            line.addWidget(widget)
            line.addSpacing(gap)
        line.addWidget(self.source, 1)
        line.addSpacing(4)
        line.addWidget(self.mix)
        line.addWidget(self.reset_button)
        self._line = line

    def set_narrow(self, narrow: bool) -> None:
        """Do with 260 pixels: name, lock, thumbnail and mix. The rest is in the menu and tool tips."""
        self._narrow = self.source.whole_or_nothing = narrow
        self._line.setContentsMargins(*((6, 0, 4, 0) if narrow else (8, 0, 4, 0)))
        self._line.setStretchFactor(self.mix, 1 if narrow else 0)
        self.mix.setMinimumWidth(MIX_WIDTH - 4 if narrow else MIX_WIDTH)  # as much as a source takes
        self.mix.setMaximumWidth(QWIDGETSIZE_MAX if narrow else MIX_WIDTH)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        wide = SOLO_FROM if not self._narrow else self.width()
        self.key.setVisible(wide >= KEY_FROM)
        self.solo.setVisible(wide >= SOLO_FROM)
        self.mix.setVisible(self.mixing)
        self.source.setVisible(not (self._narrow and self.mixing))
        self.reset_button.setVisible(self.resettable and wide >= RESET_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._narrow:
            self._show_what_fits()

    def minimumSizeHint(self) -> QSize:
        if self._narrow:
            return QSize(NARROW_WIDTH, HEIGHT)
        # as wide as with a mix to show, also while there is none: columns must not come and go
        width = super().minimumSizeHint().width()
        for control in (self.mix, self.reset_button):
            width += 0 if control.isVisibleTo(self) else control.minimumWidth()
        return QSize(width, HEIGHT)

    # what is shown

    def show_current(self, current: bool) -> None:
        """Mark the row as the region that is painted; only its controls take part in Tab."""
        if self.property("current") == (now := "true" if current else "false"):
            return
        restyle(self, current=now)
        policy = Qt.StrongFocus if current else Qt.ClickFocus
        for control in self.controls:
            control.setFocusPolicy(policy)

    def show_pointed(self, pointed: bool) -> None:
        """Mark the row of the region under the pointer."""
        if self.property("pointed") != pointed:
            self.setProperty("pointed", pointed)
            self.update()

    def show_present(self, present: bool) -> None:
        """Dim the row of a region that the layout does not have."""
        self.chip.set_faint(not present)
        restyle(self.name, absent="false" if present else "true")
        self.name.setToolTip(
            ""
            if present
            else tr("Not in this layout: paint some {region} to add it", region=self.region.title_in_text)
        )

    def show_selected(self, on: bool) -> None:
        _set_quietly(self.check, on)

    def show_locked(self, on: bool) -> None:
        _set_quietly(self.lock, on)
        self._draw_lock()

    def show_solo(self, on: bool) -> None:
        _set_quietly(self.solo, on)

    def show_style(self, text: str, thumb: QPixmap, mix: float | None, resettable: bool) -> None:
        """The style in use; `mix` in 0..1, None where there is nothing to mix."""
        self.source.set_text(text)
        self.thumb.setPixmap(thumb)
        self.thumb.setToolTip(text)
        self.mixing, self.resettable = mix is not None, resettable
        self._show_what_fits()
        self.mix.blockSignals(True)  # while it is dragged, too: the drag may be undone
        self.mix.setValue(round(100 * mix) if mix is not None else 0)
        self.mix.blockSignals(False)
        self.mix.update()

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        self._draw_lock()
        self.solo.setIcon(icon("solo", 16, "dim", on="accent"))
        self.reset_button.setIcon(icon("reset", 16, "dim"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("pointed") and not self.underMouse() and self.property("current") != "true":
            # not by the style sheet: to ask it again takes milliseconds, and a stroke crosses many regions
            painter = QPainter(self)
            painter.setRenderHint(QPainter.Antialiasing)
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(self.rect(), 4, 4)

    def _lock_toggled(self, on: bool) -> None:
        self._draw_lock()
        self.locked.emit(self.region.id, on)

    def _draw_lock(self) -> None:
        self.lock.setIcon(icon("lock" if self.lock.isChecked() else "unlock", 16, "dim", on="accent"))

    # keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # buttons and sliders have their own idea of the vertical arrows; in a list they go from row to row
        if event.type() == QEvent.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key_Up: -1, Qt.Key_Down: 1}.get(event.key())
            if step is not None:
                self.stepped.emit(step)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.region.id)

    def enterEvent(self, event: QEvent) -> None:
        self.hovered.emit(self.region.id, True)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(self.region.id, False)


def _set_quietly(control: QCheckBox | QToolButton, on: bool) -> None:
    control.blockSignals(True)
    control.setChecked(on)
    control.blockSignals(False)
