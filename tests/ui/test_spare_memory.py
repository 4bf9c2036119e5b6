"""Memory that lies free goes back to the system where much was taken since the last time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.runtime.spare_memory import GROWN, SELDOM, SpareMemory

PIECE = 4000  # bytes: too many for Python's own store, too few for a place of their own


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux keeps what lies free")
def test_what_lies_free_between_what_is_kept_goes_back() -> None:
    spare = SpareMemory()
    spare.give_back()
    pieces = [bytes(PIECE) for _ in range(4 * GROWN // PIECE)]
    kept = pieces[::100]  # so that the end of the heap is never free
    pieces.clear()
    before = resident()
    assert spare.give_back()
    assert resident() < before - 2 * GROWN
    assert not spare.give_back()
    assert kept


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux keeps what lies free")
def test_what_was_in_use_at_the_last_time_goes_back_later() -> None:
    spare = SpareMemory()
    pieces = [bytes(PIECE) for _ in range(4 * GROWN // PIECE)]
    assert spare.give_back()
    kept = pieces[::100]
    pieces.clear()
    before = resident()
    assert any(spare.give_back() for _look in range(SELDOM))
    assert resident() < before - 2 * GROWN
    assert not any(spare.give_back() for _look in range(2 * SELDOM))
    assert kept


def resident() -> int:
    """Return the bytes that this process takes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024
