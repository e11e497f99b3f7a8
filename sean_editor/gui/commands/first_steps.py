"""The first-run hint: three steps over the real window, shown until they are done or dismissed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize
from PyQt5.QtWidgets import QWidget

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.gui.panels.banner import Banner
from sean_editor.gui.panels.central_layout import CentralLayout
from sean_editor.gui.panels.first_steps import Pointer, StepCard
from sean_editor.gui.panels.first_steps.placing import beside
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.gallery.model import REFERENCE_ROLE
from sean_editor.gui.panels.view_panels import LayoutPanel, ResultPanel
from sean_editor.gui.workbench import Workbench

STYLE, PAINT, COMPARE = range(3)
_MOVES = (QEvent.Resize, QEvent.Move, QEvent.Show, QEvent.Hide)


@dataclass(frozen=True)
class Step:
    """What to do, the widget that it is done with, which part of that is framed, and where a drag leads."""

    title: str
    text: str
    widget: QWidget
    frame: Callable[[], QRect]  # in the widget
    onto: Callable[[], QRect] | None = None  # in the window
    keep_clear: Callable[[], Sequence[QRect]] = tuple  # in the window, by the card


class FirstSteps(QObject):
    """Follows the window and the document: a step that is done gives way to the next one.

    It is in view while what it points at is, and takes no event but those on its card.
    """

    def __init__(
        self,
        bench: Workbench,
        gallery: GalleryPanel,
        layout: LayoutPanel,
        result: ResultPanel,
        central: CentralLayout,
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._window, self._central = bench, bench.window, central
        self._gallery, self._result = gallery, result
        self._banner: Banner = bench.banner
        self._document: Document | None = None
        self._painted = False
        self.at: int | None = None
        """The step that is shown, None if the hint is not."""
        self.pointer, self.card = Pointer(bench.window), StepCard(bench.window)
        self.steps = self._make_steps(layout)
        self._watch([step.widget for step in self.steps])
        self._connect()

    def _make_steps(self, layout: LayoutPanel) -> Sequence[Step]:
        cards, result = self._gallery.list, self._result

        def another_card() -> QRect:
            rows = range(cards.model().rowCount())
            others = (index for row in rows if self._is_another(index := cards.model().index(row, 0)))
            rect = next(map(cards.visualRect, others), QRect())
            return rect.translated(cards.viewport().pos()).intersected(cards.rect())

        return (
            Step(
                tr("Take the style of another face"),
                tr("Drag the hair of a reference onto the result, or click any part of a reference."),
                cards,
                another_card,
                self._result_rect,
                lambda: (self._in_window(cards, cards.rect()),),
            ),
            Step(
                tr("Paint on the layout"),
                tr(
                    "Choose a region in the list or with its key, then paint here: longer hair, an open "
                    "mouth, a hat. The result follows."
                ),
                layout.canvas,
                lambda: layout.canvas.picture_rect().toAlignedRect().intersected(layout.canvas.rect()),
            ),
            Step(
                tr("Compare and export"),
                tr(
                    "Hold the first button (or the key \\) to see the original. Export writes the "
                    "portrait, or the whole photo.\n\nF1 opens the manual; Ctrl+Shift+P finds every command."
                ),
                result.save,
                lambda: result.save.rect().united(
                    QRect(result.compare.mapTo(result, QPoint()), result.compare.size()).translated(
                        -result.save.mapTo(result, QPoint())
                    )
                ),
                keep_clear=lambda: (_middle(self._result_rect()),),
            ),
        )

    def _is_another(self, card: QModelIndex) -> bool:
        """Whether it is not the portrait that is open: its own style would change nothing."""
        return self._document is None or card.data(REFERENCE_ROLE).portrait.id != self._document.portrait.id

    def _connect(self) -> None:
        self.card.next_wanted.connect(lambda: self._go_to(1))
        self.card.back_wanted.connect(lambda: self._go_to(-1))
        self.card.skipped.connect(self._end)
        actions = self._bench.actions
        actions.connect(first_steps=self.show)
        actions["split"].triggered.connect(lambda _: self._done(COMPARE))
        actions["export"].triggered.connect(lambda _: self._done(COMPARE))
        self._result.canvas.compared.connect(lambda: self._done(COMPARE))
        self._gallery.list.model().rowsInserted.connect(self._place)
        self._bench.view.changed.connect(self._place)

    # coming and going

    def offer(self) -> None:
        """Show the hint with the first result, unless it was dismissed before."""
        if not self._bench.settings.first_steps_seen:
            self._bench.session.result_changed.connect(self._show_once)

    def _show_once(self, _: object) -> None:
        self._bench.session.result_changed.disconnect(self._show_once)
        self.show()

    def show(self) -> None:
        """Show the first step."""
        self.at = STYLE
        self._bench.actions["large_result"].setChecked(False)
        self._show_step()

    def go_on(self, at: int | None) -> None:
        """Show the step where another window was; None if it showed none."""
        self.at = at
        if at is not None:
            self._show_step()

    def dismiss(self) -> bool:
        """Take the hint away for good; False if it is not in view."""
        shown = self.card.isVisible()
        if shown:
            self._end()
        return shown

    def _end(self) -> None:
        self.at = None
        self._bench.settings.first_steps_seen = True
        self._place()

    # the steps

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.styles_changed.disconnect(self._styled)
            self._document.layout_changed.disconnect(self._paint)
            self._document.history_changed.disconnect(self._stepped)
        self._document, self._painted = document, False
        if document is not None:
            document.styles_changed.connect(self._styled)
            document.layout_changed.connect(self._paint)
            document.history_changed.connect(self._stepped)
        self._place()

    def _styled(self, *_: object) -> None:
        if self._document is not None and self._document.styles.sources():
            self._done(STYLE)

    def _paint(self, *_: object) -> None:
        self._painted = True

    def _stepped(self) -> None:
        painted, self._painted = self._painted, False  # the stroke is over
        if painted:
            self._done(PAINT)

    def _done(self, step: int) -> None:
        if step == self.at:
            self._go_to(1)

    def _go_to(self, way: int) -> None:
        if self.at is None:
            return
        if self.at + way >= len(self.steps):
            self._end()
        else:
            self.at = max(0, self.at + way)
            self._show_step()

    def _show_step(self) -> None:
        assert self.at is not None
        step = self.steps[self.at]
        if self.at == STYLE:
            self._central.reveal(self._gallery)
        self.card.show_step(step.title, step.text, self.at + 1, len(self.steps))
        self._place()

    # places

    def _result_rect(self) -> QRect:
        canvas = self._result.canvas
        return self._in_window(canvas, canvas.picture_rect().toAlignedRect())

    def _in_window(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self._window, rect.topLeft()), rect.size())

    def _place(self, *_: object) -> None:
        """Put card and pointer where they belong now; away if what they point at is not in view."""
        step = None if self.at is None else self.steps[self.at]
        shown = step is not None and step.widget.isVisible()
        if step is not None and shown:
            frame = self._in_window(step.widget, step.frame())
            onto = step.onto() if step.onto is not None else QRect()
            clear = [_middle(onto), *step.keep_clear()]
            if self._banner.isVisible():
                clear.append(self._in_window(self._banner, self._banner.rect()))
            self.pointer.point_at(frame, onto)
            self.card.setGeometry(beside(QSize(self.card.size()), frame, self._bounds(), clear))
        for widget in (self.pointer, self.card):
            widget.setVisible(shown)
            widget.raise_()

    def _bounds(self) -> QRect:
        return self._in_window(self._central, self._central.rect())

    def _watch(self, widgets: Sequence[QWidget]) -> None:
        """Listen to these widgets, to all that they are part of, and to the banner."""
        watched: set[int] = set()
        for start in (*widgets, self._result.canvas, self._banner):
            widget: QWidget | None = start
            while widget is not None and id(widget) not in watched:
                watched.add(id(widget))
                widget.installEventFilter(self)
                widget = widget.parentWidget() if widget is not self._window else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.at is not None and event.type() in _MOVES:
            self._place()
        return False


def _middle(rect: QRect) -> QRect:
    """The inner part, where the face is."""
    return rect.adjusted(rect.width() // 4, rect.height() // 5, -rect.width() // 4, -rect.height() // 5)
