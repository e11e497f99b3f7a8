"""The real window at a scale factor: what it looks like and where its mouse points, as JSON.

    QT_SCALE_FACTOR=1.5 QT_QPA_PLATFORM=offscreen python tests/gui/window/scaled_window.py [FOLDER [FONT]]

It draws pictures of the window into FOLDER. With FONT the system's font is so many times as large as usual.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_FONT_DPI"] = "96"  # the offscreen platform has 100, which would be a factor more
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import numpy as np
from clipping import cut_off
from PyQt5.QtCore import QPoint, QRect, QSettings, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget
from qimage2ndarray import rgb_view

from sean_editor.gui.app import make_application
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import theme
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.editor_session import EditorSession

STROKE = ((150, 120), (190, 150), (230, 150), (260, 200))
"""Places of the layout canvas, in logical pixels, and what is painted there with a tip of 12 pixels."""


class NoEngine:
    """The window without a network: nothing here needs a result."""

    checkpoint, checkpoint_name, checkpoint_hash, device_label = None, "none", "0" * 64, "none"
    quick = False
    refines = False

    def encode(self, *arguments: object) -> object:
        raise RuntimeError("there is no network here")


def pump(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert condition()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def mouse(window: MainWindow, what: Callable[..., object], at: QPoint, *button: Qt.MouseButton) -> None:
    """An event of the window system, which Qt hands to the widget there."""
    place = window.layout_canvas.mapTo(window, at)
    what(window.windowHandle(), *button, *([Qt.NoModifier] if button else []), place)
    settle()


def paint(window: MainWindow) -> str:
    """Paint a stroke and a rectangle; the digest of the layout."""
    tools = window.bench.tool_state
    tools.set_region(14)
    for tool, places in (("brush", STROKE), ("rectangle", ((40, 40), (80, 90)))):
        tools.set_tool(tool)
        tools.set_size(12)
        points = [QPoint(*place) for place in places]
        mouse(window, QTest.mouseMove, points[0])
        mouse(window, QTest.mousePress, points[0], Qt.LeftButton)
        for point in points[1:]:
            mouse(window, QTest.mouseMove, point)
        mouse(window, QTest.mouseRelease, points[-1], Qt.LeftButton)
    document = window.session.document
    assert document is not None and len(document.history) == 2, "the mouse did not paint"
    return hashlib.sha256(document.labels.tobytes()).hexdigest()


def pixels(widget: QWidget, rect: QRect | None = None) -> np.ndarray:
    """What a widget shows, uint8 [H, W, 3] in device pixels."""
    return rgb_view(widget.grab(rect or widget.rect()).toImage()).copy()


def brush_width(window: MainWindow) -> float:
    """The brush's circle as it is drawn, in logical pixels, for a tip of 40 label-map pixels."""
    canvas, tools = window.layout_canvas, window.bench.tool_state
    tools.set_tool("brush")
    tools.set_size(40)
    mouse(window, QTest.mouseMove, QPoint(2, 2))
    without = pixels(canvas)
    mouse(window, QTest.mouseMove, canvas.rect().center())
    changed = np.abs(pixels(canvas).astype(int) - without).max((0, 2)) > 24
    columns = np.flatnonzero(changed)
    columns = columns[columns > canvas.width() / 4 * canvas.devicePixelRatioF()]
    return float((columns[-1] - columns[0] + 1) / canvas.devicePixelRatioF())


def blurred(window: MainWindow) -> float:
    """How far the canvas in its window is from the canvas alone, of which each pixel is one of the screen."""
    canvas, ratio = window.layout_canvas, window.devicePixelRatioF()
    alone, whole = pixels(canvas), pixels(window)
    corner = canvas.mapTo(window, QPoint())
    x, y = round(corner.x() * ratio), round(corner.y() * ratio)
    inside = np.s_[4:-4, 4:-4]
    there = whole[y : y + alone.shape[0], x : x + alone.shape[1]]
    height, width = (min(a, b) for a, b in zip(there.shape[:2], alone.shape[:2], strict=True))
    return float(np.abs(there[:height, :width][inside].astype(int) - alone[:height, :width][inside]).mean())


def report(window: MainWindow, folder: Path | None) -> dict[str, object]:
    cut: list[str] = []
    for theme_name in ("light", "dark"):  # the outer loop: to dress a whole window anew takes longest
        theme().apply(theme_name)
        for place in ("folded", "side", "below"):
            window.bench.actions[f"regions_{place}"].trigger()
            settle()
            cut += [f"{place}: {one}" for one in cut_off(window)]
            if folder is not None:
                window.grab().save(str(folder / f"{place}-{theme_name}.png"))
    window.banner.dismiss()
    settle()
    thumb = window.region_panel.rows[13].thumb.pixmap()
    zoom = window.layout_canvas.transform().zoom
    return {
        "ratio": window.devicePixelRatioF(),
        "cut off": cut,
        "blurred": blurred(window),
        "thumbnail": thumb.width() if thumb is not None else 0,
        "labels": paint(window),
        "brush": brush_width(window) / zoom,
        "size": [window.width(), window.height()],
    }


def main(folder: Path | None, font: float) -> None:
    app = make_application()
    larger = app.font()
    larger.setPixelSize(round(larger.pixelSize() * font))
    app.setFont(larger)
    theme().apply("dark")
    bridge = Bridge()
    session = EditorSession(NoEngine(), bridge.post)  # type: ignore[arg-type]
    window = MainWindow(session, Settings())
    window.resize(1280, 800)
    window.show()
    session.open_portrait(load_portrait(shipped_portraits()[0]))
    pump(lambda: session.document is not None)
    window.banner.dismiss()
    settle()
    print(json.dumps(report(window, folder)))
    assert session.document is not None
    session.document.mark_saved()
    window.close()
    bridge.close()
    app.processEvents()


if __name__ == "__main__":
    with TemporaryDirectory() as private:
        QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, private)
        os.environ["XDG_DATA_HOME"] = private
        words = [*sys.argv[1:], *("", "1")[len(sys.argv) - 1 :]]
        main(Path(words[0]) if words[0] else None, float(words[1]))
