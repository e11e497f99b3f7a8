"""Krita: Tools > Scripts > Edit Face with SEAN Editor. The layer out, the edit back as a group of layers.

`main.py plugin install krita` puts it into Krita's folder for plug-ins as sean_editor_krita/__init__.py.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator  # noqa: UP035  (Krita may have Python 3.8)

from krita import Extension, InfoObject, Krita, Selection
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QMessageBox

from .editor_call import EditorCall, EditorError

LOOK_MS = 200  # between two looks whether the editor was closed


class SeanEditor(Extension):
    """The plug-in as Krita loads it: an action in the menus of each window."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._open: list[tuple[EditorCall, Any, Any]] = []  # with the document and the layer
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def setup(self) -> None:  # Krita calls it
        pass

    def createActions(self, window: Any) -> None:  # noqa: N802  (Krita's name)
        action = window.createAction("sean_editor_edit_face", "Edit Face with SEAN Editor…", "tools/scripts")
        action.triggered.connect(self.edit_active)

    def edit_active(self) -> None:
        """Open the editor on the active layer. Krita stays free meanwhile."""
        document = Krita.instance().activeDocument()
        node = document.activeNode() if document is not None else None
        if node is None:
            _say("Open a picture and choose a layer first.")
            return
        try:
            node = _layer(node)
            call = EditorCall("krita", "Krita", node.name())
            try:
                _export(document, node, call.picture)
                call.start()
            except EditorError:
                call.close()
                raise
        except EditorError as error:
            _say(str(error))
            return
        self._open.append((call, document, node))
        self._timer.start()

    def _look(self) -> None:
        for entry in [one for one in self._open if one[0].ended]:
            self._open.remove(entry)
            call, document, node = entry
            with call:
                try:
                    _take(call, document, node)
                except EditorError as error:
                    _say(str(error))
        if not self._open:
            self._timer.stop()


def edit_face(document: Any, node: Any, reference: str = "", regions: str = "", face: int = 0) -> Any:
    """For scripts: edit a layer and wait for it, with a reference and regions without the editor's window.

    Gives the group with the result, None if the person returned none. EditorError with what went wrong.
    """
    node = _layer(node)
    with EditorCall("krita", "Krita", node.name(), reference, regions, face) as call:
        _export(document, node, call.picture)
        call.start()
        return _take(call, document, node)


def _layer(node: Any) -> Any:
    """The layer that is meant: that of a mask, too. EditorError for one without pixels."""
    while node.type().endswith("mask"):
        node = node.parentNode()
    if node.bounds().isEmpty():
        raise EditorError("The layer is empty. Choose one with a face.")
    return node


def _export(document: Any, node: Any, picture: Path) -> None:
    """Write the layer as it looks, alone and at full opacity, as a PNG with its colour profile."""
    options = InfoObject()
    values = {"alpha": True, "compression": 1, "forceSRGB": False, "indexed": False, "saveSRGBProfile": True}
    for name, value in values.items():
        options.setProperty(name, value)
    opacity = node.opacity()
    with _quiet():
        document.waitForDone()
        try:
            node.setOpacity(255)  # `save` would write it as alpha
            node.save(str(picture), document.xRes(), document.yRes(), options, node.bounds())
        finally:
            node.setOpacity(opacity)
    if not picture.is_file():  # what `save` gives back is None in any case
        raise EditorError("Krita could not write the layer to " + str(picture) + ".")


def _take(call: EditorCall, document: Any, node: Any) -> Any:
    answer = call.answer()
    if answer is None:
        return None
    if document not in Krita.instance().documents() or node.parentNode() is None:
        raise EditorError("The layer was removed while it was edited: the result has no place.")
    return _insert(document, node, call.edited, answer["names"])


def _insert(document: Any, node: Any, folder: Path, names: dict[str, str]) -> Any:
    """A group above the layer: the result, clear but where it was edited, with the matte as a saved
    selection, and the label map, which is hidden.

    The matte is no transparency mask: those that Krita 5.1 lets a plug-in make crash it when it saves.
    """
    bounds = node.bounds()
    area = bounds.x(), bounds.y(), bounds.width(), bounds.height()
    group = document.createNode(names["result"] + ": " + node.name(), "grouplayer")
    result = document.createNode(names["result"], "paintlayer")
    labels = document.createNode(names["labels"], "paintlayer")
    matte = document.createSelectionMask(names["matte"])
    selection = _matte(document, folder / "matte.png", area)
    group.addChildNode(result, None)
    group.addChildNode(labels, result)
    result.addChildNode(matte, None)
    pixels = _pixels(document, folder / "result.png")
    result.setPixelData(_cut(pixels, document.colorDepth(), selection.pixelData(*area)), *area)
    labels.setPixelData(_pixels(document, folder / "labels.png"), *area)
    labels.setVisible(False)
    matte.setSelection(selection)
    matte.setVisible(False)
    # last: Krita makes a step of each layer that is added, and the first undo takes the whole group away
    node.parentNode().addChildNode(group, node)
    document.setActiveNode(node)
    document.refreshProjection()
    return group


def _pixels(document: Any, picture: Path) -> bytes:
    """The pixels of a picture as the layers of the document have them."""
    space = document.colorModel(), document.colorDepth(), document.colorProfile()
    return _read(picture, *space)


def _matte(document: Any, picture: Path, area: tuple[int, int, int, int]) -> Any:
    """A grey picture as a selection, less what lies outside the present one, which limits the edit."""
    matte = Selection()
    matte.setPixelData(_read(picture, "GRAYA", "U8", "")[::2], *area)
    chosen = document.selection()
    if chosen is not None:
        matte.intersect(chosen)
    return matte


def _cut(pixels: bytes, depth: str, matte: Any) -> bytes:
    """Pixels, with their alpha last, that are clear where the matte is 0.

    Bits are combined, of all pixels at a time: there is no numpy here. A matte of 255 keeps the alpha;
    between 0 and 255 it is right for opaque pixels of whole numbers, and fractions get an edge without a
    fade.
    """
    values = bytes(matte)
    if depth.startswith("F"):
        values = values.translate(bytes(255 * (level > 127) for level in range(256)))
    cut, size = bytearray(pixels), len(pixels) // len(values)
    for byte in range(size - {"U8": 1, "U16": 2, "F16": 2, "F32": 4}[depth], size):
        alpha = int.from_bytes(pixels[byte::size], "big") & int.from_bytes(values, "big")
        cut[byte::size] = alpha.to_bytes(len(values), "big")
    return bytes(cut)


def _read(picture: Path, model: str, depth: str, profile: str) -> bytes:
    """The pixels of a picture in a colour space; with no profile in that of the model's own that it has."""
    with _quiet():
        document = Krita.instance().openDocument(str(picture))
    if document is None:
        raise EditorError("Krita could not read " + str(picture) + ".")
    layer = document.topLevelNodes()[0]
    space = model, depth, profile or layer.colorProfile()
    if (layer.colorModel(), layer.colorDepth(), layer.colorProfile()) != space:
        layer.setColorSpace(*space)
    pixels = bytes(layer.pixelData(0, 0, document.width(), document.height()))
    document.close()
    return pixels


@contextmanager
def _quiet() -> Iterator[None]:
    """Krita asks nothing meanwhile."""
    before = Krita.instance().batchmode()
    Krita.instance().setBatchmode(True)
    try:
        yield
    finally:
        Krita.instance().setBatchmode(before)


def _say(sentence: str) -> None:
    window = Krita.instance().activeWindow()
    QMessageBox.warning(window.qwindow() if window is not None else None, "SEAN Editor", sentence)


Krita.instance().addExtension(SeanEditor(Krita.instance()))
