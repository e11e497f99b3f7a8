"""How many processors a picture is computed on: in the window one stays free for the window itself."""

from __future__ import annotations

import threading

_spared = threading.local()  # how many processors this thread leaves


def leave_a_core() -> None:
    """Compute on one processor less on the calling thread than torch would; on one at least.

    Threads of torch wait for one another: where one of them has to share its processor with the window, all
    take as long as that one. `torch.set_num_threads` is for the calling thread and for those that begin
    later, so another thread sets it back for the latter.
    """
    import torch

    all_of_them = torch.get_num_threads()
    if all_of_them > 1:
        torch.set_num_threads(all_of_them - 1)
        _spared.count = getattr(_spared, "count", 0) + 1
        later = threading.Thread(target=torch.set_num_threads, args=(all_of_them,))
        later.start()
        later.join()


def threads_in_all() -> int:
    """How many threads torch computes on where no processor is left, asked on any thread."""
    import torch

    return torch.get_num_threads() + int(getattr(_spared, "count", 0))
