"""The Model menu: which network paints, and getting the one that may not be shipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt

from models.translation import joined, tr, tr_marked
from sean_editor import checkpoints
from sean_editor.gui.actions.model import NETWORKS
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.background.model_getter import ModelGetter
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.celebahq import CelebAHQDialog
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.workbench import Workbench
from sean_editor.session.switching import load_another

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


class ModelCommands(QObject):
    """Loads another network behind the running session. The choice is kept for the next start."""

    def __init__(self, bench: Workbench, status: StatusBar) -> None:
        super().__init__(bench.window)
        self._bench, self._status = bench, status
        self.getter = ModelGetter(self)
        self.dialog: CelebAHQDialog | None = None
        """The dialog of the CelebA-HQ model, once it has been opened."""
        self._loading: Job | None = None
        self._shown: Path | None = None
        for name, network in NETWORKS.items():
            bench.actions.connect(
                **{name: lambda network=network: self.use(checkpoints.network_file(network))}
            )
        bench.actions.connect(
            other_network=self._use_shown,
            choose_network=self._choose,
            get_celebahq=self.open_dialog,
        )
        bench.session.engine_changed.connect(self.show_network)
        bench.session.result_changed.connect(lambda _: self._notice_network())
        self.getter.arrived.connect(self._arrived)
        self.getter.jobs.changed.connect(self._show_getting)
        bench.jobs.changed.connect(self._show_getting, Qt.QueuedConnection)  # after the status line
        status.cancel_requested.connect(self._stop_getting)
        self.show_network()

    def close(self) -> None:
        """Stop a download; the part that has arrived is kept."""
        self.getter.close()

    # the menu

    def show_network(self) -> None:
        """List the networks that are there, and check the one in use."""
        actions, used = self._bench.actions, self._used
        self._shown = used
        for name, network in NETWORKS.items():
            path = checkpoints.network_file(network)
            actions[name].setVisible(checkpoints.is_there(path))
            actions[name].setChecked(path == used)
        other = used is not None and used not in map(checkpoints.network_file, NETWORKS.values())
        actions["other_network"].setVisible(other)
        actions["other_network"].setChecked(other)
        if used is not None and other:
            actions["other_network"].setText(used.name.replace("&", "&&"))
        if self.dialog is not None:
            self.dialog.set_in_use(used == self.getter.target)

    def _notice_network(self) -> None:
        """At the start the network in use is known when it has painted."""
        if self._used != self._shown:
            self.show_network()

    @property
    def _used(self) -> Path | None:
        return self._bench.session.engine.checkpoint

    def _use_shown(self) -> None:
        if self._shown is not None:
            self.use(self._shown)

    def _choose(self) -> None:
        settings = self._bench.settings
        path = files.ask_open(self._bench.window, tr("Choose a weights file"), settings.folder, files.WEIGHTS)
        if path is not None:
            path = path.resolve()
            settings.folder = path.parent
            self.use(path)

    # switching

    def use(self, path: Path) -> None:
        """Paint with this network from now on, as soon as it has been read and tried out."""
        bench, session = self._bench, self._bench.session
        if self._loading is not None:
            bench.jobs.drop(self._loading)  # the newest choice counts
            self._loading = None
        self.show_network()  # its entry is checked once it is in use
        if path == self._used:
            self._remember(path)
            return
        engine, portrait = session.engine, session.document.portrait if session.document is not None else None
        self._loading = bench.jobs.run(
            tr("Loading {file}", file=path.name),
            lambda job: load_another(engine, path, portrait, bench.regions),
            lambda another: self._take(path, another),
            self._fail,
        )

    def _take(self, path: Path, engine: Engine) -> None:
        self._loading, before, session = None, self._used, self._bench.session
        session.use_engine(engine)
        self._status.set_device(engine.device_label)
        self._remember(path)
        sentences = [tr("The network is now {name}.", name=path.stem)]
        fit = session.document.fit if session.document is not None else None
        if fit is not None and not engine.accepts(fit):
            sentences.append(tr("The fit to the photo belongs to another network and is not used with it."))
        if session.document is not None:
            sentences.append(session.made.not_read(session.document.styles.sources(), engine))
        back = (
            (tr("Back to {name}", name=before.stem), lambda: self.use(before)) if before is not None else None
        )
        self._bench.banner.show_notice(joined(*sentences), back)

    def _fail(self, message: str) -> None:
        self._loading = None
        name = self._bench.session.engine.checkpoint_name
        self._bench.banner.show_error(tr("{message} {name} stays in use.", message=message, name=name))

    def _remember(self, path: Path) -> None:
        self._bench.settings.network = checkpoints.network_name(path)

    # the CelebA-HQ model

    def open_dialog(self) -> None:
        """Show what the CelebA-HQ model is, and how the download is getting on."""
        if self.dialog is None:
            bench, device = self._bench, self._bench.session.engine.device_label
            self.dialog = CelebAHQDialog(bench.window, self.getter, bench.settings, device)
            self.dialog.use_requested.connect(lambda: self.use(self.getter.target))
        self.dialog.set_in_use(self._used == self.getter.target)
        self.dialog.show()
        self.dialog.activateWindow()

    def _arrived(self) -> None:
        self.show_network()
        if self.dialog is None or not self.dialog.isVisible():
            title = tr_marked(self.getter.model.title)
            self._bench.banner.show_notice(
                tr("{title}: checked and converted.", title=title),
                (tr("Use this network"), lambda: self.use(self.getter.target)),
            )

    def _show_getting(self, *_: object) -> None:
        """The status line has room for one job: those that a person waits for come first."""
        if self._bench.jobs.idle:
            self._status.show_job(self.getter.jobs.shown)

    def _stop_getting(self) -> None:
        if self._bench.jobs.idle:
            self.getter.stop()
