"""Making the portraits of a file of recipes, from donors or from pictures that were painted before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import write_atomically
from models.enlarger import TIMES, Enlarger, enlarge
from models.errors import UserError
from models.lab.mixes.face_regions import GLASSES, NECKLACE
from models.lab.mixes.finish import finished
from models.lab.mixes.layout import LayoutError, enlarged
from models.lab.mixes.painting import Painted, Painter
from models.lab.mixes.recipe import Recipe
from models.regions import CELEBAMASK_HQ
from models.translation import tr

_JPEG_QUALITY = 93
PAINTED = "painted"
"""The folder of `Painted` files in the output, which can be finished again."""


def paint_all(recipes: Mapping[str, Recipe], painter: Painter, output: Path) -> Iterator[str]:
    """Paint each recipe into `output/painted/NAME.npz`. UserError for donors that do not go together."""
    (output / PAINTED).mkdir(parents=True, exist_ok=True)
    for name, recipe in recipes.items():
        try:
            painter(recipe).save(output / PAINTED / f"{name}.npz")
        except LayoutError as error:
            raise UserError(
                tr("The recipe of {name} cannot be painted: {reason}", name=name, reason=error)
            ) from error
        yield name


def finish_all(
    recipes: Mapping[str, Recipe], painted: Path, output: Path, enlarger: Enlarger
) -> Iterator[str]:
    """Finish the pictures `painted/NAME.npz` into `output/images/NAME.jpg`, enlarged, and
    `labels/NAME.png`, the label map of the painted picture.
    """
    for kind in ("images", "labels"):
        (output / kind).mkdir(parents=True, exist_ok=True)
    for name, recipe in recipes.items():
        try:
            one = Painted.load(painted / f"{name}.npz")
        except (OSError, ValueError, KeyError) as error:
            raise UserError(
                tr(
                    "{file} is not a painted portrait. Paint it again, with --data.",
                    file=painted / f"{name}.npz",
                )
            ) from error
        picture, labels = _finished(one, recipe, enlarger)
        write_atomically(output / "images" / f"{name}.jpg", _jpeg(picture))
        write_atomically(output / "labels" / f"{name}.png", _indexed(labels))
        yield name


def _finished(one: Painted, recipe: Recipe, enlarger: Enlarger) -> tuple[np.ndarray, np.ndarray]:
    """The portrait uint8 [2H, 2W, 3] and its label map uint8 [H, W]."""
    picture = enlarge(enlarger, one.picture, one.layout)
    picture, labels = finished(picture, enlarged(one.layout, TIMES), recipe.finish, recipe.seed)
    small = labels[TIMES // 2 :: TIMES, TIMES // 2 :: TIMES]
    return picture, np.where(np.isin(small, (GLASSES, NECKLACE)), small, one.layout)


def _jpeg(picture: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return stream.getvalue()


def _indexed(labels: np.ndarray) -> bytes:
    stream = io.BytesIO()
    image = Image.fromarray(labels, "P")
    image.putpalette(CELEBAMASK_HQ.palette().tobytes())
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
