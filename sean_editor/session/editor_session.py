"""One open editor without its window: the document, the references, and the picture they make."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document import Document, Fit, Portrait, Signal
from sean_editor.document.geometry import Box
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, replay
from sean_editor.engine.allocator import keep_memory
from sean_editor.engine.worker import RenderResult, RenderWorker, TaskWorker
from sean_editor.export.composite import Edit
from sean_editor.photo.own_photo import without_photo
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.session.applying import Applying
from sean_editor.session.encoding import Encoded, Encoding
from sean_editor.session.kept_codes import KeptCodes
from sean_editor.session.made_styles import MadeStyles
from sean_editor.session.mailbox import Mailbox, Post
from sean_editor.session.playback import Playback
from sean_editor.session.portrait_fitting import PortraitFitting
from sean_editor.session.present import Present, Reference
from sean_editor.session.result_picture import Shown
from sean_editor.session.textures import Face, TextureJob, Textures
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_PUMP_SECONDS = 0.01


@dataclass(frozen=True, eq=False)
class _RenderRequest:
    job: TextureJob  # without its picture
    draft: bool
    refining: bool  # the codes are not the final ones


class EditorSession:
    """One editing session: opens portraits, keeps references, renders after every change.

    Everything here belongs to one thread. Workers hand their results over by `post`; without one, the owner
    calls `pump` (or `wait_until_idle`) to take them in. Signals: document_changed(), references_changed(),
    reference_ready(id), refined(), result_changed(RenderResult), status_changed(str), failed(str); those of
    `fitting`, which brings the network closer to the open portrait; of `texturing`, which gives the result
    the texture of photos, once it is switched on; and of `playback`, which plays transitions.

    The codes of a portrait's first pass make the first picture, and serve until the refined ones are there:
    `refined` announces that the next picture differs from the last by nothing but these. Pictures of a first
    pass get no texture.
    """

    def __init__(self, engine: Engine, post: Post | None = None) -> None:
        keep_memory()  # before there are other threads
        self.engine = engine
        self.document: Document | None = None
        self.result: np.ndarray | None = None
        """The network's newest picture, uint8 [H, W, 3]."""
        self.document_changed, self.references_changed, self.reference_ready = Signal(), Signal(), Signal()
        self.refined, self.result_changed = Signal(), Signal()
        self.status_changed, self.failed = Signal(), Signal()
        self.made = MadeStyles()
        self._references: dict[str, Reference] = {}
        self._unencoded: set[str] = set()  # ids of references without codes
        self.applying = Applying(lambda: self.document, self.reference, self.status_changed)
        self._own: Reference | None = None  # the open portrait, once there are codes
        self._kept = KeptCodes(engine)
        self._mailbox = Mailbox(post)
        self.fitting = PortraitFitting(engine, self._mailbox)
        self.textures = Textures(engine)
        self.texturing = Texturing(self.textures, self._mailbox)
        self.playback = Playback(engine, self._mailbox)
        self._begun: _RenderRequest | None = None  # what the painter works on; its thread's
        self._drafted = False
        self._first_serial, self._last_serial = 1, 0  # of the present document's requests
        self._shown_serial = 0  # the request whose picture is the result
        self._painter = RenderWorker(self._render, self._hand_over, refine=_in_full)
        self._encoding = Encoding(engine, self._mailbox, self._busy)
        self._encoding.encoded.connect(self._encoded)
        self._cutter = TaskWorker(lambda _: None)  # of close-ups

    # the portrait being edited

    def open_portrait(self, portrait: Portrait) -> None:
        """Begin a new document. UserError, and nothing changes, if its label map does not fit."""
        self._begin(Document(portrait))

    def open_project(self, project: Project, recovered: Sequence[Event] | None = None) -> None:
        """Go on where a project was left, with nothing to undo; its references join those that are there.

        With what was `recovered` of the work since, it has its history and counts as modified. UserError, and
        nothing changes, if the project does not fit.
        """
        document = project.document()
        if recovered is not None:
            replay(document, recovered)
        self.add_references(project.references)
        self.made.add(*project.made)
        self._begin(document, project)

    def project(self, view: Mapping[str, object] | None = None) -> Project | None:
        """A copy of the open document that another thread may write to a file; None if none is open.

        It includes the references in use, now or in a snapshot, and those that came from a person's own files
        since the start.
        """
        if self.document is None:
            return None
        snapshots, shipped = tuple(self.document.snapshots), frozenset(shipped_portraits())
        used = self.document.styles.sources().union(*(one.styles.sources() for one in snapshots))
        kept = [
            r.portrait for r in self.references if r.id in used or not (r.kept or r.portrait.path in shipped)
        ]
        return Project(
            self.document.portrait,
            self.document.labels.copy(),
            self.document.styles,
            self.document.locked,
            tuple(kept),
            self.document.fit,
            self._kept.to_keep(self._own.matrix if self._own else None, self.document.labels),
            self._kept.weights(known=self._own is not None),
            view or {},
            painted=self.document.painted.copy() if self.document.painted.any() else None,
            snapshots=snapshots,
            made=self.made.used(used),
        )

    def _begin(self, document: Document, project: Project | None = None) -> None:
        self._leave_document()
        self.document, self.result, self._own = document, None, None
        self._kept = KeptCodes(self.engine, project)
        document.layout_changed.connect(self._layout_changed)
        document.styles_changed.connect(self._styles_changed)
        document.fit_changed.connect(self.request_render)
        document.history_changed.connect(self._settled)
        self._tell_needs()
        self._encoding.want(document.portrait)
        self.texturing.open(document.portrait)
        self.document_changed.emit()

    def open_layout(self, labels: np.ndarray) -> None:
        """Replace the layout (undoable). UserError, and nothing changes, if it does not fit."""
        if self.document is not None:
            self.document.replace_layout(labels)

    def styles(self) -> np.ndarray | None:
        """The styles in force, [S, 512], with a fit [6, S, 512]; None until the portrait is encoded."""
        present = self.present()
        return present.styles() if present is not None else None

    def present(self, sources: Iterable[str] = ()) -> Present | None:
        """The present state, held fast; None until the portrait is encoded. It holds the references and made
        styles in use, and besides `sources`.
        """
        if self.document is None or self._own is None:
            return None
        used = self.document.styles.sources().union(sources)
        known = (self._references.get(reference_id) for reference_id in used)
        references = {r.id: r for r in known if r is not None and r.matrix is not None}
        made = self.made.usable(used, self.engine)
        return Present(Edit.of(self.document), self._own, self.fit, references, self._kept.lacking(), made)

    @property
    def refining(self) -> bool:
        """Whether better codes are to come of what the result is made of."""
        present = self.present()
        return present is not None and present.refining

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

    @property
    def reference_count(self) -> int:
        """How many references there are."""
        return len(self._references)

    @property
    def unencoded(self) -> int:
        """How many references have no codes yet."""
        return len(self._unencoded)

    def add_reference(self, portrait: Portrait, kept: bool = False) -> Reference:
        """Offer a portrait's styles, as `add_references`."""
        return self.add_references((portrait,), kept)[0]

    def add_references(self, portraits: Sequence[Portrait], kept: bool = False) -> list[Reference]:
        """Offer the styles of portraits; they are encoded in the background. The same portrait counts once.
        All are announced together, after the last.

        `kept`: they come from an earlier start, and belong to no project unless they are used.
        """
        light = [without_photo(portrait) for portrait in portraits]
        if new := [portrait for portrait in light if self._is_new(portrait, kept)]:
            self._encoding.want(*new)
            self.references_changed.emit()
        return [self._references[portrait.id] for portrait in light]

    def _is_new(self, portrait: Portrait, kept: bool) -> bool:
        """Take a reference in; one that is there may get a close-up."""
        known, close_up = self._references.get(portrait.id), portrait.close_up
        if known is None:
            self._references[portrait.id] = Reference(portrait.id, portrait, kept=kept)
            self._unencoded.add(portrait.id)
            if close_up is not None:  # until it is cut out it holds the whole photo
                self._cutter.submit(portrait.id, lambda: close_up.data)
        elif known.portrait.close_up is None and close_up is not None:
            closer = replace(known.portrait, close_up=close_up)
            self._references[portrait.id] = replace(known, portrait=closer)
        return known is None

    def remove_reference(self, reference_id: str) -> None:
        """Remove a reference. Regions with its style stay assigned and show their own style."""
        self._remove((reference_id,))

    def remove_unencoded(self) -> None:
        """Remove the references that have no codes yet."""
        self._remove(tuple(self._unencoded))

    def _remove(self, reference_ids: Iterable[str]) -> None:
        gone = [one for name in reference_ids if (one := self._references.pop(name, None)) is not None]
        for reference in gone:
            self._unencoded.discard(reference.id)
            if self.document is None or self.document.portrait.id != reference.id:
                self._encoding.drop(reference.id)
            if reference.portrait.close_up is not None:
                self._cutter.cancel(reference.id)
        if gone:
            self.references_changed.emit()
            self.request_render()

    def see_references(self, reference_ids: Sequence[str]) -> None:
        """A view shows these references, topmost first: they are encoded before those that nobody sees.

        Until the first call, all count as seen.
        """
        self._encoding.see(reference_ids)

    def apply_style(self, reference_id: str, region_ids: Iterable[int]) -> None:
        """Apply a reference's styles to regions, one undoable step. Those it lacks are skipped and named."""
        self.applying.style(reference_id, region_ids)

    # rendering

    def request_render(self, draft: bool = False) -> None:
        """Ask for the picture of the present state; the newest request wins."""
        present = self.present()
        if present is not None:
            self._drafted = draft
            self.texturing.give_way()
            request = _RenderRequest(present.job(), draft, present.refining)
            self._last_serial = self._painter.submit(request)

    def texture_job(self) -> TextureJob | None:
        """The present state, held fast, for `textures`; None until the portrait is encoded."""
        present = self.present()
        return present.job() if present is not None else None

    @property
    def result_is_current(self) -> bool:
        """Whether the result is that of the present state."""
        return self.result is not None and self._shown_serial == self._last_serial

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
            self.result, self._shown_serial = done.image, done.serial
            if done.serial == self._last_serial:
                passing = request.draft or request.refining
                self.texturing.follow(None if passing else replace(request.job, picture=done.image))
        self.result_changed.emit(done)

    def _layout_changed(self, _box: Box) -> None:
        assert self.document is not None
        self.request_render(draft=self.document.editing)

    def _styles_changed(self, _regions: frozenset[int]) -> None:
        self._tell_needs()
        self.request_render()

    def _settled(self) -> None:
        """A step is complete: what was rendered as a draft is rendered in full."""
        if self._drafted:
            self.request_render()

    # encoding

    def _tell_needs(self) -> None:
        if self.document is not None:
            self._encoding.need(self.document.portrait.id, self.document.styles.sources())

    def _busy(self) -> bool:
        """Whether a step of a refinement would disturb: called on its thread."""
        document = self.document
        editing = document is not None and document.editing
        return editing or self.rendering or self.playback.playing or not self.texturing.idle

    def _encoded(self, done: Encoded) -> None:
        if done.matrix is None:
            self._not_encoded(done)
            return
        before, document = self._references.get(done.id), self.document
        if before is not None:
            self._unencoded.discard(done.id)
            self._references[done.id] = replace(before, matrix=done.matrix, refining=done.refining)
            self.reference_ready.emit(done.id)
        if document is not None and document.portrait.id == done.id:
            self._take_own(Reference(done.id, document.portrait, done.matrix, done.refining))
        elif document is not None and done.id in document.styles.sources():
            self._render_codes(refined=before is not None and before.refining)
        elif before is not None and before.portrait.close_up is not None and not done.refining:
            self.texturing.offer(Face(before.portrait, done.matrix.codes))  # a person's own photo

    def _take_own(self, own: Reference) -> None:
        before, final = self._own, not own.refining
        if before is not None and not (before.refining and final):
            return
        self._own = own
        if before is None and (warning := self._kept.check_weights()):
            self.status_changed.emit(warning)
        self._render_codes(refined=before is not None)

    def _render_codes(self, refined: bool) -> None:
        """There are other codes of what is visible."""
        if refined:
            self.refined.emit()
        self.request_render()

    def _not_encoded(self, done: Encoded) -> None:
        """A reference without styles is of no use: it goes, and the message says whose it was. Where only the
        refinement failed, the codes of the first pass stay.
        """
        error, reference = done.error or "", self._references.get(done.id)
        if reference is not None and reference.matrix is None:
            del self._references[reference.id]
            self._unencoded.discard(reference.id)
            self.references_changed.emit()
            error = tr(
                "{reference} was left out of the references. {error}",
                reference=reference.portrait.name,
                error=error,
            )
        elif reference is not None:
            self._references[reference.id] = replace(reference, refining=False)
            self.reference_ready.emit(reference.id)
        if self._own is not None and self._own.id == done.id:
            self._own = replace(self._own, refining=False)
        self.request_render()  # it may get texture now
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
        working = not self._encoding.idle or self.rendering or not self.texturing.idle
        return not working and self._cutter.idle and self.fitting.idle and self._mailbox.empty

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
        self.playback.stop()
        self._painter.forget()
        self._first_serial = self._last_serial + 1
        self.fitting.cancel()
        self.texturing.forget()
        if self.document is None:
            return
        if self.document.portrait.id not in self._references:
            self._encoding.drop(self.document.portrait.id)
        self.document.layout_changed.disconnect(self._layout_changed)
        self.document.styles_changed.disconnect(self._styles_changed)
        self.document.fit_changed.disconnect(self.request_render)
        self.document.history_changed.disconnect(self._settled)

    def close(self) -> None:
        """End the workers; results still on their way are dropped."""
        self._mailbox.close()
        self.playback.close()
        self.fitting.close()
        self.texturing.close()
        self._encoding.close()
        self._cutter.close()
        self._painter.close()


def _in_full(request: _RenderRequest) -> _RenderRequest | None:
    """The request to render when the brush rests after a draft."""
    return replace(request, draft=False) if request.draft else None
