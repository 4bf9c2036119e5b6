"""Gives memory that lies free back to the system, which the C library of Linux otherwise keeps for later."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

GROWN: Final = 16 * 2**20  # bytes that the program must have come to take before it is worth looking
KEPT: Final = 8 * 2**20
"""Bytes that lie free at the end of each thread's memory and are kept; the C library comes to keep 64 MB."""

SELDOM: Final = 4  # calls before it is looked how much lies free

ALONE: Final = 16 * 2**20
"""Bytes from which on a piece of memory goes back to the system as soon as it is free."""

SIZES: Final = Path("/proc/self/statm")  # the second number in it: pages of memory that the program takes

_TRIM_THRESHOLD: Final = -1  # as malloc.h has them
_MMAP_THRESHOLD: Final = -3
_COUNTS: Final = (
    *("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks"),
    *("uordblks", "fordblks", "keepcost"),  # bytes in use, and free
)


class SpareMemory:
    """Knows how much was taken, and how much of it free, when free memory was given back last."""

    def __init__(self) -> None:
        self._taken = self._free = 0
        self._looks = 0

    def give_back(self) -> bool:
        """Give back what lies free if much more is taken, or free, than after the last time; tell whether.

        That takes some ten milliseconds. Elsewhere than on Linux nothing is done.
        """
        self._looks += 1
        if _taken() - self._taken < GROWN and not self._was_let_go_of():
            return False
        _trim()
        self._taken, self._free = _taken(), _free()
        return True

    def _was_let_go_of(self) -> bool:
        """Tell whether much was let go of; how much lies free is counted piece by piece, so not each time."""
        return self._looks % SELDOM == 0 and _free() - self._free >= GROWN


def _taken() -> int:
    """Return the bytes of memory that the program takes; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    try:
        return int(SIZES.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _free() -> int:
    """Return the bytes that lie free in the C library's store, also if given back; 0 if it does not tell."""
    tell = _teller()
    return int(tell().fordblks) if tell is not None else 0


@cache
def _teller() -> Callable[[], Any] | None:
    """Return what counts the pieces of the store: glibc from 2.33 on."""
    import ctypes

    tell = getattr(ctypes.CDLL(None), "mallinfo2", None) if sys.platform == "linux" else None
    if tell is not None:
        fields = [(name, ctypes.c_size_t) for name in _COUNTS]
        tell.restype = type("Mallinfo2", (ctypes.Structure,), {"_fields_": fields})
    return tell


def _trim() -> None:
    import ctypes  # which a start can do without

    library = ctypes.CDLL(None)
    trim = getattr(library, "malloc_trim", None)  # no other C library than glibc has it
    if trim is not None:
        trim(0)
        library.mallopt(_TRIM_THRESHOLD, KEPT)  # what `trim` itself leaves to threads other than the first
        library.mallopt(_MMAP_THRESHOLD, ALONE)
