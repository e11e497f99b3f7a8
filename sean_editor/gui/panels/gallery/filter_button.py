"""The button that leaves only faces with a certain region in the gallery."""

from __future__ import annotations

from PyQt5.QtCore import QSize, pyqtSignal
from PyQt5.QtWidgets import QAction, QMenu, QToolButton

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.icons import icon
from sean_editor.gui.theme import theme


class FilterButton(QToolButton):
    """A menu of regions; the icon is lit while one is chosen."""

    region_chosen = pyqtSignal(object)  # region id, or None for all faces

    def __init__(self, regions: RegionSet) -> None:
        super().__init__()
        self._region: int | None = None
        self.setToolTip(tr("Show only faces with a certain region"))
        self.setAccessibleName(tr("Filter references by region"))
        self.setPopupMode(QToolButton.InstantPopup)
        self.setIconSize(QSize(20, 20))
        self.setMenu(self._make_menu(regions))
        theme().changed.connect(self._refresh_icon)
        self._refresh_icon()

    @property
    def region(self) -> int | None:
        """The chosen region, None for all faces."""
        return self._region

    def clear(self) -> None:
        """Choose all faces."""
        self.choose(None)

    def choose(self, region: int | None) -> None:
        """Choose a region, or (None) all faces."""
        for action in self._actions:
            action.setChecked(action.data() == region)
        self._region = region
        self._refresh_icon()
        self.region_chosen.emit(region)

    def _make_menu(self, regions: RegionSet) -> QMenu:
        menu = QMenu(self)
        self._actions: list[QAction] = []
        choices: list[tuple[str, int | None]] = [(tr("All faces"), None)]
        choices += [(tr("With {region}", region=r.title_in_text), r.id) for r in regions.regions[1:]]
        for text, region in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(region is None)
            action.setData(region)
            action.triggered.connect(lambda _, r=region: self.choose(r))
            self._actions.append(action)
        return menu

    def _refresh_icon(self) -> None:
        self.setIcon(icon("filter", 20, "text" if self._region is None else "accent"))
