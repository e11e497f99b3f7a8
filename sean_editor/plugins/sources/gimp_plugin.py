#!/usr/bin/env python3
"""GIMP 3: Filters > Edit Face with SEAN Editor. The layer out, the edit back as a layer with a mask.

`main.py plugin install gimp` puts it into GIMP's folder for plug-ins as sean-editor/sean-editor.py.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gimp", "3.0")
gi.require_version("Gegl", "0.4")
gi.require_version("Babl", "0.1")
from editor_call import EditorCall, EditorError  # noqa: E402
from gi.repository import Babl, Gegl, Gimp, Gio, GLib, GObject  # noqa: E402

PROCEDURE = "sean-editor-edit-face"
OURS = "sean-editor-result"  # the parasite of layers that come from the editor
LOOK = 0.1  # seconds between two looks whether the editor was closed


class SeanEditor(Gimp.PlugIn):
    """The plug-in as GIMP asks for it."""

    def do_set_i18n(self, name: str) -> bool:
        return False

    def do_query_procedures(self) -> list[str]:
        return [PROCEDURE]

    def do_create_procedure(self, name: str) -> Any:
        procedure = Gimp.ImageProcedure.new(self, name, Gimp.PDBProcType.PLUGIN, run, None)
        procedure.set_image_types("*")
        procedure.set_sensitivity_mask(Gimp.ProcedureSensitivityMask.DRAWABLE)
        procedure.set_menu_label("Edit _Face with SEAN Editor…")
        procedure.add_menu_path("<Image>/Filters/")
        procedure.set_attribution("SEAN Editor", "MIT licence", "2026")
        procedure.set_documentation(
            "Edit the face of the layer in SEAN Editor",
            "The edit comes back as a layer with a mask, the label map as a channel. With a reference and "
            "regions the edit is made without the editor's window.",
            name,
        )
        flags = GObject.ParamFlags.READWRITE
        reference = "A portrait whose style is taken: a file or the name of a shipped one. Empty: the window."
        procedure.add_string_argument("reference", "Reference", reference, "", flags)
        regions = "The regions that get it, as hair,lips"
        procedure.add_string_argument("regions", "Regions", regions, "", flags)
        face = "Which face of the layer; 0: the best"
        procedure.add_int_argument("face", "Face", face, 0, 1000, 0, flags)
        return procedure


def run(procedure: Any, mode: Any, image: Any, drawables: list[Any], config: Any, data: Any) -> Any:
    """What GIMP calls."""
    values = {name: config.get_property(name) for name in ("reference", "regions", "face")}
    try:
        edited = edit_face(image, _layer(drawables), **values)
    except EditorError as error:
        problem = GLib.Error.new_literal(Gimp.PlugIn.error_quark(), str(error), 0)
        return procedure.new_return_values(Gimp.PDBStatusType.EXECUTION_ERROR, problem)
    status = Gimp.PDBStatusType.SUCCESS if edited else Gimp.PDBStatusType.CANCEL
    return procedure.new_return_values(status, None)


def edit_face(image: Any, layer: Any, **values: Any) -> bool:
    """Edit the face of a layer, and add the result; False if the person returned none. EditorError."""
    with EditorCall("gimp", "GIMP", layer.get_name(), **values) as call:
        _export(image, layer, call.picture)
        Gimp.progress_init("SEAN Editor is open on this layer")
        call.start()
        while not call.ended:
            Gimp.progress_pulse()
            time.sleep(LOOK)
        answer = call.answer()
        if answer is None:
            return False
        if not _is_there(image, layer):
            raise EditorError("The layer was removed while it was edited: the result has no place.")
        image.undo_group_start()
        try:
            _insert(image, layer, call.edited, answer["names"])
        finally:
            image.undo_group_end()
    Gimp.displays_flush()
    return True


def _is_there(image: Any, layer: Any) -> bool:
    """Whether the layer still lies in the image. One that undo can bring back counts as valid, too."""
    if not (image.is_valid() and layer.is_valid()):
        return False
    return image.get_layer_by_tattoo(layer.get_tattoo()) is not None


def _layer(drawables: list[Any]) -> Any:
    """The layer that is meant. EditorError for anything else."""
    if len(drawables) != 1:
        raise EditorError("SEAN Editor edits one layer at a time. Choose one.")
    chosen = drawables[0]
    layer = Gimp.Layer.from_mask(chosen) if isinstance(chosen, Gimp.LayerMask) else chosen
    if not isinstance(layer, Gimp.Layer):
        raise EditorError("SEAN Editor edits layers. Choose a layer in place of the channel.")
    return layer


def _export(image: Any, layer: Any, picture: Path) -> None:
    """Write the layer as it looks, alone and at full opacity, as a PNG with its colour profile."""
    grey = layer.is_gray()
    deep = Gimp.Precision.U8_NON_LINEAR if layer.is_indexed() else image.get_precision()
    kind = Gimp.ImageBaseType.GRAY if grey else Gimp.ImageBaseType.RGB
    alone = Gimp.Image.new_with_precision(layer.get_width(), layer.get_height(), kind, deep)
    try:
        alone.undo_disable()
        profile = image.get_color_profile()
        if profile is not None:
            alone.set_color_profile(profile)
        copy = Gimp.Layer.new_from_drawable(layer, alone)
        alone.insert_layer(copy, None, 0)
        copy.set_offsets(0, 0)
        if copy.get_mask() is not None:
            # the mask of an earlier edit hides only what that did not change
            ours = layer.get_parasite(OURS) is not None
            copy.remove_mask(Gimp.MaskApplyMode.DISCARD if ours else Gimp.MaskApplyMode.APPLY)
        copy = alone.merge_visible_layers(Gimp.MergeType.CLIP_TO_IMAGE) if copy.is_group() else copy
        copy.set_mode(Gimp.LayerMode.NORMAL)
        copy.set_opacity(100)
        copy.set_visible(True)
        copy.merge_filters()
        export = Gimp.get_pdb().lookup_procedure("file-png-export")
        config = export.create_config()
        config.set_property("image", alone)
        config.set_property("file", Gio.File.new_for_path(str(picture)))
        config.set_property("compression", 1)
        config.set_property("save-transparent", True)
        config.set_property("include-color-profile", True)
        config.set_property("include-thumbnail", False)
        if export.run(config).index(0) != Gimp.PDBStatusType.SUCCESS:
            raise EditorError("GIMP could not write the layer to " + str(picture) + ".")
    finally:
        alone.delete()


def _insert(image: Any, layer: Any, folder: Path, names: dict[str, str]) -> None:
    """The result as a layer above, masked but where it was edited; the label map as a channel."""
    selected = not Gimp.Selection.is_empty(image)
    _, x, y = layer.get_offsets()
    result = Gimp.file_load_layer(Gimp.RunMode.NONINTERACTIVE, image, _file(folder / "result.png"))
    result.set_name(names["result"] + ": " + layer.get_name())
    if not result.has_alpha():
        result.add_alpha()
    image.insert_layer(result, layer.get_parent(), image.get_item_position(layer))
    result.set_offsets(x, y)
    result.attach_parasite(Gimp.Parasite.new(OURS, Gimp.PARASITE_PERSISTENT, list(b"1")))
    mask = result.create_mask(Gimp.AddMaskType.BLACK)
    result.add_mask(mask)
    _copy_grey(folder / "matte.png", mask, 0, 0)
    if selected:
        _keep_selected(image, mask)
    result.set_edit_mask(False)
    colour = Gegl.Color.new("fuchsia")
    size = image.get_width(), image.get_height()
    channel = Gimp.Channel.new(image, names["labels"] + ": " + layer.get_name(), *size, 50, colour)
    image.insert_channel(channel, None, 0)
    channel.set_visible(False)
    _copy_grey(folder / "channel.png", channel, x, y)
    image.set_selected_layers([result])


def _copy_grey(picture: Path, target: Any, x: int, y: int) -> None:
    """Copy the values of a grey picture to (x, y) of a mask or channel, as they are: masks are linear,
    channels of most images of 8 bits are not. What lies outside is left out: to write there ends a plug-in.
    """
    loaded = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, _file(picture))
    try:
        source = loaded.get_layers()[0]
        left, top = max(x, 0), max(y, 0)
        width = min(x + source.get_width(), target.get_width()) - left
        height = min(y + source.get_height(), target.get_height()) - top
        if width <= 0 or height <= 0:
            return
        area = Gegl.Rectangle.new(left - x, top - y, width, height)
        values = source.get_buffer().get(area, 1.0, "Y' u8", Gegl.AbyssPolicy.NONE)
        buffer = target.get_buffer()
        form = Babl.format_get_encoding(target.get_format()).split()[0] + " u8"
        buffer.set(Gegl.Rectangle.new(left, top, width, height), form, values)
        buffer.flush()
        target.update(left, top, width, height)
    finally:
        loaded.delete()


def _keep_selected(image: Any, mask: Any) -> None:
    """The selection limits the edit, as it does for GIMP's own filters; it stays as it was."""
    Gimp.Selection.invert(image)
    if not Gimp.Selection.is_empty(image):
        Gimp.context_push()
        Gimp.context_set_foreground(Gegl.Color.new("black"))
        mask.edit_fill(Gimp.FillType.FOREGROUND)
        Gimp.context_pop()
    Gimp.Selection.invert(image)


def _file(path: Path) -> Any:
    return Gio.File.new_for_path(str(path))


if __name__ == "__main__":
    Gimp.main(SeanEditor.__gtype__, sys.argv)
