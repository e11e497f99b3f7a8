"""Lists of cards: pictures of one size, with a name below, that fill the width in rows; found by name."""

from __future__ import annotations

from PyQt5.QtCore import QMimeData, QModelIndex, QPoint, QSize, QSortFilterProxyModel, Qt, pyqtSignal
from PyQt5.QtGui import QDrag, QImage, QMouseEvent, QPixmap, QResizeEvent
from PyQt5.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sean_editor.gui.panels.ticks import Ticks

Chosen = tuple[str, tuple[str, ...]]
"""The id of the current card, "" if there is none, and those of the ticked ones."""

SMALLEST_CARD = 100
LEFT_MARGIN = 7  # the pictures stand below the field that searches them
DRAG_PICTURE = 96
NAME_HEIGHT = 24


class SizedDelegate(QStyledItemDelegate):
    """Paints cards of the size that the list gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.card_size = QSize(112, 136)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return self.card_size


class CardFilter(QSortFilterProxyModel):
    """Leaves the cards that a text finds; subclasses say which."""

    text = ""

    def set_text(self, text: str) -> None:
        """Look for this."""
        self.text = text.strip().casefold()
        self.invalidateFilter()


class CardList(QListView):
    """Subclasses say which id a card has, and what clicks and keys do."""

    apply_requested = pyqtSignal(str, tuple)  # id of the card, region ids
    colour_requested = pyqtSignal(str, tuple)  # the same, of the colour alone
    remove_requested = pyqtSignal(str)
    hint_changed = pyqtSignal(str)
    regions_lit = pyqtSignal(tuple)  # those that a click or a drag there takes

    def __init__(
        self,
        cards: CardFilter,
        delegate: SizedDelegate,
        ticks: Ticks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ticks, self._delegate, self._filter = ticks, delegate, cards
        self.only_colour = False
        """Whether clicks, drags and Enter take only the colour."""
        self._awaited: Chosen = "", ()
        source = cards.sourceModel()
        source.rowsInserted.connect(lambda _, first, last: self._choose_awaited(range(first, last + 1)))
        source.modelReset.connect(lambda: self._choose_awaited(range(source.rowCount())))
        ticks.changed.connect(self.viewport().update)
        self.setObjectName("gallery")
        self.setModel(cards)
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.IconMode)
        self.setMovement(QListView.Static)
        self.setResizeMode(QListView.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.setViewportMargins(LEFT_MARGIN, 0, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOn)  # cards must not jump when it appears
        self.verticalScrollBar().setSingleStep(24)
        self.viewport().setMouseTracking(True)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.CustomContextMenu)

    def index_id(self, index: QModelIndex) -> str:
        """The id of what a card shows."""
        raise NotImplementedError

    def set_only_colour(self, on: bool) -> None:
        """Take only the colour from now on, or the whole style."""
        self.only_colour = on

    def search(self, text: str) -> None:
        """Show only the cards that this finds."""
        self._filter.set_text(text)

    def visible_indexes(self) -> list[QModelIndex]:
        """The cards that the search leaves, in order."""
        return [self.model().index(row, 0) for row in range(self.model().rowCount())]

    def select(self, shown_id: str) -> bool:
        """Make the card with this id the current one, in view; False if it is not shown."""
        index = self.index_of(shown_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def index_of(self, shown_id: str) -> QModelIndex:
        """The card with this id; no valid one if it is not shown."""
        found = (index for index in self.visible_indexes() if self.index_id(index) == shown_id)
        return next(found, QModelIndex())

    @property
    def chosen(self) -> Chosen:
        """What `choose` takes."""
        index = self.currentIndex()
        return self.index_id(index) if index.isValid() else "", self.ticks.ids

    def choose(self, chosen: Chosen) -> None:
        """Make a card the current one and tick others, each as soon as it is there."""
        self._awaited = chosen
        self._choose_awaited(range(self._filter.sourceModel().rowCount()))

    def _choose_awaited(self, rows: range) -> None:
        """Of the cards in these rows, which are new: to look at all of thousands for each batch that comes
        would hold up the window.
        """
        current, ticked = self._awaited
        if not current and not ticked:
            return
        cards = self._filter.sourceModel()
        there = {self.index_id(cards.index(row, 0)) for row in rows}
        self._awaited = (
            "" if current in there and self.select(current) else current,
            tuple(one for one in ticked if one not in there),
        )
        come = [one for one in ticked if one in there and one not in self.ticks.ids]
        self.ticks.set([*self.ticks.ids, *come])

    def tick(self, shown_id: str, range_too: bool) -> None:
        """Tick a card, or take its tick away; with `range_too` tick all up to it."""
        if range_too:
            self.ticks.extend(shown_id, [self.index_id(index) for index in self.visible_indexes()])
        else:
            self.ticks.toggle(shown_id)

    def middle(self, index: QModelIndex) -> QPoint:
        """The middle of a card on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(index).center())

    # dragging

    def drag_pixmap(self, image: QImage) -> QPixmap:
        """A picture of `drag_side` device pixels, to follow the pointer."""
        carried = QPixmap.fromImage(image)
        carried.setDevicePixelRatio(self.devicePixelRatioF())
        return carried

    @property
    def drag_side(self) -> int:
        """Device pixels of a picture that follows the pointer."""
        return round(DRAG_PICTURE * self.devicePixelRatioF())

    def carry(self, content: QMimeData, picture: QPixmap) -> None:
        """Let the pointer carry `content` until it is dropped."""
        drag = QDrag(self)
        drag.setMimeData(content)
        if not picture.isNull():
            ratio = picture.devicePixelRatio()
            drag.setPixmap(picture)
            drag.setHotSpot(QPoint(int(picture.width() / ratio / 2), int(picture.height() / ratio / 2)))
        drag.exec_(Qt.CopyAction)

    # events

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has done it

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        pass  # letters and digits are the editor's shortcuts; the search field finds names

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width() - 2
        card = width // max(1, width // SMALLEST_CARD)
        self._delegate.card_size = QSize(card, card + NAME_HEIGHT)
        self.setGridSize(self._delegate.card_size)
        super().resizeEvent(event)
