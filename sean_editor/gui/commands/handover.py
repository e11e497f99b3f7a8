"""A layer of another program: opened in this window, and returned with the edit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenuBar, QPushButton

from models.translation import marked, tr
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.handover import Handover, write_handover
from sean_editor.export.kinds import Exports
from sean_editor.gui.actions import set_english
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.workbench import Workbench

KEY = "Ctrl+Shift+Return"


class HandoverCommands(QObject):
    """Does nothing unless a layer was handed over. `close` closes the window."""

    def __init__(
        self,
        bench: Workbench,
        menus: QMenuBar,
        photos: PhotoCommands,
        exports: ExportCommands,
        projects: ProjectCommands,
        close: Callable[[], object],
    ) -> None:
        super().__init__(bench.window)
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._actions, self._menus = bench.banner, bench.actions, menus
        self._photos, self._exports, self._projects, self._close = photos, exports, projects, close
        self._handover: Handover | None = None
        self._job: Job | None = None
        self._returned = False
        self.action: QAction | None = None
        """Returns the edit; None without a layer."""

    def open(self, handover: Handover) -> None:
        """Open the layer, and offer to return it."""
        self.offer(handover)
        self._jobs.run(
            tr("Opening {file}", file=handover.layer or handover.picture.name),
            lambda job: handover.photo(),
            self._photos.open_photo,
            self._banner.show_error,
        )

    def offer(self, handover: Handover) -> None:
        """Offer to return the open layer, in the File menu and beside the menus."""
        self._handover = handover
        self.action = action = QAction(self._title, self._window)
        set_english(action, f"Return to {handover.program or 'the other program'}")
        action.setShortcut(QKeySequence(KEY))
        action.triggered.connect(lambda _=False: self.give_back())
        self._window.addAction(action)  # for its key
        menu = self._menus.actions()[0].menu()
        menu.insertAction(self._actions["quit"], action)
        menu.insertSeparator(self._actions["quit"])
        button = QPushButton(action.text(), self._menus)
        button.setProperty("role", "primary")
        button.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.NativeText)})")
        button.clicked.connect(action.trigger)
        self._menus.setCornerWidget(button, Qt.TopRightCorner)
        button.show()

    def give_back(self) -> None:
        """Write the edit for the other program, and close the window. Nothing closes if that fails."""
        handover, exports, request = self._handover, self._exports.present(), self._exports.shown
        if handover is None or (self._job is not None and not self._job.cancelled):
            return
        if exports is None:
            self._banner.show_error(tr("There is nothing to return yet. Wait for the result."))
            return

        def work(job: Job) -> bool:
            _check_layer(exports, handover)
            return write_handover(handover.folder, exports, request, lambda: job.cancelled)

        self._job = self._jobs.run(self._title, work, lambda _: self._given_back(), self._failed)

    def may_close(self, then: Callable[[], object]) -> bool:
        """Whether the window may close now. An edit that was not returned is asked about; if the person wants
        it returned, the answer is no, and the window closes once it is.
        """
        document = self._session.document
        if self._handover is None:
            return self._projects.may_go(marked("Save {name} before closing?"), then)
        if self._returned or document is None or not Edit.of(document).edited.any():
            return True
        answer = unsaved.ask_return(self._window, self._title, self._program)
        if answer == unsaved.SAVE:
            self.give_back()
        return answer == unsaved.DISCARD

    @property
    def _program(self) -> str:
        assert self._handover is not None
        return self._handover.program or tr("the other program")

    @property
    def _title(self) -> str:
        return tr("Return to {program}", program=self._program)

    def _given_back(self) -> None:
        self._job, self._returned = None, True
        if self._session.document is not None:
            self._session.document.mark_saved()  # the other program has it: no copy has to outlive this
        self._close()

    def _failed(self, message: str) -> None:
        self._job = None
        self._banner.show_error(message)


def _check_layer(exports: Exports, handover: Handover) -> None:
    """UserError if another picture was opened in the place of the layer."""
    origin = exports.edit.portrait.origin
    if origin is None or not np.array_equal(origin.photo.pixels, handover.photo().pixels):
        raise UserError(
            tr(
                "The open portrait is no part of the layer that {program} waits for. "
                "Open {file}, and edit that.",
                program=handover.program or tr("the other program"),
                file=handover.picture,
            )
        )
