"""Scenes of messages and of the dialogs around files."""

from __future__ import annotations

import os
import shutil
from unittest.mock import patch

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QDialog, QTreeView

from sean_editor.gui.dialogs.open_file import OpenFileDialog
from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.photo.by_name import find_portrait

HAIR = 13
SMALL = (1024, 700)


@scene("error", size=SMALL)
def error(stage: Stage) -> None:
    """A file that is no picture: the message says so over the work, and goes with the next success."""
    torn = stage.folder / "holiday.jpg"
    torn.write_bytes(b"This is no picture.")
    stage.drop_files(stage.window.layout_canvas, [torn])
    stage.wait(lambda: bool(stage.window.banner.text))


@scene("open")
def open_(stage: Stage) -> None:
    """The dialog that opens photos and projects, with a preview of the chosen file."""
    home = stage.folder / "sam"
    pictures = home / "Pictures"
    pictures.mkdir(parents=True)
    for name in ("astrid", "elin", "greta", "hugo"):
        shutil.copy(find_portrait(name), pictures / f"{name}.png")
    stage.window.bench.settings.folder = pictures

    def ready(dialog: QDialog) -> bool:
        assert isinstance(dialog, OpenFileDialog)
        for view in (one for one in dialog.findChildren(QTreeView) if one.isVisible()):
            found = view.model().match(view.model().index(0, 0, view.rootIndex()), Qt.DisplayRole, "elin.png")
            if found and not dialog.selectedFiles():
                view.setFocus()
                stage.click(view.viewport(), view.visualRect(found[0]).center())
        picture = dialog.preview.picture.pixmap()
        return picture is not None and not picture.isNull()

    with patch.dict(os.environ, HOME=str(home)):
        stage.in_modal(lambda: stage.key("Ctrl+O"), ready)
