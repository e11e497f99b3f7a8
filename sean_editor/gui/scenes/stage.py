"""The window of a scene: opened for somebody who has nothing of their own, driven, drawn, closed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PyQt5.QtGui import QImage, QKeySequence, QPixmap
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QDialog, QListView, QMenu, QStyle, QStyleOptionViewItem, QWidget

from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.scenes import hands
from sean_editor.gui.scenes.pictures import grabbed, with_carried, with_pointer
from sean_editor.gui.settings import Settings
from sean_editor.photo.by_name import find_portrait
from sean_editor.session.editor_session import EditorSession

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

QUIET, PATIENCE = 0.5, 120.0
"""Seconds without work after which a scene goes on, and after which it has failed."""


class Stage:
    """A window on a shipped portrait; `folder` takes the files that a scene needs. See Scene."""

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        theme_name: str = "dark",
        portrait: str = "clara",
        size: tuple[int, int] = (1280, 800),
        first_start: bool = False,
    ) -> None:
        self.folder = folder
        settings = Settings()
        settings.theme = theme_name
        settings.first_steps_seen = not first_start
        self._bridge = Bridge()
        self.session = EditorSession(engine, self._bridge.post)
        self.window = MainWindow(self.session, settings, analyser=LazyAnalyser("cpu", None))
        self.window.status.set_device(engine.device_label)
        self.window.show()
        self.window.resize(*size)
        self.window.activateWindow()
        self.window.start(find_portrait(portrait))
        self._pointer: tuple[QWidget, QPoint] | None = None
        self._carried: tuple[QPixmap, QWidget] | None = None
        self._modal: QImage | None = None
        self.wait()

    # time

    def wait(self, until: Callable[[], bool] | None = None) -> None:
        """Handle events until all is computed and `until` holds. RuntimeError after two minutes."""
        end = time.monotonic() + PATIENCE
        quiet = time.monotonic()
        while time.monotonic() < quiet + QUIET:
            QApplication.processEvents()
            time.sleep(0.01)
            if not self._idle or (until is not None and not until()):
                quiet = time.monotonic()
            if time.monotonic() > end:
                raise RuntimeError("the window does not come to rest")

    @property
    def _idle(self) -> bool:
        session = self.session
        return session.idle and session.result is not None and self.window.bench.jobs.idle

    # what there is

    @property
    def labels(self) -> np.ndarray:
        """The layout, uint8 [H, W]."""
        assert self.session.document is not None
        return self.session.document.labels

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.window

    # hands

    def key(self, keys: str) -> None:
        """Press keys such as "Ctrl+E" where the keyboard is."""
        for code in QKeySequence(keys):
            held = Qt.KeyboardModifiers(code & int(Qt.KeyboardModifierMask))
            key = Qt.Key(code & ~int(Qt.KeyboardModifierMask))
            QTest.keyClick(self.focus, key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(self.focus, text)

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Click a widget, in its middle unless a point is given."""
        hands.click(widget, widget.rect().center() if point is None else point)
        QApplication.processEvents()

    def point_at(
        self, widget: QWidget, point: QPoint, modifiers: Qt.KeyboardModifiers = Qt.NoModifier
    ) -> None:
        """Move the pointer there; the picture shows it."""
        self._pointer = widget, point
        hands.hover(widget, point, modifiers)

    def show_pointer(self, widget: QWidget, point: QPoint) -> None:
        """The picture shows the pointer there; nobody moves it."""
        self._pointer = widget, point

    def paint(self, points: Sequence[tuple[float, float]], release: bool = True) -> None:
        """A stroke over points of the layout (x, y), pixels of the label map."""
        canvas = self.window.layout_canvas
        path = [canvas.transform().to_view(x, y) for x, y in points]
        ends = [QPointF(*point) for point in path]
        hands.drag(canvas, ends, release=release)
        self._pointer = canvas, ends[-1].toPoint()

    def apply(self, name: str, region: int, modifiers: Qt.KeyboardModifiers = Qt.NoModifier) -> None:
        """Click a region of the reference called `name`."""
        hands.click(self.window.gallery.list.viewport(), self.point_of(name, region), modifiers)
        self.wait()

    def drop_files(self, widget: QWidget, paths: Iterable[Path]) -> None:
        """Let files fall onto a widget, as from a file manager."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        hands.drop(widget, mime, widget.rect().center())

    def tick(self, view: QListView, row: int) -> None:
        """Click the box of a row of a list."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        option = view.viewOptions()
        option.rect = view.visualRect(index)
        option.features |= QStyleOptionViewItem.HasCheckIndicator
        box = view.style().subElementRect(QStyle.SE_ItemViewItemCheckIndicator, option, view)
        self.click(view.viewport(), box.center())

    def carry_style(self, name: str, region: int) -> None:
        """Hold a region of the reference called `name` over the face."""
        cards, canvas = self.window.gallery.list, self.window.result_canvas
        target = cards.target_at(self.point_of(name, region))
        assert target is not None
        drag = StyleDrag(target.reference, region, cards.lit_by(target))
        point = canvas.picture_rect().center().toPoint()
        hands.carry(canvas, encode(drag), point)
        self._pointer, self._carried = (canvas, point), (cards.drag_picture(drag), canvas)

    def point_of(self, name: str, region: int) -> QPoint:
        """A point of the gallery where a region of a reference is."""
        cards = self.window.gallery.list
        reference = next(one for one in self.session.references if one.portrait.name == name)
        cards.select(reference.id)
        card = cards.visualRect(cards.currentIndex())
        for y in range(card.top(), card.bottom(), 3):
            for x in range(card.left(), card.right(), 3):
                target = cards.target_at(QPoint(x, y))
                if target is not None and target.region == region:
                    return QPoint(x, y)
        raise ValueError(f"{name} has no region {region}")

    # what is drawn

    def dialog(self) -> QDialog:
        """The dialog that has opened. RuntimeError if there is none."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                return widget
        raise RuntimeError("no dialog has opened")

    def open_menu(self, number: int) -> QMenu:
        """Open a menu of the menu bar."""
        bar = self.window.menuBar()
        entry = bar.actions()[number]
        self.click(bar, bar.actionGeometry(entry).center())
        return entry.menu()

    def in_modal(
        self, start: Callable[[], object], ready: Callable[[QDialog], bool] = lambda dialog: True
    ) -> None:
        """Draw the dialog that `start` opens and waits for once it is `ready`, and close it. RuntimeError
        after two minutes.
        """
        end = time.monotonic() + PATIENCE

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                return
            there = ready(dialog)
            if there or time.monotonic() > end:
                watch.stop()
                self._modal = grabbed(dialog) if there else None
                dialog.reject()

        watch = QTimer(self.window, interval=500)
        watch.timeout.connect(look)
        watch.start()
        start()
        watch.stop()
        if self._modal is None:
            raise RuntimeError("the dialog does not come to what is drawn")

    def picture(self, drawn: QWidget | None) -> QImage:
        """The picture of a widget, of a dialog that was drawn already, or of the window; with the pointer."""
        if self._modal is not None:
            return self._modal
        widget = drawn or self.window
        picture = grabbed(widget)
        if self._pointer is not None and widget.isAncestorOf(self._pointer[0]):
            place = self._pointer[0].mapTo(widget, self._pointer[1])
            if self._carried is not None:
                picture = with_carried(picture, self._carried[0], place)
            picture = with_pointer(picture, place)
        return picture

    # the end

    def close(self) -> None:
        """Close everything; nothing is asked and nothing is kept."""
        if self._carried is not None:
            hands.carry_away(self._carried[1])
        for widget in _open_over(self.window, QApplication.topLevelWidgets()):
            widget.close()
        if self.session.document is not None:
            self.session.document.mark_saved()
        self.window.close()
        self.window.deleteLater()
        self._bridge.close()
        QCoreApplication.sendPostedEvents(None, QEvent.DeferredDelete)


def _open_over(window: QWidget, widgets: Iterable[QWidget]) -> list[QWidget]:
    kinds = (QDialog, QMenu)
    return [one for one in widgets if one is not window and one.isVisible() and isinstance(one, kinds)]
