"""Presses every documented key of the window on real keyboards, with real X events.

    xvfb-run -a python tests/gui/window/real_keys.py [LAYOUT ...]

It needs Xvfb, xdotool and setxkbmap. The window is the real one on a tiny network; its actions only note that
they were chosen. For each layout it prints what a key should have done and did not, and ends with status 1 if
there is any such key.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "xcb"
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import cv2
import numpy as np
from PyQt5.QtCore import QPointF, QSettings
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.actions import SPECS
from sean_editor.gui.app import make_application
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.editor_session import EditorSession

LAYOUTS = sys.argv[1:] or ("us", "gb", "de", "fr", "es", "it", "ru", "gr", "il")
SHIFT, CTRL, ALT, ALT_GR = 50, 37, 64, 108
HELD = {"Shift": SHIFT, "Ctrl": CTRL, "Alt": ALT, "AltGr": ALT_GR}

ROWS = ((10, "1234567890-="), (24, "QWERTYUIOP[]"), (38, "ASDFGHJKL;'`"), (51, "\\ZXCVBNM,./"))
NAMED = {"Return": 36, "F1": 67, "F6": 72, "Up": 111, "Down": 116}
US = {key: first + column for first, row in ROWS for column, key in enumerate(row)} | NAMED
ELSEWHERE = {
    "de": {"Z": US["Y"], "Y": US["Z"]},
    "fr": {"A": US["Q"], "Q": US["A"], "Z": US["W"], "W": US["Z"], "M": US[";"]},
}
"""Letters that lie elsewhere than on a US keyboard, by layout."""

SYMBOLS = {
    "gb": {"\\": (94,)},
    "de": {
        "[": (ALT_GR, US["8"]),
        "]": (ALT_GR, US["9"]),
        "\\": (ALT_GR, US["-"]),
        "Ctrl++": (CTRL, US["]"]),
    },
    "fr": {"[": (ALT_GR, US["5"]), "]": (ALT_GR, US["-"]), "\\": (ALT_GR, US["8"])},
    "es": {"[": (ALT_GR, US["["]), "]": (ALT_GR, US["]"]), "\\": (ALT_GR, US["`"])},
    "it": {"[": (ALT_GR, US["["]), "]": (ALT_GR, US["]"]), "\\": (US["`"],)},
    "il": {"[": (US["]"],), "]": (US["["],), "Shift+[": (SHIFT, US["]"]), "Shift+]": (SHIFT, US["["])},
}
"""Keys that type the symbols themselves, where that takes other ones than on a US keyboard."""


class NoEngine:
    """The window without a network: no key needs a picture."""

    checkpoint, checkpoint_name, checkpoint_hash, device_label = None, "none", "0" * 64, "none"
    quick = False

    def encode(self, *arguments: object) -> object:
        raise RuntimeError("there is no network here")


def pump(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Handle events until `condition` holds; whether it came to that."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    return condition()


def press(codes: tuple[int, ...]) -> list[str]:
    """Words for xdotool: hold all but the last key, press that, let go."""
    *held, key = map(str, codes)
    words = [word for code in held for word in ("keydown", code)]
    return [*words, "key", key, *(word for code in reversed(held) for word in ("keyup", code))]


def xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)


class Keyboard:
    """A window whose actions only note their names."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.done = window, list[str]()
        actions = window.bench.actions
        named = [(name, actions[name]) for name in SPECS]
        named += [(f"region {region}", action) for region, action in enumerate(actions.regions)]
        for name, action in named:
            for signal in (action.triggered, action.toggled):
                if action.receivers(signal):
                    signal.disconnect()
            action.setEnabled(True)
            action.triggered.connect(lambda _=False, n=name: self.done.append(n))

    def documented(self, layout: str) -> Iterator[tuple[str, str, tuple[int, ...]]]:
        """Action, shortcut, and the keys that a person with this keyboard presses for it."""
        places = US | ELSEWHERE.get(layout, {})
        regions = self.window.bench.regions.regions
        keys = [(name, key) for name, spec in SPECS.items() for key in spec.keys if key != "Ctrl++"]
        for name, shortcut in [*keys, *((f"region {region.id}", region.key) for region in regions)]:
            *held, key = shortcut.split("+")
            codes = (*(HELD[word] for word in held), places[key.upper() if len(key) == 1 else key])
            if layout != "il" or shortcut not in SYMBOLS["il"]:
                yield name, shortcut, codes
        names = {key: name for name, key in keys} | {"Ctrl++": "zoom_in"}
        for shortcut, codes in SYMBOLS.get(layout, {}).items():
            if shortcut != "\\":
                yield names[shortcut], f"{shortcut} typed", codes

    def check(self, layout: str) -> list[str]:
        """What keys should have done and did not."""
        subprocess.run(["setxkbmap", layout], check=True)
        pump(lambda: False, 0.3)  # Qt hears of the new map
        wrong = [
            f"{shortcut} did {did or 'nothing'}, not {name}"
            for name, shortcut, codes in self.documented(layout)
            if (did := self._did(codes)) != [name]
        ]
        for shortcut, codes in {"\\": (US["\\"],), "\\ typed": SYMBOLS.get(layout, {}).get("\\")}.items():
            if codes is not None:
                wrong += self._check_hold(shortcut, codes)
        return wrong

    def _did(self, codes: tuple[int, ...]) -> list[str]:
        self.done.clear()
        xdotool(*press(codes))
        pump(lambda: bool(self.done), 0.5)
        pump(lambda: False, 0.01)
        return list(self.done)

    def _check_hold(self, shortcut: str, codes: tuple[int, ...]) -> list[str]:
        """Hold the key; let AltGr go before it, as hands do."""
        canvas = self.window.result_canvas
        xdotool(*(word for code in codes for word in ("keydown", str(code))))
        shown = pump(lambda: canvas.comparing, 0.5)
        xdotool(*(word for code in codes for word in ("keyup", str(code))))
        hidden = pump(lambda: not canvas.comparing, 0.5)
        return [] if shown and hidden else [f"{shortcut}: original shown {shown}, hidden again {hidden}"]

    def check_picking(self) -> list[str]:
        """Clicks with Ctrl and with Alt."""
        wrong = []
        tools, canvas = self.window.bench.tool_state, self.window.layout_canvas
        document = self.window.session.document
        assert document is not None
        self.window.banner.dismiss()  # there is no network
        for name, code, region in (("Ctrl", CTRL, 13), ("Alt", ALT, 1)):
            tools.set_region(18)
            there = np.pad(
                (document.labels == region).astype(np.uint8), 1
            )  # the picture's edge is a border, too
            inside = cv2.distanceTransform(there, cv2.DIST_L2, 5)[1:-1, 1:-1]
            y, x = (place + 0.5 for place in np.unravel_index(inside.argmax(), inside.shape))
            at = canvas.mapToGlobal(QPointF(*canvas.transform().to_view(x, y)).toPoint())
            xdotool(
                "mousemove", str(at.x()), str(at.y()), "keydown", str(code), "click", "1", "keyup", str(code)
            )
            if not pump(lambda: tools.region == region, 1.0):  # noqa: B023
                wrong.append(f"{name}-click picked region {tools.region}, not {region}")
        return wrong


def main() -> int:
    app = make_application()
    bridge = Bridge()
    session = EditorSession(NoEngine(), bridge.post)  # type: ignore[arg-type]
    window = MainWindow(session, Settings())
    window.show()
    session.open_portrait(load_portrait(shipped_portraits()[0]))
    window.layout_canvas.setFocus()
    pump(window.isVisible)
    xdotool("windowfocus", str(int(window.winId())))
    pump(window.isActiveWindow)
    keyboard = Keyboard(window)
    wrong = {layout: found for layout in LAYOUTS if (found := keyboard.check(layout))}
    subprocess.run(["setxkbmap", "us"], check=True)
    if found := keyboard.check_picking():
        wrong["clicks"] = found
    print(json.dumps(wrong, indent=1))
    assert session.document is not None
    session.document.mark_saved()
    window.close()
    bridge.close()
    app.processEvents()
    return bool(wrong)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, folder)
        os.environ["XDG_DATA_HOME"] = folder
        sys.exit(main())
