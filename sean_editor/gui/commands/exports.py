"""Exporting: in a dialog with a preview, or directly into a file."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.workbench import Workbench
from sean_editor.session.textures import textured_exports


class ExportCommands(QObject):
    """Pictures are made and written on the jobs' thread, of the state in which they were asked for."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._settings = bench.banner, bench.settings
        self._keep, self._texture = bench.actions["keep_unedited"], bench.actions["texture"]
        self.dialog: ExportDialog | None = None
        """The dialog that is open now."""
        bench.actions.connect(
            export=self.ask, export_labels=self.save_layout, export_before_after=self.save_before_after
        )

    @property
    def shown(self) -> ExportRequest:
        """The picture that the Result view shows."""
        return self._request(Kind.PORTRAIT)

    def present(self) -> Exports | None:
        """The open document, to be rendered in full from the refined styles: the visible result may be a
        draft, outdated, or one of the encoder's first pass.

        None as long as there is no result.
        """
        session, document, present = self._session, self._session.document, self._session.present()
        if document is None or present is None:
            return None
        engine = session.engine  # later there may be another, to which these styles mean nothing
        return textured_exports(
            session.textures, present.edit, lambda: present.refined(engine).job(), document.regions
        )

    def ask(self) -> None:
        """Let the person choose what to export, and where to."""
        exports = self._need_present()
        if exports is None:
            return
        self.dialog = dialog = ExportDialog(
            self._window, exports, self._jobs, self._settings, self._keep, self._texture
        )
        dialog.exported.connect(self._confirm)
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()

    def save_layout(self) -> None:
        """Write the layout as an indexed PNG with its palette."""
        self._save(tr("Export layout"), "{}.labels.png", files.INDEXED, ExportRequest(Kind.LAYOUT))

    def save_before_after(self) -> None:
        """Write the original and the result side by side."""
        request = self._request(Kind.BEFORE_AFTER)
        self._save(tr("Export before and after"), "{}-before-after.png", files.RESULTS, request)

    def _request(self, kind: Kind) -> ExportRequest:
        """As the Result view shows it."""
        return ExportRequest(kind, self._keep.isChecked(), textured=self._texture.isChecked())

    def _save(self, title: str, pattern: str, filters: str, request: ExportRequest) -> None:
        exports = self._need_present()
        if exports is None:
            return
        suggestion = self._settings.folder / pattern.format(exports.edit.portrait.name)
        path = files.ask_save(self._window, title, suggestion, filters)
        if path is None:
            return
        self._settings.folder = path.resolve().parent
        self._jobs.run(
            tr("Exporting {file}", file=path.name),
            lambda job: exports.write(path, request, cancelled=lambda: job.cancelled),
            lambda _: self._confirm(path),
            self._banner.show_error,
        )

    def _need_present(self) -> Exports | None:
        exports = self.present()
        if exports is None:
            self._banner.show_error(
                tr("There is nothing to export yet. Open a portrait and wait for its result.")
            )
        return exports

    def _forget(self, dialog: ExportDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _confirm(self, path: Path, proof: str = "") -> None:
        words = tr("Exported {file}", file=path)
        self._banner.show_notice(f"{words}. {proof}" if proof else words)
