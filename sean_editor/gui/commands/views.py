"""Commands of the view: zoom, fit, and the panel with the keyboard focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.workbench import Workbench

Stop = tuple[QWidget, Callable[[], object]]  # a panel, and what gives it the keyboard


def by_key(widget: QWidget) -> Callable[[], object]:
    """What gives a widget the keyboard, and lets it know that keys are used."""
    return partial(widget.setFocus, Qt.ShortcutFocusReason)


class ViewCommands(QObject):
    """`stops` are the panels that F6 visits, in order, as far as it `can_show` them; `reveal` does."""

    def __init__(
        self,
        bench: Workbench,
        stops: Sequence[Stop],
        can_show: Callable[[QWidget], bool],
        reveal: Callable[[QWidget], None],
    ) -> None:
        super().__init__(bench.window)
        self._window, self._stops = bench.window, tuple(stops)
        self._can_show, self._reveal = can_show, reveal
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
        stops = [stop for stop in self._stops if self._can_show(stop[0])]
        here = [
            index
            for index, (panel, _) in enumerate(stops)
            if focus is panel or (focus is not None and panel.isAncestorOf(focus))
        ]
        panel, give_keyboard = stops[((here[0] if here else -1) + step) % len(stops)]
        self._reveal(panel)
        give_keyboard()
