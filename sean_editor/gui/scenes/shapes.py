"""Scenes of shapes: transforming a region, bringing a shape along, painting over what is mislabelled."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image
from PyQt5.QtCore import QPointF
from PyQt5.QtWidgets import QWidget

from sean_editor.document.face_points import face_points
from sean_editor.gui.scenes import hands
from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.photo.by_name import open_portrait

SKIN, GLASSES, BROW, HAIR = 1, 3, 7, 13
SMALL = (1024, 700)


@scene("transform", size=SMALL)
def transform(stage: Stage) -> None:
    """A brow in the frame of the transform tool, moved up and turned; below it the bar."""
    stage.key("V")
    x, y = _middle(stage, BROW)
    stage.paint([(x, y), (x + 2, y - 4), (x + 3, y - 9)])
    stage.paint([(x + 34, y - 26), (x + 36, y - 20), (x + 37, y - 14)])


@scene("warp", size=SMALL)
def warp(stage: Stage) -> QWidget:
    """The hair in the net of the free warp, with one corner bent outwards."""
    stage.window.bench.actions.regions[HAIR].trigger()
    stage.key("Ctrl+T")
    stage.key("Shift+V")
    right, bottom = (int(v.max()) for v in reversed(np.nonzero(stage.labels == HAIR)))
    stage.paint([(right, bottom), (right + 8, bottom + 10), (right + 14, bottom + 22)])
    return stage.window.layout_panel


@scene("outline", size=SMALL)
def outline(stage: Stage) -> None:
    """The corners of the mouth are being dragged up, both at once, on the result."""
    assert stage.session.document is not None
    stage.key("D")
    stage.key("M")
    corner = face_points(stage.labels).points["right-mouth-corner"]
    canvas, side = stage.window.result_canvas, stage.labels.shape[0]
    ways = ((0, 0), (-0.01, -0.015), (-0.022, -0.032))
    path = [canvas.transform().to_view((corner.x + x) * side, (corner.y + y) * side) for x, y in ways]
    hands.drag(canvas, [QPointF(*point) for point in path], release=False)
    stage.show_pointer(canvas, QPointF(*path[-1]).toPoint())


@scene("bring-shape", size=SMALL)
def bring_shape(stage: Stage) -> None:
    """Glasses for a face that has none: the message offers to bring their shape."""
    stage.apply("Joy", GLASSES)


@scene("shape-brought", size=SMALL)
def shape_brought(stage: Stage) -> QWidget:
    """The glasses of a reference, moved to this face, ready to be painted on."""
    stage.apply("Joy", GLASSES)
    stage.click(stage.window.banner.offer_button)
    stage.wait()
    return stage.window.result_panel


@scene("paint-over", size=SMALL)
def paint_over(stage: Stage) -> None:
    """A plaster that the layout takes for skin: painted over with skin, it is gone from the result."""
    clara = open_portrait("clara")
    photo, labels = clara.image.copy(), stage.folder / "labels"
    cv2.line(photo, (88, 142), (102, 154), (246, 236, 216), 9, cv2.LINE_AA)
    Image.fromarray(photo).save(stage.folder / "plaster.png")
    labels.mkdir()
    Image.fromarray(clara.labels).save(labels / "plaster.png")
    stage.drop_files(stage.window.layout_canvas, [stage.folder / "plaster.png"])
    stage.wait(lambda: stage.session.document is not None and stage.session.document.portrait.name != "Clara")
    stage.window.bench.actions.regions[SKIN].trigger()
    stage.key("Shift+]")
    stage.paint([(88, 142), (95, 148), (102, 154)])


def _middle(stage: Stage, region: int) -> tuple[float, float]:
    """A place inside a region, pixels of the label map."""
    rows, columns = np.nonzero(stage.labels == region)
    x = int(np.median(columns))
    return x + 0.5, float(np.median(rows[columns == x])) + 0.5
