"""The language of the window, chosen in View > Language: the window is made again in it, with its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PyQt5.QtCore import QLocale, QObject
from PyQt5.QtWidgets import QActionGroup

from models.translation import tr
from sean_editor.document.replay import retell
from sean_editor.gui.actions import set_english
from sean_editor.gui.commands.autosave import Autosave
from sean_editor.gui.commands.choices import Choices
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.translation import shown_language, system_language
from sean_editor.gui.workbench import Workbench
from sean_editor.languages import LANGUAGES
from sean_editor.session.autosave import KeptCopy, Recovered

SYSTEM = "language_system"


@dataclass(frozen=True)
class OpenWork:
    """What a window that closes hands to the one that takes its place."""

    work: Recovered
    saved: bool
    copy: KeptCopy | None  # on disk, until the next window has it
    choices: Mapping[str, Any]  # of `Choices`


class LanguageCommands(QObject):
    """Keeps the choice. `close` closes the window; who opened it then finds `handed_over`."""

    def __init__(
        self,
        bench: Workbench,
        projects: ProjectCommands,
        autosave: Autosave,
        choices: Choices,
        close: Callable[[], object],
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._projects, self._autosave = bench, projects, autosave
        self._choices, self._close = choices, close
        self.handed_over: OpenWork | None = None
        """The open work, once a window in another language is to take its place."""
        group = QActionGroup(self)
        for code, name in {"": SYSTEM, **{code: f"language_{code}" for code in LANGUAGES}}.items():
            action = group.addAction(bench.actions[name])
            if code:  # the command palette finds "Chinese", too
                set_english(action, QLocale.languageToString(QLocale(code).language()))
            action.setChecked(code == bench.settings.language)
            action.triggered.connect(lambda _, code=code: self.choose(code))

    def choose(self, code: str) -> None:
        """Show the window in a language of LANGUAGES, or the system's (""), from now on."""
        self._bench.settings.language = code
        if (code or system_language()) == shown_language():
            return
        if not self._bench.jobs.idle or self._bench.session.document is None:
            self._bench.banner.show_notice(tr("The language changes when the program is started again."))
            return
        self.handed_over = self._open_work()
        self._close()

    def _open_work(self) -> OpenWork | None:
        project, document = self._projects.snapshot(), self._bench.session.document
        if project is None or document is None:
            return None
        begun, events = retell(document)
        project = replace(
            project,
            layout=begun.layout,
            painted=begun.painted,
            styles=begun.styles,
            fit=begun.fit,
            stands_for=self._projects.path,
            made=tuple(self._bench.session.made),
        )
        copy = self._autosave.keeper.copy if document.modified else None
        work = Recovered(project, tuple(events))
        return OpenWork(work, not document.modified, copy, self._choices.read())
