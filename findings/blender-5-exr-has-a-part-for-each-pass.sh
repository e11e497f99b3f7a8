#!/usr/bin/env bash
# Blender 5 writes a multilayer OpenEXR file with one part for each pass; a reader of the first part sees no passes.
#
# bpy 5.0.1, OpenEXR 3.5.3, numpy 1.26.4, Python 3.11, Debian 12. Seen 2026-11-28:
#
#   InputFile: 4 channels, ViewLayer.Combined.A to ViewLayer.Combined.R
#   part: ViewLayer.Combined, part: ViewLayer.Depth, part: ViewLayer.Normal, part: ViewLayer.Noisy Image
#
# A good engineer guesses that "multilayer" means many channels in one part, as the format's name for layers
# (LAYER.PASS.CHANNEL) says and Blender wrote it for years. OpenEXR's InputFile, and every reader that takes the first
# part, opens the file without a word and finds colours only: depth, normals and masks seem not to have been rendered.
# OpenEXR.File and its `parts` have them all. The part called "Noisy Image" was not asked for.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3.11 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check bpy==5.0.1 OpenEXR==3.5.3 numpy==1.26.4

cat > "$folder/look.py" <<'PYTHON'
import bpy
import OpenEXR

scene = bpy.context.scene
scene.render.engine, scene.cycles.samples = "CYCLES", 1
scene.render.resolution_x = scene.render.resolution_y = 16
bpy.context.view_layer.use_pass_z = bpy.context.view_layer.use_pass_normal = True
settings = scene.render.image_settings
settings.media_type, settings.file_format = "MULTI_LAYER_IMAGE", "OPEN_EXR_MULTILAYER"
scene.render.filepath = "passes.exr"
bpy.ops.render.render(write_still=True)
first = sorted(OpenEXR.InputFile("passes.exr").header()["channels"])
parts = {part.name(): sorted(part.channels) for part in OpenEXR.File("passes.exr", separate_channels=True).parts}
print("Blender", bpy.app.version_string, "OpenEXR", OpenEXR.__version__)
print("InputFile:", first)
for name, channels in parts.items():
    print("part:", name, channels)
wanted = {"ViewLayer.Combined", "ViewLayer.Depth", "ViewLayer.Normal", "ViewLayer.Noisy Image"}
raise SystemExit(not (set(parts) == wanted and all(name.startswith("ViewLayer.Combined.") for name in first)))
PYTHON
cd "$folder"
"$folder/venv/bin/python" look.py || { echo "changed"; exit 1; }
echo "as recorded"
