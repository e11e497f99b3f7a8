"""An open document with its references, copied into a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sean_editor.document import Document
from sean_editor.document.project import Project
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.session.kept_codes import KeptCodes
from sean_editor.session.made_styles import MadeStyles
from sean_editor.session.present import Reference


def as_project(
    document: Document,
    references: Iterable[Reference],
    made: MadeStyles,
    kept: KeptCodes,
    own: Reference | None,
    view: Mapping[str, object],
) -> Project:
    """A copy that another thread may write to a file. `own`: the open portrait, once it has codes.

    It includes the references in use, now or in a snapshot, and those that came from a person's own files
    since the start.
    """
    snapshots, shipped = tuple(document.snapshots), frozenset(shipped_portraits())
    used = document.styles.sources().union(*(one.styles.sources() for one in snapshots))
    included = [r for r in references if r.id in used or not (r.kept or r.portrait.path in shipped)]
    return Project(
        document.portrait,
        document.labels.copy(),
        document.styles,
        document.locked,
        tuple(reference.portrait for reference in included),
        document.fit,
        kept.to_keep(own.matrix if own else None, document.labels),
        kept.weights(known=own is not None),
        view,
        painted=document.painted.copy() if document.painted.any() else None,
        snapshots=snapshots,
        made=made.used(used),
        retouch=document.retouch,
    )
