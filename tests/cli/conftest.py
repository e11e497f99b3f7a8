"""The real commands in this process: a tiny random network, a cache folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pytest
import torch
from PIL import Image
from read_once import labels_once, networks_once

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.cli.main import main
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.analysis import Parsing
from sean_editor.photo.finding import FoundFace
from sean_editor.photo.neutral import NEUTRAL_POINTS
from sean_editor.photo.opening import default_analyser
from sean_editor.project_file import save_project

QUAD = np.array([[210.0, 60], [190, 360], [490, 380], [510, 80]])
"""Where the face of `own_photo` is: corners of a slightly turned square."""


class Outcome(NamedTuple):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generator with random weights, small enough to run in no time."""
    torch.manual_seed(7)
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    save_generator(SEANGenerator(SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)), path)
    return path


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Encoded portraits go to a folder of the test, whatever the system."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: folder)
    return folder


@pytest.fixture(autouse=True)
def what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands need not read the same network again."""
    networks_once(monkeypatch)
    labels_once(monkeypatch)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the words of a command line in this process."""

    def run(*words: object) -> Outcome:
        status = main([str(word) for word in words])
        return Outcome(status, *capsys.readouterr())

    return run


class Finder:
    """Stands in for the Analyser: finds the `faces` it was given, labels all as the portrait it knows."""

    faces: tuple[FoundFace, ...] = ()
    labels = load_portrait(shipped_portraits()[0]).labels
    parser_name = "stand-in"

    def __init__(self, device: str = "auto") -> None:
        pass

    def find_faces(self, pixels: np.ndarray) -> list[FoundFace]:
        assert pixels.ndim == 3
        return list(self.faces)

    def parse(self, image: np.ndarray) -> Parsing:
        assert image.shape in ((256, 256, 3), (512, 512, 3))
        return Parsing(self.labels.copy(), 0.93, True)


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Finder]]:
    """The analyser of the commands, without its networks: one sure face, that of `own_photo`."""
    points = Alignment(QUAD).to_photo(NEUTRAL_POINTS)
    monkeypatch.setattr(Finder, "faces", (FoundFace(points, 0.97, True),))
    monkeypatch.setattr("sean_editor.photo.analysis.Analyser", Finder)
    default_analyser.cache_clear()
    yield Finder
    default_analyser.cache_clear()


@pytest.fixture
def own_photo(finder: type[Finder], tmp_path: Path) -> Path:
    """A JPEG of 720 x 480 pixels with the first shipped portrait in it, turned and enlarged."""
    image = load_portrait(shipped_portraits()[0]).image
    corners = np.array([[0, 0], [0, 256], [256, 0]], np.float32)
    matrix = cv2.getAffineTransform(corners, QUAD[[0, 1, 3]].astype(np.float32))
    photo = np.full((480, 720, 3), (90, 120, 140), np.uint8)
    cv2.warpAffine(image, matrix, (720, 480), photo, cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT)
    Image.fromarray(photo).save(tmp_path / "holiday.jpg", quality=95)
    return tmp_path / "holiday.jpg"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A shipped portrait in the middle of a larger photo, with the hair of another."""
    face, other = (load_portrait(path) for path in shipped_portraits()[:2])
    pixels = np.full((400, 500, 3), 90, np.uint8)
    pixels[72:328, 122:378] = face.image
    corners = np.array([[122, 72], [122, 328], [378, 328], [378, 72]])
    origin = PhotoOrigin(Photo(pixels, "holiday"), Alignment(corners))
    styles = StyleAssignment().with_region(13, RegionStyle(other.id))
    portrait = Portrait("Ann", face.image, face.labels, None, origin)
    path = tmp_path / "holiday.sean"
    save_project(path, Project(portrait, face.labels, styles, references=(other,)))
    return path
