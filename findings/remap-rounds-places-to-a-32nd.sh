#!/usr/bin/env bash
# cv2.remap rounds the places it samples to a 32nd of a pixel, also for float pictures with float maps.
#
# opencv-python 4.12.0.88, numpy 2.2.6, Python 3.11, Debian 12. Seen 2026-11-27:
#
#   remap reads 65 values at 2001 places, off by up to 0.0155
#   resize reads 2000 values at 2000 places
#
# A good engineer guesses that float32 maps and a float32 picture are interpolated in float32. The fraction of a
# pixel is rounded to 5 bits first, whichever interpolation is asked for. On pictures that is invisible. On a field
# of coordinates (a flow, a displacement that is enlarged from a coarse grid) it is a staircase: each step is 1/32 of
# the spacing of the field: half a pixel for a grid of 64 in a picture of 1024. cv2.resize has no such rounding.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opencv-python-headless==4.12.0.88 numpy==2.2.6

cat > "$folder/look.py" <<'PYTHON'
import cv2
import numpy as np

ramp = np.tile(np.arange(64, dtype=np.float32), (8, 1))  # the value is the column
columns = np.linspace(10, 12, 2001, dtype=np.float32)[None]  # steps of a thousandth
rows = np.full_like(columns, 4)
read = cv2.remap(ramp, columns, rows, cv2.INTER_LINEAR)[0]
values, worst = len(np.unique(read)), float(np.abs(read - columns[0]).max())
large = cv2.resize(ramp, (64 * 1000, 8), interpolation=cv2.INTER_LINEAR)[4, 10_500:12_500]
print(f"opencv {cv2.__version__}: remap reads {values} values at 2001 places, off by up to {worst:.4f}")
print(f"resize reads {len(np.unique(large))} values at 2000 places")
raise SystemExit(not (values == 65 and 1 / 65 < worst < 1 / 63 and len(np.unique(large)) > 1900))
PYTHON
"$folder/venv/bin/python" "$folder/look.py" || { echo "changed"; exit 1; }
echo "as recorded"
