"""Copy and paste of styles, by key, by the Style menu, and by the menu of a region."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QObject

from models.translation import tr, tr_plural
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.style_clipboard import CopiedStyles, StyleClipboard


class StyleClipboardCommands(QObject):
    """The keys are for the selected regions, or for the one that is painted."""

    def __init__(self, bench: Workbench, panel: RegionPanel) -> None:
        super().__init__(bench.window)
        self._bench, self._banner, self._panel = bench, bench.banner, panel
        self.clipboard = StyleClipboard(bench.session)
        bench.actions.connect(
            copy_style=lambda: self.copy(self._chosen()), paste_style=lambda: self.paste(self._chosen())
        )
        panel.copy_requested.connect(lambda region: self.copy((region,)))
        panel.paste_requested.connect(lambda region: self.paste((region,)))
        bench.session.document_changed.connect(self._show)
        self._show()

    def copy(self, regions: Sequence[int]) -> None:
        """Copy the styles of regions."""
        copied = self.clipboard.copied if self.clipboard.copy(regions) else None
        if copied is None:
            encoded = self._bench.session.present() is not None
            self._banner.show_notice(
                tr("The selected regions are not in this layout. Select others.")
                if encoded
                else tr("The portrait has no style yet. Try again in a moment.")
            )
            return
        title = self._bench.regions[copied.regions[0]].title_in_text
        self._banner.show_notice(
            tr(
                "Copied the style of {region}. Paste it here, to other regions, or in another portrait.",
                region=title,
            )
            if len(copied.regions) == 1
            else tr_plural("Copied {n} style.", "Copied {n} styles.", len(copied.regions))
        )
        self._show()

    def have(self, copied: CopiedStyles | None) -> None:
        """Have these styles to paste, which another window has copied."""
        self.clipboard.copied = copied
        self._show()

    def paste(self, regions: Sequence[int]) -> None:
        """Give regions the copied style."""
        said = self.clipboard.paste(regions)
        if said:
            self._banner.show_notice(said)

    def _chosen(self) -> tuple[int, ...]:
        return tuple(self._bench.selection.ids) or (self._bench.tool_state.region,)

    def _show(self) -> None:
        can_paste = self.clipboard.copied is not None and self._bench.session.document is not None
        self._bench.actions["paste_style"].setEnabled(can_paste)
        self._panel.can_paste = can_paste
