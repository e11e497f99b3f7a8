"""The style codes of one session: of the open portrait, of references, of made styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from models.translation import joined
from sean_editor.document import Document, Fit, MadeStyle, Portrait, Signal
from sean_editor.document.project import Project
from sean_editor.export.composite import Edit
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.session.as_project import as_project
from sean_editor.session.encoding import Encoded, Encoding
from sean_editor.session.kept_codes import KeptCodes
from sean_editor.session.lending import Lending
from sean_editor.session.made_styles import MadeStyles
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.present import Present, Reference
from sean_editor.session.references import References
from sean_editor.session.textures import Face
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


class Codes:
    """Has portraits encoded, and takes their codes in. `document` gives the open one; a refinement waits
    while anything else is `busy`; `texturing` gets a person's own photos.

    Signals: changed() when what is visible has other codes, before it refined() if these are no more than
    refined; said(str) for a warning, failed(str).
    """

    def __init__(
        self,
        engine: Engine,
        mailbox: Mailbox,
        texturing: Texturing,
        document: Callable[[], Document | None],
        busy: Callable[[], bool],
    ) -> None:
        self.changed, self.refined, self.said, self.failed = Signal(), Signal(), Signal(), Signal()
        self._engine, self._texturing, self._document = engine, texturing, document
        self._own: Reference | None = None  # the open portrait, once there are codes
        self._kept = KeptCodes(engine)
        self._encoding = Encoding(engine, mailbox, busy)
        self._encoding.encoded.connect(self._encoded)
        self._lending = Lending(engine, mailbox)
        self._lending.changed.connect(lambda: self._announce(refined=True))
        self.made = MadeStyles()
        self.references = References(self._encoding, document)
        self.references.removed.connect(self.changed.emit)

    # the open portrait

    def open(self, project: Project | None) -> None:
        """Another document is open; `project`: the one that it was kept in."""
        self._own = None
        self._kept = KeptCodes(self._engine, project)
        self.prioritise()
        if (document := self._document()) is not None:
            self._encoding.want(document.portrait)

    def leave(self) -> None:
        """The document will be open no more."""
        document = self._document()
        if document is not None and document.portrait.id not in self.references:
            self._encoding.drop(document.portrait.id)

    def use_engine(self, engine: Engine) -> None:
        """Another network is in use: all is encoded again."""
        self._engine = engine
        self._encoding.use_engine(engine)
        self._lending.use_engine(engine)
        self._kept, self._own = self._kept.of(engine), None
        self.references.lose_codes()
        portraits = [reference.portrait for reference in self.references]
        if (document := self._document()) is not None:
            self.prioritise()
            portraits.insert(0, document.portrait)
        self._encoding.want(*portraits)

    def prioritise(self) -> None:
        """Have what the document uses encoded first."""
        if (document := self._document()) is not None:
            self._encoding.need(document.portrait.id, document.styles.sources())

    # the present state

    @property
    def fit(self) -> Fit | None:
        """The document's fit, if it has one and it was made for the network in use."""
        document = self._document()
        fit = document.fit if document is not None and self._own is not None else None
        return fit if fit is not None and self._engine.accepts(fit) else None

    def present(self, sources: Iterable[str] = ()) -> Present | None:
        """The present state, held fast, of what is in use and `sources`; None until it is encoded."""
        document = self._document()
        if document is None or self._own is None:
            return None
        used = document.styles.sources().union(sources)
        known = (self.references.get(reference_id) for reference_id in used)
        references = {r.id: self._lending.of(r) for r in known if r is not None and r.matrix is not None}
        made = self.made.usable(used, self._engine)
        return Present(Edit.of(document), self._own, self.fit, references, self._kept.lacking(), made)

    def source(self, source_id: str) -> Portrait | MadeStyle | None:
        """The reference or the made style with this id, None if there is none."""
        reference = self.references.get(source_id)
        return reference.portrait if reference is not None else self.made.find(source_id)

    def project(self, view: Mapping[str, object]) -> Project | None:
        """A copy of the open document with its references; None if none is open."""
        document = self._document()
        if document is None:
            return None
        return as_project(document, self.references, self.made, self._kept, self._own, view)

    # threads

    @property
    def idle(self) -> bool:
        """Whether nothing is encoded, waits to be, or is cut out."""
        return self._encoding.idle and self.references.idle and self._lending.idle

    def close(self) -> None:
        """End the threads."""
        self._encoding.close()
        self._lending.close()
        self.references.close()

    def _encoded(self, done: Encoded) -> None:
        if done.matrix is None:
            self._not_encoded(done)
            return
        before, document = self.references.take(done), self._document()
        if document is not None and document.portrait.id == done.id:
            self._take_own(Reference(done.id, document.portrait, done.matrix, done.refining))
        elif document is not None and done.id in document.styles.sources():
            self._announce(refined=before is not None and before.refining)
        elif before is not None and _is_own_photo(before.portrait) and not done.refining:
            self._texturing.offer(Face(before.portrait, done.matrix.codes))

    def _take_own(self, own: Reference) -> None:
        before, final = self._own, not own.refining
        if before is not None and not (before.refining and final):
            return
        self._own = own
        if before is None and not self._kept.silent:
            self._warn()
        self._announce(refined=before is not None)

    def _warn(self) -> None:
        """Say what an opened project looks like with the network in use."""
        document = self._document()
        sources = document.styles.sources() if document is not None else ()
        if warning := joined(self._kept.check_weights(), self.made.not_read(sources, self._engine)):
            self.said.emit(warning)

    def _announce(self, refined: bool) -> None:
        """There are other codes of what is visible."""
        if refined:
            self.refined.emit()
        self.changed.emit()

    def _not_encoded(self, done: Encoded) -> None:
        error = self.references.fail(done)
        if self._own is not None and self._own.id == done.id:
            self._own = replace(self._own, refining=False)
        self.changed.emit()  # the picture may get texture now
        self.failed.emit(error)


def _is_own_photo(portrait: Portrait) -> bool:
    """Whether it was cut out of a person's own photo, so that its texture will be wanted. That of two dozen
    shipped ones would fill the memory.
    """
    return portrait.close_up is not None and portrait.path not in shipped_portraits()
