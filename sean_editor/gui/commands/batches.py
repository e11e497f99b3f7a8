"""Apply to a folder: opens the dialog for the styles that are in use."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from sean_editor.batch import BatchEdit
from sean_editor.errors import UserError
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.dialogs.batch import BatchDialog
from sean_editor.gui.workbench import Workbench


class BatchCommands(QObject):
    """Photos are edited on the jobs' thread, with the styles that were in use when the dialog was opened."""

    def __init__(self, bench: Workbench, photos: PhotoCommands) -> None:
        super().__init__(bench.window)
        self._bench, self._photos = bench, photos
        self.dialog: BatchDialog | None = None
        """The dialog that is open now."""
        bench.actions.connect(batch=self.ask)

    def ask(self) -> None:
        """Let the person choose a folder of photos, and apply the styles in use to them."""
        bench, project = self._bench, self._bench.session.project()
        if project is None:
            return
        try:
            edit = BatchEdit.of(project)
        except UserError as error:
            bench.banner.show_error(str(error))
            return
        self.dialog = dialog = BatchDialog(
            bench.window,
            edit,
            bench.session.engine,
            self._photos.analyser,
            bench.regions,
            bench.jobs,
            bench.settings,
            bench.actions["keep_unedited"],
            bench.actions["texture"],
        )
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: BatchDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
