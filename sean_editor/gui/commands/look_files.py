"""Looks passed on as files: exported, imported, and shown where they are."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject

from models.translation import joined, tr, tr_marked
from sean_editor.document.look import Look
from sean_editor.gui.commands.library_files import as_file_name, show_in_folder
from sean_editor.gui.commands.looks import LookCommands
from sean_editor.gui.dialogs import files
from sean_editor.gui.panels.looks import LooksPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import LOOK_SUFFIX, is_look_file, save_look


class LookFiles(QObject):
    """Reading and writing happen on the jobs' thread."""

    def __init__(self, bench: Workbench, panel: LooksPanel, looks: LookCommands) -> None:
        super().__init__(bench.window)
        self._bench, self._banner, self._settings = bench, bench.banner, bench.settings
        self._panel, self._looks = panel, looks
        bench.actions.connect(
            import_look=self.ask_for_file, export_look=lambda: self.ask_where_to(panel.current)
        )
        panel.export_requested.connect(self.ask_where_to)
        panel.reveal_requested.connect(lambda look_id: show_in_folder(looks.store.file(look_id)))
        panel.folder_requested.connect(lambda: show_in_folder(looks.store.folder))

    def ask_for_file(self) -> None:
        """Let the person choose the file of a look."""
        path = files.ask_open(self._bench.window, tr("Import look"), self._settings.folder, files.LOOK)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Add the look in a file to the person's own."""
        self._settings.folder = path.resolve().parent
        self._bench.jobs.run(
            tr("Reading {file}", file=path.name),
            lambda job: self._looks.store.add_file(path),
            partial(self._take, path),
            self._banner.show_error,
        )

    def _take(self, path: Path, look: Look) -> None:
        self._looks.take(look)
        said = tr("The look {name} of {file} was added.", name=tr_marked(look.name), file=path.name)
        if look.foreign(self._bench.session.engine.checkpoint_hash):
            other = tr("Its styles belong to another network and cannot be used with this one.")
            said = joined(said, other)
        self._banner.show_notice(said)

    def ask_where_to(self, look_id: str) -> None:
        """Let the person choose a file for a look, and write it."""
        look = self._looks.find(look_id)
        if look is None:
            self._banner.show_notice(tr("Choose a look first."))
            return
        name = f"{as_file_name(tr_marked(look.name))}{LOOK_SUFFIX}"
        path = files.ask_save(self._bench.window, tr("Export look"), self._settings.folder / name, files.LOOK)
        if path is not None:
            self.export(path if is_look_file(path) else path.with_name(path.name + LOOK_SUFFIX), look)

    def export(self, path: Path, look: Look) -> None:
        """Write a look to a file that can be passed on."""
        self._settings.folder = path.resolve().parent
        said = tr("Exported the look to {file}.", file=path.name)
        self._bench.jobs.run(
            tr("Writing {file}", file=path.name),
            lambda job: save_look(path, look),
            lambda _: self._banner.show_notice(said),
            self._banner.show_error,
        )
