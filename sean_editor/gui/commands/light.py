"""Light: what the sliders of its box do to the open document."""

from __future__ import annotations

from dataclasses import replace

from PyQt5.QtCore import QObject

from models.translation import marked, tr
from sean_editor.document.document import Document
from sean_editor.document.retouch import Light
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.gallery.model import ReferenceLike
from sean_editor.gui.panels.retouch.light_box import AMOUNTS, LightBox
from sean_editor.gui.workbench import Workbench
from sean_editor.retouch.face_light import light_of

LIGHT = marked("Lighting")


class LightCommands(QObject):
    """Follows the open document, and the face that is selected in the gallery."""

    def __init__(self, bench: Workbench, box: LightBox, gallery: GalleryPanel) -> None:
        super().__init__(bench.window)
        self._bench, self._box, self._gallery = bench, box, gallery
        self._document: Document | None = None
        box.amount_changed.connect(self.set_amount)
        box.share_changed.connect(self.set_share)
        box.settled.connect(self._settle)
        box.take_requested.connect(lambda: self._take(gallery.list.current_reference()))
        gallery.light_requested.connect(self.take)
        box.drop_requested.connect(self.drop)
        gallery.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        bench.session.references_changed.connect(self._show)

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.retouch_changed.disconnect(self._show)
        self._document = document
        if document is not None:
            document.retouch_changed.connect(self._show)
        self._show()

    def set_amount(self, name: str, percent: int) -> None:
        """Soften, turn or lift the light. Until the hand is lifted it is one step with what follows."""
        self._change(AMOUNTS[name][0], name, **{name: percent / 100})

    def set_share(self, percent: int) -> None:
        """How much of a light that was taken counts."""
        self._change(LIGHT, "share", share=percent / 100)

    def take(self, reference_id: str) -> None:
        """Light the face as that of a reference. One step."""
        self._take(self._bench.session.reference(reference_id))

    def _take(self, reference: ReferenceLike | None) -> None:
        if reference is None:
            return
        portrait, name = reference.portrait, reference.portrait.name
        try:
            taken = light_of(portrait.image, portrait.labels)
        except ValueError:
            said = tr("{face} shows no skin, so there is no light to take. Select another face.", face=name)
            self._bench.banner.show_error(said)
            return
        self._change(tr("Light of {name}", name=name), taken=taken, share=1.0)
        self._settle()

    def drop(self) -> None:
        """Give the face its own light back. One step."""
        self._change(LIGHT, taken=None, share=1.0)
        self._settle()

    def _change(self, label: str, sliding: str = "", **values: object) -> None:
        document = self._document
        if document is not None:
            light = replace(document.retouch.light, **values)  # type: ignore[arg-type]
            light = Light() if light.is_none and light.taken is None else light
            document.set_retouch(replace(document.retouch, light=light), label, sliding)

    def _settle(self) -> None:
        if self._document is not None:
            self._document.end_mix()
            self._show()  # a drag may have been undone under the hand

    def _show(self) -> None:
        light = self._document.retouch.light if self._document is not None else Light()
        can_take = self._gallery.list.current_reference() is not None
        self._box.show_light(light, self._document is not None, can_take)
