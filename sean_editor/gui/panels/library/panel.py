"""The library: keep, search, share, the cards, and a random style."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import (
    QAction,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr, tr_plural
from sean_editor.gui.actions import Actions
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.gallery.search_field import SearchField
from sean_editor.gui.panels.library.model import StyleEntry, StyleFilter, StyleModel
from sean_editor.gui.panels.library.random_bar import RandomBar
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme


class LibraryPanel(QFrame):
    """Announces what was asked for; `LibraryCommands` does it."""

    apply_requested = pyqtSignal(str, tuple)  # style id, region ids
    colour_requested = pyqtSignal(str, tuple)  # the same, of the colour alone
    keep_requested = pyqtSignal(str)
    rename_requested = pyqtSignal(str, str)  # style id, name
    remove_requested = pyqtSignal(str)
    export_requested = pyqtSignal(tuple)  # style ids
    reveal_requested = pyqtSignal(str)
    folder_requested = pyqtSignal()
    hint_changed = pyqtSignal(str)
    regions_lit = pyqtSignal(tuple)

    def __init__(self, actions: Actions, selection: RegionSelection) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Library"))
        self.setMinimumWidth(224)
        self._selection = selection
        self.model = StyleModel()
        self.proxy = StyleFilter(self.model)
        self.list = StyleList(self.proxy, selection)
        self.random = RandomBar(actions)
        self._connect(actions)
        self._lay_out(actions)
        self._draw()
        self.set_entries(())

    def _connect(self, actions: Actions) -> None:
        self.list.apply_requested.connect(self.apply_requested)
        self.list.colour_requested.connect(self.colour_requested)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.hint_changed.connect(self.hint_changed)
        self.list.regions_lit.connect(self.regions_lit)
        self.list.menu_requested.connect(self._open_menu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_apply())
        self.list.ticks.changed.connect(self._show_counts)
        self.model.renamed.connect(self.rename_requested)
        self._selection.changed.connect(self._show_apply)
        actions.connect(export_styles=lambda: self.export_requested.emit(self.chosen()))
        theme().changed.connect(self._draw)

    # building

    def _lay_out(self, actions: Actions) -> None:
        self.empty = QLabel()
        self.empty.setProperty("role", "dim")
        self.empty.setAlignment(Qt.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(24)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.apply_button = QPushButton()
        self.apply_button.clicked.connect(self.list.apply_current)
        footer = QFrame()
        line = QHBoxLayout(footer)
        line.setContentsMargins(12, 8, 12, 12)
        line.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header(actions))
        column.addWidget(self._make_search())
        column.addLayout(self.stack, 1)
        column.addWidget(self.random)
        column.addWidget(footer)

    def _make_header(self, actions: Actions) -> QWidget:
        header = QFrame()
        header.setProperty("role", "header")
        header.setFixedHeight(40)
        title, self.count = QLabel(tr("Styles")), QLabel()
        title.setProperty("role", "title")
        self.count.setProperty("role", "dim")
        self.colour_button, self.more, self.keep = QToolButton(), QToolButton(), QToolButton()
        self.more.setToolTip(tr("Import, export and show styles"))
        self.more.setAccessibleName(tr("More about styles"))
        self.more.setPopupMode(QToolButton.InstantPopup)
        menu = QMenu(self)
        menu.addAction(actions["import_styles"])
        menu.addAction(actions["export_styles"])
        menu.addSeparator()
        menu.addAction(tr("Show the folder"), self.folder_requested.emit)
        self.more.setMenu(menu)
        self.keep.setAccessibleName(tr("Keep style in library"))
        self.keep.setToolTip(actions["keep_style"].toolTip())
        self.keep.clicked.connect(actions["keep_style"].trigger)
        actions["keep_style"].changed.connect(lambda: self.keep.setEnabled(actions["keep_style"].isEnabled()))
        line = QHBoxLayout(header)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(title)
        line.addWidget(self.count)
        line.addStretch(1)
        for button in (self.colour_button, self.more, self.keep):
            button.setIconSize(QSize(20, 20))
            line.addWidget(button)
        return header

    def _make_search(self) -> QWidget:
        holder = QFrame()
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Search by name"))
        self.search.setAccessibleName(tr("Search styles by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search_changed)
        self.search.entered.connect(self._enter_list)
        self._search_icon = self.search.addAction(icon("search", 16, "dim"), QLineEdit.LeadingPosition)
        line = QHBoxLayout(holder)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.search)
        return holder

    # what it shows

    def set_entries(self, entries: Sequence[StyleEntry]) -> None:
        """Show these styles; the current one stays the current one."""
        current = self.list.current_entry()
        self.model.set_entries(entries)
        self.list.ticks.keep_only({entry.style.id for entry in entries})
        if current is not None and self.list.current_entry() is None:
            self.list.select(current.style.id)
        self._show_counts()
        self._show_apply()

    def select(self, style_id: str) -> None:
        """Make this card the current one, in view. A search that hides it is cleared."""
        if not self.list.select(style_id):
            self.search.clear()
            self.list.select(style_id)

    def edit_name(self, style_id: str) -> None:
        """Let the person name a style, in its card."""
        self.select(style_id)
        if self.list.isVisible():
            self.list.setFocus(Qt.OtherFocusReason)
            self.list.edit(self.list.currentIndex())

    def take_keyboard(self) -> None:
        """Put the keyboard on the cards, or on the search field while there are none."""
        cards = self.stack.currentWidget() is self.list
        (self.list if cards else self.search).setFocus(Qt.ShortcutFocusReason)

    def follow_only_colour(self, action: QAction) -> None:
        """Take only the colour of styles while this switch is on."""
        self.colour_button.setDefaultAction(action)
        self.colour_button.setAccessibleName(action.text())
        action.toggled.connect(self._set_only_colour)

    def _set_only_colour(self, on: bool) -> None:
        self.list.only_colour = on
        self._show_apply()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked styles; with none ticked, that of the current one."""
        current = self.list.current_entry()
        return self.list.ticks.ids or (() if current is None else (current.style.id,))

    def _show_counts(self) -> None:
        total, shown, ticked = self.model.rowCount(), self.proxy.rowCount(), len(self.list.ticks.ids)
        text = str(total) if shown == total else tr("{shown} of {total}", shown=shown, total=total)
        self.count.setText(tr_plural("{n} selected", "{n} selected", ticked) if ticked else text)
        if total:
            self.empty.setText(tr("No matching styles.\nClear the search."))
        else:
            self.empty.setText(
                tr("No styles yet.\nPress + to keep that of the portrait, or drop a .seanstyles file.")
            )
        self.stack.setCurrentWidget(self.list if shown else self.empty)

    def _show_apply(self) -> None:
        entry = self.list.current_entry()
        self.apply_button.setText(self._colour_text() if self.list.only_colour else self._apply_text())
        self.apply_button.setEnabled(entry is not None and entry.usable)

    def _apply_text(self) -> str:
        selected = len(self._selection.ids)
        if not selected:
            return tr("Apply style")
        return tr_plural("Apply {n} selected region", "Apply {n} selected regions", selected)

    def _colour_text(self) -> str:
        selected = len(self._selection.ids)
        if not selected:
            return tr("Only colour")
        return tr_plural("Only colour: {n} region", "Only colour: {n} regions", selected)

    def _search_changed(self, text: str) -> None:
        self.proxy.set_text(text)
        if text and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.proxy.index(0, 0))
        self._show_counts()
        self._show_apply()

    def _enter_list(self) -> None:
        if self.proxy.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.proxy.index(0, 0))
            self.list.setFocus(Qt.TabFocusReason)

    def _draw(self) -> None:
        self.more.setIcon(icon("more"))
        self.keep.setIcon(icon("plus"))
        self._search_icon.setIcon(icon("search", 16, "dim"))

    # the menu of a card

    def menu_for(self, entry: StyleEntry) -> QMenu:
        """The context menu of a style."""
        menu, style_id = QMenu(self), entry.style.id
        regions = self.list.regions_of(entry)
        give, tint = self.apply_requested.emit, self.colour_requested.emit
        for action in (
            menu.addAction(self._apply_text(), lambda: give(style_id, regions)),
            menu.addAction(self._colour_text(), lambda: tint(style_id, regions)),
        ):
            action.setEnabled(entry.usable)
        menu.addSeparator()
        if not entry.kept:
            menu.addAction(tr("Keep in library"), lambda: self.keep_requested.emit(style_id))
        menu.addAction("\t".join((tr("Rename"), _key(Qt.Key_F2))), lambda: self.edit_name(style_id))
        ids = self.list.ticks.ids if style_id in self.list.ticks.ids else (style_id,)
        menu.addAction(
            tr_plural("Export…", "Export {n} styles…", len(ids)), lambda: self.export_requested.emit(ids)
        )
        if entry.kept:
            menu.addAction(tr("Show the file"), lambda: self.reveal_requested.emit(style_id))
        remove = tr("Remove from the library") if entry.kept else tr("Remove")
        menu.addAction("\t".join((remove, _key(Qt.Key_Delete))), lambda: self.remove_requested.emit(style_id))
        return menu

    def _open_menu(self, style_id: str, where: QPoint) -> None:
        entry = self.model.find(style_id)
        if entry is not None:
            menu = self.menu_for(entry)
            menu.exec_(where)
            menu.deleteLater()


def _key(code: int) -> str:
    return QKeySequence(code).toString(QKeySequence.NativeText)
