"""The one place that makes the application, and the one that opens the editor."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PyQt5.QtCore import QCoreApplication, Qt, QTimer
from PyQt5.QtGui import QGuiApplication, QIcon
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import RESOURCES, theme, ui_font
from sean_editor.gui.translation import install_translation
from sean_editor.machine.display import check_display

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def make_application() -> QApplication:
    """The application, made on the first call: sharp on every screen, our fonts, no one else's plug-ins."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QCoreApplication.setAttribute(Qt.AA_EnableHighDpiScaling)
        QCoreApplication.setAttribute(Qt.AA_UseHighDpiPixmaps)
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        forget_foreign_plugins()
        do_without_opengl()
        app = QApplication([sys.argv[0] if sys.argv else "sean-editor"])
        install_translation(app)
    app.setApplicationName("SEAN Editor")
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.setWindowIcon(QIcon(str(RESOURCES / "app-icon.svg")))
    return app


def forget_foreign_plugins() -> None:
    """Importing cv2 points Qt at the plug-ins of its own wheel; with them the program would abort."""
    import cv2  # noqa: F401  (now, so that it cannot set them again later)

    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]


def do_without_opengl() -> None:
    """No OpenGL on X11, unless the user has set it: nothing here draws with it, and it loads the graphics
    driver's LLVM, beside which triton (part of torch's CUDA build) crashes when it is imported.
    """
    os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")


def run_editor(
    image: Path | None = None,
    labels: Path | None = None,
    device: str = "auto",
    checkpoint: Path | None = None,
) -> int:
    """Open the editor on `image`, or on a shipped portrait; returns the exit status once it is closed.

    UserError if no window can be opened. The window comes first; the model is loaded behind it.
    """
    check_display()
    app = make_application()
    from sean_editor.gui.background.bridge import Bridge
    from sean_editor.gui.background.lazy_analyser import LazyAnalyser
    from sean_editor.gui.background.lazy_engine import LazyEngine
    from sean_editor.gui.main_window import MainWindow
    from sean_editor.session.editor_session import EditorSession

    settings = Settings()
    theme().apply(settings.theme)
    bridge = Bridge()
    engine = LazyEngine(
        checkpoint, device, lambda label: bridge.post(lambda: window.status.set_device(label))
    )
    session = EditorSession(cast("Engine", engine), bridge.post)
    window = MainWindow(session, settings, analyser=LazyAnalyser(device, settings.face_parser))
    window.status.set_device(engine.device_label)
    sys.excepthook = _tell_of_mistakes(window.banner.show_error)
    window.show()
    QTimer.singleShot(0, lambda: window.start(image, labels))
    status = app.exec_()
    bridge.close()
    sys.excepthook = sys.__excepthook__
    return int(status)


def _tell_of_mistakes(show: Callable[[str], None]) -> ExceptHook:
    """An excepthook: our own mistakes go to the terminal in full and to the window in a sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        words = str(error).strip().splitlines()
        show(
            f"Something went wrong in the program ({kind.__name__}{': ' + words[0] if words else ''}). "
            "Your work is still here: save it, and start the program again if anything looks odd."
        )

    return hook
