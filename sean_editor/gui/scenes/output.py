"""Scenes of what leaves the program."""

from __future__ import annotations

import shutil

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QWidget

from sean_editor.export.kinds import Kind
from sean_editor.gui.dialogs.batch import BatchDialog
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.photo.by_name import find_portrait

HAIR = 13


@scene("export")
def export(stage: Stage) -> QWidget:
    """What is exported, as it will be."""
    stage.apply("Astrid", HAIR)
    stage.click(stage.window.result_panel.save)
    stage.wait()
    return stage.dialog()


@scene("batch")
def batch(stage: Stage) -> QWidget:
    """The styles in use on a folder of photos, with the report."""
    photos = stage.folder / "photos"
    photos.mkdir()
    for name in ("elin", "greta", "hugo"):
        shutil.copy(find_portrait(name), photos)
    stage.apply("Astrid", HAIR)
    stage.window.bench.actions["batch"].trigger()
    dialog = stage.dialog()
    assert isinstance(dialog, BatchDialog)
    stage.click(dialog.options.folder_field)
    dialog.options.folder_field.setFocus()
    stage.type(str(photos))
    stage.key("Tab")
    stage.wait()
    stage.click(dialog.start_button)
    stage.wait(lambda: not dialog.running)
    return dialog


@scene("layers")
def layers(stage: Stage) -> QWidget:
    """The export as OpenRaster, with a layer for each region."""
    stage.apply("Astrid", HAIR)
    stage.key("Ctrl+E")
    stage.wait()
    dialog = stage.dialog()
    assert isinstance(dialog, ExportDialog)
    stage.click(dialog.options.kinds[Kind.LAYERS], QPoint(8, 8))
    return dialog
