"""A look on a portrait without a window, and the preview of a look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never
from models.translation import tr
from sean_editor.document import Portrait, StyleAssignment
from sean_editor.document.look import Look, State
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.photo.by_name import portrait_by_name
from sean_editor.project_file.look_file import PREVIEW_SIDE
from sean_editor.session.present import Present, Reference
from sean_editor.session.textures import Textures, textured_exports

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

MODEL = "lucia"
"""The shipped portrait that previews show."""


def apply_look(
    engine: Engine,
    portrait: Portrait,
    look: Look,
    strength: float = 1.0,
    size: int | None = None,
    cancelled: Cancelled = never,
) -> np.ndarray:
    """The portrait with a look on it, sRGB uint8 [P, P, 3]: at the size of its own photo, or with `size`
    pixels a side.

    strength  0..1, as for `Look.on`. Regions that the portrait lacks, and styles that belong to another
              network, are left out: `Look.lacking` says which.

    UserError for another strength, or if nothing is left. CancelledError soon after `cancelled()` is true.
    """
    if not 0.0 <= strength <= 1.0:
        raise UserError(tr("A strength lies between 0 and 1, not {strength}.", strength=strength))
    state = look.on(State(StyleAssignment()), strength, portrait.region_ids, engine.checkpoint_hash)
    if state == State(StyleAssignment()) and strength > 0:
        raise UserError(
            tr(
                "Nothing of {look} can be applied to {portrait}: it has none of its regions, or the styles "
                "belong to another network.",
                look=look.name,
                portrait=portrait.name,
            )
        )
    edit = Edit(portrait, portrait.labels, state.styles, retouch=state.retouch)

    def present() -> Present:
        own = Reference(portrait.id, portrait, engine.encode(portrait.image, portrait.labels))
        return Present(edit, own, None, {}, None, look.made)

    exports = textured_exports(Textures(engine), edit, lambda: present().job())
    request = ExportRequest(Kind.PORTRAIT, textured=exports.can_have_texture, side=size)
    return exports.picture(request, cancelled).pixels


def with_preview(
    engine: Engine, look: Look, model: Portrait | None = None, cancelled: Cancelled = never
) -> Look:
    """The same with its preview, on a shipped portrait unless another `model` is given. UserError as for
    `apply_look`.
    """
    shown = apply_look(engine, model or portrait_by_name(MODEL), look, cancelled=cancelled)
    picture = Image.fromarray(shown).resize((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    return replace(look, preview=np.array(picture))
