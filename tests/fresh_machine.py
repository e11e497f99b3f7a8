"""The eyes of fresh_machine.sh: a photo to open, and which picture of a portrait the editor's window shows.

    python tests/fresh_machine.py photo holiday.jpg
    python tests/fresh_machine.py look SCREEN ORIGINAL REPAINTED -o screenshot.png

The exit status of `look` is 0 if the window shows what the network painted, 2 the original, 1 neither.
"""

from __future__ import annotations

import argparse
import struct
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from sean_editor.photo import load_portrait, shipped_portraits

SIZES = range(280, 700, 4)
"""Widths in pixels at which a portrait may appear in the window; those of the references are smaller."""


def write_photo(path: Path) -> None:
    """A JPEG of 900 x 700 pixels with a shipped portrait in it, turned by 12 degrees and enlarged."""
    image = load_portrait(next(p for p in shipped_portraits() if p.stem == "elin")).image
    matrix = cv2.getRotationMatrix2D((128, 128), 12, 1.8) + np.array([[0, 0, 450 - 128], [0, 0, 350 - 128]])
    photo = np.full((700, 900, 3), (120, 130, 126), np.uint8)
    cv2.warpAffine(image, matrix, (900, 700), photo, cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT)
    Image.fromarray(photo).save(path, quality=95)


def read_screen(path: Path) -> np.ndarray:
    """uint8 [H, W, 3] of the frame buffer of `Xvfb -fbdir`, an XWD file of 32 bits a pixel."""
    data = path.read_bytes()
    header = struct.unpack(">25I", data[:100])
    start, width, height, row, colours = (header[i] for i in (0, 4, 5, 12, 19))
    pixels = np.frombuffer(data, np.uint8, height * row, start + 12 * colours).reshape(height, row)
    return np.ascontiguousarray(pixels[:, : 4 * width].reshape(height, width, 4)[..., 2::-1])


def find(screen: np.ndarray, picture: np.ndarray) -> tuple[float, np.ndarray]:
    """How well `picture` matches the screen where it fits best, -1 to 1, and that place, uint8 [H, W, 3].

    The place is brought to the size of the picture.
    """
    best, small = (-1.0, 0, 0, 0), cv2.resize(screen, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    for size in SIZES:
        template = cv2.resize(picture, (size // 4, size // 4), interpolation=cv2.INTER_AREA)
        if size < min(screen.shape[:2]):
            _, score, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(small, template, cv2.TM_CCOEFF_NORMED))
            best = max(best, (score, size, 4 * x, 4 * y))
    _, near, left, top = best
    left, top = max(left - 6, 0), max(top - 6, 0)
    around, best = screen[top : top + near + 12, left : left + near + 12], (-1.0, 0, 0, 0)
    for size in range(near - 4, near + 5):
        template = cv2.resize(picture, (size, size))
        _, score, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(around, template, cv2.TM_CCOEFF_NORMED))
        best = max(best, (score, size, x, y))
    score, size, x, y = best
    place = around[y : y + size, x : x + size]
    return score, cv2.resize(place, picture.shape[1::-1], interpolation=cv2.INTER_AREA)


def what_is_shown(screen: np.ndarray, original: np.ndarray, repainted: np.ndarray) -> str:
    """Which of both pictures of a portrait is on the screen: "original", "repainted" or "neither"."""
    score, place = find(screen, original)
    repainted = cv2.resize(repainted, original.shape[1::-1], interpolation=cv2.INTER_AREA)  # it may be larger
    to_original, to_repainted = (float(cv2.absdiff(place, other).mean()) for other in (original, repainted))
    print(
        f"match {score:.3f}, {to_original:.1f} of 255 levels from the original, "
        f"{to_repainted:.1f} from the network's picture",
        flush=True,
    )
    if score < 0.8:
        return "neither"
    return "repainted" if to_repainted < 0.6 * to_original else "original"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("photo").add_argument("path", type=Path)
    look = commands.add_parser("look")
    for name in ("screen", "original", "repainted"):
        look.add_argument(name, type=Path)
    look.add_argument("-o", dest="screenshot", type=Path, required=True)
    args = parser.parse_args()
    if args.command == "photo":
        write_photo(args.path)
        return 0
    screen = read_screen(args.screen)
    Image.fromarray(screen).save(args.screenshot)
    original, repainted = (np.asarray(Image.open(p).convert("RGB")) for p in (args.original, args.repainted))
    return ("repainted", "neither", "original").index(what_is_shown(screen, original, repainted))


if __name__ == "__main__":
    raise SystemExit(main())
