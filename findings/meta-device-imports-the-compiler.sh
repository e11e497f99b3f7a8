#!/usr/bin/env bash
# On the meta device one initialiser imports torch's whole compiler package.
#
# torch 2.13.0 (CPU build), Python 3.11, Debian 12. Seen 2026-11-27:
#
#   Linear, Conv2d, BatchNorm2d on meta: compiler False
#   Embedding on meta:                   compiler True, 804 more modules
#   skip_init(Linear):                   compiler False
#   skip_init(Embedding):                compiler True
#
# A good engineer guesses that a module made under `torch.device("meta")`, the usual way to build a network
# whose values come from a file, costs nothing: there is no memory to fill, so an initialiser has nothing to
# do; and that `torch.nn.utils.skip_init` skips initialisers, as it says. Both are wrong. `uniform_` has a meta
# kernel in C++, so Linear and Conv2d are free. `normal_`, which every Embedding calls, has none: it runs in
# Python (torch/_refs), through a wrapper that first imports `torch._dynamo`: 1.4 to 1.7 s of CPU, measured on
# a busy machine with two cores, and triton besides where it is installed. `skip_init` builds on the meta
# device and runs the initialiser there. What helps is a TorchFunctionMode that answers for the functions of
# torch.nn.init.
#
# Fails if any of this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0

cat > "$folder/look.py" <<'PYTHON'
import sys

import torch
from torch import nn

print("torch", torch.__version__)
case = sys.argv[1]
before = len(sys.modules)
if case == "plain":
    with torch.device("meta"):
        nn.Linear(3, 2), nn.Conv2d(3, 4, 3), nn.BatchNorm2d(3)
elif case == "embedding":
    with torch.device("meta"):
        nn.Embedding(10, 3)
elif case == "skip-linear":
    nn.utils.skip_init(nn.Linear, 3, 2)
elif case == "skip-embedding":
    nn.utils.skip_init(nn.Embedding, 10, 3)
else:  # the way out
    from torch.overrides import TorchFunctionMode

    class NoInitialisers(TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            kwargs = kwargs or {}
            if getattr(func, "__module__", None) == "torch.nn.init":
                return args[0] if args else kwargs["tensor"]
            return func(*args, **kwargs)

    with torch.device("meta"), NoInitialisers():
        nn.Embedding(10, 3)
found = "torch._dynamo" in sys.modules
print(f"{case}: compiler {found}, {len(sys.modules) - before} more modules")
raise SystemExit(found != (sys.argv[2] == "True"))
PYTHON

for expected in "plain False" "embedding True" "skip-linear False" "skip-embedding True" "mode False"; do
    # shellcheck disable=SC2086
    "$folder/venv/bin/python" -W ignore "$folder/look.py" $expected || { echo "changed: expected $expected"; exit 1; }
done
echo "as recorded"
