"""The pass: the network's picture with the texture of photographs."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models.atomic_write import Cancelled, never
from models.autoencoder import AutoencoderError, TextureAutoencoder, load_autoencoder
from models.enlarger import Enlarger, EnlargerError, enlarge, load_enlarger
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.checkpoints import ENLARGER, TEXTURE_AUTOENCODER
from sean_editor.errors import UserError
from sean_editor.texture.brow_layer import brows_over_skin
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.cancelling import cancelled_by, check
from sean_editor.texture.choice import Choice, grouped, shrinks
from sean_editor.texture.compose import Edit, compose
from sean_editor.texture.dyeing import brought_to_colours
from sean_editor.texture.fill import nearest_labels
from sean_editor.texture.kinds import is_whole
from sean_editor.texture.matte.hair import Matte, hair_matte
from sean_editor.texture.matte.trimap import HAIR
from sean_editor.texture.request import (
    LARGEST,
    RegionReport,
    RegionTexture,
    Source,
    TextureRequest,
    TextureResult,
)
from sean_editor.texture.scene import Scene

_OWN = RegionTexture()
_HAIRY = 0.1  # share of hair in a pixel from which it is taken for hair


class TexturePass:
    """Gives texture to the network's pictures. What it learns of a photo is kept for the next picture.

    autoencoder  the weights of the texture autoencoder; they are loaded when first needed
    regions      the region set of all layouts
    enlarger     the weights of the enlarger, for the detail of what no photo has; loaded when first needed

    One call at a time.
    """

    def __init__(
        self,
        autoencoder: Path = TEXTURE_AUTOENCODER,
        regions: RegionSet = CELEBAMASK_HQ,
        enlarger: Path = ENLARGER,
    ) -> None:
        self._path, self._regions, self._enlarger_path = autoencoder, regions, enlarger
        self._network: TextureAutoencoder | None = None
        self._enlarger: Enlarger | None = None
        self._cache = TextureCache()

    def render(self, request: TextureRequest, cancelled: Cancelled = never) -> TextureResult:
        """The finished picture. CancelledError (of concurrent.futures) soon after `cancelled()` is true.

        UserError if the autoencoder's weights cannot be used. ValueError for arrays that do not fit together.
        """
        _check(request)
        with cancelled_by(cancelled):
            return self._render(request)

    def prepare(self, own: Source, other: Source | None, size: int, cancelled: Cancelled = never) -> None:
        """Learn what the first edit of `own` with the hair of `other` would wait for; None: with any hair.

        Soon after `cancelled()` is true it ends with CancelledError; what has been learnt until then is kept.
        """
        if self._has_hair and (own.labels == HAIR).any():
            hair = {HAIR: RegionTexture(other or own)}
            self.render(TextureRequest(own.picture, own.labels, own, hair, size), cancelled)

    def _render(self, request: TextureRequest) -> TextureResult:
        wanted = self._to_texture(request)
        matte = self.matte(request.own) if wanted else None
        scene = Scene(request, self._cache, matte, self._enlarged)
        choice = Choice(scene, self._regions, self._autoencoder, self._cache)
        textured, reports, going_on, anew, dyed = {}, [], [], [], []
        for group in grouped(wanted, self._regions):
            done = choice.textured(group, wanted[group[0]])
            if not done.anew and not _is_edited(request, group):
                continue  # it got smaller, but not as a whole: the photo stays
            for region in group:
                textured[region] = done.lab
                going_on += [region] * done.going_on
                anew += [region] * done.anew
                dyed += [region] * done.dyed
                reports.append(RegionReport(region, done.means, done.lack))
        going_on += brows_over_skin(scene, textured, _restyled(request))
        if not textured:
            return TextureResult(scene.photo, changed=np.zeros(scene.photo.shape[:2], bool))
        check()
        surfaces = dict.fromkeys(one.surface for one in wanted.values() if one.surface is not None)
        textured = brought_to_colours(scene, textured, surfaces, dyed)
        anew += [region for region in textured if is_whole(region, self._regions)]
        restyled = (*_restyled(request), *anew) if request.keep_unedited else tuple(textured)
        edit = Edit(_labels_shown(request, matte), request.layout, restyled, going_on)
        composed = compose(scene.photo, lambda: scene.detailed, textured, edit, matte)
        return TextureResult(composed.picture, tuple(reports), composed.changed)

    def matte(self, source: Source) -> Matte | None:
        """The matte of the hair in a photo, None if it has none. Slow the first time."""
        if not self._has_hair or not (source.labels == HAIR).any():
            return None
        return self._cache.get((source.id, "matte"), lambda: hair_matte(source.photo, source.labels))

    @property
    def _has_hair(self) -> bool:
        return len(self._regions) > HAIR and self._regions[HAIR].name == "hair"

    def _to_texture(self, request: TextureRequest) -> dict[int, RegionTexture]:
        """The regions that are to be given texture, in id order, and which they want: those that were edited,
        and those that may have got smaller as a whole.
        """
        own, layout = request.own.labels, request.layout
        smaller = [i for i in np.unique(own[layout != own]) if shrinks(int(i), self._regions)]
        ids = np.unique(layout[_edited(request) | np.isin(layout, smaller)])
        return {int(i): request.regions.get(int(i), _OWN) for i in ids}

    def _enlarged(self, picture: np.ndarray, layout: np.ndarray) -> np.ndarray:
        """The network's picture at twice its size; as it is, for what is no face."""
        if self._regions != CELEBAMASK_HQ:
            return picture
        if self._enlarger is None:
            try:
                self._enlarger = load_enlarger(self._enlarger_path)
            except EnlargerError as error:
                raise UserError(str(error)) from error
            for part in self._enlarger.modules():
                part.register_forward_pre_hook(lambda *_: check())
        return enlarge(self._enlarger, picture, layout)

    @property
    def _autoencoder(self) -> TextureAutoencoder:
        if self._network is None:
            try:
                self._network = load_autoencoder(self._path)
            except AutoencoderError as error:
                raise UserError(str(error)) from error
            for part in self._network.modules():
                part.register_forward_pre_hook(lambda *_: check())
        return self._network


def _restyled(request: TextureRequest) -> tuple[int, ...]:
    """The regions with another style."""
    return tuple(region for region, style in request.regions.items() if style.mix > 0)


def _labels_shown(request: TextureRequest, matte: Matte | None) -> np.ndarray:
    """The own label map uint8 [H, W], put right where its label was painted anew: the photo must show
    something else there, hair if the matte says so, else what is next to it.
    """
    own = request.own.labels
    anew = request.repainted & (request.layout == own)
    if not anew.any():
        return own
    shown = own.copy()
    for region in np.unique(own[anew]):
        here = anew & (own == region)
        others = (own != region) & (own != HAIR)  # only the matte knows stray hair
        shown[here] = nearest_labels(own, others)[here] if others.any() else _another(int(region))
    if matte is not None:
        hairy = cv2.resize(matte.alpha, own.shape[::-1], interpolation=cv2.INTER_AREA) > _HAIRY
        shown[anew & hairy & (own != HAIR)] = HAIR
    return shown


def _another(region: int) -> int:
    return 1 if region == 0 else 0


def _edited(request: TextureRequest) -> np.ndarray:
    """bool [H, W]: what was repainted or has another style; all of it unless unedited areas are kept."""
    if not request.keep_unedited:
        return np.ones(request.layout.shape, bool)
    edited: np.ndarray = request.repainted | np.isin(request.layout, _restyled(request))
    return edited


def _is_edited(request: TextureRequest, group: tuple[int, ...]) -> bool:
    return bool((_edited(request) & np.isin(request.layout, group)).any())


def _check(request: TextureRequest) -> None:
    """ValueError if the arrays do not fit together."""
    size = request.size
    if size % 8 or not 8 <= size <= LARGEST:
        raise ValueError(f"a picture with texture is a multiple of 8 pixels, at most {LARGEST}, not {size}")
    sources = [request.own, *(style.source for style in request.regions.values() if style.source)]
    squares = [request.picture, request.layout, *(a for s in sources for a in (s.photo, s.labels, s.picture))]
    if any(array.shape[0] != array.shape[1] for array in squares):
        raise ValueError("pictures with texture are square")
    if request.layout.shape != request.own.labels.shape:
        raise ValueError("the layout has not the size of the portrait's label map")
