"""The registry of scenes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.stage import Stage

Play = Callable[[Stage], QWidget | None]


@dataclass(frozen=True)
class Scene:
    """`play` brings a window that was just opened on `portrait` into the state that the picture shows."""

    name: str
    play: Play
    portrait: str = "clara"
    size: tuple[int, int] = (1280, 800)
    """Of the window, logical pixels."""
    first_start: bool = False
    """Whether the program was never started before: the hint on the first steps appears."""
    file: str = ""
    """Where the picture belongs below the repository, if not in docs/screenshots/."""
    language: str = ""
    """A code of sean_editor.languages, if the window is always in this one."""

    @property
    def place(self) -> str:
        """The file of the picture that the documents show, below the repository."""
        return self.file or f"docs/screenshots/{self.name}.webp"

    @property
    def summary(self) -> str:
        """What the picture shows."""
        return (self.play.__doc__ or "").partition("\n")[0].rstrip(".")


SCENES: dict[str, Scene] = {}
"""All scenes by name, in the order in which they are drawn."""


def scene(
    name: str,
    portrait: str = "clara",
    size: tuple[int, int] = (1280, 800),
    first_start: bool = False,
    file: str = "",
    language: str = "",
) -> Callable[[Play], Play]:
    """Enter a function into the registry. ValueError if there is a scene of that name."""

    def enter(play: Play) -> Play:
        if name in SCENES:
            raise ValueError(f"there are two scenes called {name!r}")
        SCENES[name] = Scene(name, play, portrait, size, first_start, file, language)
        return play

    return enter
