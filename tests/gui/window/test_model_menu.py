"""The Model menu, with real clicks: the CelebA-HQ model from a server on this machine, and other networks."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from public_site import PublicSite, packed, page, public_site, serve, small_model, status, weights
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QAbstractButton, QLabel
from quick_cases import first_quick

from models.weights_file import read_metadata
from sean_editor import checkpoints
from sean_editor.document import Fit, MadeStyle
from sean_editor.gui.actions import SPECS
from sean_editor.gui.app import starting_network
from sean_editor.gui.dialogs import celebahq as dialog_module
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.celebahq import CelebAHQDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.machine import celebahq, http_file

LONG = 60_000


@pytest.fixture(scope="module")
def archive() -> bytes:
    return packed(weights())


@pytest.fixture(autouse=True)
def site(archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PublicSite]:
    """The model's publisher, on this machine; its place is a folder of the test."""
    monkeypatch.setenv("no_proxy", "*")
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    with public_site(archive) as made:
        monkeypatch.setattr(celebahq, "CELEBAHQ", small_model(made.url + "/net"))
        monkeypatch.setattr(checkpoints, "ADDED_CHECKPOINTS", folder)
        monkeypatch.setattr(checkpoints, "WIDE_CHECKPOINT", folder / "wide-256.safetensors")
        yield made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints" / "celebahq-256.safetensors"


def opened(window: MainWindow, qtbot, accept: bool = True) -> CelebAHQDialog:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=LONG)
    window.bench.actions["get_celebahq"].trigger()
    dialog = window.models.dialog
    qtbot.waitUntil(dialog.isVisible)
    if accept and not dialog.accept_box.isChecked():
        click(dialog.accept_box)
    return dialog


def click(button: QAbstractButton) -> None:
    assert button.isVisible() and button.isEnabled(), button.text()
    QTest.mouseClick(
        button, Qt.LeftButton, pos=QPoint(10, button.height() // 2)
    )  # a box is ticked at its left


def words(dialog: CelebAHQDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel)).replace("\u200b", "")


def settle(window: MainWindow, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: window.session.result_is_current and not window.session.rendering, timeout=LONG)
    return window.session.result


def listed(window: MainWindow) -> dict[str, bool]:
    """The networks that the menu shows, and whether they are checked."""
    names = ("compact_network", "wide_network", "celebahq_network", "other_network")
    actions = [window.bench.actions[name] for name in names]
    return {action.text(): action.isChecked() for action in actions if action.isVisible()}


OURS, THEIRS = (SPECS[name].text for name in ("compact_network", "celebahq_network"))


def test_downloaded_paused_resumed_and_used(
    window: MainWindow, site: PublicSite, target: Path, qtbot, own_settings: Settings
) -> None:
    """The whole way: the old network stays until the new one has painted, and the work stays."""
    dialog = opened(window, qtbot, accept=False)
    assert "CC BY-NC-SA 4.0" in words(dialog) and "256 x 256" in words(dialog)
    assert not dialog.main_button.isEnabled() and not dialog.choose_button.isEnabled()
    click(dialog.accept_box)
    site.answer = functools.partial(serve, holds=True)
    assert dialog.main_button.text() == "Download"
    click(dialog.main_button)
    qtbot.waitUntil(lambda: dialog.progress.value() > 400 and " MB of " in dialog.amount.text(), timeout=LONG)
    assert dialog.main_button.text() == "Pause" and not dialog.accept_box.isEnabled()
    click(dialog.main_button)
    assert "Paused" in dialog.message.text() and dialog.main_button.text() == "Resume"
    site.hold.set()
    part = target.with_name("CelebA-HQ_pretrained.tar.gz.part")
    qtbot.waitUntil(lambda: not list(target.parent.glob("*.lock")), timeout=LONG)
    assert site.content.startswith(part.read_bytes()) and 0 < part.stat().st_size < len(site.content)
    site.answer = serve
    click(dialog.main_button)
    qtbot.waitUntil(lambda: dialog.main_button.text() == "Use this network", timeout=LONG)
    assert site.asked[-1][1] == f"bytes={int(site.asked[-1][1][6:-1])}-" and site.asked[-1][2] == site.etag
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert read_metadata(target)["licence"] == "CC BY-NC-SA 4.0"

    document, before = window.session.document, settle(window, qtbot)
    document.fill(128, 20, 14)
    fit = Fit(np.ones((19, 512), np.float32), 20, 21, weights=window.session.engine.checkpoint_hash)
    document.set_fit(fit)
    click(dialog.main_button)
    qtbot.waitUntil(lambda: "now celebahq-256" in window.banner.text, timeout=LONG)
    assert window.session.engine.checkpoint == target and "fit to the photo belongs" in window.banner.text
    after = settle(window, qtbot)
    engine = window.session.engine
    expected = engine.render(document.labels, window.session.styles())
    np.testing.assert_array_equal(after, expected)
    assert not np.array_equal(after, before)
    assert window.session.document is document and document.fit is fit and window.session.fit is None
    assert dialog.main_button.text() == "In use" and not dialog.main_button.isEnabled()
    assert len(window.session.references) == 8 and window.gallery.model.rowCount() == 8
    assert listed(window) == {OURS: False, THEIRS: True} and own_settings.network == "celebahq-256"
    document.undo()
    document.undo()
    assert not document.modified and document.fit is None
    dialog.reject()


@pytest.mark.slow
def test_it_goes_on_behind_the_closed_dialog(
    window: MainWindow, site: PublicSite, target: Path, qtbot, faces
) -> None:
    """And nothing that a person does meanwhile waits for it."""
    dialog = opened(window, qtbot)
    site.answer = functools.partial(serve, holds=True)
    click(dialog.main_button)
    qtbot.keyClick(dialog, Qt.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: "CelebA-HQ" in window.status.job_label.text(), timeout=LONG)
    done: list[int] = []
    window.bench.jobs.run("Quick", lambda job: 1, done.append, done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=LONG)
    assert window.status.job.isVisible() and window.models.getter.downloading
    site.hold.set()
    qtbot.waitUntil(lambda: "checked and converted" in window.banner.text, timeout=LONG)
    qtbot.waitUntil(lambda: not window.status.job.isVisible())
    click(window.banner.offer_button)
    qtbot.waitUntil(lambda: window.session.engine.checkpoint == target, timeout=LONG)


def test_the_status_line_pauses_it(window: MainWindow, site: PublicSite, qtbot) -> None:
    dialog = opened(window, qtbot)
    site.answer = functools.partial(serve, holds=True)
    click(dialog.main_button)
    qtbot.waitUntil(lambda: window.status.job.isVisible() and window.models.getter.done > 0, timeout=LONG)
    click(window.status.job_cancel)
    assert dialog.main_button.text() == "Resume" and "Paused" in dialog.message.text()
    site.hold.set()
    dialog.reject()


def test_cancelled_nothing_is_left(window: MainWindow, site: PublicSite, target: Path, qtbot) -> None:
    dialog = opened(window, qtbot)
    site.answer = functools.partial(serve, holds=True)
    click(dialog.main_button)
    qtbot.waitUntil(lambda: window.models.getter.done > 0, timeout=LONG)
    click(dialog.cancel_button)
    site.hold.set()
    qtbot.waitUntil(lambda: list(target.parent.iterdir()) == [], timeout=LONG)
    assert dialog.main_button.text() == "Download" and not dialog.cancel_button.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("answer", "said"),
    first_quick(
        [
            (status(404), "no longer has the file (404)"),
            (status(403), "answered 403"),
            (status(503), "answered 503"),
            (page("Quota exceeded"), "quota is used up"),
            (functools.partial(serve, share=0.5), "closed the connection. The part that has arrived is kept"),
            (
                functools.partial(serve, holds=True),
                "did not answer in time. The part that has arrived is kept",
            ),
            (functools.partial(serve, length=300_000), "is damaged or incomplete"),
        ],
        3,
    ),
)
def test_a_download_that_fails_changes_nothing(
    window: MainWindow, site: PublicSite, target: Path, qtbot, monkeypatch, answer, said: str
) -> None:
    monkeypatch.setattr(http_file, "TIMEOUT", 0.5)
    dialog, engine, before = opened(window, qtbot), window.session.engine, window.session.result
    site.answer = answer
    click(dialog.main_button)
    qtbot.waitUntil(lambda: window.models.getter.wrong, timeout=LONG)
    assert said in dialog.message.text() and "\n" not in dialog.message.text()
    if "damaged" not in said:
        assert "open the page in a browser" in dialog.message.text()
    assert not target.exists() and window.session.engine is engine and window.session.result is before
    assert dialog.main_button.text() == ("Resume" if "kept" in said else "Download")
    assert dialog.page_button.isVisible() and dialog.choose_button.isEnabled()
    site.hold.set()
    site.answer = serve
    click(dialog.main_button)  # and another try is a success
    qtbot.waitUntil(lambda: target.exists() and not window.models.getter.busy, timeout=LONG)
    assert dialog.message.property("role") != "danger"
    dialog.reject()


def test_a_part_waits_for_the_next_start(
    window: MainWindow, site: PublicSite, qtbot, own_settings: Settings
) -> None:
    dialog = opened(window, qtbot)
    site.answer = functools.partial(serve, share=0.5)
    click(dialog.main_button)
    qtbot.waitUntil(lambda: window.models.getter.wrong, timeout=LONG)
    dialog.reject()
    next_start = type(window.models.getter)(window)
    again = CelebAHQDialog(window, next_start, Settings(), "CPU, 2 threads")
    again.show()
    assert again.accept_box.isChecked() and again.main_button.text() == "Resume"
    assert 400 < again.progress.value() < 600 and " MB of " in again.amount.text()
    assert "takes much longer than with compact-256" in words(again)
    again.close()
    next_start.close()


def test_the_page_opens_in_the_browser(window: MainWindow, qtbot, monkeypatch) -> None:
    opened_urls: list[str] = []
    monkeypatch.setattr(
        dialog_module.QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toString())
    )
    dialog = opened(window, qtbot, accept=False)
    click(dialog.page_button)
    click(dialog.licence_button)
    assert "drive.google.com" in opened_urls[0] and "by-nc-sa/4.0" in opened_urls[1]
    dialog.reject()


def test_the_file_from_the_browser_is_taken(
    window: MainWindow, archive: bytes, tmp_path: Path, target: Path, qtbot, monkeypatch
) -> None:
    wrong, right = tmp_path / "wrong.tar.gz", tmp_path / "CelebA-HQ_pretrained (1).tar.gz"
    wrong.write_bytes(packed(b"no weights"))
    right.write_bytes(archive)
    answers = iter([wrong, right])
    monkeypatch.setattr(files, "ask_open", lambda *_: next(answers))
    dialog = opened(window, qtbot)
    click(dialog.choose_button)
    qtbot.waitUntil(lambda: "cannot be read as weights" in dialog.message.text(), timeout=LONG)
    assert not target.exists() and wrong.exists()
    click(dialog.choose_button)
    qtbot.waitUntil(lambda: dialog.main_button.text() == "Use this network", timeout=LONG)
    assert right.read_bytes() == archive and target.exists()
    dialog.reject()


# other networks


def test_the_menu_lists_what_is_there(window: MainWindow, target: Path, qtbot) -> None:
    settle(window, qtbot)
    assert listed(window) == {OURS: False, "tiny.safetensors": True}
    target.write_bytes(b"damaged")
    window.models.show_network()
    assert listed(window) == {OURS: False, THEIRS: False, "tiny.safetensors": True}


def test_a_network_that_cannot_be_loaded_leaves_everything(
    window: MainWindow, target: Path, qtbot, own_settings: Settings
) -> None:
    before, engine = settle(window, qtbot), window.session.engine
    target.write_bytes(b"damaged")
    window.models.show_network()
    window.bench.actions["celebahq_network"].trigger()
    qtbot.waitUntil(lambda: window.banner.kind == "error", timeout=LONG)
    assert "celebahq-256.safetensors cannot be read" in window.banner.text
    assert "tiny.safetensors stays in use" in window.banner.text
    assert window.session.engine is engine and window.session.result is before
    assert listed(window)["tiny.safetensors"] and not listed(window)[THEIRS]
    assert own_settings.network == ""


@pytest.mark.slow
def test_any_weights_file_there_and_back(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch, own_settings: Settings
) -> None:
    before, tiny = settle(window, qtbot), window.session.engine.checkpoint
    mine = tmp_path / "mine & yours.pth"
    mine.write_bytes(weights())
    monkeypatch.setattr(files, "ask_open", lambda *_: mine)
    window.bench.actions["choose_network"].trigger()
    qtbot.waitUntil(lambda: window.session.engine.checkpoint == mine, timeout=LONG)
    assert listed(window) == {OURS: False, "mine && yours.pth": True}
    assert own_settings.network == str(mine)
    assert window.banner.offer_button.text() == "Back to tiny"
    click(window.banner.offer_button)
    qtbot.waitUntil(lambda: window.session.engine.checkpoint == tiny, timeout=LONG)
    np.testing.assert_array_equal(settle(window, qtbot), before)


@pytest.mark.slow
def test_made_styles_in_use_that_the_network_cannot_read_are_named(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    settle(window, qtbot)
    session, present = window.session, np.ones(19, bool)
    for shade in (0.1, 0.2, 0.3):
        codes = np.full((19, 512), shade, np.float32)
        style = MadeStyle(f"Mine {shade}", codes, present, session.engine.checkpoint_hash)
        session.made.add(style)
        session.document.assign_style([13], style.id)
    session.document.assign_style([1], style.id)
    mine = tmp_path / "mine.pth"
    mine.write_bytes(weights())
    window.models.use(mine)
    qtbot.waitUntil(lambda: session.engine.checkpoint == mine, timeout=LONG)
    assert "1 style in use belongs to another network: its regions show their own" in window.banner.text
    settle(window, qtbot)
    click(window.banner.offer_button)
    qtbot.waitUntil(lambda: session.engine.checkpoint != mine, timeout=LONG)
    assert "style in use" not in window.banner.text
    settle(window, qtbot)


def test_loading_can_be_cancelled(window: MainWindow, tmp_path: Path, qtbot, monkeypatch) -> None:
    settle(window, qtbot)
    mine = tmp_path / "mine.pth"
    mine.write_bytes(weights())
    engine = window.session.engine
    window.models.use(mine)
    window.bench.jobs.cancel()
    done: list[int] = []
    window.bench.jobs.run("After it", lambda job: 1, done.append, done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=LONG)
    assert window.session.engine is engine and window.banner.kind == ""


# the next start


def test_the_choice_is_remembered(own_settings: Settings, target: Path, tmp_path: Path) -> None:
    assert starting_network(None, own_settings) == (None, "")
    for path, name in ((target, "celebahq-256"), (tmp_path / "mine.pth", str(tmp_path / "mine.pth"))):
        path.touch()
        own_settings.network = checkpoints.network_name(path)
        assert Settings().network == name and starting_network(None, Settings()) == (path, "")
        for_once = tmp_path / "for once.pth"
        assert starting_network(for_once, Settings()) == (for_once, "") and Settings().network == name
    path.unlink()
    network, sentence = starting_network(None, own_settings)
    assert network is None and "mine.pth no longer exists" in sentence
    assert starting_network(None, own_settings) == (None, ""), "it is said once"
