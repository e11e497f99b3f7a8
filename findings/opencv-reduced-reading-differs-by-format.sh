#!/usr/bin/env bash
# OpenCV: IMREAD_REDUCED_* rounds the size up and averages for JPEG, and rounds down and picks pixels for PNG.
#
# opencv-python-headless 5.0.0.93, numpy 2.4.6. Seen 2026-11-28:
#
#   sizes of 1001 x 1001 at 1/2, 1/4, 1/8: JPEG 501 251 126, PNG 500 250 125, WebP 500 250 125
#   mean of 1024 x 1024 with a white column in each eighth, 31.9, at 1/8:
#     white first column: JPEG 32, PNG 0
#     white fifth column: JPEG 32, PNG 128
#
# The flags are documented as a reduced size. Only the JPEG decoder computes one, from fewer frequencies. Every other format
# is decoded whole, at full cost, and resized between the two pixels in the middle of each block. So a photo and its label
# map, a pair of JPEG and PNG, come out in different sizes, and a thumbnail of a PNG can lack what is there or show it
# four times as bright.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opencv-python-headless==5.0.0.93 numpy==2.4.6
seen=$("$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy as np

FLAGS = cv2.IMREAD_REDUCED_COLOR_2, cv2.IMREAD_REDUCED_COLOR_4, cv2.IMREAD_REDUCED_COLOR_8
grey = np.full((1001, 1001, 3), 128, np.uint8)
for kind in (".jpg", ".png", ".webp"):
    data = cv2.imencode(kind, grey)[1]
    print(kind, *(cv2.imdecode(data, flag).shape[0] for flag in FLAGS))
for first in (0, 4):
    striped = np.zeros((1024, 1024, 3), np.uint8)
    striped[:, first::8] = 255
    for kind in (".jpg", ".png"):
        reduced = cv2.imdecode(cv2.imencode(kind, striped)[1], FLAGS[-1])
        print(first, kind, round(float(reduced.mean())))
PYTHON
)
echo "$seen"
expected=".jpg 501 251 126
.png 500 250 125
.webp 500 250 125
0 .jpg 32
0 .png 0
4 .jpg 32
4 .png 128"
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
echo "as recorded"
