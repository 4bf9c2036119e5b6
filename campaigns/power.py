"""Cuts processes off from their disk at random moments and looks what is left of their work.

A file system on a loop device is shut down under the process as a power cut would: what was not flushed is
lost, and before half of the cuts single pages are put on the disk out of their order. The disk itself is
trusted to keep what it was asked to flush.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from campaigns.campaign import Campaign, Outcome
from campaigns.kill import Way, ended
from campaigns.small_disk import why_not

_MEMORY = Path("/dev/shm")  # the image lies in memory: the disk's own speed is of no interest


def run(folder: Path, times: int, seed: int, works: str = "", slots: int = 0) -> Outcome:
    """Cut `times` victims off, several at once, and those of the control."""
    if reason := why_not():
        return Outcome([reason], good=False)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else folder) as place:
        return ended(Path(place), times, seed, Way("campaigns.cuts", "cut off", works, slots))


CAMPAIGN = Campaign("Processes cut off from their disk at random moments, as by a power cut", 300, run)
