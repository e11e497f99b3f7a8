"""Canvases on a small document, and a mouse that sends real events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from canvas_samples import Mouse, sample_portrait
from PyQt5.QtWidgets import QApplication

from sean_editor.document import Document
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas, SharedView, ToolState


@pytest.fixture
def document() -> Document:
    return Document(sample_portrait())


@pytest.fixture
def state() -> ToolState:
    return ToolState()


@pytest.fixture
def view() -> SharedView:
    return SharedView()


@pytest.fixture
def layout(qtbot, state: ToolState, view: SharedView, document: Document) -> LayoutCanvas:
    canvas = LayoutCanvas(state, view)
    qtbot.addWidget(canvas)
    canvas.resize(672, 672)  # fits 64 pixels at exactly 1000 %
    canvas.show()
    canvas.set_document(document)
    canvas.setFocus()
    QApplication.processEvents()
    return canvas


@pytest.fixture
def result(qtbot, view: SharedView, document: Document) -> ResultCanvas:
    canvas = ResultCanvas(view)
    qtbot.addWidget(canvas)
    canvas.resize(672, 672)
    canvas.show()
    canvas.set_document(document)
    canvas.set_images(np.full((64, 64, 3), (10, 200, 30), np.uint8), document.portrait.image)
    QApplication.processEvents()
    return canvas


@pytest.fixture
def mouse(layout: LayoutCanvas) -> Iterator[Mouse]:
    mouse = Mouse(layout)
    yield mouse
    mouse.let_go()
