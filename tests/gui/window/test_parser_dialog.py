"""The choice of the face parser: ours, the public one from a real server on this machine, or a file."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import torch
from PyQt5.QtWidgets import QDialog, QLabel, QWidget

from models.parsing import FaceParser, save_parser
from models.parsing.parser import ParserConfig
from sean_editor import checkpoints
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.dialogs import face_parser, files
from sean_editor.gui.dialogs.face_parser import FaceParserDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.machine.downloads import Download


@dataclass
class Site:
    """A server with one file. `hold` keeps it from sending the second half."""

    url: str = ""
    content: bytes = b""
    hold: threading.Event = field(default_factory=threading.Event)
    status: int = 200


@pytest.fixture
def parser_file(tmp_path: Path) -> Path:
    """A parser of the real shape with random weights."""
    torch.manual_seed(0)
    path = tmp_path / "mine.safetensors"
    save_parser(FaceParser(ParserConfig()), path)
    return path


@pytest.fixture
def site(parser_file: Path) -> Iterator[Site]:
    made = Site(content=parser_file.read_bytes())
    made.hold.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
            total, rest = len(made.content), made.content[start:]
            self.send_response(made.status if made.status != 200 else 206 if asked else 200)
            self.send_header("Content-Length", str(len(rest)))
            if asked:
                self.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
            self.end_headers()
            try:
                self.wfile.write(rest[: len(rest) // 2])
                made.hold.wait(20)
                self.wfile.write(rest[len(rest) // 2 :])
            except OSError:
                pass  # the other side had enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.hold.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def folder(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where weights lie: only ours so far. The public file is that of the site."""
    made = tmp_path / "checkpoints"
    made.mkdir()
    digest = hashlib.sha256(site.content).hexdigest()
    note = "For non-commercial research only."
    public = Download("Public", "public.safetensors", (site.url,), len(site.content), digest, note)
    monkeypatch.setitem(face_parser.DOWNLOADS, "face-parser", public)
    monkeypatch.setattr(checkpoints, "ADDED_CHECKPOINTS", made)
    monkeypatch.setattr(checkpoints, "FACE_PARSER", made / "face-parser.safetensors")
    monkeypatch.setattr(checkpoints, "PUBLIC_FACE_PARSER", made / "public.safetensors")
    shutil.copy(tmp_path / "mine.safetensors", made / "face-parser.safetensors")
    return made


@dataclass
class Scene:
    """A dialog and what it works on."""

    parent: QWidget
    jobs: Jobs
    settings: Settings
    analyser: LazyAnalyser
    dialog: FaceParserDialog

    def again(self) -> FaceParserDialog:
        self.dialog.reject()
        self.dialog = FaceParserDialog(self.parent, self.jobs, self.settings, self.analyser)
        self.dialog.open()
        return self.dialog

    def used(self) -> str:
        return self.analyser.get().parser_name


@pytest.fixture
def scene(qtbot, folder: Path, own_settings: Settings) -> Iterator[Scene]:
    parent, jobs, analyser = QWidget(), Jobs(), LazyAnalyser("cpu")
    qtbot.addWidget(parent)
    parent.show()
    made = Scene(parent, jobs, own_settings, analyser, FaceParserDialog(parent, jobs, own_settings, analyser))
    made.dialog.open()
    yield made
    made.dialog.close()
    jobs.close()


def words(dialog: QDialog) -> str:
    """All that it says, breaks for long paths left out."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel)).replace("\u200b", "")


def test_at_first_it_is_ours_and_the_other_is_explained(scene: Scene, folder: Path) -> None:
    dialog = scene.dialog
    assert dialog.ours.isChecked() and dialog.use_button.isEnabled()
    assert not dialog.public.isEnabled() and not dialog.other.isEnabled()
    assert dialog.download_button.isVisible()
    said = words(dialog)
    assert "non-commercial research only" in said and f"put it at {folder / 'public.safetensors'}" in said


def test_it_is_downloaded_checked_and_used(scene: Scene, folder: Path, site: Site, qtbot) -> None:
    dialog = scene.dialog
    dialog.download_button.click()
    assert dialog.progress.isVisible() and not dialog.use_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.public.isChecked(), timeout=20000)
    assert (folder / "public.safetensors").read_bytes() == site.content
    assert not dialog.download_button.isVisible() and "Found at" in words(dialog)
    dialog.use_button.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.Accepted, timeout=20000)
    assert scene.settings.face_parser == folder / "public.safetensors" == dialog.chosen
    assert scene.used() == "public.safetensors"
    assert scene.again().public.isChecked()


def test_its_progress_is_shown_and_it_can_be_cancelled(scene: Scene, folder: Path, site: Site, qtbot) -> None:
    dialog = scene.dialog
    site.hold.clear()
    dialog.download_button.click()
    qtbot.waitUntil(lambda: "%" in dialog.message.text() and dialog.progress.value() > 400, timeout=20000)
    dialog.cancel_button.click()
    assert dialog.isVisible() and "next download resumes here" in dialog.message.text()
    assert dialog.ours.isChecked() and dialog.download_button.isEnabled()
    assert not (folder / "public.safetensors").exists()
    site.hold.set()
    dialog.download_button.click()
    qtbot.waitUntil(lambda: dialog.public.isChecked(), timeout=20000)
    assert (folder / "public.safetensors").read_bytes() == site.content


def test_closing_gives_the_download_up(scene: Scene, folder: Path, site: Site, qtbot) -> None:
    site.hold.clear()
    scene.dialog.download_button.click()
    scene.dialog.reject()
    assert scene.jobs.idle
    site.hold.set()
    done = []
    scene.jobs.run("after it", lambda job: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20000)
    assert not (folder / "public.safetensors").exists()


def test_a_server_that_refuses_is_a_message_in_the_dialog(
    scene: Scene, folder: Path, site: Site, qtbot
) -> None:
    site.status = 503
    dialog = scene.dialog
    height = dialog.height()
    dialog.download_button.click()
    qtbot.waitUntil(lambda: dialog.message.property("role") == "danger", timeout=20000)
    assert "answered 503" in dialog.message.text() and str(folder) in dialog.message.text()
    assert dialog.height() > height, "there is room for all of it"
    assert dialog.ours.isChecked() and dialog.download_button.isEnabled()


def test_another_file_is_read_before_it_is_chosen(
    scene: Scene, parser_file: Path, tmp_path: Path, monkeypatch, qtbot
) -> None:
    foreign = tmp_path / "notes.pth"
    foreign.write_text("dear diary")
    answers = iter([foreign, None, parser_file])
    monkeypatch.setattr(files, "ask_open", lambda *_: next(answers))
    dialog = scene.dialog
    dialog.browse_button.click()
    assert dialog.other.isChecked() and str(foreign) in words(dialog)
    dialog.use_button.click()
    qtbot.waitUntil(lambda: dialog.message.property("role") == "danger", timeout=20000)
    assert "notes.pth" in dialog.message.text() and dialog.isVisible()
    assert scene.settings.face_parser is None and scene.used() == "face-parser.safetensors"
    dialog.browse_button.click()
    assert str(foreign) in words(dialog), "the person thought better of it"
    dialog.browse_button.click()
    dialog.use_button.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.Accepted, timeout=20000)
    assert scene.settings.face_parser == parser_file and scene.used() == "mine.safetensors"
    again = scene.again()
    assert again.other.isChecked() and again.name == "mine.safetensors"


def test_ours_can_be_preferred_to_the_public_one(scene: Scene, folder: Path, site: Site, qtbot) -> None:
    (folder / "public.safetensors").write_bytes(site.content)
    dialog = scene.again()
    assert dialog.public.isChecked(), "used by itself when it lies there"
    dialog.ours.setChecked(True)
    dialog.use_button.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.Accepted, timeout=20000)
    assert scene.again().ours.isChecked()


def test_a_chosen_file_that_has_gone_leaves_the_usual_one(scene: Scene, parser_file: Path) -> None:
    scene.settings.face_parser = parser_file
    assert Settings().face_parser == parser_file
    parser_file.unlink()
    assert scene.settings.face_parser is None and scene.again().ours.isChecked()


def test_the_next_photo_is_labelled_by_it(
    window: MainWindow, folder: Path, parser_file: Path, monkeypatch, qtbot
) -> None:
    """From the menu, with the network of the window: the portrait's labels can be found again at once."""
    settle = lambda: window.session.idle and window.session.result is not None  # noqa: E731
    qtbot.waitUntil(settle, timeout=20000)
    window.photos.analyser = LazyAnalyser("cpu")

    def choose(dialog: FaceParserDialog) -> int:
        dialog.open()
        dialog.choose(parser_file)
        dialog.use_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20000)
        return dialog.result()

    monkeypatch.setattr(FaceParserDialog, "exec_", choose)
    window.bench.actions["face_parser"].trigger()
    assert "mine.safetensors" in window.banner.text
    before = window.session.document.labels.copy()
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: (window.session.document.labels != before).any(), timeout=20000)
    assert window.photos.analyser.get().parser_name == "mine.safetensors"
    window.session.document.undo()
