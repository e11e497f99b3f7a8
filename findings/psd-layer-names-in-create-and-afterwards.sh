#!/usr/bin/env bash
# psd-tools writes a layer called in Chinese only if it gets its name after it was made.
#
# psd-tools 1.26.0, Pillow 13.0.0, Python 3.11. Seen 2026-11-28:
#
#   name when made: UnicodeEncodeError when saving
#   name set afterwards: ['结果']
#
# A good engineer guesses that create_pixel_layer(name=...) and layer.name = ... are the same, as they are for names in
# Latin letters. With the first nothing is said until `save` fails; with the second the name comes back as it was given.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check psd-tools==1.26.0 pillow==13.0.0

cat > "$folder/names.py" <<'PYTHON'
import io

from PIL import Image
from psd_tools import PSDImage

picture, first = Image.new("RGB", (8, 8)), "saved"
psd = PSDImage.new("RGB", (8, 8))
psd.create_pixel_layer(picture, name="结果")
try:
    psd.save(io.BytesIO())
except UnicodeEncodeError as error:
    first = f"{type(error).__name__} when saving"
psd, file = PSDImage.new("RGB", (8, 8)), io.BytesIO()
psd.create_pixel_layer(picture, name="Layer").name = "结果"
psd.save(file)
file.seek(0)
names = [layer.name for layer in PSDImage.open(file)]
print("name when made:", first)
print("name set afterwards:", names)
raise SystemExit(not (first == "UnicodeEncodeError when saving" and names == ["结果"]))
PYTHON
"$folder/venv/bin/python" "$folder/names.py" || { echo "changed"; exit 1; }
echo "as recorded"
