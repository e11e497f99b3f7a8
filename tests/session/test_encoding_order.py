"""What is encoded first: the open portrait, references in use, references in view, the others."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document import Portrait
from sean_editor.session.encoding import Encoded, Encoding
from sean_editor.session.encoding_order import OTHER, SEEN, EncodingOrder
from sean_editor.session.mailbox import Mailbox

IDS = st.text("abcdefgh", min_size=1, max_size=1)


class Counting(OrderedDict):
    """Counts how often somebody looks into it."""

    looks = 0

    def __contains__(self, key: object) -> bool:
        self.looks += 1
        return super().__contains__(key)

    def values(self):
        for value in super().values():
            self.looks += 1
            yield value


@given(st.lists(IDS, unique=True), IDS, st.sets(IDS), st.none() | st.lists(IDS, unique=True))
def test_the_first_has_the_least_rank(waiting, own, used, seen) -> None:
    order = EncodingOrder()
    order.need(own, used)
    if seen is not None:
        order.see(seen)
    items = OrderedDict((name, name) for name in waiting)
    asked = []
    while (first := order.first(items)) is not None:
        asked.append(first)
        del items[first]
    assert sorted(asked) == sorted(waiting)
    assert [order.rank(name) for name in asked] == sorted(order.rank(name) for name in waiting)
    in_view = [name for name in asked if order.rank(name) == SEEN]
    wanted = waiting if seen is None else seen
    assert in_view == [name for name in wanted if name in in_view], "from the top"
    others = [name for name in asked if order.rank(name) == OTHER]
    assert others == [name for name in waiting if name in others], "in order of asking"


def test_no_question_takes_longer_where_more_wait() -> None:
    order = EncodingOrder()
    order.need("own", {"used 1", "used 2"})
    order.see(["seen 1", "seen 2", "seen 3"])
    looks = set()
    for count in (10, 1000):
        waiting = Counting((str(number), number) for number in range(count))
        for number in range(10):
            assert order.first(waiting) == number
            del waiting[str(number)]
        looks.add(waiting.looks)
    assert looks == {70}


class Bench:
    """An encoding whose passes wait for a word, and what it handed over."""

    def __init__(self, refines: bool = False) -> None:
        self.begun: list[int] = []
        self._go = threading.Semaphore(0)
        self.busy = False
        bank = SimpleNamespace(find=lambda image, labels: None)
        engine = SimpleNamespace(refines=refines, bank=bank, encode=self._encode, encode_once=self._encode)
        self.mailbox = Mailbox()
        self.encoding = Encoding(engine, self.mailbox, lambda: self.busy)
        self.done: list[Encoded] = []
        self.encoding.encoded.connect(self.done.append)

    def _encode(self, image: np.ndarray, labels: np.ndarray, between=None) -> int:
        self.begun.append(int(image[0, 0, 0]))
        assert self._go.acquire(timeout=60)
        return self.begun[-1]

    def let(self, passes: int) -> None:
        for _ in range(passes):
            self._go.release()

    def wait(self, done: int) -> None:
        end = time.monotonic() + 60
        while len(self.done) < done:
            assert time.monotonic() < end, self.begun
            self.mailbox.pump()
            time.sleep(0.002)

    def begins(self, count: int) -> None:
        end = time.monotonic() + 60
        while len(self.begun) < count:
            assert time.monotonic() < end, self.begun
            time.sleep(0.002)


@pytest.fixture
def bench():
    made = Bench()
    yield made
    made.let(100)
    made.encoding.close()


def portraits(count: int) -> list[Portrait]:
    labels = np.zeros((4, 4), np.uint8)
    return [Portrait(str(n), np.full((4, 4, 3), n, np.uint8), labels) for n in range(count)]


def test_what_comes_into_view_is_encoded_next(bench: Bench) -> None:
    faces = portraits(10)
    bench.encoding.see([])
    bench.encoding.want(*faces)
    bench.begins(1)
    bench.encoding.see([faces[7].id, faces[5].id])
    bench.let(3)
    bench.wait(3)
    bench.begins(4)
    bench.encoding.see([faces[9].id, faces[8].id])
    bench.encoding.need("", {faces[6].id})
    bench.let(7)
    bench.wait(10)
    assert bench.begun == [0, 7, 5, 1, 6, 9, 8, 2, 3, 4]
    assert [one.id for one in bench.done] == [faces[n].id for n in bench.begun]


def test_what_nobody_sees_waits_while_an_edit_is_under_way(bench: Bench) -> None:
    faces = portraits(4)
    bench.busy = True
    bench.encoding.see([faces[2].id])
    bench.let(4)
    bench.encoding.want(*faces)
    bench.wait(1)
    time.sleep(0.1)
    assert bench.begun == [2] and not bench.encoding.idle
    bench.busy = False
    bench.wait(4)
    assert bench.begun == [2, 0, 1, 3]


def test_what_is_seen_is_refined_before_others_are_begun() -> None:
    bench = Bench(refines=True)
    try:
        faces = portraits(3)
        bench.encoding.see([faces[1].id])
        bench.encoding.want(*faces)
        bench.let(6)
        bench.wait(6)
        assert bench.begun[:2] == [1, 1], "its first pass, and its refinement"
        assert sorted(bench.begun) == [0, 0, 1, 1, 2, 2]
        assert [one.refining for one in bench.done if one.id == faces[1].id] == [True, False]
    finally:
        bench.encoding.close()


def test_one_that_is_dropped_does_not_come(bench: Bench) -> None:
    faces = portraits(3)
    bench.encoding.want(*faces)
    bench.begins(1)
    bench.encoding.drop(faces[0].id)
    bench.encoding.drop(faces[1].id)
    bench.let(3)
    bench.wait(1)
    assert [one.id for one in bench.done] == [faces[2].id] and bench.begun == [0, 2]
