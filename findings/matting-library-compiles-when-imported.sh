#!/usr/bin/env bash
# PyMatting compiles its functions when it is imported, not when they are called.
#
# pymatting 1.1.16, numba 0.61.2, numpy 2.2.6, scipy 1.15.3, Python 3.11, Debian 12. Seen 2026-11-27:
#
#   pymatting 1.1.16: 29 of 29 functions are compiled, none was called
#
# A good engineer guesses that Numba's decorators are lazy: importing a library that uses them is cheap, and the
# compiler runs at the first call, for the functions that are used. Here every function has its signature written
# out, so the import itself compiles them all: 147 s the first time on a busy machine of two cores, and 2 to 3 s of
# loading from the cache later. A desktop program cannot import it at start, nor at the first edit.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pymatting==1.1.16 numba==0.61.2 numpy==2.2.6 scipy==1.15.3

cat > "$folder/look.py" <<'PYTHON'
import sys

import numba
import pymatting  # nothing of it is called

found = {
    id(value): value
    for name, module in list(sys.modules.items())
    if name.startswith("pymatting")
    for value in vars(module).values()
    if isinstance(value, numba.core.dispatcher.Dispatcher)
}
compiled = [f for f in found.values() if f.signatures]
print(f"pymatting {pymatting.__version__}: {len(compiled)} of {len(found)} functions are compiled, none was called")
raise SystemExit(not compiled)
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/look.py" || { echo "changed"; exit 1; }
echo "as recorded"
