"""Scenes of the gallery: pointing, finding, the whole face, references of one's own."""

from __future__ import annotations

import shutil

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.photo.by_name import find_portrait

SKIN, HAIR = 1, 13
SMALL = (1024, 700)


@scene("pointing", size=SMALL)
def pointing(stage: Stage) -> None:
    """The pointer is on the hair of a reference: it lights up there, and is outlined where it would go."""
    _point(stage, "Astrid", HAIR, Qt.NoModifier)


@scene("pointing-face", size=SMALL)
def pointing_face(stage: Stage) -> QWidget:
    """With Shift all that a click would copy lights up."""
    _point(stage, "Astrid", HAIR, Qt.ShiftModifier)
    return stage.window.gallery


@scene("whole-face", portrait="amara", size=SMALL)
def whole_face(stage: Stage) -> None:
    """A whole face from a reference with a closed mouth: the own teeth stay."""
    stage.apply("Priya", SKIN, Qt.ShiftModifier)


@scene("search")
def search(stage: Stage) -> QWidget:
    """The references whose name contains what was typed."""
    stage.key("Ctrl+F")
    stage.type("ar")
    return stage.window.gallery


@scene("own-references")
def own_references(stage: Stage) -> QWidget:
    """References that were added come first, and the first of them is the current one."""
    paths = [stage.folder / name for name in ("Grandma.png", "Holiday.png")]
    for path, portrait in zip(paths, ("greta", "hugo"), strict=True):
        shutil.copy(find_portrait(portrait), path)
    stage.drop_files(stage.window.gallery, paths)
    stage.wait(lambda: _names(stage) >= {"Grandma", "Holiday"} and not stage.session.unencoded)
    return stage.window.gallery


def _names(stage: Stage) -> set[str]:
    return {reference.portrait.name for reference in stage.session.references}


def _point(stage: Stage, name: str, region: int, modifiers: Qt.KeyboardModifiers) -> None:
    point = stage.point_of(name, region)
    stage.point_at(stage.window.gallery.list.viewport(), point, modifiers)
