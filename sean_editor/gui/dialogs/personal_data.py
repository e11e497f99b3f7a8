"""The part of the export dialog about what a photo says of the person."""

from __future__ import annotations

from PyQt5.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from models.translation import marked, tr, tr_marked

LEFT_OUT = marked("They are left out, as are comments. Date, camera, copyright and colour profile stay.")
KEPT = marked("They stay in the file, as do comments: whoever gets it can read them.")
PROJECTS = marked("A .sean file holds the original photo whole, with all of its data.")


class PersonalData(QWidget):
    """A box, never checked at first, and what it means. The choice is not remembered."""

    def __init__(self, about_projects: bool = True) -> None:
        """`about_projects`: with a note on what projects hold."""
        super().__init__()
        self.box = QCheckBox(tr("Keep location, owner, serial numbers"))
        self.box.setToolTip(tr("What the camera and other programs wrote into the photo about you"))
        self._about = dim_note()
        self.box.toggled.connect(self._show)
        self._show(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self._about)
        if about_projects:
            column.addSpacing(4)
            column.addWidget(dim_note(tr_marked(PROJECTS)))

    @property
    def kept(self) -> bool:
        """Whether the whole photo keeps location, owner, serial numbers and comments."""
        return self.box.isChecked()

    def _show(self, kept: bool) -> None:
        self._about.setText(tr_marked(KEPT if kept else LEFT_OUT))
        self.box.setAccessibleDescription(self._about.text())


def dim_note(text: str = "") -> QLabel:
    """A quiet line beneath a button or a box, as far in as its caption."""
    note = QLabel(text)
    note.setProperty("role", "dim")
    note.setWordWrap(True)
    note.setIndent(24)
    return note
