"""Commands of the view: zoom, fit, and the panel with the keyboard focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.workbench import Workbench

Stop = tuple[QWidget, Callable[[], object]]  # a panel, and what gives it the keyboard


class ViewCommands(QObject):
    """`stops` are the panels that F6 visits, in order."""

    def __init__(self, bench: Workbench, stops: Sequence[Stop]) -> None:
        super().__init__(bench.window)
        self._window, self._stops = bench.window, tuple(stops)
        view = bench.view
        bench.actions.connect(
            zoom_in=lambda: view.zoom_by(1.25),
            zoom_out=lambda: view.zoom_by(0.8),
            fit=view.fit,
            actual_size=view.actual_size,
            next_panel=lambda: self._step_panel(1),
            previous_panel=lambda: self._step_panel(-1),
        )

    def _step_panel(self, step: int) -> None:
        focus = self._window.focusWidget()
        here = [
            index
            for index, (panel, _) in enumerate(self._stops)
            if focus is panel or (focus is not None and panel.isAncestorOf(focus))
        ]
        _, give_keyboard = self._stops[((here[0] if here else -1) + step) % len(self._stops)]
        give_keyboard()
