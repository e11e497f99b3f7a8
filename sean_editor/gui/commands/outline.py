"""The outline that is dragged: its pixels under the layout and in the result, at every move of the hand."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from sean_editor.document.document import Document
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas
from sean_editor.gui.canvas.result_hand import ResultHand
from sean_editor.gui.commands.result_view import ResultView
from sean_editor.gui.workbench import Workbench


class OutlineCommands(QObject):
    """Follows the open document, and takes the whole outline back."""

    def __init__(
        self, bench: Workbench, layout: LayoutCanvas, result: ResultCanvas, result_view: ResultView
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._layout, self._result_view = bench, layout, result_view
        self._document: Document | None = None
        result.use_hand(ResultHand(layout.outline, bench.tool_state))
        for canvas in (layout, result):
            bench.tool_state.outline_changed.connect(canvas.update)
            bench.tool_state.mirror_changed.connect(canvas.update)
        bench.actions.connect(reset_outline=self._reset)
        bench.session.texturing.photo_ready.connect(self._show_photo)
        self._enable()

    def set_document(self, document: Document | None) -> None:
        """Follow this document, or none."""
        if self._document is not None:
            self._document.retouch_changed.disconnect(self._show)
            self._document.history_changed.disconnect(self._enable)
        self._document = document
        if document is not None:
            document.retouch_changed.connect(self._show)
            document.history_changed.connect(self._enable)
            self._show_photo()
        self._enable()

    def _show(self) -> None:
        if self._document is not None:
            self._show_photo()
            self._result_view.show_picture()

    def _show_photo(self) -> None:
        self._layout.set_photo(self._bench.session.dragged_photo)

    def _reset(self) -> None:
        if self._document is not None:
            self._document.reset_outline()

    def _enable(self) -> None:
        pulled = self._document is not None and bool(self._document.retouch.pulls)
        self._bench.actions["reset_outline"].setEnabled(pulled)
