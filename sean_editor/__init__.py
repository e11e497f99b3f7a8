"""SEAN Editor: repaint a face's layout, swap the style of any region, see it at once.

What scripts need can be imported from here; it is loaded on first use, since torch takes seconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.errors import UserError
    from sean_editor.export.image import write_image
    from sean_editor.photo.by_name import open_portrait
    from sean_editor.project_file import open_project, save_project
    from sean_editor.project_picture import render_project
    from sean_editor.session import EditorSession
    from sean_editor.transfer import transfer_styles

__version__ = "0.1.0"
__all__ = [
    "EditorSession",
    "Engine",
    "UserError",
    "__version__",
    "open_portrait",
    "open_project",
    "render_project",
    "save_project",
    "transfer_styles",
    "write_image",
]

_HOMES = {
    "Engine": "sean_editor.engine.engine",
    "EditorSession": "sean_editor.session",
    "UserError": "sean_editor.errors",
    "open_portrait": "sean_editor.photo.by_name",
    "open_project": "sean_editor.project_file",
    "render_project": "sean_editor.project_picture",
    "save_project": "sean_editor.project_file",
    "transfer_styles": "sean_editor.transfer",
    "write_image": "sean_editor.export.image",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
