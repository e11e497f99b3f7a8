"""The visible result of an edit: the network's picture, or only the pixels that were edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sean_editor.document.document import Document
from sean_editor.document.edited import edited_mask
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import StyleAssignment
from sean_editor.photo.blend import Blend, keep_unedited
from sean_editor.photo.paste_back import paste_back


@dataclass(frozen=True, eq=False)
class Edit:
    """A portrait, and what is asked of it: a layout uint8 [H, W] and the styles of its regions.

    The network repaints a portrait as a whole, with less detail than a photo has; here its picture is brought
    together with the original.
    """

    portrait: Portrait
    labels: np.ndarray
    styles: StyleAssignment

    @classmethod
    def of(cls, document: Document) -> Edit:
        """The present state of a document, held fast."""
        return cls(document.portrait, document.labels.copy(), document.styles)

    @cached_property
    def edited(self) -> np.ndarray:
        """bool [H, W]: the pixels that are meant to change."""
        return edited_mask(self.labels, self.portrait.labels, self.styles)

    def picture(self, result: np.ndarray, keep_unedited_parts: bool) -> np.ndarray:
        """The portrait with the edit, uint8 [H, W, 3]: the network's `result` as it is, or the original with
        the result where it was edited.
        """
        return keep_unedited(self.portrait.image, result, self.edited) if keep_unedited_parts else result

    def whole_photo(
        self, result: np.ndarray, keep_unedited_parts: bool, blend: Blend, match_colours: bool
    ) -> np.ndarray:
        """The photo that the portrait was cut from with the edit in it, uint8 [H, W, 3] in its own colour
        space; see `paste_back`. ValueError if the portrait was not cut from a photo.
        """
        if self.portrait.origin is None:
            raise ValueError("this portrait was not cut out of a photo")
        return paste_back(
            self.portrait.origin,
            self.portrait.image,
            result,
            self.edited,
            blend,
            match_colours,
            keep_detail=keep_unedited_parts,
            relabelled=self.labels != self.portrait.labels,
        )
