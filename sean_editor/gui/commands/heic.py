"""HEIC pictures without their plug-in: a button away from working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QApplication

from models.translation import joined, tr
from sean_editor import extras
from sean_editor.gui.workbench import Workbench
from sean_editor.locations import IN_BUNDLE
from sean_editor.photo.heif import EXTRA, heif_works, needs_plugin


class HeicOffer(QObject):
    """Says why files could not be opened. For want of the plug-in it offers to install that, or the command
    where this program cannot install anything. A bundle comes with the plug-in.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._banner, self._jobs = bench.banner, bench.jobs

    def explain(self, message: str, files: Sequence[Path], again: Callable[[], None]) -> None:
        """Show the message about these files, or the offer; `again` opens them once they can be opened."""
        file = next((file for file in files if needs_plugin(file)), None)
        if file is None:
            self._banner.show_error(message)
            return
        if IN_BUNDLE:
            self._banner.show_error(
                tr(
                    "{file} is a HEIC picture, and this copy of the program has lost what reads it. Unpack "
                    "the bundle again.",
                    file=file.name,
                )
            )
            return
        words = tr("{file} is a HEIC picture, which needs one more package.", file=file.name)
        if extras.can_install():
            self._banner.show_error(words, (tr("Install"), partial(self._install, again)))
        else:
            self._offer_command(words)

    def _install(self, again: Callable[[], None]) -> None:
        self._jobs.run(
            tr("Installing the package for HEIC pictures"),
            lambda job: extras.install(EXTRA, lambda: job.cancelled),
            lambda _: self._installed(again),
            self._offer_command,
        )

    def _installed(self, again: Callable[[], None]) -> None:
        if not heif_works():
            self._banner.show_error(tr("The package for HEIC pictures was installed, but cannot be loaded."))
            return
        self._banner.show_notice(tr("HEIC pictures can be opened now."))
        again()

    def _offer_command(self, words: str) -> None:
        remedy = tr("Run the command in a terminal; then open the picture again.")
        self._banner.show_error(joined(words, remedy), (tr("Copy the command"), self._copy))

    def _copy(self) -> None:
        QApplication.clipboard().setText(extras.command(EXTRA))
        self._banner.show_notice(tr("Copied the command. Paste it into a terminal."))
