"""Errors that are shown to the user: UserError, and running out of memory in words."""

from __future__ import annotations

from models.translation import tr

_WORDS = ("can't allocate memory", "not enough memory", "out of memory", "insufficient memory")
"""What the allocators of torch and OpenCV say, in errors that have no type of their own."""


class UserError(Exception):
    """Something a person can put right. The message names the file (if any) and the remedy in a sentence."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether there was too little memory, whoever asked for it: Python, NumPy, torch or OpenCV."""
    if isinstance(error, MemoryError):
        return True
    known = isinstance(error, RuntimeError) or type(error).__module__.startswith("cv2")
    return known and any(words in str(error).lower() for words in _WORDS)


def memory_sentence(error: BaseException) -> str:
    """What to say to a person about an error for which `is_out_of_memory` is true."""
    if "OutOfMemory" in type(error).__name__ or "CUDA" in str(error) or "MPS" in str(error):
        return tr(
            "The memory of the graphics card is used up. Close other programs that use it, or start with "
            "--device cpu."
        )
    return tr(
        "The memory of this computer is used up. Close other programs, use a smaller picture, or remove "
        "references."
    )
