"""Runs inside of GIMP 3: edits layers of many kinds by the installed plug-in, and notes what became of them.

`test_gimp.py` starts it in `gimp-console`, with its pictures in the folder FOLDER of the environment.
"""

import json
import os
from pathlib import Path

import gi

gi.require_version("Babl", "0.1")
gi.require_version("Gimp", "3.0")
from gi.repository import Babl, Gegl, Gimp, Gio  # noqa: E402

FOLDER = Path(os.environ["FOLDER"])
SEEN: dict[str, dict] = {}


def opened(name: str, offset=(0, 0), size=None):
    """A picture, and its layer at `offset` of a canvas of `size`."""
    image = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, Gio.File.new_for_path(str(FOLDER / name)))
    layer = image.get_layers()[0]
    if size is not None:
        image.resize(*size, 0, 0)
        layer.set_offsets(*offset)
    return image, layer


def edit(image, layer, **values):
    procedure = Gimp.get_pdb().lookup_procedure("sean-editor-edit-face")
    config = procedure.create_config()
    config.set_property("run-mode", Gimp.RunMode.NONINTERACTIVE)
    config.set_property("image", image)
    config.set_core_object_array("drawables", [layer] if not isinstance(layer, list) else layer)
    for name, value in ({"reference": "yuki", "regions": "hair"} | values).items():
        config.set_property(name, value)
    result = procedure.run(config)
    status = result.index(0)
    message = Gimp.get_pdb().get_last_error() if status != Gimp.PDBStatusType.SUCCESS else ""
    return status.value_nick, message


def values(drawable, form):
    """The samples of a drawable as bytes."""
    area = Gegl.Rectangle.new(0, 0, drawable.get_width(), drawable.get_height())
    return drawable.get_buffer().get(area, 1.0, form, Gegl.AbyssPolicy.NONE)


def look(image, form):
    """What the image shows, as bytes, without changing it."""
    shown = image.duplicate()
    pixels = values(shown.merge_visible_layers(Gimp.MergeType.CLIP_TO_IMAGE), form)
    shown.delete()
    return pixels


def note(case, image, layer, before, form, outcome, **more):
    after = look(image, form)
    (FOLDER / f"{case}.before").write_bytes(before)
    (FOLDER / f"{case}.after").write_bytes(after)
    made = image.get_selected_layers()[0]
    entry = {"outcome": outcome, "size": [image.get_width(), image.get_height()], **more}
    if made.get_mask() is not None and outcome[0] == "success":
        (FOLDER / f"{case}.mask").write_bytes(values(made.get_mask(), "Y u8"))
        channel = image.get_channels()[0]
        own = Babl.format_get_encoding(channel.get_format()).split()[0] + " u8"
        (FOLDER / f"{case}.channel").write_bytes(values(channel, own))
        parent = made.get_parent()
        entry |= {
            "name": made.get_name(),
            "place": made.get_offsets()[1:],
            "layer": [made.get_width(), made.get_height()],
            "parent": parent.get_name() if parent else "",
            "above": image.get_item_position(layer) - image.get_item_position(made),
            "channel": [channel.get_name(), channel.get_visible()],
        }
    SEEN[case] = entry


def simple(case, name, form, offset=(0, 0), size=None, **how):
    image, layer = opened(name, offset, size)
    before = look(image, form)
    note(case, image, layer, before, form, edit(image, layer, **how), base=image.get_base_type().value_nick)
    image.delete()


def with_a_profile():
    image, layer = opened("deep.png")
    adobe = Gimp.ColorProfile.new_rgb_adobe()
    image.convert_color_profile(adobe, Gimp.ColorRenderingIntent.RELATIVE_COLORIMETRIC, False)
    before = look(image, "R'G'B'A u16")
    outcome = edit(image, layer)
    kept = image.get_color_profile().is_equal(adobe)
    note("profile", image, layer, before, "R'G'B'A u16", outcome, profile_stays=kept)
    image.delete()


def in_a_group():
    image, layer = opened("face.png", (-12, 20), (400, 330))
    kind, mode = Gimp.ImageType.RGBA_IMAGE, Gimp.LayerMode.NORMAL
    background = Gimp.Layer.new(image, "below", 400, 330, kind, 100, mode)
    image.insert_layer(background, None, 1)
    background.fill(Gimp.FillType.WHITE)
    group = Gimp.GroupLayer.new(image, "people")
    image.insert_layer(group, None, 0)
    image.reorder_item(layer, group, 0)
    before = look(image, "R'G'B'A u8")
    note("group", image, layer, before, "R'G'B'A u8", edit(image, layer))
    # the group as a whole is a layer, too
    before = look(image, "R'G'B'A u8")
    note("whole-group", image, group, before, "R'G'B'A u8", edit(image, group, regions="u_lip,l_lip"))
    image.delete()


def with_a_selection():
    image, layer = opened("face.png")
    image.select_rectangle(Gimp.ChannelOps.REPLACE, 0, 0, 128, 256)
    chosen = values(image.get_selection(), "Y u8")
    before = look(image, "R'G'B'A u8")
    outcome = edit(image, layer)
    same = values(image.get_selection(), "Y u8") == chosen
    note("selection", image, layer, before, "R'G'B'A u8", outcome, selection_stays=same)
    image.delete()


def twice():
    """The result of one edit edited again: the first edit stays, though its mask hides the rest."""
    image, layer = opened("pair.png")
    edit(image, layer, face=1)
    first = image.get_selected_layers()[0]
    before = look(image, "R'G'B'A u8")
    note("twice", image, first, before, "R'G'B'A u8", edit(image, first, face=2))
    image.delete()


def refused():
    image, layer = opened("blank.png")
    SEEN["blank"] = {"outcome": edit(image, layer), "layers": len(image.get_layers())}
    colour = Gegl.Color.new("red")
    channel = Gimp.Channel.new(image, "c", image.get_width(), image.get_height(), 50, colour)
    image.insert_channel(channel, None, 0)
    SEEN["channel"] = {"outcome": edit(image, channel)}
    SEEN["region"] = {"outcome": edit(image, layer, regions="nose-ring")}
    settings = Path(os.environ["SETTINGS"])
    kept = settings.read_text()
    settings.write_text(json.dumps(json.loads(kept) | {"command": [str(FOLDER / "gone" / "python")]}))
    SEEN["gone"] = {"outcome": edit(image, layer)}
    settings.write_text(kept)
    image.delete()


CASES = (
    lambda: simple("plain", "face.png", "R'G'B'A u8"),
    lambda: simple("deep", "deep.png", "R'G'B'A u16"),
    lambda: simple("grey", "grey.png", "Y'A u8"),
    lambda: simple("indexed", "indexed.png", "R'G'B'A u8"),
    lambda: simple("clear", "clear.png", "R'G'B'A u8"),
    lambda: simple("second", "pair.png", "R'G'B'A u8", face=2),
    with_a_profile,
    in_a_group,
    with_a_selection,
    twice,
    refused,
)

try:
    chosen = os.environ.get("CASES", "")  # numbers, to try some of them
    for number, case in enumerate(CASES):
        if not chosen or str(number) in chosen.split(","):
            case()
finally:
    (FOLDER / "seen.json").write_text(json.dumps(SEEN))
