"""To be imported before numpy and torch: each of several workers (`pytest -n`) gets its share of the cores.

So do the processes that it starts. Threads of torch wait for work by spinning, on the cores of other workers
as well. A single process has all cores.
"""

from __future__ import annotations

import os

os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # as the program does: two threads took ten times as long
_workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
if _workers > 1:
    _share = max(1, (os.cpu_count() or 1) // _workers)
    for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(_name, str(_share))
