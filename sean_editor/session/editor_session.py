"""One open editor without its window: the document, the references, and the picture they make."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document import Document, Fit, Portrait, Signal, resolve
from sean_editor.document.geometry import Box
from sean_editor.document.project import Project
from sean_editor.engine.allocator import keep_memory
from sean_editor.engine.worker import RenderResult, RenderWorker, TaskResult, TaskWorker
from sean_editor.export.composite import Edit
from sean_editor.photo.own_photo import without_photo
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.session.kept_codes import KeptCodes
from sean_editor.session.mailbox import Mailbox, Post
from sean_editor.session.portrait_fitting import PortraitFitting
from sean_editor.session.result_picture import Shown
from sean_editor.session.textures import Face, TextureJob, Textures
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix

_PUMP_SECONDS = 0.01
_CLOSE_UP = "close-up"


@dataclass(frozen=True, eq=False)
class Reference:
    """A portrait whose styles can be applied; `matrix` is None until it has been encoded."""

    id: str
    portrait: Portrait
    matrix: StyleMatrix | None = None


@dataclass(frozen=True, eq=False)
class _RenderRequest:
    job: TextureJob  # without its picture
    draft: bool


class EditorSession:
    """One editing session: opens portraits, keeps references, renders after every change.

    Everything here belongs to one thread. Workers hand their results over by `post`; without one, the owner
    calls `pump` (or `wait_until_idle`) to take them in. Signals: document_changed(), references_changed(),
    reference_ready(id), result_changed(RenderResult), status_changed(str), failed(str); those of `fitting`,
    which brings the network closer to the open portrait; and those of `texturing`, which gives the result the
    texture of photos, once it is switched on.
    """

    def __init__(self, engine: Engine, post: Post | None = None) -> None:
        keep_memory()  # before there are other threads
        self.engine = engine
        self.document: Document | None = None
        self.result: np.ndarray | None = None
        """The network's newest picture, uint8 [H, W, 3]."""
        self.document_changed, self.references_changed, self.reference_ready = Signal(), Signal(), Signal()
        self.result_changed, self.status_changed, self.failed = Signal(), Signal(), Signal()
        self._references: dict[str, Reference] = {}
        self._own: StyleMatrix | None = None
        self._kept = KeptCodes(engine)
        self._mailbox = Mailbox(post)
        self.fitting = PortraitFitting(engine, self._mailbox)
        self.textures = Textures(engine)
        self.texturing = Texturing(self.textures, self._mailbox)
        self._begun: _RenderRequest | None = None  # what the painter works on; its thread's
        self._drafted = False
        self._first_serial, self._last_serial = 1, 0  # of the present document's requests
        self._encoder = TaskWorker(lambda done: self._mailbox.hand_over(lambda: self._encoded(done)))
        self._painter = RenderWorker(self._render, self._hand_over, refine=_in_full)

    # the portrait being edited

    def open_portrait(self, portrait: Portrait) -> None:
        """Begin a new document. UserError, and nothing changes, if its label map does not fit."""
        self._begin(Document(portrait))

    def open_project(self, project: Project, saved: bool = True) -> None:
        """Go on where a project was left, with nothing to undo; its references join those that are there.

        UserError, and nothing changes, if it does not fit. Not `saved`: it counts as modified.
        """
        document = project.document(saved=saved)
        for portrait in project.references:
            self.add_reference(portrait)
        self._begin(document, project)

    def project(self, view: Mapping[str, object] | None = None) -> Project | None:
        """A copy of the open document that another thread may write to a file; None if none is open.

        It includes the references in use, and those that came from a person's own files.
        """
        if self.document is None:
            return None
        used, shipped = self.document.styles.sources(), shipped_portraits()
        kept = [r.portrait for r in self.references if r.id in used or r.portrait.path not in shipped]
        return Project(
            self.document.portrait,
            self.document.labels.copy(),
            self.document.styles,
            self.document.locked,
            tuple(kept),
            self.document.fit,
            self._kept.to_keep(self._own, self.document.labels),
            self._kept.weights(self._own),
            view or {},
        )

    def _begin(self, document: Document, project: Project | None = None) -> None:
        self._leave_document()
        self.document, self.result, self._own = document, None, None
        self._kept = KeptCodes(self.engine, project)
        document.layout_changed.connect(self._layout_changed)
        document.styles_changed.connect(self._styles_changed)
        document.fit_changed.connect(self.request_render)
        document.history_changed.connect(self._settled)
        self._encode(document.portrait, urgent=True)
        self.texturing.open(document.portrait)
        self.document_changed.emit()

    def open_layout(self, labels: np.ndarray) -> None:
        """Replace the layout (undoable). UserError, and nothing changes, if it does not fit."""
        if self.document is not None:
            self.document.replace_layout(labels)

    def styles(self) -> np.ndarray | None:
        """The styles in force, [S, 512], with a fit [6, S, 512]; None until the portrait is encoded."""
        if self.document is None or self._own is None:
            return None
        matrices = {r.id: r.matrix for r in self._references.values() if r.matrix is not None}
        own = self._own if self.fit is None else self._own._replace(codes=self.fit.codes)
        return resolve(self.document.styles, own, matrices, self._kept.lacking())

    @property
    def fit(self) -> Fit | None:
        """The document's fit, if it has one and it was made for the network in use."""
        fit = self.document.fit if self.document is not None and self._own is not None else None
        return fit if fit is not None and self.engine.accepts(fit) else None

    def fit_portrait(self, seconds: float = 20.0, tune: bool = False) -> None:
        """Look for a fit to the open portrait; `fitting` announces it, `document.set_fit` makes use of it.

        With `tune` a small part of the network is adapted too. A fit that is under way is given up.
        """
        if self.document is not None:
            self.fitting.start(self.document.portrait, seconds, tune)

    # references

    @property
    def references(self) -> list[Reference]:
        """In the order they were added."""
        return list(self._references.values())

    def reference(self, reference_id: str) -> Reference | None:
        """The reference with this id, None if there is none."""
        return self._references.get(reference_id)

    def add_reference(self, portrait: Portrait) -> Reference:
        """Offer a portrait's styles; it is encoded in the background. The same portrait counts once."""
        portrait, known = without_photo(portrait), self._references.get(portrait.id)
        if known is None:
            self._references[portrait.id] = Reference(portrait.id, portrait)
            self._encode(portrait)
            if (close_up := portrait.close_up) is not None:  # until it is cut out it holds the whole photo
                self._encoder.submit((portrait.id, _CLOSE_UP), lambda: close_up.data)
            self.references_changed.emit()
        elif known.portrait.close_up is None and portrait.close_up is not None:
            closer = replace(known.portrait, close_up=portrait.close_up)
            self._references[portrait.id] = replace(known, portrait=closer)
        return self._references[portrait.id]

    def remove_reference(self, reference_id: str) -> None:
        """Remove a reference. Regions with its style stay assigned and show their own style."""
        if self._references.pop(reference_id, None) is None:
            return
        if self.document is None or self.document.portrait.id != reference_id:
            self._encoder.cancel(reference_id)
        self._encoder.cancel((reference_id, _CLOSE_UP))
        self.references_changed.emit()
        self.request_render()

    def apply_style(self, reference_id: str, region_ids: Iterable[int]) -> None:
        """Apply a reference's styles to regions, one undoable step. Those it lacks are skipped and named."""
        reference = self._references.get(reference_id)
        if self.document is None or reference is None:
            return
        chosen = list(dict.fromkeys(region_ids))
        has = np.bincount(reference.portrait.labels.ravel(), minlength=len(self.document.regions)) > 0
        there = [region for region in chosen if has[region]]
        self.document.assign_style(there, reference_id)
        missing = [self.document.regions[region].title_in_text for region in chosen if not has[region]]
        if missing:
            self.status_changed.emit(
                tr(
                    "{reference} has no {regions}: left unchanged.",
                    reference=reference.portrait.name,
                    regions=_listed(missing),
                )
            )

    # rendering

    def request_render(self, draft: bool = False) -> None:
        """Ask for the picture of the present state; the newest request wins."""
        job = self.texture_job()
        if job is not None:
            self._drafted = draft
            self.texturing.give_way()
            self._last_serial = self._painter.submit(_RenderRequest(job, draft))

    def texture_job(self) -> TextureJob | None:
        """The present state, held fast, for `textures`; None until the portrait is encoded."""
        styles = self.styles()
        if styles is None or self.document is None or self._own is None:
            return None
        fit, used = self.fit, self.document.styles.sources()
        return TextureJob(
            Edit.of(self.document),
            styles,
            Face(self.document.portrait, self._own.codes if fit is None else fit.codes, fit),
            {
                r.id: Face(r.portrait, r.matrix.codes)
                for r in self._references.values()
                if r.matrix is not None and r.id in used
            },
        )

    @property
    def shown(self) -> Shown | None:
        """The result as it is to be shown now, with or without texture; None until there is any."""
        if self.document is None or self.result is None:
            return None
        return self.texturing.shown(Edit.of(self.document), self.result)

    def _render(self, request: _RenderRequest) -> np.ndarray:
        self._begun = request
        job = request.job
        return self.engine.render(job.edit.labels, job.styles, request.draft, job.own.fit)

    def _hand_over(self, done: RenderResult) -> None:
        request = self._begun  # `done` is its result: both are of the painter's thread
        self._mailbox.hand_over(lambda: self._rendered(done, request))

    def _rendered(self, done: RenderResult, request: _RenderRequest | None) -> None:
        if done.serial < self._first_serial:
            return  # handed over just before its document was left
        if done.image is not None and request is not None:
            self.result = done.image
            if done.serial == self._last_serial:
                self.texturing.follow(None if request.draft else replace(request.job, picture=done.image))
        self.result_changed.emit(done)

    def _layout_changed(self, _box: Box) -> None:
        assert self.document is not None
        self.request_render(draft=self.document.editing)

    def _styles_changed(self, _regions: frozenset[int]) -> None:
        self.request_render()

    def _settled(self) -> None:
        """A step is complete: what was rendered as a draft is rendered in full."""
        if self._drafted:
            self.request_render()

    # encoding

    def _encode(self, portrait: Portrait, urgent: bool = False) -> None:
        self._encoder.submit(
            portrait.id, lambda: self.engine.encode(portrait.image, portrait.labels), urgent=urgent
        )

    def _encoded(self, done: TaskResult) -> None:
        if isinstance(done.key, tuple):
            return  # a close-up: without it the reference has its image
        reference = self._references.get(str(done.key))
        if done.error is not None:
            self._not_encoded(reference, done.error)
            return
        if reference is not None:
            self._references[reference.id] = reference = replace(reference, matrix=done.value)
            self.reference_ready.emit(reference.id)
        if self.document is not None and self.document.portrait.id == done.key and self._own is None:
            self._own = done.value
            if warning := self._kept.check_weights():
                self.status_changed.emit(warning)
            self.request_render()
        elif self.document is not None and done.key in self.document.styles.sources():
            self.request_render()
        elif reference is not None and reference.portrait.close_up is not None:  # a person's own photo
            self.texturing.offer(Face(reference.portrait, done.value.codes))

    def _not_encoded(self, reference: Reference | None, error: str) -> None:
        """A reference without styles is of no use: it goes, and the message says whose it was."""
        if reference is not None:
            del self._references[reference.id]
            self.references_changed.emit()
            error = tr(
                "{reference} was left out of the references. {error}",
                reference=reference.portrait.name,
                error=error,
            )
        self.failed.emit(error)

    # threads

    def pump(self) -> None:
        """Take in what workers have handed over (only without a `post` of the owner's)."""
        self._mailbox.pump()

    @property
    def rendering(self) -> bool:
        """Whether a picture is being made or waits to be; one that is still to be taken in does not count."""
        return not self._painter.idle

    @property
    def idle(self) -> bool:
        """Whether nothing runs, waits or is still to be taken in."""
        working = not self._encoder.idle or self.rendering or not self.texturing.idle
        return not working and self.fitting.idle and self._mailbox.empty

    def wait_until_idle(self, timeout: float = 60.0) -> bool:
        """Pump until everything asked for is done; False if that took longer than `timeout` seconds."""
        end = time.monotonic() + timeout
        while not self.idle:
            if time.monotonic() > end:
                return False
            self.pump()
            time.sleep(_PUMP_SECONDS)
        return True

    def _leave_document(self) -> None:
        self._painter.forget()
        self._first_serial = self._last_serial + 1
        self.fitting.cancel()
        self.texturing.forget()
        if self.document is None:
            return
        if self.document.portrait.id not in self._references:
            self._encoder.cancel(self.document.portrait.id)
        self.document.layout_changed.disconnect(self._layout_changed)
        self.document.styles_changed.disconnect(self._styles_changed)
        self.document.fit_changed.disconnect(self.request_render)
        self.document.history_changed.disconnect(self._settled)

    def close(self) -> None:
        """End the workers; results still on their way are dropped."""
        self._mailbox.close()
        self.fitting.close()
        self.texturing.close()
        self._encoder.close()
        self._painter.close()


def _in_full(request: _RenderRequest) -> _RenderRequest | None:
    """The request to render when the brush rests after a draft."""
    return replace(request, draft=False) if request.draft else None


def _listed(names: list[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    return (
        names[0] if len(names) == 1 else tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])
    )
