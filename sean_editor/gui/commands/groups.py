"""Region groups: their menus, and those of one's own, which the settings keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PyQt5.QtCore import QObject, QPoint
from PyQt5.QtWidgets import QMenu

from models.regions import RegionGroup, own_group, read_groups, write_groups
from models.regions.group_file import groups_from_json, groups_to_json
from models.translation import listed, tr, tr_plural
from sean_editor.errors import UserError
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.group_name import GroupNameDialog
from sean_editor.gui.panels.region_panel.group_bar import GroupBar
from sean_editor.gui.panels.region_panel.header import RegionHeader
from sean_editor.gui.workbench import Workbench

ACTIONS = ("groups_together", "make_group", "import_groups", "export_groups")


class GroupCommands(QObject):
    """Makes, renames and removes groups of one's own; locks and resets all regions of a group."""

    def __init__(self, bench: Workbench, header: RegionHeader) -> None:
        super().__init__(bench.window)
        self._bench, self._regions = bench, bench.regions
        self._selection, self._groups = bench.selection, bench.selection.groups
        self.dialog: GroupNameDialog | None = None
        """The dialog that is open now."""
        self._groups.set_own(self._kept())
        self._groups.changed.connect(self._keep)
        bench.actions.connect(make_group=self.make, import_groups=self.read, export_groups=self.write)
        together = bench.actions["groups_together"]
        together.toggled.connect(self._groups.set_together)
        self._groups.together_changed.connect(together.setChecked)
        header.together.setToolTip(together.toolTip())
        self.follow(header.groups)
        self._selection.changed.connect(self._enable)
        self._enable()

    def follow(self, bar: GroupBar) -> None:
        """Open the menus that a bar of groups asks for."""
        bar.menu_requested.connect(lambda where: _show(self.menu(), where))
        bar.group_menu_requested.connect(lambda group, where: _show(self.menu_for(group), where))

    # menus

    def menu(self) -> QMenu:
        """The menu of all groups: it selects them, and has the commands for them."""
        menu = QMenu(self._bench.window)
        for group in self._groups.all:
            action = menu.addAction(group.title, partial(self._selection.choose, group))
            action.setCheckable(True)
            action.setChecked(self._selection.ids >= set(group.ids))
        menu.addSeparator()
        for name in ACTIONS:
            menu.addAction(self._bench.actions[name])
        return menu

    def menu_for(self, group: RegionGroup) -> QMenu:
        """The context menu of a group."""
        menu, document = QMenu(self._bench.window), self._bench.session.document
        locked = document is not None and document.locked >= set(group.ids)
        styled = document is not None and not set(document.styles).isdisjoint(group.ids)
        menu.addAction(tr("Select only this group"), lambda: self._selection.set(group.ids))
        menu.addAction(
            tr("Add to the selection"), lambda: self._selection.set(self._selection.ids.union(group.ids))
        )
        menu.addSeparator()
        menu.addAction(
            tr("Unlock") if locked else tr("Lock"), lambda: self.lock(group, not locked)
        ).setEnabled(document is not None)
        menu.addAction(tr("Reset to own style"), lambda: self.reset(group)).setEnabled(styled)
        if not group.built_in:
            menu.addSeparator()
            menu.addAction(tr("Rename…"), lambda: self.rename(group))
            menu.addAction(tr("Remove"), lambda: self.remove(group))
        return menu

    def lock(self, group: RegionGroup, locked: bool) -> None:
        """Lock all regions of a group against painting, or unlock them."""
        document = self._bench.session.document
        if document is not None:
            for region in group.ids:
                document.set_locked(region, locked)

    def reset(self, group: RegionGroup) -> None:
        """Give all regions of a group their own style back, one undoable step."""
        document = self._bench.session.document
        if document is not None:
            document.reset_styles(group.ids)

    # groups of one's own

    def make(self) -> None:
        """Ask for a name, and make a group of the selected regions."""
        ids, own = sorted(self._selection.ids), self._groups.own
        number = len(own) + 1
        self._ask(
            tr("Group of the selected regions"),
            ids,
            tr("Group {number}", number=number),
            lambda name: own_group(name, ids, self._regions, own),
            lambda group: self._groups.set_own((*own, group)),
        )

    def rename(self, group: RegionGroup) -> None:
        """Ask for another name of a group."""
        others = [other for other in self._groups.own if other != group]
        self._ask(
            tr("Rename the group"),
            group.ids,
            group.name,
            lambda name: own_group(name, group.ids, self._regions, others),
            lambda new: self._groups.set_own(new if one == group else one for one in self._groups.own),
        )

    def remove(self, group: RegionGroup) -> None:
        """Remove a group; it can be brought back for a while."""
        before = self._groups.own
        self._groups.set_own(one for one in before if one != group)
        self._bench.banner.show_notice(
            tr("Removed the group {group}.", group=group.name),
            (tr("Undo"), lambda: self._groups.set_own(before)),
        )

    def _ask(
        self,
        title: str,
        ids: Iterable[int],
        name: str,
        make: Callable[[str], RegionGroup],
        do: Callable[[RegionGroup], None],
    ) -> None:
        members = listed(self._regions[region].title for region in ids)
        self.dialog = dialog = GroupNameDialog(self._bench.window, title, members, name, make)
        dialog.finished.connect(lambda _: self._answered(dialog, do))
        dialog.open()

    def _answered(self, dialog: GroupNameDialog, do: Callable[[RegionGroup], None]) -> None:
        if dialog.group is not None:
            do(dialog.group)
        self.dialog = None
        dialog.deleteLater()

    # files

    def read(self) -> None:
        """Add the groups of a file; one of the same name takes the place of the old one."""
        bench = self._bench
        path = files.ask_open(bench.window, tr("Import groups"), bench.settings.folder, files.GROUPS)
        if path is None:
            return
        try:
            read = read_groups(path, self._regions)
        except UserError as error:
            bench.banner.show_error(str(error))
            return
        by_name = {group.name.casefold(): group for group in (*self._groups.own, *read)}
        self._groups.set_own(by_name.values())
        bench.banner.show_notice(tr_plural("Imported {n} group.", "Imported {n} groups.", len(read)))

    def write(self) -> None:
        """Save the groups of one's own to a file."""
        bench = self._bench
        suggestion = bench.settings.folder / "region-groups.json"
        path = files.ask_save(bench.window, tr("Export groups"), suggestion, files.GROUPS)
        if path is None:
            return
        try:
            write_groups(path, self._groups.own, self._regions)
        except UserError as error:
            bench.banner.show_error(str(error))
            return
        bench.banner.show_notice(tr("Saved {file}.", file=path))

    # the settings

    def _kept(self) -> list[RegionGroup]:
        try:
            return groups_from_json(self._bench.settings.groups or "{}", self._regions)
        except UserError:
            return []  # damaged, or of another region set

    def _keep(self) -> None:
        self._bench.settings.groups = groups_to_json(self._groups.own, self._regions)
        self._enable()

    def _enable(self) -> None:
        actions = self._bench.actions
        actions["make_group"].setEnabled(len(self._selection.ids) > 1)
        actions["export_groups"].setEnabled(bool(self._groups.own))


def _show(menu: QMenu, where: QPoint) -> None:
    menu.exec_(where)
    menu.deleteLater()
