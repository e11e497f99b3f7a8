"""Rows of a table that grows. Room is made for twice as many: appending takes time for the new ones only."""

from __future__ import annotations

import torch
from torch import Tensor


class GrowingRows:
    """Rows float32 [N, C] on `device`, of which ever more are known."""

    def __init__(self, channels: int, device: torch.device) -> None:
        self._room = torch.empty(0, channels, device=device)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def rows(self) -> Tensor:
        """All rows, [N, C]: a view, which the next `append` may leave behind."""
        return self._room[: self._count]

    def append(self, fresh: Tensor) -> None:
        """More rows [n, C] at the end."""
        count = self._count + len(fresh)
        if count > len(self._room):
            room = self._room.new_empty(count if not self._count else 2 * count, self._room.shape[1])
            room[: self._count] = self.rows
            self._room = room
        self._room[self._count : count] = fresh
        self._count = count

    def trim(self) -> None:
        """Give up the room that is free."""
        if len(self._room) > self._count:
            self._room = self.rows.clone()
