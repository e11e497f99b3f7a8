"""Edits with the texture of photos: what the texture pass asks for, made from portraits and styles."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from models.atomic_write import Cancelled, never
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.fit import Fit
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.document.pulled import pulled_picture
from sean_editor.document.pulled_portrait import pulls_of, unpulled
from sean_editor.document.styles import RegionStyle
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import Exports
from sean_editor.photo.own_photo import STEP, own_photo, own_side
from sean_editor.texture.request import LARGEST, Means, RegionTexture, Source, TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.texture.texture_pass import TexturePass

FIRST_SIZES = (256, 512)
"""The sizes of the stages before the last one."""

_WORTHWHILE = 0.75  # a stage larger than this share of the last one is left out
_KEPT = 6  # sources; one has about 3 MB
_LOOK = 0.02  # seconds between two looks at `cancelled`


@dataclass(frozen=True, eq=False)
class Face:
    """A portrait, and the style codes [S, 512] or [6, S, 512] that the network paints it from."""

    portrait: Portrait
    codes: np.ndarray
    fit: Fit | None = None


@dataclass(frozen=True, eq=False)
class TextureJob:
    """An edit that is to get texture: held fast, so that any thread may work on it.

    edit           the portrait, its layout and its styles
    styles         float32 [S, 512] or [6, S, 512], resolved
    own            the portrait with its own styles
    references     the references in use, by id
    picture        the network's picture of the edit, uint8 [H, W, 3]; None: it is rendered when needed
    keep_unedited  whether the photo stays where nothing was edited
    means          STRANDS or EXEMPLARS for hair; None: the more reliable one
    applied        the regions whose style could be resolved; None: all that have another than their own
    """

    edit: Edit
    styles: np.ndarray
    own: Face
    references: Mapping[str, Face] = field(default_factory=dict)
    picture: np.ndarray | None = None
    keep_unedited: bool = True
    means: Means | None = None
    applied: frozenset[int] | None = None


def stages(portrait: Portrait) -> tuple[int, ...]:
    """The sizes that a portrait's result is made at, smallest first; the last is that of its own photo.

    None for a portrait that is not square or smaller than 256 pixels: it gets no texture.
    """
    width, height = portrait.size
    last = min(own_side(portrait), LARGEST) // STEP * STEP
    if width != height or last < PORTRAIT_SIZE:
        return ()
    return (*(size for size in FIRST_SIZES if size <= _WORTHWHILE * last), last)


class Textures:
    """Gives texture to edits with an engine's pictures. Several threads may use it; one picture at a time."""

    def __init__(self, engine: Engine, texture_pass: TexturePass | None = None) -> None:
        self._engine, self._pass = engine, texture_pass
        self._sources: OrderedDict[tuple[int, int], tuple[Face, Source]] = OrderedDict()
        self._photo: tuple[Portrait, np.ndarray] | None = None
        self._lock = threading.Lock()

    def of(self, engine: Engine) -> Textures:
        """The same with another network: jobs with codes of this one still find it here."""
        other = Textures(engine, self._pass)
        other._lock, other._photo = self._lock, self._photo
        return other

    def render(self, job: TextureJob, size: int, cancelled: Cancelled = never) -> TextureResult:
        """The picture of an edit with texture, `size` pixels square.

        CancelledError (of concurrent.futures) soon after `cancelled()` is true, UserError if the weights of
        the pass cannot be used. ValueError for a portrait that has no `stages`.
        """
        if not stages(job.edit.portrait):
            raise ValueError("only square portraits of 256 pixels or more get texture")
        while not self._lock.acquire(timeout=_LOOK):
            _check(cancelled)
        try:
            return self._render(job, size, cancelled)
        finally:
            self._lock.release()

    def _render(self, job: TextureJob, size: int, cancelled: Cancelled) -> TextureResult:
        if job.keep_unedited and not job.edit.edited.any():
            return TextureResult(
                scaled(self.photo(job.edit.portrait), size), changed=np.zeros((size, size), bool)
            )
        own = self._source(job.own, self.photo(job.edit.portrait))
        regions = {}
        surfaces = {region: surface for surface in job.edit.surfaces for region in surface.regions}
        for region in job.edit.styles:
            style = job.edit.styles[region]
            if style.mix > 0 and (job.applied is None or region in job.applied):
                giver, share = _giver(style)
                face = job.references.get(giver or "")
                if face is not None and not face.codes[..., region, :].any():
                    face = None
                source = None if face is None or share == 0 else self._source(face, None)
                surface = surfaces.get(region)
                regions[region] = RegionTexture(source, share, style.colour is not None, surface)
            _check(cancelled)
        picture = job.picture if job.picture is not None else self.picture(job)
        _check(cancelled)
        request = TextureRequest(
            picture, job.edit.labels, own, regions, size, job.keep_unedited, job.means, job.edit.anew
        )
        return self._texture_pass().render(request, cancelled)

    def prepare(self, job: TextureJob, reference: Face | None, cancelled: Cancelled = never) -> None:
        """Do now what the first edit of the portrait with the hair of a reference would wait for; None: with
        that of any.

        CancelledError soon after `cancelled()` is true, but for the matte of the portrait's hair: every edit
        needs that first. The last stage, which may take longer, is left out.
        """
        with self._lock:
            own = self._source(job.own, self.photo(job.edit.portrait))
            self._texture_pass().matte(own)
        for size in stages(job.edit.portrait)[: len(FIRST_SIZES)]:
            _check(cancelled)
            with self._lock:
                other = None if reference is None else self._source(reference, None)
                self._texture_pass().prepare(own, other, size, cancelled)

    def picture(self, job: TextureJob) -> np.ndarray:
        """The network's picture of an edit, uint8 [H, W, 3]."""
        edit = job.edit
        return self._engine.render(edit.labels, job.styles, fit=job.own.fit, surfaces=edit.surfaces)

    def photo(self, portrait: Portrait) -> np.ndarray:
        """The portrait's own photo, sRGB uint8 [P, P, 3]; the last one is kept, as it was before it was
        dragged.
        """
        original, kept = unpulled(portrait), self._photo
        if kept is None or kept[0] is not original:
            self._photo = kept = original, own_photo(original)
        return pulled_picture(kept[1], pulls_of(portrait)) if pulls_of(portrait) else kept[1]

    def _texture_pass(self) -> TexturePass:
        if self._pass is None:  # it brings torch, which takes seconds to import
            from sean_editor.texture.texture_pass import TexturePass

            self._pass = TexturePass()
        return self._pass

    def _source(self, face: Face, photo: np.ndarray | None) -> Source:
        """The face as the pass takes it; those used last are kept."""
        key = id(face.portrait), id(face.codes)  # both live as long as the entry
        if key not in self._sources:
            self._sources[key] = face, self._make_source(face, photo)
            while len(self._sources) > _KEPT:
                self._sources.popitem(last=False)
        self._sources.move_to_end(key)
        return self._sources[key][1]

    def _make_source(self, face: Face, photo: np.ndarray | None) -> Source:
        portrait = face.portrait
        if photo is None:
            try:
                photo = own_photo(portrait)
            except Exception:  # damaged, or no memory: the small picture has some texture, too
                photo = portrait.image
        picture = self._engine.render(portrait.labels, face.codes, fit=face.fit, apart=True)
        content = hashlib.blake2b(portrait.id.encode(), digest_size=16)
        for pixels in (photo, picture):
            content.update(pixels.tobytes())
        return Source(content.hexdigest(), photo, portrait.labels, picture)


def _giver(style: RegionStyle) -> tuple[str | None, float]:
    """Whose texture a style has, and how much of it, 0..1; the rest is the portrait's own.

    Of two styles it is the one that prevails in the finest block; beside the portrait's own it is the other.
    """
    crossing = style.crossing
    if crossing is None:
        return style.source, style.mix
    finest = crossing.shares[-1]
    if style.source is None:
        return crossing.other, style.mix * finest
    if crossing.other is None:
        return style.source, style.mix * (1.0 - finest)
    return (crossing.other if finest >= 0.5 else style.source), style.mix


def textured_exports(
    textures: Textures, edit: Edit, make_job: Callable[[], TextureJob], regions: RegionSet = CELEBAMASK_HQ
) -> Exports:
    """The pictures of an edit to be written, with or without texture. `make_job` is called once, on the
    thread that makes the first of them.
    """
    job = functools.cache(make_job)

    def texture(picture: np.ndarray, side: int, keep: bool, cancelled: Cancelled) -> TextureResult:
        return textures.render(replace(job(), picture=picture, keep_unedited=keep), side, cancelled)

    can_have_it = bool(stages(edit.portrait))
    return Exports(edit, lambda: textures.picture(job()), regions, texture if can_have_it else None)


def _check(cancelled: Cancelled) -> None:
    if cancelled():
        raise CancelledError
