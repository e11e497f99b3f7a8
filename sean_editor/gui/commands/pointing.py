"""What the pointer is over: named in the status line, lit in the region list, outlined in the views."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QObject

from sean_editor.document.document import Document
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.workbench import Workbench


class Pointing(QObject):
    """Outlines in the views show where a style would go. Once a style has changed, nothing lies over the
    result until the pointer is over something else.
    """

    def __init__(
        self,
        bench: Workbench,
        views: tuple[LayoutCanvas, ResultCanvas],
        gallery: GalleryPanel,
        library: LibraryPanel,
        panel: RegionPanel,
        status: StatusBar,
    ) -> None:
        super().__init__(bench.window)
        self._regions, self._views, self._panel, self._status = bench.regions, views, panel, status
        self._document: Document | None = None
        gallery.regions_lit.connect(self._point_at_several)
        library.regions_lit.connect(self._point_at_several)
        panel.regions_pointed.connect(self._point_at_several)
        gallery.region_hovered.connect(self._name)
        panel.region_hovered.connect(lambda region: self._outline(_some(region)))
        panel.solo_changed.connect(views[0].mask.set_solo)
        for view in views:
            view.region_hovered.connect(self._point_in_view)

    def set_document(self, document: Document | None) -> None:
        """Follow this document's styles."""
        if self._document is not None:
            self._document.styles_changed.disconnect(self._put_out)
        self._document = document
        if document is not None:
            document.styles_changed.connect(self._put_out)
        self._put_out()

    def _point_at_several(self, regions: Sequence[int]) -> None:
        self._panel.show_pointed(regions)
        self._outline(regions)

    def _point_in_view(self, region: int) -> None:
        self._panel.show_pointed(_some(region))
        self._name(region)

    def _name(self, region: int) -> None:
        self._status.set_pointed(self._regions[region].title if region >= 0 else "")

    def _outline(self, regions: Sequence[int]) -> None:
        for view in self._views:
            view.set_highlight(regions)

    def _put_out(self, *_: object) -> None:
        self._outline(())


def _some(region: int) -> tuple[int, ...]:
    """A region id, -1 for none, as a tuple."""
    return (region,) if region >= 0 else ()
