"""The live result: compare with the original, drop a style here."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, QRect, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PyQt5.QtWidgets import QWidget

from models.translation import marked, tr
from sean_editor.document import Document
from sean_editor.gui.canvas import style_mime
from sean_editor.gui.canvas.cross_fade import CrossFade
from sean_editor.gui.canvas.drop_caption import drop_caption
from sean_editor.gui.canvas.highlight import chosen
from sean_editor.gui.canvas.key_cursor import arrow_step
from sean_editor.gui.canvas.label_overlay import Placement
from sean_editor.gui.canvas.ornament import draw_caption
from sean_editor.gui.canvas.picture import Picture
from sean_editor.gui.canvas.picture_canvas import NO_REGION, PictureCanvas
from sean_editor.gui.canvas.result_hand import ResultHand
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.spot_brush import SpotBrush
from sean_editor.gui.canvas.style_mime import StyleDrag

GRIP = 6.0  # logical pixels beside the divider that still catch it
DIVIDER_STEP = 0.01  # of the width: what an arrow key moves the divider by


class ResultCanvas(PictureCanvas):
    """The newest result. While a style is dragged over it, the regions that a drop would change are
    outlined. Space or Enter chooses the region at the crosshair.
    """

    # reference id, dragged regions or None for the whole face, region under the pointer (-1 off the picture)
    style_dropped = pyqtSignal(str, object, int)
    colour_dropped = pyqtSignal(str, object, int)  # the same, of a drag that carries only colour

    compared = pyqtSignal()  # the original was held up
    region_chosen = pyqtSignal(int)  # by the keyboard, at the crosshair

    invitation = (
        marked("The result appears here"),
        marked("Open a photo, then drag a reference's style onto it."),
    )

    def __init__(self, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.setObjectName("resultCanvas")
        self.setAccessibleName(tr("Result"))
        self._result: Picture | None = None
        self._original: Picture | None = None
        self.spot_brush = SpotBrush(self)
        self._fade = CrossFade(self)
        self._fade.changed.connect(self.repaint_picture)
        self._names = (tr("Original"), tr("Result"))
        self._about = tr("The portrait with the current layout and styles.")
        self._comparing = False
        self._split: float | None = None  # the divider's place, 0..1 of the picture's width
        self._moving_split = False
        self._hand: ResultHand | None = None
        self._style_over: StyleDrag | None = None
        self._steady_highlight: tuple[int, ...] = ()
        self.describe()

    def use_hand(self, hand: ResultHand) -> None:
        """Drag the outline here, too."""
        self._hand = hand

    # what it shows

    def set_images(self, result: np.ndarray | None, original: np.ndarray | None, fade: bool = False) -> None:
        """Show a result and what to compare it with, uint8 [H, W, 3]. No result: the original stands in.

        With `fade` the result takes the place of the last one gradually, else at once.
        """
        before = self._result
        self._result = None if result is None else Picture(result)
        if not fade or before is None or self._result is None:
            self._fade.stop()
        elif not self._result.same_as(before):
            self._fade.begin(before)
        if self._original is None or not self._original.is_of(original):  # else its resized copy still fits
            self._original = None if original is None else Picture(original)
        self.repaint_picture()

    def set_names(self, original: str, result: str) -> None:
        """What the pictures on either side of the divider are called."""
        self._names = (original, result)
        self.update()

    def set_spoken(self, name: str, about: str) -> None:
        """What a screen reader calls the picture, and says of it."""
        self.setAccessibleName(name)
        self._about = about
        self.describe()

    def set_comparing(self, comparing: bool) -> None:
        """Show the original with a caption (while a key is held)."""
        self._comparing = comparing
        self.repaint_picture()
        if comparing:
            self.compared.emit()

    @property
    def divider(self) -> float | None:
        """Where the divider is, 0..1 of the picture's width; None while the view is not split."""
        return self._split

    def place_divider(self, share: float | None) -> None:
        """Move the divider, if there is one, to 0..1 of the picture's width."""
        if self._split is not None and share is not None:
            self._split = min(max(share, 0.0), 1.0)
            self.repaint_picture()

    def set_split(self, split: bool) -> None:
        """Show the original left and the result right of a divider that can be dragged."""
        self._split = 0.5 if split else None
        self.describe()
        self.repaint_picture()

    def set_highlight(self, regions: int | Iterable[int] | None) -> None:
        if self._style_over is None:
            super().set_highlight(regions)
        else:  # the targets of the drop are outlined for now
            self._steady_highlight = chosen(regions)

    @property
    def fading(self) -> bool:
        """Whether a result is still taking the place of the last one."""
        return self._fade.before is not None

    @property
    def comparing(self) -> bool:
        """Whether the original is held up."""
        return self._comparing

    @property
    def has_result(self) -> bool:
        """Whether there is a result to show, and not only the original."""
        return self._result is not None

    def has_picture(self) -> bool:
        return self._result is not None or self._original is not None

    # painting

    def paint_picture(self, painter: QPainter, rect: QRect, place: Placement, target: QRectF) -> None:
        shown = self._original if self._comparing else self._result
        picture = shown or self._result or self._original
        if picture is not None and picture is self._result and self._fade.before is not None:
            self._fade.before.draw(painter, target)
            painter.setOpacity(self._fade.share)
            picture.draw(painter, target)
            painter.setOpacity(1.0)
        elif picture is not None:
            picture.draw(painter, target)
        if self._divider_x() is not None and self._original is not None and self._split is not None:
            painter.save()
            left = QRectF(target)
            left.setWidth(target.width() * self._split)
            painter.setClipRect(left, Qt.IntersectClip)
            self._original.draw(painter, target)
            painter.restore()

    def paint_over(self, painter: QPainter) -> None:
        picture, bounds = self.picture_rect(), QRectF(self.rect())
        if self._hand is not None and self.document is not None and not self._comparing:
            self._hand.draw(painter, self.document, self.transform(), picture)
        seen = picture & bounds
        divider = self._divider_x()
        if divider is not None:
            self._paint_divider(painter, divider, seen)
            for name, x in zip(self._names, (seen.left() + 48, seen.right() - 40), strict=True):
                draw_caption(painter, name, QPointF(x, seen.top() + 24), seen)
        elif self._comparing:
            draw_caption(painter, tr("Original"), QPointF(seen.center().x(), seen.top() + 24), seen)
        if self._style_over is not None and self.document is not None:
            words = drop_caption(self._style_over.targets, self.document.labels, self.document.regions)
            if self._style_over.only_colour:
                words = tr("Only colour · {hint}", hint=words)
            below = QPointF(bounds.center().x(), bounds.bottom() - 32)
            draw_caption(painter, words, below, bounds)
        if not self._moving_split:
            self.spot_brush.draw(painter, self._pointer)

    def _paint_divider(self, painter: QPainter, x: float, seen: QRectF) -> None:
        painter.setRenderHint(QPainter.Antialiasing)
        for pen in (QPen(Qt.black, 3), QPen(Qt.white, 1.5)):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.setBrush(Qt.white)
        painter.setPen(QPen(Qt.black, 1))
        painter.drawEllipse(QPointF(x, seen.center().y()), 7, 7)

    def _divider_x(self) -> float | None:
        if self._split is None or self._comparing or self._result is None or self._original is None:
            return None
        picture = self.picture_rect()
        return picture.left() + picture.width() * self._split

    # the divider

    def mousePressEvent(self, event: QMouseEvent) -> None:
        free = event.button() == Qt.LeftButton and not self._navigator.ready
        if free and self._on_divider(event.localPos()):
            self._moving_split = True
        elif not (free and self.spot_brush.press(event)) and not self._take_hold(event):
            super().mousePressEvent(event)

    def _take_hold(self, event: QMouseEvent) -> bool:
        """Begin to drag the outline, if that is what a press does."""
        free = event.button() == Qt.LeftButton and not (self._navigator.ready or self._navigator.panning)
        if not free or self._hand is None or self._comparing:
            return False
        return self._hand.press(self.document, self.transform(), event.localPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._moving_split:
            picture = self.picture_rect()
            self.place_divider((event.localPos().x() - picture.left()) / picture.width())
        elif self._hand is not None and not self._navigator.panning:
            self._hand.move(self.document, self.transform(), event.localPos())
        self.spot_brush.move(event)
        self.refresh_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moving_split = False
        self.spot_brush.release()
        if self._hand is not None and event.button() == Qt.LeftButton:
            self._hand.release(self.document, self.transform(), event.localPos())
        super().mouseReleaseEvent(event)

    def let_go(self) -> None:
        self._moving_split = False
        self.spot_brush.release()
        if self._hand is not None:
            self._hand.let_go(self.document)
        super().let_go()

    def set_document(self, document: Document | None) -> None:
        if self._hand is not None:
            self._hand.cancel(self.document)
        super().set_document(document)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if event.key() == Qt.Key_Escape and self._hand is not None and self._hand.cancel(self.document):
            return
        if step is not None and step[0] and self._split is not None and self._divider_x() is not None:
            self.place_divider(self._split + step[0] * DIVIDER_STEP)
            self.describe()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hand is not None:
            self._hand.leave()
        self.update()

    def press_by_key(self, event: QKeyEvent) -> None:
        if self.spot_brush.on and self._pointer is not None:
            self.spot_brush.press_at(self._pointer, bool(event.modifiers() & Qt.AltModifier))
        elif self._hovered != NO_REGION:
            self.region_chosen.emit(self._hovered)

    def spoken(self) -> str:
        """The place of the crosshair or of the divider."""
        if self._split is not None:
            left, right = self._names
            percent = round(100 * self._split)
            return tr("{left} and {right}, divided at {percent} %.", left=left, right=right, percent=percent)
        return super().spoken() or self._about

    def idle_cursor(self) -> Qt.CursorShape:
        over = self._moving_split or (self._pointer is not None and self._on_divider(self._pointer))
        if over:
            return Qt.SplitHCursor
        if self.spot_brush.on and self.document is not None:
            return Qt.BlankCursor
        holds = self._hand is not None and self._hand.holds(self.document)
        return Qt.CrossCursor if holds else Qt.ArrowCursor

    def _on_divider(self, position: QPointF) -> bool:
        divider = self._divider_x()
        return divider is not None and abs(position.x() - divider) <= GRIP

    # styles from the gallery

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        drag = style_mime.decode(event.mimeData())
        if drag is None:
            super().dragEnterEvent(event)
        elif self.document is not None:
            self._style_over = drag
            self._steady_highlight = self.highlight
            super().set_highlight(drag.targets)
            self._welcome_drop(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_style_drag()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        drag = style_mime.decode(event.mimeData())
        self._end_style_drag()
        if drag is None or self.document is None:
            super().dropEvent(event)
            return
        self._welcome_drop(False)
        event.acceptProposedAction()
        dropped = self.colour_dropped if drag.only_colour else self.style_dropped
        dropped.emit(drag.reference, drag.asked, self.region_at(QPointF(event.pos())))

    def _end_style_drag(self) -> None:
        if self._style_over is not None:
            self._style_over = None
            super().set_highlight(self._steady_highlight)
