"""Work on tensors that stay where they are: recorded once it is repeated, then replayed without Python.

A picture is hundreds of short kernels. A graphics card runs them in less time than it takes to launch them
one by one; a recording launches all of them at once. It reads and writes the memory that it was made with, so
it holds as long as the tensors that the work reads are the same objects, renewed in place.

A recording is never trusted before it is compared. Whatever fails with it, the work is done plainly, then and
from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from torch import Tensor

Work = Callable[[], list[Tensor]]
"""Launches kernels, without waiting for any; the results. Done twice it gives the same twice."""

Recorder = Callable[[Work], tuple[list[Tensor], Callable[[], object]]]
"""Records work: the tensors of its results, and what fills them anew. Exception if it cannot."""

SETTLED = 3
"""So many times a work is done before it is replayed only: plainly, then twice compared with its replay. The
second comparison shows whether the replay reads what has changed since it was recorded.
"""

_TOLERANCE = 1e-3
"""Of the largest value: float16's last bit, for libraries may choose another sum while they are recorded."""


class _Recording:
    """One work, known by what it reads, and its recording once there is one."""

    def __init__(self, reads: Sequence[object]) -> None:
        self.reads = tuple(reads)  # kept: no other object can take the place of one
        self.times = 0
        self.results: list[Tensor] = []
        self.replay: Callable[[], object] | None = None

    def is_of(self, reads: Sequence[object]) -> bool:
        return len(reads) == len(self.reads) and all(a is b for a, b in zip(reads, self.reads, strict=True))


class Captured:
    """Does work, by recordings where it can. `record` None: always plainly. The latest `kept` works are
    remembered. For one thread at a time.
    """

    def __init__(self, record: Recorder | None, kept: int = 4) -> None:
        self._record, self._kept = record, kept
        self._recordings: list[_Recording] = []  # the latest last
        self.trouble: str | None = None
        """Why nothing is recorded any more; None while all is well."""

    @property
    def records(self) -> bool:
        """Whether work that is repeated is recorded."""
        return self._record is not None

    def run(self, reads: Sequence[object], work: Work) -> list[Tensor]:
        """The results of `work`, which the next run may overwrite. `reads` are all objects that it depends on
        and that may be exchanged: the network, and the tensors that are renewed in place.
        """
        if self._record is None:
            return work()
        recording = self._find(reads)
        recording.times += 1
        if recording.times == 1:
            return work()
        try:
            if recording.times <= SETTLED:
                self._compare(recording, work, self._record)
            else:
                assert recording.replay is not None
                recording.replay()
        except Exception as error:  # nothing that goes wrong here may cost a picture
            self._give_up(error)
            return work()
        return recording.results

    def forget(self) -> None:
        """Free all recordings. What is repeated is recorded again."""
        self._recordings.clear()

    def _find(self, reads: Sequence[object]) -> _Recording:
        found = next((one for one in self._recordings if one.is_of(reads)), None)
        if found is None:
            found = _Recording(reads)
        else:
            self._recordings.remove(found)
        self._recordings.append(found)
        del self._recordings[: -self._kept]
        return found

    def _compare(self, recording: _Recording, work: Work, record: Recorder) -> None:
        """Bring the results up to date by a replay; ArithmeticError if the plain work gives others.

        Work may write its results in place. So the replay comes first: one that does nothing is found out.
        """
        if recording.replay is None:
            recording.results, recording.replay = record(work)
        recording.replay()
        made = [result.clone() for result in recording.results]
        if not all(_alike(*pair) for pair in zip(made, work(), strict=True)):
            raise ArithmeticError("the recorded picture differs from the plain one")

    def _give_up(self, error: Exception) -> None:
        lines = str(error).strip().splitlines()
        self.trouble = lines[0] if lines else type(error).__name__
        self._record = None
        self.forget()


def _alike(made: Tensor, expected: Tensor) -> bool:
    """False for what is not a number, too."""
    made, expected = made.float(), expected.float()
    return bool((made - expected).abs().max() <= _TOLERANCE * expected.abs().max().clamp(min=1))
