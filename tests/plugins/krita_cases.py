"""Runs inside of Krita: edits layers of many kinds by the installed plug-in, and notes what became of them.

`test_krita.py` starts it by `kritarunner`, with its pictures in the folder FOLDER of the environment, and the
folder of plug-ins in PLUGINS.
"""

import json
import os
import sys
import traceback
from pathlib import Path

FOLDER = Path(os.environ["FOLDER"])
PLUGINS = Path(os.environ["PLUGINS"])
SEEN = {}


def opened(name):
    from krita import Krita

    document = Krita.instance().openDocument(str(FOLDER / name))
    document.setBatchmode(True)
    return document, document.topLevelNodes()[0]


def edit(document, node, **values):
    import sean_editor_krita as plugin

    try:
        return plugin.edit_face(document, node, **({"reference": "yuki", "regions": "hair"} | values)), ""
    except plugin.EditorError as error:
        return None, str(error)


def look(document):
    document.refreshProjection()
    document.waitForDone()
    return bytes(document.pixelData(0, 0, document.width(), document.height()))


def case(name, document, node, **values):
    before = look(document)
    group, message = edit(document, node, **values)
    entry = {"message": message, "size": [document.width(), document.height()]}
    (FOLDER / f"{name}.before").write_bytes(before)
    (FOLDER / f"{name}.after").write_bytes(look(document))
    if group is not None:
        result, labels = group.childNodes()
        (matte,) = result.childNodes()
        values = matte.selection().pixelData(0, 0, *entry["size"])
        (FOLDER / f"{name}.matte").write_bytes(bytes(values))
        (FOLDER / f"{name}.labels").write_bytes(bytes(labels.pixelData(0, 0, *entry["size"])))
        siblings = [one.name() for one in node.parentNode().childNodes()]
        entry |= {
            "siblings": siblings,
            "kinds": [result.type(), matte.type(), labels.type()],
            "shown": [result.visible(), matte.visible(), labels.visible()],
            "space": [document.colorModel(), document.colorDepth(), result.colorModel(), result.colorDepth()],
        }
    SEEN[name] = entry
    return group


def simple(name, picture, space=None, **values):
    document, node = opened(picture)
    if space is not None:
        document.setColorSpace(*space)
        document.waitForDone()
        node = document.topLevelNodes()[0]
    case(name, document, node, **values)
    SEEN[name]["saved"] = document.saveAs(str(FOLDER / f"{name}.kra"))
    document.close()


def in_a_group():
    from krita import Krita

    source, face = opened("face.png")
    document = Krita.instance().createDocument(400, 330, "people", "RGBA", "U8", source.colorProfile(), 300.0)
    document.setBatchmode(True)
    group = document.createNode("people", "grouplayer")
    node = document.createNode("face", "paintlayer")
    document.rootNode().addChildNode(group, None)
    group.addChildNode(node, None)
    node.setPixelData(face.pixelData(0, 0, 256, 256), -12, 20, 256, 256)
    source.close()
    case("group", document, node)
    case("whole-group", document, group, regions="u_lip,l_lip")
    document.close()


def with_a_selection():
    from krita import Selection

    document, node = opened("face.png")
    chosen = Selection()
    chosen.select(0, 0, 128, 256, 255)
    document.setSelection(chosen)
    node.setOpacity(100)
    group = case("selection", document, node)
    alpha = bytes(group.childNodes()[0].pixelData(0, 0, 256, 256))[3::4]
    SEEN["selection"] |= {"opacity": node.opacity(), "alpha": sorted(set(alpha))}
    kept = bytes(document.selection().pixelData(0, 0, 256, 256))
    SEEN["selection"]["selection_stays"] = kept == (b"\xff" * 128 + b"\0" * 128) * 256
    document.close()


def refused():
    document, node = opened("blank.png")
    case("blank", document, node)
    empty = document.createNode("empty", "paintlayer")
    document.rootNode().addChildNode(empty, None)
    case("empty", document, empty)
    settings = PLUGINS / "sean_editor_krita" / "editor.json"
    kept = settings.read_text()
    settings.write_text(json.dumps(json.loads(kept) | {"command": [str(FOLDER / "gone" / "python")]}))
    case("gone", document, node)
    settings.write_text(kept)
    document.close()


CASES = (
    lambda: simple("plain", "face.png"),
    lambda: simple("deep", "deep.png"),
    lambda: simple("float", "deep.png", ("RGBA", "F32", "sRGB-elle-V2-g10.icc")),
    lambda: simple("grey", "grey.png"),
    lambda: simple("clear", "clear.png"),
    lambda: simple("second", "pair.png", face=2),
    in_a_group,
    with_a_selection,
    refused,
)


def run():
    from krita import Krita

    Krita.instance().setBatchmode(True)
    sys.path.insert(0, str(PLUGINS))
    chosen = os.environ.get("CASES", "")  # numbers, to try some of them
    try:
        for number, one in enumerate(CASES):
            if not chosen or str(number) in chosen.split(","):
                one()
    except Exception:
        traceback.print_exc()
    (FOLDER / "seen.json").write_text(json.dumps(SEEN | {"version": Krita.instance().version()}))


def __main__(*_):  # noqa: N807  (what kritarunner calls)
    run()
