"""Making styles: the average of references, random ones, and the pictures of both."""

from __future__ import annotations

import secrets

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.document import MadeStyle
from sean_editor.engine.making import SEEDS
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.commands.library import LibraryCommands
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.making import average_style, random_style, with_picture


class MadeStyleCommands(QObject):
    """What is made is applied at once, one undoable step, and shown in the library, not kept."""

    def __init__(
        self, bench: Workbench, gallery: GalleryPanel, panel: LibraryPanel, library: LibraryCommands
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._jobs, self._banner = bench, bench.session, bench.jobs, bench.banner
        self._gallery, self._panel, self._library = gallery, panel, library
        self._rolling: Job | None = None
        self._rolled = ""  # the id of the last random style
        self._painting: Job | None = None
        self._tried: set[str] = set()  # ids of styles whose picture was asked for
        self._average = bench.actions["average_styles"]
        bench.actions.connect(average_styles=self.average, random_style=self.roll)
        panel.random.seed_chosen.connect(self.random)
        gallery.average_requested.connect(self.average)
        gallery.list.ticks.changed.connect(self._show_ticks)
        library.shown.connect(self._paint_next)
        self._session.result_changed.connect(lambda _: self._paint_next())
        self._show_ticks()

    # the average

    def average(self) -> None:
        """Apply the average of the selected references to the selected regions, or to the whole face."""
        found = [self._session.reference(one) for one in self._gallery.list.ticks.ids]
        portraits = [reference.portrait for reference in found if reference is not None]
        engine = self._session.engine
        self._jobs.run(
            tr("Averaging styles"),
            lambda job: average_style(engine, portraits),
            self._take_average,
            self._banner.show_error,
        )

    def _take_average(self, style: MadeStyle) -> None:
        self._library.offer(style)
        regions = self._bench.selection.whole_face
        self._library.apply(style.id, [region for region in regions if style.present[region]] or regions)

    def _show_ticks(self) -> None:
        self._average.setEnabled(len(self._gallery.list.ticks.ids) > 1)

    # a random style

    def roll(self) -> None:
        """A random style with a seed that nobody knows before."""
        self.random(secrets.randbelow(SEEDS))

    def random(self, seed: int) -> None:
        """Give the selected regions, or the one that is painted, the random style of this seed."""
        if self._rolling is not None:
            self._jobs.drop(self._rolling)
        regions = tuple(self._bench.selection.ids) or (self._bench.tool_state.region,)
        self._panel.random.show_seed(seed)
        engine = self._session.engine
        self._rolling = job = self._jobs.run(
            tr("Random style"),
            lambda job: random_style(
                engine,
                seed,
                progress=lambda done, total: self._jobs.report(job, done, total),
                cancelled=lambda: job.cancelled,
            ),
            lambda style: self._take_random(job, style, regions),
            self._banner.show_error,
        )

    @property
    def rolled(self) -> tuple[int, str]:
        """The seed that is shown, and the id of the last random style."""
        return self._panel.random.seed.value(), self._rolled

    def roll_on_from(self, rolled: tuple[int, str]) -> None:
        """Go on after this one, which another window has made."""
        seed, self._rolled = rolled
        self._panel.random.show_seed(seed)

    def _take_random(self, job: Job, style: MadeStyle, regions: tuple[int, ...]) -> None:
        if self._rolling is job:
            self._rolling = None
        self._library.offer(style, instead=self._rolled)
        self._rolled = style.id
        self._library.apply(style.id, regions)

    # pictures

    def _paint_next(self) -> None:
        """Paint the next style that has no picture, while nothing more urgent is painted."""
        present = self._session.present()
        if self._painting is not None or present is None or not self._session.result_is_whole:
            return
        style = next((one for one in self._library.without_picture() if one.id not in self._tried), None)
        if style is None or present.own.matrix is None:
            return
        self._tried.add(style.id)
        engine, labels, own, lacking = (
            self._session.engine,
            present.edit.labels,
            present.own.matrix,
            present.lacking,
        )
        self._painting = self._jobs.run(
            tr("Painting a style"),
            lambda job: with_picture(engine, style, labels, own, lacking),
            self._take_picture,
            lambda _: self._painted(),
        )

    def _take_picture(self, style: MadeStyle) -> None:
        self._painting = None
        assert style.picture is not None
        self._library.take_picture(style.id, style.picture)
        self._painted()

    def _painted(self) -> None:
        self._painting = None
        self._paint_next()
