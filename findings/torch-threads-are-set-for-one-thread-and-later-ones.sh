#!/usr/bin/env bash
# torch.set_num_threads changes the calling thread and threads that begin later; those that have computed keep theirs.
#
# torch 2.13.0 (CPU, OpenMP), Python 3.11, Debian 12. Seen 2026-11-28:
#
#   a worker that had computed, before the call and after it: 4 4
#   the thread that called set_num_threads(1): 1
#   a worker that began after the call: 1
#
# A good engineer guesses that it is a setting of the process, as the documentation sounds ("Sets the number of threads
# used for intraop parallelism on CPU") and as get_num_threads, asked on the main thread, seems to confirm. The number
# is kept by OpenMP for each thread; torch hands its own one to a thread at that thread's first parallel operation
# only. A program that starts its workers first and then lowers the number goes on as before in all of them. It can be
# used on purpose: one worker lowers its own number, another thread sets the number of later threads back.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.2.6

cat > "$folder/look.py" <<'PYTHON'
import threading

import torch

computed, changed, seen = threading.Event(), threading.Event(), []


def early() -> None:
    torch.ones(1000, 1000) + 1
    seen.append(torch.get_num_threads())
    computed.set()
    changed.wait()
    torch.ones(1000, 1000) + 1
    seen.append(torch.get_num_threads())


def late() -> None:
    seen.append(torch.get_num_threads())


torch.set_num_threads(4)
first = threading.Thread(target=early)
first.start()
computed.wait()
torch.set_num_threads(1)
changed.set()
first.join()
second = threading.Thread(target=late)
second.start()
second.join()
print("a worker that had computed, before the call and after it:", *seen[:2])
print("the thread that called set_num_threads(1):", torch.get_num_threads())
print("a worker that began after the call:", seen[2])
raise SystemExit(not (seen == [4, 4, 1] and torch.get_num_threads() == 1))
PYTHON
"$folder/venv/bin/python" "$folder/look.py" || { echo "changed"; exit 1; }
echo "as recorded"
