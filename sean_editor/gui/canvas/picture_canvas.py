"""The base of both canvases: the view, the backing image, the region under the pointer, dropped files."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PyQt5.QtWidgets import QWidget

from models.translation import marked, tr, tr_marked
from sean_editor.document import Box, Document
from sean_editor.gui.canvas.backing import Backing
from sean_editor.gui.canvas.device_grid import to_grid
from sean_editor.gui.canvas.frame import Frame
from sean_editor.gui.canvas.highlight import Highlight
from sean_editor.gui.canvas.incoming import local_files, picture_in
from sean_editor.gui.canvas.key_driven import KeyDrivenView
from sean_editor.gui.canvas.label_overlay import Placement, device_rect
from sean_editor.gui.canvas.ornament import draw_drop_border, draw_invitation
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.theme import theme
from sean_editor.gui.typing_fields import typing_field

NO_REGION = -1


class PictureCanvas(KeyDrivenView):
    """A picture of the document on a quiet ground. Subclasses paint it and say what a click does."""

    region_hovered = pyqtSignal(int)  # region id under the pointer, -1 for none
    menu_requested = pyqtSignal(int, QPoint)  # for the region with this id, at a place of the screen
    files_dropped = pyqtSignal(list)  # list[pathlib.Path]
    picture_dropped = pyqtSignal(object)  # Incoming: one that is no file here, as from a browser

    invitation = (marked("Drop a photo here, or press Ctrl+O"), "")

    def __init__(self, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._document: Document | None = None
        self._backing = Backing(self._paint_backing)
        self._frame = Frame()
        self._highlight = Highlight()
        self._hovered = NO_REGION
        self._entered = False
        self._drop_welcome = False
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WA_OpaquePaintEvent)
        view.changed.connect(self._view_changed)
        theme().changed.connect(self.repaint_picture)

    # what subclasses fill in

    def paint_picture(self, painter: QPainter, rect: QRect, place: Placement, target: QRectF) -> None:
        """Paint the slow layers into `rect`; the picture lies at `target`. All in device pixels."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint what follows the pointer, in logical pixels."""

    def idle_cursor(self) -> QCursor | Qt.CursorShape:
        """The pointer's shape when nothing is being dragged."""
        return Qt.ArrowCursor

    def has_picture(self) -> bool:
        """Whether there is anything to show; if not, the canvas invites."""
        return self._document is not None

    def spoken(self) -> str:
        """The place of the crosshair and its region; nothing while there is none."""
        if self._cursor.at is None or self._document is None:
            return ""
        x, y = (int(value) for value in self._cursor.at)
        name = self._document.regions[self._hovered].title if self._hovered != NO_REGION else ""
        return tr("{region} at {x}, {y}.", region=name, x=x, y=y)

    # what it shows

    @property
    def document(self) -> Document | None:
        """The document on show."""
        return self._document

    def set_document(self, document: Document | None) -> None:
        """Show another document, or the empty state."""
        if self._document is not None:
            self._document.layout_changed.disconnect(self.layout_changed)
        self._document = document
        if document is not None:
            document.layout_changed.connect(self.layout_changed)
            self.view.set_content(*document.portrait.size)
            self.view.fit()
        self._highlight.invalidate()
        self.repaint_picture()
        self.follow_pointer()
        self.refresh_cursor()

    def layout_changed(self, box: Box) -> None:
        """The labels in `box` were changed."""
        self._highlight.invalidate()
        if self._highlight.regions:
            self.update(self._box_rect(box, 1))
        self.follow_pointer()

    def set_highlight(self, regions: int | Iterable[int] | None) -> None:
        """Outline one or several regions; None for none."""
        if self._highlight.set(regions):
            self.update()

    @property
    def highlight(self) -> tuple[int, ...]:
        """The region ids that are outlined now."""
        return self._highlight.regions

    # where things are

    def region_at(self, position: QPointF) -> int:
        """The region id at a widget position, -1 off the picture."""
        if self._document is None:
            return NO_REGION
        region = self._document.region_at(*self.transform().to_content(position.x(), position.y()))
        return NO_REGION if region is None else region

    def picture_rect(self) -> QRectF:
        """The picture's rectangle in the widget, logical pixels."""
        here = self.transform()
        return QRectF(*here.origin, here.content[0] * here.zoom, here.content[1] * here.zoom)

    def _placement(self) -> Placement:
        here, ratio = self.transform(), self.devicePixelRatioF()
        return Placement(here.origin[0] * ratio, here.origin[1] * ratio, here.zoom * ratio)

    def _view_changed(self) -> None:
        self.repaint_picture()
        self.follow_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.isVisible():  # one that is hidden may be laid out all the same
            self.view.set_viewport(self, self.size())

    def showEvent(self, event: QShowEvent) -> None:
        self.view.set_viewport(self, self.size())

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        self.view.forget_viewport(self)

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    # painting

    def repaint_picture(self) -> None:
        """Paint everything again."""
        self._backing.invalidate()
        self.update()

    def invalidate_box(self, box: Box) -> None:
        """Paint the pixels of a box of the label map again."""
        line = 1 + round(self.devicePixelRatioF())
        self._backing.invalidate(QRect(*device_rect(box, self._placement(), line)))
        self.update(self._box_rect(box, 0))

    def _box_rect(self, box: Box, margin: int) -> QRect:
        """The part of the widget where the labels of `box`, and `margin` more of them all round, are seen."""
        wider = Box(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin)
        ratio, place = self.devicePixelRatioF(), self._placement()
        rect = device_rect(wider, place, 1 + round(ratio))
        return QRectF(*(value / ratio for value in rect)).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.has_picture():
            painter.translate(to_grid(painter))  # else the backing would be scaled by nothing, and blurred
            painter.drawImage(QPoint(0, 0), self._backing.image(self.size(), self.devicePixelRatioF()))
            if self._document is not None:
                self._draw_highlight(painter, self._document)
            self.paint_over(painter)
        else:
            painter.fillRect(self.rect(), theme().color("canvas"))
            title, hint = (tr_marked(text) for text in self.invitation)
            draw_invitation(painter, QRectF(self.rect()), title, hint, self._drop_welcome)
        if self._drop_welcome:
            draw_drop_border(painter, QRectF(self.rect()))
        self.paint_focus(painter)
        painter.end()

    def _draw_highlight(self, painter: QPainter, document: Document) -> None:
        place, ratio = self._placement(), self.devicePixelRatioF()
        content = self.transform().content
        picture = QRectF(place.x, place.y, content[0] * place.scale, content[1] * place.scale).toRect()
        seen = QRectF(0, 0, self.width() * ratio, self.height() * ratio).toAlignedRect()
        self._highlight.draw(painter, document.labels, place, picture & seen, ratio)

    def _paint_backing(self, painter: QPainter, rect: QRect) -> None:
        place, content = self._placement(), self.transform().content
        exact = QRectF(place.x, place.y, content[0] * place.scale, content[1] * place.scale)
        target = QRectF(exact.toRect())  # whole pixels, so that photo, overlay and frame end at the same ones
        painter.fillRect(rect, theme().color("canvas"))
        self.paint_picture(painter, rect, place, target)
        self._frame.draw(painter, target, self.devicePixelRatioF())

    # pointer and wheel

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._navigator.press(event)
        self.refresh_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take_keyboard()
        self._pointer = event.localPos()
        if not self._navigator.move(event):
            self.follow_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._navigator.release(event)
        self.refresh_cursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.has_picture():
            self._navigator.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Keyboard
        at = self._pointer if by_keys else QPointF(event.pos())
        drags = bool(QGuiApplication.mouseButtons() & Qt.LeftButton)
        if at is not None and not drags and (region := self.region_at(at)) != NO_REGION:
            self.menu_requested.emit(region, self.mapToGlobal(at.toPoint()))

    def enterEvent(self, event: QEvent) -> None:
        self._entered = True  # by a hand, or because what lay over the canvas has gone: its moves will tell

    def _take_keyboard(self) -> None:
        """Keys follow the pointer (Space, Esc, Enter), except out of a field that is being typed into."""
        if self._entered and self.isActiveWindow() and typing_field() is None:
            self.setFocus(Qt.MouseFocusReason)
        self._entered = False

    def leaveEvent(self, event: QEvent) -> None:
        if self.by_mouse:
            self._pointer = None
            self.follow_pointer()

    def let_go(self) -> None:
        """End whatever drag is under way: no release will come."""
        self._navigator.let_go()
        self.refresh_cursor()

    def refresh_cursor(self) -> None:
        """Show the pointer that fits what a drag would do."""
        if self._navigator.panning:
            self.setCursor(Qt.ClosedHandCursor)
        elif self._navigator.ready and self.has_picture():
            self.setCursor(Qt.OpenHandCursor)
        else:
            self.setCursor(self.idle_cursor())

    def follow_pointer(self) -> None:
        region = NO_REGION if self._pointer is None else self.region_at(self._pointer)
        if region != self._hovered:
            self._hovered = region
            self.region_hovered.emit(region)

    # files from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._welcome_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._welcome_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._welcome_drop(False)
        if files := local_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)
        elif (picture := picture_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.picture_dropped.emit(picture)

    def _welcome_drop(self, welcome: bool) -> None:
        self._drop_welcome = welcome
        self.update()
