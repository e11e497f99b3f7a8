"""The transition between the two styles: playing it, and exporting it."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.gui.commands.result_view import ResultView
from sean_editor.gui.commands.two_styles import TwoStylesCommands
from sean_editor.gui.dialogs.transition import TransitionDialog
from sean_editor.gui.panels.two_styles import TwoStylesPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.playback import Frame
from sean_editor.session.result_picture import ResultPictures


class TransitionCommands(QObject):
    """Neither changes the document. Every edit ends playing; the result shows the document again then."""

    def __init__(
        self, bench: Workbench, panel: TwoStylesPanel, two_styles: TwoStylesCommands, result: ResultView
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._panel = bench, bench.session, panel
        self._two_styles, self._result = two_styles, result
        self.dialog: TransitionDialog | None = None
        """The dialog that is open now."""
        panel.play_toggled.connect(lambda on: self.play() if on else self.stop())
        panel.left.connect(self.stop)  # nobody sees what plays, nor where it is
        panel.export_requested.connect(self.export)
        bench.actions.connect(export_transition=self.export)
        playback = self._session.playback
        playback.shown.connect(self._show_frame)
        playback.stopped.connect(self._show_stopped)
        playback.failed.connect(bench.banner.show_error)

    def play(self) -> None:
        """Play from A to B, as the panel says."""
        move, panel = self._two_styles.transition(), self._panel
        if move is not None:
            self._session.playback.start(
                move, panel.seconds.value(), panel.ease.isChecked(), panel.loop.isChecked()
            )
        panel.show_playing(self._session.playback.playing)

    def stop(self) -> None:
        """End playing."""
        self._session.playback.stop()

    def _show_frame(self, frame: Frame) -> None:
        photo, keep = self._session.texturing.photo, self._result.keeps_unedited
        pixels = ResultPictures().shown(frame.edit, frame.picture, photo, keep).pixels
        self._result.show_passing(self._session.retouching.guess(pixels))
        self._panel.show_position(frame.share)

    def _show_stopped(self) -> None:
        self._result.show_passing(None)
        self._panel.show_playing(False)

    def export(self) -> None:
        """Let the person choose how to write the transition, and where to."""
        self.stop()
        move, bench = self._two_styles.transition(), self._bench
        if move is None:
            bench.banner.show_error(
                tr("One moment: the styles are still being encoded.")
                if self._two_styles.regions
                else tr("Put another style into A or B first: there is no transition yet.")
            )
            self._two_styles.show()
            return
        self.dialog = dialog = TransitionDialog(
            bench.window,
            move,
            self._session,
            bench.jobs,
            bench.settings,
            bench.actions["keep_unedited"],
            bench.actions["texture"],
        )
        dialog.exported.connect(lambda path: bench.banner.show_notice(tr("Exported {file}", file=path)))
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: TransitionDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
