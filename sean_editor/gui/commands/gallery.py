"""The gallery: the references that it shows, and what is done with their cards."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QObject, Qt, QTimer

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.gui.background.lasting import Lasting
from sean_editor.gui.commands.own_references import OwnReferenceKeeper
from sean_editor.gui.commands.result_view import SLOW_MS
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.applying import named
from sean_editor.session.borrowed_shapes import BRINGABLE


class GalleryCommands(QObject):
    """Follows the session's references and the open document's styles. One's own references come first."""

    def __init__(
        self,
        bench: Workbench,
        gallery: GalleryPanel,
        own: OwnReferenceKeeper,
        reveal: Callable[[], object],
    ) -> None:
        """`reveal` brings the gallery into view."""
        super().__init__(bench.window)
        self._reveal = reveal
        self._session, self._selection, self._gallery = bench.session, bench.selection, gallery
        self._banner = bench.banner
        self._own, self._lasting = own, Lasting()
        own.order_changed.connect(self._show_references)
        own.added.connect(self._show_added)
        self._document: Document | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_encoding)
        bench.actions.connect(apply_style=gallery.apply_current, find_reference=self._find_reference)
        gallery.apply_requested.connect(self.apply)
        gallery.remove_requested.connect(self._session.remove_reference)
        gallery.remove_requested.connect(own.forget)
        gallery.cancel_requested.connect(self._session.remove_unencoded)
        self._session.references_changed.connect(self._show_references)
        self._session.reference_ready.connect(self._show_ready)
        gallery.list.seen_changed.connect(self._session.see_references)
        self._show_references()

    # applying

    def apply(self, reference_id: str, regions: tuple[int, ...]) -> None:
        """Give regions the styles of a reference.

        Of a group, as of a whole face, nothing is said about what is hidden in the reference or the layout,
        such as an ear under hair.
        """
        reference = self._session.reference(reference_id)
        if reference is None:
            return
        grouped, shown = self._selection.asked_together(regions), reference.portrait.shown_regions
        if not self._selection.ids and regions == self._selection.whole_face:
            self._session.applying.face(reference_id)
        else:
            worth_saying = [region for region in regions if region in shown or region not in grouped]
            self._session.apply_style(reference_id, worth_saying or regions)
        lacking = self._session.applying.lacking_shapes(reference_id, regions)
        if lacking:
            some_show = len(lacking) < len(shown.intersection(regions))
            self._offer_shapes(reference_id, lacking, quiet=some_show and grouped.issuperset(lacking))

    def _offer_shapes(self, reference_id: str, lacking: tuple[int, ...], quiet: bool) -> None:
        """The layout has no place for some styles yet: offer to make it, or say (unless `quiet`) what to
        paint.
        """
        reference, document = self._session.reference(reference_id), self._document
        things = tuple(region for region in lacking if region in BRINGABLE)
        if reference is None or document is None or (quiet and not things):
            return
        names = named(document, things or lacking)
        if not things:
            self._banner.show_notice(
                tr("This layout has no {regions}: paint it first, then its style shows.", regions=names)
            )
            return
        self._banner.show_notice(
            tr("This layout has no {regions}: the style shows once it is painted.", regions=names),
            (
                tr("Bring the shape from {reference}", reference=reference.portrait.name),
                lambda: self._bring(document, reference_id, things),
            ),
        )

    def _bring(self, document: Document, reference_id: str, regions: tuple[int, ...]) -> None:
        if self._session.document is document:  # else another portrait is open now
            self._session.applying.shapes(reference_id, regions)

    def apply_dropped(self, reference_id: str, regions: tuple[int, ...] | None, target: int) -> None:
        """Regions of a card, or (None) the whole face, were dropped onto the result."""
        self.apply(reference_id, self._selection.whole_face if regions is None else regions)

    def apply_current_to(self, region: int) -> None:
        """The keyboard chose a region of the result: it gets the style of the current card, with its group
        if regions go in groups.
        """
        reference = self._gallery.list.current_reference()
        if reference is None:
            self._banner.show_notice(tr("Choose a reference first: Ctrl+F finds one, F6 leads to them."))
            return
        group = self._selection.groups.taken_with(region)
        self.apply(reference.id, (region,) if group is None else group.ids)

    def _find_reference(self) -> None:
        self._reveal()
        self._gallery.search.setFocus(Qt.ShortcutFocusReason)
        self._gallery.search.selectAll()

    # the gallery

    def _show_added(self, reference_id: str) -> None:
        self._reveal()
        self._gallery.select(reference_id)

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
        others = {reference.id: reference for reference in self._session.references}
        own = [others.pop(one) for one in self._own.order if one in others]
        self._gallery.set_references([*own, *others.values()])
        self._lasting.grow_to(self._session.reference_count)
        self._show_waiting()

    def _show_ready(self, reference_id: str) -> None:
        reference = self._session.reference(reference_id)
        if reference is not None:
            self._gallery.update_reference(reference)
            self._lasting.add()
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
        done, new = total - self._session.unencoded, self._session.has_new_unencoded
        self._gallery.show_progress(done, total, visible=True, cancellable=new)

    def _show_used(self, *_: object) -> None:
        styles = self._document.styles if self._document is not None else None
        self._gallery.set_used({s: len(styles.regions_from(s)) for s in styles.sources()} if styles else {})
