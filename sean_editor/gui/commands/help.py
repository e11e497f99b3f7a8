"""The sheets over the window: the manual, shortcuts, the face parser, about."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.dialogs.about import AboutDialog
from sean_editor.gui.dialogs.face_parser import FaceParserDialog
from sean_editor.gui.dialogs.manual import ManualDialog
from sean_editor.gui.dialogs.shortcut_sheet import ShortcutSheet
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.workbench import Workbench


class HelpCommands(QObject):
    """Each opens a sheet over the window."""

    def __init__(self, bench: Workbench, photos: PhotoCommands, status: StatusBar) -> None:
        super().__init__(bench.window)
        self._bench, self._photos, self._status = bench, photos, status
        self.manual: ManualDialog | None = None
        """Made when it is first asked for."""
        bench.actions.connect(
            manual=self.show_manual,
            shortcuts=self._show_shortcuts,
            face_parser=self._choose_parser,
            about=self._show_about,
        )

    def show_manual(self) -> None:
        """Open the manual beside the window, or bring it to the front, where it was left."""
        if self.manual is None:
            self.manual = ManualDialog(self._bench.window)
        self.manual.show()
        self.manual.activateWindow()

    def close(self) -> None:
        """The window ends."""
        if self.manual is not None:
            self.manual.close()

    def _show_shortcuts(self) -> None:
        sheet = ShortcutSheet(self._bench.window, self._bench.regions)
        sheet.exec_()
        sheet.deleteLater()

    def _choose_parser(self) -> None:
        bench = self._bench
        dialog = FaceParserDialog(bench.window, bench.jobs, bench.settings, self._photos.analyser)
        if dialog.exec_():
            again = bench.actions["label_again"]
            offer = (tr("Label the regions again"), again.trigger) if again.isEnabled() else None
            bench.banner.show_notice(tr("Face parser for photos: {name}.", name=dialog.name), offer)
        dialog.deleteLater()

    def _show_about(self) -> None:
        model = self._bench.session.engine.checkpoint_name
        about = AboutDialog(self._bench.window, model, self._status.device.text())
        about.exec_()
        about.deleteLater()
