"""The picture of a project without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.translation import joined, tr
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.kept_codes import KeptCodes
from sean_editor.session.made_styles import MadeStyles
from sean_editor.session.textured import checked_side
from sean_editor.session.textures import TextureJob, Textures
from sean_editor.texture.request import TextureResult

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

PATIENCE = 24 * 60 * 60.0  # seconds: as long as it takes


def render_project(engine: Engine, project: Project) -> np.ndarray:
    """The network's picture of `project`, uint8 [H, W, 3]. UserError if it cannot be made."""
    job = project_job(engine, project)
    assert job.picture is not None
    return job.picture


def textured_project(
    engine: Engine, project: Project, size: int | None = None, keep_unedited: bool = True
) -> TextureResult:
    """The result of `project` with the texture of photos, as the editor shows it.

    `size` and `keep_unedited` as for `textured`. UserError if it cannot be made.
    """
    side = checked_side(project.portrait, size)
    job = replace(project_job(engine, project), keep_unedited=keep_unedited)
    result, edit = Textures(engine).render(job, side), job.edit
    if edit.retouch.is_none:
        return result
    changed = None if result.changed is None else result.changed | edit.retouch_reach(result.picture.shape)
    return replace(result, picture=edit.retouched(result.picture), changed=changed)


def project_warning(engine: Engine, project: Project) -> str:
    """A sentence where a project, or a made style in it, belongs to another network than `engine`; or ""."""
    made = MadeStyles()
    made.add(*project.made)
    return joined(KeptCodes(engine, project).check_weights(), made.not_read(project.styles.sources(), engine))


def project_job(engine: Engine, project: Project) -> TextureJob:
    """The edit of `project` with the network's picture of it. UserError if that cannot be made."""
    session = EditorSession(engine)
    errors: list[str] = []
    session.failed.connect(errors.append)
    session.result_changed.connect(lambda done: errors.append(done.error) if done.error else None)
    try:
        session.open_project(project)
        session.wait_until_idle(PATIENCE)
        job = session.texture_job()
    finally:
        session.close()
    if session.result is None or job is None or errors:
        raise UserError(
            joined(*errors) or tr("{portrait} could not be rendered.", portrait=project.portrait.name)
        )
    return replace(job, picture=session.result)
