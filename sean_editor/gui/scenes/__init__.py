"""The pictures of the window in the documents: each scene drives the real window by real events.

A scene is a function with a name, in one of the files imported here:

    @scene("export")
    def export(stage: Stage) -> QWidget:
        '''What the picture shows.'''
        stage.key("Ctrl+E")
        return stage.dialog()

It returns what is to be drawn, None for the whole window. `python main.py screenshots export` draws it.
"""

from sean_editor.gui.scenes import (
    editing,
    faces,
    guidance,
    history,
    messages,
    models,
    output,
    references,
    retouching,
    shapes,
    styles,
    views,
)
from sean_editor.gui.scenes.draw import draw, prepare
from sean_editor.gui.scenes.scene import SCENES, Scene, scene

__all__ = [
    "SCENES",
    "Scene",
    "draw",
    "editing",
    "faces",
    "guidance",
    "history",
    "messages",
    "models",
    "output",
    "prepare",
    "references",
    "retouching",
    "scene",
    "shapes",
    "styles",
    "views",
]
