"""The index of a prepared data set: which pictures are good, their splits, and where their files lie."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from models.atomic_write import write_atomically
from models.lab.datasets.errors import DataError

INDEX_FILE = "index.json"


@dataclass(frozen=True)
class Files:
    """The split of a picture ("train", "test" or another word) and its files, relative to the folder of the
    data set. Without `labels` the label map is in parts; `instances` is "" where there are none.
    """

    split: str
    image: str
    labels: str = ""
    instances: str = ""


class Index(NamedTuple):
    layout: str
    files: dict[str, Files]


def read_index(folder: Path) -> Index | None:
    """The index in a folder; None if there is none. DataError if it is not one."""
    path = folder / INDEX_FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Index(str(stored["layout"]), {name: Files(**row) for name, row in stored["files"].items()})
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise DataError(f"{path} is no index of a data set; remove it and prepare the data again.") from error


def write_index(folder: Path, layout: str, files: dict[str, Files]) -> None:
    """Writes the index, whole or not at all."""
    rows = {name: {k: v for k, v in asdict(each).items() if v} for name, each in files.items()}
    write_atomically(folder / INDEX_FILE, json.dumps({"layout": layout, "files": rows}, indent=1) + "\n")


def seen_from(folder: Path, root: Path) -> str:
    """The path of `root` relative to `folder`, so that both can be moved together; absolute where they are on
    different drives.
    """
    try:
        return Path(os.path.relpath(root.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return root.resolve().as_posix()
