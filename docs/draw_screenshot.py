"""Draws resources/screenshot.png from the real window, without a screen: `python docs/draw_screenshot.py`.

Clara with Astrid's hair, as after a drag of the hair from the gallery onto the result.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import platformdirs  # noqa: E402
from PyQt5.QtCore import QSettings  # noqa: E402
from PyQt5.QtWidgets import QApplication  # noqa: E402

from sean_editor.engine.engine import Engine  # noqa: E402
from sean_editor.gui.app import make_application  # noqa: E402
from sean_editor.gui.background.bridge import Bridge  # noqa: E402
from sean_editor.gui.main_window import MainWindow  # noqa: E402
from sean_editor.gui.settings import Settings  # noqa: E402
from sean_editor.gui.theme import theme  # noqa: E402
from sean_editor.photo.by_name import find_portrait  # noqa: E402
from sean_editor.session.editor_session import EditorSession  # noqa: E402

PICTURE = ROOT / "resources" / "screenshot.png"
SIZE = 1280, 800
HAIR = 13


def draw(path: Path) -> None:
    """The window with its default settings, grabbed when nothing is left to compute."""
    app = make_application()
    theme().apply("dark")
    bridge = Bridge()
    session = EditorSession(Engine(device="cpu", quick=True), bridge.post)
    window = MainWindow(session, Settings())
    window.status.set_device(session.engine.device_label)
    window.show()
    window.start(find_portrait("clara"))
    window.resize(*SIZE)
    wait(app, session)
    astrid = next(one for one in session.references if one.portrait.name == "Astrid")
    session.apply_style(astrid.id, [HAIR])
    wait(app, session)
    session.request_render()  # once more, for the time that a person sees, with everything cached
    window.bench.tool_state.set_region(HAIR)
    wait(app, session)
    assert window.grab().save(str(path))
    if session.document is not None:
        session.document.mark_saved()
    window.close()
    bridge.close()


def wait(app: QApplication, session: EditorSession) -> None:
    """Events for a second longer than there is work."""
    quiet = time.monotonic()
    while time.monotonic() < quiet + 1:
        app.processEvents()
        time.sleep(0.01)
        if not session.idle or session.document is None:
            quiet = time.monotonic()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, folder)
        platformdirs.user_data_path = lambda *names, **options: Path(folder)  # nobody's own references
        draw(PICTURE)
    print(f"saved {PICTURE.relative_to(ROOT)}")
