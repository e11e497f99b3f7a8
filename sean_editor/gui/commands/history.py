"""The history panel: steps and snapshots of the open document, their pictures, and comparing them."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
from PyQt5.QtCore import QObject, QTimer

from models.regions import RegionSet
from models.translation import tr, tr_marked
from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.history import Command
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.pixels import Pixels
from sean_editor.document.retouch import Retouch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import StyleAssignment
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.dialogs.compare import CompareDialog, Named
from sean_editor.gui.panels.history import HistoryPanel, State
from sean_editor.gui.panels.history.words import snapshot_note, snapshot_title, step_note
from sean_editor.gui.workbench import Workbench

REST_MS = 200
EVERY_MS = 5 * 60_000  # a snapshot of work that goes on
COMPARE_VIEWS = ("side", "divider")


class Beginning:
    """The state before the first step of a document: the key of its row."""


class HistoryCommands(QObject):
    """Every state that was seen keeps its picture. Clicks move by undo and redo, or return to a snapshot."""

    def __init__(self, bench: Workbench, panel: HistoryPanel, projects: ProjectCommands) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._panel = bench, bench.session, panel
        self._document: Document | None = None
        self._beginning = Beginning()
        self._pictures: WeakKeyDictionary[object, KeptPicture] = WeakKeyDictionary()  # by step
        self._notes: WeakKeyDictionary[object, str] = WeakKeyDictionary()
        self._seen: tuple[object, np.ndarray] | None = None  # a step and its picture, to be kept at rest
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._keep_seen)
        self._compare = bench.actions["compare_states"]
        bench.actions.connect(take_snapshot=self.take, compare_states=self.compare)
        panel.step_chosen.connect(self._go_to)
        panel.snapshot_chosen.connect(self._return_to)
        panel.rename_requested.connect(self._rename)
        panel.remove_requested.connect(self._remove)
        panel.marks_changed.connect(lambda: self._compare.setEnabled(bool(panel.marks)))
        self._session.result_changed.connect(lambda _: self._record())
        self._session.texturing.changed.connect(self._record)
        self._session.retouching.changed.connect(self._record)
        projects.saving.connect(self.keep_automatically)
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self._work_goes_on)
        self.timer.start()

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show)
        self._document = document
        self._beginning = Beginning()
        self._pictures.clear()
        self._seen = None
        if document is not None:
            document.history_changed.connect(self._show)
        self._compare.setEnabled(False)
        self._show()

    def close(self) -> None:
        """The editor ends."""
        self.timer.stop()
        self._rest.stop()
        self._seen = None

    @property
    def idle(self) -> bool:
        """Whether the pictures of all states that were seen are kept."""
        return self._seen is None

    # for another window with the same steps

    def pictures(self) -> tuple[KeptPicture | None, ...]:
        """Those of all states of the history, the oldest first; None for one that was not seen."""
        self._keep_seen()
        keys = self._keys(self._document) if self._document is not None else ()
        return tuple(map(self._pictures.get, keys))

    def have_pictures(self, pictures: Sequence[KeptPicture | None]) -> None:
        """Have these pictures of the states, in their order."""
        if self._document is not None:
            for key, picture in zip(self._keys(self._document), pictures, strict=False):
                if picture is not None:
                    self._pictures[key] = picture
            self._show()

    # snapshots

    def take(self) -> None:
        """Take a snapshot of the present state."""
        document = self._document
        if document is not None:
            names = {one.name for one in document.snapshots}
            numbers = range(1, len(document.snapshots) + 2)
            name = next(n for n in (tr("Snapshot {n}", n=i) for i in numbers) if n not in names)
            self._add(document, name)

    def keep_automatically(self) -> None:
        """Take one without a name, unless the present state is that of the last."""
        document = self._document
        if document is None:
            return
        last = next(reversed(tuple(document.snapshots)), None)
        if last is None or not last.shows(*_present(document)):
            self._add(document, "")

    def _work_goes_on(self) -> None:
        if self._document is not None and self._document.modified:
            self.keep_automatically()

    def _add(self, document: Document, name: str) -> None:
        document.end_edit()
        snapshot = Snapshot(
            name,
            document.labels,
            document.styles,
            document.fit,
            self._present_picture(),
            automatic=not name,
            painted=document.painted,
            retouch=document.retouch,
        )
        document.snapshots.add(snapshot)

    def _rename(self, snapshot: Snapshot, name: str) -> None:
        if self._document is not None:
            self._document.snapshots.rename(snapshot, name)

    def _remove(self, snapshot: Snapshot) -> None:
        if self._document is not None:
            self._document.snapshots.remove(snapshot)

    # steps

    def _go_to(self, key: object) -> None:
        document = self._document
        if document is not None:
            keys = self._keys(document)
            document.go_to(next(row for row, one in enumerate(keys) if one is key))

    def _return_to(self, snapshot: Snapshot) -> None:
        if self._document is not None:
            self._document.restore(snapshot)

    def _keys(self, document: Document) -> tuple[object, ...]:
        """The keys of all states of the history, the oldest first: the steps that led to them."""
        return (self._beginning, *document.history.done, *reversed(document.history.undone))

    def _record(self) -> None:
        """Note the picture of the present state, if it is on the screen."""
        document, session = self._document, self._session
        if document is None or document.editing or not session.result_is_whole:
            return
        shown = session.shown  # asked for last: it takes a millisecond
        if shown is None or session.retouching.awaited:
            return
        keys = self._keys(document)
        key = keys[len(document.history)]
        last = self._seen[0] if self._seen is not None else key
        if last is not key and any(one is last for one in keys):  # each tick of a mix is another step
            self._keep_seen()
        self._seen = (key, shown.pixels)
        self._rest.start()

    def _keep_seen(self) -> None:
        """Not at once: while a slider is dragged, pictures come faster than they should be packed."""
        if self._seen is not None:
            (key, pixels), self._seen = self._seen, None
            self._pictures[key] = KeptPicture.of(pixels)
            self._show()

    def _present_picture(self) -> KeptPicture | None:
        shown = self._session.shown
        return KeptPicture.of(shown.pixels) if shown is not None else None

    # the panel

    def _show(self) -> None:
        document = self._document
        if document is None:
            self._panel.set_steps((), -1)
            self._panel.set_snapshots(())
            return
        done = len(document.history)
        first = tr("Earlier steps are forgotten") if document.history.forgetful else tr("Opened")
        beginning = State(self._beginning, first, "", self._pictures.get(self._beginning))
        commands = (*document.history.done, *reversed(document.history.undone))
        steps = [
            State(
                one,
                tr_marked(one.label),
                self._note(one, document.regions),
                self._pictures.get(one),
                number > done,
            )
            for number, one in enumerate(commands, start=1)
        ]
        self._panel.set_steps((beginning, *steps), done)
        self._show_snapshots(document)

    def _note(self, command: Command, regions: RegionSet) -> str:
        if command not in self._notes:
            self._notes[command] = step_note(command, regions)
        return self._notes[command]

    def _show_snapshots(self, document: Document) -> None:
        newest_first = tuple(reversed(tuple(document.snapshots)))
        states = [
            State(one, snapshot_title(one), snapshot_note(one), one.picture, changeable=True)
            for one in newest_first
        ]
        present = _present(document)
        shown = [row for row, one in enumerate(newest_first) if one.shows(*present)]
        self._panel.set_snapshots(states, shown[0] if shown else -1)

    # comparing

    def compare(self) -> None:
        """Show the two marked states, or the one beside the present."""
        self._keep_seen()
        marked = [
            _named(state, state.picture)
            for state in self._panel.picture_states()
            if state.picture is not None
        ]
        shown = self._session.shown
        if len(marked) == 1 and shown is not None:
            marked.append((tr("Present"), shown.pixels))
        if len(marked) < 2:
            return
        settings = self._bench.settings
        divided = settings.choice("compare", COMPARE_VIEWS) == COMPARE_VIEWS[1]
        dialog = CompareDialog(self._bench.window, marked[0], marked[1], divided)
        dialog.exec_()
        settings.set_choice("compare", COMPARE_VIEWS[dialog.divided])
        dialog.deleteLater()


def _named(state: State, picture: KeptPicture) -> Named:
    return " · ".join(filter(None, (state.title, state.note))), picture.pixels()


def _present(document: Document) -> tuple[Pixels, StyleAssignment, Fit | None, Retouch]:
    return Pixels(document.labels, document.painted), document.styles, document.fit, document.retouch
