"""The log of a run: CSV always, TensorBoard too where it is installed."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from models.atomic_write import write_atomically
from models.lab.training.run_files import BOARD_FOLDER, FIGURES_FILE, LOSSES_FILE

NO_TENSORBOARD = "no TensorBoard logs: pip install tensorboard brings them; log.csv holds the losses"


class RunLog:
    """Losses in `log.csv`, held-out figures in `figures.csv`, and both, with the sheets of samples, in
    `tensorboard/`.

    Lines about steps after `step` are dropped: a run that was killed is resumed from before them.
    """

    def __init__(self, folder: Path, step: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._losses, self._figures = folder / LOSSES_FILE, folder / FIGURES_FILE
        _keep_until(step, self._losses, "step,name,value\n")
        _keep_until(step, self._figures, "step,seconds,psnr,ssim\n")
        self._board = _open_board(folder / BOARD_FOLDER, step)

    @property
    def has_tensorboard(self) -> bool:
        return self._board is not None

    def losses(self, step: int, values: Mapping[str, float]) -> None:
        _append(self._losses, [[step, name, repr(value)] for name, value in values.items()])
        self._scalars("training", step, values)

    def figures(self, step: int, seconds: float, values: Mapping[str, float]) -> None:
        row = [step, f"{seconds:.0f}", f"{values['psnr']:.3f}", f"{values['ssim']:.4f}"]
        _append(self._figures, [row])
        self._scalars("held-out", step, values)

    def rate(self, step: int, value: float) -> None:
        """Pictures a second: for TensorBoard only, as log.csv does not depend on the clock."""
        self._scalars("training", step, {"pictures per second": value})

    def sheet(self, step: int, picture: np.ndarray) -> None:
        """A sheet of samples, uint8 [H, W, 3]."""
        if self._board is not None:
            self._board.add_image("samples", picture, step, dataformats="HWC")

    def settings(self, values: Mapping[str, Any], figures: Mapping[str, float]) -> None:
        """The settings of a run beside its last figures: TensorBoard's HPARAMS page compares runs by them."""
        if self._board is None:
            return
        from torch.utils.tensorboard.summary import hparams

        plain = {n: v if isinstance(v, bool | int | float | str) else str(v) for n, v in values.items()}
        # into the run's own file: SummaryWriter.add_hparams would make another run beside it
        for part in hparams(plain, {f"held-out/{name}": value for name, value in figures.items()}):
            self._board.file_writer.add_summary(part)

    def close(self) -> None:
        if self._board is not None:
            self._board.close()

    def _scalars(self, group: str, step: int, values: Mapping[str, float]) -> None:
        if self._board is not None:
            for name, value in values.items():
                self._board.add_scalar(f"{group}/{name}", value, step)


def _append(path: Path, rows: list[list[Any]]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _keep_until(step: int, path: Path, header: str) -> None:
    """Begin a file with its header, and leave in it what was logged up to `step`."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    # the last line may have been cut off by the kill; older runs have no header
    kept = [line for line in lines if line.endswith("\n") and line != header]
    write_atomically(path, header + "".join(line for line in kept if int(line.split(",")[0]) <= step))


def _open_board(folder: Path, step: int) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(str(folder), purge_step=step + 1)
