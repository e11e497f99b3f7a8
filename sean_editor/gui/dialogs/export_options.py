"""The options of the export dialog, remembered for the next time."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import (
    QAction,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr, tr_marked
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.openraster import SUFFIX as LAYERED
from sean_editor.export.proof import PROVABLE
from sean_editor.gui.dialogs.export_words import (
    FORMATS,
    LAYERS_OF,
    LOSSLESS_FIRST,
    MORE,
    NO_PHOTO,
    ONE_FORMAT,
    PNG_ONLY,
    SEAMS,
    SIDES,
    SIZED,
    TITLES,
    WIDTH,
)
from sean_editor.gui.dialogs.personal_data import PersonalData, dim_note
from sean_editor.gui.dialogs.quality_slider import QualitySlider, remembered_quality
from sean_editor.gui.settings import Settings


class ExportOptions(QWidget):
    """`request` is what was chosen; `changed` is emitted when the picture will differ."""

    changed = pyqtSignal()

    def __init__(self, exports: Exports, settings: Settings, keep: QAction, texture: QAction) -> None:
        super().__init__()
        self._exports, self._settings = exports, settings
        self.setMinimumWidth(WIDTH)
        self.kinds = {kind: QRadioButton(tr_marked(title)) for kind, title in TITLES.items()}
        self.keep = QCheckBox(keep.text())
        self.keep.setToolTip(tr("Everywhere else the original stays unchanged, in full detail"))
        self.keep.setChecked(keep.isChecked())
        self.texture = QCheckBox(texture.text())
        self.texture.setToolTip(tr("Hair, skin and cloth of the photos on what was edited"))
        self.texture.setChecked(texture.isChecked() and exports.can_have_texture)
        self.texture.setEnabled(exports.can_have_texture)
        self.size = QComboBox()
        for name, side in self._sides().items():
            self.size.addItem(tr("{side} px", side=side) if side else name, side)
        self.seam = QComboBox()
        for blend, (title, _) in SEAMS.items():
            self.seam.addItem(tr_marked(title), blend)
        self.layers_of = QComboBox()
        for whole, title in LAYERS_OF.items():
            self.layers_of.addItem(tr_marked(title), whole)
        self.match = QCheckBox(tr("Match the photo's colours"))
        self.match.setToolTip(
            tr("Corrects the colours of the edit where they differ from the photo around it")
        )
        self.format = QComboBox()
        for suffix, title in FORMATS.items():
            self.format.addItem(title, suffix)
        self.quality = QualitySlider()
        self.proof = QCheckBox(tr("Write a proof beside it (NAME.json)"))
        self.proof.setToolTip(tr("Which pixels the edit may change, and that no others did"))
        self.personal = PersonalData()
        self._recall()
        self._lay_out()
        self._connect(keep, texture)
        self._show_kind()

    # the choices

    @property
    def kind(self) -> Kind:
        """The chosen kind of export."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def request(self) -> ExportRequest:
        """The chosen kind of export, and its options."""
        return ExportRequest(
            self.kind,
            self.keep.isChecked(),
            self.seam.currentData(),
            self.match.isChecked(),
            self.texture.isChecked(),
            self.size.currentData() if self._shown_kind in SIZED else None,
            bool(self.layers_of.currentData()),
        )

    @property
    def proven(self) -> bool:
        """Whether a proof is written beside the file."""
        return self.kind in PROVABLE and self.proof.isChecked()

    @property
    def _shown_kind(self) -> Kind:
        """The kind of the picture itself: layers are of the whole photo or of the portrait."""
        whole = bool(self.layers_of.currentData())
        return self._exports.flat(ExportRequest(self.kind, whole=whole)).kind

    @property
    def suffix(self) -> str:
        """That of the chosen format."""
        if self.kind is Kind.LAYERS:
            return LAYERED
        return ".png" if self.kind in PNG_ONLY else str(self.format.currentData())

    def remember(self) -> None:
        """Offer the same choices the next time."""
        choose = self._settings.set_choice
        choose("export", self.kind.value)
        choose("seam", self.seam.currentData().value)
        choose("match_colours", "yes" if self.match.isChecked() else "no")
        choose("quality", str(self.quality.value()))
        choose("proof", "yes" if self.proof.isChecked() else "no")
        choose("size", str(self.size.currentData() or "photo"))
        choose("layers", "photo" if self.layers_of.currentData() else "portrait")
        if self.kind not in ONE_FORMAT:
            choose(f"format/{self.kind.value}", self.suffix)

    def _recall(self) -> None:
        choice = self._settings.choice
        from_photo = self._exports.edit.portrait.origin is not None
        self.kinds[Kind.PHOTO].setEnabled(from_photo)
        others = [kind.value for kind in Kind if kind is not Kind.PHOTO]
        first = Kind.PHOTO if from_photo else Kind(choice("export", others))
        self.kinds[first].setChecked(True)
        self.seam.setCurrentIndex([b.value for b in SEAMS].index(choice("seam", [b.value for b in SEAMS])))
        sizes = [str(self.size.itemData(i) or "photo") for i in range(self.size.count())]
        self.size.setCurrentIndex(sizes.index(choice("size", sizes)))
        self.layers_of.setCurrentIndex(("photo", "portrait").index(choice("layers", ("photo", "portrait"))))
        self.proof.setChecked(choice("proof", ("no", "yes")) == "yes")
        self.match.setChecked(choice("match_colours", ("yes", "no")) == "yes")
        self.quality.setValue(remembered_quality(self._settings))

    def _sides(self) -> dict[str, int | None]:
        """The sizes to choose from: that of the photo first."""
        own = self._exports.own_side
        return {tr("As in the photo ({side} px)", side=own): None} | {
            str(side): side for side in SIDES if side != own
        }

    def _recall_format(self) -> None:
        if self.kind is Kind.LAYERS:
            return
        usual = tuple(FORMATS) if self.kind is Kind.PHOTO else LOSSLESS_FIRST
        suffix = self._settings.choice(f"format/{self.kind.value}", usual)
        self.format.setCurrentIndex(list(FORMATS).index(suffix))

    # how they stand

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        group = QButtonGroup(self)
        for kind, button in self.kinds.items():
            group.addButton(button)
            note = self._note(kind)
            button.setAccessibleDescription(note.text())
            column.addWidget(button)
            column.addWidget(note)
            column.addSpacing(8)
        column.addSpacing(8)
        column.addWidget(self.keep)
        column.addSpacing(4)
        column.addWidget(self.texture)
        column.addSpacing(16)
        column.addLayout(self._details())
        column.addSpacing(16)
        column.addWidget(self.proof)
        column.addSpacing(8)
        column.addWidget(self.personal)
        column.addStretch(1)

    def _note(self, kind: Kind) -> QLabel:
        if not self.kinds[kind].isEnabled():
            return dim_note(tr_marked(NO_PHOTO))
        width, height = self._exports.size(kind)
        what = tr_marked(MORE[kind])
        return dim_note(tr("{width} x {height}, {what}", width=width, height=height, what=what))

    def _details(self) -> QGridLayout:
        """Rows of a caption and its field; those for the whole photo come and go."""
        self._about_seam = QLabel()
        self._about_seam.setProperty("role", "dim")
        self._about_seam.setWordWrap(True)
        quality = QHBoxLayout()
        quality.setSpacing(8)
        quality.addWidget(self.quality, 1)
        quality.addWidget(self.quality.percent)
        seam, shape, self._quality_caption = QLabel(tr("Seam")), QLabel(tr("Format")), QLabel(tr("Quality"))
        size, layers_of = QLabel(tr("Size")), QLabel(tr("Layers of"))
        for caption, field in (
            (size, self.size),
            (layers_of, self.layers_of),
            (seam, self.seam),
            (shape, self.format),
            (self._quality_caption, self.quality),
        ):
            caption.setBuddy(field)
            field.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(shape, 0, 0)
        grid.addWidget(self.format, 0, 1)
        grid.addWidget(self._quality_caption, 1, 0)
        grid.addLayout(quality, 1, 1)
        grid.addWidget(layers_of, 2, 0)
        grid.addWidget(self.layers_of, 2, 1)
        grid.addWidget(size, 3, 0)
        grid.addWidget(self.size, 3, 1)
        grid.addWidget(seam, 4, 0)
        grid.addWidget(self.seam, 4, 1)
        grid.addWidget(self._about_seam, 5, 1)
        grid.addWidget(self.match, 6, 0, 1, 2)
        self._for_layers = (layers_of, self.layers_of)
        self._for_flat = (shape, self.format, self._quality_caption, self.quality, self.quality.percent)
        self._for_sized = (size, self.size)
        self._for_photos = (seam, self.seam, self._about_seam, self.match)
        return grid

    def _connect(self, keep: QAction, texture: QAction) -> None:
        for box, action in ((self.keep, keep), (self.texture, texture)):
            if box.isEnabled():
                box.toggled.connect(action.setChecked)
                action.toggled.connect(box.setChecked)
            box.toggled.connect(self._choose)
        for button in self.kinds.values():
            button.toggled.connect(self._choose_kind)
        self.size.currentIndexChanged.connect(self._choose)
        self.layers_of.currentIndexChanged.connect(self._choose)
        self.match.toggled.connect(self.changed)
        self.seam.currentIndexChanged.connect(self._choose_seam)
        self.format.currentIndexChanged.connect(self._show_format)

    def _choose_kind(self, chosen: bool) -> None:
        if chosen:
            self._show_kind()
            self.changed.emit()

    def _choose(self) -> None:
        self._show_kind_fields()
        self.changed.emit()

    def _choose_seam(self) -> None:
        self._show_seam()
        self.changed.emit()

    def _show_kind(self) -> None:
        self._recall_format()
        self._show_kind_fields()
        self._show_seam()
        self._show_format()

    def _show_kind_fields(self) -> None:
        """What can be chosen: with texture the matte makes the seam, in the colours of the photo."""
        picture, kept = self.kind not in PNG_ONLY, self.keep.isChecked() and self.texture.isChecked()
        self.keep.setEnabled(picture)
        self.texture.setEnabled(picture and self._exports.can_have_texture)
        layered, from_photo = self.kind is Kind.LAYERS, self._exports.edit.portrait.origin is not None
        for widgets, wanted in (
            (self._for_layers, layered and from_photo),
            (self._for_flat, not layered),
            (self._for_sized, self._shown_kind in SIZED),
            (self._for_photos, self._shown_kind is Kind.PHOTO and not kept),
        ):
            for widget in widgets:
                widget.setVisible(wanted)
        self.proof.setVisible(self.kind in PROVABLE)
        self.personal.setVisible(self.kind is Kind.PHOTO)

    def _show_seam(self) -> None:
        self._about_seam.setText(tr_marked(SEAMS[self.seam.currentData()][1]))

    def _show_format(self) -> None:
        if self.kind in PNG_ONLY:
            self.format.setCurrentIndex(list(FORMATS).index(".png"))
        self.format.setEnabled(self.kind not in PNG_ONLY)
        self._quality_caption.setEnabled(self.quality.set_format(self.suffix))
