"""Photos with known faces in them, and an analyser that knows where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, QUrl

from sean_editor.document.photo_origin import Alignment
from sean_editor.document.portrait import Portrait
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.photo.placing import typical_points

WIDTH, HEIGHT = 900, 600


@dataclass(frozen=True, eq=False)
class Found:
    """As FoundFace of the analyser."""

    points: np.ndarray
    confidence: float = 0.95
    sure: bool = True


@dataclass(frozen=True, eq=False)
class Parsed:
    """As Parsing of the analyser."""

    labels: np.ndarray
    confidence: float = 0.95
    sure: bool = True


def square(x: float, y: float, side: float, degrees: float = 0.0) -> Alignment:
    """A turned square about (x, y)."""
    angle = np.deg2rad(degrees)
    half = side / 2 * np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-half[1], half[0]])
    return Alignment(np.array([x, y]) + np.stack([-half - down, -half + down, half + down, half - down]))


def paste(portraits: Sequence[Portrait], places: Sequence[Alignment]) -> np.ndarray:
    """A photo uint8 [HEIGHT, WIDTH, 3] with a portrait at every place."""
    photo = np.full((HEIGHT, WIDTH, 3), (90, 110, 130), np.uint8)
    for portrait, place in zip(portraits, places, strict=True):
        side = portrait.size[0]
        corners = np.array([[0, 0], [0, side], [side, side]], np.float32) - 0.5
        turn = cv2.getAffineTransform(corners, (place.quad[:3] - 0.5).astype(np.float32))
        cv2.warpAffine(portrait.image, turn, (WIDTH, HEIGHT), photo, cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT)
    return photo


class KnowingAnalyser:
    """Finds the faces it was given, and labels a crop as the portrait that it looks most like."""

    def __init__(self, portraits: Sequence[Portrait], found: Sequence[Found] = ()) -> None:
        self.portraits, self.found = list(portraits), list(found)
        self.sure = True

    def find_faces(self, pixels: np.ndarray) -> list[Found]:
        return list(self.found)

    def rest(self) -> None:
        """It has no networks."""

    def parse(self, image: np.ndarray) -> Parsed:
        small = cv2.resize(image, (256, 256), interpolation=cv2.INTER_AREA)
        off = [np.abs(small.astype(int) - p.image).mean() for p in self.portraits]
        return Parsed(self.portraits[int(np.argmin(off))].labels, sure=self.sure)


def found_at(places: Sequence[Alignment], sure: bool = True) -> list[Found]:
    """What the analyser says of faces at these places."""
    return [Found(typical_points(place), sure=sure) for place in places]


ONE = [square(420, 310, 330, 12)]
RIGHT = np.array([12.0, 0.0])
TWO = [square(240, 300, 260, -10), square(640, 280, 240, 15)]


def saved(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def dropped(window: MainWindow, *paths: Path, widget=None) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return drop(widget or window.layout_canvas, mime, QPoint(100, 100))


def opened(window: MainWindow, qtbot, name: str) -> Portrait:
    qtbot.waitUntil(lambda: window.windowTitle().startswith(name), timeout=20000)
    return window.session.document.portrait


def asked(window: MainWindow, qtbot, kind: type):
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, kind), timeout=20000)
    return window.photos.dialog


def work(window: MainWindow) -> None:
    """Make the open document one that would be lost."""
    document = window.session.document
    with document.edit("Brush"):
        document.paint_segment((100, 100), (110, 100), 6, 14)
