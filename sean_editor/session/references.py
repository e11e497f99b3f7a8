"""The references of one session, and which of them have style codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from models.translation import tr
from sean_editor.document import Document, Portrait, Signal
from sean_editor.document.pixel_store import PixelStore
from sean_editor.engine.worker import TaskWorker
from sean_editor.photo.own_photo import without_photo
from sean_editor.session.encoding import Encoded, Encoding
from sean_editor.session.present import Reference


class References:
    """In the order they were added. `encoding` makes their codes; the session hands over what it announces.

    `document` gives the open one. Signals: changed() when references came or went, removed() after some went
    on request, ready(id) when one has other codes.
    """

    def __init__(self, encoding: Encoding, document: Callable[[], Document | None]) -> None:
        self.changed, self.removed, self.ready = Signal(), Signal(), Signal()
        self._encoding, self._document = encoding, document
        self._all: dict[str, Reference] = {}
        self._unencoded: set[str] = set()  # ids of references without codes
        self._encoded_before: set[str] = set()  # of those that another network could encode
        self._store, self._keeper = PixelStore(), TaskWorker(lambda _: None)  # of pixels

    def __iter__(self) -> Iterator[Reference]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, reference_id: str) -> bool:
        return reference_id in self._all

    def get(self, reference_id: str) -> Reference | None:
        """The reference with this id, None if there is none."""
        return self._all.get(reference_id)

    @property
    def unencoded(self) -> int:
        """How many have no codes yet."""
        return len(self._unencoded)

    @property
    def has_new_unencoded(self) -> bool:
        """Whether there are some that never had codes, which `remove_unencoded` removes."""
        return not self._unencoded <= self._encoded_before

    # coming and going

    def add_one(self, portrait: Portrait, kept: bool = False) -> Reference:
        """Offer a portrait's styles, as `add`."""
        return self.add((portrait,), kept)[0]

    def add(self, portraits: Sequence[Portrait], kept: bool = False) -> list[Reference]:
        """Offer the styles of portraits; they are encoded in the background. The same portrait counts once.
        All are announced together, after the last.

        `kept`: they come from an earlier start, and belong to no project unless they are used.
        """
        light = [without_photo(portrait) for portrait in portraits]
        if new := [portrait for portrait in light if self._is_new(portrait, kept)]:
            self._encoding.want(*new)
            self.changed.emit()
        return [self._all[portrait.id] for portrait in light]

    def _is_new(self, portrait: Portrait, kept: bool) -> bool:
        """Take a reference in; one that is there may get a close-up."""
        known, close_up = self._all.get(portrait.id), portrait.close_up
        if known is None:
            self._all[portrait.id] = Reference(portrait.id, portrait, kept=kept)
            self._unencoded.add(portrait.id)
            self._keeper.submit(portrait.id, lambda: self._rest(portrait))
        elif known.portrait.close_up is None and close_up is not None:
            closer = replace(known.portrait, close_up=close_up)
            self._all[portrait.id] = replace(known, portrait=closer)
            self._keeper.submit(portrait.id, lambda: self._rest(closer))
        return known is None

    def _rest(self, portrait: Portrait) -> None:
        """On the thread. What is gone meanwhile need not be written."""
        if portrait.id in self._all:
            portrait.rest(self._store)

    def remove(self, reference_id: str) -> None:
        """Remove a reference. Regions with its style stay assigned and show their own style."""
        self._remove((reference_id,))

    def remove_unencoded(self) -> None:
        """Remove the references that never had codes."""
        self._remove(tuple(self._unencoded - self._encoded_before))

    def _remove(self, reference_ids: Iterable[str]) -> None:
        gone = [one for name in reference_ids if (one := self._all.pop(name, None)) is not None]
        document = self._document()
        for reference in gone:
            self._unencoded.discard(reference.id)
            self._encoded_before.discard(reference.id)
            if document is None or document.portrait.id != reference.id:
                self._encoding.drop(reference.id)
        if gone:
            self.changed.emit()
            self.removed.emit()

    def see(self, reference_ids: Sequence[str]) -> None:
        """A view shows these references, topmost first: they are encoded before those that nobody sees.

        Until the first call, all count as seen.
        """
        self._encoding.see(reference_ids)

    # codes

    def take(self, done: Encoded) -> Reference | None:
        """Take codes in. The reference as it was before, None if there is none."""
        before = self._all.get(done.id)
        if before is not None:
            self._unencoded.discard(done.id)
            self._all[done.id] = replace(before, matrix=done.matrix, refining=done.refining)
            self.ready.emit(done.id)
        return before

    def fail(self, done: Encoded) -> str:
        """A reference without styles is of no use: it goes, and the sentence says whose it was. Where only
        the refinement failed, the codes of the first pass stay.
        """
        error, reference = done.error or "", self._all.get(done.id)
        if reference is not None and reference.matrix is None and done.id in self._encoded_before:
            self._unencoded.discard(done.id)  # it stays for a network that can encode it
            self.changed.emit()
        elif reference is not None and reference.matrix is None:
            del self._all[reference.id]
            self._unencoded.discard(reference.id)
            self.changed.emit()
            error = tr(
                "{reference} was left out of the references. {error}",
                reference=reference.portrait.name,
                error=error,
            )
        elif reference is not None:
            self._all[reference.id] = replace(reference, refining=False)
            self.ready.emit(reference.id)
        return error

    def lose_codes(self) -> None:
        """Another network is in use: all wait to be encoded by it."""
        self._encoded_before |= self._all.keys() - self._unencoded
        self._unencoded = set(self._all)
        for reference in list(self):
            self._all[reference.id] = replace(reference, matrix=None, refining=False)

    @property
    def idle(self) -> bool:
        """Whether the pixels of all of them are at rest."""
        return self._keeper.idle

    def close(self) -> None:
        """End the thread."""
        self._keeper.close()
