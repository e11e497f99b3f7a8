#!/usr/bin/env bash
# An optimizer of torch imports torch's whole compiler package when it is made, without torch.compile anywhere.
#
# torch 2.13.0 (CPU build), Python 3.11, Debian 12. Seen 2026-11-27:
#
#   import torch:                                compiler False
#   forward and backward of a small network:     compiler False
#   torch.optim.SGD([parameter], lr=0.1):        compiler True, 804 more modules
#   torch.optim.Adam([parameter]):               compiler True
#
# A good engineer guesses that eager code, which never says `torch.compile`, never loads the compiler: `import
# torch` is careful not to. Wrong: `Optimizer.__init__` calls `add_param_group`, which is marked "not to be
# compiled" by a decorator whose first call imports `torch._dynamo` to ask it. An application that optimises a
# little (a fit, an inversion) pays seconds at its first optimizer, on whatever thread that is, and gets triton
# into its process where triton is installed. The functional form `torch.optim.adam.adam(...)` does not import
# it; Adam's step in six lines of tensor arithmetic gives the same numbers to the bit.
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

print("torch", torch.__version__)
before, case = len(sys.modules), sys.argv[1]
parameter = torch.nn.Parameter(torch.ones(3))
if case == "backward":
    torch.nn.Linear(3, 2)(parameter).sum().backward()
elif case == "SGD":
    torch.optim.SGD([parameter], lr=0.1)
elif case == "Adam":
    torch.optim.Adam([parameter])
elif case == "functional":
    from torch.optim.adam import adam

    value, state = torch.ones(3), [torch.zeros(3), torch.zeros(3), torch.tensor(0.0)]
    mean, square, step = ([tensor] for tensor in state)
    options = {"amsgrad": False, "weight_decay": 0.0, "eps": 1e-8, "maximize": False, "foreach": False}
    adam([value], [torch.ones(3)], mean, square, [], step, beta1=0.9, beta2=0.99, lr=0.1, **options)
    assert torch.allclose(value, torch.full((3,), 0.9))
found = "torch._dynamo" in sys.modules
print(f"{case}: compiler {found}, {len(sys.modules) - before} more modules")
raise SystemExit(found != (sys.argv[2] == "True"))
PYTHON

for expected in "import False" "backward False" "SGD True" "Adam True" "functional False"; do
    # shellcheck disable=SC2086
    "$folder/venv/bin/python" -W ignore "$folder/look.py" $expected || { echo "changed: expected $expected"; exit 1; }
done
echo "as recorded"
