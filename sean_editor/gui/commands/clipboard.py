"""Pictures from the clipboard and to it."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QMimeData, QObject
from PyQt5.QtGui import QImage
from PyQt5.QtWidgets import QApplication

from models.translation import tr
from sean_editor.gui.canvas.incoming import local_files, picture_in
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.files import FileCommands
from sean_editor.gui.workbench import Workbench


def copied_picture(mime: QMimeData) -> np.ndarray | None:
    """The picture that was copied, RGBA uint8 [H, W, 4]; None if it is something else."""
    image = picture_in(mime)
    return None if image.isNull() else pixels_of(image)


def pixels_of(image: QImage) -> np.ndarray:
    """RGBA uint8 [H, W, 4]."""
    image = image.convertToFormat(QImage.Format_RGBA8888)
    rows = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].copy()


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
        paths, pixels = local_files(mime), copied_picture(mime)
        if paths:
            self._files.open_portrait_file(paths[0])
        elif pixels is not None:
            self._files.open_pixels(pixels, tr("Clipboard"))
        else:
            self._banner.show_notice(tr("There is no picture on the clipboard. Copy one and paste it here."))

    def open_picture(self, image: QImage) -> None:
        """Open a picture that was dragged from another program, such as a browser."""
        if not image.isNull():
            self._files.open_pixels(pixels_of(image), tr("Dropped picture"))

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
