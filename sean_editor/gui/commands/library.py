"""The library of styles: what it shows, and what is done with its cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal

from models.translation import tr
from sean_editor.document import Document, MadeStyle, RegionStyle
from sean_editor.engine.transfer import foreign_sentence
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.panels.library import LibraryPanel, StyleEntry
from sean_editor.gui.workbench import Workbench
from sean_editor.session.applying import named
from sean_editor.session.file_library import by_name, named_once
from sean_editor.session.making import chosen_style, with_chosen_colours
from sean_editor.session.style_library import Loaded, StyleLibrary


class LibraryCommands(QObject):
    """Shows the kept styles, and before them those that were made since the start or are in use and not kept.

    Files are read and written on a thread of their own.
    """

    shown = pyqtSignal()  # other styles than before

    def __init__(self, bench: Workbench, panel: LibraryPanel, reveal: Callable[[], None]) -> None:
        """`reveal` brings the panel into view."""
        super().__init__(bench.window)
        self._bench, self._session, self._panel, self._reveal = bench, bench.session, panel, reveal
        self._banner, self._selection = bench.banner, bench.selection
        self.store = StyleLibrary()
        self._bridge = Bridge(self)
        self._worker = TaskWorker(lambda done: self._bridge.post(lambda: self._done(done)))
        self._kept: dict[str, MadeStyle] = {}
        self._offered: list[str] = []  # ids of styles made since the start, newest first
        self._network = ""  # of the newest result; "" before there is any
        self._troubles: tuple[str, ...] = ()
        self._document: Document | None = None
        bench.actions.connect(keep_style=self.keep_present)
        panel.apply_requested.connect(self.apply)
        panel.colour_requested.connect(self.tint)
        panel.keep_requested.connect(self._keep_shown)
        panel.rename_requested.connect(self.rename)
        panel.remove_requested.connect(self.remove)
        self._session.made.changed.connect(self._show)
        self._session.result_changed.connect(self._see_network)

    def start(self) -> None:
        """Read the library."""
        self._worker.submit(("load", ""), self.store.load)

    def close(self) -> None:
        """The editor ends: what was kept is on disk."""
        self._bridge.close()
        self._worker.wait_until_idle()
        self._worker.close()

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is on disk."""
        return self._worker.idle

    def set_document(self, document: Document | None) -> None:
        """Show which styles this document uses."""
        if self._document is not None:
            self._document.styles_changed.disconnect(self._show)
        self._document = document
        if document is not None:
            document.styles_changed.connect(self._show)
        self._show()

    # what there is

    def find(self, style_id: str) -> MadeStyle | None:
        """A kept style, or one of this session."""
        return self._kept.get(style_id) or self._session.made.find(style_id)

    def without_picture(self) -> list[MadeStyle]:
        """The shown styles that nobody has painted yet, and that this network can paint."""
        entries = self._panel.model.entries
        return [
            one.style for one in entries if one.style.picture is None and one.style.network == self._network
        ]

    def take_picture(self, style_id: str, picture: np.ndarray) -> None:
        """A style was painted."""
        if (kept := self._kept.get(style_id)) is not None:
            self._kept[style_id] = painted = replace(kept, picture=picture)
            self._write(painted)
        if (made := self._session.made.find(style_id)) is not None:
            self._session.made.add(replace(made, picture=picture))
        self._show()

    def _show(self, *_: object) -> None:
        styles = self._document.styles if self._document is not None else None
        used = {s: len(styles.regions_from(s)) for s in styles.sources()} if styles is not None else {}
        loose = [self._session.made.find(one) for one in self._offered]
        loose += [one for one in self._session.made if one.id in used and one.id not in self._offered]
        shown = [(one, False) for one in loose if one is not None and one.id not in self._kept]
        shown += [(one, True) for one in sorted(self._kept.values(), key=by_name)]
        self._panel.set_entries(
            [StyleEntry(style, kept, self.usable(style), used.get(style.id, 0)) for style, kept in shown]
        )
        self._bench.actions["export_styles"].setEnabled(bool(shown))
        self.shown.emit()

    def _see_network(self, _: object) -> None:
        network = self._session.engine.checkpoint_hash if self._session.result is not None else ""
        if network != self._network:
            self._network = network
            self._show()
            self._tell_troubles()

    def usable(self, style: MadeStyle) -> bool:
        """Whether the network in use understands a style, as far as that is known."""
        return self._network in ("", style.network)

    def show(self, style_id: str) -> None:
        """Bring the library and this card into view."""
        self._reveal()
        self._panel.select(style_id)

    # applying

    def offer(self, style: MadeStyle, instead: str = "") -> None:
        """Show a style that was just made, though nobody has kept it; `instead` of another one."""
        self._offered = [style.id, *(one for one in self._offered if one not in (style.id, instead))]
        self._session.made.add(style)
        self._panel.select(style.id)

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of the styles that were made since the start, newest first."""
        return tuple(self._offered)

    def offer_again(self, style_ids: Sequence[str]) -> None:
        """Show styles that another window of this session has made."""
        self._offered = list(style_ids)
        self._show()

    def apply(self, style_id: str, regions: Sequence[int]) -> None:
        """Give regions a style; one of another network is refused in words."""
        style = self._taken(style_id)
        if style is not None:
            self._session.applying.made(style, regions)
            self._tell_unseen(style, regions)

    def tint(self, style_id: str, regions: Sequence[int]) -> None:
        """Give regions the colour of a style; one of another network is refused in words."""
        style = self._taken(style_id)
        if style is not None:
            together = self._selection.asked_together(regions)
            self._session.applying.made_colour(style, regions, together)

    def apply_dropped(self, style_id: str, _regions: object, _target: int) -> None:
        """A card was dropped onto the result."""
        entry = self._panel.model.find(style_id)
        if entry is not None:
            self.apply(style_id, self._panel.list.regions_of(entry))

    def tint_dropped(self, style_id: str, _regions: object, _target: int) -> None:
        """The colour of a card was dropped onto the result."""
        entry = self._panel.model.find(style_id)
        if entry is not None:
            self.tint(style_id, self._panel.list.regions_of(entry))

    def _taken(self, style_id: str) -> MadeStyle | None:
        """The style, known to the session; None, after a word on why, if the open portrait cannot have it."""
        style = self.find(style_id)
        if style is None or self._document is None:
            return None
        if not self._network:
            self._banner.show_notice(tr("The model is still being read. Try again in a moment."))
            return None
        if style.network != self._network:
            self._banner.show_error(foreign_sentence(style))
            return None
        self._session.made.add(style)
        return style

    def _tell_unseen(self, style: MadeStyle, regions: Sequence[int]) -> None:
        document, given = self._document, [region for region in regions if style.present[region]]
        if document is not None and given and not np.isin(document.labels, given).any():
            names = named(document, given)
            self._banner.show_notice(
                tr("This layout has no {regions}: paint it first, then its style shows.", regions=names)
            )

    # keeping

    def keep_present(self) -> None:
        """Keep the styles in force of the selected regions, or of all in the layout, and ask for the name."""
        present, document = self._session.present(), self._document
        if present is None or document is None:
            self._banner.show_notice(tr("The portrait has no style yet. Try again in a moment."))
            return
        codes = present.styles()
        by_block = codes.ndim == 3
        in_layout = np.bincount(document.labels.ravel(), minlength=len(document.regions)) > 0
        chosen = [r for r in self._selection.ids or range(len(in_layout)) if in_layout[r]]
        if not chosen:
            self._banner.show_notice(tr("The selected regions are not in this layout. Select others."))
            return
        there = np.isin(np.arange(len(in_layout)), chosen)
        matrix = codes.mean(0) if by_block else codes
        matrix = with_chosen_colours(self._session.engine, present, matrix)
        self.keep(
            MadeStyle(
                self._present_name(document, chosen), matrix, there, self._session.engine.checkpoint_hash
            )
        )
        if by_block:
            self._banner.show_notice(
                tr("A kept style is the same in all blocks of the network: the mean of the six was kept.")
            )

    def keep_reference(self, reference_id: str) -> None:
        """Keep the styles of a reference: of the selected regions, or of all that it has."""
        reference = self._session.reference(reference_id)
        if reference is None or reference.matrix is None:
            self._banner.show_notice(
                tr("The style of this reference is still being encoded. Try again in a moment.")
            )
            return
        regions = self._selection.ids or range(len(reference.matrix.present))
        try:
            style = chosen_style(
                reference.portrait.name, reference.matrix, regions, self._session.engine.checkpoint_hash
            )
        except UserError as error:
            self._banner.show_notice(str(error))
        else:
            self.keep(style)

    def keep(self, style: MadeStyle, ask_for_name: bool = True) -> None:
        """Keep a style, under a name that no other has, and let the person change it."""
        if style.id not in self._kept:
            taken = [one.name for one in self._kept.values()]
            self._take(replace(style, name=named_once(style.name, taken)))
        if ask_for_name:
            self._reveal()
            self._panel.edit_name(style.id)

    def rename(self, style_id: str, name: str) -> None:
        """Another name, for a kept style or one of this session."""
        style = self.find(style_id)
        if style is None:
            return
        renamed = replace(style, name=name)
        if style_id in self._kept:
            self._take(renamed)
        if self._session.made.find(style_id) is not None:
            self._session.made.add(renamed)
        self._show()

    def remove(self, style_id: str) -> None:
        """Take a style off the list. A kept one can be put back for a while."""
        kept = self._kept.pop(style_id, None)
        self._offered = [one for one in self._offered if one != style_id]
        if kept is not None:
            self._worker.submit(("remove", style_id), lambda: self.store.remove(style_id))
            self._banner.show_notice(
                tr("{name} was removed from the library.", name=kept.name),
                (tr("Put back"), lambda: self._take(kept)),
            )
        self._show()

    def add(self, styles: Sequence[MadeStyle]) -> None:
        """Show styles that are on disk already."""
        self._kept.update({one.id: one for one in styles if one.id not in self._kept})
        self._show()

    def _keep_shown(self, style_id: str) -> None:
        style = self._session.made.find(style_id)
        if style is not None:
            self.keep(style)

    def _take(self, style: MadeStyle) -> None:
        self._kept[style.id] = style
        self._write(style)
        self._show()

    def _write(self, style: MadeStyle) -> None:
        self._worker.submit(("keep", style.id), lambda: self.store.keep(style))

    def _present_name(self, document: Document, chosen: Sequence[int]) -> str:
        """That of the one style in use, else that of the portrait, with the region if there is only one."""
        used = {document.styles[region] for region in chosen}
        first = next(iter(used))
        made = self._session.made.find(first.source or "")
        if len(used) == 1 and made is not None and first == RegionStyle(made.id):
            return made.name
        name = document.portrait.name
        if len(chosen) > 1:
            return name
        return tr("{regions} of {reference}", regions=document.regions[chosen[0]].title, reference=name)

    # what the thread has done

    def _done(self, done: TaskResult) -> None:
        what, style_id = done.key if isinstance(done.key, tuple) else ("", "")
        if what == "load" and isinstance(done.value, Loaded):
            self._kept = {**{one.id: one for one in done.value.styles}, **self._kept}
            self._troubles = done.value.troubles
            self._show()
            self._tell_troubles()
        elif done.error is not None:
            if what == "keep" and (style := self._kept.pop(style_id, None)) is not None:
                self.offer(style)
            self._banner.show_error(done.error)

    def _tell_troubles(self) -> None:
        """Once the first result is there: to open a portrait takes away what was said before."""
        if self._troubles and self._network:
            self._banner.show_notice(self._troubles[0])
            self._troubles = ()
