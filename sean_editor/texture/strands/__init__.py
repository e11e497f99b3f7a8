"""Strands: own detail spread to the statistics of a source, and drawn strands where the photo has none."""

from sean_editor.texture.strands.own import own_texture
from sean_editor.texture.strands.reliability import resolved_bands, sharp_enough, strand_reliability
from sean_editor.texture.strands.texture import strand_texture

__all__ = ["own_texture", "resolved_bands", "sharp_enough", "strand_reliability", "strand_texture"]
