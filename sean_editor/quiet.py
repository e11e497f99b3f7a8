"""Messages that libraries write while they decode pictures, kept off the terminal.

libpng, libtiff, libjpeg and OpenCV write to the descriptor of standard error itself, Pillow through
`warnings` and `logging`. None of it says what to do; what matters becomes an exception, and that a sentence.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2
_PILLOW = r"PIL(\.|$)"

# without a handler of its own, what Pillow logs would be printed by `logging.lastResort`
logging.getLogger("PIL").addHandler(logging.NullHandler())


class _Silence:
    """Standard error of C libraries. It can be silenced once Python's messages have a way of their own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._possible = False
        self._inside = 0
        self._kept = -1

    def allow(self) -> None:
        """Give `sys.stderr` a descriptor of its own, to the same place."""
        stream = sys.stderr
        if self._possible or not isinstance(stream, io.TextIOWrapper) or not _writes_to_stderr(stream):
            return
        stream.flush()
        own = os.dup(_STDERR)  # child processes do not inherit it: they have the usual one
        sys.stderr = open(own, "w", 1, stream.encoding, "backslashreplace", closefd=False)  # noqa: SIM115
        self._possible = True

    def begin(self) -> None:
        with self._lock:
            self._inside += 1
            if self._possible and self._inside == 1:
                self._kept = os.dup(_STDERR)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, _STDERR)
                os.close(nowhere)

    def end(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0 and self._kept >= 0:
                os.dup2(self._kept, _STDERR)
                os.close(self._kept)
                self._kept = -1


_SILENCE = _Silence()


def keep_libraries_quiet() -> None:
    """For programs, at their start: let `quiet_decoding` silence C libraries as well, and Pillow everywhere.

    It changes `sys.stderr` and the filters of `warnings`, which a library must not do to the program that
    uses it.
    """
    warnings.filterwarnings("ignore", module=_PILLOW, append=True)  # after those that -W asks for
    _SILENCE.allow()


@contextmanager
def quiet_decoding() -> Iterator[None]:
    """While pictures are decoded, on any thread: what Pillow warns of is ignored. C libraries are silent,
    too, after `keep_libraries_quiet`. Messages of Python are shown as ever.
    """
    _SILENCE.begin()
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=_PILLOW)
            yield
    finally:
        _SILENCE.end()


def _writes_to_stderr(stream: io.TextIOWrapper) -> bool:
    try:
        return stream.fileno() == _STDERR
    except OSError:  # a stream without a descriptor, such as one that a test captures
        return False
