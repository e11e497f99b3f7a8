"""Adding references: every face found with certainty is added, the others can be placed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject

from models.translation import joined, tr, tr_plural
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.commands.own_references import Add, OwnReferenceKeeper
from sean_editor.gui.commands.photos import Made, PhotoCommands, reason
from sean_editor.gui.commands.reference_batches import Batches
from sean_editor.gui.dialogs import files
from sean_editor.gui.photo.sighting import Sighting
from sean_editor.gui.workbench import Workbench
from sean_editor.photo.decode import read_photo
from sean_editor.photo.folder_order import FolderOrders
from sean_editor.photo.label_order import AUTO
from sean_editor.photo.own_photo import without_photo
from sean_editor.photo.portraits import load_pair, pictures_in, shipped_portraits

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser  # imports torch, which takes seconds


@dataclass
class Gathered:
    """What is to be said of some files: those that cannot be read and why, photos without a certain face, and
    notices about how files were read.
    """

    errors: list[str] = field(default_factory=list)
    failed: list[Path] = field(default_factory=list)
    unsure: list[Path] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


class ReferenceCommands(QObject):
    """Pictures with a label map beside them come in as they are, of photos every sure face."""

    def __init__(self, bench: Workbench, photos: PhotoCommands, own: OwnReferenceKeeper) -> None:
        super().__init__(bench.window)
        self._own = own
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._settings = bench.banner, bench.settings
        self._photos = photos
        self._removed: set[str] = set()
        bench.actions.connect(add_references=self.ask_for_files)

    def ask_for_files(self) -> None:
        """Let the person choose pictures to add."""
        chosen = files.ask_open_several(
            self._window, tr("Add references"), self._settings.folder, files.PICTURES
        )
        if chosen:
            self._settings.folder = chosen[0].resolve().parent
            self.add_files(chosen)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add the faces in these pictures, and in those of these folders, as they are read. Those that cannot
        be used are named, the others come in.
        """
        if paths:
            add = self._own.adding()
            self._jobs.run(
                tr("Adding references"),
                lambda job: self._gather(job, paths, add),
                self._tell,
                self._fail,
            )

    @property
    def removed(self) -> frozenset[str]:
        """The ids of the references that the person has removed since the start."""
        return frozenset(self._removed)

    def note_removed(self, *ids: str) -> None:
        """The person has removed references."""
        self._removed.update(ids)

    def add_shipped(self, paths: Sequence[Path]) -> None:
        """Add the portraits that come with the program, without those that were removed."""

        def add(portraits: Sequence[Portrait]) -> None:
            self._session.add_references([one for one in portraits if one.id not in self._removed])

        self._jobs.run(
            tr("Adding references"),
            lambda job: self._gather(job, paths, add),
            self._tell,
            self._fail,
        )

    # on the jobs' thread

    def _gather(self, job: Job, paths: Sequence[Path], add: Add) -> Gathered:
        found = Gathered()
        batches = Batches(lambda portraits: self._jobs.hand_over(job, lambda: add(portraits)))
        pictures, orders = _pictures(paths, found), FolderOrders()
        for done, path in enumerate(pictures):
            if job.cancelled:
                break
            try:
                faces = self._faces_in(path, orders)
            except UserError as error:
                found.errors.append(str(error))
                found.failed.append(path)
            else:
                batches.add(faces)
                found.notices += dict.fromkeys(notice for face in faces for notice in face.notices)
                if not faces:
                    found.unsure.append(path)
            self._jobs.report(job, done + 1, len(pictures))
        batches.flush()
        return found

    def _faces_in(self, path: Path, orders: FolderOrders) -> list[Portrait]:
        """The faces of a picture that need no question."""
        photo = load_named(path, None, self._photos.analyser, orders.order(path))
        if isinstance(photo, Portrait):
            orders.learn(path, photo)
            return [_light(photo)]
        sighting = self._photos.sight(photo)
        places = [sighting.alignments[i] for i in sighting.sure]
        names = [photo.name] if len(places) == 1 else [f"{photo.name} {i + 1}" for i in range(len(places))]
        return [
            _light(self._photos.make(photo, place, name=name).portrait)
            for place, name in zip(places, names, strict=True)
        ]

    # back on the window's

    def _tell(self, found: Gathered) -> None:
        said = _first_and_count(found.errors) + found.notices[:1]
        if found.unsure:
            said.append(_about_unsure(found.unsure))
            offer = (tr("Place by hand…"), partial(self._place_next, found.unsure))
            self._banner.show_error(joined(*said), offer)
        elif found.errors:
            again = partial(self.add_files, found.failed)
            self._photos.heic.explain(joined(*said), found.failed, again)
        elif said:
            self._banner.show_notice(said[0])

    def _place_next(self, paths: Sequence[Path]) -> None:
        """Ask for the points of one photo after another."""
        if paths:
            self._jobs.run(
                tr("Looking for faces in {file}", file=paths[0].name),
                lambda job: self._photos.sight(read_photo(paths[0])),
                lambda sighting: self._place(sighting, paths[1:]),
                self._fail,
            )

    def _place(self, sighting: Sighting, rest: Sequence[Path]) -> None:
        best = sighting.best
        self._photos.place(
            sighting,
            None if best is None else sighting.faces[best].points,
            reason(sighting),
            tr("Add"),
            deliver=self._add_made,
            closed=lambda: self._place_next(rest),
        )

    def _add_made(self, made: Made) -> None:
        self._own.adding()([made.portrait])

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def load_named(
    image: Path, labels: Path | None, analyser: Analyser | LazyAnalyser, order: str = AUTO
) -> Portrait | Photo:
    """As `load_pair`; the shipped portraits carry people's names, which begin with a capital."""
    found = load_pair(image, labels, order=order, analyser=analyser)
    return replace(found, name=found.name.capitalize()) if image in shipped_portraits() else found


def _pictures(paths: Sequence[Path], found: Gathered) -> list[Path]:
    """These files, and the pictures in these folders; `found` takes what is wrong with a folder."""
    pictures: list[Path] = []
    for path in paths:
        try:
            pictures += pictures_in(path) if path.is_dir() else [path]
        except UserError as error:
            found.errors.append(str(error))
            found.failed.append(path)
    return pictures


def _light(portrait: Portrait) -> Portrait:
    """With a close-up, cut out here and now, in place of its photo; what the gallery asks for is known."""
    light = without_photo(portrait)
    if light.close_up is not None:
        light.close_up.data  # noqa: B018  (made when it is first asked for)
    light.id, light.region_ids  # noqa: B018  (the same)
    return light


def _first_and_count(errors: Sequence[str]) -> list[str]:
    """The first of some errors, and how many more there are; nothing if there are none."""
    more = len(errors) - 1
    if more < 1:
        return list(errors)
    return [
        errors[0],
        tr_plural("{n} more file could not be added.", "{n} more files could not be added.", more),
    ]


def _about_unsure(paths: Sequence[Path]) -> str:
    file, more = paths[0].name, len(paths) - 1
    if not more:
        return tr("No face was found with certainty in {file}.", file=file)
    return tr_plural(
        "No face was found with certainty in {file} and {n} more picture.",
        "No face was found with certainty in {file} and {n} more pictures.",
        more,
        file=file,
    )
