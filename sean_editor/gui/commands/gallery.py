"""The gallery: the references that it shows, and what is done with their cards."""

from __future__ import annotations

from PyQt5.QtCore import QObject, Qt, QTimer

from sean_editor.document.document import Document
from sean_editor.gui.commands.result_view import SLOW_MS
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.workbench import Workbench


class GalleryCommands(QObject):
    """Follows the session's references and the open document's styles."""

    def __init__(self, bench: Workbench, gallery: GalleryPanel) -> None:
        super().__init__(bench.window)
        self._session, self._selection, self._gallery = bench.session, bench.selection, gallery
        self._document: Document | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_encoding)
        bench.actions.connect(apply_style=gallery.apply_current, find_reference=self._find_reference)
        gallery.apply_requested.connect(self.apply)
        gallery.remove_requested.connect(self._session.remove_reference)
        gallery.cancel_requested.connect(self._session.remove_unencoded)
        self._session.references_changed.connect(self._show_references)
        self._session.reference_ready.connect(self._show_ready)
        gallery.list.seen_changed.connect(self._session.see_references)
        self._show_references()

    # applying

    def apply(self, reference_id: str, regions: tuple[int, ...]) -> None:
        """Give regions the styles of a reference."""
        reference = self._session.reference(reference_id)
        if len(regions) > 1 and not self._selection.ids and reference is not None:
            # the whole face was meant: what it lacks is not worth a message
            regions = tuple(r for r in regions if (reference.portrait.labels == r).any())
        self._session.apply_style(reference_id, regions)

    def apply_dropped(self, reference_id: str, region: int | None, target: int) -> None:
        """A region of a card, or (None) the whole face, was dropped onto the result."""
        self.apply(reference_id, self._selection.whole_face if region is None else (region,))

    def _find_reference(self) -> None:
        self._gallery.search.setFocus(Qt.ShortcutFocusReason)
        self._gallery.search.selectAll()

    # the gallery

    def set_document(self, document: Document | None) -> None:
        """Show the styles that this document uses."""
        if self._document is not None:
            self._document.styles_changed.disconnect(self._show_used)
        self._document = document
        if document is not None:
            document.styles_changed.connect(self._show_used)
        self._show_used()

    def stop_waiting(self) -> None:
        """Nothing is being encoded any more."""
        self._slow.stop()
        self._gallery.show_progress(0, 0, visible=False)

    def _show_references(self) -> None:
        self._gallery.set_references(self._session.references)
        self._show_waiting()

    def _show_ready(self, reference_id: str) -> None:
        reference = self._session.reference(reference_id)
        if reference is not None:
            self._gallery.update_reference(reference)
        self._show_waiting()

    def _show_waiting(self) -> None:
        if not self._session.unencoded:
            self.stop_waiting()
        elif self._gallery.progress.isVisible():
            self._show_encoding()
        elif not self._slow.isActive():
            self._slow.start()

    def _show_encoding(self) -> None:
        total = self._session.reference_count
        self._gallery.show_progress(total - self._session.unencoded, total, visible=True)

    def _show_used(self, *_: object) -> None:
        styles = self._document.styles if self._document is not None else None
        self._gallery.set_used({s: len(styles.regions_from(s)) for s in styles.sources()} if styles else {})
