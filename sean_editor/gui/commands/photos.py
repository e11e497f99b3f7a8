"""From a photo to a portrait that can be edited: asks only if no single face is certain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QDialog

from models.regions import CELEBAMASK_HQ
from models.translation import joined, marked, tr, tr_marked
from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.canvas.incoming import Incoming
from sean_editor.gui.commands.heic import HeicOffer
from sean_editor.gui.dialogs.camera import CameraDialog
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.dialogs.place_face import Placed, PlaceFaceDialog, Start
from sean_editor.gui.panels.banner import Offer
from sean_editor.gui.photo.camera import OpenCamera, open_camera
from sean_editor.gui.photo.sighting import Sighting
from sean_editor.gui.workbench import Workbench
from sean_editor.photo.colour_space import seen
from sean_editor.photo.cut_portrait import (
    analysed_portrait,
    mapped_portrait,
    neutral_portrait,
    placed_alignment,
)
from sean_editor.photo.decode import photo_from_array, read_photo
from sean_editor.photo.label_order import as_stored, in_order
from sean_editor.photo.portraits import shipped_portraits

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser  # imports torch, which takes seconds

STEPS = 3  # read, found, labelled

FOUND = marked("Found one face and labelled its regions. Repaint what is wrong.")
CUT = marked("Cut the face out and labelled its regions. Repaint what is wrong.")
UNSURE = marked("The regions of this face are uncertain. Repaint what is wrong.")
NEUTRAL = marked("Started with the layout of an average face. Paint it to match the photo.")
LOADED = marked("Cut the face out with the label map that you chose.")


@dataclass(frozen=True, eq=False)
class Made:
    """A portrait, and what to say about it."""

    portrait: Portrait
    message: str


class PhotoCommands(QObject):
    """Opens photos. Until a portrait is finished, nothing that is open changes."""

    def __init__(
        self,
        bench: Workbench,
        analyser: Analyser | LazyAnalyser,
        camera: OpenCamera = open_camera,
    ) -> None:
        super().__init__(bench.window)
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._settings = bench.banner, bench.settings
        self.heic = HeicOffer(bench)
        self.analyser = analyser
        self.open_camera = camera
        self._job: Job | None = None
        self.offer: Offer | None = None
        """The action that the message about an opened photo offers."""
        self.dialog: QDialog | None = None
        """The question that is open now."""

    # ways in

    def open_file(self, path: Path) -> None:
        """Open the photo in a file."""
        again = partial(self.open_file, path)
        failed = partial(self.heic.explain, files=(path,), again=again)
        self._look_at(path.name, partial(read_photo, path), failed)

    def open_incoming(self, picture: Incoming, name: str) -> None:
        """Open a picture from another program."""
        self._look_at(name, partial(picture.photo, name))

    def open_photo(self, photo: Photo) -> None:
        """Open a photo that was read already."""
        self._look_at(photo.name, lambda: photo)

    def open_pixels(self, pixels: np.ndarray, name: str) -> None:
        """Open a picture that comes from no file: uint8 [H, W, 3 or 4], sRGB."""
        self._look_at(name, partial(photo_from_array, pixels, name))

    def take_picture(self) -> None:
        """Open a picture from the camera."""
        dialog = CameraDialog(self._window, self.open_camera)

        def answered() -> None:
            assert dialog.picture is not None
            self.open_pixels(dialog.picture, tr("Camera"))

        self._ask(dialog, answered)

    def place(
        self,
        sighting: Sighting,
        guess: np.ndarray | None,
        reason: str = "",
        action: str = "",
        deliver: Callable[[Made], None] | None = None,
        closed: Callable[[], None] | None = None,
    ) -> None:
        """Let the person put points on a face of a photo; `guess` [4, 2] are points to begin with.

        `deliver` gets the portrait in place of the window; `closed` is called when the question is gone,
        whatever the answer was. What there is to know of the photo was said before, or is in the `reason`.
        """
        photo = replace(sighting.photo, notices=())
        palette = CELEBAMASK_HQ.palette(self._settings.palette)
        folder = self._settings.folder
        dialog = PlaceFaceDialog(
            self._window, self._jobs, sighting.picture, guess, palette, folder, action, reason
        )

        def answered() -> None:
            assert dialog.placed is not None
            work = partial(self.make_placed, photo, dialog.placed)
            self._jobs.run(
                tr("Cutting out the face"), lambda job: work(), deliver or self.open_made, self._fail
            )

        self._ask(dialog, answered, closed)

    def open_made(self, made: Made) -> None:
        """Edit this portrait."""
        self.open_portrait(made.portrait, made.message, self.offer)

    def open_portrait(self, portrait: Portrait, message: str = "", offer: Offer | None = None) -> None:
        """Edit this portrait; nothing changes if its label map does not fit. Then say its notices and the
        message, with the offer.
        """
        try:
            self._session.open_portrait(portrait)
        except UserError as error:
            self._fail(str(error))
            return
        self._banner.dismiss()
        if portrait.reordered:
            offer = (tr("Use the ids as they are"), lambda: self._take_as_stored(portrait))
        if portrait.notices or message:
            words = joined(*portrait.notices, message)
            self._banner.show_notice(words, offer, stays=portrait.reordered)
        if portrait.path is not None and portrait.path not in shipped_portraits():
            self._settings.folder = portrait.path.resolve().parent

    def _take_as_stored(self, portrait: Portrait) -> None:
        document = self._session.document
        if document is None or document.portrait is not portrait:
            return
        if document.modified:
            self._session.open_layout(as_stored(portrait).labels)  # a step: nothing is lost
        else:
            self.open_portrait(as_stored(portrait))

    # making portraits, on the jobs' thread

    def sight(self, photo: Photo) -> Sighting:
        """Find the faces of a photo; if that cannot be done, it is one whose faces are placed by hand."""
        try:
            return Sighting.of(photo, self.analyser.find_faces(seen(photo)))
        except UserError as error:
            return Sighting.of(photo, (), str(error))

    def make(self, photo: Photo, alignment: Alignment, message: str = CUT, name: str = "") -> Made:
        """Cut a face out and label its regions, or lay a neutral layout over it if that cannot be done."""
        try:
            portrait, parsing = analysed_portrait(photo, alignment, self.analyser, name=name)
        except UserError as error:
            message = joined(str(error), tr_marked(NEUTRAL))
            return Made(neutral_portrait(photo, alignment, name=name), message)
        return Made(portrait, tr_marked(message if parsing.sure else UNSURE))

    def make_placed(self, photo: Photo, placed: Placed) -> Made:
        """The portrait that was placed by hand."""
        alignment = placed_alignment(photo, placed.points)
        if placed.start is Start.FOUND:
            return self.make(photo, alignment)
        if placed.labels is not None:
            portrait = mapped_portrait(photo, alignment, placed.labels)
            return Made(in_order(portrait, tr("the label map"), analyser=self.analyser), tr_marked(LOADED))
        return Made(neutral_portrait(photo, alignment, placed.points), tr_marked(NEUTRAL))

    # the way through

    def _look_at(
        self, name: str, read: Callable[[], Photo], failed: Callable[[str], None] | None = None
    ) -> None:
        if self._job is not None:
            self._jobs.drop(self._job)  # the newest photo is the one that is meant
        self._job = self._jobs.run(
            tr("Looking for faces in {file}", file=name),
            lambda job: self._examine(job, read),
            self._go_on,
            failed or self._fail,
        )

    def _examine(self, job: Job, read: Callable[[], Photo]) -> Sighting | Made | None:
        photo = read()
        self._jobs.report(job, 1, STEPS)
        if job.cancelled:
            return None
        sighting = self.sight(photo)
        self._jobs.report(job, 2, STEPS)
        if job.cancelled or sighting.only is None:
            return sighting
        return self.make(photo, sighting.alignments[sighting.only], FOUND)

    def _go_on(self, result: Sighting | Made) -> None:
        """The faces of the photo are known: open one, or ask."""
        if isinstance(result, Made):
            self.open_made(result)
        elif result.sure:
            self._choose(result)
        else:
            best = result.best
            self.place(result, None if best is None else result.faces[best].points, reason(result))

    def _choose(self, sighting: Sighting) -> None:
        dialog = ChooseFaceDialog(self._window, sighting)

        def answered() -> None:
            index = dialog.chosen
            if dialog.by_hand:
                self.place(sighting, sighting.faces[index].points, joined(*sighting.photo.notices))
            else:
                work = partial(self.make, sighting.photo, sighting.alignments[index])
                self._jobs.run(tr("Cutting out the face"), lambda job: work(), self.open_made, self._fail)

        self._ask(dialog, answered)

    def _ask(
        self, dialog: QDialog, answered: Callable[[], None], closed: Callable[[], None] | None = None
    ) -> None:
        """Show a question over the window, without stopping it; `answered` runs if it is accepted."""

        def over(result: int) -> None:
            if self.dialog is dialog:
                self.dialog = None
            dialog.deleteLater()
            if result == QDialog.Accepted:
                answered()
            if closed is not None:
                closed()

        self.dialog = dialog
        dialog.finished.connect(over)
        dialog.open()

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def reason(sighting: Sighting) -> str:
    """The reason for asking where the face is, after what there is to know of the photo."""
    return joined(*sighting.photo.notices, _reason(sighting))


def _reason(sighting: Sighting) -> str:
    if sighting.trouble:
        return joined(sighting.trouble, tr("Show where the face is."))
    if sighting.best is None:
        return tr("No face was found in {file}. If there is one, show where.", file=sighting.photo.name)
    return tr("The face in {file} was not found with certainty. Check the points.", file=sighting.photo.name)
