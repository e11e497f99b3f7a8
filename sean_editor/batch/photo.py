"""One photo of a batch: its faces found, edited, and put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from models.atomic_write import Cancelled, never
from models.translation import tr, tr_plural
from sean_editor.batch.edit import BatchEdit, BatchOptions, Faces
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.photo.colour_space import seen
from sean_editor.photo.cut_portrait import LabelsRegions, analysed_portrait, found_alignment
from sean_editor.photo.opening import is_certain
from sean_editor.session.lending import lending
from sean_editor.session.present import Present, Reference
from sean_editor.session.textures import Textures, textured_exports

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.photo.analysis import FoundFace


class FindsFaces(LabelsRegions, Protocol):
    """An `Analyser`, or what stands for one."""

    def find_faces(self, pixels: np.ndarray, /) -> list[FoundFace]: ...


@dataclass(frozen=True, eq=False)
class EditedPhoto:
    """The photo's pixels uint8 [H, W, 3] with the edit in them, in its own colour space.

    faces    how many were edited
    regions  those that got another style or were retouched, of any face
    remark   what to know of it, "" if nothing
    reach    bool [H, W]: the pixels that the edits may change; None unless a proof is wanted
    """

    pixels: np.ndarray
    faces: int
    regions: frozenset[int]
    remark: str
    reach: np.ndarray | None = None


class PhotoEditor:
    """Applies one edit, whose made styles belong to the network of `engine`, to photos. Not for several
    threads at a time.
    """

    def __init__(self, engine: Engine, analyser: FindsFaces, edit: BatchEdit, options: BatchOptions) -> None:
        self._engine, self._analyser, self._edit, self._options = engine, analyser, edit, options
        self._textures = Textures(engine)
        self._references: Mapping[str, Reference] | None = None

    def apply(self, photo: Photo, cancelled: Cancelled = never) -> EditedPhoto:
        """The edit on the faces of a photo. UserError if no face is certain, CancelledError (of
        concurrent.futures) soon after `cancelled()` is true.
        """
        found, unsure = self._faces(photo), 0
        reach = np.zeros(photo.pixels.shape[:2], bool) if self._options.proof else None
        edited, faces, regions = photo, 0, frozenset[int]()
        for face in found:
            alignment = found_alignment(photo, face.points)
            # of two faces close together the second is cut out with the edit of the first
            labelled = analysed_portrait(edited, alignment, self._analyser)
            styles = self._styles_for(labelled.portrait)
            touched = labelled.portrait.region_ids & self._edit.retouch.touches.keys()
            if len(styles) or touched or not self._edit.retouch.light.is_none:
                pixels = self._edited(labelled.portrait, styles, reach, cancelled)
                edited = replace(photo, pixels=pixels, samples=None)
                faces, regions = faces + 1, regions | frozenset(styles) | touched
                unsure += not labelled.parsing.sure
        remark = ""
        if unsure:
            remark = tr_plural(
                "The regions of {n} face are uncertain. Check the result.",
                "The regions of {n} faces are uncertain. Check the result.",
                unsure,
            )
        return EditedPhoto(edited.pixels, faces, regions, remark, reach)

    def _faces(self, photo: Photo) -> list[FoundFace]:
        found = self._analyser.find_faces(seen(photo))
        certain = [face for face in found if is_certain(photo, face)]
        if not certain:
            raise UserError(
                tr("No face was found with certainty. Open the photo itself, and show where its face is.")
            )
        return certain[:1] if self._options.faces is Faces.BEST else certain

    def _styles_for(self, portrait: Portrait) -> StyleAssignment:
        """The styles for regions that both the portrait and the reference show."""
        present = set(np.unique(portrait.labels).tolist())
        edit = self._edit
        there = {
            region: edit.styles[region] for region in edit.styles if region in present and edit.has(region)
        }
        return StyleAssignment().with_regions(there)

    def _edited(
        self, portrait: Portrait, styles: StyleAssignment, reach: np.ndarray | None, cancelled: Cancelled
    ) -> np.ndarray:
        """The photo's pixels uint8 [H, W, 3] with the edit; what it may change is added to `reach`."""
        options = self._options
        edit = Edit(portrait, portrait.labels, styles, retouch=self._edit.retouch)
        exports = textured_exports(self._textures, edit, lambda: self._present(edit).job())
        request = ExportRequest(
            Kind.PHOTO, options.keep_unedited, options.blend, options.match_colours, options.textured
        )
        pixels = exports.picture(request, cancelled).pixels
        if reach is not None:
            reach |= exports.reach(request, cancelled)
        return pixels

    def _present(self, edit: Edit) -> Present:
        """The edit with the codes that it needs. Only where something is repainted."""
        portrait, styles = edit.portrait, edit.styles
        own = self._encoded(replace(portrait, origin=None))  # what is kept of it shall not keep the photo
        used = {
            source: one for source, one in self._encoded_references().items() if source in styles.sources()
        }
        return Present(edit, own, None, used, None, self._edit.made)

    def _encoded_references(self) -> Mapping[str, Reference]:
        if self._references is None:
            self._references = {
                source: lending(self._engine, self._encoded(portrait))
                for source, portrait in self._edit.references.items()
            }
        return self._references

    def _encoded(self, portrait: Portrait) -> Reference:
        return Reference(portrait.id, portrait, self._engine.encode(portrait.image, portrait.labels))
