"""Starting: no display, foreign plug-ins, settings that survive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt5.QtCore import QSettings

from sean_editor.errors import UserError
from sean_editor.gui import app
from sean_editor.gui.settings import Settings

ROOT = Path(__file__).resolve().parents[3]


def test_without_a_display_it_says_what_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(UserError) as raised:
        app.run_editor(None, None, "auto", None)
    assert "`edit`" in str(raised.value) and "--help" in str(raised.value)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    app.check_display()


def test_plugins_of_cv2_are_forgotten_and_others_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/somewhere/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/my/fonts")
    app.forget_foreign_plugins()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/my/fonts"


def test_the_window_can_be_built_without_torch() -> None:
    code = (
        "import sys, sean_editor.gui.app, sean_editor.gui.main_window, sean_editor.session.editor_session; "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=600).returncode == 0


def test_settings_survive_and_damage_reads_as_defaults(tmp_path: Path) -> None:
    settings = Settings()
    settings.theme, settings.mask_opacity, settings.contours, settings.folder = "light", 70, False, tmp_path
    settings.palette = "celebamask"
    settings.sync()
    again = Settings()
    assert (again.theme, again.mask_opacity, again.contours, again.folder) == ("light", 70, False, tmp_path)
    assert again.palette == "celebamask"
    store = QSettings(QSettings.IniFormat, QSettings.UserScope, "sean-editor", "editor")
    store.setValue("mask_opacity", "a lot")
    store.setValue("region_colours", "rainbow")
    store.setValue("folder", str(tmp_path / "gone"))
    assert (again.mask_opacity, again.palette, again.folder) == (40, "colour-blind", Path.home())


def test_the_platform_that_was_checked_is_used_and_without_opengl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "QT_QPA_PLATFORM", "QT_XCB_GL_INTEGRATION"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    app.settle_platform()
    assert (os.environ["QT_QPA_PLATFORM"], os.environ["QT_XCB_GL_INTEGRATION"]) == ("wayland", "none")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("QT_XCB_GL_INTEGRATION", "xcb_egl")
    app.settle_platform()
    assert (os.environ["QT_QPA_PLATFORM"], os.environ["QT_XCB_GL_INTEGRATION"]) == ("xcb", "xcb_egl")


NAMES = """
import os, sys
from PyQt5.QtCore import QFile, QFileInfo
from PyQt5.QtGui import QPixmap
from sean_editor.gui.app import make_application
application = make_application()
name = sys.argv[1]
assert bytes(QFile.encodeName(name)) == os.fsencode(name), bytes(QFile.encodeName(name))
assert not QPixmap(name).isNull()
"""


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}])
def test_qt_names_files_as_python_does(locale: dict[str, str], tmp_path: Path) -> None:
    icon = tmp_path / "jürgen → ö.svg"
    icon.write_bytes((app.RESOURCES / "app-icon.svg").read_bytes())
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    command = [sys.executable, "-c", NAMES, str(icon)]
    done = subprocess.run(command, cwd=ROOT, env={**env, **locale}, capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr
