"""The name of a region group of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.regions import RegionGroup
from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.gui.dialogs.message import MessageLabel


class GroupNameDialog(QDialog):
    """Asks for a name, and says at once what is wrong with it. `group` is the group, once it is accepted."""

    def __init__(
        self, parent: QWidget, title: str, members: str, name: str, make: Callable[[str], RegionGroup]
    ) -> None:
        """`members` names the regions for people; `make` gives the group of a name, or raises UserError."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._make = make
        self.group: RegionGroup | None = None
        self.name = QLineEdit(name)
        self.name.setMinimumWidth(320)
        self.name.setAccessibleName(tr("Name of the group"))
        self.name.selectAll()
        self.name.textChanged.connect(self._check)
        self.members = QLabel(members)
        self.members.setProperty("role", "dim")
        self.members.setWordWrap(True)
        self.message = MessageLabel()
        self.message.setMinimumHeight(36)
        self.cancel_button, self.ok_button = QPushButton(tr("Cancel")), QPushButton(tr("OK"))
        self.cancel_button.setAutoDefault(False)
        self.ok_button.setDefault(True)
        self.ok_button.setProperty("role", "primary")
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        self._lay_out()
        self._check()

    def _lay_out(self) -> None:
        label = QLabel(tr("Name"))
        label.setBuddy(self.name)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label)
        line.addWidget(self.name, 1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.ok_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.members)
        column.addWidget(self.message)
        column.addLayout(answers)

    def _check(self) -> None:
        try:
            self.group = self._make(self.name.text())
            self.message.say("")
        except UserError as error:
            self.group = None
            self.message.say(str(error) if self.name.text() else "", wrong=True)
        self.ok_button.setEnabled(self.group is not None)

    def reject(self) -> None:
        self.group = None
        super().reject()
