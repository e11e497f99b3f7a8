"""Calls SEAN Editor from the Python of another program, with its standard library alone (3.8 or newer).

`main.py plugin install` puts this file beside the plug-in, with a file `editor.json` that says where the
editor is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SETTINGS = Path(__file__).resolve().parent / "editor.json"
FLATPAK = Path("/.flatpak-info")
"""It is there inside of a Flatpak, which has another /tmp, and starts others only through the host."""
THEIRS = (
    "DYLD_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "PYTHONHOME",
    "PYTHONPATH",
    "QML2_IMPORT_PATH",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
)
"""What a program sets for its own libraries; the editor has others."""


class EditorError(Exception):
    """A sentence for the person."""


class EditorCall:
    """One edit of one layer. The caller writes the layer to `picture`, then calls `start`, and once `ended`
    is true `answer`; at last `close`. Use it in a `with` statement, or call `close`.

    program              "gimp" or "krita"
    title                the program's name in the editor's window
    layer                the layer's name
    reference, regions   an edit without the window; `face` is which one of the layer, 0: the best
    """

    def __init__(
        self, program: str, title: str, layer: str = "", reference: str = "", regions: str = "", face: int = 0
    ) -> None:
        self._settings = _settings(program)
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="sean-editor-", dir=_shared_folder()))
        self.edited = self._folder / "edited"
        """The folder of the answer's files: result.png, matte.png, labels.png and channel.png."""
        self.edited.mkdir()
        self.picture = self._folder / "layer.png"
        self._errors = self._folder / "errors.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._words = ["edit-layer", str(self.picture), str(self.edited), "--return-to=" + title]
        self._words += ["--layer=" + layer] if layer else []
        if reference or regions:
            self._words += ["--reference=" + reference, "--regions=" + regions]
            self._words += [f"--face={face}"] if face else []

    def start(self) -> None:
        """Start the editor on `picture`. EditorError if it is not where it was."""
        try:
            with self._errors.open("wb") as errors:
                self._process = subprocess.Popen(
                    self._command(),
                    cwd=None if FLATPAK.exists() else self._settings["folder"],
                    env={name: value for name, value in os.environ.items() if name not in THEIRS},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
                )
        except OSError as error:
            raise EditorError(self._gone()) from error

    @property
    def ended(self) -> bool:
        """Whether the editor was closed."""
        return self._process is not None and self._process.poll() is not None

    def answer(self) -> dict[str, Any] | None:
        """Wait for the editor. Gives the answer; None if the person closed it without returning the edit, or
        changed nothing. EditorError with what the editor says went wrong.
        """
        assert self._process is not None
        status = self._process.wait()
        try:
            answer: dict[str, Any] = json.loads((self.edited / "answer.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            if status:
                raise EditorError(self._reason(status)) from None
            return None
        return answer if answer["status"] == "edited" else None

    def close(self) -> None:
        """Remove the files; an editor that is still open is closed."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> EditorCall:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _command(self) -> list[str]:
        words = [*self._settings["command"], *self._words]
        if FLATPAK.exists():
            return ["flatpak-spawn", "--host", "--directory=" + self._settings["folder"], *words]
        return words

    def _reason(self, status: int) -> str:
        """The last sentence that the editor wrote to standard error."""
        lines = self._errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        if not lines:
            return f"SEAN Editor ended with status {status} and said nothing."
        if "No module named" in lines[-1] and "sean_editor" in lines[-1]:
            return self._gone()
        _, colon, sentence = lines[-1].partition(": ")
        named = colon and lines[-1].startswith(("main.py", "sean-editor"))
        return sentence if named else lines[-1]

    def _gone(self) -> str:
        return (
            f"SEAN Editor is no longer at {self._settings['command'][0]}. In its new place run: "
            f"{self._settings['start']} plugin install {self._program}"
        )


def _settings(program: str) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads(SETTINGS.read_text(encoding="utf-8"))
        return {name: settings[name] for name in ("command", "folder", "start")}
    except (OSError, ValueError, KeyError) as error:
        raise EditorError(
            f"{SETTINGS} is missing or damaged. In the folder of SEAN Editor run: "
            f"python main.py plugin install {program}"
        ) from error


def _shared_folder() -> str | None:
    """A folder that the editor sees, too; None: the system's for temporary files."""
    return os.environ.get("XDG_CACHE_HOME") if FLATPAK.exists() else None
