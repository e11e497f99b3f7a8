"""The slider for the quality of a picture file, and the label that says it."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel, QSlider

from models.translation import tr
from sean_editor.export.formats import LOSSLESS, QUALITY
from sean_editor.gui.dialogs.export_words import QUALITIES, WITH_QUALITY
from sean_editor.gui.settings import Settings


class QualitySlider(QSlider):
    """Percent. `percent` is the label, which a layout puts beside it."""

    def __init__(self) -> None:
        super().__init__(Qt.Horizontal)
        self._suffix = ""
        self.setRange(*QUALITIES)
        self.percent = QLabel()
        self.percent.setAlignment(Qt.AlignRight | Qt.AlignVCenter)
        widths = map(self.percent.fontMetrics().horizontalAdvance, ("100 %", tr("lossless")))
        self.percent.setFixedWidth(max(widths))
        self.valueChanged.connect(lambda _: self._show())

    def set_format(self, suffix: str) -> bool:
        """Be as for files of this kind. Whether they have a quality."""
        self._suffix, has_quality = suffix, suffix in WITH_QUALITY
        for widget in (self, self.percent):
            widget.setEnabled(has_quality)
        self._show()
        return has_quality

    def _show(self) -> None:
        lossless = self._suffix == ".webp" and self.value() == LOSSLESS
        self.percent.setText(tr("lossless") if lossless else f"{self.value()} %")


def remembered_quality(settings: Settings) -> int:
    """Percent that was chosen last, in any dialog."""
    allowed = range(QUALITIES[0], QUALITIES[1] + 1)
    return int(settings.choice("quality", [str(QUALITY), *map(str, allowed)]))
