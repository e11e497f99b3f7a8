"""A soft matte of hair from the photo itself: how much of each pixel is hair, and the colours it mixes."""

from sean_editor.texture.matte.hair import Matte, hair_matte
from sean_editor.texture.matte.trimap import HAIR

__all__ = ["HAIR", "Matte", "hair_matte"]
