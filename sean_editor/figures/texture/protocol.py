"""The protocol `texture`: all cases made and measured, written as they are done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from models.lab.metrics.patch_features import FeatureMetric
from sean_editor.errors import UserError
from sean_editor.figures.texture.cases import TextureCase
from sean_editor.figures.texture.faces import Faces
from sean_editor.figures.texture.measuring import measure
from sean_editor.figures.texture.pictures import CasePictures, make_pictures
from sean_editor.figures.texture.report import Result
from sean_editor.texture.texture_pass import TexturePass

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

Made = tuple[Result, CasePictures]


def run_cases(
    cases: Sequence[TextureCase],
    faces: Faces,
    engine: Engine,
    texture: TexturePass,
    size: int,
    features: FeatureMetric | None = None,
    left_out: Callable[[str], object] = lambda sentence: None,
) -> Iterator[Made]:
    """Every case with its figures and pictures, in order.

    A case whose pictures cannot be used is left out, and `left_out` is told a sentence. UserError if that
    leaves none.
    """
    some, last = False, ""
    for case in cases:
        try:
            pictures = make_pictures(case, faces, engine, texture, size)
        except FileNotFoundError as error:
            last = f"{case.name} is left out: no folder of --data has a picture called {error}."
            left_out(last)
            continue
        except UserError as error:
            last = f"{case.name} is left out: {error}"
            left_out(last)
            continue
        some = True
        figures = measure(pictures, features)
        yield Result(case, figures, pictures.reports, pictures.seconds), pictures
    if not some:
        raise UserError(last)
