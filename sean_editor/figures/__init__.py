"""Figures of the paper, and contact sheets: arrays in, a picture uint8 [H, W, 3] out."""

from sean_editor.figures.comparison import Candidate, comparison, open_candidates
from sean_editor.figures.crossover import crossover
from sean_editor.figures.drawing import Drawing
from sean_editor.figures.edits import edits
from sean_editor.figures.interpolation import interpolation
from sean_editor.figures.layout_edits import EDITS, LayoutEdit, NotApplicable
from sean_editor.figures.matrix import matrix
from sean_editor.figures.retouching import retouching
from sean_editor.figures.scenes import Scene, open_scenes, scene_of
from sean_editor.figures.sequence import sequence
from sean_editor.figures.sheet import Look
from sean_editor.figures.texture_means import texture_means
from sean_editor.figures.transfer import transfer

__all__ = [
    "EDITS",
    "Candidate",
    "Drawing",
    "LayoutEdit",
    "Look",
    "NotApplicable",
    "Scene",
    "comparison",
    "crossover",
    "edits",
    "interpolation",
    "matrix",
    "open_candidates",
    "open_scenes",
    "retouching",
    "scene_of",
    "sequence",
    "texture_means",
    "transfer",
]
