"""One open editor without its window: the document, the references, and the picture they make."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Document, Fit, Portrait, Signal
from sean_editor.document.geometry import Box
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, replay
from sean_editor.document.retouch import Pull
from sean_editor.document.slide import Slide
from sean_editor.engine.allocator import keep_memory
from sean_editor.export.composite import Edit
from sean_editor.session.applying import Applying
from sean_editor.session.codes import Codes
from sean_editor.session.looks.applying import LookApplying
from sean_editor.session.mailbox import Mailbox, Post
from sean_editor.session.playback import Playback
from sean_editor.session.portrait_fitting import PortraitFitting
from sean_editor.session.present import Present, Reference
from sean_editor.session.references import References
from sean_editor.session.rendering import Rendering
from sean_editor.session.result_picture import Shown
from sean_editor.session.retouching import Retouching
from sean_editor.session.textures import TextureJob, Textures
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_PUMP_SECONDS = 0.01


class EditorSession:
    """One editing session: opens portraits, keeps references, renders after every change.

    Everything here belongs to one thread. Workers hand their results over by `post`; without one, the owner
    calls `pump` (or `wait_until_idle`) to take them in. Signals: document_changed(), references_changed(),
    reference_ready(id), refined(), engine_changed(), render_requested(serial), result_changed(RenderResult),
    status_changed(str), failed(str), device_lost(str) when the network had to move to the CPU and all goes on
    there; those of `fitting`, which brings the network closer to the open portrait; of `texturing`, which
    gives the result the texture of photos, once it is switched on; of `retouching`, which is done to that at
    last; and of `playback`, which plays transitions.

    The codes of a portrait's first pass make the first picture, and serve until the refined ones are there:
    `refined` announces that the next picture differs from the last by nothing but these. Pictures of a first
    pass get no texture.
    """

    def __init__(self, engine: Engine, post: Post | None = None) -> None:
        keep_memory()  # before there are other threads
        self.engine = engine
        self.document: Document | None = None
        self._pulls: tuple[Pull, ...] = ()  # of the document, as they were last rendered
        self.document_changed, self.engine_changed, self.device_lost = Signal(), Signal(), Signal()
        self._sliding = False  # the newest change was a slider's: an exact picture follows when that rests
        self._mailbox = Mailbox(post)
        self._heed(engine)
        self.fitting = PortraitFitting(engine, self._mailbox)
        self.textures = Textures(engine)
        self.texturing = Texturing(self.textures, self._mailbox)
        self.retouching = Retouching(self._mailbox)
        self._rendering = Rendering(engine, self._mailbox, self.texturing)
        self.result_changed, self.render_requested = self._rendering.changed, self._rendering.requested
        self.playback = Playback(engine, self._mailbox)
        self._codes = Codes(engine, self._mailbox, self.texturing, lambda: self.document, self._busy)
        self._codes.changed.connect(self.request_render)
        self.refined, self.made = self._codes.refined, self._codes.made
        self.source = self._codes.source
        self.status_changed, self.failed = self._codes.said, self._codes.failed
        self._offer(self._codes.references)
        self.applying = Applying(lambda: self.document, self.reference, self.status_changed)
        self.looks = LookApplying(lambda: self.document, lambda: self.engine, self.made, self.status_changed)

    def _offer(self, references: References) -> None:
        """What is done to the references is done by these names: `session.add_references(...)`."""
        self.references_changed, self.reference_ready = references.changed, references.ready
        self.reference, self.see_references = references.get, references.see
        self.add_reference, self.add_references = references.add_one, references.add
        self.remove_reference, self.remove_unencoded = references.remove, references.remove_unencoded

    def _heed(self, engine: Engine) -> None:
        """Hear of it if the engine's graphics card fails."""
        engine.moved = lambda sentence: self._mailbox.hand_over(lambda: self.device_lost.emit(sentence))

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
        return self._codes.project(view or {})

    def _begin(self, document: Document, project: Project | None = None) -> None:
        self._leave_document()
        self.document, self._pulls = document, document.retouch.pulls
        document.layout_changed.connect(self._layout_changed)
        document.styles_changed.connect(self._styles_changed)
        document.fit_changed.connect(self.request_render)
        document.retouch_changed.connect(self._outline_changed)
        document.history_changed.connect(self._settled)
        document.slider_released.connect(self._slider_released)
        self._codes.open(project)
        self.texturing.open(document.portrait)
        self.document_changed.emit()

    def use_engine(self, engine: Engine) -> None:
        """Go on with another network. The document with its history and the references stay; all styles are
        encoded again, and the last picture stays until there is a new one. A fit to the network before waits
        in the document until that is back.
        """
        self._rendering.use_engine(engine)
        self.engine, self.textures = engine, self.textures.of(engine)
        self._heed(engine)
        self.texturing.use_textures(self.textures)
        self.fitting.use_engine(engine)
        self.playback.use_engine(engine)
        self._codes.use_engine(engine)
        self.engine_changed.emit()
        self.references_changed.emit()

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
        return self._codes.present(sources)

    @property
    def refining(self) -> bool:
        """Whether better codes are to come of what the result is made of."""
        present = self.present()
        return present is not None and present.refining

    @property
    def fit(self) -> Fit | None:
        """The document's fit, if it has one and it was made for the network in use."""
        return self._codes.fit

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
        return list(self._codes.references)

    @property
    def reference_count(self) -> int:
        """How many references there are."""
        return len(self._codes.references)

    @property
    def unencoded(self) -> int:
        """How many references have no codes yet."""
        return self._codes.references.unencoded

    @property
    def has_new_unencoded(self) -> bool:
        """Whether there are references that never had codes, which `remove_unencoded` removes."""
        return self._codes.references.has_new_unencoded

    def apply_style(self, reference_id: str, region_ids: Iterable[int]) -> None:
        """Apply a reference's styles to regions, one undoable step. Those it lacks are skipped and named."""
        self.applying.style(reference_id, region_ids)

    # rendering

    def request_render(self, draft: bool = False) -> None:
        """Ask for the picture of the present state; the newest request wins."""
        self._request(draft)

    def _request(self, draft: bool, slide: Slide | None = None) -> None:
        present = self.present()
        if present is not None and self.document is not None:
            edit = self.document.open_edit
            self._rendering.request(present, draft, edit is not None and edit.along is not None, slide)

    def texture_job(self) -> TextureJob | None:
        """The present state, held fast, for `textures`; None until the portrait is encoded."""
        present = self.present()
        return present.job() if present is not None else None

    @property
    def result(self) -> np.ndarray | None:
        """The network's newest picture, uint8 [H, W, 3]."""
        return self._rendering.result

    @property
    def result_is_current(self) -> bool:
        """Whether the result is that of the present state."""
        return self._rendering.result_is_current

    @property
    def result_is_whole(self) -> bool:
        """Whether it is, and no draft of it."""
        return self.result_is_current and not self._rendering.drafted

    @property
    def shown(self) -> Shown | None:
        """The result as it is to be shown now, with or without texture; None until there is any.

        It is retouched as far as `retouching` has got.
        """
        if self.document is None or self.result is None:
            return None
        edit = Edit.of(self.document)
        return self.retouching.shown(self.texturing.shown(edit, self.result), edit)

    @property
    def unretouched(self) -> Shown | None:
        """The result as it would be shown without retouching; None until there is any."""
        if self.document is None or self.result is None:
            return None
        return self.texturing.shown(Edit.of(self.document), self.result)

    @property
    def dragged_photo(self) -> np.ndarray | None:
        """The open portrait with all that was dragged, uint8 [P, P, 3], as large as it is known."""
        if self.document is None:
            return None
        edit = Edit.of(self.document)
        dragged = self.texturing.dragged(edit)
        return edit.portrait.image if dragged is None else dragged

    def _layout_changed(self, _box: Box) -> None:
        assert self.document is not None
        self._sliding = False
        edit = self.document.open_edit
        if edit is None or edit.along is None:  # else what goes along is still to come
            self.request_render(draft=edit is not None)

    def _outline_changed(self) -> None:
        assert self.document is not None
        if self.document.retouch.pulls != self._pulls:
            self._pulls = self.document.retouch.pulls
            self.request_render(draft=self.document.editing)

    def _styles_changed(self, regions: frozenset[int]) -> None:
        assert self.document is not None
        self._codes.prioritise()
        styles, slide = self.document.styles, self.document.slide
        # colours are solved for: a draft is quick, and there are no blends
        colouring = any(styles[region].chosen is not None for region in regions)
        if any(styles[region].chosen is not None for region in styles):
            slide = None
        self._sliding = colouring or slide is not None
        self._request(colouring, slide)

    def _settled(self) -> None:
        """A step is complete: what was rendered as a draft is rendered in full."""
        if self._rendering.drafted and not self._sliding:
            self.request_render()

    def _slider_released(self) -> None:
        if self._rendering.release():
            self._sliding = False
            self._settled()

    def _busy(self) -> bool:
        """Whether a step of a refinement would disturb: called on its thread."""
        document = self.document
        editing = document is not None and document.editing
        return editing or self.rendering or self.playback.playing or not self.texturing.idle

    # threads

    def pump(self) -> None:
        """Take in what workers have handed over (only without a `post` of the owner's)."""
        self._mailbox.pump()

    @property
    def rendering(self) -> bool:
        """Whether a picture is being made or waits to be; one that is still to be taken in does not count."""
        return not self._rendering.idle

    @property
    def idle(self) -> bool:
        """Whether nothing runs, waits or is still to be taken in."""
        resting = self._codes.idle and not self.rendering and self.texturing.idle
        return resting and self.fitting.idle and self.retouching.idle and self._mailbox.empty

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
        self._rendering.leave_document()
        self.fitting.cancel()
        self.texturing.forget()
        self.retouching.forget()
        if self.document is None:
            return
        self._codes.leave()
        self.document.layout_changed.disconnect(self._layout_changed)
        self.document.styles_changed.disconnect(self._styles_changed)
        self.document.fit_changed.disconnect(self.request_render)
        self.document.retouch_changed.disconnect(self._outline_changed)
        self.document.history_changed.disconnect(self._settled)
        self.document.slider_released.disconnect(self._slider_released)

    def close(self) -> None:
        """End the workers; results still on their way are dropped."""
        self._mailbox.close()
        self.playback.close()
        self.fitting.close()
        self.texturing.close()
        self.retouching.close()
        self._codes.close()
        self._rendering.close()
