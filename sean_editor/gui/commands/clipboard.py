"""Pictures from the clipboard and to it."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QMimeData, QObject
from PyQt5.QtWidgets import QApplication

from models.translation import tr
from sean_editor.gui.canvas.incoming import Incoming, local_files, picture_in
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.files import FileCommands
from sean_editor.gui.workbench import Workbench


class ClipboardCommands(QObject):
    """Paste opens what was copied, a file or a picture, as a drop does; copy puts the result there."""

    def __init__(self, bench: Workbench, files: FileCommands, exports: ExportCommands) -> None:
        super().__init__(bench.window)
        self._files, self._exports, self._jobs = files, exports, bench.jobs
        self._banner = bench.banner
        bench.actions.connect(copy_result=self.copy_result, paste=self.paste)

    def paste(self) -> None:
        """Open the copied file or picture as a new photo."""
        mime = QApplication.clipboard().mimeData() or QMimeData()
        paths, picture = local_files(mime), picture_in(mime)
        if paths:
            self._files.open_portrait_file(paths[0])
        elif picture is not None:
            self._files.open_incoming(picture, tr("Clipboard"))
        else:
            self._banner.show_notice(tr("There is no picture on the clipboard. Copy one and paste it here."))

    def open_picture(self, picture: Incoming) -> None:
        """Open a picture that was dragged from another program, such as a browser."""
        self._files.open_incoming(picture, tr("Dropped picture"))

    def copy_result(self) -> None:
        """Put the present result on the clipboard."""
        exports, request = self._exports.present(), self._exports.shown
        if exports is None:
            self._banner.show_notice(
                tr("There is no result to copy yet. Open a portrait and wait for its result.")
            )
            return
        self._jobs.run(
            tr("Copying the result"),
            lambda job: exports.picture(request, lambda: job.cancelled).pixels,
            self._put,
            self._banner.show_error,
        )

    def _put(self, result: np.ndarray) -> None:
        QApplication.clipboard().setImage(to_qimage(result))
        self._banner.show_notice(tr("Copied the result. Paste it into any other program."))
