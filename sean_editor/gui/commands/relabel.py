"""Labels the open portrait anew: by the face parser, with a neutral layout, or from another crop."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import QObject

from models.translation import marked, tr
from sean_editor.document.document import Document
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.pulled import pulled_labels
from sean_editor.gui.commands.photos import Made, PhotoCommands
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.photo.placing import typical_points
from sean_editor.gui.photo.sighting import Sighting
from sean_editor.gui.workbench import Workbench
from sean_editor.photo.cut_portrait import labels_found
from sean_editor.photo.neutral import neutral_layout

SAME_CROP = 0.05  # of the crop's side: how far the corners of one face's crops lie apart at most


class RelabelCommands(QObject):
    """New layouts are steps of the history; another crop is a new portrait: unsaved work is asked about."""

    def __init__(self, bench: Workbench, photos: PhotoCommands, projects: ProjectCommands) -> None:
        super().__init__(bench.window)
        self._session, self._jobs, self._banner = bench.session, bench.jobs, bench.banner
        self._photos, self._projects = photos, projects
        bench.actions.connect(
            label_again=self.label_again, neutral_layout=self.start_neutral, adjust_crop=self.adjust_crop
        )
        photos.offer = (tr("Adjust crop…"), self.adjust_crop)

    def label_again(self) -> None:
        """Replace the layout by the regions that the analyser finds."""
        document = self._session.document
        if document is not None:
            portrait = document.portrait
            self._jobs.run(
                tr("Labelling the regions"),
                lambda job: labels_found(portrait, self._photos.analyser),
                lambda labels: self._relabel(document, labels),
                self._fail,
            )

    def _relabel(self, document: Document, labels: np.ndarray) -> None:
        """The labels are those of the photo: they are dragged as it is."""
        dragged = pulled_labels(labels, document.retouch.pulls)
        self._replace(document, dragged, marked("Label the regions again"))

    def start_neutral(self) -> None:
        """Replace the layout by that of an ordinary face."""
        document = self._session.document
        if document is not None:
            self._replace(document, neutral_layout(document.portrait.size[0]), marked("Neutral layout"))

    def adjust_crop(self) -> None:
        """Place the face again on the photo that the portrait was cut from."""
        document = self._session.document
        origin = document.portrait.origin if document is not None else None
        if origin is None:
            self._fail(
                tr("This portrait was not cut out of a photo. Open the photo itself to choose its crop.")
            )
            return
        self._jobs.run(
            tr("Looking for faces in {file}", file=origin.photo.name),
            lambda job: self._photos.sight(origin.photo),
            lambda sighting: self._photos.place(
                sighting, points_of(origin, sighting), action=tr("Cut out"), deliver=self._open
            ),
            self._fail,
        )

    def _replace(self, document: Document, labels: np.ndarray, step: str) -> None:
        if document is not self._session.document:
            return  # another portrait was opened meanwhile
        before = document.labels.copy()
        document.replace_layout(labels, step)
        if np.array_equal(before, document.labels):
            self._banner.show_notice(
                tr("Nothing changed: the layout is the same, or its regions are locked.")
            )

    def _open(self, made: Made) -> None:
        then = partial(self._photos.open_made, made)
        if self._projects.may_go(marked("Save {name} before cutting it out again?"), then):
            then()

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def points_of(origin: PhotoOrigin, sighting: Sighting) -> np.ndarray:
    """Face points [4, 2] for the crop that a portrait has: those found there, or else an ordinary face's."""
    present = origin.alignment
    for face, alignment in zip(sighting.faces, sighting.alignments, strict=True):
        if np.hypot(*(alignment.quad - present.quad).T).max() < SAME_CROP * present.side:
            return face.points
    return typical_points(present)
