#!/usr/bin/env bash
# The truth values of a bilevel Pillow picture as a NumPy array are bytes of 255, not of 1.
#
# Pillow 12.0.0, NumPy 2.3.5. Seen 2026-11-28:
#
#   type and values: bool [False, True, False, False]
#   equal to a mask made by NumPy: True, with the same bytes: False
#   view(uint8): [0, 255, 0, 0], astype(uint8): [0, 1, 0, 0]
#   sum of the view: 255
#
# np.asarray of a picture of mode "1" has dtype bool and compares equal to any other mask. NumPy's own masks have bytes of
# 1, and much code counts on that: `mask.view(np.uint8)` as a cheap cast, a hash of `mask.tobytes()`, a mask handed to C.
# Such a picture has another hash than the same mask from a comparison, and a "count" that is 255 times too large.
# `astype(bool)` copies the bytes as they are; `mask != 0` makes a clean one.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check Pillow==12.0.0 numpy==2.3.5
seen=$("$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
from PIL import Image

picture = Image.new("1", (4, 1))
picture.putpixel((1, 0), 1)
mask = np.asarray(picture)[0]
own = np.array([0, 1, 0, 0]) > 0
print("type and values:", mask.dtype, mask.tolist())
print("equal to a mask made by NumPy:", np.array_equal(mask, own), end=", ")
print("with the same bytes:", mask.tobytes() == own.tobytes())
print("view(uint8):", mask.view(np.uint8).tolist(), end=", ")
print("astype(uint8):", mask.astype(np.uint8).tolist())
print("sum of the view:", int(mask.view(np.uint8).sum()))
assert mask.astype(bool).tobytes() == mask.tobytes(), "astype(bool) cleans it"
assert (mask != 0).tobytes() == own.tobytes()
PYTHON
)
echo "$seen"
expected="type and values: bool [False, True, False, False]
equal to a mask made by NumPy: True, with the same bytes: False
view(uint8): [0, 255, 0, 0], astype(uint8): [0, 1, 0, 0]
sum of the view: 255"
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
echo "as recorded"
