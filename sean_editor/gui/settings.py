"""Settings that the window keeps between runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt5.QtCore import QByteArray, QSettings

from sean_editor.languages import LANGUAGES

MAX_RECENT = 9
MAX_USED_COMMANDS = 12
_PALETTE = "region_colours"  # "palette" was written at every start, also if nobody had chosen one


class Settings:
    """Typed access to one settings file; damaged values read as their defaults."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.IniFormat, QSettings.UserScope, "sean-editor", "editor")

    @property
    def path(self) -> Path:
        """The settings file."""
        return Path(self._store.fileName())

    @property
    def writable(self) -> bool:
        """Whether they can be saved, so that they outlive the program."""
        return self._store.isWritable()

    @property
    def theme(self) -> str:
        return self._text("theme", "dark")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def palette(self) -> str:
        """A palette name of models.regions."""
        name = self._text(_PALETTE, "colour-blind")
        return name if name in ("celebamask", "colour-blind") else "colour-blind"

    @palette.setter
    def palette(self, name: str) -> None:
        self._store.setValue(_PALETTE, name)

    @property
    def language(self) -> str:
        """A code of sean_editor.languages; "": the system's."""
        code = self._text("language", "")
        return code if code in LANGUAGES else ""

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def mask_opacity(self) -> int:
        """Percent."""
        text = self._text("mask_opacity", "")
        return min(int(text), 100) if text.isdecimal() else 40

    @mask_opacity.setter
    def mask_opacity(self, percent: int) -> None:
        self._store.setValue("mask_opacity", percent)

    @property
    def contours(self) -> bool:
        return self._text("contours", "true") == "true"

    @contours.setter
    def contours(self, shown: bool) -> None:
        self._store.setValue("contours", "true" if shown else "false")

    @property
    def keep_unedited(self) -> bool:
        return self._text("keep_unedited", "true") == "true"

    @keep_unedited.setter
    def keep_unedited(self, keep: bool) -> None:
        self._store.setValue("keep_unedited", "true" if keep else "false")

    @property
    def performance(self) -> bool:
        """Whether the window shows how fast it answers."""
        return self._text("performance", "false") == "true"

    @performance.setter
    def performance(self, shown: bool) -> None:
        self._store.setValue("performance", "true" if shown else "false")

    @property
    def pressure(self) -> bool:
        """Whether the pressure of a pen sets the size of the brush."""
        return self._text("pressure", "true") == "true"

    @pressure.setter
    def pressure(self, sets_size: bool) -> None:
        self._store.setValue("pressure", "true" if sets_size else "false")

    @property
    def texture(self) -> bool:
        """Whether the result gets the texture of photos."""
        return self._text("texture", "photo") == "photo"

    @texture.setter
    def texture(self, photo: bool) -> None:
        self._store.setValue("texture", "photo" if photo else "network")

    @property
    def face_parser(self) -> Path | None:
        """The weights file that labels regions; None: the usual one, also if the chosen one has gone."""
        name = self._text("face_parser", "")
        return Path(name) if name and Path(name).is_file() else None

    @face_parser.setter
    def face_parser(self, path: Path | None) -> None:
        self._store.setValue("face_parser", str(path or ""))

    @property
    def groups(self) -> str:
        """The region groups of one's own, as JSON; "" for none."""
        return self._text("groups", "")

    @groups.setter
    def groups(self, text: str) -> None:
        self._store.setValue("groups", text)

    @property
    def network(self) -> str:
        """The network that paints, as `checkpoints.network_file` finds it; "": the usual one."""
        return self._text("network", "")

    @network.setter
    def network(self, name: str) -> None:
        self._store.setValue("network", name)

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """The last choice for `name`; the first of `allowed` if there is none among them."""
        chosen = self._text(f"choice/{name}", "")
        return chosen if chosen in allowed else allowed[0]

    def set_choice(self, name: str, chosen: str) -> None:
        self._store.setValue(f"choice/{name}", chosen)

    @property
    def folder(self) -> Path:
        """The folder of the last file that was opened or written."""
        folder = Path(self._text("folder", str(Path.home())))
        return folder if folder.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """The photos and projects opened lately, newest first."""
        return [Path(name) for name in self._texts("recent")]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the list."""
        path = path.resolve()
        rest = [other for other in self.recent if other != path]
        self._store.setValue("recent", [str(p) for p in [path, *rest][:MAX_RECENT]])

    def forget_recent(self, path: Path) -> None:
        """Take a file off the list."""
        self._store.setValue("recent", [str(other) for other in self.recent if other != path])

    @property
    def first_steps_seen(self) -> bool:
        """Whether the hint on the first steps was dismissed or done."""
        return self._text("first_steps_seen", "false") == "true"

    @first_steps_seen.setter
    def first_steps_seen(self, seen: bool) -> None:
        self._store.setValue("first_steps_seen", "true" if seen else "false")

    @property
    def used_commands(self) -> list[str]:
        """The names of the commands chosen in the command palette, newest first."""
        return self._texts("used_commands")

    def add_used_command(self, name: str) -> None:
        """Put a command at the head of the list."""
        rest = [other for other in self.used_commands if other != name]
        self._store.setValue("used_commands", [name, *rest][:MAX_USED_COMMANDS])

    def layout(self, name: str) -> QByteArray | None:
        """The stored geometry called `name`."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_layout(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", value)

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _texts(self, key: str) -> list[str]:
        value = self._store.value(key)  # a list of one comes back as its only item
        listed = value if isinstance(value, list) else [value]
        return [text for text in listed if isinstance(text, str) and text]

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return str(value) if isinstance(value, (str, int)) else default
