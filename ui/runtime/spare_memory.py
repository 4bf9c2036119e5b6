"""Gives memory that lies free back to the system, which the C library of Linux otherwise keeps for later."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

GROWN: Final = 16 * 2**20  # bytes that the program must have come to take before it is worth looking
KEPT: Final = 8 * 2**20
"""Bytes that lie free at the end of each thread's memory and are kept; the C library comes to keep 64 MB."""

ALONE: Final = 16 * 2**20
"""Bytes from which on a piece of memory goes back to the system as soon as it is free."""

SIZES: Final = Path("/proc/self/statm")  # the second number in it: pages of memory that the program takes

_TRIM_THRESHOLD: Final = -1  # as malloc.h has them
_MMAP_THRESHOLD: Final = -3


class SpareMemory:
    """Knows how much was taken when free memory was given back last."""

    def __init__(self) -> None:
        self._taken = 0

    def give_back(self) -> bool:
        """Give back what lies free if the program takes much more than after the last time; tell whether.

        That takes a few milliseconds, whatever the size. Elsewhere than on Linux nothing is done.
        """
        taken = _taken()
        if taken - self._taken < GROWN:
            return False
        _trim()
        self._taken = _taken()
        return True


def _taken() -> int:
    """Return the bytes of memory that the program takes; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    try:
        return int(SIZES.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _trim() -> None:
    import ctypes  # which a start can do without

    library = ctypes.CDLL(None)
    trim = getattr(library, "malloc_trim", None)  # no other C library than glibc has it
    if trim is not None:
        trim(0)
        library.mallopt(_TRIM_THRESHOLD, KEPT)  # what `trim` itself leaves to threads other than the first
        library.mallopt(_MMAP_THRESHOLD, ALONE)
