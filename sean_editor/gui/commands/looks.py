"""Looks: what the panel shows, and what is done with its cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QObject

from models.translation import tr, tr_marked
from sean_editor.document import Document
from sean_editor.document.look import Look
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.panels.looks import LookEntry, LooksPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.file_library import by_name, named_once
from sean_editor.session.looks import LookLibrary, present_look, shipped_looks, with_preview


class LookCommands(QObject):
    """Shows a person's own looks, and then those that come along. Files are read and written on a thread."""

    def __init__(self, bench: Workbench, panel: LooksPanel, reveal: Callable[[], None]) -> None:
        """`reveal` brings the panel into view."""
        super().__init__(bench.window)
        self._bench, self._session, self._panel, self._reveal = bench, bench.session, panel, reveal
        self._banner = bench.banner
        self.store = LookLibrary()
        self._bridge = Bridge(self)
        self._worker = TaskWorker(lambda done: self._bridge.post(lambda: self._done(done)))
        self._own: dict[str, Look] = {}
        self._shipped: dict[str, Look] = {}
        self._strengths: dict[str, float] = {}  # that each was given last
        self._network = ""  # of the newest result; "" before there is any
        self._document: Document | None = None
        bench.actions.connect(looks=self.show, save_look=self.save_present)
        panel.apply_requested.connect(lambda look_id, _: self.apply(look_id))
        panel.strength_changed.connect(self.slide)
        panel.strength_settled.connect(self._settle)
        panel.current_changed.connect(self._show_strength)
        panel.rename_requested.connect(self.rename)
        panel.remove_requested.connect(self.remove)
        self._session.result_changed.connect(self._see_network)

    def start(self) -> None:
        """Read the looks."""
        self._worker.submit(("load", ""), lambda: (shipped_looks(), self.store.load()))

    def close(self) -> None:
        """The editor ends: what was saved is on disk."""
        self._bridge.close()
        self._worker.wait_until_idle()
        self._worker.close()

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is on disk."""
        return self._worker.idle

    def set_document(self, document: Document | None) -> None:
        """Show which looks this document has."""
        if self._document is not None:
            self._document.styles_changed.disconnect(self._show)
            self._document.retouch_changed.disconnect(self._show)
        self._document = document
        if document is not None:
            document.styles_changed.connect(self._show)
            document.retouch_changed.connect(self._show)
        self._show()

    def show(self) -> None:
        """Bring the panel to the front, and give it the keyboard."""
        self._reveal()
        self._panel.take_keyboard()

    # what there is

    def find(self, look_id: str) -> Look | None:
        """A look of the person's own, or one that comes along."""
        return self._own.get(look_id) or self._shipped.get(look_id)

    def _show(self, *_: object) -> None:
        shown = [(one, False) for one in sorted(self._own.values(), key=by_name)]
        shown += [(one, True) for one in self._shipped.values() if one.id not in self._own]
        self._panel.set_entries(
            [LookEntry(look, shipped, self._usable(look), self._strength(look)) for look, shipped in shown]
        )
        self._show_strength()

    def _strength(self, look: Look) -> float | None:
        """That at which the open portrait has a look. Nobody waits for a network that is still being read."""
        return self._session.looks.strength(look) if self._network else None

    def _show_strength(self) -> None:
        entry = self._panel.model.find(self._panel.current)
        if entry is not None:
            now = entry.strength
            self._panel.show_strength(self._strengths.get(entry.id, 1.0) if now is None else now)

    def _usable(self, look: Look) -> bool:
        """Whether the network in use can do anything with a look, as far as that is known."""
        return not look.retouch.is_none or set(look.lacking(look.regions, self._network)) < set(look.regions)

    def _see_network(self, _: object) -> None:
        network = self._session.engine.checkpoint_hash if self._session.result is not None else ""
        if network != self._network:
            self._network = network
            self._show()

    # applying

    def apply(self, look_id: str) -> None:
        """Put a look on, at the strength that the panel shows if it is the current one."""
        look = self.find(look_id)
        if look is None or self._document is None:
            return
        if not self._network:
            self._banner.show_notice(tr("The model is still being read. Try again in a moment."))
            return
        self._panel.select(look_id)
        strength = self._session.looks.strength(look) or self._strengths.get(look_id, 1.0) or 1.0
        self._session.looks.put_on(look, strength)

    def apply_dropped(self, look_id: str, _regions: object, _target: int) -> None:
        """A card was dropped onto the result."""
        self.apply(look_id)

    def slide(self, look_id: str, percent: int) -> None:
        """The strength of a look is dragged."""
        look = self.find(look_id)
        if look is not None and self._document is not None and self._network:
            self._strengths[look_id] = percent / 100
            self._session.looks.slide(look, percent / 100)

    def _settle(self) -> None:
        if self._document is not None:
            self._document.end_mix()
            self._show_strength()  # a drag may have been undone under the hand

    # the person's own

    def save_present(self) -> None:
        """Keep the styles, colours, touches and light of the portrait as a look, and ask for its name."""
        present = self._session.present()
        if present is None or present.refining:
            self._banner.show_notice(tr("The styles are still being encoded. Try again in a moment."))
            return
        name = named_once(tr("My look"), [tr_marked(one.name) for one in self._all()])
        try:
            look = present_look(present, self._session.engine.checkpoint_hash, name)
        except UserError as error:
            self._banner.show_notice(str(error))
            return
        known = self.find(look.id)
        if known is None:
            self.add(look)
        self._reveal()
        if known is None or look.id in self._own:
            self._panel.edit_name(look.id)
        else:  # one that comes along
            self._panel.select(look.id)

    def add(self, look: Look) -> None:
        """Keep a look, and paint its preview if it has none."""
        self._own[look.id] = look
        self._write(look)
        self._show()
        if look.preview is None:
            engine = self._session.engine
            self._bench.jobs.run(
                tr("Painting a look"),
                lambda job: with_preview(engine, look, cancelled=lambda: job.cancelled),
                self._take_preview,
                lambda _: None,  # its card has none
            )

    def take(self, look: Look) -> None:
        """Show a look that is on disk already."""
        self._own[look.id] = look
        self._show()
        self._reveal()
        self._panel.select(look.id)

    def rename(self, look_id: str, name: str) -> None:
        """Another name for a look of the person's own."""
        if look_id in self._own:
            self._own[look_id] = renamed = replace(self._own[look_id], name=name)
            self._write(renamed)
            self._show()

    def remove(self, look_id: str) -> None:
        """Take a look off the list. It can be put back for a while."""
        look = self._own.pop(look_id, None)
        if look is None:
            self._banner.show_notice(tr("This look comes with the program and stays."))
            return
        self._worker.submit(("remove", look_id), lambda: self.store.remove(look_id))
        self._banner.show_notice(
            tr("{name} was removed from the looks.", name=look.name), (tr("Put back"), lambda: self.add(look))
        )
        self._show()

    def _all(self) -> tuple[Look, ...]:
        return (*self._own.values(), *self._shipped.values())

    def _take_preview(self, painted: Look) -> None:
        own = self._own.get(painted.id)
        if own is not None:  # it may have another name by now
            self._own[own.id] = shown = replace(own, preview=np.asarray(painted.preview))
            self._write(shown)
            self._show()

    def _write(self, look: Look) -> None:
        self._worker.submit(("keep", look.id), lambda: self.store.keep(look))

    # what the thread has done

    def _done(self, done: TaskResult) -> None:
        if done.error is not None:
            self._banner.show_error(done.error)
        elif isinstance(done.key, tuple) and done.key[0] == "load":
            shipped, loaded = done.value
            self._shipped = {one.id: one for one in shipped}
            self._own = {**{one.id: one for one in loaded.looks}, **self._own}
            self._show()
            for trouble in loaded.troubles[:1]:
                self._banner.show_notice(trouble)
