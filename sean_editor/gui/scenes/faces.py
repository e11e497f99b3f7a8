"""Scenes of photos with faces in them."""

from __future__ import annotations

import numpy as np
from PIL import Image
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.photo.by_name import find_portrait

TALL = 512


@scene("choose-face")
def choose_face(stage: Stage) -> QWidget:
    """A photo with several faces: which one is it?"""
    photo = stage.folder / "party.jpg"
    faces = [Image.open(find_portrait(name)).resize((TALL, TALL)) for name in ("amara", "dario", "elin")]
    Image.fromarray(np.concatenate([np.asarray(face) for face in faces], axis=1)).save(photo, quality=95)
    stage.drop_files(stage.window.layout_canvas, [photo])
    stage.wait(lambda: stage.window.photos.dialog is not None)
    return stage.dialog()
