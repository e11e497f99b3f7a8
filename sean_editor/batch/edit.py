"""What is applied to every photo: the styles of an edit, and how the photos are treated and written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from models.translation import marked, tr
from sean_editor.document.look import Look, State
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.retouch import NO_RETOUCH, Retouch, retouch_values
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError
from sean_editor.export.formats import QUALITY
from sean_editor.photo.blend import Blend

OWN_OUTLINE = marked("The outline that was dragged belongs to its own portrait and is not applied.")
OWN_BLEMISHES = marked("The blemishes that were taken away belong to their own portrait and are not applied.")


class Faces(Enum):
    """Which faces of a photo are edited; the values are for settings and the command line."""

    ALL = "all"
    """Every sure one."""
    BEST = "best"
    """The best sure one."""


@dataclass(frozen=True)
class BatchOptions:
    """How every photo is edited and written.

    suffix         ".jpg", ".png", ".webp" or ".tif"; None: the kind of each photo, see `output_suffix`
    textured       with the texture of photos, where a face can have it
    keep_unedited  whether the photo stays where nothing was edited; else each face is repainted whole
    blend, match_colours  for faces that get no texture, as in `paste_back`
    quality        1 to 100, of JPEG and WebP
    personal_data  whether location, owner, serial numbers and comments stay in the file
    proof          whether the proof of each result is written beside it, and its numbers into the report; it
                   changes no picture, and so is no part of `BatchEdit.key`
    """

    faces: Faces = Faces.ALL
    suffix: str | None = None
    textured: bool = True
    keep_unedited: bool = True
    blend: Blend = Blend.FEATHER
    match_colours: bool = True
    quality: int = QUALITY
    personal_data: bool = False
    proof: bool = field(default=False, repr=False)


@dataclass(frozen=True, eq=False)
class BatchEdit:
    """The styles of regions, and the references and made styles that they come from, by id; and what is done
    to the pixels of each face.

    `left`: sentences, to be translated, on what is not for other photos.
    """

    styles: StyleAssignment
    references: Mapping[str, Portrait]
    made: Mapping[str, MadeStyle] = field(default_factory=dict)
    retouch: Retouch = NO_RETOUCH
    left: tuple[str, ...] = ()

    @classmethod
    def of(cls, project: Project) -> BatchEdit:
        """The styles of a project, and its retouching of regions. Its layout, outline, locks, fit and
        blemishes belong to its own portrait and are left behind.

        UserError if no style of a reference and no chosen colour is in use, and no region is retouched.
        """
        references = {portrait.id: portrait for portrait in project.references}
        made = {style.id: style for style in project.made}
        styles = project.styles
        whole = cls(styles, references, made)
        used = [region for region in styles if whole.has(region) and styles[region].mix > 0]
        retouch = project.retouch.for_others()
        if not used and retouch.is_none:
            raise UserError(
                tr(
                    "{portrait} has no style of a reference, no chosen colour, no retouching of regions and "
                    "no light in use, so there is nothing to apply to other photos. Give it one of them.",
                    portrait=project.portrait.name,
                )
            )
        styles = styles.only(used)
        named = [source for region in used for source in sorted(styles[region].sources)]
        return cls(
            styles,
            {source: references[source] for source in named if source in references},
            {source: made[source] for source in named if source in made},
            retouch,
            _left(project.retouch),
        )

    @classmethod
    def of_look(cls, look: Look, strength: float = 1.0) -> BatchEdit:
        """A look at a strength of more than 0 to 1. UserError for another one."""
        if not 0.0 < strength <= 1.0:
            raise UserError(
                tr(
                    "A strength is more than 0 and at most 1, not {strength}.",
                    strength=strength,
                )
            )
        state = look.on(State(StyleAssignment()), strength)
        return cls(state.styles, {}, look.made, state.retouch)

    def foreign(self, network: str) -> tuple[MadeStyle, ...]:
        """The made styles whose codes belong to another network than the one with this hash."""
        return tuple(style for style in self.made.values() if style.network != network)

    def without(self, styles: Iterable[MadeStyle]) -> BatchEdit:
        """The edit without these made styles: what only they give is not applied."""
        left_out = {style.id for style in styles}
        return replace(self, made={one: style for one, style in self.made.items() if one not in left_out})

    @property
    def regions(self) -> tuple[int, ...]:
        """The regions that get another style or are retouched, in id order."""
        return tuple(sorted({*self.styles, *self.retouch.touches}))

    def key(self, options: BatchOptions, model: str) -> str:
        """16 hex digits: the same for an edit that makes the same of a photo, with the network `model`."""
        assigned = [(region, self.styles[region]) for region in self.styles]
        content = repr((assigned, sorted(self.references), options, model))
        if not self.retouch.is_none:  # else as it was before there was any
            content += repr(retouch_values(self.retouch))
        return hashlib.blake2b(content.encode(), digest_size=8).hexdigest()

    def has(self, region: int) -> bool:
        """Whether any source of a region's style has that region, or a colour was chosen for it."""
        style = self.styles[region]
        return style.chosen is not None or any(self._gives(source, region) for source in style.sources)

    def _gives(self, source: str, region: int) -> bool:
        if source in self.references:
            return region in self.references[source].region_ids
        return source in self.made and bool(self.made[source].present[region])


def _left(retouch: Retouch) -> tuple[str, ...]:
    there = ((OWN_OUTLINE, retouch.pulls), (OWN_BLEMISHES, retouch.spots))
    return tuple(sentence for sentence, any_of_it in there if any_of_it)
