"""A person's own references, kept from one start to the next in the user's data folder.

list.json   ids, names and the files that they came from, newest first
ID.portrait image, label map and close-up: nothing has to be found or labelled again, and its style is known
            to the style bank, because the id is the same
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock, Timeout

from models.atomic_write import write_atomically
from models.translation import tr
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.project_file.checks import is_hex
from sean_editor.project_file.portraits import open_saved_portrait, save_portrait

PATIENCE = 5.0  # seconds until another editor has written its list
Entry = dict[str, Any]


def own_references_folder() -> Path:
    """The folder of a person's own references on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / "references"


@dataclass(frozen=True)
class Remembered:
    """What an earlier editor has left: portraits, newest first, and the names of those that are gone."""

    portraits: tuple[Portrait, ...] = ()
    gone: tuple[str, ...] = ()


class OwnReferences:
    """One folder of references. Several editors may use it: each changes the list that is there, not its own.

    Every method reads or writes files: not for the window's thread, except at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, came: Callable[[Portrait], object] = lambda portrait: None) -> Remembered:
        """All that is kept; `came` gets each as it is read. What is missing or damaged is named, and dropped
        from the list.
        """
        portraits, gone = [], []
        for entry in self._read():
            try:
                portrait = open_saved_portrait(self._file(entry["id"]))
            except ValueError:
                gone.append(entry)
                continue
            source = entry.get("path")
            portraits.append(replace(portrait, path=Path(source) if isinstance(source, str) else None))
            came(portraits[-1])
        if gone:
            lost = {entry["id"] for entry in gone}
            self._change(lambda entries: [one for one in entries if one["id"] not in lost])
            for entry in gone:
                self._file(entry["id"]).unlink(missing_ok=True)
        return Remembered(tuple(portraits), tuple(entry["name"] for entry in gone))

    def keep(self, *portraits: Portrait, order: Sequence[str] = ()) -> None:
        """Keep references; the list, which is written once, follows `order`, ids that begin with the newest.
        What that does not name comes before. UserError if they cannot be written.
        """
        if not portraits:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                tr("The folder {folder} cannot be created ({reason}).", folder=self._folder, reason=error)
            ) from error
        for portrait in portraits:
            save_portrait(self._file(portrait.id), portrait)
        new = {portrait.id: _entry(portrait) for portrait in reversed(portraits)}
        place = {reference_id: number for number, reference_id in enumerate(order)}

        def with_new(entries: list[Entry]) -> list[Entry]:
            others = [one for one in entries if one["id"] not in new]
            return sorted([*new.values(), *others], key=lambda one: place.get(one["id"], -1))

        self._change(with_new)

    def forget(self, reference_id: str) -> None:
        """Keep a reference no more. UserError if its file cannot be removed."""
        if not any(entry["id"] == reference_id for entry in self._read()):
            return
        self._change(lambda entries: [one for one in entries if one["id"] != reference_id])
        try:
            self._file(reference_id).unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                tr(
                    "{file} cannot be removed ({reason}). Remove it yourself.",
                    file=self._file(reference_id),
                    reason=error.strerror,
                )
            ) from error

    def _file(self, reference_id: str) -> Path:
        return self._folder / f"{reference_id}.portrait"

    @property
    def _list(self) -> Path:
        return self._folder / "list.json"

    def _read(self) -> list[Entry]:
        """The list; what is no entry in it is passed over."""
        try:
            entries = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        return [one for one in entries if _is_entry(one)] if isinstance(entries, list) else []

    def _change(self, change: Callable[[list[Entry]], list[Entry]]) -> None:
        lock = FileLock(self._folder / "list.lock", timeout=PATIENCE)
        try:
            with lock:
                lines = ",\n".join(json.dumps(entry) for entry in change(self._read()))
                write_atomically(self._list, f"[\n{lines}\n]\n")
        except (OSError, Timeout) as error:  # some network disks know no locks
            raise UserError(
                tr("Could not write {file} ({reason}).", file=self._list, reason=error)
            ) from error


def _entry(portrait: Portrait) -> Entry:
    path = str(portrait.path) if portrait.path is not None else None
    return {"id": portrait.id, "name": portrait.name, "path": path}


def _is_entry(item: object) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        return False
    return is_hex(item.get("id"), 32)
