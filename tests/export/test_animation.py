"""A transition as GIF, WebP, MP4 and strip, read back."""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from sean_editor.errors import UserError
from sean_editor.export.animation import SUFFIXES, write_animation
from sean_editor.export.strip import proportions
from sean_editor.export.timing import Timing

SIDE = 128


def pictures(timing: Timing) -> list[np.ndarray]:
    """A soft picture that turns from warm to cold, with a still stripe."""
    x, y = np.meshgrid(np.linspace(0, 1, SIDE), np.linspace(0, 1, SIDE))
    a, b = (np.stack(c, -1) * 255 for c in ((0.5 + x / 2, 0.3 * y, 0.2 * x), (0.2 * y, 0.3 * x, 0.4 + y / 2)))
    made = [np.rint((1 - share) * a + share * b).astype(np.uint8) for share in timing.shares]
    for one in made:
        one[:16] = (40, 160, 90)
    return made


def frames(path: Path) -> tuple[list[np.ndarray], list[int]]:
    """Pictures of an animated file, and how many milliseconds each is shown."""
    with Image.open(path) as file:
        shown, times = [], []
        for number in range(file.n_frames):
            file.seek(number)
            shown.append(np.array(file.convert("RGB")))
            times.append(file.info["duration"])
    return shown, times


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The mean difference of two pictures, apart from fine grain, in steps of 0..255."""
    soft = [cv2.GaussianBlur(picture.astype(np.float32), (0, 0), 2) for picture in (one, other)]
    return float(np.abs(soft[0] - soft[1]).mean())


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
@pytest.mark.parametrize("loop", [True, False])
def test_an_animated_picture_comes_back(tmp_path: Path, suffix: str, loop: bool) -> None:
    timing = Timing(7, 1.0, loop)
    made, path = pictures(timing), tmp_path / f"x{suffix}"
    write_animation(path, iter(made), timing)
    shown, times = frames(path)
    assert len(shown) == len(timing.order) == (12 if loop else 7)
    assert sum(times) == pytest.approx(1000 * timing.length, abs=10)
    assert shown[0].shape == (SIDE, SIDE, 3)
    for one, index in zip(shown, timing.order, strict=True):
        assert difference(one, made[index]) < 2
        nearest = min(range(7), key=lambda n, one=one: difference(one, made[n]))
        assert nearest == index, "each picture is in its place"
    with Image.open(path) as file:
        for_ever = file.info.get("loop") == 0
    assert for_ever == loop


@pytest.mark.parametrize("dither", [True, False])
def test_a_gif_has_one_palette_and_what_stands_still_keeps_its_colour(tmp_path: Path, dither: bool) -> None:
    timing = Timing(5, 1.0, loop=False)
    write_animation(tmp_path / "x.gif", pictures(timing), timing, dither)
    shown, _ = frames(tmp_path / "x.gif")
    colours = np.unique(np.concatenate([one.reshape(-1, 3) for one in shown]), axis=0)
    assert len(colours) <= 256
    still = np.stack([one[:16] for one in shown])
    assert np.ptp(still, axis=0).max() == 0
    assert np.abs(still[0, 0, 0].astype(int) - (40, 160, 90)).max() <= 4


def test_dithering_smooths_shading(tmp_path: Path) -> None:
    timing = Timing(3, 1.0, loop=False)
    made, errors = pictures(timing), {}
    for dither in (True, False):
        write_animation(tmp_path / "x.gif", made, timing, dither)
        shown, _ = frames(tmp_path / "x.gif")
        errors[dither] = np.mean([difference(*pair) for pair in zip(shown, made, strict=True)])
    assert errors[True] < 0.6 * errors[False]


@pytest.mark.parametrize("loop", [True, False])
def test_a_video_plays(tmp_path: Path, loop: bool) -> None:
    timing = Timing(9, 0.7, loop)
    made, path = pictures(timing), tmp_path / "x.mp4"
    write_animation(path, made, timing)
    video, shown = cv2.VideoCapture(str(path)), []
    assert video.get(cv2.CAP_PROP_FPS) == pytest.approx(timing.rate, rel=0.01)
    while (read := video.read())[0]:
        shown.append(cv2.cvtColor(read[1], cv2.COLOR_BGR2RGB))
    video.release()
    assert len(shown) == len(timing.order)
    for one, index in zip(shown, timing.order, strict=True):
        assert np.abs(one.astype(int) - made[index]).mean() < 4
        assert difference(one, made[index]) < 3
    assert path.read_bytes()[4:8] == b"ftyp" and b"mp4v" in path.read_bytes()


def test_a_strip_has_every_picture_without_loss(tmp_path: Path) -> None:
    timing = Timing(5, loop=False)
    made, path = pictures(timing), tmp_path / "x.png"
    write_animation(path, made, timing)
    margin, _, footer = proportions(SIDE)
    sheet = np.array(Image.open(path))
    assert sheet.shape == (SIDE + margin + footer, 5 * SIDE + 6 * margin, 3)
    for column, picture in enumerate(made):
        left = margin + column * (SIDE + margin)
        assert np.array_equal(sheet[margin : margin + SIDE, left : left + SIDE], picture)
        assert sheet[margin + SIDE :, left : left + SIDE].max() > 180, "a caption"
    write_animation(path, made, timing, captions=False)
    assert np.array_equal(np.array(Image.open(path)), np.concatenate(made, 1))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_cancelled_export_leaves_nothing_and_the_older_file(tmp_path: Path, suffix: str) -> None:
    timing, path = Timing(4), tmp_path / f"x{suffix}"
    for looks in (0, 2, 4):  # before the first picture, between two, while the file is written
        path.write_bytes(b"older")
        asked = iter(range(100))
        with pytest.raises(CancelledError):
            write_animation(path, pictures(timing), timing, cancelled=lambda a=asked, n=looks: next(a) >= n)
        assert path.read_bytes() == b"older"
        assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_failing_picture_leaves_nothing(tmp_path: Path) -> None:
    def failing():
        yield pictures(Timing(4))[0]
        raise UserError("no memory")

    for suffix in SUFFIXES:
        with pytest.raises(UserError, match="no memory"):
            write_animation(tmp_path / f"x{suffix}", failing(), Timing(4))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    timing = Timing(4)
    with pytest.raises(UserError, match=r"\.gif, \.webp, \.mp4, \.png"):
        write_animation(tmp_path / "x.avi", pictures(timing), timing)
    fast = Timing(60, 1.0)
    with pytest.raises(UserError, match="50 pictures a second at most, not 60"):
        write_animation(tmp_path / "x.gif", pictures(fast), fast)
    with pytest.raises(UserError, match="There is no folder"):
        write_animation(tmp_path / "no" / "x.webp", pictures(timing), timing)
    with pytest.raises(ValueError, match="3 pictures"):
        write_animation(tmp_path / "x.webp", pictures(timing)[:3], timing)
    assert list(tmp_path.iterdir()) == []
