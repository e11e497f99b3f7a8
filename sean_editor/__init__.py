"""SEAN Editor: repaint a face's layout, swap the style of any region, see it at once.

What scripts need can be imported from here; it is loaded on first use, since torch takes seconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sean_editor.version import __version__

if TYPE_CHECKING:
    from sean_editor.batch import Batch, BatchEdit, BatchOptions
    from sean_editor.document.face_points import face_points
    from sean_editor.document.look import Look
    from sean_editor.document.made_style import MadeStyle
    from sean_editor.document.pulled_portrait import pulled_portrait
    from sean_editor.document.retouch import Light, Pull, Retouch, Spot, Touch
    from sean_editor.document.two_styles import TwoStyles
    from sean_editor.engine.by_name import load_generator
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.fitting import fit_styles
    from sean_editor.engine.tensors import to_tensors
    from sean_editor.engine.transfer import region_ids, transfer_mask, transfer_styles
    from sean_editor.errors import UserError
    from sean_editor.export.animation import write_animation
    from sean_editor.export.image import write_image
    from sean_editor.export.layers import photo_layers, portrait_layers
    from sean_editor.export.openraster import write_openraster
    from sean_editor.export.overlay import overlay
    from sean_editor.export.photo import write_photo
    from sean_editor.export.proof import Proof, prove
    from sean_editor.export.proof_file import open_proof, save_proof
    from sean_editor.export.retouched import retouched
    from sean_editor.export.strip import strip
    from sean_editor.export.timing import Timing
    from sean_editor.export.verify import verify
    from sean_editor.notebook import show
    from sean_editor.photo.analysis import Analyser
    from sean_editor.photo.by_name import open_portrait
    from sean_editor.photo.decode import photo_from_array, photo_from_bytes, read_photo
    from sean_editor.photo.opening import NeedsPoints, open_photo, portrait_from_points
    from sean_editor.photo.paste_back import paste_back, paste_reach
    from sean_editor.project_file import (
        open_look,
        open_project,
        open_styles,
        save_look,
        save_project,
        save_styles,
    )
    from sean_editor.retouch.face_light import light_of
    from sean_editor.session.dragged import dragged_job, named_pulls
    from sean_editor.session.editor_session import EditorSession
    from sean_editor.session.looks import (
        LookLibrary,
        apply_look,
        find_look,
        look_of,
        shipped_looks,
        with_preview,
    )
    from sean_editor.session.making import average_style, portrait_style, random_style
    from sean_editor.session.project_picture import render_project, textured_project
    from sean_editor.session.style_clipboard import StyleClipboard
    from sean_editor.session.style_library import StyleLibrary
    from sean_editor.session.textured import coloured, textured
    from sean_editor.session.textures import Textures
    from sean_editor.session.transitions import TransitionPictures, transition

__all__ = [
    "Analyser",
    "Batch",
    "BatchEdit",
    "BatchOptions",
    "EditorSession",
    "Engine",
    "Light",
    "Look",
    "LookLibrary",
    "MadeStyle",
    "NeedsPoints",
    "Proof",
    "Pull",
    "Retouch",
    "Spot",
    "StyleClipboard",
    "StyleLibrary",
    "Textures",
    "Timing",
    "Touch",
    "TransitionPictures",
    "TwoStyles",
    "UserError",
    "__version__",
    "apply_look",
    "average_style",
    "coloured",
    "dragged_job",
    "face_points",
    "find_look",
    "fit_styles",
    "light_of",
    "load_generator",
    "look_of",
    "named_pulls",
    "open_look",
    "open_photo",
    "open_portrait",
    "open_project",
    "open_proof",
    "open_styles",
    "overlay",
    "paste_back",
    "paste_reach",
    "photo_from_array",
    "photo_from_bytes",
    "photo_layers",
    "portrait_from_points",
    "portrait_layers",
    "portrait_style",
    "prove",
    "pulled_portrait",
    "random_style",
    "read_photo",
    "region_ids",
    "render_project",
    "retouched",
    "save_look",
    "save_project",
    "save_proof",
    "save_styles",
    "shipped_looks",
    "show",
    "strip",
    "textured",
    "textured_project",
    "to_pixels",
    "to_tensors",
    "transfer_mask",
    "transfer_styles",
    "transition",
    "verify",
    "with_preview",
    "write_animation",
    "write_image",
    "write_openraster",
    "write_photo",
]

_HOMES = {
    "Analyser": "sean_editor.photo.analysis",
    "Batch": "sean_editor.batch",
    "BatchEdit": "sean_editor.batch",
    "BatchOptions": "sean_editor.batch",
    "EditorSession": "sean_editor.session.editor_session",
    "Engine": "sean_editor.engine.engine",
    "Light": "sean_editor.document.retouch",
    "Look": "sean_editor.document.look",
    "LookLibrary": "sean_editor.session.looks",
    "MadeStyle": "sean_editor.document.made_style",
    "NeedsPoints": "sean_editor.photo.opening",
    "Proof": "sean_editor.export.proof",
    "Pull": "sean_editor.document.retouch",
    "Retouch": "sean_editor.document.retouch",
    "Spot": "sean_editor.document.retouch",
    "StyleClipboard": "sean_editor.session.style_clipboard",
    "StyleLibrary": "sean_editor.session.style_library",
    "Textures": "sean_editor.session.textures",
    "Timing": "sean_editor.export.timing",
    "Touch": "sean_editor.document.retouch",
    "TransitionPictures": "sean_editor.session.transitions",
    "TwoStyles": "sean_editor.document.two_styles",
    "UserError": "sean_editor.errors",
    "apply_look": "sean_editor.session.looks",
    "average_style": "sean_editor.session.making",
    "coloured": "sean_editor.session.textured",
    "dragged_job": "sean_editor.session.dragged",
    "face_points": "sean_editor.document.face_points",
    "find_look": "sean_editor.session.looks",
    "fit_styles": "sean_editor.engine.fitting",
    "load_generator": "sean_editor.engine.by_name",
    "look_of": "sean_editor.session.looks",
    "named_pulls": "sean_editor.session.dragged",
    "open_look": "sean_editor.project_file",
    "save_look": "sean_editor.project_file",
    "shipped_looks": "sean_editor.session.looks",
    "with_preview": "sean_editor.session.looks",
    "open_photo": "sean_editor.photo.opening",
    "open_portrait": "sean_editor.photo.by_name",
    "open_project": "sean_editor.project_file",
    "open_proof": "sean_editor.export.proof_file",
    "open_styles": "sean_editor.project_file",
    "overlay": "sean_editor.export.overlay",
    "paste_back": "sean_editor.photo.paste_back",
    "paste_reach": "sean_editor.photo.paste_back",
    "photo_from_array": "sean_editor.photo.decode",
    "photo_from_bytes": "sean_editor.photo.decode",
    "photo_layers": "sean_editor.export.layers",
    "portrait_from_points": "sean_editor.photo.opening",
    "portrait_layers": "sean_editor.export.layers",
    "portrait_style": "sean_editor.session.making",
    "prove": "sean_editor.export.proof",
    "pulled_portrait": "sean_editor.document.pulled_portrait",
    "random_style": "sean_editor.session.making",
    "read_photo": "sean_editor.photo.decode",
    "region_ids": "sean_editor.engine.transfer",
    "render_project": "sean_editor.session.project_picture",
    "light_of": "sean_editor.retouch.face_light",
    "retouched": "sean_editor.export.retouched",
    "save_project": "sean_editor.project_file",
    "save_proof": "sean_editor.export.proof_file",
    "save_styles": "sean_editor.project_file",
    "show": "sean_editor.notebook",
    "strip": "sean_editor.export.strip",
    "textured": "sean_editor.session.textured",
    "textured_project": "sean_editor.session.project_picture",
    "to_pixels": "models.pixels",
    "to_tensors": "sean_editor.engine.tensors",
    "transfer_mask": "sean_editor.engine.transfer",
    "transfer_styles": "sean_editor.engine.transfer",
    "transition": "sean_editor.session.transitions",
    "verify": "sean_editor.export.verify",
    "write_animation": "sean_editor.export.animation",
    "write_image": "sean_editor.export.image",
    "write_openraster": "sean_editor.export.openraster",
    "write_photo": "sean_editor.export.photo",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
