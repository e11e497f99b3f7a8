"""Two styles: what A and B are, and how much of each region is B's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtCore import QObject
from PyQt5.QtGui import QColor, QImage

from models.translation import marked, tr, tr_marked
from sean_editor.document.document import Document
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.document.two_styles import Shares, TwoStyles, alike
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.region_pictures import card_picture, picture
from sean_editor.gui.panels.two_styles import TwoStylesPanel
from sean_editor.gui.panels.two_styles.panel import NO_REGION, NO_STYLE
from sean_editor.gui.panels.two_styles.slot import THUMB
from sean_editor.gui.workbench import Workbench
from sean_editor.session.transitions import Transition

TRANSITION, CROSSOVER = marked("Transition"), marked("Crossover")
HALF = 0.5
MOST_MADE = 12
"""Made styles in a slot's menu, the newest."""


class TwoStylesCommands(QObject):
    """Follows the open document, the selection and the references.

    The document holds what is in use: A, B and B's shares for each region. `two` are the styles that the
    panel shows: those in use in the regions it is about, else those that were chosen last.
    """

    def __init__(
        self,
        bench: Workbench,
        panel: TwoStylesPanel,
        gallery: GalleryPanel,
        reveal: Callable[[], object],
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._panel = bench, bench.session, panel
        self._gallery, self._reveal = gallery, reveal
        self._document: Document | None = None
        self.two = TwoStyles()
        self.regions: tuple[int, ...] = ()
        """What the scrubbers move: the selected regions, or those of the whole face, that A or B has."""
        self._connect_panel()
        self._connect_session()

    def _connect_panel(self) -> None:
        bench, panel = self._bench, self._panel
        for letter, slot in panel.slots.items():
            slot.source_dropped.connect(lambda source, letter=letter: self.fill(letter, source))
            slot.menu().aboutToShow.connect(lambda letter=letter: self._fill_menu(letter))
        self._gallery.slot_requested.connect(self._fill_from_gallery)
        panel.swap_requested.connect(self.swap)
        panel.scrubbed.connect(lambda percent: self.share(alike(percent / 100), self.regions))
        panel.region_scrubbed.connect(lambda region, percent: self.share(alike(percent / 100), (region,)))
        panel.painted.connect(lambda shares: self.share(shares, self.regions, CROSSOVER))
        panel.preset_chosen.connect(self.choose_preset)
        panel.settled.connect(self._settle)
        bench.actions.connect(two_styles=self.show)
        for name in ("palette_colour_blind", "palette_celebamask"):
            bench.actions[name].triggered.connect(lambda _: self._show())
        bench.selection.changed.connect(self._changed)

    def _connect_session(self) -> None:
        session = self._session
        for changed in (session.references_changed, session.made.changed):
            changed.connect(self._show)
        session.playback.stopped.connect(self._show)

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.layout_changed.disconnect(self._painted)
            self._document.styles_changed.disconnect(self._changed)
            self._document.history_changed.disconnect(self._show)
        self._document, self.two = document, TwoStyles()
        if document is not None:
            document.layout_changed.connect(self._painted)
            document.styles_changed.connect(self._changed)
            document.history_changed.connect(self._show)
            self._panel.show_side(document.portrait.size[0])
        self._show()

    def show(self) -> None:
        """Bring the panel to the front, and give it the keyboard."""
        self._reveal()
        self._panel.slots["a"].setFocus()

    # A and B

    def fill(self, letter: str, source: str | None) -> None:
        """Put a style into slot "a" or "b": by its id, None for the portrait's own. What is in use follows.

        Where nothing is in use yet, all regions of the panel get half of each.
        """
        self._take(TwoStyles(source, self.two.b) if letter == "a" else TwoStyles(self.two.a, source))

    def have(self, two: TwoStyles) -> None:
        """Show these two; nothing changes."""
        self.two = two
        self._show()

    def swap(self) -> None:
        """A becomes B. The picture changes, unless it is half of each."""
        self._take(self.two.swapped)

    def _take(self, two: TwoStyles) -> None:
        document, before = self._document, self.two
        if document is None or two == before:
            return
        held = {region: before.shares(document.styles[region]) for region in self.regions}
        in_use = {region: shares for region, shares in held.items() if shares is not None}
        self.two = two
        self._find_regions(document)
        wanted = in_use or dict.fromkeys(self.regions, alike(HALF))
        styles = {region: two.style(shares, document.styles[region]) for region, shares in wanted.items()}
        document.style_regions(styles, marked("Two styles"))
        self._show()

    def _fill_from_gallery(self, source: str, letter: str) -> None:
        self._reveal()
        self.fill(letter, source)

    def _fill_menu(self, letter: str) -> None:
        menu = self._panel.slots[letter].menu()
        menu.clear()
        current = self._gallery.list.current_reference()
        name = current.portrait.name if current is not None else ""
        use = menu.addAction(
            tr("Use the selected reference: {reference}", reference=name)
            if name
            else tr("Use the selected reference")
        )
        use.setEnabled(current is not None)
        if current is not None:
            use.triggered.connect(lambda: self.fill(letter, current.id))
        menu.addAction(tr("Own style"), lambda: self.fill(letter, None))
        made = list(self._session.made)[-MOST_MADE:]
        if made:
            menu.addSeparator()
        network = self._session.engine.checkpoint_hash if self._session.result is not None else ""
        for style in made:
            entry = menu.addAction(style.name, lambda source=style.id: self.fill(letter, source))
            entry.setEnabled(network in ("", style.network))

    # how much is B's

    def share(self, shares: Shares, regions: Sequence[int], label: str = TRANSITION) -> None:
        """Give regions these shares of B. Until the hand is lifted it is one step with what follows."""
        document = self._document
        if document is not None and regions:
            document.style_regions(self.two.styles(document.styles, regions, shares), label, sliding=True)

    def choose_preset(self, shares: Shares) -> None:
        """Give all regions of the panel these shares of B. One step."""
        self.share(shares, self.regions, CROSSOVER)
        self._settle()

    def _settle(self) -> None:
        if self._document is not None:
            self._document.end_mix()
            self._show()  # a drag may have been undone under the hand

    def transition(self) -> Transition | None:
        """The present state, with the way from A to B; None without one, or as long as it is not encoded."""
        sources = [one for one in (self.two.a, self.two.b) if one is not None]
        present = self._session.present(sources)
        if present is None or not self.regions or not present.holds(sources):
            return None
        return Transition(present, self.two, self.regions)

    # the panel

    def _painted(self, *_: object) -> None:
        self._session.playback.stop()  # what regions there are then is shown once the stroke ends

    def _changed(self, *_: object) -> None:
        self._session.playback.stop()
        self._show()

    def _show(self) -> None:
        """Show what is in use; nothing while a transition plays, whose end shows it."""
        document, panel = self._document, self._panel
        if self._session.playback.playing:
            return
        if document is not None:
            self._adopt(document)
            self._find_regions(document)
        for letter, source in (("a", self.two.a), ("b", self.two.b)):
            panel.slots[letter].show_source(*self._look(source))
            panel.slots[letter].setEnabled(document is not None)
        regions = self._bench.regions
        palette = regions.palette(self._bench.settings.palette)
        shown = [regions[region] for region in self.regions]
        colors = [QColor(*palette[region].tolist()) for region in self.regions]
        panel.show_regions(shown, colors, whole=not self._bench.selection.ids)
        if document is not None:
            panel.show_shares({region: self.two.shares(document.styles[region]) for region in self.regions})
        panel.show_usable(bool(self.regions), self._lack())
        self._bench.actions["export_transition"].setEnabled(bool(self.regions))

    def _adopt(self, document: Document) -> None:
        """Show the two styles that are in use, if those that are shown are not."""
        chosen = self._bench.selection.whole_face
        if all(self.two.shares(document.styles[region]) is None for region in chosen):
            self.two = TwoStyles.in_use(document.styles, chosen) or self.two

    def _find_regions(self, document: Document) -> None:
        there = document.region_ids
        chosen = [region for region in self._bench.selection.whole_face if region in there]
        self.regions = tuple(
            region for region in chosen if any(self._gives(one, region) for one in (self.two.a, self.two.b))
        )

    def _source(self, source: str | None) -> Portrait | MadeStyle | None:
        return None if source is None else self._session.source(source)

    def _gives(self, source: str | None, region: int) -> bool:
        """Whether a source is another than the own style, and has the region."""
        found = self._source(source)
        if isinstance(found, Portrait):
            return region in found.shown_regions
        return found is not None and bool(found.present[region])

    def _lack(self) -> str:
        if self._document is None or self.regions:
            return ""
        if self._source(self.two.a) is None and self._source(self.two.b) is None:
            return tr_marked(NO_STYLE)
        return tr_marked(NO_REGION)

    def _look(self, source: str | None) -> tuple[str, QImage]:
        """The name of a style, and a picture of it."""
        side = round(THUMB * self._panel.devicePixelRatioF())
        found = self._source(source)
        if source is None:
            portrait = self._document.portrait if self._document is not None else None
            return tr("Own style"), card_picture(portrait, side) if portrait is not None else QImage()
        if isinstance(found, Portrait):
            return found.name, card_picture(found, side)
        if found is not None:
            return found.name, picture(found.picture, side) if found.picture is not None else QImage()
        return tr("Removed"), QImage()
