"""The pictures of a case: photos, what the network makes of it, and what the texture pass makes of that."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.errors import UserError
from sean_editor.figures.layout_edits import NotApplicable
from sean_editor.figures.texture.cases import TextureCase
from sean_editor.figures.texture.faces import Faces
from sean_editor.figures.texture.repainted import edit_named
from sean_editor.texture.request import RegionReport, RegionTexture, Source, TextureRequest
from sean_editor.texture.smoothing import scaled
from sean_editor.texture.texture_pass import TexturePass

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True, eq=False)
class CasePictures:
    """A case at S x S pixels.

    request    what the pass was asked for
    giver      the face whose texture the regions should have: the reference, or the portrait itself
    photo      uint8 [S, S, 3]: the portrait's photo
    reference  uint8 [S, S, 3]: the giver's
    network    uint8 [S, S, 3]: the network's picture, scaled up
    result     uint8 [S, S, 3]: the pass's picture
    alpha      float32 [S, S]: how much of each pixel of the photo is hair, None without hair
    reports    by what means each region got its texture
    seconds    of the pass, all it knows of these faces being computed anew or not
    """

    case: TextureCase
    request: TextureRequest
    giver: Source
    photo: np.ndarray
    reference: np.ndarray
    network: np.ndarray
    result: np.ndarray
    alpha: np.ndarray | None
    reports: tuple[RegionReport, ...]
    seconds: float


def make_pictures(
    case: TextureCase, faces: Faces, engine: Engine, texture: TexturePass, size: int
) -> CasePictures:
    """UserError for a face, an edit or weights that cannot be used. FileNotFoundError names the picture that
    no folder has.
    """
    own = faces.source(case.portrait)
    giver = faces.source(case.reference) if case.reference else own
    if case.reference:
        request = _transfer(case, faces, engine, own, giver, size)
    else:
        request = _repainted(case, faces, engine, own, size)
    began = time.perf_counter()
    made = texture.render(request)
    seconds = time.perf_counter() - began
    photo, reference, network = (scaled(p, size) for p in (own.photo, giver.photo, request.picture))
    matte = texture.matte(own)
    alpha = matte.at(photo).alpha if matte is not None else None
    return CasePictures(
        case, request, giver, photo, reference, network, made.picture, alpha, made.reports, seconds
    )


def _transfer(
    case: TextureCase, faces: Faces, engine: Engine, own: Source, giver: Source, size: int
) -> TextureRequest:
    codes, given = faces.matrix(case.portrait).codes.copy(), faces.matrix(case.reference)
    regions = [region for region in case.ids if given.present[region]]
    codes[..., regions, :] = given.codes[..., regions, :]
    picture = engine.render(own.labels, codes)
    return TextureRequest(picture, own.labels, own, dict.fromkeys(regions, RegionTexture(giver)), size)


def _repainted(case: TextureCase, faces: Faces, engine: Engine, own: Source, size: int) -> TextureRequest:
    try:
        layout = edit_named(case.edit).apply(own.labels)
    except NotApplicable as error:
        raise UserError(f"{case.name}: “{case.edit}” cannot be done to {case.portrait}: {error}.") from error
    picture = engine.render(layout, faces.matrix(case.portrait).codes)
    return TextureRequest(picture, layout, own, {}, size)
