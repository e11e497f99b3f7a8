"""The document's events."""

from __future__ import annotations

from sean_editor.document.signal import Signal


def test_listeners_hear_in_order_and_once() -> None:
    signal, heard = Signal(), []
    first, second = (
        (lambda *args: heard.append(("first", args))),
        (lambda *args: heard.append(("second", args))),
    )
    signal.connect(first)
    signal.connect(second)
    signal.connect(first)
    signal.emit(1, "a")
    assert heard == [("first", (1, "a")), ("second", (1, "a"))]


def test_bound_methods_can_be_disconnected() -> None:
    signal, heard = Signal(), list[int]()
    signal.connect(heard.append)
    signal.disconnect(heard.append)
    signal.disconnect(heard.append)
    signal.emit(1)
    assert heard == []


def test_a_listener_may_disconnect_itself_while_it_is_called() -> None:
    signal, heard = Signal(), list[str]()

    def once() -> None:
        heard.append("once")
        signal.disconnect(once)

    signal.connect(once)
    signal.connect(lambda: heard.append("always"))
    signal.emit()
    signal.emit()
    assert heard == ["once", "always", "always"]
