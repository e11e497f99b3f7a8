"""The picture of a project without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.session.editor_session import EditorSession

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

PATIENCE = 24 * 60 * 60.0  # seconds: as long as it takes


def render_project(engine: Engine, project: Project) -> np.ndarray:
    """The result of `project` as the editor shows it, uint8 [H, W, 3]. UserError if it cannot be made."""
    session = EditorSession(engine)
    errors: list[str] = []
    session.failed.connect(errors.append)
    session.result_changed.connect(lambda done: errors.append(done.error) if done.error else None)
    try:
        session.open_project(project)
        session.wait_until_idle(PATIENCE)
    finally:
        session.close()
    if session.result is None or errors:
        raise UserError(
            " ".join(errors) or tr("{portrait} could not be rendered.", portrait=project.portrait.name)
        )
    return session.result
