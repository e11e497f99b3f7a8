"""The one place that makes the application, and the one that opens the editor."""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PyQt5.QtCore import QCoreApplication, QMetaObject, Qt, QTextCodec, QTimer
from PyQt5.QtGui import QGuiApplication, QIcon
from PyQt5.QtWidgets import QApplication, QMessageBox, QWidget

from models.translation import joined, tr
from sean_editor.checkpoints import is_there, network_file
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import RESOURCES, theme, ui_font
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH
from sean_editor.machine.display import check_display, choose_platform
from sean_editor.machine.folders import can_write

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.export.handover import Handover
    from sean_editor.gui.commands.language import OpenWork
    from sean_editor.gui.main_window import MainWindow
    from sean_editor.session.editor_session import EditorSession

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

FACE_FIRST = 1.0
"""Seconds for which the model waits for the first face to be painted: importing torch holds up Python."""
PATIENCE = 3.0
"""Seconds in which the program ends when it is asked to from outside, whatever it is at."""


def make_application() -> QApplication:
    """The application, made on the first call: sharp on every screen, our fonts, no one else's plug-ins."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QCoreApplication.setAttribute(Qt.AA_EnableHighDpiScaling)
        QCoreApplication.setAttribute(Qt.AA_UseHighDpiPixmaps)
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        forget_foreign_plugins()
        settle_platform()
        name_files_as_python_does()
        app = QApplication([sys.argv[0] if sys.argv else "sean-editor"])
        install_translation(app, ENGLISH)  # who shows a window says in which language
    app.setApplicationName("SEAN Editor")
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.setWindowIcon(QIcon(str(RESOURCES / "app-icon.svg")))
    return app


def try_window() -> None:
    """Open an empty window for a moment. Where there is no screen, Qt ends the process."""
    app = make_application()
    window = QWidget()
    window.show()
    app.processEvents()


def show_message(message: str) -> None:
    """A message in a window of its own, for a program that was started without a terminal."""
    make_application()
    QMessageBox.warning(None, "SEAN Editor", message)


def forget_foreign_plugins() -> None:
    """Importing cv2 points Qt at the plug-ins of its own wheel; with them the program would abort."""
    import cv2  # noqa: F401  (now, so that it cannot set them again later)

    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]


def name_files_as_python_does() -> None:
    """One encoding for the names of files: with LC_ALL=C Qt would have ASCII, where Python has UTF-8."""
    codec = QTextCodec.codecForName(sys.getfilesystemencoding().encode())
    if codec is not None:
        QTextCodec.setCodecForLocale(codec)


def settle_platform() -> None:
    """Qt takes the platform that was checked, and no OpenGL on X11, unless the user has set either.

    Nothing here draws with OpenGL, and it loads the graphics driver's LLVM, beside which triton (part of
    torch's CUDA build) crashes when it is imported.
    """
    if platform := choose_platform():
        os.environ.setdefault("QT_QPA_PLATFORM", platform)
    os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")


def run_editor(
    image: Path | None = None,
    labels: Path | None = None,
    device: str = "auto",
    checkpoint: Path | None = None,
    label_order: str = "auto",
    language: str = "",
    handover: Handover | None = None,
    quick: bool = True,
) -> int:
    """Open the editor on `image`, or on a shipped portrait; returns the exit status once it is closed.

    UserError if no window can be opened. The window comes first; the model is loaded behind it. `language`
    is a code of sean_editor.languages; "": the one chosen in the window, or the system's. `handover` is a
    layer of another program to open instead, and to return. `quick` is the engine's.
    """
    check_display()
    app, settings = make_application(), Settings()
    install_translation(app, language or settings.language)
    theme().apply(settings.theme)
    network, gone = starting_network(checkpoint, settings)
    editor = _Editor(app, settings, device, network, may_fall_back=checkpoint is None, quick=quick)
    editor.news = gone
    if handover is not None:
        status, handed = editor.show_window(lambda window: window.start_layer(handover))
    else:
        status, handed = editor.show_window(lambda window: window.start(image, labels, label_order))
    while handed is not None:  # the person chose another language
        install_translation(app, settings.language)
        status, handed = editor.show_window(partial(_go_on, handed, handover))
    return status


class _Editor:
    """Shows windows, one after the other, that share the model and the networks for photos.

    `news` is what the next window says once it has its first picture.
    """

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        device: str,
        network: Path | None,
        may_fall_back: bool,
        quick: bool,
    ) -> None:
        from sean_editor.gui.background.lazy_analyser import LazyAnalyser
        from sean_editor.gui.background.lazy_engine import LazyEngine

        self._app, self._settings, self.news = app, settings, ""
        self._face = threading.Event()  # the first one has been painted
        self._say_device: Callable[[str], None] = lambda label: None
        self._say_why: Callable[[str], None] = lambda reason: None
        self._engine = cast(
            "Engine",
            LazyEngine(
                network,
                device,
                lambda label: self._say_device(label),
                fall_back=(lambda reason: self._say_why(reason)) if may_fall_back else None,
                wait=lambda: self._face.wait(FACE_FIRST),
                quick=quick,
            ),
        )
        self._analyser = LazyAnalyser(device, settings.face_parser)

    def show_window(self, start: Callable[[MainWindow], object]) -> tuple[int, OpenWork | None]:
        """Open a window and wait until it is closed: the exit status, and the work for a next window."""
        from sean_editor.gui.background.bridge import Bridge
        from sean_editor.gui.background.end_signals import EndSignals
        from sean_editor.gui.background.opened_files import OpenedFiles
        from sean_editor.gui.main_window import MainWindow
        from sean_editor.session.editor_session import EditorSession

        bridge = Bridge()
        session = EditorSession(self._engine, bridge.post)
        window = MainWindow(session, self._settings, analyser=self._analyser)
        self._say_device = lambda label: bridge.post(lambda: window.status.set_device(label))
        self._say_why = lambda reason: bridge.post(lambda: self._fell_back(window, reason))
        window.status.set_device(self._engine.device_label)
        sys.excepthook = _report_mistakes(lambda text: window.banner.show_error(text, stays=True))
        window.show()
        self._await_face(window)
        if lost := joined(self.news, what_is_lost(self._settings)):
            _with_the_first_result(session, lambda: window.banner.show_error(lost, stays=True))
        _with_the_first_result(session, gc.freeze)  # what was imported: to walk it would hold up the window
        QTimer.singleShot(0, lambda: start(window))
        opened = OpenedFiles(self._app, window.files.open_portrait_file)
        signals = EndSignals(lambda number: _end_now(window, 128 + number))
        heeded = _heed_the_session(self._app, window)
        status = self._app.exec_()
        for connection in heeded:
            self._app.disconnect(connection)
        self._app.removeEventFilter(opened)
        signals.close()
        bridge.close()
        sys.excepthook = sys.__excepthook__
        self._engine, self.news = session.engine, ""  # another network may have been chosen
        window.deleteLater()
        return int(status), window.language.handed_over

    def _await_face(self, window: MainWindow) -> None:
        from sean_editor.gui.canvas.first_paint import FirstPaint

        watch = FirstPaint(parent=window)

        def painted() -> None:
            window.layout_canvas.removeEventFilter(watch)
            self._face.set()

        watch.face_painted.connect(painted)
        window.layout_canvas.installEventFilter(watch)

    def _fell_back(self, window: MainWindow, reason: str) -> None:
        """The chosen network could not be used."""
        sentence = tr("{reason} The usual network is used instead.", reason=reason)
        self._settings.network = ""
        _with_the_first_result(window.session, lambda: window.banner.show_error(sentence))


def _go_on(handed: OpenWork, handover: Handover | None, window: MainWindow) -> None:
    window.start_with(handed)
    if handover is not None:
        window.handover.offer(handover)


def _heed_the_session(app: QApplication, window: MainWindow) -> tuple[QMetaObject.Connection, ...]:
    """A log-out keeps everything: all is on disk before the session goes on to end, or is kept after all."""
    QGuiApplication.setFallbackSessionManagementEnabled(False)  # it would ask, and hold up the log-out
    return (
        app.commitDataRequest.connect(lambda _: window.autosave.flush()),
        app.aboutToQuit.connect(window.leave),  # one that was closed has nothing left to do
    )


def _end_now(window: MainWindow, status: int) -> None:
    """Asked to end from outside: nothing is asked, nothing is lost, and nobody waits for a long export."""
    hurry = threading.Timer(PATIENCE, os._exit, [status])
    hurry.daemon = True
    hurry.start()
    window.leave(at_once=True)
    theme().close()
    os._exit(status)  # to take the networks down in order takes a second


def _with_the_first_result(session: EditorSession, say: Callable[[], None]) -> None:
    """Say something once the portrait is there: to open one takes away what was said before."""

    def result_changed(_: object) -> None:
        session.result_changed.disconnect(result_changed)
        say()

    session.result_changed.connect(result_changed)


def starting_network(checkpoint: Path | None, settings: Settings) -> tuple[Path | None, str]:
    """The weights file named at the start, or else the one chosen before; None if there is neither, or that
    has gone: then with a sentence.
    """
    if checkpoint is not None or not settings.network:
        return checkpoint, ""
    path = network_file(settings.network)
    if is_there(path):
        return path, ""
    settings.network = ""
    return None, tr(
        "{file} no longer exists: the usual network is used. The Model menu chooses another.", file=path
    )


def what_is_lost(settings: Settings) -> str:
    """Sentences on what cannot be kept until the next start, "" if all can."""
    from sean_editor.engine.style_bank import default_cache_dir

    sentences, cache = [], default_cache_dir()
    if not settings.writable:
        sentences.append(tr("Settings cannot be saved to {file}.", file=settings.path))
    if not can_write(cache):
        sentences.append(tr("Encoded portraits cannot be kept in {folder}.", folder=cache))
    return joined(*sentences, tr("Check that you may write there.")) if sentences else ""


def _report_mistakes(show: Callable[[str], None]) -> ExceptHook:
    """An excepthook: our own mistakes go to the terminal in full and to the window in a sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        lines = str(error).strip().splitlines()
        show(
            tr(
                "Something went wrong in the program ({error}). Your work is still here: save it, and "
                "restart the program if anything looks odd.",
                error=f"{kind.__name__}: {lines[0]}" if lines else kind.__name__,
            )
        )

    return hook
