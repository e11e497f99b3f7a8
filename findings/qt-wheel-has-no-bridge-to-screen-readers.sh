#!/usr/bin/env bash
# On Linux a screen reader hears nothing of a PyQt5 program from PyPI: the wheel has no bridge to AT-SPI.
#
# PyQt5-Qt5 5.15.19 (manylinux wheel). Seen 2026-11-28:
#
#   QtWidgets knows accessible names (QAccessibleWidget): yes
#   any library speaks AT-SPI (org.a11y.atspi): no
#
# A good engineer sets accessible names and descriptions and takes it that Orca reads them, as it does in the same
# program with the Qt of a distribution. Qt 5 puts the bridge into its X11 plug-in when it is built with D-Bus and the
# AT-SPI headers; the wheel was built without. Names still matter on Windows and macOS, and in tests; on Linux what is
# said must be seen, too, and a package of the distribution is what a blind person needs.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps PyQt5-Qt5==5.15.19
qt=$(find "$folder/venv" -type d -name Qt5 | head -n 1)
names=no bridge=no
grep -q QAccessibleWidget "$qt/lib/libQt5Widgets.so.5" && names=yes
grep -rqs "org.a11y.atspi" "$qt" && bridge=yes
echo "QtWidgets knows accessible names (QAccessibleWidget): $names"
echo "any library speaks AT-SPI (org.a11y.atspi): $bridge"
[ "$names $bridge" = "yes no" ] || { echo "changed"; exit 1; }
echo "as recorded"
