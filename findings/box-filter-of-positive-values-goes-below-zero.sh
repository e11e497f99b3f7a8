#!/usr/bin/env bash
# cv2.blur of a float picture without negative values can give negative values.
#
# opencv-python 4.12.0.88, numpy 2.2.6, Python 3.11, Debian 12. Seen 2026-11-27:
#
#   blur: 5236 pixels below zero, lowest -1.2e-11; GaussianBlur: lowest 0.0e+00
#   (a picture of values from 1e-6 to 1e6 on the left, zeros on the right)
#
# A good engineer guesses that a mean of numbers that are not negative is not negative, so that a local variance or a
# local root mean square needs no guard. The box filter keeps running sums: what it added when a bright pixel came in
# is taken away when it goes out, rounded differently, and a dark neighbourhood after a bright one is left a little
# below zero. The square root of it is NaN. cv2.GaussianBlur and cv2.filter2D have no such rest.
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

picture = np.zeros((64, 256), np.float32)
picture[:, :96] = 10 ** np.random.default_rng(0).uniform(-6, 6, (64, 96))
picture[:, 96:] = 0
box, gauss = cv2.blur(picture, (13, 13)), cv2.GaussianBlur(picture, (0, 0), 3)
below = int((box < 0).sum())
print(f"opencv {cv2.__version__}: lowest pixel {picture.min():.0f}")
print(f"blur: {below} pixels below zero, lowest {box.min():.1e}; GaussianBlur: lowest {gauss.min():.1e}")
raise SystemExit(not (below > 0 and gauss.min() >= 0))
PYTHON
"$folder/venv/bin/python" "$folder/look.py" || { echo "changed"; exit 1; }
echo "as recorded"
