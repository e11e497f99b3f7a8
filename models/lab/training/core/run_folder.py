"""The folder of a run: a run never takes the place of another unasked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError


@dataclass(frozen=True)
class RunFiles:
    """What a kind of run writes: `names` are files that tell that a run is there, `others` patterns of files
    and folders that go with it.
    """

    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    def claim(self, folder: Path, overwrite: bool) -> None:
        """Make sure that no run is in `folder`; UserError if one is, unless it is to be overwritten. Nothing
        is removed yet: a run that cannot begin leaves the other as it is.
        """
        there = [name for name in self.names if (folder / name).exists()]
        if there and not overwrite:
            raise UserError(
                f"{folder} holds a run already ({there[0]}). Go on with it by --resume, begin anew in its "
                "place by --overwrite, or name another folder by -o."
            )

    def clear(self, folder: Path) -> None:
        """Remove a run's files from `folder`, and no others."""
        for name in self.names:
            (folder / name).unlink(missing_ok=True)
        for path in (path for pattern in self.others for path in folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
