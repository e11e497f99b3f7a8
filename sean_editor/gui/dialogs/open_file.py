"""Choosing files to open, with a preview of the chosen one beside the list.

Windows and macOS have dialogs of their own with pictures in the list, the person's places and permissions:
nothing here is better than those. On Linux it depends on the desktop whether there is any; none of them shows
a project or a label map in colours. So there it is Qt's dialog with a preview.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QDir, QStandardPaths, Qt, QUrl
from PyQt5.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr
from sean_editor.engine.worker import describe_error
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_pictures import fitted_picture, rounded

NATIVE = sys.platform in ("win32", "darwin")
"""Whether the system's own dialog is the better one."""
SIDE = 240
PLACES_WIDTH = 132
KIND_COLUMN = 2
ICONS = {
    "backButton": "back",
    "forwardButton": "forward",
    "toParentButton": "parent",
    "newFolderButton": "folder-new",
    "listModeButton": "list",
    "detailModeButton": "details",
}
"""Of Qt's buttons by their names."""
Look = Callable[[Path], np.ndarray]
PLACES = (
    QStandardPaths.HomeLocation,
    QStandardPaths.PicturesLocation,
    QStandardPaths.DownloadLocation,
    QStandardPaths.DocumentsLocation,
    QStandardPaths.DesktopLocation,
)


class PreviewPane(QFrame):
    """A picture, and a line about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(SIDE)
        self.setAccessibleName(tr("Preview"))
        self.picture = QLabel()
        self.picture.setProperty("role", "preview")
        self.picture.setAlignment(Qt.AlignCenter)
        self.picture.setFixedSize(SIDE, SIDE)
        self.message = MessageLabel()
        self.message.setAlignment(Qt.AlignTop | Qt.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture)
        column.addWidget(self.message, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No file is chosen."""
        self.picture.setText(tr("Preview"))
        self.message.say("")

    def show_reading(self, path: Path) -> None:
        """A file is being read."""
        self.picture.setText(tr("Reading…"))
        self.message.say(path.name)

    def show_picture(self, path: Path, pixels: np.ndarray) -> None:
        """Show uint8 [H, W, 3]."""
        ratio = self.devicePixelRatioF()
        self.picture.setPixmap(rounded(fitted_picture(pixels, round(SIDE * ratio)), SIDE, ratio, 6))
        self.message.say(path.name)

    def show_trouble(self, message: str) -> None:
        """The file cannot be read."""
        self.picture.setText(tr("No preview"))
        self.message.say(message, wrong=True)


class OpenFileDialog(QFileDialog):
    """`look` reads a file for its preview, on a thread: uint8 [H, W, 3], or any exception."""

    def __init__(
        self, parent: QWidget, title: str, folder: Path, filters: str, look: Look, several: bool = False
    ) -> None:
        super().__init__(parent, title, str(folder), filters)
        self._look = look
        self._bridge = Bridge(self)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="preview")
        self._reading: Future[None] | None = None
        self._shown = Path()
        self.setOption(QFileDialog.DontUseNativeDialog)
        self.setOption(QFileDialog.HideNameFilterDetails)  # a dozen endings do not fit into a line
        self.setFileMode(QFileDialog.ExistingFiles if several else QFileDialog.ExistingFile)
        self.setViewMode(QFileDialog.Detail)
        self.setFilter(QDir.AllDirs | QDir.Files | QDir.NoDotAndDotDot)
        self.setSidebarUrls(_places())
        self.preview = PreviewPane()
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setSpacing(8)
        grid.addWidget(self.preview, 0, grid.columnCount(), grid.rowCount(), 1)
        self.resize(1000, 560)
        self._fit_columns()
        self._fit_places()
        for button in self.findChildren(QToolButton):
            if button.objectName() in ICONS:
                button.setIcon(icon(ICONS[button.objectName()]))
        self.currentChanged.connect(lambda name: self.show_preview(Path(name)))
        field = self.findChild(QLineEdit, "fileNameEdit")
        if field is not None:
            field.textEdited.connect(self._show_typed)
        self.finished.connect(lambda _: self._stop())

    def _fit_columns(self) -> None:
        """Names get the room; the kind of a file is seen from its name."""
        table = self.findChild(QTreeView)
        if table is not None:
            table.hideColumn(KIND_COLUMN)
            table.header().setSectionResizeMode(QHeaderView.ResizeToContents)
            table.header().setSectionResizeMode(0, QHeaderView.Stretch)

    def _fit_places(self) -> None:
        """The names of the person's folders are not cut off."""
        splitter = self.findChild(QSplitter)
        if splitter is not None:
            splitter.setSizes([PLACES_WIDTH, self.width()])

    def _show_typed(self, name: str) -> None:
        """Show the file that is typed, as soon as its name is whole."""
        path = Path(self.directory().absolutePath(), name)  # of a whole path nothing but that
        if path != self._shown and path.is_file():
            self.show_preview(path)

    def show_preview(self, path: Path) -> None:
        """Show what `path` looks like, as soon as it has been read; the last one asked for counts."""
        self._shown = path
        if self._reading is not None:
            self._reading.cancel()
        if path.is_file():
            self.preview.show_reading(path)
            self._reading = self._pool.submit(self._read, path)
        else:
            self.preview.show_nothing()

    def _read(self, path: Path) -> None:
        """On the thread."""
        try:
            pixels = self._look(path)
        except Exception as error:  # whatever a file may do to a decoder is a message, not a crash
            message = describe_error(error)
            self._bridge.post(lambda: self._when_current(path, lambda: self.preview.show_trouble(message)))
        else:
            self._bridge.post(
                lambda: self._when_current(path, lambda: self.preview.show_picture(path, pixels))
            )

    def _when_current(self, path: Path, show: Callable[[], None]) -> None:
        if path == self._shown:
            show()

    def _stop(self) -> None:
        self._bridge.close()
        self._pool.shutdown(wait=False, cancel_futures=True)  # a large photo must not hold the window up


def _places() -> list[QUrl]:
    """The person's own folders that exist."""
    folders = (QStandardPaths.writableLocation(place) for place in PLACES)
    return [QUrl.fromLocalFile(folder) for folder in dict.fromkeys(folders) if Path(folder).is_dir()]
