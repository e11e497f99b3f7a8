"""Opening what lies in files, never without asking if work would be lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QObject

from models.label_maps import LabelMap, at_size, from_face_parsing, in_face_parsing_order, same_shape
from models.regions import CELEBAMASK_HQ
from models.translation import joined, marked, tr
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.canvas.incoming import Incoming
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.commands.references import ReferenceCommands, load_named
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.open_portrait import OpenPortraitDialog
from sean_editor.gui.panels.banner import Offer
from sean_editor.gui.photo.camera import camera_may_be_there
from sean_editor.gui.workbench import Workbench
from sean_editor.photo.label_order import AUTO, converted_notice
from sean_editor.photo.labels import read_label_map
from sean_editor.photo.portraits import find_labels, shipped_portraits
from sean_editor.project_file import is_look_file, is_project, is_styles_file


class FileCommands(QObject):
    """Reading happens on the jobs' thread, changes of the session on this one."""

    def __init__(
        self,
        bench: Workbench,
        projects: ProjectCommands,
        photos: PhotoCommands,
        references: ReferenceCommands,
        import_styles: Callable[[Path], None],
    ) -> None:
        super().__init__(bench.window)
        self._import_styles = import_styles
        self._projects, self._photos, self._references = projects, photos, references
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._settings = bench.banner, bench.settings
        self._take_picture = bench.actions["take_picture"]
        bench.actions.connect(
            open_portrait=self.ask_for_file,
            open_labelled=self.ask_for_portrait,
            take_picture=self.take_picture,
            open_layout=self.ask_for_layout,
        )

    # opening

    def start(self, image: Path | None, labels: Path | None, order: str = AUTO) -> None:
        """Fill the gallery with the shipped portraits and open `image`, or the first of them."""
        shipped = shipped_portraits()
        if image is not None and _is_for_library(image):
            self._import_styles(image)
            image = None
        if image is not None:
            self._load(image, labels, order)
        elif shipped:
            self._load(shipped[0], None)
        self.fill_gallery()

    def fill_gallery(self) -> None:
        """Add the shipped portraits to the references."""
        if shipped := shipped_portraits():
            self._references.add_shipped(shipped)

    def ask_for_file(self) -> None:
        """Let the person choose a photo, a project or a file of styles, and open it."""
        path = files.ask_open(self._window, tr("Open"), self._settings.folder, files.PICTURES_AND_PROJECTS)
        if path is not None:
            self.open_portrait_file(path)

    def take_picture(self) -> None:
        """Open a picture from the camera."""
        if self._projects.may_go(marked("Save {name} before taking a picture?"), self._photos.take_picture):
            self._photos.take_picture()

    def look_for_camera(self) -> None:
        """The File menu opens: only now is it worth knowing."""
        there, action = camera_may_be_there(), self._take_picture
        action.setEnabled(there)
        action.setText(tr("Take a picture…") if there else tr("Take a picture (no camera found)"))

    def open_incoming(self, picture: Incoming, name: str) -> None:
        """Open a picture that comes from no file."""
        then = partial(self._photos.open_incoming, picture, name)
        if self._projects.may_go(marked("Save {name} before opening a photo?"), then):
            then()

    def ask_for_portrait(self) -> None:
        """Let the person choose a picture and its label map."""
        if not self._projects.may_go(
            marked("Save {name} before opening another portrait?"), self.ask_for_portrait
        ):
            return
        palette = CELEBAMASK_HQ.palette(self._settings.palette)
        dialog = OpenPortraitDialog(
            self._window, self._jobs, self._settings.folder, palette, self._photos.analyser
        )
        if dialog.exec_() and dialog.portrait is not None:
            self._photos.open_portrait(dialog.portrait)
        dialog.deleteLater()

    def open_portrait_file(self, image: Path) -> None:
        """Open a picture that was dropped, or a project; styles and looks go to the library."""
        if is_project(image):
            self._projects.open_file(image)
        elif _is_for_library(image):
            self._import_styles(image)
        elif self._projects.may_go(
            marked("Save {name} before opening another portrait?"), lambda: self._load(image, None)
        ):
            self._load(image, None)

    def open_reference(self, reference_id: str) -> None:
        """Open a reference as the portrait."""
        reference = self._session.reference(reference_id)
        if reference is not None:
            then = partial(self._reopen, reference.portrait)
            if self._projects.may_go(marked("Save {name} before opening another portrait?"), then):
                then()

    def ask_for_layout(self) -> None:
        """Replace the layout by a label map from a file; can be undone."""
        path = files.ask_open(self._window, tr("Open layout"), self._settings.folder, files.LABEL_MAPS)
        if path is not None:
            self._remember(path)
            self._jobs.run(
                tr("Reading {file}", file=path.name),
                lambda job: read_label_map(path),
                partial(self._open_layout, path),
                self._fail,
            )

    def _load(self, image: Path, labels: Path | None, order: str = AUTO) -> None:
        if is_project(image):
            self._projects.load(image)
        elif labels is None and image.is_file() and find_labels(image) is None:
            self._photos.open_file(image)
        else:
            self._jobs.run(
                tr("Opening {file}", file=image.name),
                lambda job: load_named(image, labels, self._photos.analyser, order),
                self._open_loaded,
                partial(
                    self._photos.heic.explain, files=(image,), again=partial(self._load, image, labels, order)
                ),
            )

    def _open_loaded(self, found: Portrait | Photo) -> None:
        if isinstance(found, Portrait):
            self._photos.open_portrait(found)
        else:
            self._photos.open_photo(found)

    def _reopen(self, portrait: Portrait) -> None:
        """Open a reference. One that was cut from a photo does not keep it: the photo is opened again."""
        path = portrait.path
        cut = portrait.close_up is not None or (path is not None and find_labels(path) is None)
        if cut and path is not None and path.is_file():
            self._load(path, None)
        else:
            self._photos.open_portrait(portrait)

    def _open_layout(self, path: Path, found: LabelMap) -> None:
        document = self._session.document
        if document is None:
            return
        labels, notices = found.ids, list(found.notices)
        offer: Offer | None = None
        fits = not found.by_colour and same_shape(labels.shape, document.labels.shape)
        if fits and in_face_parsing_order(at_size(labels, *document.labels.shape), document.portrait.labels):
            labels = from_face_parsing(labels)
            notices.append(converted_notice(path))
            offer = (tr("Use the ids as they are"), lambda: self._set_layout(found.ids))
        self._set_layout(labels)
        if notices:
            self._banner.show_notice(joined(*notices), offer, stays=offer is not None)

    def _set_layout(self, labels: np.ndarray) -> None:
        try:
            self._session.open_layout(labels)
        except UserError as error:
            self._fail(str(error))

    def _remember(self, path: Path) -> None:
        self._settings.folder = path.resolve().parent

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def _is_for_library(path: Path) -> bool:
    return is_styles_file(path) or is_look_file(path)
