"""The paper's Fig. 6: layouts, the pictures that they come from, and how several networks rebuild them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
import torch

from models.lab.systems import load_system
from models.regions import CELEBAMASK_HQ
from models.weights_file import WeightsFileError
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.figures.grid import Grid
from sean_editor.figures.sheet import LABEL, NOTE, Look, Sheet

if TYPE_CHECKING:
    from models.lab.systems import System

_TITLES = {"sean": "SEAN", "spade": "SPADE", "pix2pixhd": "Pix2PixHD"}
_USUAL_NAME = "generator"  # what training calls its file: the folder says more


class Contestant(NamedTuple):
    """A network of the comparison and the words above its column."""

    system: System
    title: str
    note: str = ""


def comparison(
    portraits: Sequence[Portrait], contestants: Sequence[Contestant], look: Look | None = None
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each portrait with its layout, itself, and every network's
    reconstruction of it, without noise; below that its PSNR in dB. ValueError without portraits or networks.
    """
    look = look or Look()
    if not (portraits and contestants):
        raise ValueError("a comparison needs portraits and networks")
    titles = [("Layout", ""), ("Ground truth", ""), *((c.title, c.note) for c in contestants)]
    top = 20 if any(note for _, note in titles) else 8
    grid = Grid(look.cell, len(titles), len(portraits), left=24, top=top, above=16, breaks=(2,))
    width, height = grid.size
    sheet = Sheet(width, height + 16, look)
    for column, (title, note) in enumerate(titles):
        sheet.text(grid.middle(column), grid.y(0) - (28 if note else 14), title, LABEL, room=look.cell)
        sheet.text(grid.middle(column), grid.y(0) - 12, note, NOTE, quiet=True, room=look.cell)
    palette = CELEBAMASK_HQ.palette()
    for row, portrait in enumerate(portraits):
        y = grid.y(row)
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, portrait.name, look.cell)
        sheet.picture(grid.x(0), y, palette[portrait.labels])
        sheet.picture(grid.x(1), y, portrait.image)
        for column, contestant in enumerate(contestants, 2):
            result = reconstruct(contestant.system, portrait)
            sheet.picture(grid.x(column), y, result)
            closeness = f"{cv2.PSNR(portrait.image, result):.1f} dB"
            sheet.text(grid.middle(column), y + look.cell + 12, closeness, NOTE, quiet=True)
    return sheet.pixels


def open_contestants(paths: Sequence[Path], device: torch.device) -> list[Contestant]:
    """The systems stored at `paths`, named after their kind, and after their files where one kind comes more
    than once. UserError if one cannot be read or is not for portraits.
    """
    systems = []
    for path in paths:
        try:
            system = load_system(path)
        except WeightsFileError as error:
            raise UserError(str(error)) from error
        if system.regions != len(CELEBAMASK_HQ):
            raise UserError(
                f"{path} was trained for {system.regions} regions. Choose a network for the "
                f"{len(CELEBAMASK_HQ)} of {CELEBAMASK_HQ.name}."
            )
        systems.append(system.to(device))
    count = Counter(system.name for system in systems)
    return [
        Contestant(
            system, _TITLES.get(system.name, system.name), _file_title(path) if count[system.name] > 1 else ""
        )
        for path, system in zip(paths, systems, strict=True)
    ]


@torch.inference_mode()
def reconstruct(system: System, portrait: Portrait) -> np.ndarray:
    """The portrait from its own layout and style, uint8 [H, W, 3], without noise."""
    device = next(system.network.parameters()).device
    image = torch.from_numpy(portrait.image.copy()).permute(2, 0, 1)[None].to(device) / 127.5 - 1
    labels = torch.from_numpy(portrait.labels.astype(np.int64))[None].to(device)
    result = system.reconstruct(image, labels)[0].float().clamp(-1, 1).cpu().numpy()
    return ((result + 1) * 127.5 + 0.5).astype(np.uint8).transpose(1, 2, 0)


def _file_title(path: Path) -> str:
    return path.resolve().parent.name if path.stem == _USUAL_NAME else path.stem
